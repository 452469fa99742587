/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-picture-view-private.h"

#include "app/viewer/topsheet-picture-pass.h"
#include "media/topsheet-picture-reader.h"

G_DEFINE_FINAL_TYPE (TopsheetPictureView, topsheet_picture_view, GTK_TYPE_WIDGET)

double
topsheet_picture_view_get_density (TopsheetPictureView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

TopsheetViewSize
topsheet_picture_view_get_picture_size (TopsheetPictureView *self)
{
  TopsheetViewSize none = { 0, 0 };

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_VIEW (self), none);
  if (self->paintable)
    return (TopsheetViewSize) { gdk_paintable_get_intrinsic_width (self->paintable),
                                gdk_paintable_get_intrinsic_height (self->paintable) };
  return self->size;
}

TopsheetViewSize
topsheet_picture_view_get_view_size (TopsheetPictureView *self)
{
  double density;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_VIEW (self), ((TopsheetViewSize) { 0, 0 }));
  density = topsheet_picture_view_get_density (self);
  return (TopsheetViewSize) { gtk_widget_get_width (GTK_WIDGET (self)) * density,
                              gtk_widget_get_height (GTK_WIDGET (self)) * density };
}

/* Tiles along one edge that lie in the view. */
static void
find_tiles (double place, double scale, double room, guint length, guint level, guint *first, guint *end)
{
  double side = TOPSHEET_PICTURE_TILE * (double) (1u << level) * scale;
  guint n = topsheet_picture_count_tiles (length, level);

  *first = (guint) CLAMP (-place / side, 0, n - 1);
  *end = (guint) CLAMP ((room - place) / side + 1, *first + 1, n);
}

static TopsheetPictureWant
describe_want (TopsheetPictureView *self, TopsheetViewSize view)
{
  TopsheetPictureWant want = { .path = self->path,
                               .level = TOPSHEET_PICTURE_LEVEL_FOR_BOX,
                               .box_width = (guint) view.width,
                               .box_height = (guint) view.height };
  TopsheetViewPlace place;
  guint width, height;

  if (!topsheet_picture_source_get_size (self->source, self->path, &width, &height, NULL))
    return want;
  place = topsheet_view_state_place (self->state, (TopsheetViewSize) { width, height }, view);
  want.level = (int) topsheet_picture_choose_level (place.scale);
  find_tiles (place.x, place.scale, view.width, width, (guint) want.level, &want.first_x, &want.end_x);
  find_tiles (place.y, place.scale, view.height, height, (guint) want.level, &want.first_y, &want.end_y);
  return want;
}

static void
update_want (TopsheetPictureView *self)
{
  TopsheetViewSize view = topsheet_picture_view_get_view_size (self);
  TopsheetPictureWant want;

  if (!self->source)
    return;
  if (!self->path || !gtk_widget_get_mapped (GTK_WIDGET (self)) || view.width < 1 || view.height < 1)
    {
      topsheet_picture_source_want (self->source, self, NULL, 0);
      return;
    }
  want = describe_want (self, view);
  topsheet_picture_source_want (self->source, self, &want, 1);
}

static void
source_changed_cb (TopsheetPictureView *self, const char *path)
{
  guint width, height;

  if (g_strcmp0 (path, self->path) != 0)
    return;
  if (topsheet_picture_source_get_size (self->source, path, &width, &height, NULL) &&
      (self->size.width != width || self->size.height != height))
    {
      self->size = (TopsheetViewSize) { width, height };
      update_want (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
state_changed_cb (TopsheetPictureView *self)
{
  update_want (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
topsheet_picture_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  topsheet_picture_view_draw (TOPSHEET_PICTURE_VIEW (widget), snapshot);
}

static void
topsheet_picture_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  update_want (TOPSHEET_PICTURE_VIEW (widget));
}

static void
topsheet_picture_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (topsheet_picture_view_parent_class)->map (widget);
  update_want (TOPSHEET_PICTURE_VIEW (widget));
}

static void
topsheet_picture_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (topsheet_picture_view_parent_class)->unmap (widget);
  update_want (TOPSHEET_PICTURE_VIEW (widget));
}

static void
topsheet_picture_view_dispose (GObject *object)
{
  TopsheetPictureView *self = TOPSHEET_PICTURE_VIEW (object);

  if (self->source)
    topsheet_picture_source_want (self->source, self, NULL, 0);
  topsheet_picture_view_show_paintable (self, NULL);
  g_clear_object (&self->stand_in);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->state);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (topsheet_picture_view_parent_class)->dispose (object);
}

static void
topsheet_picture_view_class_init (TopsheetPictureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_picture_view_dispose;
  widget_class->snapshot = topsheet_picture_view_snapshot;
  widget_class->size_allocate = topsheet_picture_view_size_allocate;
  widget_class->map = topsheet_picture_view_map;
  widget_class->unmap = topsheet_picture_view_unmap;
  gtk_widget_class_set_css_name (widget_class, "pictureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
topsheet_picture_view_init (TopsheetPictureView *self)
{
  self->pointer_x = self->pointer_y = -1;
  self->has_map = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  topsheet_picture_view_set_up_input (self);
}

GtkWidget *
topsheet_picture_view_new (TopsheetPictureSource *source, TopsheetViewState *state)
{
  TopsheetPictureView *self;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (source), NULL);
  self = g_object_new (TOPSHEET_TYPE_PICTURE_VIEW, NULL);
  self->source = g_object_ref (source);
  g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  topsheet_picture_view_set_state (self, state);
  return GTK_WIDGET (self);
}

void
topsheet_picture_view_set_state (TopsheetPictureView *self, TopsheetViewState *state)
{
  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self) && TOPSHEET_IS_VIEW_STATE (state));
  if (self->state == state)
    return;
  if (self->state)
    g_signal_handlers_disconnect_by_func (self->state, state_changed_cb, self);
  g_set_object (&self->state, state);
  g_signal_connect_object (state, "changed", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
}

void
topsheet_picture_view_show_file (TopsheetPictureView *self,
                                 const char *path,
                                 guint width,
                                 guint height,
                                 GdkTexture *stand_in)
{
  guint w, h;

  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self));
  topsheet_picture_view_show_paintable (self, NULL);
  g_set_str (&self->path, path);
  g_set_object (&self->stand_in, stand_in);
  self->size = (TopsheetViewSize) { width, height };
  if (path && topsheet_picture_source_get_size (self->source, path, &w, &h, NULL))
    self->size = (TopsheetViewSize) { w, h };
  self->complete = FALSE;
  state_changed_cb (self);
}

void
topsheet_picture_view_show_paintable (TopsheetPictureView *self, GdkPaintable *paintable)
{
  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self));
  if (self->paintable == paintable)
    return;
  if (self->paintable)
    g_signal_handlers_disconnect_by_func (self->paintable, gtk_widget_queue_draw, self);
  g_set_object (&self->paintable, paintable);
  if (!paintable)
    return;
  g_clear_pointer (&self->path, g_free);
  g_signal_connect_object (paintable, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (paintable, "invalidate-size", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
}

void
topsheet_picture_view_set_stand_in (TopsheetPictureView *self, GdkTexture *stand_in)
{
  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self));
  if (g_set_object (&self->stand_in, stand_in))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
topsheet_picture_view_set_has_map (TopsheetPictureView *self, gboolean has_map)
{
  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self));
  self->has_map = has_map;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
find_anchor (TopsheetPictureView *self, TopsheetViewSize view, double *x, double *y)
{
  gboolean inside = self->pointer_x >= 0;

  *x = inside ? self->pointer_x : view.width / 2;
  *y = inside ? self->pointer_y : view.height / 2;
}

void
topsheet_picture_view_zoom_by (TopsheetPictureView *self, double factor)
{
  TopsheetViewSize view;
  double x, y;

  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self));
  view = topsheet_picture_view_get_view_size (self);
  find_anchor (self, view, &x, &y);
  topsheet_view_state_zoom_by (self->state, factor, x, y, topsheet_picture_view_get_picture_size (self), view);
}

void
topsheet_picture_view_zoom_to (TopsheetPictureView *self, double scale)
{
  TopsheetViewSize view;
  double x, y;

  g_return_if_fail (TOPSHEET_IS_PICTURE_VIEW (self));
  view = topsheet_picture_view_get_view_size (self);
  find_anchor (self, view, &x, &y);
  topsheet_view_state_zoom_to (self->state, scale, x, y, topsheet_picture_view_get_picture_size (self), view);
}

gboolean
topsheet_picture_view_pan (TopsheetPictureView *self, double dx, double dy)
{
  TopsheetViewSize view, picture;
  TopsheetViewPlace place;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_VIEW (self), FALSE);
  view = topsheet_picture_view_get_view_size (self);
  picture = topsheet_picture_view_get_picture_size (self);
  place = topsheet_view_state_place (self->state, picture, view);
  if (picture.width * place.scale <= view.width && picture.height * place.scale <= view.height)
    return FALSE;
  topsheet_view_state_pan (self->state, -dx * view.width, -dy * view.height, picture, view);
  return TRUE;
}

gboolean
topsheet_picture_view_is_complete (TopsheetPictureView *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PICTURE_VIEW (self), FALSE);
  return self->complete;
}
