/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-edit-input.h"
#include "app/compare/topsheet-compare-models-input.h"
#include "app/compare/topsheet-compare-self-host-input.h"
#include "base/topsheet-error.h"

static TopsheetDecimal
number (const char *text)
{
  TopsheetDecimal out;
  g_autoptr (GError) error = NULL;

  topsheet_decimal_parse (text, &out, &error);
  g_assert_no_error (error);
  return out;
}

static void
check_money (const TopsheetMoney *money, const char *expected)
{
  g_autofree char *text = topsheet_money_print (money);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_number (const TopsheetDecimal *value, const char *expected)
{
  g_autofree char *text = topsheet_decimal_print (value);

  g_assert_cmpstr (text, ==, expected);
}

static TopsheetSelfHostInput
make_self_host (void)
{
  return (TopsheetSelfHostInput) {
    .images = number ("4200"),
    .price = number ("0.02625"),
    .purchase = number ("7200"),
    .months = number ("36"),
    .hours = number ("4"),
    .rate = number ("64"),
    .seconds = number ("12"),
    .watts = number ("600"),
    .electricity = number ("0.3"),
    .working = number ("730"),
  };
}

static void
test_self_host (void)
{
  TopsheetSelfHostInput in = make_self_host ();
  TopsheetSelfHostSums sums;
  g_autoptr (GError) error = NULL;

  g_assert_true (topsheet_self_host_input_compute (&in, "EUR", &sums, &error));
  g_assert_no_error (error);
  check_money (&sums.fixed, "456");
  check_number (&sums.variable, "0.0006");
  g_assert_true (sums.pays_off);
  g_assert_cmpint (sums.break_even, ==, 17778);
  check_money (&sums.api, "110.25");
  check_money (&sums.own, "458.52");
  check_money (&sums.gap, "348.27");

  /* 300 a month against 0.0035 a request, nothing for one of one's own. */
  in.purchase = number ("300");
  in.months = number ("1");
  in.hours = in.watts = number ("0");
  in.price = number ("0.0035");
  g_assert_true (topsheet_self_host_input_compute (&in, "USD", &sums, &error));
  g_assert_cmpint (sums.break_even, ==, 85715);
  /* 0.04 against 0.005: 18,000 J at 1 a kWh. */
  in.price = number ("0.04");
  in.watts = number ("1500");
  in.electricity = number ("1");
  g_assert_true (topsheet_self_host_input_compute (&in, "USD", &sums, &error));
  check_number (&sums.variable, "0.005");
  g_assert_cmpint (sums.break_even, ==, 8572);
  in.price = number ("0.005");
  g_assert_true (topsheet_self_host_input_compute (&in, "USD", &sums, &error));
  g_assert_false (sums.pays_off);
  g_assert_false (sums.is_bound);
}

/* 219,000 images a GPU and month: three of them for 600,000. */
static void
test_several_gpus (void)
{
  TopsheetSelfHostInput in = make_self_host ();
  TopsheetSelfHostSums sums;

  in.images = number ("600000");
  g_assert_true (topsheet_self_host_input_compute (&in, "EUR", &sums, NULL));
  g_assert_cmpint (sums.most, ==, 219000);
  g_assert_cmpint (sums.gpus, ==, 3);
  check_money (&sums.own, "1728");
  check_money (&sums.api, "15750");
  g_assert_true (sums.lasts);
  g_assert_cmpint (sums.lasting, ==, 17778);
  /* 20 hours a month make 6,000: too few for 456 at 0.02565 each. */
  in.working = number ("20");
  g_assert_true (topsheet_self_host_input_compute (&in, "EUR", &sums, NULL));
  g_assert_false (sums.pays_off);
  g_assert_true (sums.is_bound);
  g_assert_cmpint (sums.gpus, ==, 100);
}

static void
test_edit (void)
{
  TopsheetEditInput in = {
    .price = number ("0.04"),
    .review = number ("3.25"),
    .accepted = number ("25"),
    .minutes = number ("10"),
    .tools = number ("0"),
    .saved = number ("90"),
    .rate = number ("60"),
  };
  TopsheetEditSums sums;
  g_autoptr (GError) error = NULL;

  g_assert_true (topsheet_edit_input_compute (&in, "USD", &sums, &error));
  g_assert_no_error (error);
  check_money (&sums.regenerate, "13.16");
  check_money (&sums.edit, "11.316");
  check_number (&sums.most_minutes, "11.844");
  g_assert_cmpint (sums.gap.nanos, <, 0);
  in.minutes = number ("15");
  g_assert_true (topsheet_edit_input_compute (&in, "USD", &sums, &error));
  g_assert_cmpint (sums.gap.nanos, >, 0);
  /* Inpainting at 0.05 and two minutes, half of it accepted. */
  in.minutes = number ("2");
  in.tools = number ("0.05");
  in.saved = number ("50");
  g_assert_true (topsheet_edit_input_compute (&in, "USD", &sums, &error));
  check_money (&sums.edit, "8.63");
  /* 6.58 of budget, less the 0.05. */
  check_number (&sums.most_minutes, "6.53");
  /* Nobody is paid: no number of minutes decides. */
  in.rate = number ("0");
  g_assert_true (topsheet_edit_input_compute (&in, "USD", &sums, &error));
  g_assert_false (sums.has_most);
  in.accepted = number ("0");
  g_assert_false (topsheet_edit_input_compute (&in, "USD", &sums, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static void
test_models (void)
{
  TopsheetModelsInput in = {
    .price = { number ("0.02"), number ("0.1") },
    .accepted = { number ("25"), number ("40") },
    .review = number ("1"),
    .rate = number ("60"),
  };
  TopsheetModelsSums sums;
  g_autoptr (GError) error = NULL;

  g_assert_true (topsheet_models_input_compute (&in, "EUR", &sums, &error));
  g_assert_no_error (error);
  check_money (&sums.cost[0], "4.08");
  check_money (&sums.cost[1], "2.75");
  check_money (&sums.gap, "-1.33");
  g_assert_true (sums.has_equal);
  check_number (&sums.equal_minutes, "0.1133");
  /* Dearer and worse: no review makes the two equal. */
  in.accepted[1] = number ("20");
  g_assert_true (topsheet_models_input_compute (&in, "EUR", &sums, &error));
  g_assert_false (sums.has_equal);
  in.accepted[1] = number ("101");
  g_assert_false (topsheet_models_input_compute (&in, "EUR", &sums, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/self-host", test_self_host);
  g_test_add_func ("/compare/several-gpus", test_several_gpus);
  g_test_add_func ("/compare/edit", test_edit);
  g_test_add_func ("/compare/models", test_models);
  return g_test_run ();
}
