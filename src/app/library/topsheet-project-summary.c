/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-project-summary.h"

struct _TopsheetProjectSummary
{
  GObject parent_instance;

  TopsheetProject *project;
  TopsheetMoney spent;
  TopsheetMoney committed;
  TopsheetMoney left;
  gboolean has_left;
  guint unpriced;
  TopsheetGenerationCounts counts;
  gboolean has_plan;
  gboolean is_approved;
  GPtrArray *pictures; /* (element-type TopsheetGeneration) */
};

G_DEFINE_FINAL_TYPE (TopsheetProjectSummary, topsheet_project_summary, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
add_up (TopsheetProjectSummary *self, const TopsheetActuals *actuals, GError **error)
{
  const char *currency = topsheet_project_get_currency (self->project);
  const TopsheetMoney *limit = topsheet_project_get_limit (self->project);

  self->spent = topsheet_money (0, currency);
  self->committed = topsheet_money (0, currency);
  self->unpriced = 0;
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

static void
read_plans (TopsheetProjectSummary *self, GPtrArray *plans)
{
  self->has_plan = plans->len > 0;
  self->is_approved = FALSE;
  for (guint i = 0; i < plans->len && !self->is_approved; i++)
    self->is_approved = topsheet_budget_plan_is_approved (g_ptr_array_index (plans, i));
}

static GPtrArray *
await_array (DexFuture *future, GError **error)
{
  return dex_await_boxed (future, error);
}

/* In a fiber: everything about one project. */
static TopsheetProjectSummary *
gather (TopsheetStore *store, TopsheetProject *project, GError **error)
{
  g_autoptr (TopsheetProjectSummary) self = g_object_new (TOPSHEET_TYPE_PROJECT_SUMMARY, NULL);
  const gint64 id = topsheet_project_get_id (project);
  const TopsheetGenerationQuery query = { .project_id = id,
                                          .decisions = 1 << TOPSHEET_DECISION_ACCEPTED,
                                          .phase = -1,
                                          .sort = TOPSHEET_SORT_NEWEST,
                                          .limit = TOPSHEET_SUMMARY_PICTURES };
  /* All at once: they run on several connections. */
  g_autoptr (DexFuture) actuals_future = topsheet_store_get_actuals (store, id);
  g_autoptr (DexFuture) counts_future = topsheet_store_count_generations (store, id);
  g_autoptr (DexFuture) plans_future = topsheet_store_list_plans (store, id);
  g_autoptr (DexFuture) ids_future = topsheet_store_query_generations (store, &query);
  g_autofree TopsheetActuals *actuals = dex_await_boxed (dex_ref (actuals_future), error);
  g_autofree TopsheetGenerationCounts *counts = actuals != NULL ? dex_await_boxed (dex_ref (counts_future), error)
                                                                : NULL;
  g_autoptr (GPtrArray) plans = counts != NULL ? await_array (dex_ref (plans_future), error) : NULL;
  g_autoptr (GArray) ids = plans != NULL ? dex_await_boxed (dex_ref (ids_future), error) : NULL;

  if (ids == NULL)
    return NULL;

  self->project = g_object_ref (project);
  self->counts = *counts;
  read_plans (self, plans);
  if (!add_up (self, actuals, error))
    return NULL;
  self->pictures = await_array (topsheet_store_load_generations (store, ids), error);
  return self->pictures != NULL ? g_steal_pointer (&self) : NULL;
}

static DexFuture *
list_fiber (gpointer user_data)
{
  TopsheetStore *store = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) projects = await_array (topsheet_store_list_projects (store, FALSE), &error);
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func (g_object_unref);

  if (projects == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < projects->len; i++)
    {
      TopsheetProjectSummary *summary = gather (store, g_ptr_array_index (projects, i), &error);

      if (summary == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_ptr_array_add (summaries, summary);
    }
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&summaries));
}

static void
topsheet_project_summary_finalize (GObject *object)
{
  TopsheetProjectSummary *self = TOPSHEET_PROJECT_SUMMARY (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_project_summary_parent_class)->finalize (object);
}

static void
topsheet_project_summary_class_init (TopsheetProjectSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_project_summary_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
topsheet_project_summary_init (TopsheetProjectSummary *self)
{
}

DexFuture *
topsheet_project_summary_list (TopsheetStore *store)
{
  g_return_val_if_fail (TOPSHEET_IS_STORE (store), NULL);

  return dex_scheduler_spawn (NULL, 0, list_fiber, g_object_ref (store), g_object_unref);
}

TopsheetProject *
topsheet_project_summary_get_project (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), NULL);

  return self->project;
}

const TopsheetMoney *
topsheet_project_summary_get_spent (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), NULL);

  return &self->spent;
}

const TopsheetMoney *
topsheet_project_summary_get_committed (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), NULL);

  return &self->committed;
}

const TopsheetMoney *
topsheet_project_summary_get_left (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), NULL);

  return self->has_left ? &self->left : NULL;
}

guint64
topsheet_project_summary_get_versions (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), 0);

  return self->counts.total;
}

guint64
topsheet_project_summary_get_reviewed (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), 0);

  return self->counts.total - self->counts.by_decision[TOPSHEET_DECISION_PENDING];
}

guint
topsheet_project_summary_get_unpriced (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), 0);

  return self->unpriced;
}

gboolean
topsheet_project_summary_has_plan (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), FALSE);

  return self->has_plan;
}

gboolean
topsheet_project_summary_is_approved (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), FALSE);

  return self->is_approved;
}

GPtrArray *
topsheet_project_summary_get_pictures (TopsheetProjectSummary *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self), NULL);

  return self->pictures;
}

void
topsheet_project_summary_update (TopsheetProjectSummary *self, TopsheetProjectSummary *fresh)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (self));
  g_return_if_fail (TOPSHEET_IS_PROJECT_SUMMARY (fresh));

  g_set_object (&self->project, fresh->project);
  self->spent = fresh->spent;
  self->committed = fresh->committed;
  self->left = fresh->left;
  self->has_left = fresh->has_left;
  self->unpriced = fresh->unpriced;
  self->counts = fresh->counts;
  self->has_plan = fresh->has_plan;
  self->is_approved = fresh->is_approved;
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  self->pictures = g_ptr_array_ref (fresh->pictures);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
