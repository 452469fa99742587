/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"

G_BEGIN_DECLS

/**
 * TopsheetSelfHostInput:
 *
 * The rows of API or Own GPU as they stand there; amounts in one currency.
 */
typedef struct
{
  TopsheetDecimal images;      /* a month, whole */
  TopsheetDecimal price;       /* of an image at the API */
  TopsheetDecimal purchase;    /* of the workstation */
  TopsheetDecimal months;      /* that it is written off over */
  TopsheetDecimal hours;       /* of an operator, a month */
  TopsheetDecimal rate;        /* of the operator, an hour */
  TopsheetDecimal seconds;     /* for an image */
  TopsheetDecimal watts;
  TopsheetDecimal electricity; /* a kWh */
} TopsheetSelfHostInput;

/**
 * TopsheetSelfHostSums:
 *
 * What they come to, a month.
 */
typedef struct
{
  TopsheetMoney   fixed;      /* before the first image: purchase ÷ months + hours × rate */
  TopsheetDecimal variable;   /* an image: watts × seconds ÷ 3,600,000 × electricity */
  gint64          images;
  gboolean        pays_off;   /* an image on the own GPU is cheaper than at the API */
  gint64          break_even; /* the fewest images at which the own GPU is no dearer: fixed ÷ (price − variable), rounded up */
  TopsheetMoney   api, own;   /* at @images */
  TopsheetMoney   gap;        /* own − api */
} TopsheetSelfHostSums;

/* FALSE with a sentence when a number does not fit. */
gboolean topsheet_self_host_input_compute (const TopsheetSelfHostInput *self,
                                           const char                  *currency,
                                           TopsheetSelfHostSums        *sums,
                                           GError                     **error);

G_END_DECLS
