/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** TOPSHEET_LOOK_ALIKE: pictures whose looks differ in at most so many of the 64 bits are called alike. */
#define TOPSHEET_LOOK_ALIKE 6

/**
 * topsheet_look_read:
 * @thumbnail: a picture in a format of GdkPixbuf, as topsheet_thumbnail_decode() makes them
 * @look: (out): 64 bits
 *
 * What a picture looks like, in 64 bits: whether each of 8 × 8 places is darker than its right neighbour, on a grey picture of 9 × 8. It stays nearly the same when a
 * picture is scaled, packed again or made a little brighter; a crop or a turn changes it. Difference hash, after N. Krawetz, "Kind of Like That" (2013).
 *
 * Returns: %FALSE with an error where it cannot be decoded, and with %G_IO_ERROR_NOT_SUPPORTED where the picture is one even colour, of which any two would be alike
 */
gboolean topsheet_look_read           (GBytes   *thumbnail,
                                       guint64  *look,
                                       GError  **error);
/* In how many of 64 bits two looks differ. */
guint    topsheet_look_get_difference (guint64   a,
                                       guint64   b);

G_END_DECLS
