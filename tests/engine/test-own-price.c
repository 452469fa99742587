/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-own-price.h"
#include "engine/topsheet-pricing.h"

/* Days after 1 January 2026 and when they were typed, in microseconds. */
#define DAY(n) (G_GINT64_CONSTANT (1767225600000000) + (n) * (gint64) 86400 * G_USEC_PER_SEC)

static TopsheetPriceRule *
make_rule (gint64 cents, const char *source, const char *condition, gint64 from_usec)
{
  const char * const conditions[] = { condition, NULL };
  TopsheetPriceRule *rule = topsheet_price_rule_new ("bfl/flux", "image", (TopsheetDecimal) { cents, 2 }, 1,
                                                     TOPSHEET_UNIT_IMAGE, "USD");

  g_object_set (rule, "source", source, "conditions", conditions, "valid-from-usec", from_usec, "recorded-at-usec",
                from_usec, NULL);
  return rule;
}

/* An own price of 7 from day 10, none from day 30, one of 9 from day 40; the catalogue's 4, and 5 from day 20. High quality costs 20. */
static GPtrArray *
make_rules (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetPriceRule *end = make_rule (7, "own", NULL, DAY (30));

  g_object_set (end, "confidence", TOPSHEET_OWN_PRICE_ENDED, NULL);
  g_ptr_array_add (rules, make_rule (4, "list", NULL, DAY (0)));
  g_ptr_array_add (rules, make_rule (20, "list", "quality=high", DAY (0)));
  g_ptr_array_add (rules, make_rule (7, "own", NULL, DAY (10)));
  g_ptr_array_add (rules, make_rule (5, "list", NULL, DAY (20)));
  g_ptr_array_add (rules, end);
  g_ptr_array_add (rules, make_rule (9, "own", NULL, DAY (40)));
  return rules;
}

static void
assert_price (GPtrArray *rules, const char *selector, gint64 at_usec, gint64 known_at_usec, const char *amount)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
  if (selector != NULL)
    topsheet_usage_parse_selector (usage, selector, NULL);
  quote = topsheet_pricing_quote (rules, usage, at_usec, known_at_usec, &error);
  g_assert_no_error (error);
  g_assert_true (quote->has_amount);
  text = topsheet_money_print (&quote->amount);
  g_assert_cmpstr (text, ==, amount);
}

static void
test_wins (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();

  assert_price (rules, NULL, DAY (5), 0, "0.04");
  assert_price (rules, NULL, DAY (10), 0, "0.07");
  /* Also against a price of the catalogue that is newer. */
  assert_price (rules, NULL, DAY (25), 0, "0.07");
  assert_price (rules, NULL, DAY (30), 0, "0.05");
  assert_price (rules, NULL, DAY (45), 0, "0.09");
  /* The same conditions only. */
  assert_price (rules, "quality=high", DAY (25), 0, "0.2");
  assert_price (rules, "quality=low", DAY (25), 0, "0.07");
}

/* What was not typed yet did not count, whatever day it is for. */
static void
test_known_at (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();

  assert_price (rules, NULL, DAY (45), DAY (35), "0.05");
  assert_price (rules, NULL, DAY (45), DAY (15), "0.07");
  assert_price (rules, NULL, DAY (45), DAY (5), "0.04");
}

/* Of two that begin on the same day the one that was typed later counts; a tie is settled by the number of the row. */
static void
test_typed_again (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();
  TopsheetPriceRule *first = make_rule (11, "own", NULL, DAY (50)), *second = make_rule (12, "own", NULL, DAY (50));

  g_object_set (first, "recorded-at-usec", DAY (52), NULL);
  g_object_set (second, "recorded-at-usec", DAY (51), NULL);
  g_ptr_array_add (rules, first);
  g_ptr_array_add (rules, second);
  assert_price (rules, NULL, DAY (60), 0, "0.11");
  g_object_set (second, "recorded-at-usec", DAY (52), "id", G_GINT64_CONSTANT (9), NULL);
  assert_price (rules, NULL, DAY (60), 0, "0.12");
}

static void
test_conditions_in_any_order (void)
{
  static const char * const one[] = { "quality=high", "size=1024x1024", NULL };
  static const char * const other[] = { "size=1024x1024", "quality=high", "count_min=1", NULL };
  g_autoptr (TopsheetPriceRule) a = make_rule (1, "own", NULL, 0);
  g_autoptr (TopsheetPriceRule) b = make_rule (1, "list", NULL, 0);

  g_assert_true (topsheet_own_price_is_same (a, b));
  g_object_set (a, "conditions", one, NULL);
  g_assert_false (topsheet_own_price_is_same (a, b));
  g_object_set (b, "conditions", other, NULL);
  g_assert_true (topsheet_own_price_is_same (a, b));
}

static void
test_find (void)
{
  static const char * const high[] = { "quality=high", NULL };
  g_autoptr (GPtrArray) rules = make_rules ();

  g_assert_null (topsheet_own_price_find (rules, "image", NULL, DAY (5)));
  g_assert_true (topsheet_own_price_find (rules, "image", NULL, DAY (15)) == rules->pdata[2]);
  g_assert_null (topsheet_own_price_find (rules, "image", high, DAY (15)));
  g_assert_null (topsheet_own_price_find (rules, "clip", NULL, DAY (15)));
  g_assert_null (topsheet_own_price_find (rules, "image", NULL, DAY (35)));
}

static void
test_meters (void)
{
  TopsheetUnit unit;
  guint64 per;

  g_assert_cmpstr (topsheet_own_price_find_meter ("images", &unit, &per), ==, "image");
  g_assert_cmpint (unit, ==, TOPSHEET_UNIT_IMAGE);
  g_assert_cmpuint (per, ==, 1);
  g_assert_cmpstr (topsheet_own_price_find_meter ("output_tokens", &unit, &per), ==, "output_tokens");
  g_assert_cmpuint (per, ==, 1000000);
  g_assert_null (topsheet_own_price_find_meter ("factor", &unit, &per));
  g_assert_null (topsheet_own_price_find_meter ("", &unit, &per));
  g_assert_null (topsheet_own_price_find_meter (NULL, &unit, &per));
  for (const char * const *meter = topsheet_own_price_list_meters (); *meter != NULL; meter++)
    g_assert_cmpstr (topsheet_own_price_find_meter (*meter, &unit, &per), ==, *meter);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-price/wins", test_wins);
  g_test_add_func ("/own-price/known-at", test_known_at);
  g_test_add_func ("/own-price/typed-again", test_typed_again);
  g_test_add_func ("/own-price/conditions-in-any-order", test_conditions_in_any_order);
  g_test_add_func ("/own-price/find", test_find);
  g_test_add_func ("/own-price/meters", test_meters);
  return g_test_run ();
}
