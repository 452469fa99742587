/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-worker.h"

#include "store/sqlite/topsheet-sqlite-lock.h"
#include "store/sqlite/topsheet-sqlite-revision.h"
#include "store/sqlite/topsheet-sqlite-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define N_LIST_READERS         2
#define N_READERS              (N_LIST_READERS + 1)
#define LOCK_TIMEOUT_MSEC      10000
#define IDLE_USEC              (1500 * G_TIME_SPAN_MILLISECOND)
#define CHECKPOINT_PAGES       1024 /* of 4 KiB */
#define CHECKPOINT_WAIT_MSEC   100
#define BUSY_WAIT_MSEC         5000

typedef enum
{
  JOB_OPEN,
  JOB_WORK,
  JOB_POLL,
  JOB_CLOSE, /* the writer: wait for the readers, put the file at rest, end */
  JOB_END,   /* a reader ends */
} JobKind;

typedef struct
{
  JobKind                 kind;
  TopsheetSqliteWork      work;
  TopsheetSqliteArguments arguments;
  TopsheetSqliteFlags     flags;
  DexPromise             *promise; /* NULL when nobody waits */
} Job;

struct _TopsheetSqliteWorker
{
  char                   *path;
  TopsheetClock          *clock;
  TopsheetSqliteRevision *revision;
  TopsheetSqliteChanged   changed;
  gpointer                data;
  GDestroyNotify          free_data;
  guint                   lock_timeout_msec; /* atomic */
  int                     is_polling;        /* atomic */

  GMutex                  mutex;
  gboolean                is_closing;        /* under the mutex */
  GAsyncQueue            *writes;
  GAsyncQueue            *reads;
  GAsyncQueue            *surveys;
  GThread                *writer;
  GThread                *readers[N_READERS];

  /* of the writer thread */
  TopsheetSqliteConnection *connection;
  TopsheetSqliteLock       *lock;
};

typedef struct
{
  TopsheetSqliteWorker *worker;
  GAsyncQueue          *queue;
} Reader;

static void
arguments_clear (TopsheetSqliteArguments *arguments)
{
  g_free (arguments->text);
  g_free (arguments->other_text);
  g_clear_object (&arguments->object);
  g_clear_pointer (&arguments->objects, g_ptr_array_unref);
  g_clear_pointer (&arguments->entries, g_ptr_array_unref);
  g_clear_pointer (&arguments->ids, g_array_unref);
  g_strfreev (arguments->strings);
  if (arguments->free_query != NULL)
    arguments->free_query (arguments->query);
}

static void
job_free (Job *job)
{
  arguments_clear (&job->arguments);
  dex_clear (&job->promise);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Inputs may hold the last references to what they were made from, so they go before the answer is out. */
static void
job_answer (Job          *job,
            gboolean      done,
            const GValue *value,
            GError       *error)
{
  arguments_clear (&job->arguments);
  memset (&job->arguments, 0, sizeof job->arguments);
  if (job->promise == NULL)
    g_clear_error (&error);
  else if (!done)
    dex_promise_reject (job->promise, error);
  else if (G_IS_VALUE (value))
    dex_promise_resolve (job->promise, value);
  else
    dex_promise_resolve_boolean (job->promise, TRUE);
}

static void
checkpoint (TopsheetSqliteWorker *self,
            int                   mode)
{
  sqlite3_busy_timeout (self->connection->db, mode == SQLITE_CHECKPOINT_TRUNCATE ? CHECKPOINT_WAIT_MSEC : 0);
  if (sqlite3_wal_checkpoint_v2 (self->connection->db, NULL, mode, NULL, NULL) == SQLITE_OK && mode == SQLITE_CHECKPOINT_TRUNCATE)
    self->connection->wal_pages = 0;
  sqlite3_busy_timeout (self->connection->db, BUSY_WAIT_MSEC);
}

/* What cannot be put to rest now stays in the log, which is as safe. */
static void
rest (TopsheetSqliteWorker *self,
      guint                 timeout_msec)
{
  if (self->connection == NULL || self->connection->wal_pages == 0)
    return;
  if (!topsheet_sqlite_lock_acquire (self->lock, timeout_msec, NULL))
    return;
  checkpoint (self, SQLITE_CHECKPOINT_TRUNCATE);
  topsheet_sqlite_lock_release (self->lock);
}

static gboolean
open_library (TopsheetSqliteWorker  *self,
              TopsheetSqliteFlags    flags,
              GError               **error)
{
  guint timeout_msec = (guint) g_atomic_int_get (&self->lock_timeout_msec);

  if (!topsheet_sqlite_schema_prepare (&self->path, flags, self->clock, timeout_msec, error))
    return FALSE;
  self->lock = topsheet_sqlite_lock_new (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  self->connection = topsheet_sqlite_schema_open (self->path, self->clock, self->lock, timeout_msec, error);
  if (self->connection == NULL)
    return FALSE;

  topsheet_sqlite_revision_poll (self->revision, self->connection, NULL);
  return TRUE;
}

static gboolean
write_in_transaction (TopsheetSqliteWorker  *self,
                      Job                   *job,
                      GValue                *value,
                      GError               **error)
{
  TopsheetSqliteConnection *connection = self->connection;

  connection->touched = 0;
  if (!topsheet_sqlite_connection_run (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (topsheet_sqlite_schema_check_open (connection, error)
      && job->work (connection, &job->arguments, value, error)
      && topsheet_sqlite_revision_raise (self->revision, connection, error)
      && topsheet_sqlite_connection_run (connection, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (connection->db))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static void
run_write (TopsheetSqliteWorker *self,
           Job                  *job)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;
  gboolean done = FALSE;

  if (topsheet_sqlite_lock_acquire (self->lock, (guint) g_atomic_int_get (&self->lock_timeout_msec), &error))
    {
      done = write_in_transaction (self, job, &value, &error);
      if (done && self->connection->wal_pages > CHECKPOINT_PAGES)
        checkpoint (self, SQLITE_CHECKPOINT_PASSIVE);
      topsheet_sqlite_lock_release (self->lock);
    }
  if (done)
    {
      topsheet_sqlite_revision_keep (self->revision);
      if (self->connection->touched != 0)
        self->changed (self->connection->touched, self->data);
    }
  job_answer (job, done, &value, error);
}

static void
end_writer (TopsheetSqliteWorker *self)
{
  for (guint i = 0; i < N_READERS; i++)
    g_thread_join (g_steal_pointer (&self->readers[i]));
  rest (self, (guint) g_atomic_int_get (&self->lock_timeout_msec));
  g_clear_pointer (&self->connection, topsheet_sqlite_connection_close);
  g_clear_pointer (&self->lock, topsheet_sqlite_lock_free);
}

static Job *
next_write (TopsheetSqliteWorker *self)
{
  Job *job;

  if (self->connection == NULL || self->connection->wal_pages == 0)
    return g_async_queue_pop (self->writes);

  job = g_async_queue_timeout_pop (self->writes, IDLE_USEC);
  if (job == NULL)
    {
      rest (self, 0);
      job = g_async_queue_pop (self->writes);
    }
  return job;
}

static void worker_unref (TopsheetSqliteWorker *self);

static gpointer
writer_main (gpointer data)
{
  TopsheetSqliteWorker *self = data;
  gboolean ended = FALSE;

  while (!ended)
    {
      g_autoptr (Job) job = next_write (self);
      GError *error = NULL;

      if (job->kind == JOB_OPEN)
        {
          gboolean done = open_library (self, job->flags, &error);

          job_answer (job, done, NULL, error);
        }
      else if (job->kind == JOB_WORK)
        {
          run_write (self, job);
        }
      else
        {
          end_writer (self);
          job_answer (job, TRUE, NULL, NULL);
          ended = TRUE;
        }
    }

  worker_unref (self);
  return NULL;
}

static void
run_poll (TopsheetSqliteWorker     *self,
          TopsheetSqliteConnection *connection)
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
run_read (TopsheetSqliteConnection *connection,
          Job                      *job)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;
  gboolean done = FALSE;

  if (topsheet_sqlite_connection_run (connection, "BEGIN", &error))
    {
      done = job->work (connection, &job->arguments, &value, &error);
      sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
    }
  job_answer (job, done, &value, error);
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
      g_autoptr (Job) job = g_async_queue_pop (reader->queue);
      GError *error = NULL;

      if (job->kind == JOB_POLL)
        g_atomic_int_set (&self->is_polling, FALSE);
      if (job->kind == JOB_END)
        ended = TRUE;
      else if (connection == NULL
               && (connection = topsheet_sqlite_connection_open (self->path, TOPSHEET_SQLITE_READER, self->clock, &error)) == NULL)
        job_answer (job, FALSE, NULL, error);
      else if (job->kind == JOB_POLL)
        run_poll (self, connection);
      else
        run_read (connection, job);
    }

  g_clear_pointer (&connection, topsheet_sqlite_connection_close);
  worker_unref (self);
  return NULL;
}

static Job *
job_new (JobKind kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  return job;
}

static DexFuture *
push (TopsheetSqliteWorker *self,
      GAsyncQueue          *queue,
      Job                  *job)
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

  job_free (job);
  return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED, "%s",
                                _("The library was closed already. Nothing was changed."));
}

static DexFuture *
push_work (TopsheetSqliteWorker    *self,
           GAsyncQueue             *queue,
           TopsheetSqliteWork       work,
           TopsheetSqliteArguments  arguments)
{
  Job *job = job_new (JOB_WORK);

  job->work = work;
  job->arguments = arguments;
  return push (self, queue, job);
}

static void
start_closing (TopsheetSqliteWorker *self,
               DexPromise           *promise)
{
  Job *job = job_new (JOB_CLOSE);

  job->promise = promise;
  for (guint i = 0; i < N_LIST_READERS; i++)
    g_async_queue_push (self->reads, job_new (JOB_END));
  g_async_queue_push (self->surveys, job_new (JOB_END));
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

GPtrArray *
topsheet_sqlite_ref_objects (GPtrArray *objects)
{
  GPtrArray *copy;

  if (objects == NULL)
    return NULL;

  copy = g_ptr_array_new_full (objects->len, g_object_unref);
  for (guint i = 0; i < objects->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (objects, i)));
  return copy;
}

TopsheetSqliteWorker *
topsheet_sqlite_worker_new (const char            *path,
                            TopsheetClock         *clock,
                            TopsheetSqliteChanged  changed,
                            gpointer               data,
                            GDestroyNotify         free_data)
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
  self->writes = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->reads = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->surveys = g_async_queue_new_full ((GDestroyNotify) job_free);

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

const char *
topsheet_sqlite_worker_get_path (TopsheetSqliteWorker *self)
{
  return self->path;
}

void
topsheet_sqlite_worker_set_lock_timeout (TopsheetSqliteWorker *self,
                                         guint                 msec)
{
  g_atomic_int_set (&self->lock_timeout_msec, msec);
}

DexFuture *
topsheet_sqlite_worker_open (TopsheetSqliteWorker *self,
                             TopsheetSqliteFlags   flags)
{
  Job *job = job_new (JOB_OPEN);

  job->flags = flags;
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
topsheet_sqlite_worker_read (TopsheetSqliteWorker    *self,
                             TopsheetSqliteWork       work,
                             TopsheetSqliteArguments  arguments)
{
  return push_work (self, self->reads, work, arguments);
}

DexFuture *
topsheet_sqlite_worker_survey (TopsheetSqliteWorker    *self,
                               TopsheetSqliteWork       work,
                               TopsheetSqliteArguments  arguments)
{
  return push_work (self, self->surveys, work, arguments);
}

DexFuture *
topsheet_sqlite_worker_write (TopsheetSqliteWorker    *self,
                              TopsheetSqliteWork       work,
                              TopsheetSqliteArguments  arguments)
{
  return push_work (self, self->writes, work, arguments);
}

void
topsheet_sqlite_worker_poll (TopsheetSqliteWorker *self)
{
  g_mutex_lock (&self->mutex);
  if (!self->is_closing && g_atomic_int_compare_and_exchange (&self->is_polling, FALSE, TRUE))
    g_async_queue_push (self->reads, job_new (JOB_POLL));
  g_mutex_unlock (&self->mutex);
}
