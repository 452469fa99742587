/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-report-service.h"

#include "services/topsheet-budget-service.h"
#include "services/topsheet-file-output.h"
#include "services/topsheet-report-prices.h"

#include <glib/gi18n-lib.h>

/* Accepted versions that are printed with their picture; the report says how many more there are. */
#define MAX_PICTURES 60

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetReportData *data;
  TopsheetThumbnailCache *thumbnails;
  TopsheetBudgetView *budget;
  TopsheetActuals *actuals;
} Gathering;

static void
gathering_free (Gathering *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->data);
  g_clear_object (&self->thumbnails);
  g_clear_pointer (&self->budget, topsheet_budget_view_free);
  if (self->actuals != NULL)
    g_boxed_free (TOPSHEET_TYPE_ACTUALS, self->actuals);
  g_free (self);
}

/* The newest plan; none is no error. */
static gboolean
gather_plan (Gathering *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  self->budget =
    dex_await_boxed (topsheet_budget_service_load (self->session, topsheet_project_get_id (self->project), 0), &local);
  if (self->budget != NULL)
    {
      g_set_object (&self->data->plan, self->budget->plan);
      self->data->totals = self->budget->totals;
      return TRUE;
    }
  if (g_error_matches (local, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
gather_cost (Gathering *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  const char *currency = topsheet_project_get_currency (self->project);

  self->actuals = dex_await_boxed (topsheet_store_get_actuals (store, topsheet_project_get_id (self->project)), error);
  if (self->actuals == NULL)
    return FALSE;
  return topsheet_cost_report_compute (self->budget != NULL ? &self->budget->totals : NULL, self->actuals,
                                       topsheet_project_get_phase (self->project),
                                       topsheet_project_get_limit (self->project), currency,
                                       topsheet_currency_get_digits (currency), &self->data->cost, error);
}

static gboolean
gather_counts (Gathering *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  gint64 project_id = topsheet_project_get_id (self->project);
  TopsheetReportData *data = self->data;
  TopsheetGenerationCounts *counts;
  g_autoptr (GPtrArray) deliverables = NULL;

  counts = dex_await_boxed (topsheet_store_count_generations (store, project_id), error);
  if (counts == NULL)
    return FALSE;
  for (guint i = 0; i < TOPSHEET_N_DECISIONS; i++)
    data->counts[i] = counts->by_decision[i];
  g_boxed_free (TOPSHEET_TYPE_GENERATION_COUNTS, counts);
  deliverables = dex_await_boxed (topsheet_store_list_deliverables (store, project_id), error);
  if (deliverables == NULL)
    return FALSE;
  data->deliverables = deliverables->len;
  for (guint i = 0; i < deliverables->len; i++)
    {
      TopsheetDeliverable *deliverable = g_ptr_array_index (deliverables, i);
      guint finals = topsheet_deliverable_get_finals (deliverable);

      data->finals_needed += finals;
      data->finals_accepted += MIN (finals, topsheet_deliverable_get_accepted (deliverable));
    }
  return TRUE;
}

/* In a worker: a thumbnail for every picture whose file is still there. */
static DexFuture *
load_thumbnails_work (gpointer user_data)
{
  Gathering *self = user_data;

  for (guint i = 0; i < self->data->pictures->len; i++)
    {
      TopsheetReportPicture *picture = g_ptr_array_index (self->data->pictures, i);
      const char *sha256 = topsheet_generation_get_sha256 (picture->generation);
      const char *path = topsheet_generation_get_path (picture->generation);

      if (sha256 == NULL)
        continue;
      if (path != NULL)
        picture->jpeg = topsheet_thumbnail_cache_ensure (self->thumbnails, sha256, path, TOPSHEET_THUMBNAIL_LARGE, NULL,
                                                         NULL);
      if (picture->jpeg == NULL)
        picture->jpeg = topsheet_thumbnail_cache_lookup (self->thumbnails, sha256, TOPSHEET_THUMBNAIL_LARGE);
      if (picture->jpeg == NULL)
        picture->jpeg = topsheet_thumbnail_cache_lookup (self->thumbnails, sha256, TOPSHEET_THUMBNAIL_NORMAL);
    }
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
gather_pictures (Gathering *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  TopsheetReportData *data = self->data;
  TopsheetGenerationQuery query = {
    .project_id = topsheet_project_get_id (self->project),
    .decisions = 1 << TOPSHEET_DECISION_ACCEPTED,
    .phase = -1,
    .sort = TOPSHEET_SORT_DELIVERABLE,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) generations = NULL;

  ids = dex_await_boxed (topsheet_store_query_generations (store, &query), error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > MAX_PICTURES)
    {
      data->pictures_left_out = ids->len - MAX_PICTURES;
      g_array_set_size (ids, MAX_PICTURES);
    }
  generations = dex_await_boxed (topsheet_store_load_generations (store, ids), error);
  if (generations == NULL)
    return FALSE;
  for (guint i = 0; i < generations->len; i++)
    g_ptr_array_add (data->pictures, topsheet_report_picture_new (g_ptr_array_index (generations, i), NULL));
  return dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), load_thumbnails_work, self,
                                              NULL),
                    error);
}

static gboolean
gather_prices (Gathering *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  gint64 project_id = topsheet_project_get_id (self->project);
  g_autoptr (GPtrArray) by_model = NULL;
  g_autoptr (GPtrArray) rates = NULL;

  by_model = dex_await_boxed (topsheet_store_balance (store, project_id, TOPSHEET_BALANCE_MODEL), error);
  if (by_model == NULL)
    return FALSE;
  rates = dex_await_boxed (topsheet_store_list_rates (store, project_id), error);
  if (rates == NULL)
    return FALSE;
  topsheet_report_prices_gather (topsheet_session_get_catalogue (self->session), self->data->plan, by_model,
                                 self->data->date_usec, self->data->assumptions);
  g_strfreev (self->data->rates);
  self->data->rates = topsheet_report_prices_describe_rates (rates);
  g_strfreev (self->data->unpriced);
  self->data->unpriced = topsheet_report_prices_describe_unpriced (self->data->plan, by_model);
  return TRUE;
}

static gboolean
gather_chain (Gathering *self, GError **error)
{
  g_autoptr (TopsheetLibraryInfo) info = NULL;

  info = dex_await_boxed (topsheet_store_get_info (topsheet_session_get_store (self->session)), error);
  if (info == NULL)
    return FALSE;
  self->data->entries = info->entries;
  g_set_str (&self->data->head, info->head);
  return TRUE;
}

static DexFuture *
gather_fiber (gpointer user_data)
{
  Gathering *self = user_data;
  TopsheetReportData *data = self->data;
  g_autoptr (GError) error = NULL;

  g_set_object (&data->project, self->project);
  data->date_usec = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
  if (data->pictures == NULL)
    data->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_report_picture_free);
  if (data->assumptions == NULL)
    data->assumptions = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_report_assumption_free);
  if (!gather_plan (self, &error) || !gather_cost (self, &error) || !gather_counts (self, &error) ||
      !gather_pictures (self, &error) || !gather_prices (self, &error) || !gather_chain (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_object (data);
}

typedef struct
{
  TopsheetReportData *data;
  TopsheetReportDocument *document;
  TopsheetPaper paper;
  TopsheetReportSections sections;
  char *path;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_clear_object (&self->data);
  g_clear_object (&self->document);
  g_free (self->path);
  g_free (self);
}

static DexFuture *
lay_out_work (gpointer data)
{
  Printing *self = data;

  return dex_future_new_take_object (topsheet_report_document_new (self->data, self->paper, self->sections));
}

static DexFuture *
export_work (gpointer data)
{
  Printing *self = data;
  g_autoptr (GBytes) pdf = NULL;
  GError *error = NULL;

  pdf = topsheet_report_document_build_pdf (self->document, &error);
  if (pdf == NULL)
    return dex_future_new_for_error (error);
  if (!topsheet_file_output_write (self->path, pdf, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

/* A document outlives the session it came from, so its work has threads of its own. */
static DexFuture *
run_printing (TopsheetWorkFunc func, Printing *printing)
{
  g_autoptr (TopsheetWorkerPool) pool = topsheet_worker_pool_new (1);

  return topsheet_worker_pool_run (pool, func, printing, printing_free);
}

DexFuture *
topsheet_report_service_gather (TopsheetSession *session, TopsheetProject *project)
{
  Gathering *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  self = g_new0 (Gathering, 1);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->thumbnails = g_object_ref (topsheet_session_get_thumbnails (session));
  self->data = topsheet_report_data_new ();
  return dex_scheduler_spawn (NULL, 0, gather_fiber, self, (GDestroyNotify) gathering_free);
}

DexFuture *
topsheet_report_service_lay_out (TopsheetReportData *data, TopsheetPaper paper, TopsheetReportSections sections)
{
  Printing *printing;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);

  printing = g_new0 (Printing, 1);
  printing->data = g_object_ref (data);
  printing->paper = paper;
  printing->sections = sections;
  return run_printing (lay_out_work, printing);
}

DexFuture *
topsheet_report_service_export_pdf (TopsheetReportDocument *document, const char *path)
{
  Printing *printing;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DOCUMENT (document), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  printing = g_new0 (Printing, 1);
  printing->document = g_object_ref (document);
  printing->path = g_strdup (path);
  return run_printing (export_work, printing);
}
