/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * topsheet_painted_once_pays:
 * @widget: that is being drawn
 *
 * Returns: whether the processor draws @widget, on whole pixels: it looks the same when it is painted into a picture once, and every frame in which only its
 *   place changes costs a copy of that picture then. A graphics card is quicker with what is in it.
 */
gboolean topsheet_painted_once_pays   (GtkWidget     *widget);

/**
 * topsheet_painted_once_append:
 * @widget: whose size the picture has; nothing of @node may be outside it
 * @snapshot: gets the picture of @node
 * @node: (transfer full) (nullable): what @widget looks like; GTK keeps the picture until gtk_widget_queue_draw()
 */
void     topsheet_painted_once_append (GtkWidget     *widget,
                                       GtkSnapshot   *snapshot,
                                       GskRenderNode *node);

G_END_DECLS
