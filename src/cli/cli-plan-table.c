/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `plan import` and `plan export` with --format tsv. */

#include "cli/cli.h"

#include "exchange/topsheet-lines-text.h"
#include "services/topsheet-budget-lines.h"

#include <glib/gi18n.h>
#include <string.h>

gboolean
topsheet_cli_get_plan_format (TopsheetCli *cli, gboolean *is_table, GError **error)
{
  const char *format = topsheet_cli_get_text (cli, "format");

  *is_table = g_strcmp0 (format, "tsv") == 0;
  if (*is_table || format == NULL || g_str_equal (format, "json"))
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("--format takes json or tsv, not “%s”"), format);
  return FALSE;
}

GBytes *
topsheet_cli_write_plan_table (TopsheetBudgetPlan *plan)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  char *text;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    g_ptr_array_add (all, g_list_model_get_item (lines, i));
  text = topsheet_lines_text_write (all, topsheet_budget_plan_get_currency (plan), FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static void
add_or_null (JsonBuilder *builder, const char *key, const char *text)
{
  if (text != NULL)
    topsheet_cli_add_text (builder, key, text);
  else
    topsheet_cli_add_null (builder, key);
}

static void
print_json (TopsheetCli *cli, TopsheetProject *project, const TopsheetLinesText *table, const TopsheetBudgetView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "added", table->lines->len);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->refusals->len; i++)
    {
      const TopsheetLinesRefusal *refusal = g_ptr_array_index (table->refusals, i);

      json_builder_begin_object (builder);
      topsheet_cli_add_int (builder, "row", refusal->row);
      add_or_null (builder, "column", refusal->column);
      topsheet_cli_add_text (builder, "value", refusal->value);
      topsheet_cli_add_text (builder, "why", refusal->why);
      topsheet_cli_add_text (builder, "text", refusal->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "ignored_columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->ignored->len; i++)
    json_builder_add_string_value (builder, table->ignored->pdata[i]);
  json_builder_end_array (builder);
  if (view != NULL)
    topsheet_cli_add_int (builder, "version", topsheet_budget_plan_get_version (view->plan));
  else
    topsheet_cli_add_null (builder, "version");
  topsheet_cli_add_money (builder, "total", view != NULL ? &view->totals.total : NULL);
  topsheet_cli_add_text (builder, "currency", topsheet_project_get_currency (project));
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
print_text (const TopsheetLinesText *table, const TopsheetBudgetView *view)
{
  g_autofree char *total = view != NULL ? topsheet_cli_format_money (&view->totals.total) : NULL;

  if (view != NULL)
    topsheet_cli_print (g_dngettext (GETTEXT_PACKAGE, "Added %1$u line to plan %2$u; its total is now %3$s.\n",
                                     "Added %1$u lines to plan %2$u; its total is now %3$s.\n", table->lines->len),
                        table->lines->len, topsheet_budget_plan_get_version (view->plan), total);
  for (guint i = 0; i < table->refusals->len; i++)
    {
      g_autofree char *sentence = topsheet_lines_refusal_explain (g_ptr_array_index (table->refusals, i));

      topsheet_cli_print ("%s\n", sentence);
    }
  for (guint i = 0; i < table->ignored->len; i++)
    topsheet_cli_print (_("The column “%s” was not read.\n"), (char *) table->ignored->pdata[i]);
}

static void
blame_rows (TopsheetCli *cli, guint n)
{
  GError *partial = g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT,
                                 g_dngettext (GETTEXT_PACKAGE, "%u row was left out", "%u rows were left out", n), n);

  topsheet_cli_blame_file (&partial, cli->args[1]);
  topsheet_cli_set_partial (cli, partial);
}

gboolean
topsheet_cli_import_plan_table (TopsheetCli *cli, TopsheetProject *project, GBytes *bytes, GError **error)
{
  g_autoptr (TopsheetLinesText) table = NULL;
  g_autoptr (TopsheetBudgetView) view = NULL;
  const char *path = cli->args[1];

  table = topsheet_lines_text_read (bytes, topsheet_project_get_currency (project), TOPSHEET_PHASE_PRODUCTION, 0, error);
  if (table == NULL)
    {
      topsheet_cli_blame_file (error, path);
      return FALSE;
    }
  if (table->lines->len > 0 &&
      (view = dex_await_boxed (topsheet_budget_lines_append (cli->session, project, table->lines), error)) == NULL)
    return FALSE;
  if (table->refusals->len > 0)
    blame_rows (cli, table->refusals->len);
  if (cli->json)
    print_json (cli, project, table, view);
  else
    print_text (table, view);
  return TRUE;
}
