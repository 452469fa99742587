/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-picture-source.h"

#include "app/viewer/topsheet-picture-pass.h"
#include "app/viewer/topsheet-tile-store.h"
#include "media/topsheet-picture-reader.h"

#define N_WORKERS 2
#define DEFAULT_LIMIT ((gsize) 256 << 20)

typedef struct
{
  guint first_x;
  guint first_y;
  guint end_x;
  guint end_y;
} Tiles;

/* What a worker needs and nothing else. */
typedef struct
{
  char *path;
  int level;
  guint box_width;
  guint box_height;
  guint urgency;
  Tiles tiles;
  GCancellable *cancellable;
  gpointer source; /* the worker's */
} Job;

/* What a worker found: the size, a tile, or (with neither) that the job is over. */
typedef struct
{
  Job *job;
  char *path;
  TopsheetPictureInfo info;
  guint64 key;
  GdkTexture *texture;
  char *message;
} Arrival;

typedef struct
{
  gconstpointer client;
  Job want; /* its path is owned, no cancellable */
} Want;

struct _TopsheetPictureSource
{
  GObject parent_instance;
  TopsheetTileStore *tiles;
  GArray *wants; /* Want, most urgent first */
  guint n_begun;
  guint n_dropped;
  /* Shared with the workers, under the mutex. */
  GMutex mutex;
  GCond cond;
  GQueue queue;    /* Job, most urgent first */
  GQueue running;  /* Job */
  GQueue arrivals; /* Arrival */
  guint deliver_source;
  gboolean quit;
  GThread *workers[N_WORKERS];
};

G_DEFINE_FINAL_TYPE (TopsheetPictureSource, topsheet_picture_source, G_TYPE_OBJECT)

static guint signal_changed;

static gboolean deliver_cb (gpointer data);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_free (arrival->path);
  g_clear_object (&arrival->texture);
  g_free (arrival->message);
  g_free (arrival);
}

static void
want_clear (gpointer data)
{
  g_free (((Want *) data)->want.path);
}

/* A want as tiles of a level, once the size is known. */
static void
resolve (Job *job, const TopsheetPictureInfo *info)
{
  double width = info->width, height = info->height;

  if (job->level != TOPSHEET_PICTURE_LEVEL_FOR_BOX || info->width == 0)
    return;
  job->level = (int) topsheet_picture_choose_level (MIN (MIN (job->box_width / width, job->box_height / height), 1));
  job->tiles.end_x = topsheet_picture_count_tiles (info->width, (guint) job->level);
  job->tiles.end_y = topsheet_picture_count_tiles (info->height, (guint) job->level);
}

/* The smallest rectangle of tiles that are missing. FALSE when all are here. */
static gboolean
find_missing (TopsheetPictureSource *self, TopsheetTilePicture *picture, Job *job)
{
  Tiles missing = { G_MAXUINT, G_MAXUINT, 0, 0 };

  if (picture->message)
    return FALSE;
  if (picture->info.width == 0)
    return TRUE;
  resolve (job, &picture->info);
  for (guint y = job->tiles.first_y; y < job->tiles.end_y; y++)
    for (guint x = job->tiles.first_x; x < job->tiles.end_x; x++)
      {
        guint64 key = topsheet_tile_store_key ((guint) job->level, x, y);

        if (topsheet_tile_store_want (self->tiles, picture, key))
          continue;
        missing = (Tiles) { MIN (missing.first_x, x), MIN (missing.first_y, y), MAX (missing.end_x, x + 1),
                            MAX (missing.end_y, y + 1) };
      }
  job->tiles = missing;
  return missing.end_x > 0;
}

static gboolean
overlaps (const Job *job, const Job *other)
{
  if (!g_str_equal (job->path, other->path))
    return FALSE;
  if (job->level == TOPSHEET_PICTURE_LEVEL_FOR_BOX || other->level == TOPSHEET_PICTURE_LEVEL_FOR_BOX)
    return TRUE;
  return job->level == other->level && job->tiles.first_x < other->tiles.end_x &&
         other->tiles.first_x < job->tiles.end_x && job->tiles.first_y < other->tiles.end_y &&
         other->tiles.first_y < job->tiles.end_y;
}

static gboolean
is_running (TopsheetPictureSource *self, const Job *job)
{
  for (GList *l = self->running.head; l; l = l->next)
    {
      Job *running = l->data;

      if (!g_cancellable_is_cancelled (running->cancellable) && overlaps (running, job))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_queued (TopsheetPictureSource *self, const Job *job)
{
  for (GList *l = self->queue.head; l; l = l->next)
    if (overlaps (l->data, job))
      return TRUE;
  return FALSE;
}

/* One whose tiles are all there is about to end by itself. */
static void
drop_unwanted (TopsheetPictureSource *self)
{
  for (GList *l = self->running.head; l; l = l->next)
    {
      Job *running = l->data;
      gboolean wanted = FALSE;

      for (guint i = 0; i < self->wants->len && !wanted; i++)
        wanted = overlaps (running, &g_array_index (self->wants, Want, i).want);
      if (wanted || g_cancellable_is_cancelled (running->cancellable))
        continue;
      g_cancellable_cancel (running->cancellable);
    }
}

static Job *
copy_job (const Job *from)
{
  Job *job = g_memdup2 (from, sizeof *from);

  job->path = g_strdup (from->path);
  job->cancellable = g_cancellable_new ();
  return job;
}

/* What is missing of what is wanted, in order; running passes that nobody wants any more end. */
static void
plan (TopsheetPictureSource *self)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (job_free);

  topsheet_tile_store_begin (self->tiles);
  for (guint i = 0; i < self->wants->len; i++)
    {
      Job *job = copy_job (&g_array_index (self->wants, Want, i).want);

      if (find_missing (self, topsheet_tile_store_get (self->tiles, job->path), job))
        g_ptr_array_add (missing, job);
      else
        job_free (job);
    }
  topsheet_tile_store_trim (self->tiles);
  g_mutex_lock (&self->mutex);
  g_queue_clear_full (&self->queue, job_free);
  drop_unwanted (self);
  for (guint i = 0; i < missing->len; i++)
    if (!is_running (self, missing->pdata[i]) && !is_queued (self, missing->pdata[i]))
      {
        Job *job = copy_job (missing->pdata[i]);

        job->source = self;
        g_queue_push_tail (&self->queue, job);
      }
  if (self->queue.head)
    g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* In a worker; @message is taken. */
static void
arrive (Job *job, const TopsheetPictureInfo *info, guint64 key, GdkTexture *texture, char *message, gboolean over)
{
  TopsheetPictureSource *self = job->source;
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->job = over ? job : NULL;
  arrival->path = g_strdup (job->path);
  arrival->key = key;
  arrival->texture = texture;
  arrival->message = message;
  if (info)
    arrival->info = *info;
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->arrivals, arrival);
  if (self->deliver_source == 0 && !self->quit)
    self->deliver_source = g_idle_add_full (G_PRIORITY_DEFAULT, deliver_cb, self, NULL);
  g_mutex_unlock (&self->mutex);
}

static void
tile_cb (gpointer data, guint x, guint y, GdkTexture *texture)
{
  Job *job = data;

  arrive (job, NULL, topsheet_tile_store_key ((guint) job->level, x, y), texture, NULL, FALSE);
}

/* A pass that was ended; one that had all its tiles before it was told to end is none. */
static void
count_dropped (TopsheetPictureSource *self)
{
  g_mutex_lock (&self->mutex);
  self->n_dropped++;
  g_mutex_unlock (&self->mutex);
}

static void
run (Job *job)
{
  TopsheetPictureInfo info = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean good = topsheet_picture_probe (job->path, &info, &error);

  if (good)
    {
      Tiles tiles;

      arrive (job, &info, 0, NULL, NULL, FALSE);
      /* @job is read by the main thread meanwhile; its level is set under the lock. */
      g_mutex_lock (&((TopsheetPictureSource *) job->source)->mutex);
      resolve (job, &info);
      tiles = job->tiles;
      g_mutex_unlock (&((TopsheetPictureSource *) job->source)->mutex);
      good = topsheet_picture_pass (job->path, info.width, info.height, (guint) job->level, tiles.first_x,
                                    tiles.first_y, tiles.end_x, tiles.end_y, tile_cb, job, job->cancellable, &error);
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    count_dropped (job->source);
  if (good || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    arrive (job, NULL, 0, NULL, NULL, TRUE);
  else
    arrive (job, NULL, 0, NULL, g_strdup (error ? error->message : ""), TRUE);
}

static gpointer
worker (gpointer data)
{
  TopsheetPictureSource *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->quit)
    {
      Job *job = g_queue_pop_head (&self->queue);

      if (!job)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }
      g_queue_push_tail (&self->running, job);
      self->n_begun++;
      g_mutex_unlock (&self->mutex);
      run (job);
      g_mutex_lock (&self->mutex);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

static void
take (TopsheetPictureSource *self, Arrival *arrival)
{
  TopsheetTilePicture *picture = topsheet_tile_store_get (self->tiles, arrival->path);

  if (arrival->info.width > 0)
    picture->info = arrival->info;
  if (arrival->texture)
    topsheet_tile_store_keep (self->tiles, picture, arrival->key, arrival->texture);
  if (arrival->message)
    g_set_str (&picture->message, arrival->message);
  if (arrival->job)
    {
      g_mutex_lock (&self->mutex);
      g_queue_remove (&self->running, arrival->job);
      g_mutex_unlock (&self->mutex);
      job_free (arrival->job);
    }
}

static gboolean
deliver_cb (gpointer data)
{
  g_autoptr (TopsheetPictureSource) self = g_object_ref (data);
  g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GQueue batch = G_QUEUE_INIT;
  GHashTableIter iter;
  gpointer path;

  g_mutex_lock (&self->mutex);
  batch = self->arrivals;
  g_queue_init (&self->arrivals);
  self->deliver_source = 0;
  g_mutex_unlock (&self->mutex);
  for (GList *l = batch.head; l; l = l->next)
    {
      take (self, l->data);
      g_hash_table_add (paths, g_strdup (((Arrival *) l->data)->path));
    }
  g_queue_clear_full (&batch, arrival_free);
  plan (self);
  g_hash_table_iter_init (&iter, paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_signal_emit (self, signal_changed, 0, path);
  return G_SOURCE_REMOVE;
}

static void
topsheet_picture_source_dispose (GObject *object)
{
  TopsheetPictureSource *self = TOPSHEET_PICTURE_SOURCE (object);

  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_queue_clear_full (&self->queue, job_free);
  for (GList *l = self->running.head; l; l = l->next)
    g_cancellable_cancel (((Job *) l->data)->cancellable);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < N_WORKERS; i++)
    g_clear_pointer (&self->workers[i], g_thread_join);
  g_clear_handle_id (&self->deliver_source, g_source_remove);
  G_OBJECT_CLASS (topsheet_picture_source_parent_class)->dispose (object);
}

static void
topsheet_picture_source_finalize (GObject *object)
{
  TopsheetPictureSource *self = TOPSHEET_PICTURE_SOURCE (object);

  g_queue_clear_full (&self->running, job_free);
  g_queue_clear_full (&self->arrivals, arrival_free);
  g_array_unref (self->wants);
  topsheet_tile_store_free (self->tiles);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  G_OBJECT_CLASS (topsheet_picture_source_parent_class)->finalize (object);
}

static void
topsheet_picture_source_class_init (TopsheetPictureSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = topsheet_picture_source_dispose;
  object_class->finalize = topsheet_picture_source_finalize;
  signal_changed = g_signal_new ("changed", TOPSHEET_TYPE_PICTURE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
topsheet_picture_source_init (TopsheetPictureSource *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->tiles = topsheet_tile_store_new (DEFAULT_LIMIT);
  self->wants = g_array_new (FALSE, FALSE, sizeof (Want));
  g_array_set_clear_func (self->wants, want_clear);
}

TopsheetPictureSource *
topsheet_picture_source_new (void)
{
  TopsheetPictureSource *self = g_object_new (TOPSHEET_TYPE_PICTURE_SOURCE, NULL);

  for (guint i = 0; i < N_WORKERS; i++)
    self->workers[i] = g_thread_new ("pictures", worker, self);
  return self;
}

static gboolean
remove_wants (TopsheetPictureSource *self, gconstpointer client)
{
  gboolean any = FALSE;

  for (guint i = self->wants->len; i-- > 0;)
    if (g_array_index (self->wants, Want, i).client == client)
      {
        g_array_remove_index (self->wants, i);
        any = TRUE;
      }
  return any;
}

void
topsheet_picture_source_want (TopsheetPictureSource *self,
                              gconstpointer client,
                              const TopsheetPictureWant *wants,
                              guint n)
{
  g_return_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self));
  if (!remove_wants (self, client) && n == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      const TopsheetPictureWant *w = &wants[i];
      Want want = { client,
                    { .path = g_strdup (w->path),
                      .level = w->level,
                      .box_width = w->box_width,
                      .box_height = w->box_height,
                      .urgency = w->urgency,
                      .tiles = { w->first_x, w->first_y, w->end_x, w->end_y } } };
      guint place = self->wants->len;

      while (place > 0 && g_array_index (self->wants, Want, place - 1).want.urgency > w->urgency)
        place--;
      g_array_insert_val (self->wants, place, want);
    }
  plan (self);
}

gboolean
topsheet_picture_source_get_size (TopsheetPictureSource *self,
                                  const char *path,
                                  guint *width,
                                  guint *height,
                                  gboolean *has_alpha)
{
  TopsheetTilePicture *picture;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), FALSE);
  picture = topsheet_tile_store_find (self->tiles, path);
  if (!picture || picture->info.width == 0)
    return FALSE;
  *width = picture->info.width;
  *height = picture->info.height;
  if (has_alpha)
    *has_alpha = picture->info.has_alpha;
  return TRUE;
}

const char *
topsheet_picture_source_get_error (TopsheetPictureSource *self, const char *path)
{
  TopsheetTilePicture *picture;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), NULL);
  picture = topsheet_tile_store_find (self->tiles, path);
  return picture ? picture->message : NULL;
}

void
topsheet_picture_source_forget_error (TopsheetPictureSource *self, const char *path)
{
  TopsheetTilePicture *picture;

  g_return_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self) && path != NULL);
  picture = topsheet_tile_store_find (self->tiles, path);
  if (picture)
    g_clear_pointer (&picture->message, g_free);
}

GdkTexture *
topsheet_picture_source_peek (TopsheetPictureSource *self, const char *path, guint level, guint x, guint y)
{
  TopsheetTilePicture *picture;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), NULL);
  picture = topsheet_tile_store_find (self->tiles, path);
  return picture ? topsheet_tile_store_use (self->tiles, picture, topsheet_tile_store_key (level, x, y)) : NULL;
}

guint
topsheet_picture_source_get_n_begun (TopsheetPictureSource *self)
{
  guint n;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), 0);
  g_mutex_lock (&self->mutex);
  n = self->n_begun;
  g_mutex_unlock (&self->mutex);
  return n;
}

guint
topsheet_picture_source_get_n_dropped (TopsheetPictureSource *self)
{
  guint n;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), 0);
  g_mutex_lock (&self->mutex);
  n = self->n_dropped;
  g_mutex_unlock (&self->mutex);
  return n;
}

gboolean
topsheet_picture_source_is_busy (TopsheetPictureSource *self)
{
  gboolean busy;

  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), FALSE);
  g_mutex_lock (&self->mutex);
  busy = self->queue.head || self->running.head || self->arrivals.head;
  g_mutex_unlock (&self->mutex);
  return busy;
}

gsize
topsheet_picture_source_get_bytes (TopsheetPictureSource *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self), 0);
  return topsheet_tile_store_get_bytes (self->tiles);
}

void
topsheet_picture_source_set_limit (TopsheetPictureSource *self, gsize bytes)
{
  g_return_if_fail (TOPSHEET_IS_PICTURE_SOURCE (self));
  topsheet_tile_store_set_limit (self->tiles, bytes);
}
