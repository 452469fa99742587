/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/viewer/topsheet-picture-source.h"
#include "app/viewer/topsheet-view-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PICTURE_VIEW (topsheet_picture_view_get_type ())
/**
 * TopsheetPictureView:
 *
 * A picture of any size: fitted, or zoomed and moved with wheel, fingers and drag, as its #TopsheetViewState says. It asks its source only for the
 * tiles that can be seen, at the level that the zoom needs; until they arrive coarser ones stand in. Zoomed in, a small map shows where one is.
 */
G_DECLARE_FINAL_TYPE (TopsheetPictureView, topsheet_picture_view, TOPSHEET, PICTURE_VIEW, GtkWidget)

GtkWidget  *topsheet_picture_view_new           (TopsheetPictureSource *source,
                                                 TopsheetViewState     *state);
/**
 * topsheet_picture_view_show_file:
 * @path: (nullable): the picture
 * @width, @height: as far as known, 0 = not
 * @stand_in: (nullable): a thumbnail until pixels arrive
 */
void        topsheet_picture_view_show_file     (TopsheetPictureView   *self,
                                                 const char            *path,
                                                 guint                  width,
                                                 guint                  height,
                                                 GdkTexture            *stand_in);
/* Something that moves, in place of a file; %NULL = nothing. */
void        topsheet_picture_view_show_paintable (TopsheetPictureView  *self,
                                                  GdkPaintable         *paintable);
void        topsheet_picture_view_set_stand_in  (TopsheetPictureView   *self,
                                                 GdkTexture            *stand_in);
void        topsheet_picture_view_set_state     (TopsheetPictureView   *self,
                                                 TopsheetViewState     *state);
/* Whether the small map is shown when there is more than can be seen. */
void        topsheet_picture_view_set_has_map   (TopsheetPictureView   *self,
                                                 gboolean               has_map);
/* Size of the picture; 0 × 0 while not known. */
TopsheetViewSize topsheet_picture_view_get_picture_size (TopsheetPictureView *self);
/* Size of the view in pixels of the screen. */
TopsheetViewSize topsheet_picture_view_get_view_size (TopsheetPictureView *self);
/* Around the pointer, or the middle when it is elsewhere. */
void        topsheet_picture_view_zoom_by       (TopsheetPictureView   *self,
                                                 double                 factor);
void        topsheet_picture_view_zoom_to       (TopsheetPictureView   *self,
                                                 double                 scale);
/* By fractions of the view. FALSE when there is nothing to move. */
gboolean    topsheet_picture_view_pan           (TopsheetPictureView   *self,
                                                 double                 dx,
                                                 double                 dy);
/* Whether the last frame showed every pixel that belongs there. */
gboolean    topsheet_picture_view_is_complete   (TopsheetPictureView   *self);

G_END_DECLS
