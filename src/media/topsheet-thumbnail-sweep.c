/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-thumbnail-sweep.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* Looked at again after the folder grew by this share of its limit; then it is brought down by as much, so that this is rare. */
#define SHARE 16
#define HOUR_SEC 3600
#define N_SHARDS 256

typedef struct
{
  char *path;
  guint64 bytes;
  gint64 used_sec;
} Entry;

struct _TopsheetThumbnailSweep
{
  char *folder;
  /* Under the mutex. */
  GMutex mutex;
  guint64 limit;
  guint64 grown; /* bytes since the last look */
  gboolean was_looked;
  gboolean is_running;
  gboolean quit;
  GThread *thread;
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Entry *first = a, *second = b;

  return (first->used_sec > second->used_sec) - (first->used_sec < second->used_sec);
}

static gboolean
is_over (TopsheetThumbnailSweep *self)
{
  gboolean quit;

  g_mutex_lock (&self->mutex);
  quit = self->quit;
  g_mutex_unlock (&self->mutex);
  return quit;
}

/* Halves of files that a process left when it was killed go after an hour. */
static void
look_at (const char *path, GArray *entries, guint64 *total)
{
  GStatBuf status;
  Entry entry;

  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return;
  if (!g_str_has_suffix (path, ".jpg") && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - HOUR_SEC)
    {
      g_unlink (path);
      return;
    }
  entry = (Entry) { g_strdup (path), (guint64) status.st_size, status.st_mtime };
  g_array_append_val (entries, entry);
  *total += entry.bytes;
}

/* Only folders that are ours: two hexadecimal digits. */
static void
look_into (const char *folder, guint shard, GArray *entries, guint64 *total)
{
  g_autofree char *name = g_strdup_printf ("%02x", shard);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *child;

  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, child, NULL);

      look_at (file, entries, total);
    }
}

static void
sweep (TopsheetThumbnailSweep *self, guint64 limit)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  guint64 total = 0;

  g_array_set_clear_func (entries, entry_clear);
  for (guint shard = 0; shard < N_SHARDS && !is_over (self); shard++)
    look_into (self->folder, shard, entries, &total);
  if (total <= limit)
    return;
  g_array_sort (entries, compare_use);
  for (guint i = 0; i < entries->len && total > limit - limit / SHARE && !is_over (self); i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (g_unlink (entry->path) == 0)
        total -= entry->bytes;
    }
}

static gpointer
run (gpointer data)
{
  TopsheetThumbnailSweep *self = data;
  guint64 limit;

  g_mutex_lock (&self->mutex);
  limit = self->limit;
  g_mutex_unlock (&self->mutex);
  if (limit > 0)
    sweep (self, limit);
  g_mutex_lock (&self->mutex);
  self->is_running = FALSE;
  g_mutex_unlock (&self->mutex);
  return NULL;
}

TopsheetThumbnailSweep *
topsheet_thumbnail_sweep_new (const char *folder, guint64 limit_bytes)
{
  TopsheetThumbnailSweep *self = g_new0 (TopsheetThumbnailSweep, 1);

  g_mutex_init (&self->mutex);
  self->folder = g_strdup (folder);
  self->limit = limit_bytes;
  return self;
}

void
topsheet_thumbnail_sweep_free (TopsheetThumbnailSweep *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->quit = TRUE;
  g_mutex_unlock (&self->mutex);
  topsheet_thumbnail_sweep_wait (self);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self);
}

/* Holds the mutex. */
static void
start (TopsheetThumbnailSweep *self)
{
  self->was_looked = TRUE;
  self->grown = 0;
  self->is_running = TRUE;
  /* The one before has ended, or is about to return. */
  g_clear_pointer (&self->thread, g_thread_join);
  self->thread = g_thread_new ("thumbnail-sweep", run, self);
}

void
topsheet_thumbnail_sweep_note (TopsheetThumbnailSweep *self, guint64 bytes)
{
  g_mutex_lock (&self->mutex);
  self->grown += bytes;
  if (!self->is_running && !self->quit && self->limit > 0 && (!self->was_looked || self->grown > self->limit / SHARE))
    start (self);
  g_mutex_unlock (&self->mutex);
}

void
topsheet_thumbnail_sweep_note_use (const char *path, gint64 modified_sec)
{
  if (modified_sec < g_get_real_time () / G_USEC_PER_SEC - HOUR_SEC)
    g_utime (path, NULL);
}

void
topsheet_thumbnail_sweep_set_limit (TopsheetThumbnailSweep *self, guint64 bytes)
{
  g_mutex_lock (&self->mutex);
  if (bytes < self->limit || self->limit == 0)
    self->was_looked = FALSE;
  self->limit = bytes;
  g_mutex_unlock (&self->mutex);
}

guint64
topsheet_thumbnail_sweep_get_limit (TopsheetThumbnailSweep *self)
{
  guint64 limit;

  g_mutex_lock (&self->mutex);
  limit = self->limit;
  g_mutex_unlock (&self->mutex);
  return limit;
}

void
topsheet_thumbnail_sweep_wait (TopsheetThumbnailSweep *self)
{
  GThread *thread;

  g_mutex_lock (&self->mutex);
  thread = g_steal_pointer (&self->thread);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&thread, g_thread_join);
}
