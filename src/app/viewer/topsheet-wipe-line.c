/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-wipe-line.h"

#include <glib/gi18n.h>

#define KNOB 13.0f

struct _TopsheetWipeLine
{
  GtkWidget parent_instance;
};

static void accessible_range_init (GtkAccessibleRangeInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TopsheetWipeLine,
                               topsheet_wipe_line,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, accessible_range_init))

enum
{
  CHOSEN,
  MOVED,
  STEPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
set_current_value (GtkAccessibleRange *range, double value)
{
  g_signal_emit (range, signals[CHOSEN], 0, value / 100);
  return TRUE;
}

static void
accessible_range_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = set_current_value;
}

static void
drag_cb (GtkGestureDrag *gesture, double dx, double dy, TopsheetWipeLine *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  /* The line moves under the pointer, so the offset is how far it is behind. */
  g_signal_emit (self, signals[MOVED], 0, dx);
}

static gboolean
step_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  int direction = g_variant_get_int32 (args);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && ABS (direction) == 1)
    direction = -direction;
  g_signal_emit (widget, signals[STEPPED], 0, direction);
  return GDK_EVENT_STOP;
}

static void
topsheet_wipe_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.35f }, ink = { 0, 0, 0, 0.8f };
  float middle = (float) gtk_widget_get_width (widget) / 2, height = (float) gtk_widget_get_height (widget),
        y = height / 2;
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) arrows = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (2);
  GskRoundedRect knob;

  gtk_snapshot_append_color (snapshot, &shade, &GRAPHENE_RECT_INIT (middle - 2, 0, 4, height));
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (middle - 1, 0, 2, height));
  gsk_rounded_rect_init_from_rect (&knob, &GRAPHENE_RECT_INIT (middle - KNOB, y - KNOB, 2 * KNOB, 2 * KNOB), KNOB);
  gtk_snapshot_append_outset_shadow (snapshot, &knob, &shade, 0, 1, 0, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, &white, &knob.bounds);
  gtk_snapshot_pop (snapshot);
  gsk_path_builder_move_to (builder, middle - 3, y - 4);
  gsk_path_builder_line_to (builder, middle - 7, y);
  gsk_path_builder_line_to (builder, middle - 3, y + 4);
  gsk_path_builder_move_to (builder, middle + 3, y - 4);
  gsk_path_builder_line_to (builder, middle + 7, y);
  gsk_path_builder_line_to (builder, middle + 3, y + 4);
  arrows = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, arrows, stroke, &ink);
}

static void
topsheet_wipe_line_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? TOPSHEET_WIPE_LINE_WIDTH : 0;
}

static void
add_key (GtkWidgetClass *widget_class, guint key, int direction)
{
  gtk_widget_class_add_binding (widget_class, key, 0, step_key, "i", direction);
}

static void
topsheet_wipe_line_class_init (TopsheetWipeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = topsheet_wipe_line_snapshot;
  widget_class->measure = topsheet_wipe_line_measure;
  signals[CHOSEN] = g_signal_new ("chosen", TOPSHEET_TYPE_WIPE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[MOVED] = g_signal_new ("moved", TOPSHEET_TYPE_WIPE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_DOUBLE);
  signals[STEPPED] = g_signal_new ("stepped", TOPSHEET_TYPE_WIPE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "wipeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  add_key (widget_class, GDK_KEY_Left, -1);
  add_key (widget_class, GDK_KEY_Right, 1);
  add_key (widget_class, GDK_KEY_Home, -2);
  add_key (widget_class, GDK_KEY_End, 2);
}

static void
topsheet_wipe_line_init (TopsheetWipeLine *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Divider"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
}

GtkWidget *
topsheet_wipe_line_new (void)
{
  return g_object_new (TOPSHEET_TYPE_WIPE_LINE, NULL);
}

void
topsheet_wipe_line_set_value (TopsheetWipeLine *self, double value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TOPSHEET_IS_WIPE_LINE (self));
  text = g_strdup_printf (_("%.0f %%"), value * 100);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value * 100,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}
