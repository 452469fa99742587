/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/edit/topsheet-first-edit.h"
#include "services/edit/topsheet-refinement.h"

#include <glib/gi18n.h>

#define MAX_MINUTES 60000

const TopsheetCliOption topsheet_cli_refine_options[] = {
  { "operation", 0, TOPSHEET_CLI_OPTION_TEXT, "O",
    N_("what was done: retouch, grade, in-painting, upscaling, crop, composite, other, or words of your own; retouch unless told") },
  { "minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("time a person spent on it, at the person's hourly rate") },
  { "member", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("who did it; you unless told") },
  { "model", 0, TOPSHEET_CLI_OPTION_TEXT, "MODEL", N_("a model of the catalogue that did it, at its price") },
  { "select", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE",
    N_("what the price depends on, such as quality=high; several may follow") },
  { "amount", 0, TOPSHEET_CLI_OPTION_TEXT, "A", N_("what it cost, in the currency of the project") },
  { NULL },
};

static gboolean
parse_minutes (TopsheetCli *cli, double *seconds, GError **error)
{
  const char *text = topsheet_cli_get_text (cli, "minutes");
  TopsheetDecimal minutes;

  *seconds = -1;
  if (text == NULL)
    return TRUE;
  if (topsheet_decimal_parse (text, &minutes, NULL) && topsheet_decimal_sign (&minutes) >= 0 &&
      topsheet_decimal_to_double (&minutes) <= MAX_MINUTES)
    {
      *seconds = topsheet_decimal_to_double (&minutes) * 60;
      return TRUE;
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--minutes takes a number from 0 to 60000 such as 2.5, not “%s”"), text);
  return FALSE;
}

static gboolean
parse_model (TopsheetCli *cli, TopsheetRefinement *refinement, TopsheetUsage **usage, GError **error)
{
  refinement->model = topsheet_cli_get_text (cli, "model");
  if (refinement->model == NULL && (cli->args[3] != NULL || topsheet_cli_get_list (cli, "select") != NULL))
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("METER=QUANTITY and --select say what a model counts; name it with --model"));
      return FALSE;
    }
  if (refinement->model == NULL)
    return TRUE;
  *usage = topsheet_cli_parse_usage (cli, 3, error);
  refinement->usage = *usage;
  return *usage != NULL;
}

gboolean
topsheet_cli_run_refine (TopsheetCli *cli, GError **error)
{
  TopsheetRefinement refinement = { .path = cli->args[2], .operation = topsheet_cli_get_text (cli, "operation") };
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetGeneration) parent = NULL;
  g_autoptr (TopsheetGeneration) recorded = NULL;
  g_autoptr (TopsheetUsage) usage = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *cost = NULL;

  if (!parse_minutes (cli, &refinement.edit_seconds, error) || !parse_model (cli, &refinement, &usage, error) ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL ||
      !topsheet_cli_get_money (cli, "amount", topsheet_project_get_currency (project), &refinement.amount,
                               &refinement.has_amount, error) ||
      (parent = dex_await_object (topsheet_store_find_generation (topsheet_cli_get_store (cli),
                                                                  topsheet_project_get_id (project), cli->args[1]),
                                  error)) == NULL)
    return FALSE;
  if (refinement.operation == NULL)
    refinement.operation = topsheet_refinement_list_operations ()[0];
  refinement.member = topsheet_cli_get_text (cli, "member");
  recorded = dex_await_object (topsheet_refinement_record (cli->session, project, parent, &refinement), error);
  if (recorded == NULL)
    return FALSE;
  if (cli->json)
    {
      json_builder_begin_object (builder);
      topsheet_cli_add_generation (builder, recorded, topsheet_project_get_currency (project));
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
      return TRUE;
    }
  cost = topsheet_cli_format_money (topsheet_generation_get_cost (recorded));
  /* Translators: version, what was done, its parent, cost */
  topsheet_cli_print (_("%s: %s of %s, %s\n"), topsheet_generation_get_version_id (recorded),
                      topsheet_refinement_get_title (refinement.operation), topsheet_generation_get_version_id (parent),
                      cost);
  return TRUE;
}

gboolean
topsheet_cli_add_relatives (TopsheetCli *cli, JsonBuilder *builder, TopsheetGeneration *generation, GError **error)
{
  TopsheetStore *store = topsheet_cli_get_store (cli);
  gint64 id = topsheet_generation_get_id (generation);
  g_autoptr (GPtrArray) children = NULL, edits = NULL;
  const TopsheetFirstEdit *first = NULL;

  if ((children = dex_await_boxed (topsheet_store_list_children (store, id), error)) == NULL ||
      (edits = dex_await_boxed (topsheet_store_list_first_edits (store, topsheet_generation_get_project_id (generation)),
                                error)) == NULL)
    return FALSE;

  json_builder_set_member_name (builder, "children");
  json_builder_begin_array (builder);
  for (guint i = 0; i < children->len; i++)
    json_builder_add_string_value (builder, topsheet_generation_get_version_id (children->pdata[i]));
  json_builder_end_array (builder);
  for (guint i = 0; i < edits->len; i++)
    if (((const TopsheetFirstEdit *) edits->pdata[i])->generation_id == id)
      first = edits->pdata[i];
  if (first != NULL)
    topsheet_cli_add_double (builder, "time_to_first_edit_s", first->seconds);
  else
    topsheet_cli_add_null (builder, "time_to_first_edit_s");
  return TRUE;
}

static void
add_edit (JsonBuilder *builder, const TopsheetOpenEdit *edit)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "id", edit->id);
  topsheet_cli_add_text (builder, "version_id", edit->version_id);
  topsheet_cli_add_text (builder, "path", edit->path);
  topsheet_cli_add_text (builder, "sha256", edit->sha256);
  topsheet_cli_add_text (builder, "application", edit->application);
  topsheet_cli_add_text (builder, "member", edit->member);
  topsheet_cli_add_time (builder, "opened_at", edit->opened_at_usec);
  topsheet_cli_add_double (builder, "edit_seconds", edit->edit_seconds);
  topsheet_cli_add_bool (builder, "there", g_file_test (edit->path, G_FILE_TEST_EXISTS));
  json_builder_end_object (builder);
}

gboolean
topsheet_cli_run_edits (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Version"), _("In"), _("Member"), _(">Time"), _("File"), NULL };
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) edits = NULL;

  if (project == NULL || (edits = dex_await_boxed (topsheet_store_list_open_edits (topsheet_cli_get_store (cli),
                                                                                   topsheet_project_get_id (project)),
                                                   error)) == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < edits->len; i++)
    {
      const TopsheetOpenEdit *edit = g_ptr_array_index (edits, i);
      g_autofree char *time = topsheet_first_edit_format (edit->edit_seconds);

      add_edit (builder, edit);
      topsheet_cli_table_add (table, edit->version_id, topsheet_cli_or_dash (edit->application),
                              topsheet_cli_or_dash (edit->member), time, edit->path, NULL);
    }
  topsheet_cli_end_list (builder, edits->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}
