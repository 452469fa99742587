/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `plan rates`: what was accepted so far, model by model. */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "services/topsheet-acceptance-service.h"

#include <glib/gi18n.h>

static void
add_rate (JsonBuilder *builder, const TopsheetMeasured *measured)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  topsheet_cli_add_int (builder, "accepted", measured->accepted);
  topsheet_cli_add_int (builder, "decided", measured->decided);
  if (measured->decided > 0)
    topsheet_cli_add_text (builder, "rate",
                           g_ascii_formatd (text, sizeof text, "%.4f", (double) measured->accepted / measured->decided));
  else
    topsheet_cli_add_null (builder, "rate");
}

/* Rows come by model; those of one model are taken out of @rows. (transfer full) (element-type TopsheetAcceptanceRow) */
static GPtrArray *
rows_of (GPtrArray *rows, const char *model)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((TopsheetAcceptanceRow *) rows->pdata[i])->model, model))
      g_ptr_array_add (own, rows->pdata[i]);
  return own;
}

static int
compare_models (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* (transfer container) (element-type utf8), in order */
static GPtrArray *
list_models (GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *models = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      char *model = ((TopsheetAcceptanceRow *) rows->pdata[i])->model;

      if (g_hash_table_add (seen, model))
        g_ptr_array_add (models, model);
    }
  g_ptr_array_sort (models, compare_models);
  return models;
}

static void
add_model (JsonBuilder *builder,
           TopsheetCliTable *table,
           GPtrArray *rows,
           const char *model,
           gint64 project_id,
           int phase)
{
  static const char * const scopes[] = { NULL, "phase", "project", "elsewhere" };
  g_autoptr (GPtrArray) own = rows_of (rows, model);
  const TopsheetMeasured measured =
    topsheet_acceptance_pick (own, project_id, phase >= 0 ? (TopsheetPhase) phase : (TopsheetPhase) TOPSHEET_N_PHASES);
  g_autofree char *accepted = g_strdup_printf ("%u", measured.accepted);
  g_autofree char *decided = g_strdup_printf ("%u", measured.decided);
  g_autofree char *share = topsheet_text_format_share ((double) measured.accepted / MAX (measured.decided, 1), 1);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "model", model);
  topsheet_cli_add_text (builder, "measured_in", scopes[measured.scope]);
  add_rate (builder, &measured);
  json_builder_end_object (builder);
  topsheet_cli_table_add (table, model, accepted, decided, share,
                          measured.scope == TOPSHEET_MEASURED_ELSEWHERE  ? _("other projects")
                          : measured.scope == TOPSHEET_MEASURED_IN_PHASE ? _("this phase")
                                                                         : _("this project"),
                          NULL);
}

gboolean
topsheet_cli_run_plan_rates (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Model"), _(">Accepted"), _(">Decided"), _(">Rate"), _("Measured in"), NULL };
  const char *wanted = topsheet_cli_get_text (cli, "model"), *id;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GPtrArray) rows = NULL, models = NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int phase = -1;

  if (!topsheet_cli_get_phase (cli, &phase, error) ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  id = wanted != NULL ? topsheet_catalogue_resolve (topsheet_session_get_catalogue (cli->session), wanted, NULL) : NULL;
  rows = dex_await_boxed (topsheet_store_list_acceptance (topsheet_cli_get_store (cli), 0, id != NULL ? id : wanted),
                          error);
  if (rows == NULL)
    return FALSE;
  models = list_models (rows);
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < models->len; i++)
    add_model (builder, table, rows, models->pdata[i], topsheet_project_get_id (project), phase);
  topsheet_cli_end_list (builder, models->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}
