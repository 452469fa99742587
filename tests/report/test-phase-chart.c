/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "report/topsheet-phase-chart-layout.h"
#include "report/topsheet-report-type.h"

#include <math.h>
#include <string.h>

#define WIDTH 493.28

static TopsheetReportPage *
draw (TopsheetReportData *data, double width, double scale)
{
  TopsheetPhaseChart chart = { &data->cost, "EUR", TRUE, scale };
  TopsheetChartTheme theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_PAPER, FALSE);
  g_autoptr (GError) error = NULL;
  PangoContext *context = topsheet_report_context_new (&error);
  TopsheetReportPage *page;

  g_assert_no_error (error);
  page = topsheet_phase_chart_lay_out (&chart, context, &theme, width, topsheet_phase_chart_measure (&chart, width));
  g_object_unref (context);
  return page;
}

static guint
count_items (TopsheetReportPage *page, TopsheetPageItemKind kind)
{
  guint n = 0;

  for (guint i = 0; i < page->items->len; i++)
    n += g_array_index (page->items, TopsheetPageItem, i).kind == kind ? 1 : 0;
  return n;
}

static const TopsheetPageItem *
find_text (TopsheetReportPage *page, const char *words)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      if (item->kind == TOPSHEET_PAGE_ITEM_TEXT && strstr (pango_layout_get_text (item->layout), words) != NULL)
        return item;
    }
  return NULL;
}

/* Nothing leaves the drawing and no two texts touch. */
static void
check_boxes (TopsheetReportPage *page, double width)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *a = &g_array_index (page->items, TopsheetPageItem, i);

      g_assert_cmpfloat (a->x, >=, -0.6);
      g_assert_cmpfloat (a->x + a->width, <=, width + 0.6);
      for (guint j = i + 1; a->kind == TOPSHEET_PAGE_ITEM_TEXT && j < page->items->len; j++)
        {
          const TopsheetPageItem *b = &g_array_index (page->items, TopsheetPageItem, j);

          if (b->kind == TOPSHEET_PAGE_ITEM_TEXT && a->x + 0.5 < b->x + b->width && b->x + 0.5 < a->x + a->width &&
              a->y + 0.5 < b->y + b->height && b->y + 0.5 < a->y + a->height)
            g_error ("“%s” and “%s” overlap", pango_layout_get_text (a->layout), pango_layout_get_text (b->layout));
        }
    }
}

static void
test_steps (void)
{
  static const struct
  {
    gint64 low, high, minor, step;
  } cases[] = {
    { 0, 21000, 0, 5000 }, { 0, 25000, 0, 5000 }, { 0, 25001, 0, 10000 }, { 0, 100, 0, 20 }, { 0, 120, 0, 25 },
    { 0, 7, 0, 2 },        { 0, 11, 0, 5 },       { -400, 600, 0, 200 },  { 0, 5, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (topsheet_phase_axis_find_step (cases[i].low * TOPSHEET_NANOS_PER_UNIT,
                                                    cases[i].high * TOPSHEET_NANOS_PER_UNIT,
                                                    TOPSHEET_NANOS_PER_UNIT / 100),
                     ==, cases[i].step * TOPSHEET_NANOS_PER_UNIT);

  /* Never finer than a cent. */
  g_assert_cmpint (topsheet_phase_axis_find_step (0, 10000000, 10000000), ==, 10000000);
  g_assert_cmpint (topsheet_phase_axis_find_step (0, 1250000000, 10000000), ==, 250000000);
  /* Neither end overflows. */
  g_assert_cmpint (topsheet_phase_axis_find_step (0, G_MAXINT64, 10000000), >, G_MAXINT64 / 6);
}

static void
test_full (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  TopsheetPhaseChart chart = { &data->cost, "EUR", TRUE };
  g_autoptr (TopsheetReportPage) page = draw (data, WIDTH, 1);
  g_autofree char *sentence = topsheet_phase_chart_describe (&chart);

  check_boxes (page, WIDTH);
  g_assert_cmpstr (sentence, ==, "Iteration is the phase furthest over plan, by 455.76.");
  g_assert_nonnull (find_text (page, "217.93 over plan"));
  g_assert_nonnull (find_text (page, "382.00 over plan"));
  g_assert_nonnull (find_text (page, "actual 12,496.36"));
  g_assert_nonnull (find_text (page, "committed 1,957.56"));
  g_assert_nonnull (find_text (page, "to complete 5,181.53"));
  g_assert_nonnull (find_text (page, "plan 19,253.45"));
  g_assert_nonnull (find_text (page, "limit 21,000.00"));
  /* Four phases and the total are over. */
  g_assert_cmpuint (count_items (page, TOPSHEET_PAGE_ITEM_TRIANGLE), ==, 5);
  g_assert_cmpfloat (topsheet_phase_chart_measure (&chart, WIDTH), >=, 86);
  g_assert_cmpfloat (topsheet_phase_chart_measure (&chart, WIDTH), <=, 240);
}

/* Bars are as long as their amounts, at one scale. */
static void
test_scale (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportPage) page = draw (data, WIDTH, 1);
  TopsheetChartTheme theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_PAPER, FALSE);
  double widths[8] = { 0 };
  guint n = 0;

  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      if (item->kind == TOPSHEET_PAGE_ITEM_FILL && memcmp (&item->color, &theme.actual, sizeof theme.actual) == 0)
        widths[n++] = item->width;
    }
  /* Exploration and production up to their plan, iteration and the total whole. */
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (widths[1] / widths[0], 5703.40 / 4406.80, 1e-6);
  g_assert_cmpfloat_with_epsilon (widths[2] / widths[0], 2021.47 / 4406.80, 1e-6);
  g_assert_cmpfloat_with_epsilon (widths[3] / widths[0], 12496.36 / 4406.80, 1e-6);
}

static void
test_under_plan (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  TopsheetPhaseChart chart = { &data->cost, "EUR", TRUE };
  g_autoptr (TopsheetReportPage) page = NULL;
  g_autofree char *sentence = NULL, *exact = NULL;

  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 100000, 90000, 0, 0);
  page = draw (data, WIDTH, 1);
  check_boxes (page, WIDTH);
  sentence = topsheet_phase_chart_describe (&chart);
  g_assert_cmpstr (sentence, ==, "No phase is over plan.");
  g_assert_cmpuint (count_items (page, TOPSHEET_PAGE_ITEM_TRIANGLE), ==, 0);
  g_assert_nonnull (find_text (page, "100.00 under plan"));

  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 90000, 90000, 0, 0);
  exact = topsheet_phase_chart_describe (&chart);
  g_assert_cmpstr (exact, ==, "Every phase is exactly on plan.");
}

static void
test_tie (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  TopsheetPhaseChart chart = { &data->cost, "EUR", TRUE };
  g_autofree char *sentence = NULL;

  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 90000, 100000, 0, 0);
  sentence = topsheet_phase_chart_describe (&chart);
  g_assert_cmpstr (sentence, ==, "Exploration and Production are the phases furthest over plan, by 100.00 each.");
}

static void
test_one_phase (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportPage) page = NULL;

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 0, 0, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_PRODUCTION, 570340, 585016, 0, 0);
  page = draw (data, WIDTH, 1);
  check_boxes (page, WIDTH);
  g_assert_null (find_text (page, "Production"));
  g_assert_nonnull (find_text (page, "Total"));
}

/* A credit stands left of zero, and the axis grows to hold it. */
static void
test_credits (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportPage) page = NULL;
  TopsheetChartTheme theme = topsheet_chart_theme (TOPSHEET_CHART_THEME_PAPER, FALSE);
  gboolean found = FALSE;
  const TopsheetPageItem *negative;

  report_fixture_set_phase (data, TOPSHEET_PHASE_EXPLORATION, 440680, -1620000, 0, 0);
  page = draw (data, WIDTH, 1);
  check_boxes (page, WIDTH);
  negative = find_text (page, "−10,000");
  g_assert_nonnull (negative);
  for (guint i = 0; i < page->items->len; i++)
    {
      const TopsheetPageItem *item = &g_array_index (page->items, TopsheetPageItem, i);

      /* The bar of the credit begins left of −10,000. */
      if (item->kind == TOPSHEET_PAGE_ITEM_FILL && memcmp (&item->color, &theme.actual, sizeof theme.actual) == 0 &&
          item->x < negative->x + negative->width / 2)
        found = TRUE;
    }
  g_assert_true (found);
}

static void
test_no_plan (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportPage) page = NULL;

  data->cost.has_plan = FALSE;
  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 0, 90000 + i, 0, 0);
  page = draw (data, WIDTH, 1);
  check_boxes (page, WIDTH);
  g_assert_null (find_text (page, "plan"));
  g_assert_nonnull (find_text (page, "900.01"));
}

static void
test_nothing (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new_empty ();
  TopsheetPhaseChart chart = { &data->cost, "EUR", TRUE };
  g_autoptr (TopsheetReportPage) page = draw (data, WIDTH, 1);
  g_autofree char *sentence = topsheet_phase_chart_describe (&chart);

  g_assert_cmpstr (sentence, ==, "No entries yet.");
  g_assert_cmpuint (page->items->len, ==, 1);
  g_assert_nonnull (find_text (page, "No entries yet."));
}

static void
test_plan_only (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportPage) page = NULL;

  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 100000 * i, 0, 0, 100000 * i);
  page = draw (data, WIDTH, 1);
  check_boxes (page, WIDTH);
  g_assert_nonnull (find_text (page, "No entries yet."));
  g_assert_nonnull (find_text (page, "plan "));
  g_assert_cmpuint (count_items (page, TOPSHEET_PAGE_ITEM_FILL), ==, 0);
}

static void
test_unpriced (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  g_autoptr (TopsheetReportPage) page = NULL;

  data->cost.unpriced = 3;
  page = draw (data, WIDTH, 1);
  check_boxes (page, WIDTH);
  g_assert_nonnull (find_text (page, "+ 3 unpriced"));
}

/* Narrow as a telephone, with large labels; and random amounts on paper. */
static void
test_any (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();

  for (guint round = 0; round < 60; round++)
    {
      double width = round % 3 == 0 ? 320 : WIDTH, scale = round % 3 == 0 ? 1.6 : 1;
      g_autoptr (TopsheetReportPage) page = NULL;

      for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
        report_fixture_set_phase (data, (TopsheetPhase) i, g_test_rand_int_range (0, 1000000),
                                  g_test_rand_int_range (-1000, 900000), g_test_rand_int_range (0, 300000),
                                  g_test_rand_int_range (0, 300000));
      report_fixture_set_limit (data, g_test_rand_int_range (0, 2) * g_test_rand_int_range (1, 4000000));
      data->cost.unpriced = (guint) g_test_rand_int_range (0, 4);
      page = draw (data, width, scale);
      check_boxes (page, width);
    }
}

/* On a card of the screen, with labels of the desktop's size; left in the build directory to be looked at. */
static void
paint (TopsheetPhaseChart *chart, TopsheetChartThemeKind kind, gboolean high_contrast, int width, const char *name)
{
  TopsheetChartTheme theme = topsheet_chart_theme (kind, high_contrast);
  PangoContext *context = topsheet_report_context_new (NULL);
  int height = (int) ceil (topsheet_phase_chart_measure (chart, width));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = report_fixture_get_path (name);
  const guint8 *pixels;
  guint painted = 0;

  cairo_set_source_rgb (cr, theme.bg.red, theme.bg.green, theme.bg.blue);
  cairo_paint (cr);
  topsheet_phase_chart_draw (chart, cr, context, &theme, width, height);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 4; i < width * height * 4; i += 4)
    painted += memcmp (pixels + i, pixels, 3) != 0 ? 1 : 0;
  g_assert_cmpuint (painted, >, (guint) (width * height / 40));
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
test_paint (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();
  TopsheetPhaseChart chart = { &data->cost, "EUR", FALSE, 1.5 };

  paint (&chart, TOPSHEET_CHART_THEME_LIGHT, FALSE, 640, "chart-light.png");
  paint (&chart, TOPSHEET_CHART_THEME_DARK, FALSE, 640, "chart-dark.png");
  paint (&chart, TOPSHEET_CHART_THEME_DARK, TRUE, 640, "chart-dark-high-contrast.png");
  paint (&chart, TOPSHEET_CHART_THEME_LIGHT, TRUE, 330, "chart-narrow-high-contrast.png");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/phase-chart/steps", test_steps);
  g_test_add_func ("/report/phase-chart/full", test_full);
  g_test_add_func ("/report/phase-chart/scale", test_scale);
  g_test_add_func ("/report/phase-chart/under-plan", test_under_plan);
  g_test_add_func ("/report/phase-chart/tie", test_tie);
  g_test_add_func ("/report/phase-chart/one-phase", test_one_phase);
  g_test_add_func ("/report/phase-chart/credits", test_credits);
  g_test_add_func ("/report/phase-chart/no-plan", test_no_plan);
  g_test_add_func ("/report/phase-chart/nothing", test_nothing);
  g_test_add_func ("/report/phase-chart/plan-only", test_plan_only);
  g_test_add_func ("/report/phase-chart/unpriced", test_unpriced);
  g_test_add_func ("/report/phase-chart/any", test_any);
  g_test_add_func ("/report/phase-chart/paint", test_paint);

  return g_test_run ();
}
