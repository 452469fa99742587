/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-subscription.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>

gboolean
topsheet_subscription_compute (const TopsheetSubscription *self,
                               const TopsheetDecimal *used,
                               TopsheetMoney *total,
                               TopsheetDecimal *wasted,
                               GError **error)
{
  TopsheetDecimal more;
  TopsheetMoney overage;

  g_return_val_if_fail (self != NULL && used != NULL && total != NULL && wasted != NULL, FALSE);

  if (topsheet_decimal_sign (used) < 0 || topsheet_decimal_sign (&self->included) < 0 ||
      topsheet_decimal_sign (&self->overage) < 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("What a subscription includes, what is used and what more costs cannot be below zero"));
      return FALSE;
    }
  *wasted = TOPSHEET_DECIMAL_ZERO;
  *total = self->fee;
  if (!topsheet_decimal_subtract (used, &self->included, &more, error))
    return FALSE;
  if (topsheet_decimal_sign (&more) <= 0)
    {
      *wasted = (TopsheetDecimal) { -more.mantissa, more.scale };
      return TRUE;
    }
  return topsheet_money_price (&more, &self->overage, 1, self->fee.currency, &overage, error) &&
         topsheet_money_add (&self->fee, &overage, total, error);
}

/* Nanos in a decimal, exactly. */
static TopsheetDecimal
get_decimal (const TopsheetMoney *money)
{
  const TopsheetDecimal nanos = { money->nanos, 9 };

  return topsheet_decimal_normalize (&nanos);
}

gboolean
topsheet_subscription_get_unit_cost (const TopsheetMoney *total,
                                     const TopsheetDecimal *used,
                                     TopsheetDecimal *unit_cost,
                                     GError **error)
{
  TopsheetDecimal amount;

  g_return_val_if_fail (total != NULL && used != NULL && unit_cost != NULL, FALSE);

  if (topsheet_decimal_sign (used) <= 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("Nothing was used, so there is no price of one"));
      return FALSE;
    }
  amount = get_decimal (total);
  return topsheet_decimal_divide (&amount, used, 12, unit_cost, error);
}

/* Where fee + (u − included) × overage = u × unit price: (fee − included × overage) ÷ (unit price − overage) */
static gboolean
find_beyond (const TopsheetSubscription *self,
             const TopsheetDecimal *unit_price,
             TopsheetDecimal *quantity,
             GError **error)
{
  TopsheetDecimal fee = get_decimal (&self->fee), covered, less;

  return topsheet_decimal_multiply (&self->included, &self->overage, &covered, error) &&
         topsheet_decimal_subtract (&fee, &covered, &fee, error) &&
         topsheet_decimal_subtract (unit_price, &self->overage, &less, error) &&
         topsheet_decimal_divide (&fee, &less, 9, quantity, error);
}

gboolean
topsheet_subscription_compare (const TopsheetSubscription *self,
                               const TopsheetDecimal *unit_price,
                               TopsheetSubscriptionBreakEven *out,
                               GError **error)
{
  TopsheetDecimal fee;
  int dearer;

  g_return_val_if_fail (self != NULL && unit_price != NULL && out != NULL, FALSE);

  if (topsheet_decimal_sign (unit_price) <= 0 || self->fee.nanos < 0 || topsheet_decimal_sign (&self->included) < 0 ||
      topsheet_decimal_sign (&self->overage) < 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("A subscription is compared with a price above zero, and none of its own numbers can be below zero"));
      return FALSE;
    }
  *out = (TopsheetSubscriptionBreakEven) { 0 };
  fee = get_decimal (&self->fee);
  if (!topsheet_decimal_divide (&fee, unit_price, 9, &out->fee_worth, error))
    return FALSE;

  dearer = topsheet_decimal_compare (&self->overage, unit_price);
  if (topsheet_decimal_compare (&out->fee_worth, &self->included) <= 0)
    {
      out->breaks_even = TRUE;
      out->from = out->fee_worth;
      out->has_end = dearer > 0;
      return !out->has_end || find_beyond (self, unit_price, &out->until, error);
    }
  out->breaks_even = dearer < 0;
  return !out->breaks_even || find_beyond (self, unit_price, &out->from, error);
}

static gboolean
is_expired (const TopsheetCreditLot *lot, gint64 at_usec)
{
  return lot->expires_at_usec > 0 && lot->expires_at_usec <= at_usec;
}

/* The lot to draw from next; NULL when there is none left. */
static TopsheetCreditLot *
find_next (TopsheetCreditLot *lots, guint n_lots, gint64 at_usec)
{
  TopsheetCreditLot *best = NULL;

  for (guint i = 0; i < n_lots; i++)
    {
      TopsheetCreditLot *lot = &lots[i];
      guint64 expires = lot->expires_at_usec > 0 ? (guint64) lot->expires_at_usec : G_MAXUINT64;
      guint64 best_expires = best != NULL && best->expires_at_usec > 0 ? (guint64) best->expires_at_usec : G_MAXUINT64;

      if (lot->bought_at_usec > at_usec || is_expired (lot, at_usec) || topsheet_decimal_sign (&lot->quantity) <= 0)
        continue;
      if (best == NULL || expires < best_expires ||
          (expires == best_expires && lot->bought_at_usec < best->bought_at_usec))
        best = lot;
    }
  return best;
}

static gboolean
add_cost (const TopsheetDecimal *quantity, TopsheetCreditLot *lot, TopsheetMoney *sum, GError **error)
{
  TopsheetMoney cost;

  return topsheet_money_price (quantity, &lot->unit_cost, 1, sum->currency, &cost, error) &&
         topsheet_money_add (sum, &cost, sum, error) &&
         topsheet_decimal_subtract (&lot->quantity, quantity, &lot->quantity, error);
}

gboolean
topsheet_credit_lots_draw (TopsheetCreditLot *lots,
                           guint n_lots,
                           gint64 at_usec,
                           const TopsheetDecimal *quantity,
                           const char *currency,
                           TopsheetMoney *cost,
                           TopsheetMoney *expired,
                           TopsheetDecimal *short_of,
                           GError **error)
{
  TopsheetCreditLot *lot;

  g_return_val_if_fail (lots != NULL || n_lots == 0, FALSE);
  g_return_val_if_fail (quantity != NULL && cost != NULL && expired != NULL && short_of != NULL, FALSE);

  *cost = *expired = topsheet_money (0, currency);
  *short_of = *quantity;
  for (guint i = 0; i < n_lots; i++)
    {
      const TopsheetDecimal left = lots[i].quantity;

      if (is_expired (&lots[i], at_usec) && !add_cost (&left, &lots[i], expired, error))
        return FALSE;
    }
  while (topsheet_decimal_sign (short_of) > 0 && (lot = find_next (lots, n_lots, at_usec)) != NULL)
    {
      const TopsheetDecimal part = topsheet_decimal_compare (short_of, &lot->quantity) < 0 ? *short_of : lot->quantity;

      if (!add_cost (&part, lot, cost, error) || !topsheet_decimal_subtract (short_of, &part, short_of, error))
        return FALSE;
    }
  return TRUE;
}
