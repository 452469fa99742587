/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/topsheet-reasons.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

/* So many have a key in the gallery. */
#define N_DIGITS 9

static const TopsheetCliOption set_options[] = {
  { "default", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("those that come with the program, in their order") },
  { NULL },
};

static void
add_reason (JsonBuilder *builder, const char *reason, guint place)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "reason", reason);
  topsheet_cli_add_text (builder, "title", topsheet_review_service_reason_title (reason));
  if (place < N_DIGITS)
    topsheet_cli_add_int (builder, "digit", place + 1);
  else
    topsheet_cli_add_null (builder, "digit");
  topsheet_cli_add_bool (builder, "built_in", topsheet_reasons_is_builtin (reason));
  json_builder_end_object (builder);
}

static gboolean
print_reasons (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Digit"), _("Reason"), _("Name for --reason"), NULL };
  g_auto (GStrv) reasons = dex_await_boxed (topsheet_reasons_load (cli->session), error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);

  if (reasons == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      g_autofree char *digit = i < N_DIGITS ? g_strdup_printf ("%u", i + 1) : g_strdup ("–");

      add_reason (builder, reasons[i], i);
      topsheet_cli_table_add (table, digit, topsheet_review_service_reason_title (reasons[i]), reasons[i], NULL);
    }
  topsheet_cli_end_list (builder, g_strv_length (reasons));
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  return topsheet_cli_open (cli, FALSE, error) && print_reasons (cli, error);
}

static gboolean
run_set (TopsheetCli *cli, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) reasons = NULL;

  if (topsheet_cli_get_flag (cli, "default") != (cli->args[0] == NULL))
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("the reasons are named in their order, or else --default is given"));
      return FALSE;
    }
  for (guint i = 0; cli->args[i] != NULL; i++)
    g_strv_builder_take (names, topsheet_reasons_find (cli->args[i]));
  reasons = g_strv_builder_end (names);
  return topsheet_cli_open (cli, FALSE, error) &&
         dex_await (topsheet_reasons_save (cli->session, (const char * const *) reasons), error) &&
         print_reasons (cli, error);
}

static const TopsheetCliVerb verbs[] = {
  { "list", "", N_("Lists the reasons for a rejection in the order of the digits"), 0, 0, NULL, run_list },
  { "set", "[REASON…]", N_("Says which reasons there are, in which order; decisions keep the reason that they have"),
    0, G_MAXUINT, set_options, run_set },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_reason = { "reason", N_("Why versions are rejected"), verbs };
