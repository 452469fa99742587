/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-line.h"

G_BEGIN_DECLS

/** TOPSHEET_LINES_TEXT_MAX_ROWS: rows that are read of one text. */
#define TOPSHEET_LINES_TEXT_MAX_ROWS 10000
/** TOPSHEET_LINES_TEXT_MAX_BYTES: how long a text may be. */
#define TOPSHEET_LINES_TEXT_MAX_BYTES ((gsize) 4 * 1024 * 1024)

/**
 * TopsheetLinesColumn:
 *
 * Columns of a table of lines, in the order they are written in. What is behind AMOUNT only our own tables have.
 */
typedef enum
{
  TOPSHEET_LINES_PHASE,
  TOPSHEET_LINES_ACCOUNT,
  TOPSHEET_LINES_WHAT,
  TOPSHEET_LINES_MODEL,
  TOPSHEET_LINES_QUANTITY, /* or "=formula" */
  TOPSHEET_LINES_UNIT,
  TOPSHEET_LINES_UNIT_PRICE,
  TOPSHEET_LINES_CURRENCY,
  TOPSHEET_LINES_WANTED,
  TOPSHEET_LINES_ACCEPTANCE,
  TOPSHEET_LINES_AMOUNT,
  TOPSHEET_LINES_MEASURED, /* "4 of 54" */
  TOPSHEET_LINES_SETTINGS, /* of one generation, as topsheet_usage_to_text() */
  TOPSHEET_LINES_NOTE,
} TopsheetLinesColumn;
#define TOPSHEET_LINES_N_COLUMNS (TOPSHEET_LINES_NOTE + 1)

/* Stable: "unit_price". (transfer none) */
const char *topsheet_lines_column_get_key   (TopsheetLinesColumn column);
/* Translated: "Unit price". (transfer none) */
const char *topsheet_lines_column_get_title (TopsheetLinesColumn column);
/* By its title in English or translated, its key, or what people call it. "Amount (EUR)" is one as well. */
gboolean    topsheet_lines_column_find      (const char          *title,
                                             TopsheetLinesColumn *out);

/**
 * TopsheetLinesRefusal:
 * @row: from 1, as a spreadsheet counts
 * @column: key of the column, %NULL where it is about the row
 * @value: what stands there
 * @why: a sentence
 * @text: the whole row as it stood
 */
typedef struct
{
  guint       row;
  const char *column;
  const char *title; /* of the column, translated */
  char       *value;
  char       *why;
  char       *text;
} TopsheetLinesRefusal;

/**
 * TopsheetLinesText:
 * @lines: (element-type TopsheetBudgetLine): of the rows that could be read
 * @refusals: (element-type TopsheetLinesRefusal): the others
 * @ignored: (element-type utf8): titles of columns that are none of ours
 * @header: (nullable): the first row as it stood, when it has titles
 *
 * What was read of a table.
 */
typedef struct
{
  GPtrArray *lines;
  GPtrArray *refusals;
  GPtrArray *ignored;
  char      *header;
} TopsheetLinesText;

void               topsheet_lines_text_free        (TopsheetLinesText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetLinesText, topsheet_lines_text_free)

/**
 * topsheet_lines_text_read:
 * @currency: the plan's
 * @phase: of rows that do not say theirs
 * @account: of rows that do not say theirs; 0, or a compute account where they say another phase: the compute account of their phase
 *
 * Reads lines of a plan from tab-separated text: a spreadsheet's clipboard (UTF-8), or a file (also UTF-16 with its mark). The first row may have titles; columns then stand in
 * any order. Without, they are What, Quantity, Unit, Unit price, Currency, or What, Quantity, Unit price, or all of them from Phase on.
 *
 * - Numbers have a decimal comma or point. "1,200" alone can be read in two ways; other cells of the table decide, and where none does the row is refused.
 * - "=…" in Quantity is a formula. An apostrophe before = + - @ or another one only marks a text, as in a spreadsheet, and is taken off; a lone one is an empty text.
 * - Acceptance is "35 %" or 0.35.
 * - Wanted goes before Quantity, as in the form. An Amount is read only where neither unit price nor model says what a line costs.
 *
 * Returns: (transfer full): what could be read; %NULL with %TOPSHEET_ERROR_INVALID for a text that is too long, and %TOPSHEET_ERROR_PARSE for one without rows
 */
TopsheetLinesText *topsheet_lines_text_read        (GBytes             *text,
                                                    const char         *currency,
                                                    TopsheetPhase       phase,
                                                    guint               account,
                                                    GError            **error);
/* The refused rows below the titles, as they stood; to be mended and pasted again. (transfer full) */
char              *topsheet_lines_text_get_refused (const TopsheetLinesText *self);
/* "Row 4, Quantity, “many”: This is not a number." (transfer full) */
char              *topsheet_lines_refusal_explain  (const TopsheetLinesRefusal *self);

/**
 * topsheet_lines_text_write:
 * @lines: (element-type TopsheetBudgetLine)
 * @currency: the plan's
 * @local: titles, phases and the decimal mark in the language of the messages, for a spreadsheet on the same desk; else English with a point
 *
 * Writes a title row and a row a line, each ending in a newline. A text that a spreadsheet could take for a formula (it begins with = + - @, their wide forms,
 * a tab or a line end) gets an apostrophe in front, as OWASP recommends against CSV injection; reading takes it off. A number with three decimals gets a
 * zero behind, so that it has one reading.
 *
 * Returns: (transfer full)
 */
char              *topsheet_lines_text_write       (GPtrArray          *lines,
                                                    const char         *currency,
                                                    gboolean            local);

G_END_DECLS
