/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-watch-service.h"

struct _TopsheetWatchService
{
  GObject parent_instance;

  TopsheetSession *session; /* not held; NULL once it was stopped */
  gint64 project_id;
  GPtrArray *watches;
  GPtrArray *ending; /* (element-type DexFuture) */
  gboolean is_started;
  gboolean is_reading;
  gboolean is_stale;
};

G_DEFINE_FINAL_TYPE (TopsheetWatchService, topsheet_watch_service, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_watch_changed (TopsheetWatchService *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
unref_future (gpointer future)
{
  dex_unref (future);
}

static void
end_watch (TopsheetWatchService *self, guint place)
{
  TopsheetWatch *watch = g_ptr_array_index (self->watches, place);

  g_signal_handlers_disconnect_by_data (watch, self);
  for (guint i = self->ending->len; i > 0; i--)
    if (!dex_future_is_pending (g_ptr_array_index (self->ending, i - 1)))
      g_ptr_array_remove_index (self->ending, i - 1);
  g_ptr_array_add (self->ending, topsheet_watch_stop (watch));
  g_ptr_array_remove_index (self->watches, place);
}

static gboolean
is_to_be_watched (const TopsheetImportSource *source)
{
  return source->kind != TOPSHEET_SOURCE_ONCE && !source->paused;
}

static const TopsheetImportSource *
find_source (GPtrArray *sources, gint64 id)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (sources, i);

      if (source->id == id)
        return source;
    }
  return NULL;
}

static gboolean
is_same (const TopsheetImportSource *a, const TopsheetImportSource *b)
{
  return a->phase == b->phase && g_strcmp0 (a->deliverable, b->deliverable) == 0 && g_strcmp0 (a->model, b->model) == 0;
}

static void
take_sources (TopsheetWatchService *self, GPtrArray *sources)
{
  gboolean changed = FALSE;

  for (guint i = self->watches->len; i > 0; i--)
    {
      const TopsheetImportSource *old = topsheet_watch_get_source (g_ptr_array_index (self->watches, i - 1));
      const TopsheetImportSource *source = find_source (sources, old->id);

      if (source != NULL && is_to_be_watched (source) && is_same (source, old))
        continue;
      end_watch (self, i - 1);
      changed = TRUE;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (sources, i);
      TopsheetWatch *watch;

      if (!is_to_be_watched (source) || topsheet_watch_service_find (self, source->id) != NULL)
        continue;
      watch = topsheet_watch_new (self->session, source);
      g_ptr_array_add (self->watches, watch);
      g_signal_connect_object (watch, "changed", G_CALLBACK (on_watch_changed), self, G_CONNECT_SWAPPED);
      topsheet_watch_start (watch);
      changed = TRUE;
    }
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static DexFuture *
read_fiber (gpointer data)
{
  TopsheetWatchService *self = data;

  do
    {
      g_autoptr (GPtrArray) sources = NULL;

      self->is_stale = FALSE;
      if (self->session == NULL)
        break;
      sources = dex_await_boxed (topsheet_store_list_sources (topsheet_session_get_store (self->session),
                                                              self->project_id),
                                 NULL);
      if (sources != NULL && self->session != NULL)
        take_sources (self, sources);
    }
  while (self->is_stale);
  self->is_reading = FALSE;
  return dex_future_new_true ();
}

/* Reads the list of sources, and again when it was asked for meanwhile. */
static void
read_sources (TopsheetWatchService *self)
{
  self->is_stale = TRUE;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  dex_future_disown (dex_scheduler_spawn (NULL, 0, read_fiber, g_object_ref (self), g_object_unref));
}

static void
on_store_changed (TopsheetWatchService *self, TopsheetChange kinds)
{
  if (kinds & TOPSHEET_CHANGE_PROJECT)
    read_sources (self);
}

static void
topsheet_watch_service_finalize (GObject *object)
{
  TopsheetWatchService *self = TOPSHEET_WATCH_SERVICE (object);

  g_clear_weak_pointer (&self->session);
  g_ptr_array_unref (self->watches);
  g_ptr_array_unref (self->ending);
  G_OBJECT_CLASS (topsheet_watch_service_parent_class)->finalize (object);
}

static void
topsheet_watch_service_class_init (TopsheetWatchServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_watch_service_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
topsheet_watch_service_init (TopsheetWatchService *self)
{
  self->watches = g_ptr_array_new_with_free_func (g_object_unref);
  self->ending = g_ptr_array_new_with_free_func (unref_future);
}

TopsheetWatchService *
topsheet_watch_service_new (TopsheetSession *session)
{
  TopsheetWatchService *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_new (TOPSHEET_TYPE_WATCH_SERVICE, NULL);
  g_set_weak_pointer (&self->session, session);
  return self;
}

void
topsheet_watch_service_start (TopsheetWatchService *self, gint64 project_id)
{
  g_return_if_fail (TOPSHEET_IS_WATCH_SERVICE (self));

  if (self->is_started || self->session == NULL)
    return;
  self->is_started = TRUE;
  self->project_id = project_id;
  g_signal_connect_object (topsheet_session_get_store (self->session), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  read_sources (self);
}

static DexFuture *
stop_fiber (gpointer data)
{
  TopsheetWatchService *self = data;

  while (self->ending->len > 0)
    {
      g_autoptr (DexFuture) future = g_ptr_array_steal_index (self->ending, 0);

      dex_await (g_steal_pointer (&future), NULL);
    }
  return dex_future_new_true ();
}

DexFuture *
topsheet_watch_service_stop (TopsheetWatchService *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH_SERVICE (self), NULL);

  g_clear_weak_pointer (&self->session);
  while (self->watches->len > 0)
    end_watch (self, self->watches->len - 1);
  return dex_scheduler_spawn (NULL, 0, stop_fiber, g_object_ref (self), g_object_unref);
}

GPtrArray *
topsheet_watch_service_list (TopsheetWatchService *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH_SERVICE (self), NULL);

  return self->watches;
}

TopsheetWatch *
topsheet_watch_service_find (TopsheetWatchService *self, gint64 source_id)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH_SERVICE (self), NULL);

  for (guint i = 0; i < self->watches->len; i++)
    if (topsheet_watch_get_source (g_ptr_array_index (self->watches, i))->id == source_id)
      return g_ptr_array_index (self->watches, i);
  return NULL;
}
