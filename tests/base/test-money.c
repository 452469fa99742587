/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "base/topsheet-money.h"

#define ROUNDS 20000

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static gint64
random_nanos (void)
{
  guint64 bits = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  return (gint64) bits >> g_test_rand_int_range (0, 63);
}

static void
test_currency (void)
{
  g_assert_true (topsheet_currency_is_valid ("EUR"));
  g_assert_false (topsheet_currency_is_valid ("eur"));
  g_assert_false (topsheet_currency_is_valid ("EURO"));
  g_assert_false (topsheet_currency_is_valid ("E R"));
  g_assert_false (topsheet_currency_is_valid (""));
  g_assert_false (topsheet_currency_is_valid (NULL));
  g_assert_cmpuint (topsheet_currency_get_digits ("EUR"), ==, 2);
  g_assert_cmpuint (topsheet_currency_get_digits ("JPY"), ==, 0);
  g_assert_cmpuint (topsheet_currency_get_digits ("KWD"), ==, 3);
  g_assert_cmpuint (topsheet_currency_get_digits ("CLF"), ==, 4);
  g_assert_cmpuint (topsheet_currency_get_digits ("XAF"), ==, 0);
}

static void
test_parse_print (void)
{
  static const struct
  {
    const char *text;
    gint64 nanos;
    const char *printed;
  } cases[] = {
    { "0", 0, "0" },
    { "12.5", 12500000000, "12.5" },
    { "750", 750000000000, "750" },
    { "0.0035", 3500000, "0.0035" },
    { "-41.140", -41140000000, "-41.14" },
    { "0.000000001", 1, "0.000000001" },
    { "9223372036.854775807", G_MAXINT64, "9223372036.854775807" },
    { "-9223372036.854775808", G_MININT64, "-9223372036.854775808" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetMoney money;
      g_autofree char *printed = NULL;

      g_assert_true (topsheet_money_parse (cases[i].text, "EUR", &money, NULL));
      printed = topsheet_money_print (&money);
      g_assert_cmpint (money.nanos, ==, cases[i].nanos);
      g_assert_cmpstr (money.currency, ==, "EUR");
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      TopsheetMoney before = topsheet_money (random_nanos (), "USD"), after;
      g_autofree char *printed = topsheet_money_print (&before);

      g_assert_true (topsheet_money_parse (printed, "USD", &after, NULL));
      g_assert_cmpint (before.nanos, ==, after.nanos);
    }
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *text, *currency;
    TopsheetError code;
  } cases[] = {
    { "", "EUR", TOPSHEET_ERROR_PARSE },
    { "1,5", "EUR", TOPSHEET_ERROR_PARSE },
    { "1.0000000001", "EUR", TOPSHEET_ERROR_PARSE },
    { "1", "euro", TOPSHEET_ERROR_INVALID },
    { "9223372036.854775808", "EUR", TOPSHEET_ERROR_OVERFLOW },
    { "-9223372036.854775809", "EUR", TOPSHEET_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TopsheetMoney money;

      g_assert_false (topsheet_money_parse (cases[i].text, cases[i].currency, &money, &error));
      g_assert_error (error, TOPSHEET_ERROR, (int) cases[i].code);
    }
}

static void
test_add (void)
{
  g_autoptr (GError) overflow = NULL, currency = NULL;
  TopsheetMoney max = topsheet_money (G_MAXINT64, "EUR"), min = topsheet_money (G_MININT64, "EUR");
  TopsheetMoney one = topsheet_money (1, "EUR"), dollar = topsheet_money (1, "USD"), out;

  g_assert_true (topsheet_money_add (&max, &min, &out, NULL));
  g_assert_cmpint (out.nanos, ==, -1);
  g_assert_false (topsheet_money_add (&max, &one, &out, &overflow));
  g_assert_error (overflow, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_assert_false (topsheet_money_subtract (&min, &one, &out, NULL));
  g_assert_false (topsheet_money_negate (&min, &out, NULL));
  g_assert_true (topsheet_money_negate (&max, &out, NULL));
  g_assert_cmpint (out.nanos, ==, -G_MAXINT64);
  g_assert_false (topsheet_money_add (&one, &dollar, &out, &currency));
  g_assert_error (currency, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY);
  g_assert_cmpint (topsheet_money_compare (&min, &max), ==, -1);
  g_assert_cmpint (topsheet_money_compare (&one, &one), ==, 0);
}

static void
test_sums_do_not_depend_on_order (void)
{
  enum
  {
    N = 200
  };

  for (guint round = 0; round < 100; round++)
    {
      TopsheetMoney amounts[N], forward = topsheet_money (0, "EUR"), shuffled = topsheet_money (0, "EUR");

      for (guint i = 0; i < N; i++)
        amounts[i] = topsheet_money (random_nanos () / N, "EUR");
      for (guint i = 0; i < N; i++)
        g_assert_true (topsheet_money_add (&forward, &amounts[i], &forward, NULL));
      for (guint i = N - 1; i > 0; i--)
        {
          guint other = (guint) g_test_rand_int_range (0, (int) i + 1);
          TopsheetMoney kept = amounts[i];

          amounts[i] = amounts[other];
          amounts[other] = kept;
        }
      for (guint i = 0; i < N; i++)
        g_assert_true (topsheet_money_add (&shuffled, &amounts[i], &shuffled, NULL));
      g_assert_cmpint (forward.nanos, ==, shuffled.nanos);
    }
}

static void
assert_price (const char *quantity, const char *unit_price, guint64 per, const char *amount)
{
  TopsheetDecimal q = decimal (quantity), p = decimal (unit_price);
  TopsheetMoney out;
  g_autofree char *printed = NULL;

  g_assert_true (topsheet_money_price (&q, &p, per, "USD", &out, NULL));
  printed = topsheet_money_print (&out);
  g_assert_cmpstr (printed, ==, amount);
}

static void
test_price (void)
{
  assert_price ("3500", "0.10", 1000000, "0.00035");
  assert_price ("567", "10", 1000000, "0.00567");
  assert_price ("216000", "527.5", 211000000, "0.54");
  assert_price ("1", "0.00001111", 1, "0.00001111");
  /* A half goes to the even nano, on both sides of zero. */
  assert_price ("1", "0.0000000005", 1, "0");
  assert_price ("3", "0.0000000005", 1, "0.000000002");
  assert_price ("5", "0.0000000005", 1, "0.000000002");
  assert_price ("-3", "0.0000000005", 1, "-0.000000002");
  assert_price ("1", "1", 3, "0.333333333");
  assert_price ("2", "1", 3, "0.666666667");
  /* The product alone needs 126 bits. */
  assert_price ("9223372036854775807", "9223372036.854775807", G_MAXINT64, "9223372036.854775807");
  assert_price ("0.000000000000000001", "0.000000000000000001", G_MAXUINT64, "0");
}

static void
test_price_overflow (void)
{
  g_autoptr (GError) error = NULL;
  TopsheetDecimal max = topsheet_decimal_from_int (G_MAXINT64), min = topsheet_decimal_from_int (G_MININT64);
  TopsheetDecimal one = topsheet_decimal_from_int (1), edge = decimal ("9223372036.854775807"),
                  half = decimal ("4611686018.427387904");
  TopsheetDecimal two = topsheet_decimal_from_int (2), minus_two = topsheet_decimal_from_int (-2);
  TopsheetMoney out;

  g_assert_true (topsheet_money_price (&edge, &one, 1, "USD", &out, NULL));
  g_assert_cmpint (out.nanos, ==, G_MAXINT64);
  g_assert_false (topsheet_money_price (&half, &two, 1, "USD", &out, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_assert_true (topsheet_money_price (&half, &minus_two, 1, "USD", &out, NULL));
  g_assert_cmpint (out.nanos, ==, G_MININT64);
  g_assert_false (topsheet_money_price (&max, &max, 1, "USD", &out, NULL));
  g_assert_false (topsheet_money_price (&max, &min, 1, "USD", &out, NULL));
  g_assert_false (topsheet_money_price (&min, &min, 1, "USD", &out, NULL));
}

/* Digits of a ÷ b one by one, then the schoolbook rule for the half. */
static gint64
reference_nanos (guint64 a, guint64 b)
{
  guint64 quotient = a / b, rest = a % b;
  guint64 next;

  for (guint i = 0; i < 9; i++)
    {
      quotient = quotient * 10 + rest * 10 / b;
      rest = rest * 10 % b;
    }
  next = rest * 10 / b;
  rest = rest * 10 % b;
  if (next > 5 || (next == 5 && (rest > 0 || quotient % 2 == 1)))
    quotient++;

  return (gint64) quotient;
}

static void
test_price_against_reference (void)
{
  static const guint64 divisors[] = { 1, 2, 3, 7, 8, 50, 211, 1000, 1024, 1000000, 2000000000 };

  for (guint i = 0; i < ROUNDS; i++)
    {
      guint64 quantity = (guint64) g_test_rand_int_range (0, 100000),
              price = (guint64) g_test_rand_int_range (0, 10000);
      guint64 per = divisors[g_test_rand_int_range (0, G_N_ELEMENTS (divisors))];
      int sign = g_test_rand_bit () ? 1 : -1;
      TopsheetDecimal q = { (gint64) quantity, 2 }, p = { sign * (gint64) price, 4 };
      TopsheetMoney out;

      g_assert_true (topsheet_money_price (&q, &p, per, "USD", &out, NULL));
      g_assert_cmpint (out.nanos, ==, sign * reference_nanos (quantity * price, per * 1000000));
    }
}

static void
test_scale (void)
{
  TopsheetMoney amount = topsheet_money (1000000001, "USD"), max = topsheet_money (G_MAXINT64, "USD"), out;
  TopsheetDecimal half = decimal ("0.5"), two = topsheet_decimal_from_int (2), rate = decimal ("0.86");

  g_assert_true (topsheet_money_scale (&amount, &half, NULL, &out, NULL));
  g_assert_cmpint (out.nanos, ==, 500000000);
  g_assert_cmpstr (out.currency, ==, "USD");
  g_assert_true (topsheet_money_scale (&amount, &rate, "EUR", &out, NULL));
  g_assert_cmpint (out.nanos, ==, 860000001);
  g_assert_cmpstr (out.currency, ==, "EUR");
  g_assert_false (topsheet_money_scale (&max, &two, NULL, &out, NULL));
}

static void
test_round (void)
{
  static const struct
  {
    gint64 nanos;
    guint digits;
    gint64 rounded;
  } cases[] = {
    { 1005000000, 2, 1000000000 },
    { 1015000000, 2, 1020000000 },
    { -1005000000, 2, -1000000000 },
    { 1005000001, 2, 1010000000 },
    { 1500000000, 0, 2000000000 },
    { 2500000000, 0, 2000000000 },
    { 123456789, 9, 123456789 },
    { 123456789, 12, 123456789 },
    { 0, 2, 0 },
    { G_MAXINT64, 0, 9223372036000000000 },
    { G_MININT64, 0, -9223372036000000000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetMoney money = topsheet_money (cases[i].nanos, "EUR");

      g_assert_cmpint (topsheet_money_round (&money, cases[i].digits).nanos, ==, cases[i].rounded);
    }
}

static void
test_boxed (void)
{
  TopsheetMoney money = topsheet_money (5, "EUR");
  g_auto (GValue) value = G_VALUE_INIT;
  const TopsheetMoney *held;

  g_value_init (&value, TOPSHEET_TYPE_MONEY);
  g_value_set_boxed (&value, &money);
  held = g_value_get_boxed (&value);
  g_assert_true (held != &money);
  g_assert_cmpint (held->nanos, ==, 5);
  g_assert_null (topsheet_money_copy (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/money/currency", test_currency);
  g_test_add_func ("/money/parse-print", test_parse_print);
  g_test_add_func ("/money/parse-refuses", test_parse_refuses);
  g_test_add_func ("/money/add", test_add);
  g_test_add_func ("/money/sums-do-not-depend-on-order", test_sums_do_not_depend_on_order);
  g_test_add_func ("/money/price", test_price);
  g_test_add_func ("/money/price-overflow", test_price_overflow);
  g_test_add_func ("/money/price-against-reference", test_price_against_reference);
  g_test_add_func ("/money/scale", test_scale);
  g_test_add_func ("/money/round", test_round);
  g_test_add_func ("/money/boxed", test_boxed);

  return g_test_run ();
}
