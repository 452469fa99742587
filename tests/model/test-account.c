/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-account.h"

static void
test_chart (void)
{
  const guint *list = topsheet_account_list ();

  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    {
      g_assert_cmpuint (list[i], ==, (i + 1) * 1000);
      g_assert_true (topsheet_account_is_valid (list[i]));
      g_assert_cmpuint (topsheet_account_is_compute (list[i]), ==, list[i] <= 3000);
      g_assert_cmpstr (topsheet_account_get_title (list[i]), !=, topsheet_account_get_title (1));
    }
  g_assert_cmpuint (list[TOPSHEET_N_ACCOUNTS], ==, 0);
  g_assert_false (topsheet_account_is_valid (0));
  g_assert_false (topsheet_account_is_valid (1001));
}

static void
test_for_phase (void)
{
  g_assert_cmpuint (topsheet_account_for_phase (TOPSHEET_PHASE_PLANNING), ==, 1000);
  g_assert_cmpuint (topsheet_account_for_phase (TOPSHEET_PHASE_EXPLORATION), ==, 1000);
  g_assert_cmpuint (topsheet_account_for_phase (TOPSHEET_PHASE_PRODUCTION), ==, 2000);
  g_assert_cmpuint (topsheet_account_for_phase (TOPSHEET_PHASE_ITERATION), ==, 3000);
  g_assert_cmpuint (topsheet_account_for_phase (TOPSHEET_PHASE_POST), ==, 3000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/chart", test_chart);
  g_test_add_func ("/account/for-phase", test_for_phase);

  return g_test_run ();
}
