/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "base/topsheet-time.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 usec;
    const char *printed;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z" },
    { "2026-11-20", 1795132800000000, "2026-11-20T00:00:00Z" },
    { "2026-11-20T16:52:03Z", 1795193523000000, "2026-11-20T16:52:03Z" },
    { "2026-11-20t16:52:03z", 1795193523000000, "2026-11-20T16:52:03Z" },
    { "2026-11-20 18:52:03+02:00", 1795193523000000, "2026-11-20T16:52:03Z" },
    { "2026-11-20T11:22:03.123456-05:30", 1795193523123456, "2026-11-20T16:52:03.123456Z" },
    { "2026-11-20T16:52:03.5Z", 1795193523500000, "2026-11-20T16:52:03.500000Z" },
    { "2026-11-20T16:52:03.1234569999Z", 1795193523123456, "2026-11-20T16:52:03.123456Z" },
    { "2016-12-31T23:59:60Z", 1483228800000000, "2017-01-01T00:00:00Z" },
    { "2024-02-29", 1709164800000000, "2024-02-29T00:00:00Z" },
    { "0001-01-01", -62135596800000000, "0001-01-01T00:00:00Z" },
    { "9999-12-31T23:59:59Z", 253402300799000000, "9999-12-31T23:59:59Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *printed = NULL;
      gint64 usec;

      g_assert_true (topsheet_time_parse_rfc3339 (cases[i].text, &usec, NULL));
      g_assert_cmpint (usec, ==, cases[i].usec);
      printed = topsheet_time_print_rfc3339 (usec);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

static void
test_parse_refuses (void)
{
  static const char * const cases[] = {
    "",
    "2026",
    "2026-11",
    "2026-13-01",
    "2026-02-29",
    "2026-1-2",
    "20261120",
    "2026-11-20T",
    "2026-11-20T16:52",
    "2026-11-20T16:52:03",
    "2026-11-20T24:00:00Z",
    "2026-11-20T16:60:00Z",
    "2026-11-20T16:52:61Z",
    "2026-11-20T16:52:03.Z",
    "2026-11-20T16:52:03+0200",
    "2026-11-20T16:52:03+24:00",
    "2026-11-20T16:52:03Zx",
    " 2026-11-20",
    "0000-01-01",
    "yesterday",
    "\xff\xfe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 usec;

      g_assert_false (topsheet_time_parse_rfc3339 (cases[i], &usec, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE);
    }
}

static void
test_window (void)
{
  static const char * const refused[] = {
    "", "00:30", "00:30-", "0:30-16:30", "24:00-01:00", "00:60-01:00", "00:30-16:30 ", "soon"
  };
  guint from, to;

  g_assert_true (topsheet_time_parse_window ("00:30-16:30", &from, &to));
  g_assert_cmpuint (from, ==, 30);
  g_assert_cmpuint (to, ==, 990);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (topsheet_time_parse_window (refused[i], &from, &to));
}

static void
test_weekdays (void)
{
  static const char * const refused[] = { "", "monday", "mon-", "mon,", "fri-x", "Mon", "mon-fri-sat", "mon fri" };
  guint days;

  g_assert_true (topsheet_time_parse_weekdays ("mon-fri", &days));
  g_assert_cmpuint (days, ==, 31);
  g_assert_true (topsheet_time_parse_weekdays ("sat,sun", &days));
  g_assert_cmpuint (days, ==, 96);
  g_assert_true (topsheet_time_parse_weekdays ("sat-mon,wed", &days));
  g_assert_cmpuint (days, ==, 64 + 32 + 1 + 4);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (topsheet_time_parse_weekdays (refused[i], &days));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 5000; i++)
    {
      gint64 before = (gint64) (((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int ()) %
                      G_GINT64_CONSTANT (60000000000000000);
      g_autofree char *text = topsheet_time_print_rfc3339 (before);
      gint64 after;

      g_assert_true (topsheet_time_parse_rfc3339 (text, &after, NULL));
      g_assert_cmpint (before, ==, after);
    }
}

static void
test_extremes (void)
{
  g_autofree char *last = topsheet_time_print_rfc3339 (G_MAXINT64);
  g_autofree char *first = topsheet_time_print_rfc3339 (G_MININT64);

  g_assert_cmpstr (last, ==, "9999-12-31T23:59:59Z");
  g_assert_cmpstr (first, ==, "0001-01-01T00:00:00Z");
}

static void
test_format (void)
{
  gint64 usec = G_GINT64_CONSTANT (1795193523000000);
  g_autofree char *date = topsheet_time_format_date (usec);
  g_autofree char *day = topsheet_time_format_day (usec);
  g_autofree char *clock = topsheet_time_format_clock (usec);

  g_assert_cmpstr (date, ==, "20 November 2026");
  g_assert_cmpstr (day, ==, "20 Nov");
  g_assert_cmpstr (clock, ==, "18:52");
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC-2", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/parse", test_parse);
  g_test_add_func ("/time/parse-refuses", test_parse_refuses);
  g_test_add_func ("/time/window", test_window);
  g_test_add_func ("/time/weekdays", test_weekdays);
  g_test_add_func ("/time/round-trip", test_round_trip);
  g_test_add_func ("/time/extremes", test_extremes);
  g_test_add_func ("/time/format", test_format);

  return g_test_run ();
}
