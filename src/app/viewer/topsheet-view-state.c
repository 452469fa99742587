/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-view-state.h"

struct _TopsheetViewState
{
  GObject parent_instance;
  TopsheetViewSize reference;
  gboolean fit;
  double scale;
  double x; /* fractions of the picture that lie in the middle of the view */
  double y;
};

G_DEFINE_FINAL_TYPE (TopsheetViewState, topsheet_view_state, G_TYPE_OBJECT)

static guint signal_changed;

static void
topsheet_view_state_class_init (TopsheetViewStateClass *klass)
{
  signal_changed = g_signal_new ("changed", TOPSHEET_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
topsheet_view_state_init (TopsheetViewState *self)
{
  self->fit = TRUE;
  self->scale = 1;
  self->x = self->y = 0.5;
}

static void
changed (TopsheetViewState *self)
{
  g_signal_emit (self, signal_changed, 0);
}

static double
get_fit_scale (TopsheetViewSize picture, TopsheetViewSize view)
{
  if (picture.width <= 0 || picture.height <= 0)
    return 1;
  return MIN (MIN (view.width / picture.width, view.height / picture.height), 1);
}

/* Pixels of the reference for each pixel of @picture. */
static double
get_ratio (TopsheetViewState *self, TopsheetViewSize picture)
{
  if (self->reference.width <= 0 || picture.width <= 0)
    return 1;
  return self->reference.width / picture.width;
}

static TopsheetViewSize
get_reference (TopsheetViewState *self, TopsheetViewSize picture)
{
  return self->reference.width > 0 ? self->reference : picture;
}

/* No gap at an edge while there is more of the picture on the other side. */
static double
clamp_centre (double centre, double length, double room)
{
  double half;

  if (length <= room)
    return 0.5;
  half = room / length / 2;
  return CLAMP (centre, half, 1 - half);
}

TopsheetViewState *
topsheet_view_state_new (void)
{
  return g_object_new (TOPSHEET_TYPE_VIEW_STATE, NULL);
}

void
topsheet_view_state_set_reference (TopsheetViewState *self, TopsheetViewSize reference)
{
  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self));
  if (self->reference.width == reference.width && self->reference.height == reference.height)
    return;
  self->reference = reference;
  changed (self);
}

gboolean
topsheet_view_state_get_fit (TopsheetViewState *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEW_STATE (self), TRUE);
  return self->fit;
}

TopsheetViewPlace
topsheet_view_state_place (TopsheetViewState *self, TopsheetViewSize picture, TopsheetViewSize view)
{
  TopsheetViewPlace place = { 0, 0, 1 };
  double x, y;

  g_return_val_if_fail (TOPSHEET_IS_VIEW_STATE (self), place);
  /* A take of another shape may need more room than the reference. */
  if (self->fit)
    place.scale = MIN (get_fit_scale (get_reference (self, picture), view) * get_ratio (self, picture),
                       MIN (view.width / MAX (picture.width, 1), view.height / MAX (picture.height, 1)));
  else
    place.scale = self->scale * get_ratio (self, picture);
  x = clamp_centre (self->fit ? 0.5 : self->x, picture.width * place.scale, view.width);
  y = clamp_centre (self->fit ? 0.5 : self->y, picture.height * place.scale, view.height);
  place.x = view.width / 2 - x * picture.width * place.scale;
  place.y = view.height / 2 - y * picture.height * place.scale;
  return place;
}

void
topsheet_view_state_fit (TopsheetViewState *self)
{
  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self));
  self->fit = TRUE;
  self->x = self->y = 0.5;
  changed (self);
}

void
topsheet_view_state_zoom_to (TopsheetViewState *self,
                             double scale,
                             double x,
                             double y,
                             TopsheetViewSize picture,
                             TopsheetViewSize view)
{
  TopsheetViewPlace place;
  double width, height;

  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self));
  if (picture.width <= 0 || picture.height <= 0 || view.width <= 0 || view.height <= 0)
    return;
  place = topsheet_view_state_place (self, picture, view);
  width = picture.width * get_ratio (self, picture) * scale;
  height = picture.height * get_ratio (self, picture) * scale;
  self->fit = FALSE;
  self->scale = scale;
  self->x = clamp_centre ((x - place.x) / (picture.width * place.scale) + (view.width / 2 - x) / width, width,
                          view.width);
  self->y = clamp_centre ((y - place.y) / (picture.height * place.scale) + (view.height / 2 - y) / height, height,
                          view.height);
  changed (self);
}

void
topsheet_view_state_zoom_by (TopsheetViewState *self,
                             double factor,
                             double x,
                             double y,
                             TopsheetViewSize picture,
                             TopsheetViewSize view)
{
  double scale, fit;

  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self));
  fit = get_fit_scale (get_reference (self, picture), view);
  scale = MIN (topsheet_view_state_get_scale (self, view) * factor, TOPSHEET_VIEW_MAX_SCALE);
  if (scale <= fit * 1.001 && factor < 1)
    topsheet_view_state_fit (self);
  else
    topsheet_view_state_zoom_to (self, scale, x, y, picture, view);
}

void
topsheet_view_state_pan (TopsheetViewState *self, double dx, double dy, TopsheetViewSize picture, TopsheetViewSize view)
{
  TopsheetViewPlace place;

  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self));
  if (self->fit || picture.width <= 0 || picture.height <= 0)
    return;
  place = topsheet_view_state_place (self, picture, view);
  topsheet_view_state_centre (self, (view.width / 2 - place.x - dx) / (picture.width * place.scale),
                              (view.height / 2 - place.y - dy) / (picture.height * place.scale), picture, view);
}

void
topsheet_view_state_centre (TopsheetViewState *self, double x, double y, TopsheetViewSize picture, TopsheetViewSize view)
{
  double scale;

  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self));
  if (self->fit)
    return;
  scale = self->scale * get_ratio (self, picture);
  self->x = clamp_centre (x, picture.width * scale, view.width);
  self->y = clamp_centre (y, picture.height * scale, view.height);
  changed (self);
}

double
topsheet_view_state_get_scale (TopsheetViewState *self, TopsheetViewSize view)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEW_STATE (self), 1);
  return self->fit ? get_fit_scale (self->reference, view) : self->scale;
}

void
topsheet_view_state_copy (TopsheetViewState *self, TopsheetViewState *from)
{
  g_return_if_fail (TOPSHEET_IS_VIEW_STATE (self) && TOPSHEET_IS_VIEW_STATE (from));
  self->fit = from->fit;
  self->scale = from->scale;
  self->x = from->x;
  self->y = from->y;
  changed (self);
}
