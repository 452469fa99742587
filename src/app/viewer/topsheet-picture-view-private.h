/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/viewer/topsheet-picture-view.h"

G_BEGIN_DECLS

struct _TopsheetPictureView
{
  GtkWidget              parent_instance;
  TopsheetPictureSource *source;
  TopsheetViewState     *state;
  char                  *path;
  TopsheetViewSize       size;      /* of the picture as far as it is known */
  GdkTexture            *stand_in;
  GdkPaintable          *paintable;
  gboolean               has_map;
  gboolean               complete;
  double                 pointer_x; /* in pixels of the screen; negative = elsewhere */
  double                 pointer_y;
  double                 drag_x;
  double                 drag_y;
  double                 pinch;     /* scale of the pinch that was taken already */
  gboolean               drags_map;
};

/* Pixels of the screen for each logical pixel. */
double          topsheet_picture_view_get_density (TopsheetPictureView *self);
/* topsheet-picture-view-input.c */
void            topsheet_picture_view_set_up_input (TopsheetPictureView *self);
/* topsheet-picture-view-draw.c */
void            topsheet_picture_view_draw         (TopsheetPictureView *self,
                                                    GtkSnapshot         *snapshot);
/* Where the small map lies, in logical pixels. FALSE when there is none. */
gboolean        topsheet_picture_view_get_map      (TopsheetPictureView *self,
                                                    graphene_rect_t     *map);

G_END_DECLS
