/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-job.h"

#include "services/import/topsheet-import-once.h"

/* Nobody reads faster than that. */
#define QUIET_MSEC 80
/* Whoever hears that it is over runs on it, and that may draw. */
#define STACK_SIZE (512 * 1024)

struct _TopsheetImportJob
{
  GObject parent_instance;

  TopsheetSession *session; /* NULL once it is over */
  TopsheetProject *project;
  TopsheetImportSource *rest; /* (nullable) what it takes up again */
  GStrv paths;
  char *location;
  int phase;
  char *model;
  gboolean has_unknown;
  TopsheetImportUnknown unknown;
  gboolean keeps_watching;
  GCancellable *cancellable;

  TopsheetImportState state;
  gboolean attended;
  guint done, total;
  char *file;
  gint64 told_usec;
  guint tell_source;
  TopsheetImportResult *result;
  GError *error;
};

G_DEFINE_FINAL_TYPE (TopsheetImportJob, topsheet_import_job, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ATTENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
tell (gpointer data)
{
  TopsheetImportJob *self = data;

  self->tell_source = 0;
  self->told_usec = g_get_monotonic_time ();
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* What comes too soon is told a little later: after it may come a file that takes minutes. */
static void
on_progress (guint done, guint total, gpointer user_data)
{
  TopsheetImportJob *self = user_data;

  self->done = done;
  self->total = total;
  if (g_get_monotonic_time () - self->told_usec >= QUIET_MSEC * 1000 && self->tell_source == 0)
    tell (self);
  else if (self->tell_source == 0)
    self->tell_source = g_timeout_add (QUIET_MSEC, tell, self);
}

static void
on_file (const char *path, gpointer user_data)
{
  g_set_str (&((TopsheetImportJob *) user_data)->file, path);
}

/* The folder that is to be watched further on: paused until what is in it now is imported as its own. (nullable) */
static TopsheetImportSource *
put_source (TopsheetImportJob *self)
{
  g_autofree char *path = g_canonicalize_filename (self->paths[0], NULL);
  g_autoptr (TopsheetImportSource) source = topsheet_import_source_new (topsheet_project_get_id (self->project),
                                                                        TOPSHEET_SOURCE_FOLDER, path);

  source->phase = self->phase;
  source->model = g_strdup (self->model);
  source->paused = TRUE;
  return dex_await_boxed (topsheet_store_put_source (topsheet_session_get_store (self->session), source), NULL);
}

/* → TopsheetImportResult (boxed) */
static DexFuture *
begin (TopsheetImportJob *self, const TopsheetImportSource *watched)
{
  const char * const *paths = (const char * const *) self->paths;
  TopsheetImportOptions options = { .phase = self->phase,
                                    .model = self->model,
                                    .source_id = watched != NULL ? watched->id : 0,
                                    .unknown = self->has_unknown ? &self->unknown : NULL,
                                    .progress = on_progress,
                                    .file_read = on_file,
                                    .progress_data = self };

  if (self->rest != NULL)
    return topsheet_import_once_resume_by (self->session, self->rest, &options, self->cancellable);
  if (watched != NULL)
    return topsheet_import_service_run (self->session, self->project, paths, &options, self->cancellable);
  return topsheet_import_once_run (self->session, self->project, paths, &options, self->cancellable);
}

static void
end (TopsheetImportJob *self)
{
  g_clear_handle_id (&self->tell_source, g_source_remove);
  if (self->result != NULL)
    self->state = TOPSHEET_IMPORT_DONE;
  else
    self->state = g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? TOPSHEET_IMPORT_STOPPED
                                                                                  : TOPSHEET_IMPORT_FAILED;
  g_clear_object (&self->session);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static DexFuture *
job_fiber (gpointer data)
{
  TopsheetImportJob *self = data;
  TopsheetStore *store = topsheet_session_get_store (self->session);
  g_autoptr (TopsheetImportSource) watched = self->keeps_watching ? put_source (self) : NULL;

  self->result = dex_await_boxed (begin (self, watched), &self->error);
  if (watched != NULL)
    dex_await (topsheet_store_pause_source (store, watched->id, FALSE), NULL);
  end (self);
  return dex_future_new_true ();
}

static void
topsheet_import_job_finalize (GObject *object)
{
  TopsheetImportJob *self = TOPSHEET_IMPORT_JOB (object);

  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  topsheet_import_source_free (self->rest);
  g_strfreev (self->paths);
  g_free (self->location);
  g_free (self->model);
  g_free ((char *) self->unknown.model_id);
  g_free ((char *) self->unknown.deliverable);
  g_free (self->file);
  g_clear_pointer (&self->result, topsheet_import_result_free);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (topsheet_import_job_parent_class)->finalize (object);
}

static void
topsheet_import_job_class_init (TopsheetImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_import_job_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ATTENDED] = g_signal_new ("attended", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
topsheet_import_job_init (TopsheetImportJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->phase = -1;
}

static TopsheetImportJob *
make_job (TopsheetSession *session, TopsheetProject *project)
{
  TopsheetImportJob *self = g_object_new (TOPSHEET_TYPE_IMPORT_JOB, NULL);

  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  return self;
}

TopsheetImportJob *
topsheet_import_job_new (TopsheetSession *session,
                         TopsheetProject *project,
                         const char * const *paths,
                         const TopsheetImportWish *wish)
{
  TopsheetImportJob *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (paths != NULL && wish != NULL, NULL);

  self = make_job (session, project);
  self->paths = g_strdupv ((char **) paths);
  self->location = topsheet_import_once_print_paths (paths);
  self->phase = wish->phase;
  self->model = g_strdup (wish->model);
  self->keeps_watching = wish->keeps_watching;
  self->has_unknown = wish->unknown != NULL;
  if (wish->unknown != NULL)
    {
      self->unknown = *wish->unknown;
      self->unknown.model_id = g_strdup (wish->unknown->model_id);
      self->unknown.deliverable = g_strdup (wish->unknown->deliverable);
    }
  return self;
}

TopsheetImportJob *
topsheet_import_job_new_rest (TopsheetSession *session, TopsheetProject *project, const TopsheetImportSource *source)
{
  TopsheetImportJob *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (source != NULL && source->kind == TOPSHEET_SOURCE_ONCE, NULL);

  self = make_job (session, project);
  self->rest = topsheet_import_source_copy (source);
  self->paths = topsheet_import_once_get_paths (source);
  self->location = g_strdup (source->location);
  return self;
}

DexFuture *
topsheet_import_job_run (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), NULL);
  g_return_val_if_fail (self->session != NULL, NULL);

  return dex_scheduler_spawn (NULL, STACK_SIZE, job_fiber, g_object_ref (self), g_object_unref);
}

void
topsheet_import_job_cancel (TopsheetImportJob *self)
{
  g_return_if_fail (TOPSHEET_IS_IMPORT_JOB (self));

  if (self->state != TOPSHEET_IMPORT_RUNNING || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

TopsheetImportState
topsheet_import_job_get_state (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), TOPSHEET_IMPORT_FAILED);

  return self->state;
}

gboolean
topsheet_import_job_is_cancelled (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), FALSE);

  return g_cancellable_is_cancelled (self->cancellable);
}

gint64
topsheet_import_job_get_project_id (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), 0);

  return topsheet_project_get_id (self->project);
}

const char * const *
topsheet_import_job_get_paths (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), NULL);

  return (const char * const *) self->paths;
}

const char *
topsheet_import_job_get_location (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), NULL);

  return self->location;
}

void
topsheet_import_job_get_progress (TopsheetImportJob *self, guint *done, guint *total)
{
  g_return_if_fail (TOPSHEET_IS_IMPORT_JOB (self));
  g_return_if_fail (done != NULL && total != NULL);

  *done = self->done;
  *total = self->total;
}

const char *
topsheet_import_job_get_file (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), NULL);

  return self->file;
}

const TopsheetImportResult *
topsheet_import_job_get_result (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), NULL);

  return self->result;
}

const GError *
topsheet_import_job_get_error (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), NULL);

  return self->error;
}

gboolean
topsheet_import_job_get_attended (TopsheetImportJob *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (self), FALSE);

  return self->attended;
}

void
topsheet_import_job_set_attended (TopsheetImportJob *self, gboolean attended)
{
  g_return_if_fail (TOPSHEET_IS_IMPORT_JOB (self));

  if (self->attended == attended)
    return;
  self->attended = attended;
  g_signal_emit (self, signals[SIGNAL_ATTENDED], 0);
}
