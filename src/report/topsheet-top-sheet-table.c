/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/topsheet-text.h"
#include "report/topsheet-report-table.h"

#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

/* Columns of the table; without a plan only the first ones of the cost are known. */
enum
{
  COLUMN_PHASE,
  COLUMN_PLAN,
  COLUMN_ACTUAL,
  COLUMN_COMMITTED,
  COLUMN_TOTAL,
  COLUMN_TO_COMPLETE,
  COLUMN_AT_COMPLETION,
  COLUMN_VARIANCE,
  N_TABLE_COLUMNS
};

static gboolean
is_shown (const TopsheetCostReport *cost, guint column)
{
  return cost->has_plan || column == COLUMN_PHASE || column == COLUMN_ACTUAL || column == COLUMN_COMMITTED ||
         column == COLUMN_TOTAL;
}

static TopsheetTable *
new_table (TopsheetReportData *data)
{
  g_autofree char *plan = topsheet_report_plan_name (data);
  const TopsheetTableColumn all[N_TABLE_COLUMNS] = {
    [COLUMN_PHASE] = { _("Phase"), TOPSHEET_ALIGN_LEFT, 2, 0 },
    [COLUMN_PLAN] = { plan, TOPSHEET_ALIGN_RIGHT, 0, 0 },
    [COLUMN_ACTUAL] = { _("Actual"), TOPSHEET_ALIGN_RIGHT, 0, 0 },
    [COLUMN_COMMITTED] = { _("Committed"), TOPSHEET_ALIGN_RIGHT, 0, 0 },
    [COLUMN_TOTAL] = { C_("cost", "Total"), TOPSHEET_ALIGN_RIGHT, 0, 1 },
    [COLUMN_TO_COMPLETE] = { _("To complete"), TOPSHEET_ALIGN_RIGHT, 0, 0 },
    [COLUMN_AT_COMPLETION] = { _("At completion"), TOPSHEET_ALIGN_RIGHT, 0, 0 },
    [COLUMN_VARIANCE] = { _("Variance"), TOPSHEET_ALIGN_RIGHT, 0, 0 },
  };
  TopsheetTableColumn columns[N_TABLE_COLUMNS];
  guint n = 0;

  for (guint i = 0; i < N_TABLE_COLUMNS; i++)
    if (is_shown (&data->cost, i))
      columns[n++] = all[i];

  return topsheet_table_new (columns, n, TRUE);
}

/* @cells: one for each column, NULL = nothing there; taken. */
static void
add_cells (TopsheetTable *table,
           const TopsheetCostReport *cost,
           TopsheetTableRowFlags flags,
           char *cells[N_TABLE_COLUMNS],
           const char *second)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < N_TABLE_COLUMNS; i++)
    {
      if (is_shown (cost, i))
        g_strv_builder_take (builder, cells[i] != NULL ? g_steal_pointer (&cells[i]) : g_strdup (""));
      g_clear_pointer (&cells[i], g_free);
    }
  topsheet_table_add_row (table, flags, g_strv_builder_end (builder), second);
}

static void
add_cost_row (TopsheetTable *table,
              const TopsheetCostReport *cost,
              guint *n_rows,
              const TopsheetCostRow *row,
              TopsheetTableRowFlags flags,
              const char *name,
              const char *second)
{
  gboolean nothing = row->plan.nanos == 0 && row->at_completion.nanos == 0;
  char *cells[N_TABLE_COLUMNS] = {
    g_strdup (name),
    topsheet_report_cell (&row->plan),
    topsheet_report_cell (&row->actual),
    topsheet_report_cell (&row->committed),
    topsheet_report_cell (&row->total),
    topsheet_report_cell (&row->to_complete),
    topsheet_report_cell (&row->at_completion),
    nothing ? g_strdup ("–") : topsheet_report_amount (&row->variance),
  };

  add_cells (table, cost, flags, cells, second);
  if (cost->has_plan && row->variance.nanos < 0)
    topsheet_table_set_over (table, *n_rows, COLUMN_VARIANCE);
  (*n_rows)++;
}

static const char *
describe_phase (TopsheetReportData *data, TopsheetPhase phase)
{
  TopsheetPhase current = topsheet_project_get_phase (data->project);

  if (phase < current)
    return C_("phase", "closed");
  return phase == current ? C_("phase", "open") : C_("phase", "not begun");
}

static char *
print_buffer_name (TopsheetReportData *data)
{
  TopsheetDecimal buffer = topsheet_budget_plan_get_buffer_percent (data->plan);
  g_autofree char *percent = topsheet_text_format_decimal (&buffer);

  /* xgettext:no-c-format */
  return topsheet_report_fill (_("Iteration buffer, {p} %¹"), "p", percent, NULL);
}

static void
add_buffer_row (TopsheetTable *table, TopsheetReportData *data, guint *n_rows)
{
  const TopsheetCostReport *cost = &data->cost;
  char *cells[N_TABLE_COLUMNS] = {
    print_buffer_name (data), topsheet_report_cell (&cost->buffer),
    g_strdup ("–"),           g_strdup ("–"),
    g_strdup ("–"),           g_strdup ("–"),
    g_strdup ("–"),           topsheet_report_cell (&cost->buffer),
  };

  add_cells (table, cost, TOPSHEET_TABLE_ROW_KEEP, cells, NULL);
  (*n_rows)++;
}

static void
add_limit_rows (TopsheetTable *table, TopsheetReportData *data, guint *n_rows)
{
  const TopsheetCostReport *cost = &data->cost;
  char *limit[N_TABLE_COLUMNS] = { g_strdup (_("Limit")) };
  char *left[N_TABLE_COLUMNS] = { g_strdup (_("Left under the limit")) };
  guint last = cost->has_plan ? COLUMN_AT_COMPLETION : COLUMN_TOTAL;

  if (cost->has_plan)
    {
      limit[COLUMN_PLAN] = topsheet_report_amount (&cost->limit);
      left[COLUMN_PLAN] = topsheet_report_amount (&cost->left_plan);
    }
  limit[last] = topsheet_report_amount (&cost->limit);
  left[last] = topsheet_report_amount (&cost->left_at_completion);
  add_cells (table, cost, TOPSHEET_TABLE_ROW_KEEP, limit, NULL);
  add_cells (table, cost, TOPSHEET_TABLE_ROW_KEEP | TOPSHEET_TABLE_ROW_BOLD, left, NULL);

  (*n_rows) += 2;
  if (cost->has_plan && cost->left_plan.nanos < 0)
    topsheet_table_set_over (table, *n_rows - 1, COLUMN_PLAN);
  if (cost->left_at_completion.nanos < 0)
    topsheet_table_set_over (table, *n_rows - 1, cost->has_plan ? COLUMN_AT_COMPLETION : 3);
}

TopsheetTable *
topsheet_top_sheet_table_new (TopsheetReportData *data)
{
  const TopsheetCostReport *cost = &data->cost;
  TopsheetTable *table = new_table (data);
  guint n_rows = 0;

  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    {
      const TopsheetCostRow *row = &cost->phases[i];

      /* What is spent while planning belongs to exploration. */
      if (i == TOPSHEET_PHASE_PLANNING && row->plan.nanos == 0 && row->at_completion.nanos == 0 &&
          row->actual.nanos == 0)
        continue;
      add_cost_row (table, cost, &n_rows, row, TOPSHEET_TABLE_ROW_PLAIN, topsheet_phase_get_title ((TopsheetPhase) i),
                    describe_phase (data, (TopsheetPhase) i));
    }
  if (cost->has_plan && data->plan != NULL)
    {
      add_cost_row (table, cost, &n_rows, &cost->subtotal, TOPSHEET_TABLE_ROW_RULE_HAIR, _("Subtotal"), NULL);
      add_buffer_row (table, data, &n_rows);
    }
  add_cost_row (table, cost, &n_rows, &cost->total,
                TOPSHEET_TABLE_ROW_RULE_TOTAL | TOPSHEET_TABLE_ROW_BOLD | TOPSHEET_TABLE_ROW_KEEP, _("Total"), NULL);
  if (cost->has_limit)
    add_limit_rows (table, data, &n_rows);

  return table;
}
