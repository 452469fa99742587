/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-clock.h"

static void
test_fixed (void)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (1000);

  g_assert_cmpint (topsheet_clock_get_usec (clock), ==, 1000);
  g_assert_cmpint (topsheet_clock_get_usec (clock), ==, 1000);
  topsheet_clock_advance (clock, 5);
  g_assert_cmpint (topsheet_clock_get_usec (clock), ==, 1005);
}

static void
test_system (void)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_system ();
  gint64 before = g_get_real_time ();
  gint64 now = topsheet_clock_get_usec (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time ());
}

static void
test_finalized (void)
{
  TopsheetClock *clock = topsheet_clock_new_fixed (1);

  g_object_add_weak_pointer (G_OBJECT (clock), (gpointer *) &clock);
  g_object_unref (clock);
  g_assert_null (clock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/fixed", test_fixed);
  g_test_add_func ("/clock/system", test_system);
  g_test_add_func ("/clock/finalized", test_finalized);

  return g_test_run ();
}
