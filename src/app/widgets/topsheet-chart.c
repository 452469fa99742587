/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-chart.h"

#include "report/topsheet-phase-chart.h"

#include <adwaita.h>
#include <math.h>

#define MINIMUM_WIDTH 240
/* A caption in parts of the desktop's text, and the size of labels on paper that the painter measures in. */
#define CAPTION 0.82
#define PAPER_LABEL 7.5

struct _TopsheetChart
{
  GtkWidget parent_instance;

  TopsheetCostReport cost;
  TopsheetPhaseChart chart; /* currency is NULL until there is something to draw */
  char *currency;
  char *sentence;
};

G_DEFINE_FINAL_TYPE (TopsheetChart, topsheet_chart, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SENTENCE = 1,
} TopsheetChartProperty;

static GParamSpec *properties[PROP_SENTENCE + 1];

/* Labels have the size of a caption of the desktop; the measures of the drawing follow them. */
static void
follow_font_size (TopsheetChart *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double resolution = pango_cairo_context_get_resolution (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  self->chart.text_scale = size * CAPTION / PAPER_LABEL;
}

static void
topsheet_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetChart *self = TOPSHEET_CHART (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  TopsheetChartTheme theme;
  PangoContext *context;
  cairo_t *cr;

  if (self->chart.cost == NULL || width <= 0 || height <= 0)
    return;

  theme = topsheet_chart_theme (adw_style_manager_get_dark (style) ? TOPSHEET_CHART_THEME_DARK
                                                                   : TOPSHEET_CHART_THEME_LIGHT,
                                adw_style_manager_get_high_contrast (style));
  follow_font_size (self);
  context = gtk_widget_create_pango_context (widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  topsheet_phase_chart_draw (&self->chart, cr, context, &theme, width, height);
  cairo_destroy (cr);
  g_object_unref (context);
}

static GtkSizeRequestMode
topsheet_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
topsheet_chart_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  TopsheetChart *self = TOPSHEET_CHART (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MINIMUM_WIDTH;
  else if (self->chart.cost == NULL)
    *minimum = *natural = 0;
  else
    {
      follow_font_size (self);
      *minimum = *natural = (int) ceil (topsheet_phase_chart_measure (&self->chart,
                                                                      for_size > 0 ? for_size : MINIMUM_WIDTH));
    }
}

static void
topsheet_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetChart *self = TOPSHEET_CHART (object);

  switch ((TopsheetChartProperty) id)
    {
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_chart_finalize (GObject *object)
{
  TopsheetChart *self = TOPSHEET_CHART (object);

  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->sentence, g_free);
  G_OBJECT_CLASS (topsheet_chart_parent_class)->finalize (object);
}

static void
topsheet_chart_class_init (TopsheetChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = topsheet_chart_get_property;
  object_class->finalize = topsheet_chart_finalize;
  widget_class->snapshot = topsheet_chart_snapshot;
  widget_class->get_request_mode = topsheet_chart_get_request_mode;
  widget_class->measure = topsheet_chart_measure;

  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
topsheet_chart_init (TopsheetChart *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
topsheet_chart_new (void)
{
  return g_object_new (TOPSHEET_TYPE_CHART, NULL);
}

void
topsheet_chart_set_phases (TopsheetChart *self, const TopsheetCostReport *cost, const char *currency)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (TOPSHEET_IS_CHART (self));
  g_return_if_fail (cost != NULL);
  g_return_if_fail (currency != NULL);

  self->cost = *cost;
  g_set_str (&self->currency, currency);
  self->chart = (TopsheetPhaseChart) { .cost = &self->cost, .currency = self->currency, .with_cents = FALSE };
  sentence = topsheet_phase_chart_describe (&self->chart);
  if (g_set_str (&self->sentence, sentence))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->sentence, -1);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
topsheet_chart_get_sentence (TopsheetChart *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CHART (self), NULL);

  return self->sentence;
}
