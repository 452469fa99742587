/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-budget.h"
#include "engine/topsheet-budget-risk.h"
#include "model/topsheet-rate.h"

#define AT G_GINT64_CONSTANT (1795132800000000)

typedef struct
{
  TopsheetBudgetPlan *plan;
  TopsheetCatalogue *catalogue;
  GPtrArray *rates;
  TopsheetBudgetTotals totals;
} Fixture;

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static TopsheetCatalogue *
make_catalogue (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  const char *high[] = { "quality=high", NULL };

  g_ptr_array_add (rules, topsheet_price_rule_new ("m/image", "image", decimal ("0.04"), 1, TOPSHEET_UNIT_IMAGE, "USD"));
  g_object_set (rules->pdata[0], "conditions", high, "as-of", "2026-08-21", "source", "page", NULL);
  g_ptr_array_add (rules, topsheet_price_rule_new ("m/video", "output_seconds", decimal ("0.1"), 1,
                                                   TOPSHEET_UNIT_SECOND, "EUR"));
  return topsheet_catalogue_new (rules);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = topsheet_budget_plan_new (1, "EUR");
  fixture->catalogue = make_catalogue ();
  fixture->rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (fixture->rates, topsheet_rate_new (1, "USD", "EUR", decimal ("0.86"), 0, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->plan);
  g_object_unref (fixture->catalogue);
  g_ptr_array_unref (fixture->rates);
}

/* (transfer none) */
static TopsheetBudgetLine *
add_line (Fixture *fixture, TopsheetPhase phase, guint account, const char *count, const char *price)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (phase, account, "line");

  g_object_set (line, "count", count, "unit-price", price, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (fixture->plan), line);
  return line;
}

static void
compute (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = topsheet_budget_compute (fixture->plan, fixture->catalogue, fixture->rates, AT, &fixture->totals,
                                         &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
assert_money (TopsheetMoney money, const char *text)
{
  g_autofree char *printed = topsheet_money_print (&money);

  g_assert_cmpstr (printed, ==, text);
  g_assert_cmpstr (money.currency, ==, "EUR");
}

static void
test_totals (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney limit = topsheet_money (200 * TOPSHEET_NANOS_PER_UNIT, "EUR"),
                api_limit = topsheet_money (30 * TOPSHEET_NANOS_PER_UNIT, "EUR");

  add_line (fixture, TOPSHEET_PHASE_EXPLORATION, 1000, "100", "0.0525");
  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "200", "0.14");
  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 6000, "2.5", "48");
  topsheet_budget_plan_set_limit (fixture->plan, &limit);
  topsheet_budget_plan_set_api_limit (fixture->plan, &api_limit);
  compute (fixture);

  assert_money (fixture->totals.subtotal, "153.25");
  assert_money (fixture->totals.buffer_base, "153.25");
  assert_money (fixture->totals.buffer, "38.3125");
  assert_money (fixture->totals.total, "191.5625");
  assert_money (fixture->totals.compute, "33.25");
  assert_money (fixture->totals.by_phase[TOPSHEET_PHASE_EXPLORATION], "5.25");
  assert_money (fixture->totals.by_phase[TOPSHEET_PHASE_PRODUCTION], "148");
  assert_money (fixture->totals.by_phase[TOPSHEET_PHASE_POST], "0");
  assert_money (fixture->totals.by_account[0], "5.25");
  assert_money (fixture->totals.by_account[5], "120");
  g_assert_true (fixture->totals.has_headroom);
  assert_money (fixture->totals.headroom, "8.4375");
  g_assert_true (fixture->totals.has_api_headroom);
  assert_money (fixture->totals.api_headroom, "-3.25");
  g_assert_cmpuint (fixture->totals.unpriced, ==, 0);
  g_assert_false (fixture->totals.buffer_is_unusual);
}

static void
test_buffer_of_compute (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *percent;
    gboolean unusual;
  } cases[] = { { "19.999", TRUE }, { "20", FALSE }, { "30", FALSE }, { "30.001", TRUE }, { "0", TRUE } };

  /* The compute and buffer of a real report. */
  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "1897");
  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 6000, "1", "16882.20");
  g_object_set (fixture->plan, "buffer-base", TOPSHEET_BUFFER_BASE_COMPUTE, NULL);
  compute (fixture);
  assert_money (fixture->totals.buffer, "474.25");
  assert_money (fixture->totals.total, "19253.45");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      topsheet_budget_plan_set_buffer_percent (fixture->plan, decimal (cases[i].percent));
      compute (fixture);
      g_assert_cmpint (fixture->totals.buffer_is_unusual, ==, cases[i].unusual);
    }
}

static void
test_catalogue_price (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *line = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "50", NULL);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("images=2;quality=high", NULL);

  g_object_set (line, "model-id", "m/image", "usage", usage, NULL);
  compute (fixture);
  /* 50 × 2 × 0.04 USD × 0.86 */
  assert_money (fixture->totals.subtotal, "3.44");
  assert_money (*topsheet_budget_line_get_priced_unit (line), "0.0688");
  g_assert_cmpstr (topsheet_budget_line_get_price_as_of (line), ==, "2026-08-21");
  g_assert_cmpstr (topsheet_budget_line_get_price_source (line), ==, "page");

  /* A typed price goes before the catalogue, and back. */
  g_object_set (line, "unit-price", "1", NULL);
  compute (fixture);
  assert_money (fixture->totals.subtotal, "50");
  g_assert_null (topsheet_budget_line_get_price_source (line));
  g_object_set (line, "unit-price", NULL, NULL);
  compute (fixture);
  assert_money (fixture->totals.subtotal, "3.44");
}

static void
test_price_of_one_unit (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *line = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "60", NULL);

  g_object_set (line, "model-id", "video", "unit", TOPSHEET_UNIT_SECOND, NULL);
  compute (fixture);
  assert_money (fixture->totals.subtotal, "6");
}

static void
assert_unpriced (Fixture *fixture, TopsheetBudgetLine *line, const char *why)
{
  compute (fixture);
  g_assert_cmpuint (fixture->totals.unpriced, ==, 1);
  assert_money (fixture->totals.subtotal, "5");
  g_assert_null (topsheet_budget_line_get_priced_amount (line));
  g_assert_null (topsheet_budget_line_get_priced_unit (line));
  g_assert_cmpstr (topsheet_budget_line_get_unpriced_why (line), ==, why);
}

static void
test_unpriced (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *line;

  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "5", "1");
  line = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "50", NULL);
  assert_unpriced (fixture, line, "no price was typed");
  g_object_set (line, "model-id", "m/nothing", NULL);
  assert_unpriced (fixture, line, "“m/nothing” is no model of the catalogue");
  g_object_set (line, "model-id", "m/image", NULL);
  assert_unpriced (fixture, line, "nothing says what one call needs");
  g_object_set (line, "unit", TOPSHEET_UNIT_IMAGE, NULL);
  assert_unpriced (fixture, line, "no price for images without quality");
  g_object_set (line, "unit-price", "1", "price-currency", "GBP", NULL);
  assert_unpriced (fixture, line, "no rate from GBP to EUR on 20 November 2026");
  /* A price of nothing is a price. */
  g_object_set (line, "unit-price", "0", "price-currency", NULL, NULL);
  compute (fixture);
  g_assert_cmpuint (fixture->totals.unpriced, ==, 0);
  g_assert_null (topsheet_budget_line_get_unpriced_why (line));
}

static void
test_typed_in_another_currency (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *line = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "3000000000", "0.0000000004");

  g_object_set (line, "price-currency", "USD", NULL);
  compute (fixture);
  /* Rounded once, at the end: one alone is less than half a nano. */
  assert_money (fixture->totals.subtotal, "1.032");
  assert_money (*topsheet_budget_line_get_priced_unit (line), "0");
}

static void
test_overflow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) line_error = NULL, sum_error = NULL;
  TopsheetBudgetLine *line;

  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "9223372036");
  line = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "2", "9223372036");
  g_assert_false (topsheet_budget_compute (fixture->plan, NULL, NULL, AT, &fixture->totals, &line_error));
  g_assert_error (line_error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_assert_true (g_str_has_prefix (line_error->message, "Line “line”: "));
  topsheet_budget_line_set_count (line, decimal ("1"));
  g_assert_false (topsheet_budget_compute (fixture->plan, NULL, NULL, AT, &fixture->totals, &sum_error));
  g_assert_error (sum_error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
}

static void
test_many_lines_in_any_order (Fixture *fixture, gconstpointer data)
{
  GListStore *lines = topsheet_budget_plan_get_lines (fixture->plan);
  TopsheetBudgetTotals before;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *count = g_strdup_printf ("%d.%03d", g_test_rand_int_range (0, 5000),
                                                g_test_rand_int_range (0, 1000));
      g_autofree char *price = g_strdup_printf ("0.%09d", g_test_rand_int_range (0, 999999999));

      add_line (fixture, (TopsheetPhase) g_test_rand_int_range (0, TOPSHEET_N_PHASES),
                (guint) g_test_rand_int_range (1, 10) * 1000, count, price);
    }
  compute (fixture);
  before = fixture->totals;
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GObject) line = g_list_model_get_item (G_LIST_MODEL (lines), i);

      g_list_store_remove (lines, i);
      g_list_store_insert (lines, (guint) g_test_rand_int_range (0, 500), line);
    }
  compute (fixture);
  g_assert_cmpmem (&before, sizeof before, &fixture->totals, sizeof before);
  /* The parts add up to the whole. */
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    before.subtotal.nanos -= before.by_phase[i].nanos;
  g_assert_cmpint (before.subtotal.nanos, ==, 0);
}

static void
add_variable (Fixture *fixture, const char *name, const char *value)
{
  g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new (name, value, NULL);

  g_list_store_append (topsheet_budget_plan_get_variables (fixture->plan), variable);
}

static void
assert_count (TopsheetBudgetLine *line, const char *expected)
{
  TopsheetDecimal count = topsheet_budget_line_get_count (line);
  g_autofree char *text = topsheet_decimal_print (&count);

  g_assert_cmpstr (text, ==, expected);
}

/* One variable drives many lines; a formula goes before a typed count. */
static void
test_formulas (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *frames = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "0.5");
  TopsheetBudgetLine *typed = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "7", "1");

  add_variable (fixture, "duration", "60 s");
  add_variable (fixture, "fps", "24");
  g_object_set (frames, "formula", "duration * fps", NULL);
  compute (fixture);
  assert_count (frames, "1440");
  assert_count (typed, "7");
  g_assert_cmpint (fixture->totals.subtotal.nanos, ==, 727 * TOPSHEET_NANOS_PER_UNIT);
}

/* The text of a formula that fails stays, its amount is left out and counted as such. */
static void
test_formula_that_fails (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *wrong = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "5", "1");
  TopsheetBudgetLine *negative = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "5", "1");

  g_object_set (wrong, "formula", "2 * durations", NULL);
  g_object_set (negative, "formula", "2 - 3", NULL);
  compute (fixture);
  g_assert_cmpstr (topsheet_budget_line_get_formula (wrong), ==, "2 * durations");
  g_assert_nonnull (strstr (topsheet_budget_line_get_formula_error (wrong), "character 5"));
  g_assert_nonnull (topsheet_budget_line_get_formula_error (negative));
  g_assert_null (topsheet_budget_line_get_priced_amount (wrong));
  g_assert_cmpuint (fixture->totals.unpriced, ==, 2);
  g_assert_cmpint (fixture->totals.subtotal.nanos, ==, 0);

  add_variable (fixture, "durations", "4");
  g_object_set (negative, "formula", NULL, NULL);
  compute (fixture);
  g_assert_null (topsheet_budget_line_get_formula_error (wrong));
  assert_count (wrong, "8");
}

/* 24 wanted ÷ 35 %; 3 wanted where 4 of 10 were accepted: 3 ÷ (5/12). */
static void
test_wanted (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *known = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "1");
  TopsheetBudgetLine *learned = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "1");
  TopsheetBudgetLine *unknown = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "1");

  g_object_set (known, "wanted", "24", "acceptance", "0.35", NULL);
  g_object_set (learned, "wanted", "3", "accepted-seen", 4, "attempts-seen", 10, NULL);
  g_object_set (unknown, "wanted", "3", NULL);
  compute (fixture);
  assert_count (known, "68.57");
  assert_count (learned, "7.2");
  assert_count (unknown, "1");
}

/* 24 images of 0.134 at 35 %, 12 clips of 1.25 at 20 %: figures that were computed elsewhere. A line that is sure moves them. */
static void
test_risk (Fixture *fixture, gconstpointer data)
{
  TopsheetBudgetLine *images = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "0.134");
  TopsheetBudgetLine *clips = add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 2000, "1", "1.25");
  g_autoptr (TopsheetDistribution) risk = NULL;

  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 6000, "10", "100");
  g_object_set (images, "wanted", "24", "acceptance", "0.35", NULL);
  g_object_set (clips, "wanted", "12", "acceptance", "0.2", NULL);
  compute (fixture);
  risk = topsheet_budget_get_risk (fixture->plan, NULL);
  g_assert_cmpint (topsheet_distribution_get_quantile (risk, 0.5).nanos, ==, G_GINT64_CONSTANT (1082326000000));
  g_assert_cmpint (topsheet_distribution_get_quantile (risk, 0.8).nanos, ==, G_GINT64_CONSTANT (1099780000000));
  g_assert_cmpint (topsheet_distribution_get_quantile (risk, 0.95).nanos, ==, G_GINT64_CONSTANT (1118978000000));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/budget/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("totals", test_totals);
  ADD ("buffer-of-compute", test_buffer_of_compute);
  ADD ("catalogue-price", test_catalogue_price);
  ADD ("price-of-one-unit", test_price_of_one_unit);
  ADD ("unpriced", test_unpriced);
  ADD ("typed-in-another-currency", test_typed_in_another_currency);
  ADD ("overflow", test_overflow);
  ADD ("many-lines-in-any-order", test_many_lines_in_any_order);
  ADD ("formulas", test_formulas);
  ADD ("formula-that-fails", test_formula_that_fails);
  ADD ("wanted", test_wanted);
  ADD ("risk", test_risk);
#undef ADD

  return g_test_run ();
}
