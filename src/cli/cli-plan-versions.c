/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-plan.h"

#include "base/topsheet-time.h"
#include "services/topsheet-plan-versions.h"

#include <glib/gi18n.h>

gboolean
topsheet_cli_plan_read_version (const char *text, guint *version, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, &number, NULL))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("“%s” is not the number of a version; “topsheet-cli plan versions” lists them"), text);
      return FALSE;
    }
  *version = (guint) number;
  return TRUE;
}

/* "Draft", "Baseline, out of date". (transfer none) */
static const char *
state_text (const TopsheetPlanVersion *version)
{
  if (version->is_stale)
    return _("Baseline, out of date");
  if (version->is_baseline)
    return _("Baseline");
  if (topsheet_budget_plan_is_approved (version->plan))
    return _("Approved");
  return version->is_newest ? _("Draft") : _("Kept");
}

static void
add_version (JsonBuilder *builder, const TopsheetPlanVersion *version)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_plan_head (builder, version->plan);
  topsheet_cli_add_bool (builder, "baseline", version->is_baseline);
  topsheet_cli_add_bool (builder, "stale", version->is_stale);
  topsheet_cli_add_int (builder, "lines",
                        g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_lines (version->plan))));
  topsheet_cli_add_money (builder, "subtotal", &version->totals.subtotal);
  topsheet_cli_add_money (builder, "total", &version->totals.total);
  topsheet_cli_add_int (builder, "unpriced", version->totals.unpriced);
  json_builder_end_object (builder);
}

static void
add_row (TopsheetCliTable *table, const TopsheetPlanVersion *version)
{
  TopsheetBudgetPlan *plan = version->plan;
  g_autofree char *number = g_strdup_printf ("%u", topsheet_budget_plan_get_version (plan));
  g_autofree char *day = topsheet_time_format_date (topsheet_budget_plan_get_saved_at_usec (plan));
  g_autofree char *total = topsheet_cli_format_money (&version->totals.total);

  topsheet_cli_table_add (table, number, topsheet_cli_or_dash (topsheet_budget_plan_get_name (plan)),
                          state_text (version), day, topsheet_cli_or_dash (topsheet_budget_plan_get_approved_by (plan)),
                          total, NULL);
}

gboolean
topsheet_cli_plan_run_versions (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _(">Version"),    _("Name"),   _("State"), _("Saved"),
                                   _("Approved by"), _(">Total"), NULL };
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (project == NULL)
    return FALSE;
  versions = dex_await_boxed (topsheet_plan_versions_list (cli->session, topsheet_project_get_id (project)), error);
  if (versions == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      add_version (builder, versions->pdata[i]);
      add_row (table, versions->pdata[i]);
    }
  topsheet_cli_end_list (builder, versions->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

gboolean
topsheet_cli_plan_run_name (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint version;

  if (!topsheet_cli_plan_read_version (cli->args[1], &version, error) ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  plan = dex_await_object (topsheet_store_rename_plan (topsheet_cli_get_store (cli), topsheet_project_get_id (project),
                                                       version, cli->args[2]),
                           error);
  if (plan == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  topsheet_cli_add_plan_head (builder, plan);
  json_builder_end_object (builder);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else if (topsheet_budget_plan_get_name (plan) != NULL)
    topsheet_cli_print (_("Version %u is called “%s”.\n"), version, topsheet_budget_plan_get_name (plan));
  else
    topsheet_cli_print (_("Version %u has no name.\n"), version);
  return TRUE;
}

gboolean
topsheet_cli_plan_run_keep (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (TopsheetBudgetPlan) draft = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint version;

  if (project == NULL)
    return FALSE;
  draft = dex_await_object (topsheet_store_keep_plan (topsheet_cli_get_store (cli), topsheet_project_get_id (project),
                                                      cli->args[1]),
                            error);
  if (draft == NULL)
    return FALSE;
  version = topsheet_budget_plan_get_version (draft);
  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "kept", version - 1);
  topsheet_cli_add_plan_head (builder, draft);
  json_builder_end_object (builder);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_print (_("Version %u is kept as “%s”; the draft is version %u.\n"), version - 1, cli->args[1],
                        version);
  return TRUE;
}

static gboolean
finish (TopsheetCli *cli, DexFuture *future, GError **error)
{
  g_autoptr (TopsheetBudgetView) view = dex_await_boxed (future, error);

  if (view == NULL)
    return FALSE;
  topsheet_cli_print_plan (cli, view);
  return TRUE;
}

gboolean
topsheet_cli_plan_run_restore (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  guint version;

  if (!topsheet_cli_plan_read_version (cli->args[1], &version, error) ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  return finish (cli, topsheet_plan_versions_restore (cli->session, project, version), error);
}

gboolean
topsheet_cli_plan_run_copy (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetProject) from = NULL;
  guint64 version = 0;

  if (!topsheet_cli_get_number (cli, "version", 1, G_MAXUINT32, &version, error) ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  from = dex_await_object (topsheet_store_get_project (topsheet_cli_get_store (cli), cli->args[1]), error);
  if (from == NULL)
    return FALSE;
  return finish (cli,
                 topsheet_plan_versions_copy (cli->session, project, topsheet_project_get_id (from), (guint) version),
                 error);
}
