/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-llm-month.h"

static TopsheetDecimal
decimal (const char *text)
{
  TopsheetDecimal result;

  g_assert_true (topsheet_decimal_parse (text, &result, NULL));
  return result;
}

static void
assert_decimal (TopsheetDecimal value, const char *text)
{
  TopsheetDecimal normal = topsheet_decimal_normalize (&value);
  g_autofree char *printed = topsheet_decimal_print (&normal);

  g_assert_cmpstr (printed, ==, text);
}

static TopsheetLlmMonth
count (const char *requests, const char *days, const char *input, const char *output)
{
  const TopsheetLlmWork work = { decimal (requests), decimal (days), decimal (input), decimal (output) };
  g_autoptr (GError) error = NULL;
  TopsheetLlmMonth month;

  g_assert_true (topsheet_llm_month_count (&work, &month, &error));
  g_assert_no_error (error);
  return month;
}

/* A hundred requests a day of a thousand tokens in and out: six million a month. */
static void
test_article (void)
{
  TopsheetLlmMonth month = count ("100", "30", "1000", "1000");

  assert_decimal (month.requests, "3000");
  assert_decimal (month.input_tokens, "3000000");
  assert_decimal (month.output_tokens, "3000000");
}

static const struct
{
  const char *rate, *always_on, *hours_for_300, *hours_for_1000;
} machines[] = {
  { "1.00", "730", "300", "1000" },
  { "2.00", "1460", "150", "500" },
  { "1.79", "1306.7", "167.5978", "558.6592" },
};

static void
test_machines (void)
{
  TopsheetLlmMonth month = count ("100", "30", "1000", "1000");
  const TopsheetDecimal three_hundred = decimal ("300"), thousand = decimal ("1000");

  for (gsize i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      const TopsheetDecimal rate = decimal (machines[i].rate), tokens = decimal ("500"), whole = decimal ("1");
      TopsheetLlmMachine machine;
      TopsheetDecimal hours;

      g_assert_true (topsheet_llm_machine_compute (&month, &rate, &tokens, &whole, &machine, NULL));
      assert_decimal (machine.hours, "1.666666667");
      g_assert_cmpint (machine.gpus, ==, 1);
      assert_decimal (machine.always_on, machines[i].always_on);
      g_assert_true (topsheet_llm_machine_get_hours (&three_hundred, &rate, &hours, NULL));
      assert_decimal (hours, machines[i].hours_for_300);
      g_assert_true (topsheet_llm_machine_get_hours (&thousand, &rate, &hours, NULL));
      assert_decimal (hours, machines[i].hours_for_1000);
    }
}

/* 3,942 million tokens at 1,000 a second and half of the time take three GPUs, to the hour. */
static void
test_several (void)
{
  TopsheetLlmMonth month = count ("100000", "30", "0", "1314");
  const TopsheetDecimal rate = decimal ("2"), tokens = decimal ("1000"), half = decimal ("0.5");
  TopsheetLlmMachine machine;

  g_assert_true (topsheet_llm_machine_compute (&month, &rate, &tokens, &half, &machine, NULL));
  assert_decimal (machine.hours, "2190");
  g_assert_cmpint (machine.gpus, ==, 3);
  assert_decimal (machine.by_the_hour, "4380");
  assert_decimal (machine.always_on, "4380");
  assert_decimal (machine.per_million, "1.111111111");

  month = count ("100001", "30", "0", "1314");
  g_assert_true (topsheet_llm_machine_compute (&month, &rate, &tokens, &half, &machine, NULL));
  g_assert_cmpint (machine.gpus, ==, 4);
  assert_decimal (machine.always_on, "5840");
}

static void
test_nothing (void)
{
  TopsheetLlmMonth month = count ("0", "30", "1000", "1000");
  const TopsheetDecimal rate = decimal ("2"), tokens = decimal ("1000"), half = decimal ("0.5");
  TopsheetLlmMachine machine;

  g_assert_true (topsheet_llm_machine_compute (&month, &rate, &tokens, &half, &machine, NULL));
  g_assert_cmpint (machine.gpus, ==, 0);
  assert_decimal (machine.always_on, "0");
}

static void
test_refused (void)
{
  static const char * const works[][4] = { { "-1", "30", "1", "1" },
                                           { "1", "0", "1", "1" },
                                           { "1", "30", "-1", "1" },
                                           { "1", "30", "1", "-1" } };
  static const char * const rates[][3] = { { "-1", "1", "1" },
                                           { "1", "0", "1" },
                                           { "1", "1", "0" },
                                           { "1", "1", "1.01" } };
  TopsheetLlmMonth month;
  TopsheetLlmMachine machine;

  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    {
      const TopsheetLlmWork work = { decimal (works[i][0]), decimal (works[i][1]), decimal (works[i][2]),
                                     decimal (works[i][3]) };
      g_autoptr (GError) error = NULL;

      g_assert_false (topsheet_llm_month_count (&work, &month, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
    }
  month = count ("1", "30", "1", "1");
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      const TopsheetDecimal rate = decimal (rates[i][0]), tokens = decimal (rates[i][1]), share = decimal (rates[i][2]);
      g_autoptr (GError) error = NULL;

      g_assert_false (topsheet_llm_machine_compute (&month, &rate, &tokens, &share, &machine, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/llm-month/article", test_article);
  g_test_add_func ("/llm-month/machines", test_machines);
  g_test_add_func ("/llm-month/several", test_several);
  g_test_add_func ("/llm-month/nothing", test_nothing);
  g_test_add_func ("/llm-month/refused", test_refused);
  return g_test_run ();
}
