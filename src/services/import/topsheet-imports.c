/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-imports.h"

struct _TopsheetImports
{
  GObject parent_instance;

  TopsheetSession *session; /* not held: it holds this */
  GPtrArray *jobs;          /* (element-type TopsheetImportJob) */
  GPtrArray *futures;       /* (element-type DexFuture) of those that are running */
};

G_DEFINE_FINAL_TYPE (TopsheetImports, topsheet_imports, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_job_changed (TopsheetImports *self, TopsheetImportJob *job)
{
  if (topsheet_import_job_get_state (job) == TOPSHEET_IMPORT_RUNNING)
    return;
  if (topsheet_import_job_get_state (job) == TOPSHEET_IMPORT_STOPPED)
    topsheet_imports_dismiss (self, job);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_job_attended (TopsheetImports *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* @job: (transfer full) */
static TopsheetImportJob *
add (TopsheetImports *self, TopsheetImportJob *job)
{
  for (guint i = self->futures->len; i > 0; i--)
    if (!dex_future_is_pending (g_ptr_array_index (self->futures, i - 1)))
      g_ptr_array_remove_index (self->futures, i - 1);
  g_ptr_array_add (self->jobs, job);
  g_signal_connect_object (job, "changed", G_CALLBACK (on_job_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "attended", G_CALLBACK (on_job_attended), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->futures, topsheet_import_job_run (job));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return job;
}

static void
topsheet_imports_finalize (GObject *object)
{
  TopsheetImports *self = TOPSHEET_IMPORTS (object);

  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->futures);
  G_OBJECT_CLASS (topsheet_imports_parent_class)->finalize (object);
}

static void
topsheet_imports_class_init (TopsheetImportsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_imports_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
topsheet_imports_init (TopsheetImports *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->futures = g_ptr_array_new_with_free_func (dex_unref);
}

TopsheetImports *
topsheet_imports_for_session (TopsheetSession *session)
{
  static const char key[] = "topsheet-imports";
  TopsheetImports *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self == NULL)
    {
      self = g_object_new (TOPSHEET_TYPE_IMPORTS, NULL);
      self->session = session;
      g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
    }
  return self;
}

TopsheetImportJob *
topsheet_imports_start (TopsheetImports *self,
                        TopsheetProject *project,
                        const char * const *paths,
                        const TopsheetImportWish *wish)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORTS (self), NULL);

  return add (self, topsheet_import_job_new (self->session, project, paths, wish));
}

TopsheetImportJob *
topsheet_imports_resume (TopsheetImports *self, TopsheetProject *project, const TopsheetImportSource *source)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORTS (self), NULL);

  return add (self, topsheet_import_job_new_rest (self->session, project, source));
}

GPtrArray *
topsheet_imports_list (TopsheetImports *self, gint64 project_id)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (TOPSHEET_IS_IMPORTS (self), list);

  for (guint i = 0; i < self->jobs->len; i++)
    if (topsheet_import_job_get_project_id (g_ptr_array_index (self->jobs, i)) == project_id)
      g_ptr_array_add (list, g_object_ref (g_ptr_array_index (self->jobs, i)));
  return list;
}

gboolean
topsheet_imports_has_source (TopsheetImports *self, const TopsheetImportSource *source)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORTS (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  for (guint i = 0; source->kind == TOPSHEET_SOURCE_ONCE && i < self->jobs->len; i++)
    {
      TopsheetImportJob *job = g_ptr_array_index (self->jobs, i);

      if (topsheet_import_job_get_project_id (job) == source->project_id &&
          topsheet_import_job_get_state (job) != TOPSHEET_IMPORT_DONE &&
          g_str_equal (topsheet_import_job_get_location (job), source->location))
        return TRUE;
    }
  return FALSE;
}

void
topsheet_imports_dismiss (TopsheetImports *self, TopsheetImportJob *job)
{
  g_return_if_fail (TOPSHEET_IS_IMPORTS (self));
  g_return_if_fail (TOPSHEET_IS_IMPORT_JOB (job));
  g_return_if_fail (topsheet_import_job_get_state (job) != TOPSHEET_IMPORT_RUNNING);

  if (g_ptr_array_remove (self->jobs, job))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static DexFuture *
stop_fiber (gpointer data)
{
  GPtrArray *futures = data;

  for (guint i = 0; i < futures->len; i++)
    dex_await (dex_ref (g_ptr_array_index (futures, i)), NULL);
  return dex_future_new_true ();
}

DexFuture *
topsheet_imports_stop (TopsheetImports *self)
{
  g_autoptr (GPtrArray) jobs = NULL;

  g_return_val_if_fail (TOPSHEET_IS_IMPORTS (self), NULL);

  jobs = g_ptr_array_copy (self->jobs, (GCopyFunc) g_object_ref, NULL);
  g_ptr_array_set_free_func (jobs, g_object_unref);
  for (guint i = 0; i < jobs->len; i++)
    topsheet_import_job_cancel (g_ptr_array_index (jobs, i));
  return dex_scheduler_spawn (NULL, 0, stop_fiber, g_ptr_array_ref (self->futures), (GDestroyNotify) g_ptr_array_unref);
}
