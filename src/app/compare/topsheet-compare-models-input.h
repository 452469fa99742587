/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"

G_BEGIN_DECLS

/**
 * TopsheetModelsInput:
 *
 * The rows of Model Against Model as they stand there; amounts in one currency, shares in percent.
 */
typedef struct
{
  TopsheetDecimal price[2];    /* of an image */
  TopsheetDecimal accepted[2]; /* percent of the tries, above 0 */
  TopsheetDecimal review;      /* minutes a person looks at a try */
  TopsheetDecimal rate;        /* of that person, an hour */
} TopsheetModelsInput;

/**
 * TopsheetModelsSums:
 *
 * What an accepted image of each costs and where the two are equal, as topsheet_accepted_cost_compute() and topsheet_accepted_cost_equal_minutes() say, in money.
 */
typedef struct
{
  TopsheetMoney   cost[2];
  TopsheetMoney   at_once[2];  /* without review */
  TopsheetMoney   gap;         /* cost[1] − cost[0] */
  gboolean        has_equal;   /* there are such minutes, above 0 */
  TopsheetDecimal equal_minutes;
} TopsheetModelsSums;

/* FALSE with a sentence when nothing is accepted or a number does not fit. */
gboolean topsheet_models_input_compute (const TopsheetModelsInput *self,
                                        const char                *currency,
                                        TopsheetModelsSums        *sums,
                                        GError                   **error);

G_END_DECLS
