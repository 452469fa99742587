/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * topsheet_edit_copy:
 * @folder: made when it is not there
 * @stem: "SH010_v003_edit"
 *
 * Copies the file at @path to `folder/stem.ext`, or `stem-2.ext` and so on where that name is taken; nothing is ever overwritten. The copy can be written by its
 * owner, whatever the original allows. Blocking.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *topsheet_edit_copy (const char  *path,
                          const char  *folder,
                          const char  *stem,
                          GError     **error);

G_END_DECLS
