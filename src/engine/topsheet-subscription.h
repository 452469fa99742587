/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"

G_BEGIN_DECLS

/**
 * TopsheetSubscription:
 * @fee: what a period costs
 * @included: what it includes of one meter; what is left of it does not pass into the next period
 * @overage: what one more costs
 */
typedef struct
{
  TopsheetMoney   fee;
  TopsheetDecimal included;
  TopsheetDecimal overage;
} TopsheetSubscription;

/* What a period with @used comes to: fee + max (0, used − included) × overage; and what of the included is not used. FALSE on overflow or a number below zero. */
gboolean topsheet_subscription_compute (const TopsheetSubscription *self,
                                        const TopsheetDecimal      *used,
                                        TopsheetMoney              *total,
                                        TopsheetDecimal            *wasted,
                                        GError                    **error);

/* What one used unit came to: @total ÷ @used, to twelve digits. TOPSHEET_ERROR_INVALID where nothing was used: there is no such price. */
gboolean topsheet_subscription_get_unit_cost (const TopsheetMoney    *total,
                                              const TopsheetDecimal  *used,
                                              TopsheetDecimal        *unit_cost,
                                              GError                **error);

/**
 * TopsheetSubscriptionBreakEven:
 * @fee_worth: how many units the fee buys at the price without a subscription, to nine digits
 * @breaks_even: whether the subscription is ever no dearer
 * @from: from how many units a period on; only with @breaks_even
 * @has_end: whether it is dearer again for more, since a unit above what is included costs more than without
 * @until: up to how many units it is no dearer; only with @has_end
 *
 * When a subscription is no dearer than to pay for each unit.
 */
typedef struct
{
  TopsheetDecimal fee_worth;
  gboolean        breaks_even;
  TopsheetDecimal from;
  gboolean        has_end;
  TopsheetDecimal until;
} TopsheetSubscriptionBreakEven;

/**
 * topsheet_subscription_compare:
 * @unit_price: what a unit costs without the subscription, > 0, in the currency of the fee
 *
 * Within what is included the subscription is no dearer from fee ÷ @unit_price on; where that is more than what is included, from
 * (fee − included × overage) ÷ (@unit_price − overage) on, if the overage is below @unit_price, and never if it is not.
 *
 * Returns: %FALSE with TOPSHEET_ERROR_INVALID for a number below zero or a @unit_price of 0, or on overflow
 */
gboolean topsheet_subscription_compare (const TopsheetSubscription     *self,
                                        const TopsheetDecimal          *unit_price,
                                        TopsheetSubscriptionBreakEven  *out,
                                        GError                        **error);

/**
 * TopsheetCreditLot:
 * @bought_at_usec: when
 * @quantity: credits
 * @unit_cost: what one of them cost
 * @expires_at_usec: from when on what is left is lost; 0 = never
 *
 * Credits that were bought together. Packs have their own price and their own end.
 */
typedef struct
{
  gint64          bought_at_usec;
  TopsheetDecimal quantity;
  TopsheetDecimal unit_cost;
  gint64          expires_at_usec;
} TopsheetCreditLot;

/**
 * topsheet_credit_lots_draw:
 * @lots: (array length=n_lots): changed in place: what is drawn or has expired leaves `quantity`
 * @at_usec: when; lots bought later are not touched
 * @cost: (out): what the drawn credits had cost
 * @expired: (out): what credits that expired by then had cost, each once
 * @short_of: (out): credits that no lot had
 *
 * Draws credits from lots, the earliest expiry first and of those the oldest.
 *
 * Returns: %FALSE on overflow
 */
gboolean topsheet_credit_lots_draw     (TopsheetCreditLot      *lots,
                                        guint                   n_lots,
                                        gint64                  at_usec,
                                        const TopsheetDecimal  *quantity,
                                        const char             *currency,
                                        TopsheetMoney          *cost,
                                        TopsheetMoney          *expired,
                                        TopsheetDecimal        *short_of,
                                        GError                **error);

G_END_DECLS
