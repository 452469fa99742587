/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-worker-pool.h"

#define MAX_THREADS 4

typedef struct
{
  TopsheetWorkFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
} Job;

struct _TopsheetWorkerPool
{
  GObject parent_instance;
  GThreadPool *threads;
  guint n_threads;
};

G_DEFINE_FINAL_TYPE (TopsheetWorkerPool, topsheet_worker_pool, G_TYPE_OBJECT)

static void
run_job (gpointer data, gpointer user_data)
{
  g_autofree Job *job = data;
  g_autoptr (DexPromise) promise = g_steal_pointer (&job->promise);
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;
  const GValue *value;

  future = job->func (job->data);
  if (job->destroy != NULL)
    job->destroy (job->data);
  value = dex_future_get_value (future, &error);
  if (value != NULL)
    dex_promise_resolve (promise, value);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));
}

static void
topsheet_worker_pool_finalize (GObject *object)
{
  TopsheetWorkerPool *self = TOPSHEET_WORKER_POOL (object);

  /* What is queued still runs, so that no future stays pending; nobody waits for it here. */
  g_thread_pool_free (self->threads, FALSE, FALSE);
  G_OBJECT_CLASS (topsheet_worker_pool_parent_class)->finalize (object);
}

static void
topsheet_worker_pool_class_init (TopsheetWorkerPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_worker_pool_finalize;
}

static void
topsheet_worker_pool_init (TopsheetWorkerPool *self)
{
}

TopsheetWorkerPool *
topsheet_worker_pool_new (guint threads)
{
  TopsheetWorkerPool *self = g_object_new (TOPSHEET_TYPE_WORKER_POOL, NULL);

  if (threads == 0)
    threads = (guint) CLAMP ((int) g_get_num_processors () - 1, 1, MAX_THREADS);
  self->n_threads = threads;
  self->threads = g_thread_pool_new (run_job, NULL, (int) threads, FALSE, NULL);
  return self;
}

guint
topsheet_worker_pool_get_threads (TopsheetWorkerPool *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WORKER_POOL (self), 0);

  return self->n_threads;
}

DexFuture *
topsheet_worker_pool_run (TopsheetWorkerPool *self, TopsheetWorkFunc func, gpointer data, GDestroyNotify destroy)
{
  Job *job;
  DexPromise *promise;

  g_return_val_if_fail (TOPSHEET_IS_WORKER_POOL (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  promise = dex_promise_new ();
  job = g_new0 (Job, 1);
  *job = (Job) { func, data, destroy, dex_ref (promise) };
  g_thread_pool_push (self->threads, job, NULL);
  return DEX_FUTURE (promise);
}
