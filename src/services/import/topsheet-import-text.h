/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * topsheet_import_text_to_paths:
 * @text: what somebody copied
 *
 * The files that a text names: a line each, as an absolute path, one from the home folder ("~/renders") or a `file:` address, also in quotation marks. Blank
 * lines and those that begin with "#" do not count, nor does what a file manager says before its files ("x-special/nautilus-clipboard", "copy", "cut").
 * Blocking: it looks whether there are files.
 *
 * Returns: (transfer full) (nullable): absolute paths, each once; %NULL when any line is something else or none of the files is there
 */
char **topsheet_import_text_to_paths (const char *text);

G_END_DECLS
