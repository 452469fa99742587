/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-comparison.h"

#define AT G_GINT64_CONSTANT (1795132800000000)

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static void
add_rule (GPtrArray *rules, const char *model, const char *price, const char *currency, const char *condition)
{
  const char *conditions[] = { condition, NULL };
  TopsheetPriceRule *rule = topsheet_price_rule_new (model, "image", decimal (price), 1, TOPSHEET_UNIT_IMAGE, currency);

  g_object_set (rule, "as-of", "2026-08-21", "source", "page", NULL);
  if (condition != NULL)
    g_object_set (rule, "conditions", conditions, NULL);
  g_ptr_array_add (rules, rule);
}

static TopsheetCatalogue *
make_catalogue (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  add_rule (rules, "m/cheap", "0.04", "USD", NULL);
  add_rule (rules, "m/hero", "0.24", "USD", NULL);
  add_rule (rules, "m/euro", "0.03", "EUR", NULL);
  add_rule (rules, "m/steps", "0.05", "USD", "resolution=720p");
  add_rule (rules, "m/steps", "0.12", "USD", "resolution=4k");
  add_rule (rules, "m/steps", "0.09", "USD", "resolution=1080p");
  add_rule (rules, "m/sizes", "0.02", "USD", "size=512x512");
  add_rule (rules, "m/sizes", "0.05", "USD", "size=1024x1024");
  return topsheet_catalogue_new (rules);
}

static TopsheetUsage *
make_usage (void)
{
  TopsheetUsage *usage = topsheet_usage_new ();

  topsheet_usage_set_quantity (usage, "images", decimal ("1"));
  return usage;
}

static TopsheetComparedPrice *
get_row (GPtrArray *rows, guint i)
{
  return g_ptr_array_index (rows, i);
}

static void
assert_cost (GPtrArray *rows, guint i, const char *cost)
{
  TopsheetComparedPrice *row = get_row (rows, i);
  g_autofree char *text = row->has_cost ? topsheet_money_print (&row->cost) : NULL;

  g_assert_cmpstr (text, ==, cost);
  g_assert_true (row->has_cost == (row->why == NULL));
}

static void
assert_total (GPtrArray *rows, guint i, const char *total)
{
  TopsheetDecimal expected = decimal (total);

  g_assert_true (get_row (rows, i)->has_accepted);
  g_assert_cmpint (topsheet_decimal_compare (&get_row (rows, i)->accepted.total, &expected), ==, 0);
}

/* Oracle D_cost_per_accepted: 21.16 with three minutes of coming back to each, and 6.48 for the sixfold price at twice the acceptance. */
static void
test_models (void)
{
  static const char * const ids[] = { "m/cheap", "m/hero", NULL };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = make_usage ();
  g_autoptr (GPtrArray) rows = topsheet_comparison_models (catalogue, ids, usage, NULL, NULL, AT, NULL);
  TopsheetAttemptCost attempt = { .rate_per_hour = decimal ("60"),
                                  .review_minutes = decimal ("2"),
                                  .wait_minutes = decimal ("0.5"),
                                  .attended = decimal ("0.5"),
                                  .switch_minutes = decimal ("3"),
                                  .batch = decimal ("1"),
                                  .acceptance = decimal ("0.25") };
  gboolean by_accepted;

  g_assert_cmpuint (rows->len, ==, 2);
  assert_cost (rows, 0, "0.04");
  assert_cost (rows, 1, "0.24");
  g_assert_cmpstr (get_row (rows, 0)->as_of, ==, "2026-08-21");
  g_assert_cmpstr (get_row (rows, 0)->source, ==, "page");
  g_assert_cmpint (topsheet_comparison_find_cheapest (rows, &by_accepted), ==, 0);
  g_assert_false (by_accepted);

  g_assert_true (topsheet_compared_price_set_attempt (get_row (rows, 0), &attempt, NULL));
  assert_total (rows, 0, "21.16");
  attempt.batch = decimal ("4");
  attempt.acceptance = decimal ("0.5");
  g_assert_true (topsheet_compared_price_set_attempt (get_row (rows, 1), &attempt, NULL));
  assert_total (rows, 1, "6.48");
  g_assert_cmpint (topsheet_comparison_find_cheapest (rows, &by_accepted), ==, 1);
  g_assert_true (by_accepted);
}

/* Money without a rate is not compared as if it were the same. */
static void
test_currencies (void)
{
  static const char * const ids[] = { "m/cheap", "m/euro", NULL };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = make_usage ();
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = topsheet_comparison_models (catalogue, ids, usage, NULL, NULL, AT, NULL);
  g_autoptr (GPtrArray) converted = NULL;

  assert_cost (rows, 0, "0.04");
  assert_cost (rows, 1, NULL);
  g_assert_cmpint (topsheet_comparison_find_cheapest (rows, NULL), ==, 0);
  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", decimal ("0.86"), 0, NULL));
  converted = topsheet_comparison_models (catalogue, ids, usage, "EUR", rates, AT, NULL);
  assert_cost (converted, 0, "0.0344");
  assert_cost (converted, 1, "0.03");
  g_assert_cmpint (topsheet_comparison_find_cheapest (converted, NULL), ==, 1);
}

static void
test_ladder (void)
{
  static const char * const rungs[] = { "480p", "720p", "1080p", "4K", NULL };
  static const char * const sizes[] = { "512x512", "1024x1024", NULL };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = make_usage ();
  g_autoptr (GPtrArray) rows = topsheet_comparison_ladder (catalogue, "m/steps", usage, rungs, NULL, NULL, AT, NULL);
  g_autoptr (GPtrArray) pixels = topsheet_comparison_ladder (catalogue, "m/sizes", usage, sizes, NULL, NULL, AT, NULL);
  TopsheetDecimal step = decimal ("1.8"), double_half = decimal ("2.5");

  g_assert_cmpuint (rows->len, ==, 4);
  assert_cost (rows, 0, NULL);
  assert_cost (rows, 1, "0.05");
  assert_cost (rows, 2, "0.09");
  assert_cost (rows, 3, "0.12");
  g_assert_false (get_row (rows, 1)->has_ratio);
  g_assert_true (get_row (rows, 2)->has_ratio);
  g_assert_cmpint (topsheet_decimal_compare (&get_row (rows, 2)->ratio, &step), ==, 0);
  assert_cost (pixels, 1, "0.05");
  g_assert_cmpint (topsheet_decimal_compare (&get_row (pixels, 1)->ratio, &double_half), ==, 0);
}

static void
test_no_rung (void)
{
  static const char * const rungs[] = { "720p", "large", NULL };
  g_autoptr (TopsheetCatalogue) catalogue = make_catalogue ();
  g_autoptr (TopsheetUsage) usage = make_usage ();
  g_autoptr (GError) error = NULL;

  g_assert_null (topsheet_comparison_ladder (catalogue, "m/steps", usage, rungs, NULL, NULL, AT, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/models", test_models);
  g_test_add_func ("/comparison/currencies", test_currencies);
  g_test_add_func ("/comparison/ladder", test_ladder);
  g_test_add_func ("/comparison/no-rung", test_no_rung);
  return g_test_run ();
}
