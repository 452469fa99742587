/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-watched-server.h"

#include "services/import/topsheet-comfyui-history.h"

#include <glib/gi18n-lib.h>

#define POLL_MSEC 5000
#define RETRY_MSEC 10000

struct _TopsheetWatchedServer
{
  TopsheetWatch parent_instance;

  char *position;
  gboolean has_position;
  char *complaint; /* (nullable): about the last file that was not taken */
};

G_DEFINE_FINAL_TYPE (TopsheetWatchedServer, topsheet_watched_server, TOPSHEET_TYPE_WATCH)

static void
complain (TopsheetWatchedServer *self, const TopsheetImportResult *result)
{
  const TopsheetImportFailure *failure;
  g_autofree char *name = NULL;

  if (result->failed->len == 0)
    return;
  failure = g_ptr_array_index (result->failed, result->failed->len - 1);
  name = g_filename_display_basename (failure->path);
  g_free (self->complaint);
  self->complaint = g_strdup_printf (_("“%s” was not taken. %s"), name, failure->error->message);
}

static guint
fail (TopsheetWatch *watch, const GError *error)
{
  if (g_cancellable_is_cancelled (topsheet_watch_get_cancellable (watch)))
    return 0;
  topsheet_watch_set_state (watch,
                            g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ? TOPSHEET_WATCH_WAITING
                                                                                             : TOPSHEET_WATCH_FAILED,
                            g_strdup (error->message));
  return RETRY_MSEC;
}

static guint
topsheet_watched_server_look (TopsheetWatch *watch)
{
  TopsheetWatchedServer *self = TOPSHEET_WATCHED_SERVER (watch);
  const TopsheetImportSource *source = topsheet_watch_get_source (watch);
  TopsheetSession *session = topsheet_watch_get_session (watch);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, source->project_id);
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->has_position)
    self->position = g_strdup (source->position);
  self->has_position = TRUE;
  project = dex_await_object (topsheet_store_get_project (topsheet_session_get_store (session), id), &error);
  if (project == NULL)
    return fail (watch, error);
  result = dex_await_boxed (topsheet_comfyui_history_run (session, project, source, &self->position, NULL,
                                                          topsheet_watch_get_cancellable (watch)),
                            &error);
  if (result == NULL)
    return fail (watch, error);
  topsheet_watch_count (watch, result);
  complain (self, result);
  topsheet_watch_set_state (watch, TOPSHEET_WATCH_WATCHING, g_strdup (self->complaint));
  return POLL_MSEC;
}

static void
topsheet_watched_server_finalize (GObject *object)
{
  TopsheetWatchedServer *self = TOPSHEET_WATCHED_SERVER (object);

  g_free (self->position);
  g_free (self->complaint);
  G_OBJECT_CLASS (topsheet_watched_server_parent_class)->finalize (object);
}

static void
topsheet_watched_server_class_init (TopsheetWatchedServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_watched_server_finalize;
  TOPSHEET_WATCH_CLASS (klass)->look = topsheet_watched_server_look;
}

static void
topsheet_watched_server_init (TopsheetWatchedServer *self)
{
}
