/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "engine/topsheet-own-gpu.h"

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
  TopsheetDecimal working;     /* hours a month that a GPU makes images, above 0 */
} TopsheetSelfHostInput;

/**
 * TopsheetSelfHostSums:
 *
 * What they come to, a month, as topsheet_own_gpu_compute() says, in money.
 */
typedef struct
{
  TopsheetMoney   fixed;      /* of one GPU before the first image: purchase ÷ months + hours × rate */
  TopsheetDecimal variable;   /* an image: watts × seconds ÷ 3,600,000 × electricity */
  gint64          images;
  gint64          gpus;       /* that @images take, at least 1 */
  gint64          most;       /* images that one GPU makes */
  gboolean        pays_off;   /* there is a number of images from which GPUs of one's own are no dearer */
  gboolean        is_bound;   /* an image is cheaper on the own GPU, but one GPU makes too few to earn what it costs */
  gint64          break_even; /* the fewest images at which they are no dearer */
  gboolean        lasts;      /* and the number from which on a further GPU never makes them dearer again */
  gint64          lasting;
  TopsheetMoney   api, own;   /* at @images */
  TopsheetMoney   gap;        /* own − api */
} TopsheetSelfHostSums;

/* FALSE with a sentence when a number does not fit. */
gboolean topsheet_self_host_input_compute (const TopsheetSelfHostInput *self,
                                           const char                  *currency,
                                           TopsheetSelfHostSums        *sums,
                                           GError                     **error);

G_END_DECLS
