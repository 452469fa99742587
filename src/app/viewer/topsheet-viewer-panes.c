/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-viewer-panes.h"

#include "app/viewer/topsheet-wipe-line.h"

#define GAP 6
#define STEP 0.02

struct _TopsheetViewerPanes
{
  GtkWidget parent_instance;
  GPtrArray *panes;
  GtkWidget *line;
  TopsheetViewerMode mode;
  guint current;
  guint partner;
  double wipe; /* share of the width that shows the pane with the lower number */
};

G_DEFINE_FINAL_TYPE (TopsheetViewerPanes, topsheet_viewer_panes, GTK_TYPE_WIDGET)

static guint signal_clicked;

static GtkWidget *
get (TopsheetViewerPanes *self, guint index)
{
  return self->panes->pdata[index];
}

static gboolean
is_shown (TopsheetViewerPanes *self, guint index)
{
  switch (self->mode)
    {
    case TOPSHEET_VIEWER_SIDE:
      return TRUE;
    case TOPSHEET_VIEWER_WIPE:
      return index == self->current || index == self->partner;
    case TOPSHEET_VIEWER_SINGLE:
    case TOPSHEET_VIEWER_BLINK:
    default:
      return index == self->current;
    }
}

static void
update (TopsheetViewerPanes *self)
{
  gboolean several = self->mode != TOPSHEET_VIEWER_SINGLE;

  if (self->partner == self->current || self->partner >= self->panes->len)
    self->partner = self->current == 0 ? MIN (1, self->panes->len - 1) : 0;
  for (guint i = 0; i < self->panes->len; i++)
    {
      TopsheetViewerPane *pane = TOPSHEET_VIEWER_PANE (get (self, i));
      gboolean after = self->mode == TOPSHEET_VIEWER_WIPE && i == MAX (self->current, self->partner);

      topsheet_viewer_pane_set_number (pane, several ? i + 1 : 0);
      topsheet_viewer_pane_set_current (pane, several && i == self->current);
      topsheet_viewer_pane_set_name_side (pane, after ? GTK_ALIGN_END : GTK_ALIGN_START);
      topsheet_picture_view_set_has_map (topsheet_viewer_pane_get_view (pane),
                                         self->mode != TOPSHEET_VIEWER_SIDE || i == self->current);
      gtk_widget_set_child_visible (GTK_WIDGET (pane), is_shown (self, i));
    }
  gtk_widget_set_child_visible (self->line, self->mode == TOPSHEET_VIEWER_WIPE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* As many columns as make the panes large. */
static guint
count_columns (guint n, int width, int height)
{
  if (n == 4)
    return 2;
  return width >= height * (n == 3 ? 1.2 : 0.9) ? n : 1;
}

static void
allocate_side (TopsheetViewerPanes *self, int width, int height)
{
  guint n = self->panes->len, columns = count_columns (n, width, height), rows = (n + columns - 1) / columns;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int w = MAX ((width - GAP * ((int) columns - 1)) / (int) columns, 0);
  int h = MAX ((height - GAP * ((int) rows - 1)) / (int) rows, 0);

  for (guint i = 0; i < n; i++)
    {
      int column = (int) (rtl ? columns - 1 - i % columns : i % columns);

      gtk_widget_size_allocate (get (self, i),
                                &(GtkAllocation) { column * (w + GAP), (int) (i / columns) * (h + GAP), w, h }, -1);
    }
}

static void
topsheet_viewer_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TopsheetViewerPanes *self = TOPSHEET_VIEWER_PANES (widget);

  if (self->mode == TOPSHEET_VIEWER_SIDE)
    {
      allocate_side (self, width, height);
      return;
    }
  for (guint i = 0; i < self->panes->len; i++)
    if (gtk_widget_should_layout (get (self, i)))
      gtk_widget_size_allocate (get (self, i), &(GtkAllocation) { 0, 0, width, height }, -1);
  if (gtk_widget_should_layout (self->line))
    gtk_widget_size_allocate (self->line,
                              &(GtkAllocation) { (int) (width * self->wipe) - TOPSHEET_WIPE_LINE_WIDTH / 2, 0,
                                                 TOPSHEET_WIPE_LINE_WIDTH, height },
                              -1);
}

static void
topsheet_viewer_panes_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  TopsheetViewerPanes *self = TOPSHEET_VIEWER_PANES (widget);
  int ignored;

  /* GTK wants children measured before they are given a size. */
  for (guint i = 0; i < self->panes->len; i++)
    gtk_widget_measure (get (self, i), orientation, -1, &ignored, NULL, NULL, NULL);
  gtk_widget_measure (self->line, orientation, -1, &ignored, NULL, NULL, NULL);
  *minimum = 60;
  *natural = 300;
}

static void
snapshot_wipe (TopsheetViewerPanes *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self)), x = (float) (width * self->wipe);
  GtkWidget *first = get (self, MIN (self->current, self->partner)),
            *second = get (self, MAX (self->current, self->partner));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, x, height));
  gtk_widget_snapshot_child (GTK_WIDGET (self), first, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, 0, width - x, height));
  gtk_widget_snapshot_child (GTK_WIDGET (self), second, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (GTK_WIDGET (self), self->line, snapshot);
}

static void
topsheet_viewer_panes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetViewerPanes *self = TOPSHEET_VIEWER_PANES (widget);

  if (self->mode == TOPSHEET_VIEWER_WIPE && self->panes->len > 1)
    {
      snapshot_wipe (self, snapshot);
      return;
    }
  for (guint i = 0; i < self->panes->len; i++)
    gtk_widget_snapshot_child (widget, get (self, i), snapshot);
}

static void
set_wipe (TopsheetViewerPanes *self, double wipe)
{
  self->wipe = CLAMP (wipe, 0, 1);
  topsheet_wipe_line_set_value (TOPSHEET_WIPE_LINE (self->line), self->wipe);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
chosen_cb (TopsheetViewerPanes *self, double value)
{
  set_wipe (self, value);
}

static void
moved_cb (TopsheetViewerPanes *self, double by)
{
  set_wipe (self, self->wipe + by / MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
}

static void
stepped_cb (TopsheetViewerPanes *self, int direction)
{
  set_wipe (self, ABS (direction) == 2 ? direction : self->wipe + direction * STEP);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, TopsheetViewerPanes *self)
{
  GtkWidget *pane = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint index;

  /* The keys are wherever one clicks into the pictures. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->mode == TOPSHEET_VIEWER_SIDE && g_ptr_array_find (self->panes, pane, &index))
    g_signal_emit (self, signal_clicked, 0, index);
}

static void
topsheet_viewer_panes_dispose (GObject *object)
{
  TopsheetViewerPanes *self = TOPSHEET_VIEWER_PANES (object);

  for (guint i = 0; self->panes && i < self->panes->len; i++)
    gtk_widget_unparent (get (self, i));
  g_clear_pointer (&self->panes, g_ptr_array_unref);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (topsheet_viewer_panes_parent_class)->dispose (object);
}

static void
topsheet_viewer_panes_class_init (TopsheetViewerPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_viewer_panes_dispose;
  widget_class->measure = topsheet_viewer_panes_measure;
  widget_class->size_allocate = topsheet_viewer_panes_size_allocate;
  widget_class->snapshot = topsheet_viewer_panes_snapshot;
  signal_clicked = g_signal_new ("clicked", TOPSHEET_TYPE_VIEWER_PANES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "viewerpanes");
}

static void
topsheet_viewer_panes_init (TopsheetViewerPanes *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->panes = g_ptr_array_new ();
  self->wipe = 0.5;
  self->line = topsheet_wipe_line_new ();
  gtk_widget_set_parent (self->line, widget);
  gtk_widget_set_child_visible (self->line, FALSE);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->line, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line, "stepped", G_CALLBACK (stepped_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
topsheet_viewer_panes_new (void)
{
  return g_object_new (TOPSHEET_TYPE_VIEWER_PANES, NULL);
}

guint
topsheet_viewer_panes_get_n (TopsheetViewerPanes *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANES (self), 0);
  return self->panes->len;
}

void
topsheet_viewer_panes_add (TopsheetViewerPanes *self, TopsheetViewerPane *pane)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (TOPSHEET_IS_VIEWER_PANES (self) && self->panes->len < TOPSHEET_VIEWER_MAX_PANES);
  g_ptr_array_add (self->panes, pane);
  gtk_widget_insert_before (GTK_WIDGET (pane), GTK_WIDGET (self), self->line);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (pane), GTK_EVENT_CONTROLLER (click));
  update (self);
}

void
topsheet_viewer_panes_remove (TopsheetViewerPanes *self, guint index)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PANES (self) && index < self->panes->len && self->panes->len > 1);
  gtk_widget_unparent (get (self, index));
  g_ptr_array_remove_index (self->panes, index);
  if (self->current > index || self->current == self->panes->len)
    self->current--;
  update (self);
}

TopsheetViewerPane *
topsheet_viewer_panes_get (TopsheetViewerPanes *self, guint index)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANES (self) && index < self->panes->len, NULL);
  return TOPSHEET_VIEWER_PANE (get (self, index));
}

guint
topsheet_viewer_panes_get_current (TopsheetViewerPanes *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANES (self), 0);
  return self->current;
}

void
topsheet_viewer_panes_set_current (TopsheetViewerPanes *self, guint index)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PANES (self) && index < self->panes->len);
  /* Wipe and blink stay with the same two. */
  if (index != self->current)
    self->partner = self->current;
  self->current = index;
  update (self);
}

TopsheetViewerMode
topsheet_viewer_panes_get_mode (TopsheetViewerPanes *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANES (self), TOPSHEET_VIEWER_SINGLE);
  return self->mode;
}

void
topsheet_viewer_panes_set_mode (TopsheetViewerPanes *self, TopsheetViewerMode mode)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PANES (self));
  self->mode = mode;
  update (self);
  if (mode == TOPSHEET_VIEWER_WIPE)
    set_wipe (self, self->wipe);
}

guint
topsheet_viewer_panes_get_partner (TopsheetViewerPanes *self)
{
  g_return_val_if_fail (TOPSHEET_IS_VIEWER_PANES (self), 0);
  return self->partner;
}

void
topsheet_viewer_panes_focus_line (TopsheetViewerPanes *self)
{
  g_return_if_fail (TOPSHEET_IS_VIEWER_PANES (self));
  gtk_widget_grab_focus (self->line);
}
