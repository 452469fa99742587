/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-edit-input.h"

#include "engine/topsheet-accepted-cost.h"

#define MINUTE_DIGITS 4

/* Percent as a share. */
static TopsheetDecimal
as_share (const TopsheetDecimal *percent)
{
  const TopsheetDecimal shortest = topsheet_decimal_normalize (percent);

  return (TopsheetDecimal) { shortest.mantissa, shortest.scale + 2 };
}

static gboolean
find_regenerate (const TopsheetEditInput *self, TopsheetAcceptedCost *out, GError **error)
{
  const TopsheetAttemptCost attempt = {
    .api = self->price,
    .rate_per_hour = self->rate,
    .review_minutes = self->review,
    .batch = topsheet_decimal_from_int (1),
    .acceptance = as_share (&self->accepted),
  };

  return topsheet_accepted_cost_compute (&attempt, out, error);
}

static gboolean
choose (const TopsheetEditInput *self,
        const TopsheetDecimal *regenerate,
        const TopsheetDecimal *minutes,
        TopsheetEditChoice *out,
        GError **error)
{
  const TopsheetDecimal success = as_share (&self->saved);

  return topsheet_edit_choice_compute (regenerate, &self->tools, minutes, &self->rate, &success, out, error);
}

static gboolean
as_money (const TopsheetDecimal *amount, const char *currency, TopsheetMoney *out, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);

  return topsheet_money_price (&one, amount, 1, currency, out, error);
}

gboolean
topsheet_edit_input_compute (const TopsheetEditInput *self, const char *currency, TopsheetEditSums *sums, GError **error)
{
  const TopsheetDecimal none = TOPSHEET_DECIMAL_ZERO, one = topsheet_decimal_from_int (1);
  TopsheetAcceptedCost cost;
  TopsheetEditChoice choice, at_once;

  g_return_val_if_fail (self != NULL && sums != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);

  *sums = (TopsheetEditSums) { 0 };
  if (!find_regenerate (self, &cost, error) || !choose (self, &cost.total, &self->minutes, &choice, error) ||
      !choose (self, &cost.total, &none, &at_once, error))
    return FALSE;
  sums->has_most = topsheet_decimal_sign (&self->rate) > 0;
  return (!sums->has_most ||
          topsheet_decimal_divide (&choice.max_minutes, &one, MINUTE_DIGITS, &sums->most_minutes, error)) &&
         as_money (&choice.regenerate, currency, &sums->regenerate, error) &&
         as_money (&choice.edit, currency, &sums->edit, error) &&
         as_money (&at_once.edit, currency, &sums->edit_at_once, error) &&
         topsheet_money_subtract (&sums->edit, &sums->regenerate, &sums->gap, error);
}
