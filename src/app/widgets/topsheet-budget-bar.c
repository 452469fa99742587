/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-budget-bar.h"

#define HEIGHT 8
#define STRIPE 3.0f
#define WARNING_SHARE 0.8

typedef struct
{
  double share;
  TopsheetBarStyle style;
} Segment;

struct _TopsheetBudgetBar
{
  GtkWidget parent_instance;

  GArray *segments; /* (element-type Segment) */
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetBar, topsheet_budget_bar, GTK_TYPE_WIDGET)

static void
snapshot_stripes (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *color)
{
  GdkRGBA light = *color;
  GskColorStop stops[4];

  light.alpha *= 0.3f;
  stops[0] = (GskColorStop) { 0.0f, *color };
  stops[1] = (GskColorStop) { 0.5f, *color };
  stops[2] = (GskColorStop) { 0.5f, light };
  stops[3] = (GskColorStop) { 1.0f, light };
  gtk_snapshot_append_repeating_linear_gradient (snapshot, area, &GRAPHENE_POINT_INIT (area->origin.x, area->origin.y),
                                                 &GRAPHENE_POINT_INIT (area->origin.x + STRIPE * 1.5f,
                                                                       area->origin.y + STRIPE),
                                                 stops, G_N_ELEMENTS (stops));
}

static void
snapshot_outline (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *color)
{
  const float dash[] = { 3.0f, 2.0f };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (1.0f);
  graphene_rect_t inner = *area;
  GdkRGBA faint = *color;

  graphene_rect_inset (&inner, 0.5f, 0.5f);
  gsk_path_builder_add_rect (builder, &inner);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dash, G_N_ELEMENTS (dash));
  faint.alpha *= 0.6f;
  gtk_snapshot_append_stroke (snapshot, path, stroke, &faint);
  gsk_stroke_free (stroke);
}

static void
snapshot_segment (TopsheetBudgetBar *self, GtkSnapshot *snapshot, const graphene_rect_t *area, TopsheetBarStyle style)
{
  GdkRGBA color;
  GdkRGBA deep;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  switch (style)
    {
    case TOPSHEET_BAR_SOLID:
      gtk_snapshot_append_color (snapshot, &color, area);
      break;
    case TOPSHEET_BAR_HATCHED:
      snapshot_stripes (snapshot, area, &color);
      break;
    case TOPSHEET_BAR_DEEP:
      deep = (GdkRGBA) { color.red * 0.55f, color.green * 0.58f, color.blue * 0.7f, color.alpha };
      gtk_snapshot_append_color (snapshot, &deep, area);
      break;
    case TOPSHEET_BAR_QUIET:
      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.6f, 0.6f, 0.62f, 0.75f }, area);
      break;
    case TOPSHEET_BAR_OUTLINE:
      snapshot_outline (snapshot, area, &(GdkRGBA) { 0.5f, 0.5f, 0.52f, 1.0f });
      break;
    default:
      g_return_if_reached ();
    }
}

static void
topsheet_budget_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetBudgetBar *self = TOPSHEET_BUDGET_BAR (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double at = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = &g_array_index (self->segments, Segment, i);
      const double end = MIN (at + segment->share, 1.0);
      const float start_x = (float) (rtl ? 1.0 - end : at) * width;
      const float length = (float) (end - at) * width;

      if (length > 0)
        snapshot_segment (self, snapshot, &GRAPHENE_RECT_INIT (start_x, 0, length, height), segment->style);
      at = end;
    }
}

static void
topsheet_budget_bar_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
topsheet_budget_bar_finalize (GObject *object)
{
  TopsheetBudgetBar *self = TOPSHEET_BUDGET_BAR (object);

  g_clear_pointer (&self->segments, g_array_unref);
  G_OBJECT_CLASS (topsheet_budget_bar_parent_class)->finalize (object);
}

static void
topsheet_budget_bar_class_init (TopsheetBudgetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = topsheet_budget_bar_finalize;
  widget_class->snapshot = topsheet_budget_bar_snapshot;
  widget_class->measure = topsheet_budget_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "budgetbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
topsheet_budget_bar_init (TopsheetBudgetBar *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "trough");
}

GtkWidget *
topsheet_budget_bar_new (void)
{
  return g_object_new (TOPSHEET_TYPE_BUDGET_BAR, NULL);
}

void
topsheet_budget_bar_set_trough (TopsheetBudgetBar *self, gboolean trough)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_BAR (self));

  if (trough)
    gtk_widget_add_css_class (GTK_WIDGET (self), "trough");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "trough");
}

void
topsheet_budget_bar_clear (TopsheetBudgetBar *self)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_BAR (self));

  g_array_set_size (self->segments, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
topsheet_budget_bar_add (TopsheetBudgetBar *self, double share, TopsheetBarStyle style)
{
  const Segment segment = { CLAMP (share, 0.0, 1.0), style };

  g_return_if_fail (TOPSHEET_IS_BUDGET_BAR (self));

  g_array_append_val (self->segments, segment);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
topsheet_budget_bar_set_level (TopsheetBudgetBar *self, double share)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (TOPSHEET_IS_BUDGET_BAR (self));

  gtk_widget_remove_css_class (widget, "warning");
  gtk_widget_remove_css_class (widget, "error");
  if (share > 1.0)
    gtk_widget_add_css_class (widget, "error");
  else if (share >= WARNING_SHARE)
    gtk_widget_add_css_class (widget, "warning");
}

void
topsheet_budget_bar_set_amounts (TopsheetBudgetBar *self,
                                 const TopsheetMoney *spent,
                                 const TopsheetMoney *committed,
                                 const TopsheetMoney *limit)
{
  double whole;
  double solid;
  double hatched;

  g_return_if_fail (TOPSHEET_IS_BUDGET_BAR (self));

  topsheet_budget_bar_clear (self);
  if (limit == NULL || limit->nanos <= 0)
    {
      topsheet_budget_bar_set_level (self, limit != NULL && spent != NULL && spent->nanos > 0 ? 2.0 : 0.0);
      return;
    }

  whole = (double) limit->nanos;
  solid = spent != NULL ? (double) spent->nanos / whole : 0.0;
  hatched = committed != NULL ? (double) committed->nanos / whole : 0.0;
  topsheet_budget_bar_add (self, solid, TOPSHEET_BAR_SOLID);
  topsheet_budget_bar_add (self, hatched, TOPSHEET_BAR_HATCHED);
  topsheet_budget_bar_set_level (self, solid + hatched);
}
