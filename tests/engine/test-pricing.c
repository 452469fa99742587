/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"

#include <string.h>

/* A rule for "m/x" from "meter price per unit condition…". */
static TopsheetPriceRule *
rule (const char *meter, const char *price, guint64 per, TopsheetUnit unit, const char *conditions)
{
  g_auto (GStrv) list = g_strsplit (conditions, " ", -1);
  TopsheetPriceRule *self;
  TopsheetDecimal decimal;

  g_assert_true (topsheet_decimal_parse (price, &decimal, NULL));
  self = topsheet_price_rule_new ("m/x", meter, decimal, per, unit, "EUR");
  g_object_set (self, "conditions", *conditions != '\0' ? list : NULL, NULL);
  return self;
}

static GPtrArray *
make_rules (TopsheetPriceRule *first, ...)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);
  va_list list;

  va_start (list, first);
  for (TopsheetPriceRule *r = first; r != NULL; r = va_arg (list, TopsheetPriceRule *))
    g_ptr_array_add (rules, r);
  va_end (list);
  return rules;
}

static TopsheetQuote *
quote_at (GPtrArray *rules, const char *usage_text, gint64 at_usec, gint64 known_at_usec)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, &error);
  TopsheetQuote *quote;

  g_assert_no_error (error);
  quote = topsheet_pricing_quote (rules, usage, at_usec, known_at_usec, &error);
  g_assert_no_error (error);
  return quote;
}

static void
assert_amount (GPtrArray *rules, const char *usage, gint64 at_usec, gint64 known_at_usec, const char *amount)
{
  g_autoptr (TopsheetQuote) quote = quote_at (rules, usage, at_usec, known_at_usec);
  g_autofree char *printed = quote->has_amount ? topsheet_money_print (&quote->amount) : NULL;

  g_assert_cmpstr (printed, ==, amount);
}

static void
test_most_conditions_win (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("image", "1", 1, TOPSHEET_UNIT_IMAGE, "quality=high size=10x10"),
                                            rule ("image", "2", 1, TOPSHEET_UNIT_IMAGE, "quality=high"),
                                            rule ("image", "3", 1, TOPSHEET_UNIT_IMAGE, ""), NULL);

  assert_amount (rules, "images=1;quality=high;size=10x10", 5, 0, "1");
  assert_amount (rules, "images=1;quality=HIGH;size=20x20", 5, 0, "2");
  assert_amount (rules, "images=1;quality=high", 5, 0, "2");
  assert_amount (rules, "images=1;quality=low", 5, 0, "3");
  assert_amount (rules, "images=1", 5, 0, "3");
}

static void
test_validity (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("image", "1", 1, TOPSHEET_UNIT_IMAGE, ""),
                                            rule ("image", "2", 1, TOPSHEET_UNIT_IMAGE, ""),
                                            rule ("image", "3", 1, TOPSHEET_UNIT_IMAGE, ""), NULL);

  g_object_set (rules->pdata[0], "valid-to-usec", (gint64) 100, NULL);
  g_object_set (rules->pdata[1], "valid-from-usec", (gint64) 100, "valid-to-usec", (gint64) 300, NULL);
  g_object_set (rules->pdata[2], "valid-from-usec", (gint64) 200, NULL);
  assert_amount (rules, "images=1", 99, 0, "1");
  assert_amount (rules, "images=1", 100, 0, "2");
  assert_amount (rules, "images=1", 199, 0, "2");
  /* Of two that are valid the one that began later. */
  assert_amount (rules, "images=1", 200, 0, "3");
  assert_amount (rules, "images=1", 300, 0, "3");
}

static void
test_known_at (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("image", "1", 1, TOPSHEET_UNIT_IMAGE, ""),
                                            rule ("image", "2", 1, TOPSHEET_UNIT_IMAGE, ""), NULL);

  g_object_set (rules->pdata[0], "recorded-at-usec", (gint64) 10, NULL);
  g_object_set (rules->pdata[1], "recorded-at-usec", (gint64) 20, NULL);
  assert_amount (rules, "images=1", 500, 0, "2");
  assert_amount (rules, "images=1", 500, 20, "2");
  /* A re-run with the knowledge of then gives the figure of then. */
  assert_amount (rules, "images=1", 500, 19, "1");
  assert_amount (rules, "images=1", 500, 9, NULL);
}

static void
test_order_of_rules_does_not_matter (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("image", "1", 1, TOPSHEET_UNIT_IMAGE, "op=edit"),
                                            rule ("image", "2", 1, TOPSHEET_UNIT_IMAGE, "op=t2i"),
                                            rule ("input_tokens", "3", 1000, TOPSHEET_UNIT_TOKEN, ""),
                                            rule ("image", "4", 1, TOPSHEET_UNIT_IMAGE, "op=t2i quality=high"), NULL);

  for (guint round = 0; round < 50; round++)
    {
      guint a = (guint) g_test_rand_int_range (0, 4), b = (guint) g_test_rand_int_range (0, 4);
      gpointer kept = rules->pdata[a];

      rules->pdata[a] = rules->pdata[b];
      rules->pdata[b] = kept;
      assert_amount (rules, "images=2;input_tokens=500", 5, 0, "5.5");
      assert_amount (rules, "images=2;quality=high", 5, 0, "8");
      assert_amount (rules, "images=2;op=edit;quality=high", 5, 0, "2");
    }
}

static void
test_whole_or_unknown (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("image", "1", 1, TOPSHEET_UNIT_IMAGE, ""), NULL);
  g_autoptr (TopsheetQuote) part = quote_at (rules, "images=1;input_tokens=5", 5, 0);
  g_autoptr (TopsheetQuote) none = quote_at (NULL, "images=1", 5, 0);
  g_autoptr (TopsheetQuote) zero = quote_at (NULL, "images=0", 5, 0);
  g_autofree char *why = topsheet_quote_explain (part);

  g_assert_false (part->has_amount);
  g_assert_cmpint (part->amount.nanos, ==, 0);
  g_assert_cmpuint (part->items->len, ==, 1);
  g_assert_cmpstr (part->unpriced[0], ==, "input_tokens");
  g_assert_null (part->unpriced[1]);
  g_assert_cmpstr (why, ==, "no price for input_tokens");
  g_assert_false (none->has_amount);
  g_assert_cmpstr (none->unpriced[0], ==, "images");
  /* Where nothing is known about a model, not even the currency is. */
  g_assert_false (zero->has_amount);
  g_assert_cmpstr (zero->unpriced[0], ==, "images");
}

static void
test_explain (void)
{
  g_autoptr (GPtrArray) rules =
    make_rules (rule ("image", "1", 1, TOPSHEET_UNIT_IMAGE, "quality=high size=1x1 mode=fast"), NULL);
  g_autoptr (TopsheetQuote) quote = quote_at (rules, "images=1", 5, 0);
  g_autoptr (TopsheetQuote) priced = quote_at (rules, "images=1;quality=high;size=1x1;mode=fast", 5, 0);
  g_autofree char *why = topsheet_quote_explain (quote);

  g_assert_cmpstr (why, ==, "no price for images without mode, quality and size");
  g_assert_null (topsheet_quote_explain (priced));
}

static void
test_credits (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("credits", "59.08", 1, TOPSHEET_UNIT_SECOND, ""), NULL);
  g_autoptr (TopsheetQuote) exact = NULL, fraction = NULL;
  const TopsheetQuoteItem *item;

  g_object_set (rules->pdata[0], "credit-rate", "1/211", NULL);
  exact = quote_at (rules, "output_seconds=3", 5, 0);
  item = exact->items->pdata[0];
  g_assert_cmpint (exact->amount.nanos, ==, 840000000);
  g_assert_cmpint (item->unit_price.mantissa, ==, 28);
  g_assert_cmpuint (item->per, ==, 1);

  /* 1/7 is no decimal: the price stays exact as 59.08 for 7, and is rounded once, at the end. */
  g_object_set (rules->pdata[0], "credit-rate", "1/7", "price", "1", NULL);
  fraction = quote_at (rules, "output_seconds=7000", 5, 0);
  item = fraction->items->pdata[0];
  g_assert_cmpint (fraction->amount.nanos, ==, 1000 * TOPSHEET_NANOS_PER_UNIT);
  g_assert_cmpint (item->unit_price.mantissa, ==, 1);
  g_assert_cmpuint (item->per, ==, 7);
}

static void
test_errors (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("image", "9000000000", 1, TOPSHEET_UNIT_IMAGE, ""),
                                            rule ("clip", "1", 1, TOPSHEET_UNIT_CLIP, ""), NULL);
  g_autoptr (TopsheetUsage) many = topsheet_usage_from_text ("images=2", NULL);
  g_autoptr (TopsheetUsage) both = topsheet_usage_from_text ("images=1;clips=1", NULL);
  g_autoptr (GError) overflow = NULL, currency = NULL;

  g_assert_null (topsheet_pricing_quote (rules, many, 5, 0, &overflow));
  g_assert_error (overflow, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_object_set (rules->pdata[1], "currency", "USD", NULL);
  g_assert_null (topsheet_pricing_quote (rules, both, 5, 0, &currency));
  g_assert_error (currency, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY);
}

static void
test_rounds_once_per_item (void)
{
  g_autoptr (GPtrArray) rules = make_rules (rule ("input_tokens", "0.0000000005", 1, TOPSHEET_UNIT_TOKEN, ""),
                                            rule ("output_tokens", "0.0000000005", 1, TOPSHEET_UNIT_TOKEN, ""), NULL);

  assert_amount (rules, "input_tokens=1000000001", 5, 0, "0.5");
  assert_amount (rules, "input_tokens=3;output_tokens=3", 5, 0, "0.000000004");
}

static void
test_clips_and_seconds (void)
{
  g_autoptr (GPtrArray) by_second = make_rules (rule ("output_seconds", "2", 1, TOPSHEET_UNIT_SECOND, ""), NULL);
  g_autoptr (GPtrArray) by_clip = make_rules (rule ("clip", "3", 1, TOPSHEET_UNIT_CLIP, ""), NULL);
  g_autoptr (GPtrArray) by_run = make_rules (rule ("run", "5", 1, TOPSHEET_UNIT_CLIP, "duration=5"),
                                             rule ("run", "7", 1, TOPSHEET_UNIT_CLIP, "duration=10"), NULL);

  assert_amount (by_second, "output_seconds=10;clips=2", 5, 0, "20");
  assert_amount (by_second, "clips=2;duration=5", 5, 0, "20");
  assert_amount (by_second, "clips=2", 5, 0, NULL);
  assert_amount (by_clip, "output_seconds=10;clips=2", 5, 0, "6");
  assert_amount (by_clip, "output_seconds=10", 5, 0, NULL);
  assert_amount (by_run, "output_seconds=10;clips=2", 5, 0, "10");
  assert_amount (by_run, "output_seconds=10", 5, 0, "7");
  assert_amount (by_run, "clips=3;duration=10", 5, 0, "21");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pricing/most-conditions-win", test_most_conditions_win);
  g_test_add_func ("/pricing/validity", test_validity);
  g_test_add_func ("/pricing/known-at", test_known_at);
  g_test_add_func ("/pricing/order-of-rules-does-not-matter", test_order_of_rules_does_not_matter);
  g_test_add_func ("/pricing/whole-or-unknown", test_whole_or_unknown);
  g_test_add_func ("/pricing/explain", test_explain);
  g_test_add_func ("/pricing/credits", test_credits);
  g_test_add_func ("/pricing/errors", test_errors);
  g_test_add_func ("/pricing/rounds-once-per-item", test_rounds_once_per_item);
  g_test_add_func ("/pricing/clips-and-seconds", test_clips_and_seconds);

  return g_test_run ();
}
