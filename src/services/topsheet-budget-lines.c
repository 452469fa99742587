/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-budget-lines.h"

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  GPtrArray *lines;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->session);
  g_object_unref (self->project);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The newest plan as a draft of its own, or an empty one. */
static TopsheetBudgetPlan *
begin_draft (Request *request, GError **error)
{
  const gint64 project_id = topsheet_project_get_id (request->project);
  g_autoptr (TopsheetBudgetPlan) newest = NULL;
  g_autoptr (GError) why = NULL;
  TopsheetBudgetPlan *draft;

  newest = dex_await_object (topsheet_store_load_plan (topsheet_session_get_store (request->session), project_id, 0),
                             &why);
  if (newest != NULL)
    return topsheet_budget_plan_copy (newest);
  if (!g_error_matches (why, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return NULL;
    }
  draft = topsheet_budget_plan_new (project_id, topsheet_project_get_currency (request->project));
  topsheet_budget_plan_set_limit (draft, topsheet_project_get_limit (request->project));
  topsheet_budget_plan_set_api_limit (draft, topsheet_project_get_api_limit (request->project));
  return draft;
}

static DexFuture *
append_fiber (gpointer data)
{
  Request *request = data;
  TopsheetStore *store = topsheet_session_get_store (request->session);
  const gint64 project_id = topsheet_project_get_id (request->project);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetBudgetPlan) draft = begin_draft (request, &error);
  g_autoptr (TopsheetBudgetPlan) saved = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  TopsheetBudgetTotals totals;

  if (draft == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < request->lines->len; i++)
    {
      g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_copy (request->lines->pdata[i]);

      g_list_store_append (topsheet_budget_plan_get_lines (draft), line);
    }
  rates = dex_await_boxed (topsheet_store_list_rates (store, project_id), &error);
  if (rates == NULL || !topsheet_budget_service_compute (request->session, draft, rates, &totals, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  saved = dex_await_object (topsheet_store_save_plan (store, draft), &error);
  if (saved == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return topsheet_budget_service_load (request->session, project_id, topsheet_budget_plan_get_version (saved));
}

DexFuture *
topsheet_budget_lines_append (TopsheetSession *session, TopsheetProject *project, GPtrArray *lines)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (lines != NULL, NULL);

  request = g_new0 (Request, 1);
  request->session = g_object_ref (session);
  request->project = g_object_ref (project);
  request->lines = g_ptr_array_ref (lines);
  return dex_scheduler_spawn (NULL, 0, append_fiber, request, (GDestroyNotify) request_free);
}
