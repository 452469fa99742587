/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/gallery/topsheet-review-watch.h"

#define SECOND G_GINT64_CONSTANT (1000000)

static double
take (TopsheetReviewWatch *watch, gint64 id, gint64 now)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return topsheet_review_watch_take (watch, ids, now);
}

static void
test_visits (void)
{
  g_autoptr (TopsheetReviewWatch) watch = topsheet_review_watch_new ();

  topsheet_review_watch_look (watch, 1, 100 * SECOND);
  topsheet_review_watch_look (watch, 2, 110 * SECOND);
  topsheet_review_watch_look (watch, 1, 115 * SECOND);
  g_assert_cmpfloat (take (watch, 1, 118 * SECOND), ==, 13);
  g_assert_cmpfloat (take (watch, 1, 119 * SECOND), ==, 1);
  g_assert_cmpfloat (take (watch, 2, 119 * SECOND), ==, 5);
  g_assert_cmpfloat (take (watch, 2, 120 * SECOND), ==, 0);
}

/* A coffee break is not reviewing; a long look with the hand on the mouse is. */
static void
test_idle (void)
{
  g_autoptr (TopsheetReviewWatch) watch = topsheet_review_watch_new ();

  topsheet_review_watch_look (watch, 1, 0);
  g_assert_cmpfloat (take (watch, 1, 3600 * SECOND), ==, TOPSHEET_REVIEW_IDLE_SECONDS);
  for (int i = 1; i <= 5; i++)
    topsheet_review_watch_touch (watch, (3600 + 50 * i) * SECOND);
  g_assert_cmpfloat (take (watch, 1, 3860 * SECOND), ==, 260);
  topsheet_review_watch_look (watch, 0, 3870 * SECOND);
  topsheet_review_watch_look (watch, 1, 3900 * SECOND);
  g_assert_cmpfloat (take (watch, 1, 3901 * SECOND), ==, 11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/review-watch/visits", test_visits);
  g_test_add_func ("/app/review-watch/idle", test_idle);
  return g_test_run ();
}
