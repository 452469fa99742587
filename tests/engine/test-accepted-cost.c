/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-accepted-cost.h"

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

/* 60 × (0.1 × 0.25 − 0.02 × 0.4) ÷ (60 × 0.15) = 0.1133 minutes; never where the second is dearer and worse. */
static void
test_equal_minutes (void)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetAttemptCost first = { .api = decimal ("0.02"),
                                .rate_per_hour = decimal ("60"),
                                .batch = one,
                                .acceptance = decimal ("0.25") };
  TopsheetAttemptCost second = { .api = decimal ("0.1"),
                                 .rate_per_hour = decimal ("60"),
                                 .batch = one,
                                 .acceptance = decimal ("0.4") };
  g_autoptr (GError) error = NULL;
  TopsheetDecimal minutes;
  gboolean has_equal;

  g_assert_true (topsheet_accepted_cost_equal_minutes (&first, &second, &has_equal, &minutes, NULL));
  g_assert_true (has_equal);
  assert_rounds_to (minutes, 4, "0.1133");
  second.acceptance = decimal ("0.2");
  g_assert_true (topsheet_accepted_cost_equal_minutes (&first, &second, &has_equal, &minutes, NULL));
  g_assert_false (has_equal);
  second.acceptance = decimal ("1.01");
  g_assert_false (topsheet_accepted_cost_equal_minutes (&first, &second, &has_equal, &minutes, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static const struct
{
  const char *api, *acceptance, *review, *wait, *attended, *change, *batch;
  const char *attempts, *api_accepted, *labour_attempt, *labour, *total, *percent;
} cases[] = {
  /* an image of 0.04 at 25 %, 60 an hour: one reviewed at a time, then four */
  { "0.04", "0.25", "2", "0.5", "0.5", "3", "1", "4", "0.16", "5.25", "21", "21.16", "99.24" },
  { "0.04", "0.25", "2", "0.5", "0.5", "3", "4", "4", "0.16", "3", "12", "12.16", "98.68" },
  /* a model six times as dear of which twice as much is accepted */
  { "0.24", "0.5", "2", "0.5", "0.5", "3", "4", "2", "0.48", "3", "6", "6.48", "92.59" },
  /* 8 s of video at 0.15 a second */
  { "1.20", "0.12", "4.25", "0", "0", "0", "1", "8.333333", "10", "4.25", "35.416667", "45.416667", "77.98" },
};

static void
test_accepted (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TopsheetAttemptCost attempt = {
        .api = decimal (cases[i].api),
        .rate_per_hour = decimal ("60"),
        .review_minutes = decimal (cases[i].review),
        .wait_minutes = decimal (cases[i].wait),
        .attended = decimal (cases[i].attended),
        .switch_minutes = decimal (cases[i].change),
        .batch = decimal (cases[i].batch),
        .acceptance = decimal (cases[i].acceptance),
      };
      TopsheetAcceptedCost cost;

      g_assert_true (topsheet_accepted_cost_compute (&attempt, &cost, NULL));
      assert_rounds_to (cost.attempts, 6, cases[i].attempts);
      assert_rounds_to (cost.api, 6, cases[i].api_accepted);
      assert_rounds_to (cost.labour_per_attempt, 6, cases[i].labour_attempt);
      assert_rounds_to (cost.labour, 6, cases[i].labour);
      assert_rounds_to (cost.total, 6, cases[i].total);
      assert_rounds_to (cost.labour_percent, 2, cases[i].percent);
    }
}

static void
assert_choice (const char *regenerate,
               const char *fee,
               const char *minutes,
               const char *success,
               TopsheetEditChoice *choice)
{
  TopsheetDecimal v = decimal (regenerate), f = decimal (fee), m = decimal (minutes), r = decimal ("60"),
                  q = decimal (success);

  g_assert_true (topsheet_edit_choice_compute (&v, &f, &m, &r, &q, choice, NULL));
}

static void
test_edit (void)
{
  TopsheetEditChoice choice;

  /* 0.04 and 3.25 of labour at 25 % are 13.16; ten minutes of editing, nine of ten succeed */
  assert_choice ("13.16", "0", "10", "0.9", &choice);
  assert_rounds_to (choice.edit, 6, "11.316");
  assert_rounds_to (choice.edit_loop, 6, "11.111111");
  assert_rounds_to (choice.threshold, 6, "11.844");
  assert_rounds_to (choice.max_minutes, 4, "11.844");
  g_assert_true (choice.should_edit);
  assert_choice ("13.16", "0", "15", "0.9", &choice);
  g_assert_false (choice.should_edit);
  /* in-painting: 0.05 and two minutes, every second succeeds */
  assert_choice ("13.16", "0.05", "2", "0.5", &choice);
  assert_rounds_to (choice.edit, 6, "8.63");
  assert_rounds_to (choice.edit_loop, 6, "4.1");
  assert_rounds_to (choice.threshold, 6, "6.58");
  g_assert_true (choice.should_edit);
  /* video of 37.25, thirty minutes, eight of ten */
  assert_choice ("37.25", "0", "30", "0.8", &choice);
  assert_rounds_to (choice.edit, 6, "37.45");
  g_assert_false (choice.should_edit);
  /* a fee beyond what it saves leaves no minute */
  assert_choice ("1", "5", "1", "0.5", &choice);
  g_assert_cmpint (topsheet_decimal_sign (&choice.max_minutes), ==, 0);
}

static void
test_refused (void)
{
  TopsheetAttemptCost attempt = { .api = decimal ("1"), .batch = decimal ("1") };
  TopsheetDecimal one = decimal ("1"), two = decimal ("2");
  g_autoptr (GError) error = NULL;
  TopsheetAcceptedCost cost;
  TopsheetEditChoice choice;

  g_assert_false (topsheet_accepted_cost_compute (&attempt, &cost, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
  attempt.acceptance = one;
  g_assert_true (topsheet_accepted_cost_compute (&attempt, &cost, NULL));
  attempt.batch = TOPSHEET_DECIMAL_ZERO;
  g_assert_false (topsheet_accepted_cost_compute (&attempt, &cost, NULL));
  g_assert_false (topsheet_edit_choice_compute (&one, &one, &one, &one, &two, &choice, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accepted-cost/accepted", test_accepted);
  g_test_add_func ("/accepted-cost/edit", test_edit);
  g_test_add_func ("/accepted-cost/refused", test_refused);
  g_test_add_func ("/accepted-cost/equal-minutes", test_equal_minutes);
  return g_test_run ();
}
