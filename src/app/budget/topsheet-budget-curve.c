/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-curve.h"

#include <adwaita.h>

#define HEIGHT 64
#define TICK 5.0f

struct _TopsheetBudgetCurve
{
  GtkWidget parent_instance;

  TopsheetBudgetOutlook *outlook; /* (nullable) */
  TopsheetMoney total;
  TopsheetMoney limit;
  gboolean has_limit;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetCurve, topsheet_budget_curve, GTK_TYPE_WIDGET)

static float
get_x (TopsheetBudgetCurve *self, const TopsheetMoney *amount, float width)
{
  const double from = (double) self->outlook->from.nanos, to = (double) self->outlook->to.nanos;

  return (float) (((double) amount->nanos - from) / (to - from)) * width;
}

static GskPath *
make_curve (TopsheetBudgetCurve *self, float width, float height)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, 0, height);
  for (guint i = 0; i < TOPSHEET_OUTLOOK_WEIGHTS; i++)
    gsk_path_builder_line_to (builder, ((float) i + 0.5f) * width / TOPSHEET_OUTLOOK_WEIGHTS,
                              height - (float) self->outlook->weights[i] * (height - 4));
  gsk_path_builder_line_to (builder, width, height);
  gsk_path_builder_close (builder);
  return gsk_path_builder_to_path (builder);
}

static void
draw_curve (TopsheetBudgetCurve *self, GtkSnapshot *snapshot, const GdkRGBA *accent, float width, float height)
{
  g_autoptr (GskPath) path = make_curve (self, width, height);
  const float covered = CLAMP (get_x (self, &self->total, width), 0, width);
  GdkRGBA faint = *accent;

  faint.alpha *= 0.3f;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &faint);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, covered, height));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, accent);
  gtk_snapshot_pop (snapshot);
}

static void
draw_marks (TopsheetBudgetCurve *self, GtkSnapshot *snapshot, const GdkRGBA *ink, float width, float height)
{
  const TopsheetMoney *amounts[] = { &self->outlook->p50, &self->outlook->p80, &self->outlook->p95 };
  GdkRGBA error = { 0.75f, 0.11f, 0.16f, 1.0f };

  gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (0, height, width, 1));
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    gtk_snapshot_append_color (snapshot, ink,
                               &GRAPHENE_RECT_INIT (get_x (self, amounts[i], width), height - TICK, 1, 2 * TICK));
  if (!self->has_limit || get_x (self, &self->limit, width) < 0 || get_x (self, &self->limit, width) > width)
    return;
  for (float y = 0; y < height; y += 5)
    gtk_snapshot_append_color (snapshot, &error, &GRAPHENE_RECT_INIT (get_x (self, &self->limit, width), y, 2, 3));
}

static void
topsheet_budget_curve_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetBudgetCurve *self = TOPSHEET_BUDGET_CURVE (widget);
  const float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget) - TICK - 1;
  g_autoptr (GdkRGBA) accent = NULL;
  GdkRGBA ink;

  if (self->outlook == NULL || self->outlook->to.nanos <= self->outlook->from.nanos)
    return;
  accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  gtk_widget_get_color (widget, &ink);
  draw_curve (self, snapshot, accent, width, height);
  draw_marks (self, snapshot, &ink, width, height);
}

static void
topsheet_budget_curve_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 100;
}

static void
topsheet_budget_curve_finalize (GObject *object)
{
  TopsheetBudgetCurve *self = TOPSHEET_BUDGET_CURVE (object);

  g_clear_pointer (&self->outlook, topsheet_budget_outlook_free);
  G_OBJECT_CLASS (topsheet_budget_curve_parent_class)->finalize (object);
}

static void
topsheet_budget_curve_class_init (TopsheetBudgetCurveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = topsheet_budget_curve_finalize;
  widget_class->snapshot = topsheet_budget_curve_snapshot;
  widget_class->measure = topsheet_budget_curve_measure;
  gtk_widget_class_set_css_name (widget_class, "budgetcurve");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
topsheet_budget_curve_init (TopsheetBudgetCurve *self)
{
}

void
topsheet_budget_curve_show (TopsheetBudgetCurve *self,
                            const TopsheetBudgetOutlook *outlook,
                            const TopsheetMoney *total,
                            const TopsheetMoney *limit)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_CURVE (self));
  g_return_if_fail (outlook != NULL && total != NULL);

  g_clear_pointer (&self->outlook, topsheet_budget_outlook_free);
  self->outlook = topsheet_budget_outlook_copy ((TopsheetBudgetOutlook *) outlook);
  self->total = *total;
  self->has_limit = limit != NULL;
  if (limit != NULL)
    self->limit = *limit;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, outlook->sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
