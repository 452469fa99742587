/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-cell-number.h"
#include "exchange/topsheet-lines-text.h"
#include "exchange/topsheet-text-table.h"

G_BEGIN_DECLS

/**
 * TopsheetLinesReader:
 * @currency: the plan's
 * @phase: where a row does not say it
 * @account: where a row does not say it; 0: that of its phase
 * @mark: what the table says about the decimal mark
 * @column_at: where each column stands, -1: nowhere
 * @n_columns: cells a row may have
 * @column_currency: what the titles say, "" for nothing
 *
 * How the rows of one table are read.
 */
typedef struct
{
  const char       *currency;
  TopsheetPhase     phase;
  guint             account;
  TopsheetCellMark  mark;
  int               column_at[TOPSHEET_LINES_N_COLUMNS];
  guint             n_columns;
  char              column_currency[4];
} TopsheetLinesReader;

/* (transfer full) (nullable): the line, or %NULL with column, value and why of @refusal set */
TopsheetBudgetLine *topsheet_lines_reader_read (const TopsheetLinesReader *self,
                                                const TopsheetTextRow     *row,
                                                TopsheetLinesRefusal      *refusal);
/* "production" and "Production", in English or as we write it. */
gboolean            topsheet_lines_find_phase  (const char                *text,
                                                TopsheetPhase             *out);
/* "=…", also behind the apostrophe that marks a text. */
gboolean            topsheet_lines_is_formula  (const char                *cell);
/* Whether the apostrophe in front of @text is only a mark of a text, or has to be put there. */
gboolean            topsheet_lines_needs_mark  (const char                *text);

G_END_DECLS
