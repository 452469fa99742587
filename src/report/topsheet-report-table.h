/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/topsheet-report-builder.h"

G_BEGIN_DECLS

/**
 * TopsheetTableColumn:
 * @head: names the content; at most two lines
 * @align: words left, figures right
 * @lines: lines a cell may take; 0 = it is never cut (figures, codes)
 * @drop: 0 = must stay; else the column with the smallest number goes first when the table is too wide
 */
typedef struct
{
  const char   *head;
  TopsheetAlign align;
  guint         lines;
  guint         drop;
} TopsheetTableColumn;

typedef enum
{
  TOPSHEET_TABLE_ROW_PLAIN = 0,
  TOPSHEET_TABLE_ROW_BOLD = 1 << 0,
  TOPSHEET_TABLE_ROW_RULE_HAIR = 1 << 1,  /* above, before a subtotal */
  TOPSHEET_TABLE_ROW_RULE_TOTAL = 1 << 2, /* above and below */
  TOPSHEET_TABLE_ROW_KEEP = 1 << 3,       /* never first on a page */
} TopsheetTableRowFlags;

/**
 * TopsheetTable:
 *
 * A table by the rules of report/README §3: a rule under the head, none between columns, figures right, totals below. It flows over pages with its head repeated.
 */
typedef struct _TopsheetTable TopsheetTable;

/* @columns is copied, its heads too. @large: the type of the top sheet, else that of all other tables. */
TopsheetTable *topsheet_table_new        (const TopsheetTableColumn *columns,
                                          guint                      n_columns,
                                          gboolean                   large);
void           topsheet_table_free       (TopsheetTable             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetTable, topsheet_table_free)

/* @cells: (transfer full): one for each column; "" is an empty cell, "–" is printed muted. @second: (nullable): a second line under the first cell. */
void           topsheet_table_add_row    (TopsheetTable             *self,
                                          TopsheetTableRowFlags      flags,
                                          GStrv                      cells,
                                          const char                *second);
/* Prints the cell in the colour of what is over plan. */
void           topsheet_table_set_over   (TopsheetTable             *self,
                                          guint                      row,
                                          guint                      column);
/* Takes the second lines away when the page needs the room. */
void           topsheet_table_drop_seconds (TopsheetTable           *self);
/* Sets the table at the cursor; @caption (nullable) is its heading. */
void           topsheet_table_place      (TopsheetTable             *self,
                                          TopsheetReportBuilder     *builder,
                                          const char                *caption);
/* Height it would take on one page, without caption. */
double         topsheet_table_measure    (TopsheetTable             *self,
                                          TopsheetReportBuilder     *builder);

/* The table of phases: plan, actual, committed, what is to come, variance; buffer, total and limit. (transfer full) */
TopsheetTable *topsheet_top_sheet_table_new (TopsheetReportData      *data);

G_END_DECLS
