/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-decimal.h"
#include "base/topsheet-error.h"

#include <string.h>

#define ROUNDS 20000

static TopsheetDecimal
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TopsheetDecimal decimal = { -1, 99 };

  g_assert_true (topsheet_decimal_parse (text, &decimal, &error));
  g_assert_no_error (error);
  return decimal;
}

#define assert_prints(decimal, text)                                                                                   \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *printed_ = topsheet_decimal_print (&(decimal));                                                   \
    g_assert_cmpstr (printed_, ==, (text));                                                                            \
  }                                                                                                                    \
  G_STMT_END

/* Any mantissa, with small, middle and extreme ones alike. */
static TopsheetDecimal
random_decimal (void)
{
  guint64 bits = ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ();

  return (TopsheetDecimal) { (gint64) (bits) >> g_test_rand_int_range (0, 63), (guint8) g_test_rand_int_range (0, 19) };
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 mantissa;
    guint8 scale;
  } cases[] = {
    { "0", 0, 0 },
    { "-0.000", 0, 0 },
    { "+12.5", 125, 1 },
    { "-0.0035", -35, 4 },
    { "00012", 12, 0 },
    { "1.2300", 123, 2 },
    { "1e3", 1000, 0 },
    { "1.5E-7", 15, 8 },
    { "2.5e+6", 2500000, 0 },
    { "0e99999999999999999999", 0, 0 },
    { "0.000000000000000001", 1, 18 },
    { "0.0000000000000000010000000000000000000000000", 1, 18 },
    { "9223372036854775807", G_MAXINT64, 0 },
    { "-9223372036854775808", G_MININT64, 0 },
    { "9.223372036854775807", G_MAXINT64, 18 },
    { "1000000000000000000000e-20", 10, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetDecimal decimal = parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (decimal.mantissa, ==, cases[i].mantissa);
      g_assert_cmpuint (decimal.scale, ==, cases[i].scale);
    }
}

static void
test_parse_refuses (void)
{
  static const char * const malformed[] = {
    "",    "-",  "+",   ".",    "1.",  ".5",  " 1",    "1 ", "1,5", "1.5.2",
    "--1", "1e", "1e+", "0x10", "NaN", "inf", "1_000", "١٢", "1\n", "\xff",
  };
  static const char * const too_large[] = {
    "9223372036854775808",      "-9223372036854775809",
    "10000000000000000000",     "1e19",
    "0.0000000000000000001",    "1e-19",
    "9.2233720368547758070001", "1e99999999999999999999",
    "1e-99999999999999999999",  "92233720368547758070.1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (GError) error = NULL;
      TopsheetDecimal decimal;

      g_assert_false (topsheet_decimal_parse (malformed[i], &decimal, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (too_large); i++)
    {
      g_autoptr (GError) error = NULL;
      TopsheetDecimal decimal;

      g_assert_false (topsheet_decimal_parse (too_large[i], &decimal, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
    }
}

static void
test_print (void)
{
  TopsheetDecimal decimal = { 35, 4 };

  assert_prints (decimal, "0.0035");
  decimal = (TopsheetDecimal) { -1200, 2 };
  assert_prints (decimal, "-12");
  decimal = (TopsheetDecimal) { 0, 18 };
  assert_prints (decimal, "0");
  decimal = (TopsheetDecimal) { G_MININT64, 18 };
  assert_prints (decimal, "-9.223372036854775808");
  decimal = (TopsheetDecimal) { -5, 1 };
  assert_prints (decimal, "-0.5");
}

static void
test_parse_print_identity (void)
{
  static const gint64 edges[] = {
    0, 1, -1, 9, 10, -10, 99, 100, G_MAXINT64, G_MAXINT64 - 1, G_MININT64, G_MININT64 + 1
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edges) * (TOPSHEET_DECIMAL_MAX_SCALE + 1) + ROUNDS; i++)
    {
      gsize edge = i / (TOPSHEET_DECIMAL_MAX_SCALE + 1);
      TopsheetDecimal before = random_decimal (), after;
      g_autofree char *text = NULL, *again = NULL;

      if (edge < G_N_ELEMENTS (edges))
        before = (TopsheetDecimal) { edges[edge], (guint8) (i % (TOPSHEET_DECIMAL_MAX_SCALE + 1)) };
      text = topsheet_decimal_print (&before);
      after = parse (text);
      again = topsheet_decimal_print (&after);
      before = topsheet_decimal_normalize (&before);

      g_assert_cmpint (before.mantissa, ==, after.mantissa);
      g_assert_cmpuint (before.scale, ==, after.scale);
      g_assert_cmpstr (text, ==, again);
    }
}

static void
test_compare (void)
{
  static const char * const ascending[] = {
    "-9223372036854775808", "-1.5", "-1", "-0.000000000000000001", "0",
    "0.000000000000000001", "0.1",  "1",  "9.223372036854775807",  "9223372036854775807",
  };
  TopsheetDecimal one = { 1, 0 }, same = { 1000, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        TopsheetDecimal a = parse (ascending[i]), b = parse (ascending[j]);

        g_assert_cmpint (topsheet_decimal_compare (&a, &b), ==, (i > j) - (i < j));
      }
  g_assert_cmpint (topsheet_decimal_compare (&one, &same), ==, 0);
}

static void
test_add (void)
{
  g_autoptr (GError) error = NULL;
  TopsheetDecimal max = topsheet_decimal_from_int (G_MAXINT64), min = topsheet_decimal_from_int (G_MININT64);
  TopsheetDecimal one = topsheet_decimal_from_int (1), tiny = parse ("0.1"), result;

  g_assert_true (topsheet_decimal_add (&tiny, &one, &result, NULL));
  assert_prints (result, "1.1");
  g_assert_true (topsheet_decimal_add (&max, &min, &result, NULL));
  assert_prints (result, "-1");
  g_assert_false (topsheet_decimal_add (&max, &one, &result, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_assert_false (topsheet_decimal_subtract (&min, &one, &result, NULL));
  /* Exact or nothing: no digit is dropped to make it fit. */
  g_assert_false (topsheet_decimal_add (&max, &tiny, &result, NULL));
}

static void
test_add_properties (void)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      TopsheetDecimal a = random_decimal (), b = random_decimal (), sum, swapped, back;
      gboolean ok = topsheet_decimal_add (&a, &b, &sum, NULL);

      g_assert_true (topsheet_decimal_add (&b, &a, &swapped, NULL) == ok);
      if (!ok)
        continue;
      g_assert_cmpint (topsheet_decimal_compare (&sum, &swapped), ==, 0);
      if (topsheet_decimal_subtract (&sum, &b, &back, NULL))
        g_assert_cmpint (topsheet_decimal_compare (&back, &a), ==, 0);
    }
}

static void
test_multiply (void)
{
  g_autoptr (GError) error = NULL;
  TopsheetDecimal a = parse ("0.000000001"), b = parse ("0.000000001"), c = parse ("0.0000000001"), result;
  TopsheetDecimal half = parse ("4611686018427387904"), two = topsheet_decimal_from_int (2),
                  minus = topsheet_decimal_from_int (-2);

  g_assert_true (topsheet_decimal_multiply (&a, &b, &result, NULL));
  assert_prints (result, "0.000000000000000001");
  g_assert_false (topsheet_decimal_multiply (&a, &c, &result, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_assert_false (topsheet_decimal_multiply (&half, &two, &result, NULL));
  g_assert_true (topsheet_decimal_multiply (&half, &minus, &result, NULL));
  g_assert_cmpint (result.mantissa, ==, G_MININT64);
}

/* Long division by hand, digit after digit, and the schoolbook rule for the half: independent of the implementation. */
static __int128
reference_divide (__int128 dividend, __int128 divisor, guint scale)
{
  gboolean negative = (dividend < 0) != (divisor < 0);
  __int128 a = dividend < 0 ? -dividend : dividend, b = divisor < 0 ? -divisor : divisor;
  __int128 quotient = a / b, rest = a % b;
  int next;

  for (guint i = 0; i < scale; i++)
    {
      quotient = quotient * 10 + rest * 10 / b;
      rest = rest * 10 % b;
    }
  next = (int) (rest * 10 / b);
  rest = rest * 10 % b;
  if (next > 5 || (next == 5 && (rest > 0 || (int) (quotient % 10) % 2 == 1)))
    quotient++;

  return negative ? -quotient : quotient;
}

static void
test_divide_half_even (void)
{
  static const struct
  {
    const char *a, *b;
    guint scale;
    const char *result;
  } cases[] = {
    { "1", "3", 4, "0.3333" },
    { "2", "3", 4, "0.6667" },
    { "1", "2", 0, "0" },
    { "3", "2", 0, "2" },
    { "5", "2", 0, "2" },
    { "-1", "2", 0, "0" },
    { "-3", "2", 0, "-2" },
    { "-5", "-2", 0, "2" },
    { "0.25", "1", 1, "0.2" },
    { "0.35", "1", 1, "0.4" },
    { "1", "8", 2, "0.12" },
    { "3", "8", 2, "0.38" },
    { "100", "4", 18, "25" },
    { "0", "7", 18, "0" },
    { "1", "0.001", 0, "1000" },
    { "8000000000000000000", "1.25", 18, "6400000000000000000" },
    { "1", "211", 12, "0.004739336493" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetDecimal a = parse (cases[i].a), b = parse (cases[i].b), result;

      g_assert_true (topsheet_decimal_divide (&a, &b, cases[i].scale, &result, NULL));
      assert_prints (result, cases[i].result);
    }
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 a = g_test_rand_int_range (-1000000, 1000000), b = g_test_rand_int_range (1, 2000);
      guint scale = (guint) g_test_rand_int_range (0, 10);
      TopsheetDecimal left = topsheet_decimal_from_int (a), right = topsheet_decimal_from_int (b), result, expected;

      expected = (TopsheetDecimal) { (gint64) reference_divide (a, b, scale), (guint8) scale };
      g_assert_true (topsheet_decimal_divide (&left, &right, scale, &result, NULL));
      g_assert_cmpint (topsheet_decimal_compare (&result, &expected), ==, 0);
    }
}

static void
test_divide_refuses (void)
{
  g_autoptr (GError) zero = NULL, large = NULL;
  TopsheetDecimal max = topsheet_decimal_from_int (G_MAXINT64), min = topsheet_decimal_from_int (G_MININT64);
  TopsheetDecimal nothing = TOPSHEET_DECIMAL_ZERO, small = parse ("0.1"), minus = topsheet_decimal_from_int (-1),
                  result;

  g_assert_false (topsheet_decimal_divide (&max, &nothing, 2, &result, &zero));
  g_assert_error (zero, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_assert_false (topsheet_decimal_divide (&max, &small, 2, &result, &large));
  g_assert_error (large, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
  g_assert_false (topsheet_decimal_divide (&min, &minus, 0, &result, NULL));
  g_assert_true (topsheet_decimal_divide (&min, &min, 18, &result, NULL));
  assert_prints (result, "1");
}

static void
test_ceil (void)
{
  static const struct
  {
    const char *text;
    gint64 whole;
  } cases[] = { { "1.98", 2 }, { "2", 2 }, { "0.000000000000000001", 1 }, { "-1.98", -1 }, { "-2", -2 }, { "0", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetDecimal decimal = parse (cases[i].text);
      gint64 whole;

      g_assert_true (topsheet_decimal_ceil (&decimal, &whole, NULL));
      g_assert_cmpint (whole, ==, cases[i].whole);
    }
}

static void
test_to_double (void)
{
  TopsheetDecimal decimal = parse ("-2.5");

  g_assert_cmpfloat (topsheet_decimal_to_double (&decimal), ==, -2.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/parse-refuses", test_parse_refuses);
  g_test_add_func ("/decimal/print", test_print);
  g_test_add_func ("/decimal/parse-print-identity", test_parse_print_identity);
  g_test_add_func ("/decimal/compare", test_compare);
  g_test_add_func ("/decimal/add", test_add);
  g_test_add_func ("/decimal/add-properties", test_add_properties);
  g_test_add_func ("/decimal/multiply", test_multiply);
  g_test_add_func ("/decimal/divide-half-even", test_divide_half_even);
  g_test_add_func ("/decimal/divide-refuses", test_divide_refuses);
  g_test_add_func ("/decimal/ceil", test_ceil);
  g_test_add_func ("/decimal/to-double", test_to_double);

  return g_test_run ();
}
