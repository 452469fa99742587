/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-overview-data.h"

#include "services/topsheet-budget-service.h"
#include "services/edit/topsheet-first-edit.h"

G_DEFINE_FINAL_TYPE (TopsheetOverviewData, topsheet_overview_data, G_TYPE_OBJECT)

typedef struct
{
  TopsheetSession *session;
  gint64 project_id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->session);
  g_free (request);
}

static gboolean
add_actuals (TopsheetOverviewData *self, const TopsheetActuals *actuals, GError **error)
{
  const TopsheetMoney *limit = topsheet_project_get_limit (self->project);

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      if (!topsheet_money_add (&self->spent, &actuals->actual[i], &self->spent, error) ||
          !topsheet_money_add (&self->committed, &actuals->committed[i], &self->committed, error))
        return FALSE;
      self->unpriced += actuals->unpriced[i];
    }
  self->has_left = limit != NULL;
  return limit == NULL || (topsheet_money_subtract (limit, &self->spent, &self->left, error) &&
                           topsheet_money_subtract (&self->left, &self->committed, &self->left, error));
}

static gboolean
read_money (TopsheetOverviewData *self, TopsheetSession *session, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (session);
  const gint64 id = topsheet_project_get_id (self->project);
  const char *currency = topsheet_project_get_currency (self->project);
  g_autoptr (GError) plan_error = NULL;
  g_autoptr (TopsheetBudgetView) view = dex_await_boxed (topsheet_budget_service_load (session, id, 0), &plan_error);
  g_autofree TopsheetActuals *actuals = NULL;
  g_autoptr (GPtrArray) balance = NULL;

  if (view == NULL && !g_error_matches (plan_error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&plan_error));
      return FALSE;
    }
  self->has_plan = view != NULL;
  actuals = dex_await_boxed (topsheet_store_get_actuals (store, id), error);
  if (actuals == NULL || !add_actuals (self, actuals, error))
    return FALSE;
  if (!topsheet_cost_report_compute (view != NULL ? &view->totals : NULL, actuals,
                                     topsheet_project_get_phase (self->project),
                                     topsheet_project_get_limit (self->project), currency,
                                     topsheet_currency_get_digits (currency), &self->cost, error))
    return FALSE;

  balance = dex_await_boxed (topsheet_store_balance (store, id, TOPSHEET_BALANCE_ACCOUNT), error);
  for (guint i = 0; balance != NULL && i < balance->len; i++)
    {
      const TopsheetBalanceRow *row = g_ptr_array_index (balance, i);

      if (topsheet_account_is_compute ((guint) g_ascii_strtoull (row->key, NULL, 10)) &&
          !topsheet_money_add (&self->compute, &row->amount, &self->compute, error))
        return FALSE;
    }
  return balance != NULL;
}

static GPtrArray *
query_undecided (TopsheetStore *store, gint64 project_id, TopsheetSort sort, guint limit, GError **error)
{
  const TopsheetGenerationQuery query = { .project_id = project_id,
                                          .decisions = 1 << TOPSHEET_DECISION_PENDING,
                                          .phase = -1,
                                          .sort = sort,
                                          .limit = limit };
  g_autoptr (GArray) ids = dex_await_boxed (topsheet_store_query_generations (store, &query), error);

  return ids != NULL ? dex_await_boxed (topsheet_store_load_generations (store, ids), error) : NULL;
}

static gboolean
read_versions (TopsheetOverviewData *self, TopsheetStore *store, GError **error)
{
  const gint64 id = topsheet_project_get_id (self->project);
  g_autofree TopsheetGenerationCounts *counts = dex_await_boxed (topsheet_store_count_generations (store, id), error);
  g_autoptr (GPtrArray) oldest = NULL;

  if (counts == NULL)
    return FALSE;
  self->counts = *counts;
  self->newest = query_undecided (store, id, TOPSHEET_SORT_NEWEST, TOPSHEET_OVERVIEW_NEWEST, error);
  oldest = self->newest != NULL ? query_undecided (store, id, TOPSHEET_SORT_OLDEST, 1, error) : NULL;
  if (oldest == NULL)
    return FALSE;
  if (oldest->len > 0)
    self->oldest_usec = topsheet_generation_get_recorded_at_usec (g_ptr_array_index (oldest, 0));
  return TRUE;
}

static gboolean
read_first_edits (TopsheetOverviewData *self, TopsheetStore *store, GError **error)
{
  g_autoptr (GPtrArray) edits =
    dex_await_boxed (topsheet_store_list_first_edits (store, topsheet_project_get_id (self->project)), error);

  if (edits == NULL)
    return FALSE;
  self->n_edited = edits->len;
  topsheet_first_edit_median (edits, NULL, &self->first_edit_s);
  return TRUE;
}

static DexFuture *
gather_fiber (gpointer user_data)
{
  const Request *request = user_data;
  TopsheetStore *store = topsheet_session_get_store (request->session);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, request->project_id);
  g_autoptr (TopsheetOverviewData) self = g_object_new (TOPSHEET_TYPE_OVERVIEW_DATA, NULL);
  g_autoptr (GError) error = NULL;
  const char *currency;

  self->project = dex_await_object (topsheet_store_get_project (store, key), &error);
  if (self->project == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  currency = topsheet_project_get_currency (self->project);
  self->spent = self->committed = self->left = self->compute = topsheet_money (0, currency);
  if (!read_money (self, request->session, &error) || !read_versions (self, store, &error) ||
      !read_first_edits (self, store, &error) ||
      (self->review_times = dex_await_boxed (topsheet_store_list_review_time (store, request->project_id), &error)) ==
        NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_object (g_steal_pointer (&self));
}

static void
topsheet_overview_data_finalize (GObject *object)
{
  TopsheetOverviewData *self = TOPSHEET_OVERVIEW_DATA (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->newest, g_ptr_array_unref);
  g_clear_pointer (&self->review_times, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_overview_data_parent_class)->finalize (object);
}

static void
topsheet_overview_data_class_init (TopsheetOverviewDataClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_overview_data_finalize;
}

static void
topsheet_overview_data_init (TopsheetOverviewData *self)
{
}

DexFuture *
topsheet_overview_data_gather (TopsheetSession *session, gint64 project_id)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  request = g_new0 (Request, 1);
  request->session = g_object_ref (session);
  request->project_id = project_id;
  return dex_scheduler_spawn (NULL, 0, gather_fiber, request, request_free);
}
