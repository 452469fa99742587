/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * topsheet_file_output_write:
 *
 * Writes a file that a person asked for: into a temporary neighbour, to the disk, and then under its name, so that nobody ever sees half of it and what
 * was there before stays when it fails. Blocking; call it from a worker where the file is large.
 *
 * Returns: %FALSE with %G_IO_ERROR and a sentence that names @path
 */
gboolean topsheet_file_output_write (const char  *path,
                                     GBytes      *bytes,
                                     GError     **error);

G_END_DECLS
