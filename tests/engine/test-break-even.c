/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-break-even.h"

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

/* @value rounded to @digits reads @expected. */
static void
assert_rounds_to (TopsheetDecimal value, guint digits, const char *expected)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1), wanted = decimal (expected), rounded;
  g_autofree char *text = NULL;

  g_assert_true (topsheet_decimal_divide (&value, &one, digits, &rounded, NULL));
  text = topsheet_decimal_print (&rounded);
  if (topsheet_decimal_compare (&rounded, &wanted) != 0)
    g_error ("%s, not %s", text, expected);
}

/* 1,000 tokens in and 1,000 out, 100 requests a day, against 300 and 1,000 a month for a machine of one's own. */
static const struct
{
  const char *model, *request, *month;
  const char *per_day_300;
  gint64 needed_300;
  TopsheetCheaper cheaper_300;
  const char *per_day_1000;
  gint64 needed_1000;
  TopsheetCheaper cheaper_1000;
} requests[] = {
  { "gpt-3.5-turbo", "0.003500", "10.5000", "2857.1429", 2858, TOPSHEET_CHEAPER_API, "9523.8095", 9524,
    TOPSHEET_CHEAPER_API },
  { "gpt-4-8k(article)", "0.240000", "720.0000", "41.6667", 42, TOPSHEET_CHEAPER_SELF_HOST, "138.8889", 139,
    TOPSHEET_CHEAPER_API },
  { "gpt-4-8k(list price)", "0.090000", "270.0000", "111.1111", 112, TOPSHEET_CHEAPER_API, "370.3704", 371,
    TOPSHEET_CHEAPER_API },
  { "gpt-4-turbo", "0.040000", "120.0000", "250.0000", 250, TOPSHEET_CHEAPER_API, "833.3333", 834,
    TOPSHEET_CHEAPER_API },
  { "claude-instant-1.2", "0.003200", "9.6000", "3125.0000", 3125, TOPSHEET_CHEAPER_API, "10416.6667", 10417,
    TOPSHEET_CHEAPER_API },
  { "claude-2", "0.032000", "96.0000", "312.5000", 313, TOPSHEET_CHEAPER_API, "1041.6667", 1042, TOPSHEET_CHEAPER_API },
};

static void
assert_requests (const char *request,
                 const char *fixed,
                 const char *per_day,
                 gint64 needed,
                 TopsheetCheaper cheaper,
                 const char *month)
{
  TopsheetDecimal api = decimal (request), machine = decimal (fixed), nothing = TOPSHEET_DECIMAL_ZERO,
                  hundred = decimal ("100");
  TopsheetBreakEven result;

  g_assert_true (topsheet_break_even_compute (&api, &machine, &nothing, &hundred, &result, NULL));
  g_assert_true (result.breaks_even);
  assert_rounds_to (result.per_day, 4, per_day);
  g_assert_cmpint (result.needed_per_day, ==, needed);
  g_assert_cmpint (result.cheaper, ==, cheaper);
  assert_rounds_to (result.api_per_month, 4, month);
}

static void
test_requests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_test_message ("%s", requests[i].model);
      assert_requests (requests[i].request, "300", requests[i].per_day_300, requests[i].needed_300,
                       requests[i].cheaper_300, requests[i].month);
      assert_requests (requests[i].request, "1000", requests[i].per_day_1000, requests[i].needed_1000,
                       requests[i].cheaper_1000, requests[i].month);
    }
}

static void
test_generic (void)
{
  TopsheetDecimal fixed = decimal ("300"), api = decimal ("0.04"), variable = decimal ("0.005"),
                  none = TOPSHEET_DECIMAL_ZERO;
  TopsheetBreakEven result;

  g_assert_true (topsheet_break_even_compute (&api, &fixed, &variable, NULL, &result, NULL));
  assert_rounds_to (result.per_month, 4, "8571.4286");
  g_assert_cmpint (result.needed_per_month, ==, 8572);
  g_assert_cmpint (result.cheaper, ==, TOPSHEET_CHEAPER_UNKNOWN);
  api = decimal ("0.0035");
  g_assert_true (topsheet_break_even_compute (&api, &fixed, &none, NULL, &result, NULL));
  assert_rounds_to (result.per_month, 4, "85714.2857");
}

/* FLUX.1 dev, 1024 × 1024, 50 steps on an H100: 11.6392 s and 7948.585 J an image, measured by ML.ENERGY. */
static void
test_own_gpu (void)
{
  TopsheetDecimal rate = decimal ("2.69"), secure = decimal ("3.99"), seconds = decimal ("11.6392"),
                  always = decimal ("1"), sometimes = decimal ("0.3"), joules = decimal ("7948.585"),
                  pue = decimal ("1.2"), tariff = decimal ("0.25"), api = decimal ("0.025"),
                  month = decimal ("1963.70"), fixed = decimal ("300"), none = TOPSHEET_DECIMAL_ZERO, item;
  TopsheetBreakEven result;

  g_assert_true (topsheet_break_even_gpu_item (&rate, &seconds, &always, &item, NULL));
  assert_rounds_to (item, 6, "0.008697");
  g_assert_true (topsheet_break_even_gpu_item (&secure, &seconds, &always, &item, NULL));
  assert_rounds_to (item, 6, "0.0129");
  g_assert_true (topsheet_break_even_gpu_item (&rate, &seconds, &sometimes, &item, NULL));
  assert_rounds_to (item, 6, "0.02899");
  g_assert_true (topsheet_break_even_compute (&api, &month, &none, NULL, &result, NULL));
  assert_rounds_to (result.per_month, 2, "78548");
  /* A kilowatt-hour at 1 is the kilowatt-hours of an image. */
  g_assert_true (topsheet_break_even_energy_item (&joules, &pue, &always, &item, NULL));
  assert_rounds_to (item, 8, "0.00264953");
  g_assert_true (topsheet_break_even_energy_item (&joules, &pue, &tariff, &item, NULL));
  assert_rounds_to (item, 8, "0.00066238");
  g_assert_true (topsheet_break_even_compute (&api, &fixed, &item, NULL, &result, NULL));
  assert_rounds_to (result.per_month, 4, "12326.5967");
}

static void
test_million_tokens (void)
{
  static const char * const cases[][3] = {
    { "1.00", "50", "5.555556" },  { "1.00", "500", "0.555556" }, { "1.00", "2000", "0.138889" },
    { "2.00", "50", "11.111111" }, { "2.00", "500", "1.111111" }, { "2.00", "2000", "0.277778" },
  };
  TopsheetDecimal always = decimal ("1"), sometimes = decimal ("0.3"), rate = decimal ("1"), speed = decimal ("500"),
                  cost;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetDecimal hour = decimal (cases[i][0]), tokens = decimal (cases[i][1]);

      g_assert_true (topsheet_break_even_million_tokens (&hour, &tokens, &always, &cost, NULL));
      assert_rounds_to (cost, 6, cases[i][2]);
    }
  g_assert_true (topsheet_break_even_million_tokens (&rate, &speed, &sometimes, &cost, NULL));
  assert_rounds_to (cost, 4, "1.8519");
}

/* What a sum a month buys of an A100, 30 days and 730 hours (oracle A_gpu). */
static void
test_gpu_hours (void)
{
  static const char * const cases[][6] = {
    { "1.00", "730.00", "720.00", "300.0000", "1000.0000", "10.0000" },
    { "2.00", "1460.00", "1440.00", "150.0000", "500.0000", "5.0000" },
    { "1.79", "1306.70", "1288.80", "167.5978", "558.6592", "5.5866" },
  };
  TopsheetDecimal small = decimal ("300"), large = decimal ("1000"), days = decimal ("30"), hours, daily, month,
                  always = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH), plain = decimal ("720");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetDecimal rate = decimal (cases[i][0]);

      g_assert_true (topsheet_decimal_multiply (&rate, &always, &month, NULL));
      assert_rounds_to (month, 2, cases[i][1]);
      g_assert_true (topsheet_decimal_multiply (&rate, &plain, &month, NULL));
      assert_rounds_to (month, 2, cases[i][2]);
      g_assert_true (topsheet_break_even_gpu_hours (&small, &rate, &hours, NULL));
      assert_rounds_to (hours, 4, cases[i][3]);
      g_assert_true (topsheet_decimal_divide (&hours, &days, 9, &daily, NULL));
      assert_rounds_to (daily, 4, cases[i][5]);
      g_assert_true (topsheet_break_even_gpu_hours (&large, &rate, &hours, NULL));
      assert_rounds_to (hours, 4, cases[i][4]);
    }
  g_assert_false (topsheet_break_even_gpu_hours (&small, &(TopsheetDecimal) { 0, 0 }, &hours, NULL));
}

/* FLUX.1 dev on an H100 that is never switched off: the 78,548 images at which it is no dearer take 34.8 % of it (oracle H_selfhost_image). */
static void
test_capacity (void)
{
  TopsheetDecimal seconds = decimal ("11.6392"), month = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH),
                  hour = decimal ("1"), items = decimal ("78548"), many = decimal ("225789"), none = decimal ("0");
  TopsheetGpuCapacity capacity;

  g_assert_true (topsheet_break_even_capacity (&seconds, &month, &items, &capacity, NULL));
  assert_rounds_to (capacity.items_per_month, 2, "225788.71");
  assert_rounds_to (capacity.utilisation, 6, "0.347883");
  g_assert_cmpint (capacity.gpus, ==, 1);
  g_assert_true (topsheet_break_even_capacity (&seconds, &month, &many, &capacity, NULL));
  g_assert_cmpint (capacity.gpus, ==, 2);
  g_assert_true (topsheet_break_even_capacity (&seconds, &hour, &none, &capacity, NULL));
  assert_rounds_to (capacity.items_per_month, 4, "309.2996");
  g_assert_cmpint (capacity.gpus, ==, 0);
  g_assert_false (topsheet_break_even_capacity (&none, &month, &items, &capacity, NULL));
}

/* A month of 22 working days: 300 ÷ (0.0035 × 22) = 3,896.1 a day. */
static void
test_days (void)
{
  TopsheetDecimal api = decimal ("0.0035"), fixed = decimal ("300"), none = decimal ("0"), day = decimal ("4000");
  TopsheetBreakEven result;

  g_assert_true (topsheet_break_even_compute_for_days (&api, &fixed, &none, &day, 22, &result, NULL));
  assert_rounds_to (result.per_day, 4, "3896.1039");
  g_assert_cmpint (result.needed_per_day, ==, 3897);
  assert_rounds_to (result.api_per_month, 4, "308");
  g_assert_cmpint (result.cheaper, ==, TOPSHEET_CHEAPER_SELF_HOST);
}

/* An item that costs as much on one's own machine as at the API never pays for the machine. */
static void
test_never (void)
{
  TopsheetDecimal api = decimal ("0.04"), fixed = decimal ("300"), variable = decimal ("0.04"), minus = decimal ("-1"),
                  day = decimal ("10"), zero = TOPSHEET_DECIMAL_ZERO;
  g_autoptr (GError) error = NULL;
  TopsheetBreakEven result;

  g_assert_true (topsheet_break_even_compute (&api, &fixed, &variable, &day, &result, NULL));
  g_assert_false (result.breaks_even);
  g_assert_cmpint (result.cheaper, ==, TOPSHEET_CHEAPER_API);
  g_assert_true (topsheet_break_even_compute (&api, &zero, &variable, &day, &result, NULL));
  g_assert_cmpint (result.cheaper, ==, TOPSHEET_CHEAPER_EQUAL);
  g_assert_false (topsheet_break_even_compute (&minus, &fixed, &variable, NULL, &result, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/break-even/requests", test_requests);
  g_test_add_func ("/break-even/generic", test_generic);
  g_test_add_func ("/break-even/own-gpu", test_own_gpu);
  g_test_add_func ("/break-even/million-tokens", test_million_tokens);
  g_test_add_func ("/break-even/gpu-hours", test_gpu_hours);
  g_test_add_func ("/break-even/capacity", test_capacity);
  g_test_add_func ("/break-even/days", test_days);
  g_test_add_func ("/break-even/never", test_never);
  return g_test_run ();
}
