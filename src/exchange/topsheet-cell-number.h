/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

G_BEGIN_DECLS

/**
 * TopsheetCellMark:
 *
 * Which mark stands before the decimals. "1,200" alone does not say; "1,200.50" and "0,05" do.
 */
typedef enum
{
  TOPSHEET_CELL_MARK_UNKNOWN,
  TOPSHEET_CELL_MARK_POINT,
  TOPSHEET_CELL_MARK_COMMA,
} TopsheetCellMark;

/**
 * TopsheetCellNumber:
 * @number: as written; of "35 %" it is 35
 * @is_percent: a % stood behind it
 * @currency: what its sign or code says, "" for none
 *
 * A number as a spreadsheet shows it.
 */
typedef struct
{
  TopsheetDecimal number;
  gboolean        is_percent;
  char            currency[4];
} TopsheetCellNumber;

/* What a number says by itself about the mark of its table. */
TopsheetCellMark topsheet_cell_number_get_mark (const char          *cell);

/**
 * topsheet_cell_number_parse:
 * @mark: what other cells of the table say, for a number that can be read in two ways
 * @currency: the plan's, to which a sign goes that several currencies share
 * @why: (out) (transfer full): a sentence when it cannot be read
 *
 * Reads "1,200.50", "1.200,50", "1 200,5", "1'200", "$0.04", "0,04 EUR", "35 %" and "1.2E-3" exactly. Groups have three digits, those before the last also two, as in
 * India. A number below zero, and one that has two readings ("1,200" where nothing says what the comma is), is refused.
 */
gboolean         topsheet_cell_number_parse    (const char          *cell,
                                                TopsheetCellMark     mark,
                                                const char          *currency,
                                                TopsheetCellNumber  *out,
                                                char               **why);
/* "EUR" for "€", "eur" and "EUR". "$" in a plan in Canadian dollars is not clear. @word: without blanks around it. */
gboolean         topsheet_cell_find_currency   (const char          *word,
                                                const char          *currency,
                                                char                 out[4]);

G_END_DECLS
