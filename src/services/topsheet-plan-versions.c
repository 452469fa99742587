/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-plan-versions.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project; /* to save into */
  gint64 project_id;        /* to read from */
  guint versions[TOPSHEET_PLAN_DIFF_MAX];
  guint n_versions;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_free (self);
}

static Request *
request_new (TopsheetSession *session, gint64 project_id)
{
  Request *self = g_new0 (Request, 1);

  self->session = g_object_ref (session);
  self->project_id = project_id;
  return self;
}

static void
version_free (gpointer data)
{
  TopsheetPlanVersion *self = data;

  g_clear_object (&self->plan);
  g_free (self);
}

/* Lets another future fail for the same reason. */
static DexFuture *
fail (GError **error)
{
  return dex_future_new_for_error (g_steal_pointer (error));
}

static TopsheetPlanVersion *
load_version (Request *request, guint number, GError **error)
{
  g_autoptr (TopsheetBudgetView) view =
    dex_await_boxed (topsheet_budget_service_load (request->session, request->project_id, number), error);
  TopsheetPlanVersion *self;

  if (view == NULL)
    return NULL;
  self = g_new0 (TopsheetPlanVersion, 1);
  self->plan = g_object_ref (view->plan);
  self->totals = view->totals;
  return self;
}

static gboolean
mark_stale (TopsheetPlanVersion *baseline, TopsheetPlanVersion *newest, GError **error)
{
  TopsheetBudgetPlan *plans[] = { baseline->plan, newest->plan };
  const TopsheetBudgetTotals totals[] = { baseline->totals, newest->totals };
  g_autoptr (TopsheetPlanDiff) diff = NULL;

  if (baseline == newest)
    return TRUE;
  diff = topsheet_plan_diff_new (plans, totals, G_N_ELEMENTS (plans), error);
  if (diff == NULL)
    return FALSE;
  baseline->is_stale = !topsheet_plan_diff_is_empty (diff);
  return TRUE;
}

static gboolean
mark_states (GPtrArray *versions, GError **error)
{
  TopsheetPlanVersion *newest = versions->len > 0 ? g_ptr_array_index (versions, 0) : NULL;

  if (newest == NULL)
    return TRUE;
  newest->is_newest = TRUE;
  for (guint i = 0; i < versions->len; i++)
    {
      TopsheetPlanVersion *version = g_ptr_array_index (versions, i);

      if (topsheet_budget_plan_is_approved (version->plan))
        {
          version->is_baseline = TRUE;
          return mark_stale (version, newest, error);
        }
    }
  return TRUE;
}

static DexFuture *
list_fiber (gpointer data)
{
  Request *request = data;
  TopsheetStore *store = topsheet_session_get_store (request->session);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;

  plans = dex_await_boxed (topsheet_store_list_plans (store, request->project_id), &error);
  if (plans == NULL)
    return fail (&error);
  for (guint i = 0; i < plans->len; i++)
    {
      TopsheetPlanVersion *version = load_version (request, topsheet_budget_plan_get_version (plans->pdata[i]), &error);

      if (version == NULL)
        return fail (&error);
      g_ptr_array_add (versions, version);
    }
  if (!mark_states (versions, &error))
    return fail (&error);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&versions));
}

static gboolean
check_versions (Request *request, GError **error)
{
  for (guint i = 0; i < request->n_versions; i++)
    for (guint j = 0; j < i; j++)
      if (request->versions[i] == request->versions[j])
        {
          g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                       _("Version %u is named twice. Name versions that differ."), request->versions[i]);
          return FALSE;
        }
  return TRUE;
}

static DexFuture *
compare_fiber (gpointer data)
{
  Request *request = data;
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (version_free);
  TopsheetBudgetPlan *plans[TOPSHEET_PLAN_DIFF_MAX];
  TopsheetBudgetTotals totals[TOPSHEET_PLAN_DIFF_MAX];
  TopsheetPlanDiff *diff;
  g_autoptr (GError) error = NULL;

  if (!check_versions (request, &error))
    return fail (&error);
  for (guint i = 0; i < request->n_versions; i++)
    {
      TopsheetPlanVersion *version = load_version (request, request->versions[i], &error);

      if (version == NULL)
        {
          if (g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND))
            g_prefix_error (&error, _("Version %u: "), request->versions[i]);
          return fail (&error);
        }
      g_ptr_array_add (loaded, version);
      plans[i] = version->plan;
      totals[i] = version->totals;
    }
  diff = topsheet_plan_diff_new (plans, totals, request->n_versions, &error);
  if (diff == NULL)
    return fail (&error);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_PLAN_DIFF, diff);
}

/* Saves what a version says as the draft of the project. */
static DexFuture *
adopt_fiber (gpointer data)
{
  Request *request = data;
  const gint64 project_id = topsheet_project_get_id (request->project);
  TopsheetStore *store = topsheet_session_get_store (request->session);
  g_autoptr (TopsheetBudgetPlan) source = NULL;
  g_autoptr (TopsheetBudgetPlan) draft = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetBudgetTotals totals;

  source = dex_await_object (topsheet_store_load_plan (store, request->project_id, request->versions[0]), &error);
  if (source == NULL)
    return fail (&error);
  rates = dex_await_boxed (topsheet_store_list_rates (store, project_id), &error);
  if (rates == NULL)
    return fail (&error);
  draft = topsheet_plan_adopt (source, request->project);
  /* A plan that cannot be added up is refused before the draft that is there is gone. */
  if (!topsheet_budget_service_compute (request->session, draft, rates, &totals, &error))
    return fail (&error);
  if (!dex_await (topsheet_budget_service_save (request->session, draft), &error))
    return fail (&error);
  return topsheet_budget_service_load (request->session, project_id, 0);
}

DexFuture *
topsheet_plan_versions_list (TopsheetSession *session, gint64 project_id)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  return dex_scheduler_spawn (NULL, 0, list_fiber, request_new (session, project_id), request_free);
}

DexFuture *
topsheet_plan_versions_compare (TopsheetSession *session, gint64 project_id, const guint *versions, guint n_versions)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (versions != NULL, NULL);
  g_return_val_if_fail (n_versions >= 2 && n_versions <= TOPSHEET_PLAN_DIFF_MAX, NULL);

  request = request_new (session, project_id);
  request->n_versions = n_versions;
  memcpy (request->versions, versions, n_versions * sizeof *versions);
  return dex_scheduler_spawn (NULL, 0, compare_fiber, request, request_free);
}

DexFuture *
topsheet_plan_versions_copy (TopsheetSession *session, TopsheetProject *project, gint64 from_project_id, guint version)
{
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  request = request_new (session, from_project_id);
  request->project = g_object_ref (project);
  request->versions[0] = version;
  return dex_scheduler_spawn (NULL, 0, adopt_fiber, request, request_free);
}

DexFuture *
topsheet_plan_versions_restore (TopsheetSession *session, TopsheetProject *project, guint version)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  return topsheet_plan_versions_copy (session, project, topsheet_project_get_id (project), version);
}

TopsheetBudgetPlan *
topsheet_plan_adopt (TopsheetBudgetPlan *plan, TopsheetProject *project)
{
  g_autoptr (TopsheetBudgetPlan) draft = NULL;
  const char *currency;
  GListModel *lines;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  draft = topsheet_budget_plan_copy (plan);
  currency = topsheet_budget_plan_get_currency (plan);
  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (draft));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      TopsheetDecimal price;

      g_object_set (line, "id", G_GINT64_CONSTANT (0), NULL);
      /* What was not said meant the currency of the plan, which may be another one now. */
      if (topsheet_budget_line_get_unit_price (line, &price) &&
          topsheet_budget_line_get_price_currency (line) == NULL &&
          !g_str_equal (currency, topsheet_project_get_currency (project)))
        topsheet_budget_line_set_unit_price (line, &price, currency);
    }
  g_object_set (draft, "project-id", topsheet_project_get_id (project), "currency",
                topsheet_project_get_currency (project), "name", NULL, NULL);
  topsheet_budget_plan_set_limit (draft, topsheet_project_get_limit (project));
  topsheet_budget_plan_set_api_limit (draft, topsheet_project_get_api_limit (project));
  return g_steal_pointer (&draft);
}

/* The currency a line is priced in before it is converted. (nullable) */
static const char *
line_currency (TopsheetBudgetLine *line, TopsheetCatalogue *catalogue)
{
  const char *model = topsheet_budget_line_get_model_id (line);
  const char *id;
  TopsheetDecimal typed;
  GPtrArray *rules;

  if (topsheet_budget_line_get_unit_price (line, &typed))
    return topsheet_budget_line_get_price_currency (line);
  id = model != NULL ? topsheet_catalogue_resolve (catalogue, model, NULL) : NULL;
  rules = id != NULL ? topsheet_catalogue_get_rules (catalogue, id) : NULL;
  return rules != NULL && rules->len > 0 ? topsheet_price_rule_get_currency (rules->pdata[0]) : NULL;
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

GStrv
topsheet_plan_list_missing_rates (TopsheetBudgetPlan *plan,
                                  TopsheetCatalogue *catalogue,
                                  GPtrArray *rates,
                                  gint64 at_usec)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  const char *currency;
  GListModel *lines;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);

  currency = topsheet_budget_plan_get_currency (plan);
  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *from = line_currency (line, catalogue);

      if (from != NULL && !g_str_equal (from, currency) &&
          !g_ptr_array_find_with_equal_func (missing, from, g_str_equal, NULL) &&
          topsheet_pricing_find_rate (from, currency, rates, at_usec, NULL) == NULL)
        g_ptr_array_add (missing, g_strdup (from));
    }
  g_ptr_array_sort (missing, compare_text);
  return (GStrv) g_ptr_array_steal (missing, NULL);
}
