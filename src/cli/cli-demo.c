/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/demo/topsheet-demo-service.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define DEFAULT_GENERATIONS 240
#define DEFAULT_SEED 2026

static const TopsheetCliOption options[] = {
  { "generations", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("how many pictures; 240 unless told") },
  { "seed", 0, TOPSHEET_CLI_OPTION_TEXT, "S", N_("another seed, other pictures and decisions; 2026 unless told") },
  { "folder", 0, TOPSHEET_CLI_OPTION_TEXT, "DIR",
    N_("where the pictures go; the data folder of your account unless told") },
  { NULL },
};

static gboolean
run (TopsheetCli *cli, GError **error)
{
  guint64 generations = DEFAULT_GENERATIONS;
  guint64 seed = DEFAULT_SEED;
  g_autoptr (TopsheetProject) project = NULL;

  if (!topsheet_cli_get_number (cli, "generations", 1, 100000, &generations, error) ||
      !topsheet_cli_get_number (cli, "seed", 0, G_MAXINT64, &seed, error) || !topsheet_cli_open (cli, TRUE, error))
    return FALSE;
  project = dex_await_object (topsheet_demo_service_make (cli->session, topsheet_cli_get_text (cli, "folder"),
                                                          (guint) generations, seed, cli->cancellable),
                              error);
  if (project == NULL)
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_int (builder, "id", topsheet_project_get_id (project));
      topsheet_cli_add_text (builder, "name", topsheet_project_get_name (project));
      topsheet_cli_add_text (builder, "currency", topsheet_project_get_currency (project));
      topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_project_get_phase (project)));
      topsheet_cli_add_int (builder, "generations", (gint64) generations);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("Made the project “%s” with %" PRIu64 " pictures.\n"), topsheet_project_get_name (project),
                        generations);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { NULL, "", N_("Makes the sample project: drawn pictures, a plan, a ledger and decisions"), 0, 0, options, run },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_demo = { "demo", N_("A sample project to try things on"), verbs };
