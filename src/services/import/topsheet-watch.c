/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-watch.h"

#include "services/import/topsheet-watched-folder.h"
#include "services/import/topsheet-watched-server.h"

#include <glib/gi18n-lib.h>

#define STACK_SIZE (256 * 1024)

typedef struct
{
  TopsheetSession *session; /* while the fiber runs */
  TopsheetImportSource *source;
  GCancellable *cancellable;
  DexPromise *wake;
  DexFuture *fiber;
  TopsheetWatchState state;
  char *message;
  gboolean is_woken;
  guint imported;
  guint known;
  guint failed;
} TopsheetWatchPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TopsheetWatch, topsheet_watch, G_TYPE_OBJECT)

#define PRIVATE(self) ((TopsheetWatchPrivate *) topsheet_watch_get_instance_private (self))

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

const char *
topsheet_watch_state_get_name (TopsheetWatchState state)
{
  static const char * const names[TOPSHEET_N_WATCH_STATES] = { "looking", "watching", "waiting", "failed" };

  g_return_val_if_fail ((guint) state < TOPSHEET_N_WATCH_STATES, names[0]);

  return names[state];
}

/* Sleeps until somebody wakes the watch, or for @msec. */
static void
sleep_for (TopsheetWatch *self, guint msec)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);

  if (!priv->is_woken)
    {
      dex_clear (&priv->wake);
      priv->wake = dex_promise_new ();
      dex_await (dex_future_first (dex_ref (DEX_FUTURE (priv->wake)), dex_timeout_new_msec ((int) msec), NULL), NULL);
    }
  priv->is_woken = FALSE;
}

static DexFuture *
watch_fiber (gpointer data)
{
  TopsheetWatch *self = data;
  TopsheetWatchPrivate *priv = PRIVATE (self);
  TopsheetWatchClass *klass = TOPSHEET_WATCH_GET_CLASS (self);

  while (!g_cancellable_is_cancelled (priv->cancellable))
    {
      guint msec = klass->look (self);

      if (!g_cancellable_is_cancelled (priv->cancellable))
        sleep_for (self, msec);
    }
  if (klass->stop != NULL)
    klass->stop (self);
  g_clear_object (&priv->session);
  return dex_future_new_true ();
}

static void
topsheet_watch_finalize (GObject *object)
{
  TopsheetWatchPrivate *priv = PRIVATE (TOPSHEET_WATCH (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->cancellable);
  dex_clear (&priv->wake);
  dex_clear (&priv->fiber);
  g_clear_pointer (&priv->source, topsheet_import_source_free);
  g_free (priv->message);
  G_OBJECT_CLASS (topsheet_watch_parent_class)->finalize (object);
}

static void
topsheet_watch_class_init (TopsheetWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_watch_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
topsheet_watch_init (TopsheetWatch *self)
{
  PRIVATE (self)->cancellable = g_cancellable_new ();
}

TopsheetWatch *
topsheet_watch_new (TopsheetSession *session, const TopsheetImportSource *source)
{
  TopsheetWatch *self;
  TopsheetWatchPrivate *priv;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (source->kind == TOPSHEET_SOURCE_COMFYUI ? TOPSHEET_TYPE_WATCHED_SERVER
                                                               : TOPSHEET_TYPE_WATCHED_FOLDER,
                       NULL);
  priv = PRIVATE (self);
  priv->session = g_object_ref (session);
  priv->source = topsheet_import_source_copy (source);
  return self;
}

void
topsheet_watch_start (TopsheetWatch *self)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);

  g_return_if_fail (TOPSHEET_IS_WATCH (self));
  g_return_if_fail (priv->fiber == NULL);

  priv->fiber = dex_scheduler_spawn (NULL, STACK_SIZE, watch_fiber, g_object_ref (self), g_object_unref);
}

DexFuture *
topsheet_watch_stop (TopsheetWatch *self)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);

  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), NULL);

  g_cancellable_cancel (priv->cancellable);
  topsheet_watch_wake (self);
  return priv->fiber != NULL ? dex_ref (priv->fiber) : dex_future_new_true ();
}

void
topsheet_watch_wake (TopsheetWatch *self)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);

  g_return_if_fail (TOPSHEET_IS_WATCH (self));

  if (priv->is_woken)
    return;
  priv->is_woken = TRUE;
  if (priv->wake != NULL && dex_future_is_pending (DEX_FUTURE (priv->wake)))
    dex_promise_resolve_boolean (priv->wake, TRUE);
}

const TopsheetImportSource *
topsheet_watch_get_source (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), NULL);

  return PRIVATE (self)->source;
}

TopsheetWatchState
topsheet_watch_get_state (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), TOPSHEET_WATCH_FAILED);

  return PRIVATE (self)->state;
}

const char *
topsheet_watch_get_message (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), NULL);

  return PRIVATE (self)->message;
}

guint
topsheet_watch_get_imported (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), 0);

  return PRIVATE (self)->imported;
}

guint
topsheet_watch_get_known (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), 0);

  return PRIVATE (self)->known;
}

guint
topsheet_watch_get_failed (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), 0);

  return PRIVATE (self)->failed;
}

TopsheetSession *
topsheet_watch_get_session (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), NULL);

  return PRIVATE (self)->session;
}

GCancellable *
topsheet_watch_get_cancellable (TopsheetWatch *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WATCH (self), NULL);

  return PRIVATE (self)->cancellable;
}

void
topsheet_watch_set_state (TopsheetWatch *self, TopsheetWatchState state, char *message)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);
  gboolean is_same;

  g_return_if_fail (TOPSHEET_IS_WATCH (self));

  is_same = priv->state == state && g_strcmp0 (priv->message, message) == 0;
  priv->state = state;
  g_free (priv->message);
  priv->message = message;
  if (!is_same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* How far a long import is, in words. */
static void
show_progress (guint done, guint total, gpointer user_data)
{
  if (total >= 20)
    topsheet_watch_set_state (user_data, TOPSHEET_WATCH_LOOKING, g_strdup_printf (_("%u of %u files"), done, total));
}

/* Files that may still be written are no failures yet: they are looked at again. */
void
topsheet_watch_count (TopsheetWatch *self, const TopsheetImportResult *result)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);

  g_return_if_fail (TOPSHEET_IS_WATCH (self));
  g_return_if_fail (result != NULL);

  priv->imported += result->imported;
  priv->known += result->already_known;
  for (guint i = 0; i < result->failed->len; i++)
    priv->failed += !((const TopsheetImportFailure *) g_ptr_array_index (result->failed, i))->is_being_written;
}

TopsheetImportResult *
topsheet_watch_import (TopsheetWatch *self, GPtrArray *paths, const char *root, GError **error)
{
  TopsheetWatchPrivate *priv = PRIVATE (self);
  const TopsheetImportSource *source = priv->source;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, source->project_id);
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  TopsheetImportResult *result;

  for (guint i = 0; i < paths->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (paths, i));
  list = g_strv_builder_end (builder);
  project = dex_await_object (topsheet_store_get_project (topsheet_session_get_store (priv->session), id), error);
  if (project == NULL)
    return NULL;
  result = dex_await_boxed (topsheet_import_service_run (priv->session, project, (const char * const *) list,
                                                         &(TopsheetImportOptions) {
                                                           .phase = source->phase,
                                                           .deliverable = source->deliverable,
                                                           .model = source->model,
                                                           .source_id = source->id,
                                                           .root = root,
                                                           .progress = show_progress,
                                                           .progress_data = self,
                                                         },
                                                         priv->cancellable),
                            error);
  if (result != NULL)
    topsheet_watch_count (self, result);
  return result;
}
