/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "services/topsheet-duplicate-service.h"
#include "services/import/topsheet-import-once.h"

#include <glib/gi18n.h>
#include <unistd.h>

static const TopsheetCliOption options[] = {
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("the project they belong to") },
  { "phase", 0, TOPSHEET_CLI_OPTION_TEXT, "F",
    N_("planning, exploration, production, iteration or post; the project's own unless told") },
  { "deliverable", 0, TOPSHEET_CLI_OPTION_TEXT, "D",
    N_("the deliverable of all; else file and folder names tell, such as SH010_v003.png") },
  { "model", 0, TOPSHEET_CLI_OPTION_TEXT, "M",
    N_("the model of all, as the catalogue names it; else what each file says") },
  { "atomic", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("take all or nothing") },
  { "watch", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("instead of files: watch the sources of the project until Ctrl+C") },
  { "resume", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("instead of files: take the rest of imports that were stopped") },
  { NULL },
};

/* One line that is written over itself, for people who watch. */
static void
on_progress (guint done, guint total, gpointer user_data)
{
  g_printerr ("\r%u / %u%s", done, total, done == total ? "\n" : "");
}

static gboolean
parse_options (TopsheetCli *cli, TopsheetImportOptions *parsed, GError **error)
{
  *parsed = (TopsheetImportOptions) {
    .phase = -1,
    .deliverable = topsheet_cli_get_text (cli, "deliverable"),
    .model = topsheet_cli_get_text (cli, "model"),
    .atomic = topsheet_cli_get_flag (cli, "atomic"),
    .progress = !cli->json && isatty (STDERR_FILENO) ? on_progress : NULL,
  };
  if (topsheet_cli_get_text (cli, "project") == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("--project is missing: which project do the files belong to?"));
      return FALSE;
    }
  if (parsed->deliverable != NULL && !topsheet_deliverable_code_is_valid (parsed->deliverable))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("--deliverable takes up to 32 letters, digits, “-”, “_” and “.”, such as SH010, not “%s”"),
                   parsed->deliverable);
      return FALSE;
    }
  return topsheet_cli_get_phase (cli, &parsed->phase, error);
}

static gboolean
check_model (TopsheetCli *cli, GError **error)
{
  const char *name = topsheet_cli_get_text (cli, "model");
  g_autoptr (GError) local = NULL;

  if (name == NULL || topsheet_catalogue_resolve (topsheet_session_get_catalogue (cli->session), name, &local) != NULL)
    return TRUE;
  g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND, local->message);
  return FALSE;
}

/* The only path that was named and is not there is an answer of its own; everything else that failed is bad input. */
static void
note_failures (TopsheetCli *cli, const TopsheetImportResult *result)
{
  const TopsheetImportFailure *first;
  guint taken = result->imported + result->already_known;

  if (result->failed->len == 0)
    return;
  first = g_ptr_array_index (result->failed, 0);
  if (taken == 0 && result->failed->len == 1 && g_error_matches (first->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    topsheet_cli_set_partial (cli, g_error_copy (first->error));
  else if (topsheet_cli_get_flag (cli, "atomic"))
    topsheet_cli_set_partial (cli, g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT,
                                                _("nothing was taken; refused: %u, the first of them %s: %s"),
                                                result->failed->len, first->path, first->error->message));
  else
    topsheet_cli_set_partial (cli, g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT,
                                                _("taken and kept: %u; refused: %u, the first of them %s: %s"), taken,
                                                result->failed->len, first->path, first->error->message));
}

static void
add_files (JsonBuilder *builder, const char *key, GPtrArray *files)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      const TopsheetImportFailure *file = g_ptr_array_index (files, i);
      g_autofree char *path = topsheet_text_clean (file->path, -1);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "path", path);
      topsheet_cli_add_text (builder, "code", topsheet_cli_error_get_code (file->error));
      topsheet_cli_add_text (builder, "message", file->error->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (TopsheetCli *cli, const TopsheetImportResult *result, const char *currency)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean is_known = result->has_cost || result->imported == 0;

  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "imported", result->imported);
  topsheet_cli_add_int (builder, "already_known", result->already_known);
  topsheet_cli_add_int (builder, "without_metadata", result->without_metadata);
  topsheet_cli_add_int (builder, "unpriced", result->unpriced);
  topsheet_cli_add_int (builder, "duplicates", result->duplicates);
  topsheet_cli_add_int (builder, "skipped", result->skipped->len);
  topsheet_cli_add_int (builder, "failed", result->failed->len);
  topsheet_cli_add_money (builder, "cost", is_known ? &result->cost : NULL);
  topsheet_cli_add_text (builder, "currency", currency);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->items->len; i++)
    {
      json_builder_begin_object (builder);
      topsheet_cli_add_generation (builder, g_ptr_array_index (result->items, i), currency);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_files (builder, "failures", result->failed);
  add_files (builder, "skipped_files", result->skipped);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
print_text (const TopsheetImportResult *result)
{
  g_autofree char *cost = topsheet_cli_format_money (result->has_cost ? &result->cost : NULL);
  g_autofree char *repeated = topsheet_duplicate_service_summarize (result->items);

  topsheet_cli_print (_("Imported          %u\n"), result->imported);
  topsheet_cli_print (_("Already known     %u\n"), result->already_known);
  topsheet_cli_print (_("Without metadata  %u\n"), result->without_metadata);
  topsheet_cli_print (_("Without a price   %u\n"), result->unpriced);
  topsheet_cli_print (_("Passed over       %u\n"), result->skipped->len);
  topsheet_cli_print (_("Failed            %u\n"), result->failed->len);
  topsheet_cli_print (_("Cost              %s\n"), cost);
  if (repeated != NULL)
    topsheet_cli_print ("%s\n", repeated);
  for (guint i = 0; i < result->failed->len; i++)
    {
      const TopsheetImportFailure *failure = g_ptr_array_index (result->failed, i);
      g_autofree char *path = topsheet_text_clean (failure->path, -1);

      g_printerr ("topsheet-cli: %s: %s\n", path, failure->error->message);
    }
}

static void
print_result (TopsheetCli *cli, TopsheetProject *project, const TopsheetImportResult *result)
{
  note_failures (cli, result);
  if (cli->json)
    print_json (cli, result, topsheet_project_get_currency (project));
  else
    print_text (result);
}

static gboolean
run_resume (TopsheetCli *cli, TopsheetProject *project, const TopsheetImportOptions *parsed, GError **error)
{
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (TopsheetImportResult) sum = NULL;

  sources = dex_await_boxed (topsheet_store_list_sources (topsheet_cli_get_store (cli),
                                                          topsheet_project_get_id (project)),
                             error);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (sources, i);
      g_autoptr (TopsheetImportResult) result = NULL;

      if (source->kind != TOPSHEET_SOURCE_ONCE)
        continue;
      result = dex_await_boxed (topsheet_import_once_resume (cli->session, source, parsed->progress, NULL,
                                                             cli->cancellable),
                                error);
      if (result == NULL || (sum != NULL && !topsheet_import_result_add (sum, result, error)))
        return FALSE;
      if (sum == NULL)
        sum = g_steal_pointer (&result);
    }
  if (sources == NULL)
    return FALSE;
  if (sum == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
                           _("no import of this project was stopped; there is nothing to resume"));
      return FALSE;
    }
  print_result (cli, project, sum);
  return TRUE;
}

/* "comfyui URL" or just the address; NULL for files. */
static const char *
find_address (TopsheetCli *cli)
{
  const guint at = g_strcmp0 (cli->args[0], "comfyui") == 0 && cli->args[1] != NULL ? 1 : 0;

  return cli->args[0] != NULL && topsheet_cli_is_address (cli->args[at]) && cli->args[at + 1] == NULL ? cli->args[at]
                                                                                                      : NULL;
}

static gboolean
check_paths (TopsheetCli *cli, GError **error)
{
  const guint instead = topsheet_cli_get_flag (cli, "watch") + topsheet_cli_get_flag (cli, "resume");

  if ((cli->args[0] != NULL) != (instead > 0) && instead < 2)
    return TRUE;
  if (instead == 0)
    g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                         _("something is missing: topsheet-cli import PATH… --project P"));
  else
    g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                         _("files, --watch and --resume exclude each other; “source add” names what --watch watches"));
  return FALSE;
}

static gboolean
run (TopsheetCli *cli, GError **error)
{
  TopsheetImportOptions parsed;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetImportResult) result = NULL;

  if (!check_paths (cli, error) || !parse_options (cli, &parsed, error))
    return FALSE;
  project = topsheet_cli_open_project (cli, topsheet_cli_get_text (cli, "project"), error);
  if (project == NULL || !check_model (cli, error))
    return FALSE;
  if (topsheet_cli_get_flag (cli, "watch"))
    return topsheet_cli_run_import_watch (cli, project, error);
  if (topsheet_cli_get_flag (cli, "resume"))
    return run_resume (cli, project, &parsed, error);
  if (find_address (cli) != NULL)
    {
      result = topsheet_cli_import_history (cli, project, find_address (cli), &parsed, error);
      if (result != NULL)
        print_result (cli, project, result);
      return result != NULL;
    }
  result = dex_await_boxed (topsheet_import_once_run (cli->session, project, (const char * const *) cli->args, &parsed,
                                                      cli->cancellable),
                            error);
  if (result == NULL)
    return FALSE;
  print_result (cli, project, result);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { NULL, "PATH… --project P", N_("Reads generated files and folders and posts what they cost"), 0, G_MAXUINT, options,
    run },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_import = { "import", N_("Generated files into the library"), verbs };
