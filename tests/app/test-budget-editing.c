/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form is made of besides widgets: snapshots, rates, fields of a model, numbers as people type them. */
#include "app/budget/topsheet-budget-rates.h"
#include "app/budget/topsheet-budget-snapshot.h"
#include "app/budget/topsheet-line-fields.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-catalogue-file.h"

static TopsheetBudgetLine *
add_line (TopsheetBudgetPlan *plan, const char *name, gint64 count)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, 2000, name);

  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (count));
  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
  return line;
}

static TopsheetBudgetLine *
nth (TopsheetBudgetPlan *plan, guint i)
{
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)), i);

  return line;
}

static guint
n_lines (TopsheetBudgetPlan *plan)
{
  return g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)));
}

static void
count_changes (GListModel *model, guint position, guint removed, guint added, guint *changes)
{
  *changes += removed + added;
}

static void
test_snapshot (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (1, "EUR");
  g_autoptr (GPtrArray) rates = g_ptr_array_new ();
  const TopsheetMoney limit = topsheet_money (5 * TOPSHEET_NANOS_PER_UNIT, "EUR");
  g_autoptr (TopsheetBudgetSnapshot) before = NULL;
  g_autoptr (TopsheetBudgetSnapshot) after = NULL;
  TopsheetBudgetLine *first = add_line (plan, "First", 1);
  TopsheetBudgetLine *second = add_line (plan, "Second", 2);
  TopsheetDecimal count;
  guint changes = 0;

  before = topsheet_budget_snapshot_take (plan, rates, NULL, NULL);
  g_object_set (second, "name", "Changed", NULL);
  topsheet_budget_line_set_count (second, topsheet_decimal_from_int (7));
  g_list_store_remove (topsheet_budget_plan_get_lines (plan), 0);
  add_line (plan, "Third", 3);
  topsheet_budget_plan_set_limit (plan, &limit);
  after = topsheet_budget_snapshot_take (plan, rates, before, second);

  topsheet_budget_snapshot_restore (before, plan);
  g_assert_cmpuint (n_lines (plan), ==, 2);
  /* The same objects, so rows on screen stay what they are. */
  g_assert_true (nth (plan, 0) == first);
  g_assert_true (nth (plan, 1) == second);
  g_assert_cmpstr (topsheet_budget_line_get_name (second), ==, "Second");
  count = topsheet_budget_line_get_count (second);
  g_assert_cmpint (count.mantissa, ==, 2);
  g_assert_null (topsheet_budget_plan_get_limit (plan));

  topsheet_budget_snapshot_restore (after, plan);
  g_assert_cmpuint (n_lines (plan), ==, 2);
  g_assert_true (nth (plan, 0) == second);
  g_assert_cmpstr (topsheet_budget_line_get_name (second), ==, "Changed");
  g_assert_cmpstr (topsheet_budget_line_get_name (nth (plan, 1)), ==, "Third");
  g_assert_cmpint (topsheet_money_compare (topsheet_budget_plan_get_limit (plan), &limit), ==, 0);

  /* Where the order is the same nothing is spliced. */
  g_signal_connect (topsheet_budget_plan_get_lines (plan), "items-changed", G_CALLBACK (count_changes), &changes);
  topsheet_budget_snapshot_restore (after, plan);
  g_assert_cmpuint (changes, ==, 0);
}

static void
test_rates (void)
{
  const gint64 day = G_GINT64_CONSTANT (86400000000);
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) replaced = NULL;
  g_autoptr (TopsheetRate) fresh = topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 88, 2 }, 2 * day, "typed");
  TopsheetDecimal rate;

  g_assert_false (topsheet_budget_rates_find (rates, "USD", "EUR", &rate));
  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 86, 2 }, 2 * day, "typed"));
  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 80, 2 }, day, "typed"));
  g_ptr_array_add (rates, topsheet_rate_new (1, "GBP", "EUR", (TopsheetDecimal) { 115, 2 }, 3 * day, "typed"));
  g_assert_true (topsheet_budget_rates_find (rates, "USD", "EUR", &rate));
  g_assert_cmpint (rate.mantissa, ==, 86);

  replaced = topsheet_budget_rates_replace (rates, fresh);
  g_assert_cmpuint (replaced->len, ==, 3);
  g_assert_true (topsheet_budget_rates_find (replaced, "USD", "EUR", &rate));
  g_assert_cmpint (rate.mantissa, ==, 88);
}

static GPtrArray *
seed_rules (void)
{
  g_autoptr (GBytes) seed = topsheet_catalogue_file_seed ();
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = topsheet_catalogue_file_parse (seed, 1, &error);

  g_assert_no_error (error);
  return rules;
}

static void
test_fields_price_every_model (void)
{
  g_autoptr (GPtrArray) rules = seed_rules ();
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (rules);
  guint priced = 0;
  guint models = 0;

  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    {
      g_autoptr (TopsheetLineFields) fields = topsheet_line_fields_new (topsheet_catalogue_get_rules (catalogue, *id));
      g_autoptr (TopsheetUsage) usage = topsheet_line_fields_preset (fields);
      g_autoptr (GError) error = NULL;
      g_autoptr (TopsheetQuote) quote = NULL;

      quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, *id), usage,
                                      G_GINT64_CONSTANT (1795000000000000), 0, &error);
      /* Models for a machine of one's own have nothing to fill in and no price. */
      if (quote != NULL && quote->self_hosted)
        {
          g_assert_cmpuint (fields->quantities->len, ==, 0);
          g_assert_false (quote->has_amount);
          continue;
        }
      models++;
      if (fields->quantities->len == 0)
        continue;
      if (quote != NULL && quote->has_amount)
        priced++;
      else
        {
          g_autofree char *text = topsheet_usage_to_text (usage);

          g_autofree char *why = quote != NULL ? g_strjoinv (", ", quote->unpriced) : g_strdup (error->message);

          g_test_message ("%s is not priced by its preset %s: %s", *id, text, why);
        }
    }
  /* A model that is picked has a price at once, save for packs and the like. */
  g_test_message ("%u of %u models are priced by their presets", priced, models);
  g_assert_cmpuint (priced * 100, >=, models * 95);
}

static void
test_fields_of_one (void)
{
  g_autoptr (GPtrArray) rules = seed_rules ();
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_catalogue_new (rules);
  g_autoptr (TopsheetLineFields) fields = topsheet_line_fields_new (topsheet_catalogue_get_rules (catalogue,
                                                                                                  "google/veo-3.1"));
  const TopsheetLineQuantity *quantity;
  const TopsheetLineSelector *selector;

  g_assert_cmpuint (fields->quantities->len, ==, 1);
  quantity = g_ptr_array_index (fields->quantities, 0);
  g_assert_cmpstr (quantity->name, ==, "output_seconds");
  g_assert_cmpuint (fields->selectors->len, ==, 2);
  selector = g_ptr_array_index (fields->selectors, 0);
  /* "720p-1080p" is a range of two, "4k" the third choice. */
  g_assert_cmpuint (selector->choices->len, ==, 3);
}

static void
test_numbers (void)
{
  const TopsheetDecimal price = { 525, 4 };
  const TopsheetMoney limit = topsheet_money (200, "EUR");
  const TopsheetMoney part = topsheet_money (50, "EUR");
  g_autofree char *text = topsheet_number_print (&price);
  g_autofree char *unknown = topsheet_money_label (NULL, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autoptr (GError) error = NULL;
  TopsheetDecimal number;

  g_assert_cmpstr (text, ==, "0.0525");
  g_assert_cmpstr (unknown, ==, "–");
  g_assert_cmpfloat (topsheet_money_share (&part, &limit), ==, 0.25);
  g_assert_cmpfloat (topsheet_money_share (&part, NULL), ==, 0.0);
  g_assert_true (topsheet_number_parse (" 12.50 ", &number, &error));
  g_assert_cmpint (number.mantissa * 100, ==, number.scale == 1 ? 12500 : 125000);
  g_assert_false (topsheet_number_parse ("12x", &number, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_false (topsheet_number_parse ("-1", &number, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/budget/snapshot", test_snapshot);
  g_test_add_func ("/app/budget/rates", test_rates);
  g_test_add_func ("/app/budget/fields-price-every-model", test_fields_price_every_model);
  g_test_add_func ("/app/budget/fields-of-one", test_fields_of_one);
  g_test_add_func ("/app/budget/numbers", test_numbers);
  return g_test_run ();
}
