/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-compare-chart.h"
#include "report/topsheet-compare-labels.h"
#include "report/topsheet-report-type.h"

#include <math.h>
#include <string.h>

#define WIDTH 420
#define HEIGHT 182

/* A workstation of 456.00 a month and 0.0006 an image against 0.02625 an image. */
static TopsheetCompareChart
make_chart (void)
{
  return (TopsheetCompareChart) {
    .lines = { { "API", 0, 787.5 }, { "Own GPU", 456, 474 } },
    .low = 0,
    .high = 30000,
    .axis_title = "images a month",
    .currency = "EUR",
    .has_break_even = TRUE,
    .break_even = 17778,
    .break_even_label = "Break-even 17,778",
    .now = 4200,
    .gap = "€348.27 a month",
    .gap_note = "saved at 4,200",
  };
}

static cairo_surface_t *
draw (const TopsheetCompareChart *chart, const TopsheetCompareBars *bars, TopsheetChartThemeKind kind)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  TopsheetChartTheme theme = topsheet_chart_theme (kind, FALSE);
  g_autoptr (GError) error = NULL;
  PangoContext *context = topsheet_report_context_new (&error);
  cairo_t *cr = cairo_create (surface);

  g_assert_no_error (error);
  cairo_set_source_rgb (cr, theme.bg.red, theme.bg.green, theme.bg.blue);
  cairo_paint (cr);
  if (chart != NULL)
    topsheet_compare_chart_draw (chart, cr, context, &theme, WIDTH, HEIGHT);
  else
    topsheet_compare_bars_draw (bars, cr, context, &theme, WIDTH, HEIGHT);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  g_object_unref (context);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_color (cairo_surface_t *surface, const TopsheetColor *color)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * stride + x * 4, 4);
        n += ABS ((int) (pixel >> 16 & 255) - (int) (color->red * 255)) <= 2 &&
                 ABS ((int) (pixel >> 8 & 255) - (int) (color->green * 255)) <= 2 &&
                 ABS ((int) (pixel & 255) - (int) (color->blue * 255)) <= 2
               ? 1
               : 0;
      }
  return n;
}

static void
test_end (void)
{
  g_assert_cmpfloat_with_epsilon (topsheet_compare_chart_find_end (17778, 4200), 30222.6, 1e-6);
  g_assert_cmpfloat_with_epsilon (topsheet_compare_chart_find_end (100, 1000), 1200, 1e-6);
  /* Beyond 20 × the planned use it is not drawn. */
  g_assert_cmpfloat_with_epsilon (topsheet_compare_chart_find_end (21000, 1000), 1200, 1e-6);
  g_assert_cmpfloat_with_epsilon (topsheet_compare_chart_find_end (0, 1000), 1200, 1e-6);
  g_assert_cmpfloat (topsheet_compare_chart_find_end (0, 0), >, 0);
}

static void
test_drawing (void)
{
  for (guint kind = TOPSHEET_CHART_THEME_LIGHT; kind <= TOPSHEET_CHART_THEME_PAPER; kind++)
    {
      const TopsheetChartTheme theme = topsheet_chart_theme ((TopsheetChartThemeKind) kind, FALSE);
      TopsheetCompareChart chart = make_chart ();
      cairo_surface_t *with = draw (&chart, NULL, (TopsheetChartThemeKind) kind);
      cairo_surface_t *again = draw (&chart, NULL, (TopsheetChartThemeKind) kind);
      cairo_surface_t *without;

      g_assert_cmpint (memcmp (cairo_image_surface_get_data (with), cairo_image_surface_get_data (again),
                               (gsize) cairo_image_surface_get_stride (with) * HEIGHT),
                       ==, 0);
      g_assert_cmpuint (count_color (with, &theme.actual), >, 50);
      g_assert_cmpuint (count_color (with, &theme.plan), >, 50);
      g_assert_cmpuint (count_color (with, &theme.band), >, 500);
      /* Lines that never cross have no ring and no name for it. */
      chart.has_break_even = FALSE;
      without = draw (&chart, NULL, (TopsheetChartThemeKind) kind);
      g_assert_cmpint (memcmp (cairo_image_surface_get_data (with), cairo_image_surface_get_data (without),
                               (gsize) cairo_image_surface_get_stride (with) * HEIGHT),
                       !=, 0);
      cairo_surface_destroy (with);
      cairo_surface_destroy (again);
      cairo_surface_destroy (without);
    }
}

/* At each step the second line is dearer for a while, so there is more of the band; very many steps are drawn as well. */
static void
test_staircase (void)
{
  const TopsheetChartTheme theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_LIGHT, FALSE);
  TopsheetCompareChart chart = make_chart ();
  cairo_surface_t *straight = draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT);
  cairo_surface_t *stairs;
  guint band;

  chart.lines[1].tread = chart.high / 1.4;
  chart.lines[1].rise = chart.lines[1].at_low;
  stairs = draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT);
  band = count_color (stairs, &theme.band);
  g_assert_cmpuint (count_color (stairs, &theme.plan), >, 50);
  g_assert_cmpuint (band, !=, count_color (straight, &theme.band));
  cairo_surface_destroy (straight);
  cairo_surface_destroy (stairs);
  chart.lines[1].tread = 0.5;
  cairo_surface_destroy (draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT));
}

/* Nothing costs anything, the place is at the end of the axis, the axis is short: all of it is drawn without an error. */
static void
test_edges (void)
{
  TopsheetCompareChart chart = make_chart ();

  chart.lines[0].at_high = chart.lines[1].at_low = chart.lines[1].at_high = 0;
  cairo_surface_destroy (draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT));
  chart = make_chart ();
  chart.now = chart.high;
  cairo_surface_destroy (draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT));
  chart.high = 1;
  cairo_surface_destroy (draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT));
  chart.high = 1e12;
  chart.lines[0].at_high = 1e9;
  cairo_surface_destroy (draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT));
}

static void
test_sentences (void)
{
  TopsheetCompareChart chart = make_chart ();
  g_autofree char *crossing = topsheet_compare_chart_describe (&chart);
  g_autofree char *apart = NULL;

  g_assert_cmpstr (crossing, ==,
                   "API and Own GPU cross at 17,778 images a month. At 4,200 the difference is €348.27 a month.");
  chart.has_break_even = FALSE;
  apart = topsheet_compare_chart_describe (&chart);
  g_assert_cmpstr (apart, ==,
                   "API and Own GPU do not cross. At 4,200 images a month the difference is €348.27 a month.");
}

static void
test_bars (void)
{
  const TopsheetChartTheme theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_LIGHT, FALSE);
  TopsheetCompareBar list[] = {
    { "Electricity", 17573, 17989, "17,573", "17,989", "−50 %", "+50 %" },
    { "API price", 13602, 25655, "13,602", "25,655", "+30 %", "−30 %" },
    { "Operator", 12788, 27759, "12,788", "27,759", "2 h", "8 h" },
    { "Workstation", 15829, 19728, "15,829", "19,728", "−25 %", "+25 %" },
  };
  TopsheetCompareBars bars = { list, G_N_ELEMENTS (list), 17778, 0 };
  g_autofree char *sentence = NULL;
  cairo_surface_t *surface;

  topsheet_compare_bars_sort (list, G_N_ELEMENTS (list));
  g_assert_cmpstr (list[0].name, ==, "Operator");
  g_assert_cmpstr (list[1].name, ==, "API price");
  g_assert_cmpstr (list[3].name, ==, "Electricity");
  sentence = topsheet_compare_bars_describe (&bars);
  g_assert_cmpstr (sentence, ==, "Operator moves the break-even most: 12,788 at 2 h, 27,759 at 8 h.");
  surface = draw (NULL, &bars, TOPSHEET_CHART_THEME_LIGHT);
  g_assert_cmpuint (count_color (surface, &theme.actual), >, 200);
  g_assert_cmpuint (count_color (surface, &theme.tint), >, 200);
  cairo_surface_destroy (surface);
}

/* What is never reached goes furthest, whatever the others are, and is drawn with nothing but ends. */
static void
test_never (void)
{
  const TopsheetChartTheme theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_LIGHT, FALSE);
  TopsheetCompareBar list[] = {
    { "Electricity", 17573, 17989, "17,573", "17,989", "−50 %", "+50 %" },
    { "API price", 156702, INFINITY, "156,702", "never", "+30 %", "−30 %" },
    { "Operator", 156191, INFINITY, "156,191", "never", "−50 %", "+100 %" },
  };
  TopsheetCompareBars bars = { list, G_N_ELEMENTS (list), 217143, 0 };
  g_autofree char *sentence = NULL;
  cairo_surface_t *surface;

  topsheet_compare_bars_sort (list, G_N_ELEMENTS (list));
  g_assert_cmpstr (list[0].name, ==, "Operator");
  g_assert_cmpstr (list[1].name, ==, "API price");
  sentence = topsheet_compare_bars_describe (&bars);
  g_assert_cmpstr (sentence, ==, "Operator moves the break-even most: 156,191 at −50 %, never at +100 %.");
  surface = draw (NULL, &bars, TOPSHEET_CHART_THEME_LIGHT);
  g_assert_cmpuint (count_color (surface, &theme.tint), >, 200);
  cairo_surface_destroy (surface);
  /* Nothing else gives a scale. */
  list[0].low = list[1].low = list[2].low = list[2].high = bars.centre;
  surface = draw (NULL, &bars, TOPSHEET_CHART_THEME_LIGHT);
  g_assert_cmpuint (count_color (surface, &theme.tint), >, 200);
  cairo_surface_destroy (surface);
}

static void
test_narrow (void)
{
  const TopsheetCompareBar list[] = { { "Operator", 1, 3, "1", "3", "−50 %", "+100 %" } };
  const TopsheetCompareBars bars = { list, G_N_ELEMENTS (list), 2, 0 };
  const TopsheetCompareBars large = { list, G_N_ELEMENTS (list), 2, 2 };

  g_assert_cmpfloat (topsheet_compare_bars_measure (&bars, 200), >, topsheet_compare_bars_measure (&bars, 300));
  g_assert_cmpfloat_with_epsilon (topsheet_compare_bars_measure (&large, 400),
                                  2 * topsheet_compare_bars_measure (&bars, 200), 1e-9);
}

/* What is drawn is not covered, what is placed neither, and nothing leaves the area. */
static void
test_labels (void)
{
  const TopsheetCompareBox area = { 10, 10, 100, 60 };
  const TopsheetCompareBox wanted[] = { { 0, 20, 30, 10 }, { 20, 20, 30, 10 }, { 60, 30, 30, 10 } };
  const TopsheetCompareBox huge = { 0, 0, 200, 10 };
  TopsheetCompareBox box, other;
  TopsheetCompareLabels labels;
  double x, y;

  topsheet_compare_labels_init (&labels, &area, 2);
  topsheet_compare_labels_avoid_line (&labels, 10, 10, 50, 50);
  /* The first would be cut at the left, the second is on the line. */
  g_assert_true (topsheet_compare_labels_place (&labels, wanted, G_N_ELEMENTS (wanted), 50, 35, &box));
  g_assert_cmpfloat (box.x, ==, 60);
  g_assert_false (topsheet_compare_labels_place (&labels, wanted, G_N_ELEMENTS (wanted), 12, 15, &other));
  g_assert_cmpfloat (other.x, >=, area.x);
  g_assert_true (other.x + other.width <= box.x || other.y + other.height <= box.y || box.y + box.height <= other.y ||
                 box.x + box.width <= other.x);
  g_assert_cmpfloat_with_epsilon (topsheet_compare_box_distance (&box, 0, 35, &x, &y), 60, 1e-9);
  g_assert_cmpfloat (x, ==, 60);
  g_assert_cmpfloat (y, ==, 35);
  /* What is larger than the area stands at its edge. */
  g_assert_false (topsheet_compare_labels_place (&labels, &huge, 1, 50, 50, &box));
  g_assert_cmpfloat (box.x, ==, area.x);
  g_assert_cmpfloat (box.y, ==, area.y);
  topsheet_compare_labels_clear (&labels);
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    guint n_lines;
    const char *first, *second;
  } cases[] = {
    { "saved by editing at 10 min", 2, "saved by editing", "at 10 min" },
    { "saved by editing at 10 min", 1, "saved by editing at 10 min", NULL },
    { "saved", 2, "saved", NULL },
    { NULL, 2, "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) lines = topsheet_compare_labels_split (cases[i].text, cases[i].n_lines);

      g_assert_cmpstr (lines[0], ==, cases[i].first);
      g_assert_cmpstr (lines[1], ==, cases[i].second);
    }
}

/* A crossing at the very left: its name is moved right of the amounts, so that these are drawn as they are without it. */
static void
test_left_edge (void)
{
  TopsheetCompareChart chart = make_chart ();
  cairo_surface_t *with, *without;
  const guchar *first, *second;

  chart.break_even = 200;
  chart.break_even_label = "Break-even 200, a long name";
  with = draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT);
  chart.break_even_label = "";
  without = draw (&chart, NULL, TOPSHEET_CHART_THEME_LIGHT);
  first = cairo_image_surface_get_data (with);
  second = cairo_image_surface_get_data (without);
  for (int y = 0; y < HEIGHT; y++)
    g_assert_cmpint (memcmp (first + y * cairo_image_surface_get_stride (with),
                             second + y * cairo_image_surface_get_stride (without), 20 * 4),
                     ==, 0);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare-chart/end", test_end);
  g_test_add_func ("/compare-chart/drawing", test_drawing);
  g_test_add_func ("/compare-chart/staircase", test_staircase);
  g_test_add_func ("/compare-chart/edges", test_edges);
  g_test_add_func ("/compare-chart/sentences", test_sentences);
  g_test_add_func ("/compare-chart/bars", test_bars);
  g_test_add_func ("/compare-chart/never", test_never);
  g_test_add_func ("/compare-chart/narrow", test_narrow);
  g_test_add_func ("/compare-chart/labels", test_labels);
  g_test_add_func ("/compare-chart/split", test_split);
  g_test_add_func ("/compare-chart/left-edge", test_left_edge);
  return g_test_run ();
}
