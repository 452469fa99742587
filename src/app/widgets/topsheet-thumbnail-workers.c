/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-thumbnail-workers.h"

#include "media/topsheet-thumbnail-decoder.h"

#define MAX_QUICK 2
#define MAX_SLOW 2
#define MAX_WORKERS (MAX_QUICK + MAX_SLOW)
#define FRAME_MS 16

typedef enum
{
  LANE_QUICK,
  LANE_SLOW,
} Lane;
#define N_LANES 2

typedef struct
{
  TopsheetThumbnailWorkers *workers;
  Lane lane;
  GThread *thread;
  /* Under the mutex; both NULL while it waits. */
  TopsheetThumbnailJob *job;
  GCancellable *cancellable;
} Worker;

struct _TopsheetThumbnailWorkers
{
  TopsheetThumbnailCache *cache;
  GSourceFunc deliver;
  gpointer data;
  Worker workers[MAX_WORKERS];
  guint n_workers;
  /* Under the mutex. */
  GMutex mutex;
  GCond cond;
  GQueue wanted[N_LANES]; /* TopsheetThumbnailJob, most wanted first */
  GHashTable *slow;       /* keys that turned out to need the slow lane */
  GHashTable *running;    /* keys that a worker has taken and that were not delivered yet */
  GQueue finished;        /* TopsheetThumbnailJob */
  guint deliver_source;
  gboolean quit;
};

void
topsheet_thumbnail_job_free (TopsheetThumbnailJob *self)
{
  g_free (self->key);
  g_free (self->sha256);
  g_free (self->path);
  g_clear_object (&self->texture);
  g_free (self);
}

/* Cached ones are quick, whatever they were made from. */
static gboolean
belongs_elsewhere (Worker *self, TopsheetThumbnailJob *job, GBytes *kept)
{
  return self->lane == LANE_QUICK && kept == NULL && job->path != NULL &&
         !topsheet_thumbnail_cache_check_failed (self->workers->cache, job->sha256, NULL) &&
         topsheet_thumbnail_decoder_is_slow (job->path);
}

/* Without the mutex. FALSE when the job is for the other lane. */
static gboolean
make (Worker *self, TopsheetThumbnailJob *job, GCancellable *cancellable)
{
  TopsheetThumbnailCache *cache = self->workers->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = topsheet_thumbnail_cache_lookup (cache, job->sha256, job->size);

  if (belongs_elsewhere (self, job, bytes))
    return FALSE;
  if (bytes == NULL && job->path != NULL)
    bytes = topsheet_thumbnail_cache_ensure (cache, job->sha256, job->path, job->size, cancellable, &error);
  if (bytes != NULL)
    job->texture = gdk_texture_new_from_bytes (bytes, NULL);
  job->is_dropped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return TRUE;
}

/* Holds the mutex. */
static void
put_away (Worker *worker, TopsheetThumbnailJob *job, gboolean done)
{
  TopsheetThumbnailWorkers *self = worker->workers;

  if (!done)
    {
      g_hash_table_add (self->slow, g_strdup (job->key));
      g_hash_table_remove (self->running, job->key);
      g_queue_push_tail (&self->wanted[LANE_SLOW], job);
      g_cond_broadcast (&self->cond);
      return;
    }
  g_queue_push_tail (&self->finished, job);
  if (self->deliver_source == 0 && !self->quit)
    self->deliver_source = g_timeout_add (FRAME_MS, self->deliver, self->data);
}

static gpointer
run (gpointer data)
{
  Worker *worker = data;
  TopsheetThumbnailWorkers *self = worker->workers;

  g_mutex_lock (&self->mutex);
  while (!self->quit)
    {
      TopsheetThumbnailJob *job = g_queue_pop_head (&self->wanted[worker->lane]);
      g_autoptr (GCancellable) cancellable = NULL;
      gboolean done;

      if (job == NULL)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }
      cancellable = g_cancellable_new ();
      worker->job = job;
      worker->cancellable = cancellable;
      g_hash_table_add (self->running, g_strdup (job->key));
      g_mutex_unlock (&self->mutex);
      done = make (worker, job, cancellable);
      g_mutex_lock (&self->mutex);
      worker->job = NULL;
      worker->cancellable = NULL;
      put_away (worker, job, done);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
start (TopsheetThumbnailWorkers *self, Lane lane, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      Worker *worker = &self->workers[self->n_workers++];

      worker->workers = self;
      worker->lane = lane;
      worker->thread = g_thread_new (lane == LANE_SLOW ? "thumbnails-slow" : "thumbnails", run, worker);
    }
}

TopsheetThumbnailWorkers *
topsheet_thumbnail_workers_new (TopsheetThumbnailCache *cache, GSourceFunc deliver, gpointer data)
{
  TopsheetThumbnailWorkers *self = g_new0 (TopsheetThumbnailWorkers, 1);
  guint n = g_get_num_processors ();

  self->cache = g_object_ref (cache);
  self->deliver = deliver;
  self->data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->slow = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  start (self, LANE_QUICK, n > 2 ? MAX_QUICK : 1);
  start (self, LANE_SLOW, n > 3 ? MAX_SLOW : 1);
  return self;
}

void
topsheet_thumbnail_workers_free (TopsheetThumbnailWorkers *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  for (guint i = 0; i < self->n_workers; i++)
    g_cancellable_cancel (self->workers[i].cancellable);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < self->n_workers; i++)
    g_thread_join (self->workers[i].thread);
  g_clear_handle_id (&self->deliver_source, g_source_remove);
  for (guint i = 0; i < N_LANES; i++)
    g_queue_clear_full (&self->wanted[i], (GDestroyNotify) topsheet_thumbnail_job_free);
  g_queue_clear_full (&self->finished, (GDestroyNotify) topsheet_thumbnail_job_free);
  g_hash_table_unref (self->slow);
  g_hash_table_unref (self->running);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_object_unref (self->cache);
  g_free (self);
}

static gboolean
contains (GPtrArray *jobs, const char *key)
{
  for (guint i = 0; i < jobs->len; i++)
    if (g_str_equal (((TopsheetThumbnailJob *) jobs->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

void
topsheet_thumbnail_workers_set_wanted (TopsheetThumbnailWorkers *self, GPtrArray *jobs)
{
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < N_LANES; i++)
    g_queue_clear_full (&self->wanted[i], (GDestroyNotify) topsheet_thumbnail_job_free);
  for (guint i = 0; i < self->n_workers; i++)
    if (self->workers[i].job != NULL && !contains (jobs, self->workers[i].job->key))
      g_cancellable_cancel (self->workers[i].cancellable);
  for (guint i = 0; i < jobs->len; i++)
    {
      TopsheetThumbnailJob *job = jobs->pdata[i];

      if (g_hash_table_contains (self->running, job->key))
        topsheet_thumbnail_job_free (job);
      else
        g_queue_push_tail (&self->wanted[g_hash_table_contains (self->slow, job->key) ? LANE_SLOW : LANE_QUICK], job);
    }
  g_ptr_array_set_size (jobs, 0);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gboolean
topsheet_thumbnail_workers_take_finished (TopsheetThumbnailWorkers *self, guint max, GQueue *finished)
{
  gboolean more;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < max && self->finished.head != NULL; i++)
    {
      TopsheetThumbnailJob *job = g_queue_pop_head (&self->finished);

      g_hash_table_remove (self->running, job->key);
      g_queue_push_tail (finished, job);
    }
  more = self->finished.head != NULL;
  if (!more)
    self->deliver_source = 0;
  g_mutex_unlock (&self->mutex);
  return more;
}
