/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-plan.h"

#include "services/topsheet-plan-versions.h"

#include <glib/gi18n.h>

/* What a line says in one version. */
static void
add_state (JsonBuilder *builder, TopsheetBudgetLine *line)
{
  TopsheetDecimal wanted, acceptance;
  const gboolean has_wanted = topsheet_budget_line_get_wanted (line, &wanted);
  const gboolean has_acceptance = topsheet_budget_line_get_acceptance (line, &acceptance);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "what", topsheet_budget_line_get_name (line));
  topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_budget_line_get_phase (line)));
  topsheet_cli_add_int (builder, "account", topsheet_budget_line_get_account (line));
  topsheet_cli_add_text (builder, "model", topsheet_budget_line_get_model_id (line));
  topsheet_cli_add_decimal (builder, "count", topsheet_budget_line_get_count (line));
  topsheet_cli_add_text (builder, "formula", topsheet_budget_line_get_formula (line));
  if (has_wanted)
    topsheet_cli_add_decimal (builder, "wanted", wanted);
  else
    topsheet_cli_add_null (builder, "wanted");
  if (has_acceptance)
    topsheet_cli_add_decimal (builder, "acceptance", acceptance);
  else
    topsheet_cli_add_null (builder, "acceptance");
  topsheet_cli_add_text (builder, "unit", topsheet_unit_get_name (topsheet_budget_line_get_unit (line)));
  topsheet_cli_add_money (builder, "unit_price", topsheet_budget_line_get_priced_unit (line));
  topsheet_cli_add_money (builder, "amount", topsheet_budget_line_get_priced_amount (line));
  json_builder_end_object (builder);
}

static void
add_amount (JsonBuilder *builder, gboolean is_known, const TopsheetMoney *amount)
{
  g_autofree char *text = is_known ? topsheet_money_print (amount) : NULL;

  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* "differences" against the first version, and "difference" of the last one. */
static void
add_differences (JsonBuilder *builder, guint n, const gboolean *known, const TopsheetMoney *amounts)
{
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_amount (builder, known[i], &amounts[i]);
  json_builder_end_array (builder);
  topsheet_cli_add_money (builder, "difference", known[n - 1] ? &amounts[n - 1] : NULL);
}

static void
add_changes (JsonBuilder *builder, guint changes)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < TOPSHEET_N_PLAN_CHANGES; i++)
    if (changes & (1u << i))
      json_builder_add_string_value (builder, topsheet_plan_change_get_nick (1u << i));
  json_builder_end_array (builder);
}

/* In what any version differs from the first. */
static guint
all_changes (const TopsheetPlanDiffRow *row, guint n)
{
  guint changes = 0;

  for (guint i = 0; i < n; i++)
    changes |= row->changes[i];
  return changes;
}

static void
add_line (JsonBuilder *builder, TopsheetPlanDiff *diff, const TopsheetPlanDiffRow *row)
{
  TopsheetBudgetLine *line = topsheet_plan_diff_row_get_line (row);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "what", topsheet_budget_line_get_name (line));
  topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_budget_line_get_phase (line)));
  topsheet_cli_add_int (builder, "account", topsheet_budget_line_get_account (line));
  topsheet_cli_add_text (builder, "status", topsheet_plan_line_status_get_nick (row->status));
  add_changes (builder, all_changes (row, diff->n_plans));
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->n_plans; i++)
    if (row->lines[i] != NULL)
      add_state (builder, row->lines[i]);
    else
      json_builder_add_null_value (builder);
  json_builder_end_array (builder);
  add_differences (builder, diff->n_plans, row->has_difference, row->difference);
  json_builder_end_object (builder);
}

static void
add_sum (JsonBuilder *builder, const char *key, TopsheetPlanDiff *diff, const TopsheetPlanDiffSum *sum)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "amounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->n_plans; i++)
    add_amount (builder, TRUE, &sum->amounts[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "unpriced");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->n_plans; i++)
    json_builder_add_int_value (builder, sum->unpriced[i]);
  json_builder_end_array (builder);
  add_differences (builder, diff->n_plans, sum->has_difference, sum->difference);
  json_builder_end_object (builder);
}

static void
add_sums (JsonBuilder *builder, TopsheetPlanDiff *diff)
{
  const guint *accounts = topsheet_account_list ();

  json_builder_set_member_name (builder, "by_phase");
  json_builder_begin_object (builder);
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    add_sum (builder, topsheet_phase_get_nick (i), diff, &diff->by_phase[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "by_account");
  json_builder_begin_object (builder);
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", accounts[i]);

      add_sum (builder, number, diff, &diff->by_account[i]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  add_sum (builder, "subtotal", diff, &diff->subtotal);
  add_sum (builder, "buffer", diff, &diff->buffer);
  add_sum (builder, "total", diff, &diff->total);
  json_builder_end_object (builder);
}

static void
print_json (TopsheetCli *cli, TopsheetPlanDiff *diff)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const guint last = diff->n_plans - 1;

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "currency", topsheet_budget_plan_get_currency (diff->plans[0]));
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->n_plans; i++)
    {
      json_builder_begin_object (builder);
      topsheet_cli_add_plan_head (builder, diff->plans[i]);
      topsheet_cli_add_decimal (builder, "buffer_percent", topsheet_budget_plan_get_buffer_percent (diff->plans[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  topsheet_cli_add_bool (builder, "same", topsheet_plan_diff_is_empty (diff));
  topsheet_cli_add_int (builder, "changed", topsheet_plan_diff_n_changed (diff));
  topsheet_cli_add_bool (builder, "buffer_changed", diff->buffer_changed);
  topsheet_cli_add_bool (builder, "variables_changed", diff->variables_changed);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < diff->rows->len; i++)
    add_line (builder, diff, g_ptr_array_index (diff->rows, i));
  json_builder_end_array (builder);
  add_sums (builder, diff);
  topsheet_cli_add_money (builder, "difference",
                          diff->total.has_difference[last] ? &diff->total.difference[last] : NULL);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static const char *
status_text (TopsheetPlanLineStatus status)
{
  switch (status)
    {
    case TOPSHEET_PLAN_LINE_ADDED:
      return _("added");
    case TOPSHEET_PLAN_LINE_REMOVED:
      return _("removed");
    case TOPSHEET_PLAN_LINE_CHANGED:
      return _("changed");
    case TOPSHEET_PLAN_LINE_SAME:
    default:
      return "";
    }
}

/* "+€145.00". (transfer full) */
static char *
format_difference (gboolean is_known, const TopsheetMoney *difference)
{
  g_autofree char *text = topsheet_cli_format_money (is_known ? difference : NULL);

  return is_known && difference->nanos > 0 ? g_strconcat ("+", text, NULL) : g_steal_pointer (&text);
}

/* Phase, what, status, an amount per version, difference; the cells behind the last amount move up. */
static void
add_cells (TopsheetCliTable *table,
           TopsheetPlanDiff *diff,
           const char *phase,
           const char *what,
           const char *status,
           char **amounts,
           const char *difference)
{
  const char *cells[TOPSHEET_PLAN_DIFF_MAX + 1] = { NULL };

  for (guint i = 0; i < diff->n_plans; i++)
    cells[i] = amounts[i];
  cells[diff->n_plans] = difference;
  topsheet_cli_table_add (table, phase, what, status, cells[0], cells[1], cells[2], cells[3], cells[4], NULL);
}

static void
add_line_row (TopsheetCliTable *table, TopsheetPlanDiff *diff, const TopsheetPlanDiffRow *row)
{
  TopsheetBudgetLine *line = topsheet_plan_diff_row_get_line (row);
  const guint last = diff->n_plans - 1;
  g_autofree char *difference = format_difference (row->has_difference[last], &row->difference[last]);
  char *amounts[TOPSHEET_PLAN_DIFF_MAX] = { NULL };

  for (guint i = 0; i < diff->n_plans; i++)
    if (row->lines[i] == NULL)
      amounts[i] = g_strdup ("");
    else if (topsheet_budget_line_get_priced_amount (row->lines[i]) == NULL)
      amounts[i] = g_strdup (_("unpriced"));
    else
      amounts[i] = topsheet_cli_format_money (topsheet_budget_line_get_priced_amount (row->lines[i]));
  add_cells (table, diff, topsheet_phase_get_title (topsheet_budget_line_get_phase (line)),
             topsheet_cli_or_dash (topsheet_budget_line_get_name (line)), status_text (row->status), amounts,
             difference);
  for (guint i = 0; i < diff->n_plans; i++)
    g_free (amounts[i]);
}

static void
add_sum_row (TopsheetCliTable *table, TopsheetPlanDiff *diff, const char *title, const TopsheetPlanDiffSum *sum)
{
  const guint last = diff->n_plans - 1;
  g_autofree char *difference = format_difference (sum->has_difference[last], &sum->difference[last]);
  char *amounts[TOPSHEET_PLAN_DIFF_MAX] = { NULL };

  for (guint i = 0; i < diff->n_plans; i++)
    amounts[i] = topsheet_cli_format_money (&sum->amounts[i]);
  add_cells (table, diff, title, "", "", amounts, difference);
  for (guint i = 0; i < diff->n_plans; i++)
    g_free (amounts[i]);
}

static void
print_text (TopsheetCli *cli, TopsheetPlanDiff *diff)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_null_terminated (9, g_free, TRUE);
  g_autoptr (TopsheetCliTable) table = NULL;

  g_ptr_array_add (columns, g_strdup (_("Phase")));
  g_ptr_array_add (columns, g_strdup (_("Line")));
  g_ptr_array_add (columns, g_strdup (""));
  for (guint i = 0; i < diff->n_plans; i++)
    g_ptr_array_add (columns, g_strdup_printf (_(">Version %u"), topsheet_budget_plan_get_version (diff->plans[i])));
  g_ptr_array_add (columns, g_strdup (_(">Difference")));
  table = topsheet_cli_table_new ((const char * const *) columns->pdata);
  for (guint i = 0; i < diff->rows->len; i++)
    {
      const TopsheetPlanDiffRow *row = g_ptr_array_index (diff->rows, i);

      if (row->status != TOPSHEET_PLAN_LINE_SAME || topsheet_cli_get_flag (cli, "all"))
        add_line_row (table, diff, row);
    }
  add_sum_row (table, diff, _("Subtotal"), &diff->subtotal);
  add_sum_row (table, diff, _("Buffer"), &diff->buffer);
  add_sum_row (table, diff, _("Total"), &diff->total);
  topsheet_cli_table_print (table);
  if (topsheet_plan_diff_is_empty (diff))
    topsheet_cli_print (_("\nThe versions say the same.\n"));
  if (!diff->total.has_difference[diff->n_plans - 1])
    topsheet_cli_print (_("\nWhat the versions differ by is not known: lines that changed have no price.\n"));
  if (diff->variables_changed)
    topsheet_cli_print (_("\nThe variables differ.\n"));
}

gboolean
topsheet_cli_plan_run_diff (TopsheetCli *cli, GError **error)
{
  guint versions[TOPSHEET_PLAN_DIFF_MAX], n = 0;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetPlanDiff) diff = NULL;

  for (; n < TOPSHEET_PLAN_DIFF_MAX && cli->args[n + 1] != NULL; n++)
    if (!topsheet_cli_plan_read_version (cli->args[n + 1], &versions[n], error))
      return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  diff = dex_await_boxed (topsheet_plan_versions_compare (cli->session, topsheet_project_get_id (project), versions, n),
                          error);
  if (diff == NULL)
    return FALSE;
  if (cli->json)
    print_json (cli, diff);
  else
    print_text (cli, diff);
  return TRUE;
}
