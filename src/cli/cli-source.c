/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "services/import/topsheet-comfyui-client.h"

#include <glib/gi18n.h>

static const TopsheetCliOption add_options[] = {
  { "phase", 0, TOPSHEET_CLI_OPTION_TEXT, "F",
    N_("planning, exploration, production, iteration or post; the project's own at that time unless told") },
  { "deliverable", 0, TOPSHEET_CLI_OPTION_TEXT, "D", N_("the deliverable of all; else file and folder names tell") },
  { "model", 0, TOPSHEET_CLI_OPTION_TEXT, "M",
    N_("the model of all, as the catalogue names it; else what each file says") },
  { NULL },
};

static void
add_source (JsonBuilder *builder, const TopsheetImportSource *source)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "id", source->id);
  topsheet_cli_add_int (builder, "project", source->project_id);
  topsheet_cli_add_text (builder, "kind", topsheet_source_kind_get_name (source->kind));
  topsheet_cli_add_text (builder, "location", source->location);
  topsheet_cli_add_text (builder, "phase",
                         source->phase >= 0 ? topsheet_phase_get_nick ((TopsheetPhase) source->phase) : NULL);
  topsheet_cli_add_text (builder, "deliverable", source->deliverable);
  topsheet_cli_add_text (builder, "model", source->model);
  topsheet_cli_add_bool (builder, "paused", source->paused);
  topsheet_cli_add_text (builder, "position", source->position);
  topsheet_cli_add_time (builder, "added_at", source->added_at_usec);
  json_builder_end_object (builder);
}

static void
print_source (TopsheetCli *cli, const TopsheetImportSource *source, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *shown = topsheet_text_clean (source->location, -1);

  if (!cli->json)
    {
      topsheet_cli_print ("%s: %s\n", shown, text);
      return;
    }
  add_source (builder, source);
  topsheet_cli_print_json (cli, builder);
}

/* What is to be watched: an address as it is, a folder by its absolute path. (transfer full) */
static TopsheetImportSource *
make_source (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  const gboolean is_server = topsheet_cli_is_address (cli->args[1]);
  g_autofree char *path = is_server ? topsheet_comfyui_client_clean_url (cli->args[1], error)
                                    : g_canonicalize_filename (cli->args[1], NULL);
  g_autoptr (TopsheetImportSource) source = NULL;

  if (path == NULL)
    return NULL;
  if (!is_server && !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
                   _("“%s” is no folder; name the folder that is to be watched, or the address of a ComfyUI server"),
                   cli->args[1]);
      return NULL;
    }
  if (!g_utf8_validate (path, -1, NULL))
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT,
                           _("The name of the folder is not valid UTF-8, so it could not be found again. Rename it first."));
      return NULL;
    }
  source = topsheet_import_source_new (topsheet_project_get_id (project),
                                       is_server ? TOPSHEET_SOURCE_COMFYUI : TOPSHEET_SOURCE_FOLDER, path);
  source->deliverable = g_strdup (topsheet_cli_get_text (cli, "deliverable"));
  source->model = g_strdup (topsheet_cli_get_text (cli, "model"));
  return g_steal_pointer (&source);
}

static gboolean
check_source (TopsheetCli *cli, TopsheetImportSource *source, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (source->deliverable != NULL && !topsheet_deliverable_code_is_valid (source->deliverable))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("--deliverable takes up to 32 letters, digits, “-”, “_” and “.”, such as SH010, not “%s”"),
                   source->deliverable);
      return FALSE;
    }
  if (source->model != NULL &&
      topsheet_catalogue_resolve (topsheet_session_get_catalogue (cli->session), source->model, &local) == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND, local->message);
      return FALSE;
    }
  return topsheet_cli_get_phase (cli, &source->phase, error);
}

static gboolean
run_add (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (TopsheetImportSource) source = NULL;
  g_autoptr (TopsheetImportSource) kept = NULL;

  if (project == NULL)
    return FALSE;
  source = make_source (cli, project, error);
  if (source == NULL || !check_source (cli, source, error))
    return FALSE;
  kept = dex_await_boxed (topsheet_store_put_source (topsheet_cli_get_store (cli), source), error);
  if (kept == NULL)
    return FALSE;
  print_source (cli, kept, _("is watched, in the window and by “import --watch”"));
  return TRUE;
}

static GPtrArray *
list_sources (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  return dex_await_boxed (topsheet_store_list_sources (topsheet_cli_get_store (cli), topsheet_project_get_id (project)),
                          error);
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _(">Number"), _("Kind"), _("Location"), _("Deliverable"), _("Paused"), NULL };
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (GPtrArray) sources = project != NULL ? list_sources (cli, project, error) : NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (sources == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (sources, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, source->id);
      g_autofree char *location = topsheet_text_clean (source->location, -1);

      add_source (builder, source);
      topsheet_cli_table_add (table, number, topsheet_source_kind_get_name (source->kind), location,
                              topsheet_cli_or_dash (source->deliverable), source->paused ? _("yes") : _("no"), NULL);
    }
  topsheet_cli_end_list (builder, sources->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

/* By its number or its location. */
static const TopsheetImportSource *
find_source (TopsheetCli *cli, GPtrArray *sources, GError **error)
{
  const char *name = cli->args[1];
  g_autofree char *path = g_canonicalize_filename (name, NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (sources, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, source->id);

      if (g_str_equal (number, name) || g_str_equal (source->location, name) || g_str_equal (source->location, path))
        return source;
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
               _("the project has no source “%s”; “source list” shows them"), name);
  return NULL;
}

static gboolean
run_remove (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (GPtrArray) sources = project != NULL ? list_sources (cli, project, error) : NULL;
  const TopsheetImportSource *source = sources != NULL ? find_source (cli, sources, error) : NULL;

  if (source == NULL || !dex_await (topsheet_store_remove_source (topsheet_cli_get_store (cli), source->id), error))
    return FALSE;
  print_source (cli, source, _("is watched no more; what came from it stays"));
  return TRUE;
}

static gboolean
set_paused (TopsheetCli *cli, gboolean paused, const char *text, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (GPtrArray) sources = project != NULL ? list_sources (cli, project, error) : NULL;
  const TopsheetImportSource *source = sources != NULL ? find_source (cli, sources, error) : NULL;
  g_autoptr (TopsheetImportSource) after = NULL;

  if (source == NULL ||
      !dex_await (topsheet_store_pause_source (topsheet_cli_get_store (cli), source->id, paused), error))
    return FALSE;
  after = topsheet_import_source_copy (source);
  after->paused = paused;
  print_source (cli, after, text);
  return TRUE;
}

static gboolean
run_pause (TopsheetCli *cli, GError **error)
{
  return set_paused (cli, TRUE, _("is not watched until it is resumed"), error);
}

static gboolean
run_resume (TopsheetCli *cli, GError **error)
{
  return set_paused (cli, FALSE, _("is watched again"), error);
}

static const TopsheetCliVerb verbs[] = {
  { "add", "P FOLDER", N_("Watches a folder, or a ComfyUI server by its address: what appears is imported"), 2, 2,
    add_options, run_add },
  { "list", "P", N_("Lists what is watched"), 1, 1, NULL, run_list },
  { "remove", "P SOURCE", N_("Watches a source no more; SOURCE is its number or its folder"), 2, 2, NULL, run_remove },
  { "pause", "P SOURCE", N_("Stops watching for a while"), 2, 2, NULL, run_pause },
  { "resume", "P SOURCE", N_("Watches again"), 2, 2, NULL, run_resume },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_source = { "source", N_("Where generations come from by themselves"), verbs };
