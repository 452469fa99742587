/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-budget-outlook.h"

#include "engine/topsheet-budget-risk.h"
#include "engine/topsheet-buffer-verdict.h"

G_DEFINE_BOXED_TYPE (TopsheetBudgetOutlook, topsheet_budget_outlook, topsheet_budget_outlook_copy, topsheet_budget_outlook_free)

typedef struct
{
  TopsheetBudgetPlan *plan; /* a copy: the form goes on editing its own */
  TopsheetMoney subtotal;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->plan);
  g_free (self);
}

static DexFuture *
find_work (gpointer data)
{
  Request *request = data;
  TopsheetDecimal buffer = topsheet_budget_plan_get_buffer_percent (request->plan);
  g_autoptr (TopsheetBudgetOutlook) self = g_new0 (TopsheetBudgetOutlook, 1);
  g_autoptr (TopsheetDistribution) risk = NULL;
  g_autofree char *worth = NULL, *verdict = NULL;
  GError *error = NULL;

  risk = topsheet_budget_get_risk (request->plan, &error);
  if (risk == NULL)
    return dex_future_new_for_error (error);

  self->is_certain = topsheet_distribution_get_sd (risk) <= 0;
  worth = topsheet_distribution_explain (risk, &request->subtotal, &buffer);
  topsheet_buffer_judge (request->plan, risk, &request->subtotal, &verdict);
  self->sentence = verdict != NULL ? g_strjoin (" ", worth, verdict, NULL) : g_steal_pointer (&worth);
  self->p50 = topsheet_distribution_get_quantile (risk, 0.5);
  self->p80 = topsheet_distribution_get_quantile (risk, 0.8);
  self->p95 = topsheet_distribution_get_quantile (risk, 0.95);
  topsheet_distribution_sample (risk, TOPSHEET_OUTLOOK_WEIGHTS, self->weights, &self->from, &self->to);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_BUDGET_OUTLOOK, g_steal_pointer (&self));
}

TopsheetBudgetOutlook *
topsheet_budget_outlook_copy (TopsheetBudgetOutlook *self)
{
  TopsheetBudgetOutlook *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (TopsheetBudgetOutlook, 1);
  *copy = *self;
  copy->sentence = g_strdup (self->sentence);
  return copy;
}

void
topsheet_budget_outlook_free (TopsheetBudgetOutlook *self)
{
  if (self == NULL)
    return;

  g_free (self->sentence);
  g_free (self);
}

DexFuture *
topsheet_budget_outlook_find (TopsheetSession *session, TopsheetBudgetPlan *plan, const TopsheetMoney *subtotal)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);
  g_return_val_if_fail (subtotal != NULL, NULL);

  request = g_new0 (Request, 1);
  request->plan = topsheet_budget_plan_copy (plan);
  request->subtotal = *subtotal;
  return topsheet_worker_pool_run (topsheet_session_get_workers (session), find_work, request,
                                   (GDestroyNotify) request_free);
}
