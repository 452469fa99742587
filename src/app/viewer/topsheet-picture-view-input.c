/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-picture-view-private.h"

#include <math.h>

/* One click of the wheel. */
#define WHEEL_FACTOR 1.25

static void
zoom_at (TopsheetPictureView *self, double factor, double x, double y)
{
  double density = topsheet_picture_view_get_density (self);

  topsheet_view_state_zoom_by (self->state, factor, x * density, y * density,
                               topsheet_picture_view_get_picture_size (self),
                               topsheet_picture_view_get_view_size (self));
}

static void
pan (TopsheetPictureView *self, double dx, double dy)
{
  double density = topsheet_picture_view_get_density (self);

  topsheet_view_state_pan (self->state, dx * density, dy * density, topsheet_picture_view_get_picture_size (self),
                           topsheet_picture_view_get_view_size (self));
}

/* A wheel zooms; two fingers on a touchpad move the picture, and zoom with Ctrl. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TopsheetPictureView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double density = topsheet_picture_view_get_density (self);

  if (!wheel && !(state & GDK_CONTROL_MASK))
    {
      pan (self, -dx, -dy);
      return GDK_EVENT_STOP;
    }
  if (dy == 0)
    return GDK_EVENT_PROPAGATE;
  zoom_at (self, pow (WHEEL_FACTOR, wheel ? -dy : -dy / 20),
           self->pointer_x >= 0 ? self->pointer_x / density : gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
           self->pointer_y >= 0 ? self->pointer_y / density : gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, TopsheetPictureView *self)
{
  double density = topsheet_picture_view_get_density (self);

  self->pointer_x = x * density;
  self->pointer_y = y * density;
}

static void
leave_cb (GtkEventControllerMotion *controller, TopsheetPictureView *self)
{
  self->pointer_x = self->pointer_y = -1;
}

static void
centre_by_map (TopsheetPictureView *self, const graphene_rect_t *map, double x, double y)
{
  topsheet_view_state_centre (self->state, (x - map->origin.x) / map->size.width,
                              (y - map->origin.y) / map->size.height, topsheet_picture_view_get_picture_size (self),
                              topsheet_picture_view_get_view_size (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TopsheetPictureView *self)
{
  graphene_rect_t map;

  self->drag_x = self->drag_y = 0;
  self->drags_map = topsheet_picture_view_get_map (self, &map) &&
                    graphene_rect_contains_point (&map, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (self->drags_map)
    centre_by_map (self, &map, x, y);
  else if (!topsheet_view_state_get_fit (self->state))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TopsheetPictureView *self)
{
  graphene_rect_t map;
  double x, y;

  if (self->drags_map)
    {
      gtk_gesture_drag_get_start_point (gesture, &x, &y);
      if (topsheet_picture_view_get_map (self, &map))
        centre_by_map (self, &map, x + dx, y + dy);
      return;
    }
  pan (self, dx - self->drag_x, dy - self->drag_y);
  self->drag_x = dx;
  self->drag_y = dy;
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TopsheetPictureView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, TopsheetPictureView *self)
{
  self->pinch = 1;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, TopsheetPictureView *self)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y) || scale <= 0)
    return;
  zoom_at (self, scale / self->pinch, x, y);
  self->pinch = scale;
}

static void
double_click_cb (GtkGestureClick *gesture, int n, double x, double y, TopsheetPictureView *self)
{
  if (n != 2)
    return;
  if (topsheet_view_state_get_fit (self->state))
    topsheet_picture_view_zoom_to (self, 1);
  else
    topsheet_view_state_fit (self->state);
}

void
topsheet_picture_view_set_up_input (TopsheetPictureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new (), *click = gtk_gesture_click_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (double_click_cb), self);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
