/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_VIEW_MAX_SCALE 32.0

/**
 * TopsheetViewSize:
 *
 * Width and height, of a picture in its pixels or of a window in pixels of the screen.
 */
typedef struct
{
  double width;
  double height;
} TopsheetViewSize;

/**
 * TopsheetViewPlace:
 * @x, @y: where the picture's corner lies, in pixels of the screen from the corner of the view
 * @scale: pixels of the screen for each pixel of the picture
 */
typedef struct
{
  double x;
  double y;
  double scale;
} TopsheetViewPlace;

#define TOPSHEET_TYPE_VIEW_STATE (topsheet_view_state_get_type ())
/**
 * TopsheetViewState:
 *
 * How a picture lies in its view: fitted, or at a scale around a centre. Several views that share one move as one. The centre is a fraction of the picture
 * and the scale counts pixels of a reference (the first picture), so takes of different sizes show the same detail in the same place.
 *
 * Signal: changed ().
 */
G_DECLARE_FINAL_TYPE (TopsheetViewState, topsheet_view_state, TOPSHEET, VIEW_STATE, GObject)

TopsheetViewState *topsheet_view_state_new           (void);
/* Size of the picture whose pixels the scale counts. */
void               topsheet_view_state_set_reference (TopsheetViewState *self,
                                                      TopsheetViewSize   reference);
gboolean           topsheet_view_state_get_fit       (TopsheetViewState *self);
/* Where a picture lies in a view. Pictures are fitted by shrinking, never by enlarging. */
TopsheetViewPlace  topsheet_view_state_place         (TopsheetViewState *self,
                                                      TopsheetViewSize   picture,
                                                      TopsheetViewSize   view);
void               topsheet_view_state_fit           (TopsheetViewState *self);
/* To @scale (of the reference), so that the point @x, @y of @view stays where it is. */
void               topsheet_view_state_zoom_to       (TopsheetViewState *self,
                                                      double             scale,
                                                      double             x,
                                                      double             y,
                                                      TopsheetViewSize   picture,
                                                      TopsheetViewSize   view);
/* By @factor; zooming out ends at the whole picture. */
void               topsheet_view_state_zoom_by       (TopsheetViewState *self,
                                                      double             factor,
                                                      double             x,
                                                      double             y,
                                                      TopsheetViewSize   picture,
                                                      TopsheetViewSize   view);
/* Moves the picture by pixels of the screen, up to its edges. */
void               topsheet_view_state_pan           (TopsheetViewState *self,
                                                      double             dx,
                                                      double             dy,
                                                      TopsheetViewSize   picture,
                                                      TopsheetViewSize   view);
/* Puts the point at the fractions @x, @y of the picture into the middle. */
void               topsheet_view_state_centre        (TopsheetViewState *self,
                                                      double             x,
                                                      double             y,
                                                      TopsheetViewSize   picture,
                                                      TopsheetViewSize   view);
/* Scale of the reference in a view, for "34 %". */
double             topsheet_view_state_get_scale     (TopsheetViewState *self,
                                                      TopsheetViewSize   view);
void               topsheet_view_state_copy          (TopsheetViewState *self,
                                                      TopsheetViewState *from);

G_END_DECLS
