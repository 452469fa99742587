/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * topsheet_thumbnail_decode:
 * @size: longest edge in pixels; smaller pictures keep their size
 *
 * Decodes the file at @path scaled down, turns it upright as its EXIF says, lays what is transparent over a neutral
 * checkerboard (black and white subjects both stay visible, and people see that it is transparent) and packs it as JPEG
 * of quality 85. (transfer full)
 */
GBytes *topsheet_thumbnail_decode (const char    *path,
                                   guint          size,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
