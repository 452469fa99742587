/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/edit/topsheet-first-edit.h"
#include "services/topsheet-report-service.h"

#include <glib/gi18n.h>

static const TopsheetCliOption pdf_options[] = {
  { "output", 'o', TOPSHEET_CLI_OPTION_TEXT, "FILE", N_("where it goes, “-” for standard output") },
  { "paper", 0, TOPSHEET_CLI_OPTION_TEXT, "SIZE", N_("a4 or letter; a4 unless told") },
  { "sections", 0, TOPSHEET_CLI_OPTION_TEXT, "LIST",
    N_("top-sheet, decisions and assumptions, with commas between; all unless told") },
  { NULL },
};

static const TopsheetCliOption json_options[] = {
  { "output", 'o', TOPSHEET_CLI_OPTION_TEXT, "FILE", N_("where it goes; standard output unless told") },
  { NULL },
};

static const struct
{
  const char *name;
  TopsheetReportSections section;
} sections[] = {
  { "top-sheet", TOPSHEET_SECTION_TOP_SHEET },
  { "decisions", TOPSHEET_SECTION_DECISIONS },
  { "assumptions", TOPSHEET_SECTION_ASSUMPTIONS },
};

static gboolean
parse_paper (TopsheetCli *cli, TopsheetPaper *paper, GError **error)
{
  const char *name = topsheet_cli_get_text (cli, "paper");

  *paper = TOPSHEET_PAPER_A4;
  if (name == NULL || g_ascii_strcasecmp (name, "a4") == 0)
    return TRUE;
  *paper = TOPSHEET_PAPER_LETTER;
  if (g_ascii_strcasecmp (name, "letter") == 0)
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("--paper is a4 or letter, not “%s”"), name);
  return FALSE;
}

static gboolean
parse_sections (TopsheetCli *cli, TopsheetReportSections *chosen, GError **error)
{
  const char *text = topsheet_cli_get_text (cli, "sections");
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ",", -1);

  *chosen = text == NULL ? TOPSHEET_SECTION_ALL : 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (sections); j++)
        if (g_str_equal (sections[j].name, names[i]))
          {
            *chosen |= sections[j].section;
            found = TRUE;
          }
      if (!found)
        {
          g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                       _("--sections takes top-sheet, decisions and assumptions with commas between, not “%s”"),
                       names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static TopsheetReportData *
gather (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);

  return project != NULL ? dex_await_object (topsheet_report_service_gather (cli->session, project), error) : NULL;
}

static DexFuture *
build_work (gpointer data)
{
  GError *error = NULL;
  GBytes *pdf = topsheet_report_document_build_pdf (data, &error);

  return pdf != NULL ? dex_future_new_take_boxed (G_TYPE_BYTES, pdf) : dex_future_new_for_error (error);
}

static gboolean
write_pdf (TopsheetCli *cli, TopsheetReportDocument *document, const char *path, GError **error)
{
  g_autoptr (GBytes) pdf = NULL;

  if (!g_str_equal (path, "-"))
    return dex_await (topsheet_report_service_export_pdf (document, path), error);
  pdf = dex_await_boxed (topsheet_worker_pool_run (topsheet_session_get_workers (cli->session), build_work,
                                                   g_object_ref (document), g_object_unref),
                         error);
  return pdf != NULL && topsheet_cli_write_file (path, pdf, error);
}

static void
print_written (TopsheetCli *cli, const char *path, guint pages)
{
  if (g_str_equal (path, "-"))
    return;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "path", path);
      topsheet_cli_add_int (builder, "pages", pages);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("Wrote “%s”, pages: %u.\n"), path, pages);
}

static gboolean
run_pdf (TopsheetCli *cli, GError **error)
{
  const char *path = topsheet_cli_get_text (cli, "output");
  TopsheetPaper paper;
  TopsheetReportSections chosen;
  g_autoptr (TopsheetReportData) data = NULL;
  g_autoptr (TopsheetReportDocument) document = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("-o FILE is missing: where does the report go?"));
      return FALSE;
    }
  if (!parse_paper (cli, &paper, error) || !parse_sections (cli, &chosen, error) || (data = gather (cli, error)) == NULL)
    return FALSE;
  document = dex_await_object (topsheet_report_service_lay_out (data, paper, chosen), error);
  if (document == NULL || !write_pdf (cli, document, path, error))
    return FALSE;
  print_written (cli, path, topsheet_report_document_get_n_pages (document));
  return TRUE;
}

static void
add_cost_row (JsonBuilder *builder, const char *key, const TopsheetCostRow *row)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  topsheet_cli_add_money (builder, "plan", row->has_plan ? &row->plan : NULL);
  topsheet_cli_add_money (builder, "actual", &row->actual);
  topsheet_cli_add_money (builder, "committed", &row->committed);
  topsheet_cli_add_money (builder, "total", &row->total);
  topsheet_cli_add_money (builder, "to_complete", &row->to_complete);
  topsheet_cli_add_money (builder, "at_completion", &row->at_completion);
  topsheet_cli_add_money (builder, "variance", row->has_plan ? &row->variance : NULL);
  json_builder_end_object (builder);
}

static void
add_cost (JsonBuilder *builder, const TopsheetCostReport *cost)
{
  json_builder_set_member_name (builder, "by_phase");
  json_builder_begin_object (builder);
  for (guint i = TOPSHEET_PHASE_EXPLORATION; i < TOPSHEET_N_PHASES; i++)
    add_cost_row (builder, topsheet_phase_get_nick (i), &cost->phases[i]);
  json_builder_end_object (builder);
  add_cost_row (builder, "subtotal", &cost->subtotal);
  topsheet_cli_add_money (builder, "buffer", cost->has_plan ? &cost->buffer : NULL);
  add_cost_row (builder, "total", &cost->total);
  topsheet_cli_add_money (builder, "limit", cost->has_limit ? &cost->limit : NULL);
  topsheet_cli_add_money (builder, "left_at_completion", cost->has_limit ? &cost->left_at_completion : NULL);
  topsheet_cli_add_int (builder, "unpriced_entries", cost->unpriced);
}

static void
add_assumptions (JsonBuilder *builder, GPtrArray *assumptions)
{
  json_builder_set_member_name (builder, "assumptions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assumptions->len; i++)
    {
      const TopsheetReportAssumption *assumption = g_ptr_array_index (assumptions, i);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "what", assumption->what);
      topsheet_cli_add_text (builder, "price", assumption->price);
      topsheet_cli_add_text (builder, "per", assumption->per);
      topsheet_cli_add_text (builder, "currency", assumption->currency);
      topsheet_cli_add_text (builder, "as_of", assumption->as_of);
      topsheet_cli_add_text (builder, "source", assumption->source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder, TopsheetReportData *data)
{
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < TOPSHEET_N_DECISIONS; i++)
    topsheet_cli_add_int (builder, topsheet_decision_kind_get_nick (i), (gint64) data->counts[i]);
  json_builder_end_object (builder);
  topsheet_cli_add_int (builder, "deliverables", data->deliverables);
  topsheet_cli_add_int (builder, "finals_needed", data->finals_needed);
  topsheet_cli_add_int (builder, "finals_accepted", data->finals_accepted);
}

static JsonNode *
build_json (TopsheetReportData *data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "project", topsheet_project_get_id (data->project));
  topsheet_cli_add_text (builder, "name", topsheet_project_get_name (data->project));
  topsheet_cli_add_text (builder, "client", topsheet_project_get_client (data->project));
  topsheet_cli_add_text (builder, "currency", topsheet_project_get_currency (data->project));
  topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_project_get_phase (data->project)));
  topsheet_cli_add_time (builder, "date", data->date_usec);
  if (data->plan != NULL)
    topsheet_cli_add_int (builder, "plan_version", topsheet_budget_plan_get_version (data->plan));
  else
    topsheet_cli_add_null (builder, "plan_version");
  add_cost (builder, &data->cost);
  add_counts (builder, data);
  add_assumptions (builder, data->assumptions);
  topsheet_cli_add_strv (builder, "rates", (const char * const *) data->rates);
  topsheet_cli_add_strv (builder, "unpriced", (const char * const *) data->unpriced);
  topsheet_cli_add_int (builder, "entries", (gint64) data->entries);
  topsheet_cli_add_text (builder, "head", data->head);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Median of the project; null where nothing was edited. */
static gboolean
add_first_edit (TopsheetCli *cli, TopsheetReportData *data, JsonNode *root, GError **error)
{
  g_autoptr (GPtrArray) edits =
    dex_await_boxed (topsheet_store_list_first_edits (topsheet_cli_get_store (cli),
                                                      topsheet_project_get_id (data->project)),
                     error);
  JsonObject *object = json_node_get_object (root);
  double seconds;

  if (edits == NULL)
    return FALSE;
  if (topsheet_first_edit_median (edits, NULL, &seconds))
    json_object_set_double_member (object, "time_to_first_edit_s", seconds);
  else
    json_object_set_null_member (object, "time_to_first_edit_s");
  return TRUE;
}

static gboolean
run_json (TopsheetCli *cli, GError **error)
{
  const char *path = topsheet_cli_get_text (cli, "output");
  g_autoptr (TopsheetReportData) data = gather (cli, error);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) text = NULL;

  if (data == NULL)
    return FALSE;
  root = build_json (data);
  if (!add_first_edit (cli, data, root, error))
    return FALSE;
  text = g_string_new_take (json_to_string (root, TRUE));
  g_string_append_c (text, '\n');
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return topsheet_cli_write_file (path != NULL ? path : "-", bytes, error);
}

static const TopsheetCliVerb verbs[] = {
  { "pdf", "P -o FILE", N_("Prints the budget report"), 1, 1, pdf_options, run_pdf },
  { "json", "P", N_("Writes the figures of the report as JSON"), 1, 1, json_options, run_json },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_report = { "report", N_("The budget report"), verbs };
