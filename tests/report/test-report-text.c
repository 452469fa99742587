/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"

#include "report/topsheet-report-text.h"

/* No-break spaces are as good as others here. */
static void
assert_text (char *text, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (text, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, expected);
  g_free (text);
}

static void
test_fill (void)
{
  assert_text (topsheet_report_fill ("{a} before {b}", "b", "two", "a", "one", NULL), "one before two");
  assert_text (topsheet_report_fill ("{a} and {a}", "a", "{b}", "b", "no", NULL), "{b} and {b}");
  assert_text (topsheet_report_fill ("a { brace, {unknown} and {", "a", "x", NULL), "a { brace, {unknown} and {");
  assert_text (topsheet_report_fill ("100 %s {a}", "a", "%d", NULL), "100 %s %d");
}

/* @at_completion and @limit in hundredths; the plan is 1,000.00. */
static char *
verdict (gint64 at_completion, gint64 limit)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();

  data->cost.buffer.nanos = 0;
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    report_fixture_set_phase (data, (TopsheetPhase) i, 0, 0, 0, 0);
  report_fixture_set_phase (data, TOPSHEET_PHASE_PRODUCTION, 100000, at_completion, 0, 0);
  report_fixture_set_limit (data, limit);
  return topsheet_report_verdict (data);
}

static void
test_verdict (void)
{
  assert_text (verdict (110000, 0), "The project is forecast to cost EUR 1,100.00: EUR 100.00 over plan v3.");
  assert_text (verdict (110000, 120000),
               "The project is forecast to cost EUR 1,100.00: EUR 100.00 over plan v3, EUR 100.00 under the limit.");
  assert_text (verdict (110000, 105000),
               "The project is forecast to cost EUR 1,100.00: EUR 100.00 over plan v3, EUR 50.00 over the limit.");
  assert_text (verdict (110000, 110000),
               "The project is forecast to cost EUR 1,100.00: EUR 100.00 over plan v3, exactly at the limit.");
  assert_text (verdict (90000, 0), "The project is forecast to cost EUR 900.00: EUR 100.00 under plan v3.");
  assert_text (verdict (90000, 80000),
               "The project is forecast to cost EUR 900.00: EUR 100.00 under plan v3, EUR 100.00 over the limit.");
  assert_text (verdict (100000, 0), "The project is forecast to cost EUR 1,000.00: exactly on plan v3.");
  assert_text (verdict (100000, 150000),
               "The project is forecast to cost EUR 1,000.00: exactly on plan v3, EUR 500.00 under the limit.");
}

static void
test_no_plan (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();

  data->cost.has_plan = FALSE;
  assert_text (topsheet_report_verdict (data), "EUR 12,496.36 have been spent; no plan is approved.");
  data->entries = 0;
  assert_text (topsheet_report_verdict (data), "Nothing has been spent; no plan is approved.");
}

static void
test_unpriced (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();

  g_assert_null (topsheet_report_unpriced_lead (data));
  data->cost.unpriced = 1;
  assert_text (topsheet_report_unpriced_lead (data), "1 entry is unpriced; the figures leave it out.");
  data->cost.unpriced = 1200;
  assert_text (topsheet_report_unpriced_lead (data), "1,200 entries are unpriced; the figures leave them out.");
  data->totals.unpriced = 2;
  assert_text (topsheet_report_unpriced_lead (data),
               "1,202 entries and lines of the plan are unpriced; the figures leave them out.");
  data->cost.unpriced = 0;
  assert_text (topsheet_report_unpriced_lead (data), "2 lines of the plan are unpriced; the figures leave them out.");
}

static void
set_counts (TopsheetReportData *data, guint accepted, guint pending, guint rejected)
{
  data->counts[TOPSHEET_DECISION_ACCEPTED] = accepted;
  data->counts[TOPSHEET_DECISION_EDIT] = 0;
  data->counts[TOPSHEET_DECISION_PENDING] = pending;
  data->counts[TOPSHEET_DECISION_REJECTED] = rejected;
}

static void
test_decisions (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();

  assert_text (topsheet_report_decisions_lead (data),
               "14 of 24 finals are accepted. 81 % of 1,620 tries were rejected, 53 are undecided.");
  data->finals_needed = 0;
  set_counts (data, 999, 1, 4);
  assert_text (topsheet_report_decisions_lead (data), "0.4 % of 1,004 tries were rejected, 1 is undecided.");
  set_counts (data, 9999, 0, 1);
  assert_text (topsheet_report_decisions_lead (data), "under 0.1 % of 10,000 tries were rejected, none are undecided.");
  set_counts (data, 0, 0, 0);
  assert_text (topsheet_report_decisions_lead (data), "No tries yet.");
}

static void
test_foot (void)
{
  g_autoptr (TopsheetReportData) data = report_fixture_new ();

  assert_text (topsheet_report_foot (data), "Plan v3, approved 2026-10-05 · ledger to entry 1,872, head 3029 81aa 7bbc");
  g_object_set (data->plan, "approved-at-usec", (gint64) 0, NULL);
  assert_text (topsheet_report_foot (data), "Plan v3, draft · ledger to entry 1,872, head 3029 81aa 7bbc");
  g_clear_object (&data->plan);
  data->entries = 0;
  assert_text (topsheet_report_foot (data), "No plan · ledger without entries");
}

/* Whatever the counts, printed shares add up to 100.0 %. */
static void
test_share (void)
{
  guint64 even[3] = { 1, 1, 1 }, nothing[2] = { 0, 0 }, large[2] = { G_MAXUINT64 / 4, G_MAXUINT64 / 4 };
  guint tenths[4];

  topsheet_report_share (even, 3, tenths);
  g_assert_cmpuint (tenths[0], ==, 334);
  g_assert_cmpuint (tenths[1], ==, 333);
  g_assert_cmpuint (tenths[2], ==, 333);
  topsheet_report_share (nothing, 2, tenths);
  g_assert_cmpuint (tenths[0] + tenths[1], ==, 0);
  topsheet_report_share (large, 2, tenths);
  g_assert_cmpuint (tenths[0], ==, 500);

  for (guint i = 0; i < 2000; i++)
    {
      guint64 counts[4];
      guint sum = 0;

      for (guint j = 0; j < 4; j++)
        counts[j] = (guint64) g_test_rand_int_range (0, i + 2);
      if (counts[0] + counts[1] + counts[2] + counts[3] == 0)
        continue;
      topsheet_report_share (counts, 4, tenths);
      for (guint j = 0; j < 4; j++)
        sum += tenths[j];
      g_assert_cmpuint (sum, ==, 1000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/text/fill", test_fill);
  g_test_add_func ("/report/text/verdict", test_verdict);
  g_test_add_func ("/report/text/no-plan", test_no_plan);
  g_test_add_func ("/report/text/unpriced", test_unpriced);
  g_test_add_func ("/report/text/decisions", test_decisions);
  g_test_add_func ("/report/text/foot", test_foot);
  g_test_add_func ("/report/text/share", test_share);

  return g_test_run ();
}
