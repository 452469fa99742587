/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"

G_BEGIN_DECLS

/**
 * TopsheetEditInput:
 *
 * The rows of Regenerate or Edit as they stand there; amounts in one currency, shares in percent.
 */
typedef struct
{
  TopsheetDecimal price;    /* of one try */
  TopsheetDecimal review;   /* minutes a person looks at a try */
  TopsheetDecimal accepted; /* percent of the tries that are accepted, above 0 */
  TopsheetDecimal minutes;  /* of editing a rejected version */
  TopsheetDecimal tools;    /* what an edit costs besides time */
  TopsheetDecimal saved;    /* percent of the edits that are accepted, above 0 */
  TopsheetDecimal rate;     /* of a person, an hour */
} TopsheetEditInput;

/**
 * TopsheetEditSums:
 *
 * What an accepted version costs either way, as topsheet_accepted_cost_compute() and topsheet_edit_choice_compute() say, in money.
 */
typedef struct
{
  TopsheetMoney   regenerate;
  TopsheetMoney   edit;
  TopsheetMoney   edit_at_once; /* the same with no minutes of editing */
  TopsheetMoney   gap;          /* edit − regenerate */
  gboolean        has_most;     /* FALSE without a rate: any time pays, or none */
  TopsheetDecimal most_minutes; /* 0: an edit never pays */
} TopsheetEditSums;

/* FALSE with a sentence when nothing is accepted or a number does not fit. */
gboolean topsheet_edit_input_compute (const TopsheetEditInput *self,
                                      const char              *currency,
                                      TopsheetEditSums        *sums,
                                      GError                 **error);

G_END_DECLS
