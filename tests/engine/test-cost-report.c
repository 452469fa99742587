/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-cost-report.h"

static TopsheetMoney
money (const char *text)
{
  TopsheetMoney result;

  g_assert_true (topsheet_money_parse (text, "EUR", &result, NULL));
  return result;
}

#define assert_money(actual, expected)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *printed_ = topsheet_money_print (&(actual));                                                      \
    g_assert_cmpstr (printed_, ==, (expected));                                                                        \
  }                                                                                                                    \
  G_STMT_END

/* Phases from planning on, one column. */
typedef const char *Column[TOPSHEET_N_PHASES];

static void
fill (TopsheetMoney *out, Column column)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    out[i] = money (column[i]);
}

static TopsheetActuals
make_actuals (Column actual, Column committed)
{
  TopsheetActuals actuals = { 0 };

  fill (actuals.actual, actual);
  fill (actuals.committed, committed);
  return actuals;
}

static TopsheetBudgetTotals
make_plan (Column phases, const char *buffer)
{
  TopsheetBudgetTotals plan = { 0 };

  fill (plan.by_phase, phases);
  plan.buffer = money (buffer);
  return plan;
}

/* Every row and every column adds up, to the last digit. */
static void
assert_foots (const TopsheetCostReport *report)
{
  gint64 plan = 0, actual = 0, committed = 0, total = 0, to_complete = 0, at_completion = 0, variance = 0;

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      const TopsheetCostRow *row = &report->phases[i];

      g_assert_cmpint (row->actual.nanos + row->committed.nanos, ==, row->total.nanos);
      g_assert_cmpint (row->total.nanos + row->to_complete.nanos, ==, row->at_completion.nanos);
      if (report->has_plan)
        g_assert_cmpint (row->plan.nanos - row->at_completion.nanos, ==, row->variance.nanos);
      plan += row->plan.nanos;
      actual += row->actual.nanos;
      committed += row->committed.nanos;
      total += row->total.nanos;
      to_complete += row->to_complete.nanos;
      at_completion += row->at_completion.nanos;
      variance += row->variance.nanos;
    }
  g_assert_cmpint (plan, ==, report->subtotal.plan.nanos);
  g_assert_cmpint (plan + report->buffer.nanos, ==, report->total.plan.nanos);
  g_assert_cmpint (actual, ==, report->total.actual.nanos);
  g_assert_cmpint (committed, ==, report->total.committed.nanos);
  g_assert_cmpint (total, ==, report->total.total.nanos);
  g_assert_cmpint (to_complete, ==, report->total.to_complete.nanos);
  g_assert_cmpint (at_completion, ==, report->total.at_completion.nanos);
  g_assert_cmpint (variance, ==, report->subtotal.variance.nanos);
}

/* The figures of a real report: plan, actual, committed and the estimate to complete are given, the rest has to come
 * out. */
static void
test_report (void)
{
  TopsheetBudgetTotals plan = make_plan ((Column) { "0", "4406.80", "5703.40", "5358.30", "3310.70" }, "474.25");
  TopsheetActuals actuals = make_actuals ((Column) { "0", "4624.73", "5850.16", "2021.47", "0" },
                                          (Column) { "0", "0", "0", "28.56", "1929" });
  TopsheetMoney rest[TOPSHEET_N_PHASES], limit = money ("21000");
  TopsheetCostReport report;

  fill (rest, (Column) { "0", "0", "0", "3764.03", "1417.50" });
  g_assert_true (topsheet_cost_report_assemble (&plan, &actuals, rest, &limit, "EUR", 2, &report, NULL));
  assert_foots (&report);
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].total, "4624.73");
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].variance, "-217.93");
  assert_money (report.phases[TOPSHEET_PHASE_PRODUCTION].variance, "-146.76");
  assert_money (report.phases[TOPSHEET_PHASE_ITERATION].total, "2050.03");
  assert_money (report.phases[TOPSHEET_PHASE_ITERATION].at_completion, "5814.06");
  assert_money (report.phases[TOPSHEET_PHASE_ITERATION].variance, "-455.76");
  assert_money (report.phases[TOPSHEET_PHASE_POST].at_completion, "3346.5");
  assert_money (report.phases[TOPSHEET_PHASE_POST].variance, "-35.8");
  assert_money (report.subtotal.plan, "18779.2");
  assert_money (report.buffer, "474.25");
  assert_money (report.total.plan, "19253.45");
  assert_money (report.total.actual, "12496.36");
  assert_money (report.total.committed, "1957.56");
  assert_money (report.total.total, "14453.92");
  assert_money (report.total.to_complete, "5181.53");
  assert_money (report.total.at_completion, "19635.45");
  assert_money (report.total.variance, "-382");
  assert_money (report.left_plan, "1746.55");
  assert_money (report.left_at_completion, "1364.55");
}

static void
test_to_complete (void)
{
  TopsheetBudgetTotals plan = make_plan ((Column) { "10", "100", "200", "300", "400" }, "0");
  TopsheetActuals actuals = make_actuals ((Column) { "1", "50", "150", "310", "0" },
                                          (Column) { "0", "2", "20", "0", "30" });
  TopsheetCostReport report;

  actuals.unpriced[TOPSHEET_PHASE_PLANNING] = 1;
  actuals.unpriced[TOPSHEET_PHASE_POST] = 2;
  g_assert_true (topsheet_cost_report_compute (&plan, &actuals, TOPSHEET_PHASE_PRODUCTION, NULL, "EUR", 2, &report,
                                               NULL));
  assert_foots (&report);
  g_assert_false (report.has_limit);
  g_assert_cmpuint (report.unpriced, ==, 3);
  /* Planning is part of exploration, and that is over: what was left there stays. */
  assert_money (report.phases[TOPSHEET_PHASE_PLANNING].plan, "0");
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].plan, "110");
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].actual, "51");
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].to_complete, "0");
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].variance, "57");
  assert_money (report.phases[TOPSHEET_PHASE_PRODUCTION].to_complete, "30");
  /* Over plan already: nothing is left, and nothing is given back. */
  assert_money (report.phases[TOPSHEET_PHASE_ITERATION].to_complete, "0");
  assert_money (report.phases[TOPSHEET_PHASE_ITERATION].variance, "-10");
  assert_money (report.phases[TOPSHEET_PHASE_POST].to_complete, "370");

  g_assert_true (topsheet_cost_report_compute (&plan, &actuals, TOPSHEET_PHASE_PLANNING, NULL, "EUR", 2, &report, NULL));
  assert_money (report.phases[TOPSHEET_PHASE_EXPLORATION].to_complete, "57");
}

static void
test_without_plan (void)
{
  TopsheetActuals actuals = make_actuals ((Column) { "0", "1.005", "2.005", "0", "0" },
                                          (Column) { "0", "0", "0", "0", "0" });
  TopsheetMoney limit = money ("10");
  TopsheetCostReport report;

  g_assert_true (topsheet_cost_report_compute (NULL, &actuals, TOPSHEET_PHASE_PRODUCTION, &limit, "EUR", 2, &report,
                                               NULL));
  assert_foots (&report);
  g_assert_false (report.has_plan);
  g_assert_false (report.total.has_plan);
  assert_money (report.total.actual, "3.01");
  assert_money (report.total.variance, "0");
  assert_money (report.left_at_completion, "6.99");
}

static void
test_overflow (void)
{
  TopsheetActuals actuals = make_actuals ((Column) { "0", "9223372036", "9223372036", "0", "0" },
                                          (Column) { "0", "0", "0", "0", "0" });
  g_autoptr (GError) error = NULL;
  TopsheetCostReport report;

  g_assert_false (topsheet_cost_report_compute (NULL, &actuals, TOPSHEET_PHASE_POST, NULL, "EUR", 2, &report, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW);
}

static void
assert_footed (const char * const *rows,
               guint n_rows,
               const char *total,
               guint digits,
               const char * const *printed,
               const char *printed_total)
{
  TopsheetMoney column[8], sum = money (total);
  gint64 added = 0;

  for (guint i = 0; i < n_rows; i++)
    column[i] = money (rows[i]);
  topsheet_cost_report_foot (column, n_rows, &sum, digits);
  for (guint i = 0; i < n_rows; i++)
    {
      assert_money (column[i], printed[i]);
      added += column[i].nanos;
    }
  assert_money (sum, printed_total);
  g_assert_cmpint (added, ==, sum.nanos);
}

static void
test_foot (void)
{
#define FOOT(rows, total, digits, printed, printed_total)                                                              \
  assert_footed ((const char *[]) rows, G_N_ELEMENTS (((const char *[]) rows)), total, digits,                         \
                 (const char *[]) printed, printed_total)
#define LIST(...) { __VA_ARGS__ }
  /* Nothing to do. */
  FOOT (LIST ("1.10", "2.20"), "3.30", 2, LIST ("1.1", "2.2"), "3.3");
  /* One cent is missing: to the largest remainder; of equal ones to the first. */
  FOOT (LIST ("0.333", "0.333", "0.334"), "1", 2, LIST ("0.33", "0.33", "0.34"), "1");
  FOOT (LIST ("0.3333", "0.3333", "0.3333"), "0.9999", 2, LIST ("0.34", "0.33", "0.33"), "1");
  /* One too many: from the row that gained most; of equal ones from the last. */
  FOOT (LIST ("0.006", "0.006", "0.006"), "0.018", 2, LIST ("0.01", "0.01", "0"), "0.02");
  FOOT (LIST ("0.006", "0.009", "0.007"), "0.022", 2, LIST ("0", "0.01", "0.01"), "0.02");
  /* Negative amounts. */
  FOOT (LIST ("-0.3333", "-0.3333", "-0.3333"), "-0.9999", 2, LIST ("-0.33", "-0.33", "-0.34"), "-1");
  FOOT (LIST ("-0.006", "0.004", "0.003"), "0.001", 2, LIST ("0", "0", "0"), "0");
  /* Whole units, no digits more than there are. */
  FOOT (LIST ("0.5", "0.5"), "1", 0, LIST ("1", "0"), "1");
  FOOT (LIST ("0.000000001", "2"), "2.000000001", 12, LIST ("0.000000001", "2"), "2.000000001");
  /* A total that is not the sum stays too. */
  FOOT (LIST ("1", "1", "1"), "10", 0, LIST ("4", "3", "3"), "10");
#undef LIST
#undef FOOT
}

static void
test_foot_properties (void)
{
  enum
  {
    N = 7
  };

  for (guint round = 0; round < 5000; round++)
    {
      guint digits = (guint) g_test_rand_int_range (0, 5);
      gint64 quantum = 1000000000;
      TopsheetMoney rows[N], exact[N], total = topsheet_money (0, "EUR");
      gint64 sum = 0;

      for (guint i = 0; i < digits; i++)
        quantum /= 10;
      for (guint i = 0; i < N; i++)
        {
          rows[i] = exact[i] = topsheet_money ((gint64) g_test_rand_int () * g_test_rand_int_range (1, 1000), "EUR");
          total.nanos += rows[i].nanos;
        }
      topsheet_cost_report_foot (rows, N, &total, digits);
      for (guint i = 0; i < N; i++)
        {
          sum += rows[i].nanos;
          /* Printed, and never further from the truth than one unit. */
          g_assert_cmpint (rows[i].nanos % quantum, ==, 0);
          g_assert_cmpint (ABS (rows[i].nanos - exact[i].nanos), <=, quantum);
        }
      g_assert_cmpint (sum, ==, total.nanos);
    }
}

static void
test_report_foots_whatever_the_amounts (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      TopsheetBudgetTotals plan = { 0 };
      TopsheetActuals actuals = { 0 };
      TopsheetCostReport report;

      plan.buffer = topsheet_money (g_test_rand_int_range (0, G_MAXINT32), "EUR");
      for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
        {
          plan.by_phase[i] = topsheet_money ((gint64) g_test_rand_int_range (0, G_MAXINT32) * 7, "EUR");
          actuals.actual[i] = topsheet_money ((gint64) g_test_rand_int () * 3, "EUR");
          actuals.committed[i] = topsheet_money (g_test_rand_int_range (0, G_MAXINT32), "EUR");
        }
      g_assert_true (topsheet_cost_report_compute (&plan, &actuals,
                                                   (TopsheetPhase) g_test_rand_int_range (0, TOPSHEET_N_PHASES), NULL,
                                                   "EUR", 2, &report, NULL));
      assert_foots (&report);
      g_assert_cmpint (report.phases[TOPSHEET_PHASE_PLANNING].at_completion.nanos, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost-report/report", test_report);
  g_test_add_func ("/cost-report/to-complete", test_to_complete);
  g_test_add_func ("/cost-report/without-plan", test_without_plan);
  g_test_add_func ("/cost-report/overflow", test_overflow);
  g_test_add_func ("/cost-report/foot", test_foot);
  g_test_add_func ("/cost-report/foot-properties", test_foot_properties);
  g_test_add_func ("/cost-report/report-foots-whatever-the-amounts", test_report_foots_whatever_the_amounts);

  return g_test_run ();
}
