/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-load.h"

G_DEFINE_FINAL_TYPE (TopsheetBudgetLoaded, topsheet_budget_loaded, G_TYPE_OBJECT)

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project; /* to load */
  TopsheetBudgetPlan *plan; /* to save */
  GPtrArray *rates;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->session);
  g_clear_object (&request->project);
  g_clear_object (&request->plan);
  g_clear_pointer (&request->rates, g_ptr_array_unref);
  g_free (request);
}

static TopsheetBudgetPlan *
new_draft (TopsheetProject *project)
{
  TopsheetBudgetPlan *plan = topsheet_budget_plan_new (topsheet_project_get_id (project),
                                                       topsheet_project_get_currency (project));

  topsheet_budget_plan_set_limit (plan, topsheet_project_get_limit (project));
  topsheet_budget_plan_set_api_limit (plan, topsheet_project_get_api_limit (project));
  g_object_set (plan, "version", 1, NULL);
  return plan;
}

/* The newest approved version older than @version; 0 when there is none. */
static guint
find_baseline (GPtrArray *plans, guint version)
{
  for (guint i = 0; i < plans->len; i++)
    {
      TopsheetBudgetPlan *plan = g_ptr_array_index (plans, i);

      if (topsheet_budget_plan_is_approved (plan) && topsheet_budget_plan_get_version (plan) < version)
        return topsheet_budget_plan_get_version (plan);
    }
  return 0;
}

static gboolean
load_baseline (TopsheetBudgetLoaded *self, TopsheetSession *session, gint64 project_id, GError **error)
{
  g_autoptr (GPtrArray) plans =
    dex_await_boxed (topsheet_store_list_plans (topsheet_session_get_store (session), project_id), error);
  g_autoptr (TopsheetBudgetView) view = NULL;
  guint version;

  if (plans == NULL)
    return FALSE;
  version = find_baseline (plans, topsheet_budget_plan_get_version (self->plan));
  if (version == 0)
    return TRUE;
  view = dex_await_boxed (topsheet_budget_service_load (session, project_id, version), error);
  if (view == NULL)
    return FALSE;
  self->baseline = g_object_ref (view->plan);
  self->baseline_totals = view->totals;
  return TRUE;
}

static DexFuture *
load_fiber (gpointer user_data)
{
  const Request *request = user_data;
  const gint64 id = topsheet_project_get_id (request->project);
  g_autoptr (TopsheetBudgetLoaded) self = g_object_new (TOPSHEET_TYPE_BUDGET_LOADED, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetBudgetView) view = dex_await_boxed (topsheet_budget_service_load (request->session, id, 0), &error);

  if (view != NULL)
    {
      self->plan = g_object_ref (view->plan);
      self->rates = g_ptr_array_ref (view->rates);
      if (!load_baseline (self, request->session, id, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
      return dex_future_new_take_object (g_steal_pointer (&self));
    }
  if (!g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND))
    return dex_future_new_for_error (g_steal_pointer (&error));

  g_clear_error (&error);
  self->plan = new_draft (request->project);
  self->rates = dex_await_boxed (topsheet_store_list_rates (topsheet_session_get_store (request->session), id), &error);
  if (self->rates == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_object (g_steal_pointer (&self));
}

static DexFuture *
save_fiber (gpointer user_data)
{
  const Request *request = user_data;
  TopsheetStore *store = topsheet_session_get_store (request->session);
  g_autoptr (GError) error = NULL;

  if (request->rates->len > 0 && !dex_await (topsheet_store_put_rates (store, request->rates), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return topsheet_budget_service_save (request->session, request->plan);
}

static void
topsheet_budget_loaded_finalize (GObject *object)
{
  TopsheetBudgetLoaded *self = TOPSHEET_BUDGET_LOADED (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->baseline);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_budget_loaded_parent_class)->finalize (object);
}

static void
topsheet_budget_loaded_class_init (TopsheetBudgetLoadedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_budget_loaded_finalize;
}

static void
topsheet_budget_loaded_init (TopsheetBudgetLoaded *self)
{
}

DexFuture *
topsheet_budget_load (TopsheetSession *session, TopsheetProject *project)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  request = g_new0 (Request, 1);
  request->session = g_object_ref (session);
  request->project = g_object_ref (project);
  return dex_scheduler_spawn (NULL, 0, load_fiber, request, request_free);
}

DexFuture *
topsheet_budget_save (TopsheetSession *session, TopsheetBudgetPlan *plan, GPtrArray *rates)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);
  g_return_val_if_fail (rates != NULL, NULL);

  request = g_new0 (Request, 1);
  request->session = g_object_ref (session);
  request->plan = topsheet_budget_plan_copy (plan);
  request->rates = g_ptr_array_copy (rates, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (request->rates, g_object_unref);
  return dex_scheduler_spawn (NULL, 0, save_fiber, request, request_free);
}
