/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-call.h"
#include "engine/topsheet-subscription.h"

G_BEGIN_DECLS

/* The credit rate of a rule whose credits come from lots that were bought, each at its own price. */
#define TOPSHEET_CREDIT_RATE_LOTS "lots"

/**
 * TopsheetCreditDraw:
 *
 * The credits that a call draws. A lot is a rule of the meter "lot": its price is what one credit of it cost, `count_upto` how many it has, valid-from when
 * it was bought, valid-to when what is left of it is lost. The selector `credits_drawn` of the call says how many were taken from them before. Private to pricing.
 */
typedef struct
{
  GPtrArray *rules; /* the lots (element-type TopsheetPriceRule) (unowned) */
  GArray    *lots;  /* of TopsheetCreditLot, in the same order */
  gint64     at_usec;
} TopsheetCreditDraw;

/**
 * TopsheetCreditPart:
 * @lot: the lot (unowned)
 * @quantity: how many credits of it
 */
typedef struct
{
  TopsheetPriceRule *lot;
  TopsheetDecimal    quantity;
} TopsheetCreditPart;

gboolean    topsheet_credit_draw_is_from_lots (TopsheetPriceRule      *rule);
/* Takes what was drawn before @call from the lots among @rules, which are those valid at the time. FALSE on overflow. */
gboolean    topsheet_credit_draw_init         (TopsheetCreditDraw     *self,
                                               GPtrArray              *rules,
                                               const TopsheetCall     *call,
                                               gint64                  at_usec,
                                               GError                **error);
void        topsheet_credit_draw_clear        (TopsheetCreditDraw     *self);
/* What each lot gives, the earliest expiry first. Returns %NULL on overflow; @is_covered FALSE: the lots have too few, and nothing was taken.
 * (element-type TopsheetCreditPart) (transfer full) */
GArray     *topsheet_credit_draw_take         (TopsheetCreditDraw     *self,
                                               const TopsheetDecimal  *credits,
                                               gboolean               *is_covered,
                                               GError                **error);

G_END_DECLS
