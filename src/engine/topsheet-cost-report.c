/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-cost-report.h"

/* Rows of a footed column: the phases, and in the plan the buffer. */
#define BUFFER_ROW TOPSHEET_N_PHASES
#define N_ROWS (TOPSHEET_N_PHASES + 1)

typedef struct
{
  TopsheetMoney rows[N_ROWS];
  TopsheetMoney total;
} Column;

/* One primary column: planning counts to exploration; the total is taken over exact amounts, then all is footed. */
static gboolean
column_init (Column *self,
             const TopsheetMoney *phases,
             const TopsheetMoney *buffer,
             const char *currency,
             guint digits,
             GError **error)
{
  self->total = topsheet_money (0, currency);
  for (guint i = 0; i < N_ROWS; i++)
    self->rows[i] = topsheet_money (0, currency);
  for (guint i = 0; phases != NULL && i < TOPSHEET_N_PHASES; i++)
    {
      TopsheetMoney *row = &self->rows[MAX (i, TOPSHEET_PHASE_EXPLORATION)];

      if (!topsheet_money_add (row, &phases[i], row, error) ||
          !topsheet_money_add (&self->total, &phases[i], &self->total, error))
        return FALSE;
    }
  if (buffer != NULL)
    {
      self->rows[BUFFER_ROW] = *buffer;
      if (!topsheet_money_add (&self->total, buffer, &self->total, error))
        return FALSE;
    }
  /* Planning has no row, and without a buffer neither has that: they take no part in the footing. */
  topsheet_cost_report_foot (&self->rows[TOPSHEET_PHASE_EXPLORATION], N_ROWS - 1 - (buffer == NULL ? 1 : 0),
                             &self->total, digits);
  return TRUE;
}

static gboolean
derive (TopsheetCostRow *row, GError **error)
{
  if (!topsheet_money_add (&row->actual, &row->committed, &row->total, error) ||
      !topsheet_money_add (&row->total, &row->to_complete, &row->at_completion, error))
    return FALSE;

  row->variance = topsheet_money (0, row->total.currency);
  return !row->has_plan || topsheet_money_subtract (&row->plan, &row->at_completion, &row->variance, error);
}

static gboolean
fill_row (TopsheetCostRow *row,
          gboolean has_plan,
          TopsheetMoney plan,
          TopsheetMoney actual,
          TopsheetMoney committed,
          TopsheetMoney to_complete,
          GError **error)
{
  row->has_plan = has_plan;
  row->plan = plan;
  row->actual = actual;
  row->committed = committed;
  row->to_complete = to_complete;
  return derive (row, error);
}

static gboolean
fill_limit (TopsheetCostReport *report, const TopsheetMoney *limit, guint digits, GError **error)
{
  report->has_limit = limit != NULL;
  if (limit == NULL)
    return TRUE;

  report->limit = topsheet_money_round (limit, digits);
  return topsheet_money_subtract (&report->limit, &report->total.plan, &report->left_plan, error) &&
         topsheet_money_subtract (&report->limit, &report->total.at_completion, &report->left_at_completion, error);
}

/* What is left of a phase's plan: plan − actual − committed, at least 0. */
static gboolean
get_rest (const TopsheetMoney *plan,
          const TopsheetMoney *actual,
          const TopsheetMoney *committed,
          TopsheetMoney *out,
          GError **error)
{
  if (!topsheet_money_subtract (plan, actual, out, error) || !topsheet_money_subtract (out, committed, out, error))
    return FALSE;

  out->nanos = MAX (out->nanos, 0);
  return TRUE;
}

/* The three columns with planning folded into exploration, exact. */
static gboolean
fold_planning (const TopsheetMoney *phases, TopsheetMoney *out, GError **error)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    out[i] = phases[i];
  out[TOPSHEET_PHASE_PLANNING].nanos = 0;

  return topsheet_money_add (&phases[TOPSHEET_PHASE_EXPLORATION], &phases[TOPSHEET_PHASE_PLANNING],
                             &out[TOPSHEET_PHASE_EXPLORATION], error);
}

gboolean
topsheet_cost_report_compute (const TopsheetBudgetTotals *plan,
                              const TopsheetActuals *actuals,
                              TopsheetPhase current,
                              const TopsheetMoney *limit,
                              const char *currency,
                              guint digits,
                              TopsheetCostReport *out,
                              GError **error)
{
  TopsheetMoney planned[TOPSHEET_N_PHASES], actual[TOPSHEET_N_PHASES], committed[TOPSHEET_N_PHASES];
  TopsheetMoney to_complete[TOPSHEET_N_PHASES];

  g_return_val_if_fail (actuals != NULL && currency != NULL && out != NULL, FALSE);

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    to_complete[i] = topsheet_money (0, currency);
  if (plan != NULL)
    {
      if (!fold_planning (plan->by_phase, planned, error) || !fold_planning (actuals->actual, actual, error) ||
          !fold_planning (actuals->committed, committed, error))
        return FALSE;
      for (guint i = MAX (current, TOPSHEET_PHASE_EXPLORATION); i < TOPSHEET_N_PHASES; i++)
        if (!get_rest (&planned[i], &actual[i], &committed[i], &to_complete[i], error))
          return FALSE;
    }
  return topsheet_cost_report_assemble (plan, actuals, to_complete, limit, currency, digits, out, error);
}

gboolean
topsheet_cost_report_assemble (const TopsheetBudgetTotals *plan,
                               const TopsheetActuals *actuals,
                               const TopsheetMoney *to_complete,
                               const TopsheetMoney *limit,
                               const char *currency,
                               guint digits,
                               TopsheetCostReport *out,
                               GError **error)
{
  Column planned, actual, committed, rest;
  TopsheetMoney subtotal = topsheet_money (0, currency);

  g_return_val_if_fail (actuals != NULL && to_complete != NULL && currency != NULL && out != NULL, FALSE);

  *out = (TopsheetCostReport) { .has_plan = plan != NULL,
                                .limit = subtotal,
                                .left_plan = subtotal,
                                .left_at_completion = subtotal };
  if (!column_init (&planned, plan != NULL ? plan->by_phase : NULL, plan != NULL ? &plan->buffer : NULL, currency,
                    digits, error) ||
      !column_init (&actual, actuals->actual, NULL, currency, digits, error) ||
      !column_init (&committed, actuals->committed, NULL, currency, digits, error) ||
      !column_init (&rest, to_complete, NULL, currency, digits, error))
    return FALSE;

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      out->unpriced += actuals->unpriced[i];
      if (!fill_row (&out->phases[i], out->has_plan, planned.rows[i], actual.rows[i], committed.rows[i], rest.rows[i],
                     error))
        return FALSE;
    }
  out->buffer = planned.rows[BUFFER_ROW];
  return topsheet_money_subtract (&planned.total, &out->buffer, &subtotal, error) &&
         fill_row (&out->subtotal, out->has_plan, subtotal, actual.total, committed.total, rest.total, error) &&
         fill_row (&out->total, out->has_plan, planned.total, actual.total, committed.total, rest.total, error) &&
         fill_limit (out, limit, digits, error);
}
