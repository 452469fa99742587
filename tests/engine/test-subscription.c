/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-subscription.h"

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static gint64
day (int month, int number)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, month, number, 0, 0, 0);

  return g_date_time_to_unix (date) * G_USEC_PER_SEC;
}

static void
assert_money (const TopsheetMoney *money, const char *expected)
{
  g_autofree char *text = topsheet_money_print (money);

  g_assert_cmpstr (text, ==, expected);
}

/* 12 a month with 625 credits, 0.01 for each more. */
static void
test_subscription (void)
{
  static const char * const cases[][3] = { { "0", "12", "625" },
                                           { "625", "12", "0" },
                                           { "3000", "35.75", "0" },
                                           { "1200", "17.75", "0" } };
  TopsheetSubscription subscription = { topsheet_money (12 * TOPSHEET_NANOS_PER_UNIT, "USD"), decimal ("625"),
                                        decimal ("0.01") };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetDecimal used = decimal (cases[i][0]), wasted;
      g_autofree char *text = NULL;
      TopsheetMoney total;

      g_assert_true (topsheet_subscription_compute (&subscription, &used, &total, &wasted, NULL));
      assert_money (&total, cases[i][1]);
      text = topsheet_decimal_print (&wasted);
      g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

/* 12 ÷ 625, 35.75 ÷ 3000; nothing used has no price of one. */
static void
test_unit_cost (void)
{
  static const char * const cases[][3] = { { "12", "625", "0.0192" }, { "35.75", "3000", "0.011916666667" } };
  TopsheetDecimal used = TOPSHEET_DECIMAL_ZERO, unit_cost;
  TopsheetMoney total = topsheet_money (12 * TOPSHEET_NANOS_PER_UNIT, "USD");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      used = decimal (cases[i][1]);
      g_assert_true (topsheet_money_parse (cases[i][0], "USD", &total, NULL));
      g_assert_true (topsheet_subscription_get_unit_cost (&total, &used, &unit_cost, NULL));
      text = topsheet_decimal_print (&unit_cost);
      g_assert_cmpstr (text, ==, cases[i][2]);
    }
  used = TOPSHEET_DECIMAL_ZERO;
  g_assert_false (topsheet_subscription_get_unit_cost (&total, &used, &unit_cost, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static void
test_break_even (void)
{
  static const struct
  {
    const char *fee, *included, *overage, *unit_price, *worth, *from, *until;
  } cases[] = {
    /* 12 buy 1,200 credits at 0.01, but only 625 are included: it never pays, unless more costs less than 0.01. */
    { "12", "625", "0.01", "0.01", "1200", NULL, NULL },
    { "12", "625", "0.02", "0.01", "1200", NULL, NULL },
    { "12", "625", "0.005", "0.01", "1200", "1775", NULL },
    /* Within what is included; with a dear overage it stops to pay: 12 + (1600 − 1500) × 0.04 = 1600 × 0.01 */
    { "12", "1500", "0.01", "0.01", "1200", "1200", NULL },
    { "12", "1500", "0.04", "0.01", "1200", "1200", "1600" },
    { "12", "1200", "0.04", "0.01", "1200", "1200", "1200" },
    { "0", "0", "0", "0.01", "0", "0", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetSubscription subscription = { topsheet_money (0, "USD"), decimal (cases[i].included),
                                            decimal (cases[i].overage) };
      TopsheetDecimal unit_price = decimal (cases[i].unit_price);
      TopsheetSubscriptionBreakEven result;
      g_autofree char *worth = NULL, *from = NULL, *until = NULL;

      g_assert_true (topsheet_money_parse (cases[i].fee, "USD", &subscription.fee, NULL));
      g_assert_true (topsheet_subscription_compare (&subscription, &unit_price, &result, NULL));
      worth = topsheet_decimal_print (&result.fee_worth);
      from = result.breaks_even ? topsheet_decimal_print (&result.from) : NULL;
      until = result.has_end ? topsheet_decimal_print (&result.until) : NULL;
      g_assert_cmpstr (worth, ==, cases[i].worth);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (until, ==, cases[i].until);
    }
}

static void
draw (TopsheetCreditLot *lots,
      gint64 at_usec,
      const char *quantity,
      const char *cost,
      const char *expired,
      const char *short_of)
{
  TopsheetDecimal wanted = decimal (quantity), missing;
  TopsheetMoney paid, lost;
  g_autofree char *text = NULL;

  g_assert_true (topsheet_credit_lots_draw (lots, 2, at_usec, &wanted, "USD", &paid, &lost, &missing, NULL));
  assert_money (&paid, cost);
  assert_money (&lost, expired);
  text = topsheet_decimal_print (&missing);
  g_assert_cmpstr (text, ==, short_of);
}

/* A trial pack of 1,000 at 0.098 that ends after 30 days, and 1,000 at 0.14 that last for 180. */
static void
test_lots (void)
{
  TopsheetCreditLot lots[] = {
    { day (2, 1), decimal ("1000"), decimal ("0.14"), day (7, 31) },
    { day (1, 10), decimal ("1000"), decimal ("0.098"), day (2, 9) },
  };

  draw (lots, day (1, 20), "600", "58.8", "0", "0");
  draw (lots, day (2, 3), "300", "29.4", "0", "0");
  draw (lots, day (2, 10), "100", "14", "9.8", "0");
  /* What has expired is lost once, and what is not there is not paid for. */
  draw (lots, day (2, 11), "1000", "126", "0", "100");
  draw (lots, day (12, 1), "1", "0", "0", "1");
}

static void
test_refused (void)
{
  TopsheetSubscription subscription = { topsheet_money (0, "USD"), decimal ("625"), decimal ("0.01") };
  TopsheetDecimal used = decimal ("-1"), wasted;
  g_autoptr (GError) error = NULL;
  TopsheetMoney total;

  g_assert_false (topsheet_subscription_compute (&subscription, &used, &total, &wasted, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subscription/periods", test_subscription);
  g_test_add_func ("/subscription/unit-cost", test_unit_cost);
  g_test_add_func ("/subscription/break-even", test_break_even);
  g_test_add_func ("/subscription/lots", test_lots);
  g_test_add_func ("/subscription/refused", test_refused);
  return g_test_run ();
}
