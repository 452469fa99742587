/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-plan.h"

#include "engine/topsheet-budget-risk.h"
#include "engine/topsheet-buffer-verdict.h"
#include "exchange/topsheet-plan-file.h"
#include "model/topsheet-account.h"
#include "services/topsheet-plan-versions.h"

#include <glib/gi18n.h>
#include <math.h>

/* A plan is typed by people; a file beyond this is something else. */
#define MAX_FILE ((gsize) 16 * 1024 * 1024)

static const TopsheetCliOption show_options[] = {
  { "version", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("another version than the newest") },
  { "number", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("the same as --version") },
  { NULL },
};

static const TopsheetCliOption copy_options[] = {
  { "version", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("another version than the newest") },
  { NULL },
};

static const TopsheetCliOption diff_options[] = {
  { "all", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("lines that are the same as well") },
  { NULL },
};

#define FORMAT_OPTION                                                                                                  \
  { "format", 0, TOPSHEET_CLI_OPTION_TEXT, "FORMAT", N_("json, or tsv: a table for a spreadsheet") }

static const TopsheetCliOption import_options[] = {
  FORMAT_OPTION,
  { NULL },
};

static const TopsheetCliOption export_options[] = {
  { "version", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("another version than the newest") },
  { "number", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("the same as --version") },
  FORMAT_OPTION,
  { NULL },
};

static const TopsheetCliOption rates_options[] = {
  { "model", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("only this model") },
  { "phase", 0, TOPSHEET_CLI_OPTION_TEXT, "F", N_("what was decided in this phase first") },
  { NULL },
};

static const TopsheetCliOption approve_options[] = {
  { "by", 0, TOPSHEET_CLI_OPTION_TEXT, "NAME", N_("who approves; you unless told") },
  { NULL },
};

/* What the engine found out about a line, beside what was typed. */
static void
add_line_price (JsonObject *object, TopsheetBudgetLine *line)
{
  const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (line);
  const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);
  g_autofree char *unit_text = unit != NULL ? topsheet_money_print (unit) : NULL;
  g_autofree char *amount_text = amount != NULL ? topsheet_money_print (amount) : NULL;
  const struct
  {
    const char *key;
    const char *value;
  } members[] = {
    { "priced_unit", unit_text },
    { "amount", amount_text },
    { "price_as_of", topsheet_budget_line_get_price_as_of (line) },
    { "price_source", topsheet_budget_line_get_price_source (line) },
    { "unpriced_why", topsheet_budget_line_get_unpriced_why (line) },
    { "formula_error", topsheet_budget_line_get_formula_error (line) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].value != NULL)
      json_object_set_string_member (object, members[i].key, members[i].value);
    else
      json_object_set_null_member (object, members[i].key);
}

static void
add_lines (JsonBuilder *builder, const TopsheetBudgetView *view)
{
  g_autoptr (JsonNode) file = topsheet_plan_file_build (view->plan, view->rates);
  JsonArray *lines = json_object_get_array_member (json_node_get_object (file), "lines");
  JsonNode *variables = json_object_get_member (json_node_get_object (file), "variables");
  GListModel *model = G_LIST_MODEL (topsheet_budget_plan_get_lines (view->plan));

  if (variables != NULL)
    {
      json_builder_set_member_name (builder, "variables");
      json_builder_add_value (builder, json_node_copy (variables));
    }
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (model, i);

      add_line_price (json_array_get_object_element (lines, i), line);
    }
  json_builder_set_member_name (builder, "lines");
  json_builder_add_value (builder, json_node_copy (json_object_get_member (json_node_get_object (file), "lines")));
}

static void
add_groups (JsonBuilder *builder, const TopsheetBudgetTotals *totals)
{
  const guint *accounts = topsheet_account_list ();

  json_builder_set_member_name (builder, "by_phase");
  json_builder_begin_object (builder);
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    topsheet_cli_add_money (builder, topsheet_phase_get_nick (i), &totals->by_phase[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "by_account");
  json_builder_begin_object (builder);
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", accounts[i]);

      topsheet_cli_add_money (builder, number, &totals->by_account[i]);
    }
  json_builder_end_object (builder);
}

static void
add_unpriced (JsonBuilder *builder, TopsheetBudgetPlan *plan)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));

  json_builder_set_member_name (builder, "unpriced");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      if (topsheet_budget_line_get_priced_amount (line) != NULL)
        continue;
      json_builder_begin_object (builder);
      topsheet_cli_add_int (builder, "line", i + 1);
      topsheet_cli_add_text (builder, "name", topsheet_budget_line_get_name (line));
      topsheet_cli_add_text (builder, "why", topsheet_budget_line_get_unpriced_why (line));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
topsheet_cli_add_plan_head (JsonBuilder *builder, TopsheetBudgetPlan *plan)
{
  topsheet_cli_add_int (builder, "version", topsheet_budget_plan_get_version (plan));
  topsheet_cli_add_bool (builder, "approved", topsheet_budget_plan_is_approved (plan));
  topsheet_cli_add_time (builder, "approved_at", topsheet_budget_plan_get_approved_at_usec (plan));
  topsheet_cli_add_text (builder, "approved_by", topsheet_budget_plan_get_approved_by (plan));
  topsheet_cli_add_time (builder, "saved_at", topsheet_budget_plan_get_saved_at_usec (plan));
  topsheet_cli_add_text (builder, "hash", topsheet_budget_plan_get_hash (plan));
  topsheet_cli_add_text (builder, "name", topsheet_budget_plan_get_name (plan));
  topsheet_cli_add_text (builder, "currency", topsheet_budget_plan_get_currency (plan));
}

/* What is no finite number is not known. */
static void
add_number (JsonBuilder *builder, const char *key, gboolean is_known, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (is_known && isfinite (number))
    topsheet_cli_add_text (builder, key, g_ascii_formatd (text, sizeof text, "%.4f", number));
  else
    topsheet_cli_add_null (builder, key);
}

/* What the plan and its buffer cover of the outcomes, and what would cover 80 and 95 of 100. */
static void
add_buffer_worth (JsonBuilder *builder, const TopsheetBudgetView *view, TopsheetDistribution *risk)
{
  const TopsheetMoney *subtotal = &view->totals.subtotal;
  gboolean is_known = risk != NULL && subtotal->nanos > 0;

  const char *verdict = is_known
                          ? topsheet_buffer_verdict_get_nick (topsheet_buffer_judge (view->plan, risk, subtotal, NULL))
                          : NULL;

  if (verdict != NULL)
    topsheet_cli_add_text (builder, "buffer_verdict", verdict);
  else
    topsheet_cli_add_null (builder, "buffer_verdict");
  add_number (builder, "covered", is_known,
              is_known ? topsheet_distribution_get_probability (risk, &view->totals.total) : 0);
  add_number (builder, "buffer_percent_p80", is_known,
              is_known ? topsheet_distribution_get_buffer (risk, subtotal, 0.8) : 0);
  add_number (builder, "buffer_percent_p95", is_known,
              is_known ? topsheet_distribution_get_buffer (risk, subtotal, 0.95) : 0);
}

/* What the lines may come to, without the buffer. */
static void
add_risk (JsonBuilder *builder, const TopsheetBudgetView *view)
{
  static const struct
  {
    const char *key;
    double level;
  } quantiles[] = { { "p50", 0.5 }, { "p80", 0.8 }, { "p95", 0.95 } };
  g_autoptr (TopsheetDistribution) risk = topsheet_budget_get_risk (view->plan, NULL);

  json_builder_set_member_name (builder, "quantiles");
  json_builder_begin_object (builder);
  add_number (builder, "mean", risk != NULL, risk != NULL ? topsheet_distribution_get_mean (risk) : 0);
  for (guint i = 0; i < G_N_ELEMENTS (quantiles); i++)
    {
      TopsheetMoney amount = { 0 };

      if (risk != NULL)
        amount = topsheet_distribution_get_quantile (risk, quantiles[i].level);
      topsheet_cli_add_money (builder, quantiles[i].key, risk != NULL ? &amount : NULL);
    }
  json_builder_end_object (builder);
  add_buffer_worth (builder, view, risk);
}

static void
add_totals (JsonBuilder *builder, const TopsheetBudgetView *view)
{
  const TopsheetBudgetTotals *totals = &view->totals;

  topsheet_cli_add_money (builder, "subtotal", &totals->subtotal);
  topsheet_cli_add_decimal (builder, "buffer_percent", topsheet_budget_plan_get_buffer_percent (view->plan));
  topsheet_cli_add_money (builder, "buffer", &totals->buffer);
  topsheet_cli_add_money (builder, "total", &totals->total);
  topsheet_cli_add_money (builder, "limit", topsheet_budget_plan_get_limit (view->plan));
  topsheet_cli_add_money (builder, "headroom", totals->has_headroom ? &totals->headroom : NULL);
  topsheet_cli_add_money (builder, "compute", &totals->compute);
  topsheet_cli_add_money (builder, "api_limit", topsheet_budget_plan_get_api_limit (view->plan));
  topsheet_cli_add_money (builder, "api_headroom", totals->has_api_headroom ? &totals->api_headroom : NULL);
  add_groups (builder, totals);
  add_risk (builder, view);
  /* Energy needs a method; without one it is unknown, which is not zero. */
  topsheet_cli_add_null (builder, "energy_wh");
  topsheet_cli_add_null (builder, "co2e_g");
}

static void
print_table (const TopsheetBudgetView *view)
{
  const char * const columns[] = { _("Phase"), _("Account"), _("Line"),    _("Model"), _(">Count"),
                                   _("Unit"),  _(">Price"),  _(">Amount"), NULL };
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (view->plan));
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      TopsheetDecimal count_value = topsheet_budget_line_get_count (line);
      g_autofree char *account = g_strdup_printf ("%u", topsheet_budget_line_get_account (line));
      g_autofree char *count = topsheet_decimal_print (&count_value);
      g_autofree char *price = topsheet_cli_format_money (topsheet_budget_line_get_priced_unit (line));
      g_autofree char *amount = topsheet_cli_format_money (topsheet_budget_line_get_priced_amount (line));

      topsheet_cli_table_add (table, topsheet_phase_get_title (topsheet_budget_line_get_phase (line)), account,
                              topsheet_budget_line_get_name (line),
                              topsheet_cli_or_dash (topsheet_budget_line_get_model_id (line)), count,
                              topsheet_unit_get_label (topsheet_budget_line_get_unit (line)), price, amount, NULL);
    }
  topsheet_cli_table_print (table);
}

static void
print_sum (const char *label, const TopsheetMoney *money)
{
  g_autofree char *text = topsheet_cli_format_money (money);

  topsheet_cli_print ("%-14s %s\n", label, text);
}

/* What is wrong with a formula is what keeps its line from having a price. */
static void
print_unpriced (TopsheetBudgetPlan *plan)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *why = topsheet_budget_line_get_formula_error (line);

      if (why == NULL)
        why = topsheet_budget_line_get_unpriced_why (line);
      if (topsheet_budget_line_get_priced_amount (line) == NULL && why != NULL)
        topsheet_cli_print (_("  Line %u, “%s”: %s\n"), i + 1,
                            topsheet_cli_or_dash (topsheet_budget_line_get_name (line)), why);
    }
}

static GStrv
list_missing_rates (TopsheetCli *cli, const TopsheetBudgetView *view)
{
  return topsheet_plan_list_missing_rates (view->plan, topsheet_session_get_catalogue (cli->session), view->rates,
                                           topsheet_clock_get_usec (cli->clock));
}

static void
print_missing_rates (TopsheetCli *cli, const TopsheetBudgetView *view)
{
  g_auto (GStrv) missing = list_missing_rates (cli, view);
  g_autofree char *list = g_strjoinv (", ", missing);

  if (missing[0] != NULL)
    topsheet_cli_print (_("There is no rate yet from %s to %s; “topsheet-cli project rate” takes one.\n"), list,
                        topsheet_budget_plan_get_currency (view->plan));
}

static void
print_text (const TopsheetBudgetView *view)
{
  const TopsheetBudgetTotals *totals = &view->totals;
  const char *by = topsheet_budget_plan_get_approved_by (view->plan);

  if (!topsheet_budget_plan_is_approved (view->plan))
    topsheet_cli_print (_("Plan %u, a draft\n\n"), topsheet_budget_plan_get_version (view->plan));
  else
    topsheet_cli_print (_("Plan %u, approved by %s\n\n"), topsheet_budget_plan_get_version (view->plan),
                        topsheet_cli_or_dash (by));
  print_table (view);
  topsheet_cli_print ("\n");
  print_sum (_("Subtotal"), &totals->subtotal);
  print_sum (_("Buffer"), &totals->buffer);
  print_sum (_("Total"), &totals->total);
  print_sum (_("Limit"), topsheet_budget_plan_get_limit (view->plan));
  if (totals->has_headroom)
    print_sum (totals->headroom.nanos < 0 ? _("Over the limit") : _("Headroom"), &totals->headroom);
  if (totals->has_api_headroom)
    print_sum (totals->api_headroom.nanos < 0 ? _("Over API limit") : _("API headroom"), &totals->api_headroom);
  if (totals->unpriced > 0)
    topsheet_cli_print (_("Lines without a price, in no sum: %u\n"), totals->unpriced);
  print_unpriced (view->plan);
}

static void
print_risk (const TopsheetBudgetView *view)
{
  TopsheetDecimal buffer = topsheet_budget_plan_get_buffer_percent (view->plan);
  g_autoptr (TopsheetDistribution) risk = topsheet_budget_get_risk (view->plan, NULL);
  g_autofree char *worth = NULL, *verdict = NULL;
  TopsheetMoney p80, p95;

  if (risk == NULL)
    return;
  p80 = topsheet_distribution_get_quantile (risk, 0.8);
  p95 = topsheet_distribution_get_quantile (risk, 0.95);
  worth = topsheet_distribution_explain (risk, &view->totals.subtotal, &buffer);
  print_sum (_("8 of 10"), &p80);
  print_sum (_("19 of 20"), &p95);
  topsheet_cli_print ("%s\n", worth);
  topsheet_buffer_judge (view->plan, risk, &view->totals.subtotal, &verdict);
  if (verdict != NULL)
    topsheet_cli_print ("%s\n", verdict);
}

void
topsheet_cli_print_plan (TopsheetCli *cli, const TopsheetBudgetView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) missing = NULL;

  if (!cli->json)
    {
      print_text (view);
      print_missing_rates (cli, view);
      print_risk (view);
      return;
    }
  missing = list_missing_rates (cli, view);
  json_builder_begin_object (builder);
  topsheet_cli_add_plan_head (builder, view->plan);
  add_lines (builder, view);
  add_totals (builder, view);
  add_unpriced (builder, view->plan);
  topsheet_cli_add_strv (builder, "missing_rates", (const char * const *) missing);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static TopsheetBudgetView *
load_view (TopsheetCli *cli, TopsheetProject **project, GError **error)
{
  guint64 number = 0;

  if (!topsheet_cli_get_number (cli, "number", 1, G_MAXUINT32, &number, error) ||
      !topsheet_cli_get_number (cli, "version", 1, G_MAXUINT32, &number, error))
    return NULL;
  *project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (*project == NULL)
    return NULL;
  return dex_await_boxed (topsheet_budget_service_load (cli->session, topsheet_project_get_id (*project),
                                                        (guint) number),
                          error);
}

static gboolean
run_show (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetBudgetView) view = load_view (cli, &project, error);

  if (view == NULL)
    return FALSE;
  topsheet_cli_print_plan (cli, view);
  return TRUE;
}

static gboolean
run_import (TopsheetCli *cli, GError **error)
{
  const char *path = cli->args[1];
  g_autoptr (GBytes) json = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetBudgetView) view = NULL;
  gboolean is_table;

  if (!topsheet_cli_get_plan_format (cli, &is_table, error) ||
      (json = topsheet_cli_read_file (path, MAX_FILE, error)) == NULL ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  if (is_table)
    return topsheet_cli_import_plan_table (cli, project, json, error);
  view = dex_await_boxed (topsheet_budget_service_import (cli->session, project, json), error);
  if (view == NULL)
    {
      topsheet_cli_blame_file (error, path);
      return FALSE;
    }
  topsheet_cli_print_plan (cli, view);
  return TRUE;
}

static GBytes *
build_file (const TopsheetBudgetView *view)
{
  g_autoptr (JsonNode) root = topsheet_plan_file_build (view->plan, view->rates);
  GString *text = g_string_new_take (json_to_string (root, TRUE));

  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

static gboolean
run_export (TopsheetCli *cli, GError **error)
{
  const char *path = cli->args[1];
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetBudgetView) view = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_table;

  if (!topsheet_cli_get_plan_format (cli, &is_table, error) || (view = load_view (cli, &project, error)) == NULL)
    return FALSE;
  bytes = is_table ? topsheet_cli_write_plan_table (view->plan) : build_file (view);
  if (!topsheet_cli_write_file (path, bytes, error))
    return FALSE;
  if (g_str_equal (path, "-"))
    return TRUE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "path", path);
      topsheet_cli_add_int (builder, "version", topsheet_budget_plan_get_version (view->plan));
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("Wrote plan %u to “%s”.\n"), topsheet_budget_plan_get_version (view->plan), path);
  return TRUE;
}

static gboolean
run_approve (TopsheetCli *cli, GError **error)
{
  const char *by = topsheet_cli_get_text (cli, "by");
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  g_autoptr (TopsheetBudgetView) view = NULL;

  if (project == NULL)
    return FALSE;
  plan = dex_await_object (topsheet_store_approve_plan (topsheet_cli_get_store (cli), topsheet_project_get_id (project),
                                                        by != NULL ? by : topsheet_session_get_member (cli->session)),
                           error);
  if (plan == NULL)
    return FALSE;
  view = dex_await_boxed (topsheet_budget_service_load (cli->session, topsheet_project_get_id (project),
                                                        topsheet_budget_plan_get_version (plan)),
                          error);
  if (view == NULL)
    return FALSE;
  topsheet_cli_print_plan (cli, view);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "show", "P", N_("Shows what the budget comes to"), 1, 1, show_options, run_show },
  { "import", "P FILE", N_("Reads a plan as JSON (docs/plan-schema.json) and saves it as the draft"), 2, 2,
    import_options, run_import },
  { "export", "P FILE", N_("Writes the plan as JSON"), 2, 2, export_options, run_export },
  { "approve", "P", N_("Freezes the draft as the baseline"), 1, 1, approve_options, run_approve },
  { "versions", "P", N_("Lists the versions of the plan"), 1, 1, NULL, topsheet_cli_plan_run_versions },
  { "diff", "P A B [C [D]]", N_("Compares two to four versions line by line"), 3, 5, diff_options,
    topsheet_cli_plan_run_diff },
  { "name", "P N NAME", N_("Gives version N a name; an empty one takes it away"), 3, 3, NULL,
    topsheet_cli_plan_run_name },
  { "keep", "P NAME", N_("Keeps the draft as it is under a name and goes on with a copy"), 2, 2, NULL,
    topsheet_cli_plan_run_keep },
  { "restore", "P N", N_("Makes the draft say what version N says"), 2, 2, NULL, topsheet_cli_plan_run_restore },
  { "copy", "P FROM", N_("Takes the plan of another project as the draft"), 2, 2, copy_options,
    topsheet_cli_plan_run_copy },
  { "rates", "P", N_("Says how many generations of each model were accepted so far"), 1, 1, rates_options,
    topsheet_cli_run_plan_rates },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_plan = { "plan", N_("The budget"), verbs };
