/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-plot.h"

#include <adwaita.h>
#include <math.h>

#define MINIMUM_WIDTH 240
/* A caption in parts of the desktop's text, and the size of labels on paper that the painter measures in. */
#define CAPTION 0.82
#define PAPER_LABEL 7.5

struct _TopsheetComparePlot
{
  GtkWidget parent_instance;

  gboolean has_chart;
  gboolean has_bars;
  TopsheetCompareChart chart;
  TopsheetCompareBars bars;
};

G_DEFINE_FINAL_TYPE (TopsheetComparePlot, topsheet_compare_plot, GTK_TYPE_WIDGET)

static void
follow_font_size (TopsheetComparePlot *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  const double resolution = pango_cairo_context_get_resolution (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  self->chart.text_scale = self->bars.text_scale = size * CAPTION / PAPER_LABEL;
}

static void
topsheet_compare_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetComparePlot *self = TOPSHEET_COMPARE_PLOT (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  TopsheetChartTheme theme;
  PangoContext *context;
  cairo_t *cr;

  if ((!self->has_chart && !self->has_bars) || width <= 0 || height <= 0)
    return;

  theme = topsheet_chart_theme (adw_style_manager_get_dark (style) ? TOPSHEET_CHART_THEME_DARK
                                                                   : TOPSHEET_CHART_THEME_LIGHT,
                                adw_style_manager_get_high_contrast (style));
  follow_font_size (self);
  context = gtk_widget_create_pango_context (widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->has_chart)
    topsheet_compare_chart_draw (&self->chart, cr, context, &theme, width, height);
  else
    topsheet_compare_bars_draw (&self->bars, cr, context, &theme, width, height);
  cairo_destroy (cr);
  g_object_unref (context);
}

static GtkSizeRequestMode
topsheet_compare_plot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
topsheet_compare_plot_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  TopsheetComparePlot *self = TOPSHEET_COMPARE_PLOT (widget);
  const double width = for_size > 0 ? for_size : MINIMUM_WIDTH;

  *minimum_baseline = *natural_baseline = -1;
  follow_font_size (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MINIMUM_WIDTH;
  else if (self->has_chart)
    *minimum = *natural = (int) ceil (topsheet_compare_chart_measure (&self->chart, width));
  else if (self->has_bars)
    *minimum = *natural = (int) ceil (topsheet_compare_bars_measure (&self->bars, width));
  else
    *minimum = *natural = 0;
}

static void
topsheet_compare_plot_class_init (TopsheetComparePlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = topsheet_compare_plot_snapshot;
  widget_class->get_request_mode = topsheet_compare_plot_get_request_mode;
  widget_class->measure = topsheet_compare_plot_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
topsheet_compare_plot_init (TopsheetComparePlot *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
say (TopsheetComparePlot *self, const char *sentence)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
topsheet_compare_plot_show_chart (TopsheetComparePlot *self, const TopsheetCompareChart *chart)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (TOPSHEET_IS_COMPARE_PLOT (self));

  self->has_chart = chart != NULL;
  if (chart == NULL)
    return;
  self->chart = *chart;
  sentence = topsheet_compare_chart_describe (chart);
  say (self, sentence);
}

void
topsheet_compare_plot_show_bars (TopsheetComparePlot *self, const TopsheetCompareBars *bars)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (TOPSHEET_IS_COMPARE_PLOT (self));

  self->has_bars = bars != NULL;
  if (bars == NULL)
    return;
  self->bars = *bars;
  sentence = topsheet_compare_bars_describe (bars);
  say (self, sentence);
}
