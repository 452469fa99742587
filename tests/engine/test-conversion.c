/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"

/* 20 November 2026, 00:00 UTC */
#define DAY G_GINT64_CONSTANT (1795132800000000)

static GPtrArray *
make_rates (void)
{
  GPtrArray *rates = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 90, 2 }, DAY + 10, "later"));
  g_ptr_array_add (rates, topsheet_rate_new (1, "USD", "EUR", (TopsheetDecimal) { 86, 2 }, DAY, "first"));
  g_ptr_array_add (rates, topsheet_rate_new (1, "EUR", "USD", (TopsheetDecimal) { 5, 0 }, DAY, "other way"));
  g_ptr_array_add (rates, topsheet_rate_new (1, "GBP", "EUR", (TopsheetDecimal) { 1, 0 }, DAY, "typed"));
  g_ptr_array_add (rates, topsheet_rate_new (1, "GBP", "EUR", (TopsheetDecimal) { 12, 1 }, DAY, "corrected"));
  return rates;
}

static void
assert_converts (const char *from, gint64 at_usec, gint64 nanos, const char *rate)
{
  g_autoptr (GPtrArray) rates = make_rates ();
  g_autofree char *used = NULL;
  TopsheetMoney amount = topsheet_money (1000000001, from), out;

  g_assert_true (topsheet_pricing_convert (&amount, "EUR", rates, at_usec, &out, &used, NULL));
  g_assert_cmpint (out.nanos, ==, nanos);
  g_assert_cmpstr (out.currency, ==, "EUR");
  g_assert_cmpstr (used, ==, rate);
}

static void
test_convert (void)
{
  assert_converts ("USD", DAY, 860000001, "0.86");
  assert_converts ("USD", DAY + 9, 860000001, "0.86");
  assert_converts ("USD", DAY + 10, 900000001, "0.9");
  assert_converts ("GBP", DAY, 1200000001, "1.2");
  assert_converts ("EUR", 0, 1000000001, NULL);
}

static void
test_no_rate (void)
{
  g_autoptr (GPtrArray) rates = make_rates ();
  g_autoptr (GError) early = NULL, unknown = NULL;
  TopsheetMoney dollars = topsheet_money (1, "USD"), yen = topsheet_money (1, "JPY"), out;

  g_assert_false (topsheet_pricing_convert (&dollars, "EUR", rates, DAY - 1, &out, NULL, &early));
  g_assert_error (early, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY);
  g_assert_cmpstr (early->message, ==, "no rate from USD to EUR on 19 November 2026");
  g_assert_false (topsheet_pricing_convert (&yen, "EUR", NULL, DAY, &out, NULL, &unknown));
  g_assert_error (unknown, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY);
}

static void
test_overflow (void)
{
  g_autoptr (GPtrArray) rates = make_rates ();
  g_autoptr (GError) error = NULL;
  TopsheetMoney much = topsheet_money (G_MAXINT64, "EUR"), out;

  g_assert_false (topsheet_pricing_convert (&much, "USD", rates, DAY, &out, NULL, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/conversion/convert", test_convert);
  g_test_add_func ("/conversion/no-rate", test_no_rate);
  g_test_add_func ("/conversion/overflow", test_overflow);

  return g_test_run ();
}
