/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include <glib/gi18n.h>

static const TopsheetCliOption add_options[] = {
  { "finals", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("how many accepted versions are needed; 1 unless told") },
  { NULL },
};

static void
add_deliverable (JsonBuilder *builder, TopsheetDeliverable *deliverable)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "id", topsheet_deliverable_get_id (deliverable));
  topsheet_cli_add_int (builder, "project", topsheet_deliverable_get_project_id (deliverable));
  topsheet_cli_add_text (builder, "code", topsheet_deliverable_get_code (deliverable));
  topsheet_cli_add_text (builder, "name", topsheet_deliverable_get_name (deliverable));
  topsheet_cli_add_int (builder, "finals", topsheet_deliverable_get_finals (deliverable));
  topsheet_cli_add_int (builder, "generations", topsheet_deliverable_get_generations (deliverable));
  topsheet_cli_add_int (builder, "accepted", topsheet_deliverable_get_accepted (deliverable));
  json_builder_end_object (builder);
}

static gboolean
run_add (TopsheetCli *cli, GError **error)
{
  const char *code = cli->args[1];
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetDeliverable) deliverable = NULL;
  g_autoptr (TopsheetDeliverable) added = NULL;
  guint64 finals = 1;

  if (!topsheet_deliverable_code_is_valid (code))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("CODE takes up to 32 letters, digits, “-”, “_” and “.”, such as SH010, not “%s”"), code);
      return FALSE;
    }
  if (!topsheet_cli_get_number (cli, "finals", 1, 10000, &finals, error))
    return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  deliverable = topsheet_deliverable_new (topsheet_project_get_id (project), code, cli->args[2]);
  g_object_set (deliverable, "finals", (guint) finals, NULL);
  added = dex_await_object (topsheet_store_add_deliverable (topsheet_cli_get_store (cli), deliverable), error);
  if (added == NULL)
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_deliverable (builder, added);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("Added %s to “%s”.\n"), topsheet_deliverable_get_code (added),
                        topsheet_project_get_name (project));
  return TRUE;
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Code"), _("Name"), _(">Finals"), _(">Accepted"), _(">Versions"), NULL };
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (GPtrArray) deliverables = NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (project == NULL)
    return FALSE;
  deliverables = dex_await_boxed (topsheet_store_list_deliverables (topsheet_cli_get_store (cli),
                                                                    topsheet_project_get_id (project)),
                                  error);
  if (deliverables == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < deliverables->len; i++)
    {
      TopsheetDeliverable *deliverable = g_ptr_array_index (deliverables, i);
      g_autofree char *finals = g_strdup_printf ("%u", topsheet_deliverable_get_finals (deliverable));
      g_autofree char *accepted = g_strdup_printf ("%u", topsheet_deliverable_get_accepted (deliverable));
      g_autofree char *versions = g_strdup_printf ("%u", topsheet_deliverable_get_generations (deliverable));

      add_deliverable (builder, deliverable);
      topsheet_cli_table_add (table, topsheet_deliverable_get_code (deliverable),
                              topsheet_cli_or_dash (topsheet_deliverable_get_name (deliverable)), finals, accepted,
                              versions, NULL);
    }
  topsheet_cli_end_list (builder, deliverables->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "add", "P CODE [NAME]", N_("Adds something that has to be delivered, such as SH010"), 2, 3, add_options, run_add },
  { "list", "P", N_("Lists what has to be delivered"), 1, 1, NULL, run_list },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_deliverable = { "deliverable", N_("What has to be delivered"), verbs };
