/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-self-host-input.h"

#define JOULES_PER_KWH 3600000
#define SCALE 12

static gboolean
find_fixed (const TopsheetSelfHostInput *self, const char *currency, TopsheetMoney *out, GError **error)
{
  TopsheetDecimal share;
  TopsheetMoney machine, operator_cost;
  const TopsheetDecimal one = topsheet_decimal_from_int (1);

  return topsheet_decimal_divide (&self->purchase, &self->months, SCALE - 3, &share, error) &&
         topsheet_money_price (&one, &share, 1, currency, &machine, error) &&
         topsheet_money_price (&self->hours, &self->rate, 1, currency, &operator_cost, error) &&
         topsheet_money_add (&machine, &operator_cost, out, error);
}

static gboolean
find_variable (const TopsheetSelfHostInput *self, TopsheetDecimal *out, GError **error)
{
  const TopsheetDecimal joules_per_kwh = topsheet_decimal_from_int (JOULES_PER_KWH);
  TopsheetDecimal joules, paid;

  return topsheet_decimal_multiply (&self->watts, &self->seconds, &joules, error) &&
         topsheet_decimal_multiply (&joules, &self->electricity, &paid, error) &&
         topsheet_decimal_divide (&paid, &joules_per_kwh, SCALE, out, error);
}

static gboolean
find_break_even (const TopsheetSelfHostInput *self, TopsheetSelfHostSums *sums, GError **error)
{
  const TopsheetDecimal fixed = { sums->fixed.nanos, 9 };
  TopsheetDecimal saving, count;

  if (!topsheet_decimal_subtract (&self->price, &sums->variable, &saving, error))
    return FALSE;
  sums->pays_off = topsheet_decimal_sign (&saving) > 0;
  return !sums->pays_off || (topsheet_decimal_divide (&fixed, &saving, 6, &count, error) &&
                             topsheet_decimal_ceil (&count, &sums->break_even, error));
}

gboolean
topsheet_self_host_input_compute (const TopsheetSelfHostInput *self,
                                  const char *currency,
                                  TopsheetSelfHostSums *sums,
                                  GError **error)
{
  TopsheetMoney running;

  g_return_val_if_fail (self != NULL && sums != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);

  *sums = (TopsheetSelfHostSums) { 0 };
  return find_fixed (self, currency, &sums->fixed, error) && find_variable (self, &sums->variable, error) &&
         find_break_even (self, sums, error) && topsheet_decimal_ceil (&self->images, &sums->images, error) &&
         topsheet_money_price (&self->images, &self->price, 1, currency, &sums->api, error) &&
         topsheet_money_price (&self->images, &sums->variable, 1, currency, &running, error) &&
         topsheet_money_add (&sums->fixed, &running, &sums->own, error) &&
         topsheet_money_subtract (&sums->own, &sums->api, &sums->gap, error);
}
