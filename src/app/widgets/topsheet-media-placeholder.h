/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * topsheet_media_placeholder_snapshot:
 * @format: (nullable): of the file ("mp4")
 * @frame: the place of the picture, in the coordinates of @widget
 * @ink: colour of the text there
 *
 * Paints what stands in for a picture that there is not: a strip of film, or a picture that cannot be shown. Quiet, in the middle of its place.
 */
void topsheet_media_placeholder_snapshot (GtkWidget             *widget,
                                          GtkSnapshot           *snapshot,
                                          const char            *format,
                                          const graphene_rect_t *frame,
                                          const GdkRGBA         *ink);

G_END_DECLS
