/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-price-shock.h"

#define AT G_GINT64_CONSTANT (1795132800000000)

typedef struct
{
  TopsheetBudgetPlan *plan;
  TopsheetCatalogue *catalogue;
} Fixture;

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static void
assert_money (TopsheetMoney money, const char *expected)
{
  g_autofree char *text = topsheet_money_print (&money);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_number (TopsheetDecimal number, const char *expected)
{
  g_autofree char *text = topsheet_decimal_print (&number);

  g_assert_cmpstr (text, ==, expected);
}

static void
add_rule (GPtrArray *rules, const char *model, const char *provider, const char *price)
{
  TopsheetPriceRule *rule = topsheet_price_rule_new (model, "image", decimal (price), 1, TOPSHEET_UNIT_IMAGE, "EUR");

  g_object_set (rule, "provider", provider, NULL);
  g_ptr_array_add (rules, rule);
}

static void
add_line (Fixture *fixture, TopsheetPhase phase, guint account, const char *model, const char *count, const char *price)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (phase, account, "line");

  g_object_set (line, "model-id", model, "unit", TOPSHEET_UNIT_IMAGE, "count", count, "unit-price", price, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (fixture->plan), line);
}

/* 10 in exploration, 24 in production, 50 of review, one that nobody knows; buffer 25 %, limits 125 and 50. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetMoney limit = topsheet_money (125 * TOPSHEET_NANOS_PER_UNIT, "EUR");
  TopsheetMoney api_limit = topsheet_money (50 * TOPSHEET_NANOS_PER_UNIT, "EUR");

  add_rule (rules, "one/image", "one", "0.1");
  add_rule (rules, "one/hero", "one", "0.24");
  add_rule (rules, "two/image", "two", "0.2");
  fixture->catalogue = topsheet_catalogue_new (rules);
  fixture->plan = topsheet_budget_plan_new (1, "EUR");
  topsheet_budget_plan_set_limit (fixture->plan, &limit);
  topsheet_budget_plan_set_api_limit (fixture->plan, &api_limit);
  add_line (fixture, TOPSHEET_PHASE_EXPLORATION, 1000, "one/image", "100", NULL);
  /* As people type it, without the provider. */
  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 1000, "hero", "100", NULL);
  add_line (fixture, TOPSHEET_PHASE_PRODUCTION, 6000, NULL, "1", "50");
  add_line (fixture, TOPSHEET_PHASE_POST, 1000, "one/nobody-knows", "1", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->plan);
  g_object_unref (fixture->catalogue);
}

static TopsheetPriceShock
shock (Fixture *fixture, const TopsheetPriceMove *changes, guint n_changes)
{
  g_autoptr (GError) error = NULL;
  TopsheetPriceShock result;
  gboolean ok = topsheet_price_shock_compute (fixture->plan, fixture->catalogue, NULL, AT, changes, n_changes, &result,
                                              &error);

  g_assert_no_error (error);
  g_assert_true (ok);
  return result;
}

static void
test_provider (Fixture *fixture, gconstpointer data)
{
  const TopsheetPriceMove changes[] = { { "one", decimal ("2") } };
  TopsheetPriceShock result = shock (fixture, changes, 1);

  g_assert_cmpuint (result.changed, ==, 2);
  g_assert_cmpuint (result.unpriced, ==, 1);
  assert_money (result.before.total, "105");
  assert_money (result.after.total, "147.5");
  assert_money (result.after.by_phase[TOPSHEET_PHASE_EXPLORATION], "20");
  assert_money (result.after.by_phase[TOPSHEET_PHASE_PRODUCTION], "98");
  assert_money (result.after.headroom, "-22.5");
  assert_money (result.after.api_headroom, "-18");
  /* 105 + 42.5 (f − 1) = 125; 34 f = 50 */
  g_assert_true (result.has_limit_factor);
  assert_number (result.limit_factor, "1.470588");
  assert_number (result.api_limit_factor, "1.470588");
}

/* A model goes before its provider; what no change names stays. */
static void
test_model (Fixture *fixture, gconstpointer data)
{
  const TopsheetPriceMove changes[] = { { "one/hero", decimal ("1.5") },
                                        { "one", decimal ("1") },
                                        { "two", decimal ("9") } };
  TopsheetPriceShock result = shock (fixture, changes, 3);

  assert_money (result.after.subtotal, "96");
  assert_money (result.after.by_phase[TOPSHEET_PHASE_EXPLORATION], "10");
  assert_money (result.after.by_phase[TOPSHEET_PHASE_PRODUCTION], "86");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const TopsheetPriceMove changes[] = { { "two", decimal ("9") } };
  TopsheetPriceShock result = shock (fixture, changes, 1);

  g_assert_cmpuint (result.changed, ==, 0);
  assert_money (result.after.total, "105");
  g_assert_false (result.has_limit_factor);
  g_assert_false (result.has_api_limit_factor);
}

/* The same again afterwards: the plan keeps its prices. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  const TopsheetPriceMove changes[] = { { "one", decimal ("2") } };
  TopsheetPriceShock first = shock (fixture, changes, 1), second = shock (fixture, changes, 1);

  g_assert_cmpint (topsheet_money_compare (&first.after.total, &second.after.total), ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const TopsheetPriceMove changes[] = { { "one", decimal ("-1") } };
  g_autoptr (GError) error = NULL;
  TopsheetPriceShock result;

  g_assert_false (topsheet_price_shock_compute (fixture->plan, fixture->catalogue, NULL, AT, changes, 1, &result,
                                                &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/price-shock/provider", Fixture, NULL, set_up, test_provider, tear_down);
  g_test_add ("/price-shock/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/price-shock/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/price-shock/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/price-shock/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
