/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fees that include something, and credits from lots of different price. */

#include "base/topsheet-time.h"
#include "engine/topsheet-pricing.h"

static gint64
day (const char *date)
{
  g_autofree char *text = g_strdup_printf ("%sT00:00:00Z", date);
  gint64 usec;

  g_assert_true (topsheet_time_parse_rfc3339 (text, &usec, NULL));
  return usec;
}

static TopsheetPriceRule *
add_rule (GPtrArray *rules, const char *meter, const char *price, TopsheetUnit unit, const char *condition)
{
  const char *conditions[] = { condition, NULL };
  TopsheetDecimal decimal;
  TopsheetPriceRule *rule;

  g_assert_true (topsheet_decimal_parse (price, &decimal, NULL));
  rule = topsheet_price_rule_new ("m/x", meter, decimal, 1, unit, "USD");
  g_object_set (rule, "conditions", conditions, "source", "a list", NULL);
  g_ptr_array_add (rules, rule);
  return rule;
}

static TopsheetQuote *
get_quote (GPtrArray *rules, const char *usage_text, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, &error);
  TopsheetQuote *quote;

  g_assert_no_error (error);
  quote = topsheet_pricing_quote (rules, usage, day (date), 0, &error);
  g_assert_no_error (error);
  return quote;
}

/* @amount: %NULL where the price is not known */
static void
assert_quote (GPtrArray *rules, const char *usage, const char *date, const char *amount, guint n_items)
{
  g_autoptr (TopsheetQuote) quote = get_quote (rules, usage, date);
  g_autofree char *printed = quote->has_amount ? topsheet_money_print (&quote->amount) : NULL;

  g_test_message ("%s", usage);
  g_assert_cmpstr (printed, ==, amount);
  g_assert_cmpuint (quote->items->len, ==, n_items);
}

/* 12 a month, 625 credits included, 0.01 for one more: the subscription of the formulas. */
static void
test_subscription (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetQuote) without_months = NULL, over = NULL;
  const TopsheetQuoteItem *included;

  add_rule (rules, "month", "12", TOPSHEET_UNIT_MONTH, NULL);
  add_rule (rules, "included_credits", "625", TOPSHEET_UNIT_MONTH, NULL);
  add_rule (rules, "credits", "0.01", TOPSHEET_UNIT_CREDIT, NULL);

  assert_quote (rules, "months=1", "2026-01-20", "12", 1);
  assert_quote (rules, "months=1;credits=625", "2026-01-20", "12", 2);
  assert_quote (rules, "months=1;credits=3000", "2026-01-20", "35.75", 3);
  assert_quote (rules, "months=2;credits=1300", "2026-01-20", "24.5", 3);

  over = get_quote (rules, "months=1;credits=3000", "2026-01-20");
  included = over->items->pdata[0];
  g_assert_cmpstr (included->meter, ==, "included_credits");
  g_assert_cmpint (included->quantity.mantissa, ==, 625);
  g_assert_cmpint (included->amount.nanos, ==, 0);

  /* How much is included depends on for how long. */
  without_months = get_quote (rules, "credits=3000", "2026-01-20");
  g_assert_false (without_months->has_amount);
  g_assert_cmpstr (without_months->missing[0], ==, "months");
}

static void
test_no_overage (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  add_rule (rules, "month", "11", TOPSHEET_UNIT_MONTH, NULL);
  add_rule (rules, "included_characters", "121000", TOPSHEET_UNIT_MONTH, NULL);

  assert_quote (rules, "months=1;characters=121000", "2026-01-20", "11", 2);
  /* Nobody says what more of them cost. */
  assert_quote (rules, "months=1;characters=121001", "2026-01-20", NULL, 2);
}

static void
test_pack (void)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);

  add_rule (rules, "pack", "98", TOPSHEET_UNIT_PACK, NULL);
  add_rule (rules, "included_units", "1000", TOPSHEET_UNIT_PACK, NULL);

  assert_quote (rules, "packs=1;credits=1000", "2026-01-20", "98", 2);
  assert_quote (rules, "packs=2;credits=1500", "2026-01-20", "196", 2);
  assert_quote (rules, "packs=1;credits=1500", "2026-01-20", NULL, 2);
}

static void
add_lot (GPtrArray *rules, const char *price, const char *credits, const char *bought, const char *expires)
{
  g_autofree char *condition = g_strconcat ("count_upto=", credits, NULL);
  TopsheetPriceRule *rule = add_rule (rules, "lot", price, TOPSHEET_UNIT_CREDIT, condition);

  g_object_set (rule, "valid-from-usec", day (bought), "valid-to-usec", expires != NULL ? day (expires) : 0, NULL);
}

/* A trial pack of 1,000 at 0.098 for 30 days, and one of 5,000 at 0.14. A second costs ten credits. */
static GPtrArray *
make_lots (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);

  g_object_set (add_rule (rules, "output_seconds", "10", TOPSHEET_UNIT_SECOND, NULL), "credit-rate", "lots", NULL);
  add_lot (rules, "0.14", "5000", "2026-01-15", "2026-07-14");
  add_lot (rules, "0.098", "1000", "2026-01-10", "2026-02-09");
  return rules;
}

static void
test_lots (void)
{
  g_autoptr (GPtrArray) rules = make_lots ();
  g_autoptr (TopsheetQuote) quote = NULL;
  const TopsheetQuoteItem *first, *second;

  /* What expires first goes first. */
  assert_quote (rules, "output_seconds=60", "2026-01-20", "58.8", 1);
  assert_quote (rules, "output_seconds=100", "2026-01-20", "98", 1);
  assert_quote (rules, "output_seconds=110", "2026-01-20", "112", 2);
  /* Six hundred are gone already: 40 seconds of the first, 10 of the second. */
  assert_quote (rules, "output_seconds=50;credits_drawn=600", "2026-01-20", "53.2", 2);
  /* Not bought yet, and expired. */
  assert_quote (rules, "output_seconds=110", "2026-01-12", NULL, 0);
  assert_quote (rules, "output_seconds=10", "2026-02-09", "14", 1);
  assert_quote (rules, "output_seconds=10", "2026-08-01", NULL, 0);
  assert_quote (rules, "output_seconds=601", "2026-01-20", NULL, 0);

  quote = get_quote (rules, "output_seconds=110", "2026-01-20");
  first = quote->items->pdata[0];
  second = quote->items->pdata[1];
  g_assert_cmpint (first->amount.nanos, ==, 98 * TOPSHEET_NANOS_PER_UNIT);
  g_assert_cmpint (second->amount.nanos, ==, 14 * TOPSHEET_NANOS_PER_UNIT);
  g_assert_cmpstr (first->rule, ==, "m/x output_seconds, m/x lot count_upto=1000");
}

/* Two quantities of one call draw one after the other. */
static void
test_lots_are_shared (void)
{
  g_autoptr (GPtrArray) rules = make_lots ();

  g_object_set (add_rule (rules, "image", "100", TOPSHEET_UNIT_IMAGE, NULL), "credit-rate", "lots", NULL);
  assert_quote (rules, "images=6;output_seconds=60", "2026-01-20", "126", 3);
}

static void
test_actual_cost_from_lots (void)
{
  g_autoptr (GPtrArray) rules = make_lots ();

  assert_quote (rules, "output_seconds=60;actual_cost=700;cost_currency=credits", "2026-01-20", "68.6", 1);
}

static void
test_lot_of_another_currency (void)
{
  g_autoptr (GPtrArray) rules = make_lots ();
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("output_seconds=110", NULL);
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autoptr (TopsheetPriceRule) euro = NULL;
  g_autoptr (GError) error = NULL;
  const char *conditions[] = { "count_upto=10", NULL };

  euro = topsheet_price_rule_new ("m/x", "lot", topsheet_decimal_from_int (1), 1, TOPSHEET_UNIT_CREDIT, "EUR");
  g_object_set (euro, "conditions", conditions, "valid-from-usec", day ("2026-01-01"), "valid-to-usec",
                day ("2026-02-01"), NULL);
  g_ptr_array_add (rules, g_steal_pointer (&euro));
  quote = topsheet_pricing_quote (rules, usage, day ("2026-01-20"), 0, &error);
  g_assert_null (quote);
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/price-credits/subscription", test_subscription);
  g_test_add_func ("/price-credits/no-overage", test_no_overage);
  g_test_add_func ("/price-credits/pack", test_pack);
  g_test_add_func ("/price-credits/lots", test_lots);
  g_test_add_func ("/price-credits/lots-are-shared", test_lots_are_shared);
  g_test_add_func ("/price-credits/actual-cost-from-lots", test_actual_cost_from_lots);
  g_test_add_func ("/price-credits/lot-of-another-currency", test_lot_of_another_currency);
  return g_test_run ();
}
