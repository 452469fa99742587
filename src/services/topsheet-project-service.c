/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-project-service.h"

#include "services/topsheet-plan-templates.h"

typedef struct
{
  TopsheetStore *store;
  TopsheetProject *project;
  TopsheetBudgetPlan *plan; /* NULL: none */
} Request;

static void
request_free (Request *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->project);
  g_clear_object (&self->plan);
  g_free (self);
}

static DexFuture *
add_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr (TopsheetProject) added = NULL;
  g_autoptr (GError) error = NULL;

  added = dex_await_object (topsheet_store_add_project (request->store, request->project), &error);
  if (added == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (request->plan != NULL)
    {
      g_object_set (request->plan, "project-id", topsheet_project_get_id (added), NULL);
      /* Saving a plan writes its limits into the project. */
      topsheet_budget_plan_set_limit (request->plan, topsheet_project_get_limit (added));
      topsheet_budget_plan_set_api_limit (request->plan, topsheet_project_get_api_limit (added));
      if (!dex_await (topsheet_store_save_plan (request->store, request->plan), &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_take_object (g_steal_pointer (&added));
}

DexFuture *
topsheet_project_service_add (TopsheetSession *session, TopsheetProject *project, const char *template_id)
{
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  GError *error = NULL;
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  if (template_id != NULL)
    {
      plan = topsheet_plan_templates_build (template_id, 0, topsheet_project_get_currency (project), &error);
      if (plan == NULL)
        return dex_future_new_for_error (error);
    }
  request = g_new0 (Request, 1);
  request->store = g_object_ref (topsheet_session_get_store (session));
  request->project = g_object_ref (project);
  request->plan = g_steal_pointer (&plan);
  return dex_scheduler_spawn (NULL, 0, add_fiber, request, (GDestroyNotify) request_free);
}
