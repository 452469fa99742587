/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-models-input.h"

#include "engine/topsheet-accepted-cost.h"

#define MINUTE_DIGITS 4

static TopsheetAttemptCost
make_attempt (const TopsheetModelsInput *self, guint n)
{
  const TopsheetDecimal percent = topsheet_decimal_normalize (&self->accepted[n]);

  return (TopsheetAttemptCost) {
    .api = self->price[n],
    .rate_per_hour = self->rate,
    .review_minutes = self->review,
    .batch = topsheet_decimal_from_int (1),
    .acceptance = { percent.mantissa, percent.scale + 2 },
  };
}

static gboolean
find_cost (const TopsheetAttemptCost *attempt,
           const char *currency,
           TopsheetMoney *cost,
           TopsheetMoney *at_once,
           GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetAcceptedCost accepted;

  return topsheet_accepted_cost_compute (attempt, &accepted, error) &&
         topsheet_money_price (&one, &accepted.total, 1, currency, cost, error) &&
         topsheet_money_price (&one, &accepted.api, 1, currency, at_once, error);
}

gboolean
topsheet_models_input_compute (const TopsheetModelsInput *self,
                               const char *currency,
                               TopsheetModelsSums *sums,
                               GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetAttemptCost attempts[2];
  TopsheetDecimal minutes;

  g_return_val_if_fail (self != NULL && sums != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);

  *sums = (TopsheetModelsSums) { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      attempts[i] = make_attempt (self, i);
      if (!find_cost (&attempts[i], currency, &sums->cost[i], &sums->at_once[i], error))
        return FALSE;
    }
  return topsheet_accepted_cost_equal_minutes (&attempts[0], &attempts[1], &sums->has_equal, &minutes, error) &&
         topsheet_decimal_divide (&minutes, &one, MINUTE_DIGITS, &sums->equal_minutes, error) &&
         topsheet_money_subtract (&sums->cost[1], &sums->cost[0], &sums->gap, error);
}
