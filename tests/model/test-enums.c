/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-enums.h"

static void
test_nicks (void)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      TopsheetPhase phase;

      g_assert_true (topsheet_phase_from_nick (topsheet_phase_get_nick ((TopsheetPhase) i), &phase));
      g_assert_cmpuint (phase, ==, i);
      g_assert_nonnull (topsheet_phase_get_title (phase));
    }
  for (guint i = 0; i < TOPSHEET_N_DECISIONS; i++)
    {
      TopsheetDecisionKind kind;

      g_assert_true (topsheet_decision_kind_from_nick (topsheet_decision_kind_get_nick ((TopsheetDecisionKind) i),
                                                       &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (topsheet_decision_kind_get_title (kind));
    }
  for (guint i = 0; i < TOPSHEET_N_ENTRY_KINDS; i++)
    {
      TopsheetEntryKind kind;

      g_assert_true (topsheet_entry_kind_from_nick (topsheet_entry_kind_get_nick ((TopsheetEntryKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (topsheet_entry_kind_get_title (kind));
    }
  for (guint i = 0; i <= TOPSHEET_TIER_HERO; i++)
    {
      TopsheetTier tier;

      g_assert_true (topsheet_tier_from_nick (topsheet_tier_get_nick ((TopsheetTier) i), &tier));
      g_assert_cmpuint (tier, ==, i);
    }
  for (guint i = 0; i <= TOPSHEET_ENTRY_STATE_UNPRICED; i++)
    g_assert_nonnull (topsheet_entry_state_get_title ((TopsheetEntryState) i));
}

static void
test_stable_names (void)
{
  TopsheetPhase phase = TOPSHEET_PHASE_POST;

  g_assert_cmpstr (topsheet_phase_get_nick (TOPSHEET_PHASE_EXPLORATION), ==, "exploration");
  g_assert_cmpstr (topsheet_decision_kind_get_nick (TOPSHEET_DECISION_PENDING), ==, "pending");
  g_assert_cmpstr (topsheet_decision_kind_get_title (TOPSHEET_DECISION_PENDING), ==, "Undecided");
  g_assert_cmpstr (topsheet_entry_kind_get_nick (TOPSHEET_ENTRY_CHARGE), ==, "charge");
  g_assert_cmpstr (topsheet_entry_state_get_nick (TOPSHEET_ENTRY_STATE_UNPRICED), ==, "unpriced");
  g_assert_cmpstr (topsheet_environment_get_nick (TOPSHEET_ENVIRONMENT_TEST), ==, "test");
  g_assert_false (topsheet_phase_from_nick ("Production", &phase));
  g_assert_false (topsheet_phase_from_nick (NULL, &phase));
  g_assert_cmpint (phase, ==, TOPSHEET_PHASE_POST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/enums/nicks", test_nicks);
  g_test_add_func ("/enums/stable-names", test_stable_names);

  return g_test_run ();
}
