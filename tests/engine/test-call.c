/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-call.h"

#define AT(hours, minutes) ((gint64) (((hours) * 60 + (minutes)) * G_TIME_SPAN_MINUTE))

static TopsheetTruth
evaluate (const char *usage_text, const char *condition, gint64 at_usec, char **missing)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (usage_text, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *conditions[] = { condition, NULL };
  TopsheetCall call;
  TopsheetTruth truth;

  topsheet_call_init (&call, usage, NULL, at_usec);
  truth = topsheet_call_satisfies (&call, conditions, names);
  if (missing != NULL)
    {
      g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (names, NULL);

      *missing = g_strdup (keys[0]);
    }
  topsheet_call_clear (&call);
  return truth;
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *usage, *condition;
    TopsheetTruth truth;
  } cases[] = {
    { "quality=high", "quality=high", TOPSHEET_TRUTH_YES },
    { "quality=High", "quality=high", TOPSHEET_TRUTH_YES },
    { "quality=low", "quality=high", TOPSHEET_TRUTH_NO },
    { "", "quality=high", TOPSHEET_TRUTH_UNKNOWN },
    { "audio=true", "audio=true", TOPSHEET_TRUTH_YES },
    { "audio=yes", "audio=true", TOPSHEET_TRUTH_YES },
    { "audio=off", "audio=true", TOPSHEET_TRUTH_NO },
    { "audio=perhaps", "audio=false", TOPSHEET_TRUTH_NO },
    { "duration=5.0", "duration=5", TOPSHEET_TRUTH_YES },
    { "resolution=480p", "resolution=480p,720p", TOPSHEET_TRUTH_YES },
    { "resolution=1080p", "resolution=480p,720p", TOPSHEET_TRUTH_NO },
    { "resolution=720P", "resolution=720p-1080p", TOPSHEET_TRUTH_YES },
    { "resolution=768p", "resolution=720p-1080p", TOPSHEET_TRUTH_YES },
    { "resolution=1080p", "resolution=720p-1080p", TOPSHEET_TRUTH_YES },
    { "resolution=4k", "resolution=720p-1080p", TOPSHEET_TRUTH_NO },
    { "resolution=2160p", "resolution=4K", TOPSHEET_TRUTH_YES },
    { "resolution=1K", "resolution=1k", TOPSHEET_TRUTH_YES },
    { "width=720;height=1280", "resolution=720p", TOPSHEET_TRUTH_YES },
    { "width=1024;height=1024", "resolution=720p", TOPSHEET_TRUTH_UNKNOWN },
    { "width=1024;height=1536", "size=1024x1536", TOPSHEET_TRUTH_YES },
    { "width=1024", "size=1024x1536", TOPSHEET_TRUTH_UNKNOWN },
    { "size=1000x2360", "mp_le=2.36", TOPSHEET_TRUTH_YES },
    { "size=1000x2361", "mp_le=2.36", TOPSHEET_TRUTH_NO },
    { "size=1000x2361", "mp_gt=2.36", TOPSHEET_TRUTH_YES },
    { "size=big", "mp_gt=2.36", TOPSHEET_TRUTH_UNKNOWN },
    { "width=99999999999;height=1", "mp_gt=2.36", TOPSHEET_TRUTH_UNKNOWN },
    { "input_tokens=200;cache_read_tokens=72", "input_tokens_le=272", TOPSHEET_TRUTH_YES },
    { "input_tokens=200;cache_read_tokens=73", "input_tokens_gt=272", TOPSHEET_TRUTH_YES },
    { "output_tokens=9", "input_tokens_le=0", TOPSHEET_TRUTH_YES },
    { "input_seconds=2", "video_in=true", TOPSHEET_TRUTH_YES },
    { "output_seconds=2", "video_in=false", TOPSHEET_TRUTH_YES },
    { "output_seconds=10;clips=2", "duration=5", TOPSHEET_TRUTH_YES },
    { "reference_images=3", "reference_images_le=3", TOPSHEET_TRUTH_YES },
    { "", "nonsense", TOPSHEET_TRUTH_NO },
    { "mode=x", "mode_le=abc", TOPSHEET_TRUTH_NO },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", cases[i].usage, cases[i].condition);
      g_assert_cmpint (evaluate (cases[i].usage, cases[i].condition, 0, NULL), ==, cases[i].truth);
    }
}

static void
test_window (void)
{
  static const struct
  {
    const char *window;
    gint64 at_usec;
    gboolean inside;
  } cases[] = {
    { "utc_time=00:30-16:30", AT (0, 29), FALSE },     { "utc_time=00:30-16:30", AT (0, 30), TRUE },
    { "utc_time=00:30-16:30", AT (16, 30) - 1, TRUE }, { "utc_time=00:30-16:30", AT (16, 30), FALSE },
    { "utc_time=16:30-00:30", AT (16, 30), TRUE },     { "utc_time=16:30-00:30", AT (23, 59), TRUE },
    { "utc_time=16:30-00:30", AT (24, 29), TRUE },     { "utc_time=16:30-00:30", AT (24, 30), FALSE },
    { "utc_time=16:30-00:30", -AT (1, 0), TRUE },      { "utc_time=soon", 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (evaluate ("", cases[i].window, cases[i].at_usec, NULL), ==,
                     cases[i].inside ? TOPSHEET_TRUTH_YES : TOPSHEET_TRUTH_NO);
}

static void
test_missing (void)
{
  g_autofree char *quality = NULL, *nothing = NULL;

  evaluate ("", "quality=high", 0, &quality);
  evaluate ("quality=low", "quality=high", 0, &nothing);
  g_assert_cmpstr (quality, ==, "quality");
  g_assert_null (nothing);
}

static void
test_what_cannot_hold_asks_for_nothing (void)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("audio=true", NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *conditions[] = { "resolution=720p", "audio=false", NULL };
  TopsheetCall call;

  topsheet_call_init (&call, usage, NULL, 0);
  g_assert_cmpint (topsheet_call_satisfies (&call, conditions, names), ==, TOPSHEET_TRUTH_NO);
  g_assert_cmpuint (g_hash_table_size (names), ==, 0);
  topsheet_call_clear (&call);
}

static void
test_does_not_touch_what_was_given (void)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text ("clips=2;duration=5;size=10x20", NULL);
  g_autofree char *text = NULL;
  TopsheetCall call;
  TopsheetDecimal seconds;

  topsheet_call_init (&call, usage, NULL, 0);
  seconds = topsheet_call_get_quantity (&call, "output_seconds");
  g_assert_cmpint (seconds.mantissa, ==, 10);
  g_assert_cmpstr (topsheet_usage_get_selector (call.usage, "width"), ==, "10");
  topsheet_call_clear (&call);
  text = topsheet_usage_to_text (usage);
  g_assert_cmpstr (text, ==, "clips=2;duration=5;size=10x20");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/conditions", test_conditions);
  g_test_add_func ("/call/window", test_window);
  g_test_add_func ("/call/missing", test_missing);
  g_test_add_func ("/call/what-cannot-hold-asks-for-nothing", test_what_cannot_hold_asks_for_nothing);
  g_test_add_func ("/call/does-not-touch-what-was-given", test_does_not_touch_what_was_given);

  return g_test_run ();
}
