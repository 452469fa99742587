/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-price-shock.h"

#define AT G_GINT64_CONSTANT (1795132800000000)

typedef struct
{
  TopsheetBudgetPlan *plan;
  TopsheetCatalogue *catalogue;
  TopsheetPriceShockResult result;
} Fixture;

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static void
add_rule (GPtrArray *rules, const char *model_id, const char *provider, const char *price)
{
  TopsheetPriceRule *rule = topsheet_price_rule_new (model_id, "image", decimal (price), 1, TOPSHEET_UNIT_IMAGE, "EUR");

  g_object_set (rule, "provider", provider, NULL);
  g_ptr_array_add (rules, rule);
}

static void
add_line (Fixture *fixture, const char *model_id, const char *count, const char *price)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, 2000, "line");

  g_object_set (line, "count", count, "model-id", model_id, "unit", TOPSHEET_UNIT_IMAGE, "unit-price", price, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (fixture->plan), line);
}

/* 100 × 0.30 of one provider, 100 × 0.20 of another that sells its model, 10 × 5 that is no model: 100, and a quarter on top. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetMoney limit = topsheet_money (200 * TOPSHEET_NANOS_PER_UNIT, "EUR");

  add_rule (rules, "openai/image-1", "openai", "0.3");
  add_rule (rules, "kling/v3", "comfy.org", "0.2");
  fixture->catalogue = topsheet_catalogue_new (rules);
  fixture->plan = topsheet_budget_plan_new (1, "EUR");
  topsheet_budget_plan_set_limit (fixture->plan, &limit);
  add_line (fixture, "openai/image-1", "100", NULL);
  add_line (fixture, "v3", "100", NULL);
  add_line (fixture, NULL, "10", "5");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->plan);
  g_object_unref (fixture->catalogue);
}

static TopsheetPriceShock
shock (const char *who, const char *factor)
{
  return (TopsheetPriceShock) { .who = who, .factor = decimal (factor) };
}

static void
compute (Fixture *fixture, TopsheetPriceShock *shocks, guint n_shocks)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (topsheet_price_shock_compute (fixture->plan, fixture->catalogue, NULL, AT, shocks, n_shocks,
                                               &fixture->result, &error));
  g_assert_no_error (error);
}

static void
assert_money (TopsheetMoney money, const char *text)
{
  g_autofree char *printed = topsheet_money_print (&money);

  g_assert_cmpstr (printed, ==, text);
}

static void
assert_decimal (TopsheetDecimal value, const char *text)
{
  g_autofree char *printed = topsheet_decimal_print (&value);

  g_assert_cmpstr (printed, ==, text);
}

/* 100 → 130 without the buffer; the room of 75 is twice the step of 37.50, which is prices times three. */
static void
test_provider (Fixture *fixture, gconstpointer data)
{
  TopsheetPriceShock shocks[] = { shock ("OpenAI", "2") };
  TopsheetDecimal factor;

  compute (fixture, shocks, 1);
  assert_money (fixture->result.before.total, "125");
  assert_money (fixture->result.after.total, "162.5");
  assert_money (fixture->result.difference, "37.5");
  assert_money (fixture->result.after.headroom, "37.5");
  g_assert_cmpuint (shocks[0].n_lines, ==, 1);
  g_assert_true (fixture->result.has_break);
  assert_decimal (fixture->result.break_share, "2");
  g_assert_true (topsheet_price_shock_get_factor (&shocks[0].factor, &fixture->result.break_share, &factor, NULL));
  assert_decimal (factor, "3");
  g_assert_false (fixture->result.has_api_break);
}

/* By who made the model, and by who sells it. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  TopsheetPriceShock maker[] = { shock ("kling", "2") }, seller[] = { shock ("comfy.org", "2") };
  TopsheetPriceShock model[] = { shock ("v3", "2") };

  compute (fixture, maker, 1);
  assert_money (fixture->result.after.subtotal, "120");
  compute (fixture, seller, 1);
  assert_money (fixture->result.after.subtotal, "120");
  compute (fixture, model, 1);
  assert_money (fixture->result.after.subtotal, "120");
}

static void
test_model_before_provider (Fixture *fixture, gconstpointer data)
{
  TopsheetPriceShock shocks[] = { shock ("openai", "10"), shock ("openai/image-1", "0.5"), shock ("nobody", "3") };

  compute (fixture, shocks, 3);
  assert_money (fixture->result.after.subtotal, "85");
  g_assert_cmpuint (shocks[0].n_lines, ==, 0);
  g_assert_cmpuint (shocks[1].n_lines, ==, 1);
  g_assert_cmpuint (shocks[2].n_lines, ==, 0);
  /* What makes it cheaper never reaches a limit. */
  g_assert_false (fixture->result.has_break);
}

/* A typed price of a model changes too; a line without a price is counted, and the plan stays as it was. */
static void
test_typed_and_unpriced (Fixture *fixture, gconstpointer data)
{
  TopsheetPriceShock shocks[] = { shock ("openai", "1.1") };
  g_autoptr (TopsheetBudgetLine) line = NULL;
  TopsheetMoney api = topsheet_money (103 * TOPSHEET_NANOS_PER_UNIT, "EUR");
  TopsheetDecimal price;

  add_line (fixture, "openai/unheard-of", "7", NULL);
  add_line (fixture, "openai/image-1", "1", "2");
  topsheet_budget_plan_set_api_limit (fixture->plan, &api);
  compute (fixture, shocks, 1);
  assert_money (fixture->result.after.subtotal, "105.2");
  g_assert_cmpuint (shocks[0].n_lines, ==, 2);
  g_assert_cmpuint (shocks[0].n_unpriced, ==, 1);
  /* 102 are compute before, 105.20 after, 103 may be. */
  g_assert_true (fixture->result.has_api_break);
  assert_decimal (fixture->result.api_break_share, "0.3125");
  line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (fixture->plan)), 0);
  g_assert_false (topsheet_budget_line_get_unit_price (line, &price));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  TopsheetPriceShock below[] = { shock ("openai", "-1") }, huge[] = { shock ("openai", "900000000000000000") };
  g_autoptr (GError) error = NULL;

  g_assert_false (topsheet_price_shock_compute (fixture->plan, fixture->catalogue, NULL, AT, below, 1, &fixture->result,
                                                &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (topsheet_price_shock_compute (fixture->plan, fixture->catalogue, NULL, AT, huge, 1, &fixture->result,
                                                &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/price-shock/provider", test_provider);
  ADD ("/price-shock/names", test_names);
  ADD ("/price-shock/model-before-provider", test_model_before_provider);
  ADD ("/price-shock/typed-and-unpriced", test_typed_and_unpriced);
  ADD ("/price-shock/refused", test_refused);
#undef ADD
  return g_test_run ();
}
