/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-worker.h"

#include "store/sqlite/topsheet-sqlite-revision.h"
#include "store/sqlite/topsheet-sqlite-writer.h"

#include <glib/gi18n-lib.h>

#define N_LIST_READERS 2
#define N_READERS (N_LIST_READERS + 1)
#define LOCK_TIMEOUT_MSEC 10000
#define IDLE_USEC (1500 * G_TIME_SPAN_MILLISECOND)

struct _TopsheetSqliteWorker
{
  char *path;
  TopsheetClock *clock;
  TopsheetSqliteRevision *revision;
  TopsheetSqliteChanged changed;
  gpointer data;
  GDestroyNotify free_data;
  guint lock_timeout_msec; /* atomic */
  int is_polling;          /* atomic */

  GMutex mutex;
  gboolean is_closing; /* under the mutex */
  GAsyncQueue *writes;
  GAsyncQueue *reads;
  GAsyncQueue *surveys;
  GThread *writer;
  GThread *readers[N_READERS];
};

typedef struct
{
  TopsheetSqliteWorker *worker;
  GAsyncQueue *queue;
} Reader;

static guint
get_lock_timeout (TopsheetSqliteWorker *self)
{
  return (guint) g_atomic_int_get (&self->lock_timeout_msec);
}

static void
run_write (TopsheetSqliteWorker *self, TopsheetSqliteWriter *writer, TopsheetSqliteJob *job)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;
  guint kinds;
  gboolean done = topsheet_sqlite_writer_run (writer, job, get_lock_timeout (self), &value, &kinds, &error);

  if (kinds != 0)
    self->changed (kinds, self->data);
  topsheet_sqlite_job_answer (job, done, &value, error);
}

/* The readers go first, so that nothing holds back the last checkpoint. */
static void
end_writer (TopsheetSqliteWorker *self, TopsheetSqliteWriter *writer)
{
  for (guint i = 0; i < N_READERS; i++)
    g_thread_join (g_steal_pointer (&self->readers[i]));
  topsheet_sqlite_writer_rest (writer, get_lock_timeout (self));
  topsheet_sqlite_writer_free (writer);
}

static TopsheetSqliteJob *
next_write (TopsheetSqliteWorker *self, TopsheetSqliteWriter *writer)
{
  TopsheetSqliteJob *job = NULL;

  if (topsheet_sqlite_writer_has_log (writer))
    {
      job = g_async_queue_timeout_pop (self->writes, IDLE_USEC);
      if (job == NULL)
        topsheet_sqlite_writer_rest (writer, 0);
    }
  return job != NULL ? job : g_async_queue_pop (self->writes);
}

static void worker_unref (TopsheetSqliteWorker *self);

static gpointer
writer_main (gpointer data)
{
  TopsheetSqliteWorker *self = data;
  TopsheetSqliteWriter *writer = topsheet_sqlite_writer_new (self->revision, self->clock);

  while (writer != NULL)
    {
      g_autoptr (TopsheetSqliteJob) job = next_write (self, writer);
      GError *error = NULL;

      if (job->kind == TOPSHEET_SQLITE_JOB_WORK)
        {
          run_write (self, writer, job);
        }
      else if (job->kind == TOPSHEET_SQLITE_JOB_OPEN)
        {
          gboolean done = topsheet_sqlite_writer_open (writer, &self->path, (TopsheetSqliteFlags) job->number,
                                                       get_lock_timeout (self), &error);

          topsheet_sqlite_job_answer (job, done, NULL, error);
        }
      else
        {
          end_writer (self, g_steal_pointer (&writer));
          topsheet_sqlite_job_answer (job, TRUE, NULL, NULL);
        }
    }

  worker_unref (self);
  return NULL;
}

static void
run_poll (TopsheetSqliteWorker *self, TopsheetSqliteConnection *connection)
{
  guint kinds = 0;

  if (!topsheet_sqlite_connection_run (connection, "BEGIN", NULL))
    return;
  kinds = topsheet_sqlite_revision_poll (self->revision, connection, NULL);
  sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  if (kinds != 0)
    self->changed (kinds, self->data);
}

static void
run_read (TopsheetSqliteConnection *connection, TopsheetSqliteJob *job)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;
  gboolean done = FALSE;

  if (topsheet_sqlite_connection_run (connection, "BEGIN", &error))
    {
      done = job->work (connection, &job->arguments, &value, &error);
      sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
    }
  topsheet_sqlite_job_answer (job, done, &value, error);
}

static gpointer
reader_main (gpointer data)
{
  g_autofree Reader *reader = data;
  TopsheetSqliteWorker *self = reader->worker;
  TopsheetSqliteConnection *connection = NULL;
  gboolean ended = FALSE;

  while (!ended)
    {
      g_autoptr (TopsheetSqliteJob) job = g_async_queue_pop (reader->queue);
      GError *error = NULL;

      if (job->kind == TOPSHEET_SQLITE_JOB_POLL)
        g_atomic_int_set (&self->is_polling, FALSE);
      if (job->kind == TOPSHEET_SQLITE_JOB_END)
        ended = TRUE;
      else if (connection == NULL && (connection = topsheet_sqlite_connection_open (self->path, TOPSHEET_SQLITE_READER,
                                                                                    self->clock, &error)) == NULL)
        topsheet_sqlite_job_answer (job, FALSE, NULL, error);
      else if (job->kind == TOPSHEET_SQLITE_JOB_POLL)
        run_poll (self, connection);
      else
        run_read (connection, job);
    }

  g_clear_pointer (&connection, topsheet_sqlite_connection_close);
  worker_unref (self);
  return NULL;
}

static DexFuture *
push (TopsheetSqliteWorker *self, GAsyncQueue *queue, TopsheetSqliteJob *job)
{
  DexFuture *future = NULL;

  job->promise = dex_promise_new ();
  g_mutex_lock (&self->mutex);
  if (!self->is_closing)
    {
      future = dex_ref (DEX_FUTURE (job->promise));
      g_async_queue_push (queue, g_steal_pointer (&job));
    }
  g_mutex_unlock (&self->mutex);
  if (future != NULL)
    return future;

  topsheet_sqlite_job_free (job);
  return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED, "%s",
                                _("The library was closed already. Nothing was changed."));
}

static DexFuture *
push_work (TopsheetSqliteWorker *self, GAsyncQueue *queue, TopsheetSqliteWork work, TopsheetSqliteArguments arguments)
{
  TopsheetSqliteJob *job = topsheet_sqlite_job_new (TOPSHEET_SQLITE_JOB_WORK);

  job->work = work;
  job->arguments = arguments;
  return push (self, queue, job);
}

static void
start_closing (TopsheetSqliteWorker *self, DexPromise *promise)
{
  TopsheetSqliteJob *job = topsheet_sqlite_job_new (TOPSHEET_SQLITE_JOB_CLOSE);

  job->promise = promise;
  for (guint i = 0; i < N_LIST_READERS; i++)
    g_async_queue_push (self->reads, topsheet_sqlite_job_new (TOPSHEET_SQLITE_JOB_END));
  g_async_queue_push (self->surveys, topsheet_sqlite_job_new (TOPSHEET_SQLITE_JOB_END));
  g_async_queue_push (self->writes, job);
  self->is_closing = TRUE;
}

static gboolean
is_own_thread (TopsheetSqliteWorker *self)
{
  GThread *thread = g_thread_self ();

  for (guint i = 0; i < N_READERS; i++)
    if (self->readers[i] == thread)
      return TRUE;
  return self->writer == thread;
}

static void
worker_clear (gpointer data)
{
  TopsheetSqliteWorker *self = data;

  g_async_queue_unref (self->writes);
  g_async_queue_unref (self->reads);
  g_async_queue_unref (self->surveys);
  topsheet_sqlite_revision_free (self->revision);
  g_clear_object (&self->clock);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_mutex_clear (&self->mutex);
  g_free (self->path);
}

static void
worker_unref (TopsheetSqliteWorker *self)
{
  g_atomic_rc_box_release_full (self, worker_clear);
}

TopsheetSqliteWorker *
topsheet_sqlite_worker_new (const char *path,
                            TopsheetClock *clock,
                            TopsheetSqliteChanged changed,
                            gpointer data,
                            GDestroyNotify free_data)
{
  TopsheetSqliteWorker *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (TOPSHEET_IS_CLOCK (clock), NULL);

  self = g_atomic_rc_box_new0 (TopsheetSqliteWorker);
  self->path = g_canonicalize_filename (path, NULL);
  self->clock = g_object_ref (clock);
  self->revision = topsheet_sqlite_revision_new ();
  self->changed = changed;
  self->data = data;
  self->free_data = free_data;
  self->lock_timeout_msec = LOCK_TIMEOUT_MSEC;
  g_mutex_init (&self->mutex);
  self->writes = g_async_queue_new_full ((GDestroyNotify) topsheet_sqlite_job_free);
  self->reads = g_async_queue_new_full ((GDestroyNotify) topsheet_sqlite_job_free);
  self->surveys = g_async_queue_new_full ((GDestroyNotify) topsheet_sqlite_job_free);

  for (guint i = 0; i < N_READERS; i++)
    {
      Reader *reader = g_new (Reader, 1);

      reader->worker = g_atomic_rc_box_acquire (self);
      reader->queue = i < N_LIST_READERS ? self->reads : self->surveys;
      self->readers[i] = g_thread_new ("topsheet-reader", reader_main, reader);
    }
  self->writer = g_thread_new ("topsheet-writer", writer_main, g_atomic_rc_box_acquire (self));
  return self;
}

void
topsheet_sqlite_worker_free (TopsheetSqliteWorker *self)
{
  gboolean own = is_own_thread (self);

  g_mutex_lock (&self->mutex);
  if (!self->is_closing)
    start_closing (self, NULL);
  g_mutex_unlock (&self->mutex);

  if (own)
    g_thread_unref (g_steal_pointer (&self->writer));
  else
    g_thread_join (g_steal_pointer (&self->writer));
  worker_unref (self);
}

void
topsheet_sqlite_worker_set_lock_timeout (TopsheetSqliteWorker *self, guint msec)
{
  g_atomic_int_set (&self->lock_timeout_msec, msec);
}

DexFuture *
topsheet_sqlite_worker_open (TopsheetSqliteWorker *self, TopsheetSqliteFlags flags)
{
  TopsheetSqliteJob *job = topsheet_sqlite_job_new (TOPSHEET_SQLITE_JOB_OPEN);

  job->number = flags;
  return push (self, self->writes, job);
}

DexFuture *
topsheet_sqlite_worker_close (TopsheetSqliteWorker *self)
{
  DexPromise *promise = dex_promise_new ();
  DexFuture *future = NULL;

  g_mutex_lock (&self->mutex);
  if (!self->is_closing)
    {
      future = dex_ref (DEX_FUTURE (promise));
      start_closing (self, g_steal_pointer (&promise));
    }
  g_mutex_unlock (&self->mutex);
  if (future != NULL)
    return future;

  dex_unref (promise);
  return dex_future_new_true ();
}

DexFuture *
topsheet_sqlite_worker_read (TopsheetSqliteWorker *self, TopsheetSqliteWork work, TopsheetSqliteArguments arguments)
{
  return push_work (self, self->reads, work, arguments);
}

DexFuture *
topsheet_sqlite_worker_survey (TopsheetSqliteWorker *self, TopsheetSqliteWork work, TopsheetSqliteArguments arguments)
{
  return push_work (self, self->surveys, work, arguments);
}

DexFuture *
topsheet_sqlite_worker_write (TopsheetSqliteWorker *self, TopsheetSqliteWork work, TopsheetSqliteArguments arguments)
{
  return push_work (self, self->writes, work, arguments);
}

void
topsheet_sqlite_worker_poll (TopsheetSqliteWorker *self)
{
  g_mutex_lock (&self->mutex);
  if (!self->is_closing && g_atomic_int_compare_and_exchange (&self->is_polling, FALSE, TRUE))
    g_async_queue_push (self->reads, topsheet_sqlite_job_new (TOPSHEET_SQLITE_JOB_POLL));
  g_mutex_unlock (&self->mutex);
}
