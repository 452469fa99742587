/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "services/import/topsheet-watch-service.h"

#include <glib/gi18n.h>

/* What was said last of each source, so that a line is printed only when it says something else. */
typedef struct
{
  TopsheetWatchService *service;
  GHashTable *said; /* id → line */
} Watching;

static const char *
get_state_text (TopsheetWatchState state)
{
  switch (state)
    {
    case TOPSHEET_WATCH_LOOKING:
      return _("looking");
    case TOPSHEET_WATCH_WATCHING:
      return _("watching");
    case TOPSHEET_WATCH_WAITING:
      return _("waiting");
    case TOPSHEET_WATCH_FAILED:
    default:
      return _("failed");
    }
}

static void
on_changed (Watching *self)
{
  GPtrArray *watches = topsheet_watch_service_list (self->service);

  for (guint i = 0; i < watches->len; i++)
    {
      TopsheetWatch *watch = g_ptr_array_index (watches, i);
      const TopsheetImportSource *source = topsheet_watch_get_source (watch);
      const char *message = topsheet_watch_get_message (watch);
      g_autofree char *location = topsheet_text_clean (source->location, -1);
      g_autofree char *line = NULL;
      gint64 *key;

      if (topsheet_watch_get_state (watch) == TOPSHEET_WATCH_LOOKING)
        continue;
      line = g_strdup_printf (_("%s: %s, %u imported%s%s"), location,
                              get_state_text (topsheet_watch_get_state (watch)), topsheet_watch_get_imported (watch),
                              message != NULL ? ". " : "", message != NULL ? message : "");
      if (g_strcmp0 (g_hash_table_lookup (self->said, &source->id), line) == 0)
        continue;
      g_printerr ("%s\n", line);
      key = g_new (gint64, 1);
      *key = source->id;
      g_hash_table_replace (self->said, key, g_steal_pointer (&line));
    }
}

static void
add_watch (JsonBuilder *builder, TopsheetWatch *watch)
{
  const TopsheetImportSource *source = topsheet_watch_get_source (watch);

  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "id", source->id);
  topsheet_cli_add_text (builder, "kind", topsheet_source_kind_get_name (source->kind));
  topsheet_cli_add_text (builder, "location", source->location);
  topsheet_cli_add_text (builder, "state", topsheet_watch_state_get_name (topsheet_watch_get_state (watch)));
  topsheet_cli_add_text (builder, "message", topsheet_watch_get_message (watch));
  topsheet_cli_add_int (builder, "imported", topsheet_watch_get_imported (watch));
  topsheet_cli_add_int (builder, "already_known", topsheet_watch_get_known (watch));
  topsheet_cli_add_int (builder, "failed", topsheet_watch_get_failed (watch));
  json_builder_end_object (builder);
}

static void
print_end (TopsheetCli *cli, GPtrArray *watches)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint imported = 0, known = 0, failed = 0;

  for (guint i = 0; i < watches->len; i++)
    {
      imported += topsheet_watch_get_imported (g_ptr_array_index (watches, i));
      known += topsheet_watch_get_known (g_ptr_array_index (watches, i));
      failed += topsheet_watch_get_failed (g_ptr_array_index (watches, i));
    }
  if (!cli->json)
    {
      topsheet_cli_print (_("Imported          %u\n"), imported);
      topsheet_cli_print (_("Already known     %u\n"), known);
      topsheet_cli_print (_("Failed            %u\n"), failed);
      return;
    }
  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "imported", imported);
  topsheet_cli_add_int (builder, "already_known", known);
  topsheet_cli_add_int (builder, "failed", failed);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < watches->len; i++)
    add_watch (builder, g_ptr_array_index (watches, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

/* (element-type TopsheetWatch), also when the service has ended them. */
static GPtrArray *
hold_watches (TopsheetWatchService *service)
{
  GPtrArray *watches = topsheet_watch_service_list (service);
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < watches->len; i++)
    g_ptr_array_add (held, g_object_ref (g_ptr_array_index (watches, i)));
  return held;
}

gboolean
topsheet_cli_run_import_watch (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  TopsheetWatchService *service = topsheet_session_get_watches (cli->session);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) held = NULL;
  Watching watching = { service, said };
  gulong handler = 0;

  if (!cli->json)
    handler = g_signal_connect_swapped (service, "changed", G_CALLBACK (on_changed), &watching);
  topsheet_watch_service_start (service, project != NULL ? topsheet_project_get_id (project) : 0);
  while (!g_cancellable_is_cancelled (cli->cancellable))
    dex_await (DEX_FUTURE (dex_cancellable_new_from_cancellable (cli->cancellable)), NULL);
  if (handler != 0)
    g_signal_handler_disconnect (service, handler);
  held = hold_watches (service);
  if (!dex_await (topsheet_watch_service_stop (service), error))
    return FALSE;
  print_end (cli, held);
  return TRUE;
}
