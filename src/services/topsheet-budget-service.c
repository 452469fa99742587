/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-budget-service.h"

#include "base/topsheet-error.h"
#include "exchange/topsheet-plan-file.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (TopsheetBudgetView, topsheet_budget_view, topsheet_budget_view_copy, topsheet_budget_view_free)

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project; /* for an import */
  GBytes *json;             /* for an import */
  TopsheetBudgetPlan *plan; /* read from @json */
  GPtrArray *rates;         /* read from @json */
  gint64 project_id;
  guint version;
} Request;

static Request *
request_new (TopsheetSession *session)
{
  Request *self = g_new0 (Request, 1);

  self->session = g_object_ref (session);
  return self;
}

static void
request_free (Request *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_free (self);
}

static TopsheetBudgetView *
view_new (TopsheetSession *session, TopsheetBudgetPlan *plan, GPtrArray *rates, GError **error)
{
  g_autoptr (TopsheetBudgetView) self = g_new0 (TopsheetBudgetView, 1);

  self->plan = g_object_ref (plan);
  self->rates = g_ptr_array_ref (rates);
  if (!topsheet_budget_service_compute (session, plan, rates, &self->totals, error))
    return NULL;
  return g_steal_pointer (&self);
}

static DexFuture *
load_fiber (gpointer data)
{
  Request *request = data;
  TopsheetStore *store = topsheet_session_get_store (request->session);
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetBudgetView *view;

  plan = dex_await_object (topsheet_store_load_plan (store, request->project_id, request->version), &error);
  if (plan == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  rates = dex_await_boxed (topsheet_store_list_rates (store, request->project_id), &error);
  if (rates == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  view = view_new (request->session, plan, rates, &error);
  if (view == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (TOPSHEET_TYPE_BUDGET_VIEW, view);
}

/* The rates of a file, as rates of the project; those it has already are left out. */
static GPtrArray *
adopt_rates (GPtrArray *rates, GPtrArray *known, gint64 project_id)
{
  g_autoptr (GPtrArray) adopted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      TopsheetRate *rate = g_ptr_array_index (rates, i);
      TopsheetDecimal value = topsheet_rate_get_rate (rate);
      gboolean is_known = FALSE;

      for (guint j = 0; j < known->len && !is_known; j++)
        {
          TopsheetRate *other = g_ptr_array_index (known, j);
          TopsheetDecimal kept = topsheet_rate_get_rate (other);

          is_known = g_str_equal (topsheet_rate_get_from (rate), topsheet_rate_get_from (other)) &&
                     topsheet_rate_get_valid_from_usec (rate) == topsheet_rate_get_valid_from_usec (other) &&
                     topsheet_decimal_compare (&value, &kept) == 0;
        }
      if (!is_known)
        g_ptr_array_add (adopted,
                         topsheet_rate_new (project_id, topsheet_rate_get_from (rate), topsheet_rate_get_to (rate),
                                            value, topsheet_rate_get_valid_from_usec (rate),
                                            topsheet_rate_get_source (rate)));
    }
  return g_steal_pointer (&adopted);
}

/* A file without limits says nothing about them: what the project has is kept. */
static void
keep_limits (TopsheetBudgetPlan *plan, TopsheetProject *project)
{
  if (topsheet_budget_plan_get_limit (plan) == NULL)
    topsheet_budget_plan_set_limit (plan, topsheet_project_get_limit (project));
  if (topsheet_budget_plan_get_api_limit (plan) == NULL)
    topsheet_budget_plan_set_api_limit (plan, topsheet_project_get_api_limit (project));
}

/* In a worker: a file of outside may nest deeper than the stack of a fiber goes. */
static DexFuture *
parse_work (gpointer data)
{
  Request *request = data;
  GError *error = NULL;

  request->plan = topsheet_plan_file_parse (request->json, topsheet_project_get_currency (request->project),
                                            &request->rates, &error);
  return request->plan != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

static DexFuture *
import_fiber (gpointer data)
{
  Request *request = data;
  TopsheetStore *store = topsheet_session_get_store (request->session);
  gint64 project_id = topsheet_project_get_id (request->project);
  TopsheetBudgetTotals totals;
  g_autoptr (TopsheetBudgetPlan) saved = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetBudgetView *view;

  if (!dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (request->session), parse_work, request, NULL),
                  &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_object_set (request->plan, "project-id", project_id, NULL);
  keep_limits (request->plan, request->project);
  known = dex_await_boxed (topsheet_store_list_rates (store, project_id), &error);
  if (known == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  fresh = adopt_rates (request->rates, known, project_id);
  g_ptr_array_extend (known, fresh, (GCopyFunc) g_object_ref, NULL);
  /* A plan that cannot be added up is refused before anything of it is kept. */
  if (!topsheet_budget_service_compute (request->session, request->plan, known, &totals, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (fresh->len > 0 && !dex_await (topsheet_store_put_rates (store, fresh), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  saved = dex_await_object (topsheet_store_save_plan (store, request->plan), &error);
  if (saved == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  view = view_new (request->session, saved, known, &error);
  if (view == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (TOPSHEET_TYPE_BUDGET_VIEW, view);
}

TopsheetBudgetView *
topsheet_budget_view_copy (TopsheetBudgetView *self)
{
  TopsheetBudgetView *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (TopsheetBudgetView, 1);
  *copy = *self;
  g_object_ref (copy->plan);
  g_ptr_array_ref (copy->rates);
  return copy;
}

void
topsheet_budget_view_free (TopsheetBudgetView *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->plan);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_free (self);
}

DexFuture *
topsheet_budget_service_load (TopsheetSession *session, gint64 project_id, guint version)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  request = request_new (session);
  request->project_id = project_id;
  request->version = version;
  return dex_scheduler_spawn (NULL, 0, load_fiber, request, (GDestroyNotify) request_free);
}

gboolean
topsheet_budget_service_compute (TopsheetSession *session,
                                 TopsheetBudgetPlan *plan,
                                 GPtrArray *rates,
                                 TopsheetBudgetTotals *totals,
                                 GError **error)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), FALSE);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), FALSE);
  g_return_val_if_fail (totals != NULL, FALSE);

  return topsheet_budget_compute (plan, topsheet_session_get_catalogue (session), rates,
                                  topsheet_clock_get_usec (topsheet_session_get_clock (session)), totals, error);
}

DexFuture *
topsheet_budget_service_save (TopsheetSession *session, TopsheetBudgetPlan *plan)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);

  return topsheet_store_save_plan (topsheet_session_get_store (session), plan);
}

DexFuture *
topsheet_budget_service_import (TopsheetSession *session, TopsheetProject *project, GBytes *json)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  request = request_new (session);
  request->project = g_object_ref (project);
  request->json = g_bytes_ref (json);
  return dex_scheduler_spawn (NULL, 0, import_fiber, request, (GDestroyNotify) request_free);
}
