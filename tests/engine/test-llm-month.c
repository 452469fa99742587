/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-llm-month.h"
#include "engine/topsheet-pricing.h"

#define AT G_GINT64_CONSTANT (1795132800000000)

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

static TopsheetLlmWork
make_work (const char *requests, const char *input, const char *output)
{
  return (TopsheetLlmWork) {
    .requests_per_day = decimal (requests),
    .input_tokens = decimal (input),
    .output_tokens = decimal (output),
    .days = 30,
  };
}

/* What a request costs at prices of @per tokens, through the rules as the catalogue has them. */
static TopsheetDecimal
price_request (const TopsheetLlmWork *work, const char *input, const char *output, guint64 per)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetUsage) usage = topsheet_llm_work_make_usage (work);
  g_autoptr (TopsheetQuote) quote = NULL;

  g_ptr_array_add (rules, topsheet_price_rule_new ("m/text", "input_tokens", decimal (input), per, TOPSHEET_UNIT_TOKEN,
                                                   "USD"));
  g_ptr_array_add (rules, topsheet_price_rule_new ("m/text", "output_tokens", decimal (output), per,
                                                   TOPSHEET_UNIT_TOKEN, "USD"));
  quote = topsheet_pricing_quote (rules, usage, AT, 0, NULL);
  g_assert_true (quote->has_amount);
  return (TopsheetDecimal) { quote->amount.nanos, 9 };
}

/* Oracle A_article: 100 requests a day of 1,000 tokens in and 1,000 out, prices a thousand tokens, against 300 and 1,000 a month. */
static const struct
{
  const char *model, *input, *output, *request, *month, *per_day[2];
  gint64 needed[2];
  TopsheetCheaper cheaper[2];
} models[] = {
  { "gpt-3.5-turbo",
    "0.0015",
    "0.0020",
    "0.0035",
    "10.5",
    { "2857.1429", "9523.8095" },
    { 2858, 9524 },
    { TOPSHEET_CHEAPER_API, TOPSHEET_CHEAPER_API } },
  { "gpt-4-8k(article)",
    "0.08",
    "0.16",
    "0.24",
    "720",
    { "41.6667", "138.8889" },
    { 42, 139 },
    { TOPSHEET_CHEAPER_SELF_HOST, TOPSHEET_CHEAPER_API } },
  { "gpt-4-8k(list price)",
    "0.03",
    "0.06",
    "0.09",
    "270",
    { "111.1111", "370.3704" },
    { 112, 371 },
    { TOPSHEET_CHEAPER_API, TOPSHEET_CHEAPER_API } },
  { "gpt-4-turbo",
    "0.01",
    "0.03",
    "0.04",
    "120",
    { "250", "833.3333" },
    { 250, 834 },
    { TOPSHEET_CHEAPER_API, TOPSHEET_CHEAPER_API } },
  { "claude-instant-1.2",
    "0.0008",
    "0.0024",
    "0.0032",
    "9.6",
    { "3125", "10416.6667" },
    { 3125, 10417 },
    { TOPSHEET_CHEAPER_API, TOPSHEET_CHEAPER_API } },
  { "claude-2",
    "0.008",
    "0.024",
    "0.032",
    "96",
    { "312.5", "1041.6667" },
    { 313, 1042 },
    { TOPSHEET_CHEAPER_API, TOPSHEET_CHEAPER_API } },
};

static void
test_article (void)
{
  static const char * const fixed[] = { "300", "1000" };

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (fixed); k++)
      {
        TopsheetLlmWork work = make_work ("100", "1000", "1000");
        TopsheetDecimal request = price_request (&work, models[i].input, models[i].output, 1000), month;
        TopsheetLlmOwn own;
        TopsheetBreakEven against;

        g_test_message ("%s against %s", models[i].model, fixed[k]);
        work.has_own = TRUE;
        work.fixed = decimal (fixed[k]);
        g_assert_true (topsheet_llm_work_compute_own (&work, &own, NULL));
        assert_rounds_to (own.requests, 0, "3000");
        assert_rounds_to (own.tokens, 0, "6000000");
        assert_rounds_to (own.per_month, 2, fixed[k]);
        g_assert_true (topsheet_llm_work_compute_model (&work, &own, &request, &month, &against, NULL));
        assert_rounds_to (request, 6, models[i].request);
        assert_rounds_to (month, 4, models[i].month);
        assert_rounds_to (against.per_day, 4, models[i].per_day[k]);
        g_assert_cmpint (against.needed_per_day, ==, models[i].needed[k]);
        g_assert_cmpint (against.cheaper, ==, models[i].cheaper[k]);
      }
}

/* Oracle A_article_other_splits: the same tokens, split unevenly. */
static void
test_splits (void)
{
  static const char * const cases[][5] = {
    { "1500", "500", "0.0015", "0.0020", "9.75" }, { "1500", "500", "0.03", "0.06", "225" },
    { "1500", "500", "0.0008", "0.0024", "7.2" },  { "500", "1500", "0.0015", "0.0020", "11.25" },
    { "500", "1500", "0.03", "0.06", "315" },      { "500", "1500", "0.0008", "0.0024", "12" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetLlmWork work = make_work ("100", cases[i][0], cases[i][1]);
      TopsheetDecimal request = price_request (&work, cases[i][2], cases[i][3], 1000), month;
      TopsheetLlmOwn own;
      TopsheetBreakEven against;

      g_assert_true (topsheet_llm_work_compute_own (&work, &own, NULL));
      g_assert_true (topsheet_llm_work_compute_model (&work, &own, &request, &month, &against, NULL));
      assert_rounds_to (month, 4, cases[i][4]);
      g_assert_false (against.breaks_even);
      g_assert_cmpint (against.cheaper, ==, TOPSHEET_CHEAPER_UNKNOWN);
    }
}

/* 100 e-mails of 3,500 tokens in and 220 out at 0.10 and 0.40 a million: 35 cents and 8.8 cents a thousand of them. */
static void
test_mail (void)
{
  TopsheetLlmWork work = make_work ("100", "3500", "220");
  TopsheetDecimal request = price_request (&work, "0.10", "0.40", 1000000), month;
  TopsheetLlmOwn own;
  TopsheetBreakEven against;

  work.days = 1;
  g_assert_true (topsheet_llm_work_compute_own (&work, &own, NULL));
  g_assert_true (topsheet_llm_work_compute_model (&work, &own, &request, &month, &against, NULL));
  assert_rounds_to (request, 9, "0.000438");
  assert_rounds_to (month, 9, "0.0438");
}

/* 1 an hour, 500 tokens a second, busy 30 of 100 hours: 1.851852 a million tokens. */
static void
test_gpu (void)
{
  TopsheetLlmWork work = make_work ("10000", "1000", "1000");
  TopsheetDecimal request = decimal ("0.004"), month;
  TopsheetLlmOwn own;
  TopsheetBreakEven against;

  work.has_own = work.has_gpu = TRUE;
  work.rate_per_hour = decimal ("1");
  work.tokens_per_second = decimal ("500");
  work.utilisation = decimal ("0.3");
  work.fixed = decimal ("100");
  g_assert_true (topsheet_llm_work_compute_own (&work, &own, NULL));
  assert_rounds_to (own.per_million_tokens, 6, "1.851852");
  assert_rounds_to (own.per_request, 6, "0.003704");
  assert_rounds_to (own.per_month, 2, "1211.11");
  /* 20,000,000 tokens a day; a GPU answers 500 × 0.3 × 86,400 = 12,960,000 of them. */
  g_assert_cmpint (own.gpus, ==, 2);
  g_assert_true (topsheet_llm_work_compute_model (&work, &own, &request, &month, &against, NULL));
  assert_rounds_to (month, 2, "1200");
  g_assert_cmpint (against.cheaper, ==, TOPSHEET_CHEAPER_API);
  /* 100 ÷ (30 × (0.004 − 0.003703703704)) */
  g_assert_cmpint (against.needed_per_day, ==, 11251);
}

static void
test_refused (void)
{
  TopsheetLlmWork work = make_work ("10", "1", "1");
  g_autoptr (GError) error = NULL;
  TopsheetLlmOwn own;

  work.days = 0;
  g_assert_false (topsheet_llm_work_compute_own (&work, &own, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_clear_error (&error);
  work = make_work ("-1", "1", "1");
  g_assert_false (topsheet_llm_work_compute_own (&work, &own, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  g_clear_error (&error);
  work = make_work ("1", "1", "1");
  work.has_gpu = TRUE;
  g_assert_false (topsheet_llm_work_compute_own (&work, &own, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/llm-month/article", test_article);
  g_test_add_func ("/llm-month/splits", test_splits);
  g_test_add_func ("/llm-month/mail", test_mail);
  g_test_add_func ("/llm-month/gpu", test_gpu);
  g_test_add_func ("/llm-month/refused", test_refused);
  return g_test_run ();
}
