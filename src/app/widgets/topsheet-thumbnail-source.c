/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-thumbnail-source.h"

#include "app/widgets/topsheet-thumbnail-workers.h"

#include <unistd.h>

#define MAX_DELIVERIES 12 /* textures handed out in one frame: uploading more makes scrolling stutter */
#define FRAME_MS 16
#define NEAR 8 /* this part of a screen on each side is decoded ahead: half as much again as is seen is the most */
#define SMALL_MACHINE_BYTES (G_GUINT64_CONSTANT (8) << 30)

struct _TopsheetThumbnailRequest
{
  GtkWidget *widget;
  char *key;
  char *sha256;
  char *path;
  guint size;
  TopsheetThumbnailFunc func;
  gpointer user_data;
  gboolean due;
  gulong mapped_id;
  GList link; /* in TopsheetThumbnailSource.requests */
};

typedef struct
{
  char *key;
  GdkTexture *texture;
  gsize bytes;
  GList link;
} Kept;

struct _TopsheetThumbnailSource
{
  GObject parent_instance;
  TopsheetThumbnailCache *cache;
  GQueue requests;    /* TopsheetThumbnailRequest, oldest first */
  GHashTable *unseen; /* GtkWidget that is drawn when it can be seen */
  GHashTable *kept;   /* key → Kept */
  GQueue by_use;      /* Kept, last used first */
  gsize bytes;
  gsize limit;
  guint n_decoded;
  guint reorder_source;
  TopsheetThumbnailWorkers *workers;
};

G_DEFINE_FINAL_TYPE (TopsheetThumbnailSource, topsheet_thumbnail_source, G_TYPE_OBJECT)

static void
request_free (TopsheetThumbnailRequest *self)
{
  g_signal_handler_disconnect (self->widget, self->mapped_id);
  g_free (self->key);
  g_free (self->sha256);
  g_free (self->path);
  g_free (self);
}

static void
kept_free (Kept *self)
{
  g_free (self->key);
  g_clear_object (&self->texture);
  g_free (self);
}

static char *
make_key (const char *sha256, guint size)
{
  return g_strdup_printf ("%s/%u", sha256, size);
}

static gsize
choose_limit (void)
{
  guint64 memory = (guint64) sysconf (_SC_PHYS_PAGES) * (guint64) sysconf (_SC_PAGESIZE);

  return memory < SMALL_MACHINE_BYTES ? 96u << 20 : 256u << 20;
}

static void
forget (TopsheetThumbnailSource *self, Kept *kept)
{
  self->bytes -= kept->bytes;
  g_queue_unlink (&self->by_use, &kept->link);
  g_hash_table_remove (self->kept, kept->key);
}

static void
trim (TopsheetThumbnailSource *self)
{
  while (self->bytes > self->limit && self->by_use.tail)
    forget (self, self->by_use.tail->data);
}

static void
keep (TopsheetThumbnailSource *self, const char *key, GdkTexture *texture)
{
  Kept *kept = g_hash_table_lookup (self->kept, key);

  if (kept)
    forget (self, kept);
  kept = g_new0 (Kept, 1);
  kept->key = g_strdup (key);
  kept->texture = g_object_ref (texture);
  kept->bytes = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  kept->link.data = kept;
  g_hash_table_insert (self->kept, kept->key, kept);
  g_queue_push_head_link (&self->by_use, &kept->link);
  self->bytes += kept->bytes;
  trim (self);
}

/* 0 = can be seen, 1 = just outside (a row or so), 2 = not now, 3 = shown, but not laid out yet. */
static int
rank (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  float width, height, dx, dy;

  if (!gtk_widget_get_mapped (widget))
    return 2;
  if (!viewport)
    return 0;
  if (!gtk_widget_compute_bounds (widget, viewport, &bounds))
    return 2;
  width = (float) gtk_widget_get_width (viewport);
  height = (float) gtk_widget_get_height (viewport);
  if (width <= 0 || height <= 0 || bounds.size.width <= 0)
    return 3;
  dx = MAX (bounds.origin.x - width, -(bounds.origin.x + bounds.size.width));
  dy = MAX (bounds.origin.y - height, -(bounds.origin.y + bounds.size.height));
  if (dx < 0 && dy < 0)
    return 0;
  return dx < width / NEAR && dy < height / NEAR ? 1 : 2;
}

static void
want (GPtrArray *jobs, GHashTable *seen, TopsheetThumbnailRequest *request)
{
  TopsheetThumbnailJob *job;

  if (!g_hash_table_add (seen, request->key))
    return;
  job = g_new0 (TopsheetThumbnailJob, 1);
  job->key = g_strdup (request->key);
  job->sha256 = g_strdup (request->sha256);
  job->path = g_strdup (request->path);
  job->size = request->size;
  g_ptr_array_add (jobs, job);
}

static void
draw_seen (TopsheetThumbnailSource *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->unseen);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    if (rank (widget) < 2)
      {
        g_hash_table_iter_remove (&iter);
        gtk_widget_queue_draw (widget);
      }
}

static gboolean
reorder_cb (gpointer data)
{
  TopsheetThumbnailSource *self = data;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  g_autoptr (GPtrArray) seen_now = g_ptr_array_new ();
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();
  gboolean again = FALSE;

  self->reorder_source = 0;
  draw_seen (self);
  for (GList *l = self->requests.head; l; l = l->next)
    {
      TopsheetThumbnailRequest *request = l->data;
      int r = rank (request->widget);

      if (r < 2)
        g_ptr_array_add (r == 0 ? seen_now : near, request);
      again = again || r == 3;
    }
  /* Nothing tells when a widget gets its place for the first time; without a second look it would stay empty. */
  if (again)
    topsheet_thumbnail_source_reorder (self);

  for (guint i = 0; i < seen_now->len; i++)
    want (jobs, seen, seen_now->pdata[i]);
  for (guint i = 0; i < near->len; i++)
    want (jobs, seen, near->pdata[i]);
  topsheet_thumbnail_workers_set_wanted (self->workers, jobs);
  return G_SOURCE_REMOVE;
}

static TopsheetThumbnailRequest *
find_due (TopsheetThumbnailSource *self)
{
  for (GList *l = self->requests.head; l; l = l->next)
    if (((TopsheetThumbnailRequest *) l->data)->due)
      return l->data;
  return NULL;
}

/* An answer may cancel other requests or make new ones, so the list is walked anew after each. */
static void
answer (TopsheetThumbnailSource *self, TopsheetThumbnailJob *job)
{
  TopsheetThumbnailRequest *request;

  /* Whoever asks for it again by now gets it made again. */
  if (job->is_dropped)
    {
      topsheet_thumbnail_source_reorder (self);
      return;
    }
  if (job->texture)
    keep (self, job->key, job->texture);
  self->n_decoded++;
  for (GList *l = self->requests.head; l; l = l->next)
    {
      request = l->data;
      request->due = g_str_equal (request->key, job->key);
    }
  while ((request = find_due (self)))
    {
      g_queue_unlink (&self->requests, &request->link);
      request->func (job->texture, request->user_data);
      request_free (request);
    }
}

static gboolean
deliver_cb (gpointer data)
{
  g_autoptr (TopsheetThumbnailSource) self = g_object_ref (data);
  GQueue batch = G_QUEUE_INIT;
  gboolean more = topsheet_thumbnail_workers_take_finished (self->workers, MAX_DELIVERIES, &batch);

  for (GList *l = batch.head; l; l = l->next)
    answer (self, l->data);
  g_queue_clear_full (&batch, (GDestroyNotify) topsheet_thumbnail_job_free);
  return more;
}

static void
topsheet_thumbnail_source_dispose (GObject *object)
{
  TopsheetThumbnailSource *self = TOPSHEET_THUMBNAIL_SOURCE (object);

  g_clear_pointer (&self->workers, topsheet_thumbnail_workers_free);
  g_clear_handle_id (&self->reorder_source, g_source_remove);
  while (self->requests.head)
    topsheet_thumbnail_source_cancel (self, self->requests.head->data);
  g_clear_object (&self->cache);
  G_OBJECT_CLASS (topsheet_thumbnail_source_parent_class)->dispose (object);
}

static void
topsheet_thumbnail_source_finalize (GObject *object)
{
  TopsheetThumbnailSource *self = TOPSHEET_THUMBNAIL_SOURCE (object);

  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->unseen);
  G_OBJECT_CLASS (topsheet_thumbnail_source_parent_class)->finalize (object);
}

static void
topsheet_thumbnail_source_class_init (TopsheetThumbnailSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = topsheet_thumbnail_source_dispose;
  object_class->finalize = topsheet_thumbnail_source_finalize;
}

static void
topsheet_thumbnail_source_init (TopsheetThumbnailSource *self)
{
  self->limit = choose_limit ();
  self->unseen = g_hash_table_new (NULL, NULL);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) kept_free);
}

TopsheetThumbnailSource *
topsheet_thumbnail_source_new (TopsheetThumbnailCache *cache)
{
  TopsheetThumbnailSource *self;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_CACHE (cache), NULL);
  self = g_object_new (TOPSHEET_TYPE_THUMBNAIL_SOURCE, NULL);
  self->cache = g_object_ref (cache);
  self->workers = topsheet_thumbnail_workers_new (cache, deliver_cb, self);
  return self;
}

char *
topsheet_thumbnail_source_explain (TopsheetThumbnailSource *self, const char *sha256)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self), NULL);
  if (!sha256 || !topsheet_thumbnail_cache_check_failed (self->cache, sha256, &error))
    return NULL;
  return g_strdup (error->message);
}

TopsheetThumbnailSource *
topsheet_thumbnail_source_for_session (TopsheetSession *session)
{
  TopsheetThumbnailSource *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  self = g_object_get_data (G_OBJECT (session), "topsheet-thumbnail-source");
  if (!self)
    {
      self = topsheet_thumbnail_source_new (topsheet_session_get_thumbnails (session));
      g_object_set_data_full (G_OBJECT (session), "topsheet-thumbnail-source", self, g_object_unref);
    }
  return self;
}

GdkTexture *
topsheet_thumbnail_source_peek (TopsheetThumbnailSource *self, const char *sha256, guint size)
{
  g_autofree char *key = NULL;
  Kept *kept;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self), NULL);
  if (!sha256)
    return NULL;
  key = make_key (sha256, size);
  kept = g_hash_table_lookup (self->kept, key);
  if (!kept)
    return NULL;
  g_queue_unlink (&self->by_use, &kept->link);
  g_queue_push_head_link (&self->by_use, &kept->link);
  return g_object_ref (kept->texture);
}

TopsheetThumbnailRequest *
topsheet_thumbnail_source_request (TopsheetThumbnailSource *self,
                                   GtkWidget *widget,
                                   const char *sha256,
                                   const char *path,
                                   guint size,
                                   TopsheetThumbnailFunc func,
                                   gpointer user_data)
{
  TopsheetThumbnailRequest *request;

  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && sha256 && func, NULL);
  request = g_new0 (TopsheetThumbnailRequest, 1);
  request->widget = widget;
  request->key = make_key (sha256, size);
  request->sha256 = g_strdup (sha256);
  request->path = g_strdup (path);
  request->size = size;
  request->func = func;
  request->user_data = user_data;
  request->link.data = request;
  /* What cannot be seen waits; its turn comes when it is shown. */
  request->mapped_id = g_signal_connect_object (widget, "map", G_CALLBACK (topsheet_thumbnail_source_reorder), self,
                                                G_CONNECT_SWAPPED);
  g_queue_push_tail_link (&self->requests, &request->link);
  topsheet_thumbnail_source_reorder (self);
  return request;
}

void
topsheet_thumbnail_source_cancel (TopsheetThumbnailSource *self, TopsheetThumbnailRequest *request)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self));
  g_return_if_fail (request != NULL);
  g_queue_unlink (&self->requests, &request->link);
  request_free (request);
}

void
topsheet_thumbnail_source_reorder (TopsheetThumbnailSource *self)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self));
  if (self->reorder_source == 0)
    /* Behind the next layout: before it, cells that were bound to other versions still stand where the old ones were. */
    self->reorder_source = g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, FRAME_MS + FRAME_MS / 2, reorder_cb, self,
                                               NULL);
}

gboolean
topsheet_thumbnail_source_sees (TopsheetThumbnailSource *self, GtkWidget *widget)
{
  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);
  return rank (widget) < 2;
}

void
topsheet_thumbnail_source_await_sight (TopsheetThumbnailSource *self, GtkWidget *widget)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_hash_table_add (self->unseen, widget);
}

void
topsheet_thumbnail_source_forget_sight (TopsheetThumbnailSource *self, GtkWidget *widget)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self));
  g_hash_table_remove (self->unseen, widget);
}

guint
topsheet_thumbnail_source_get_n_decoded (TopsheetThumbnailSource *self)
{
  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self), 0);
  return self->n_decoded;
}

gsize
topsheet_thumbnail_source_get_bytes (TopsheetThumbnailSource *self)
{
  g_return_val_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self), 0);
  return self->bytes;
}

void
topsheet_thumbnail_source_set_limit (TopsheetThumbnailSource *self, gsize bytes)
{
  g_return_if_fail (TOPSHEET_IS_THUMBNAIL_SOURCE (self));
  self->limit = bytes;
  trim (self);
}
