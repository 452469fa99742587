/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-self-host-input.h"

/* The rows as the engine asks for them. */
static gboolean
make_gpu (const TopsheetSelfHostInput *self, TopsheetOwnGpu *out, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetDecimal joules;

  *out = (TopsheetOwnGpu) { .api = self->price, .seconds = self->seconds, .hours = self->working, .days = 1 };
  return topsheet_own_gpu_fixed (&self->purchase, &self->months, &self->hours, &self->rate, &out->fixed, error) &&
         topsheet_decimal_multiply (&self->watts, &self->seconds, &joules, error) &&
         topsheet_break_even_energy_item (&joules, &one, &self->electricity, &out->variable, error);
}

static gboolean
as_money (const TopsheetDecimal *amount, const char *currency, TopsheetMoney *out, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);

  return topsheet_money_price (&one, amount, 1, currency, out, error);
}

static void
take_crossing (const TopsheetOwnGpu *gpu, const TopsheetOwnGpuSums *found, TopsheetSelfHostSums *sums)
{
  sums->pays_off = found->sums.breaks_even;
  sums->is_bound = !sums->pays_off && topsheet_decimal_compare (&gpu->api, &gpu->variable) > 0;
  sums->break_even = found->sums.needed_per_month;
  sums->lasts = found->lasts;
  sums->lasting = found->lasting_per_month;
  sums->gpus = found->capacity.gpus;
  sums->most = (gint64) topsheet_decimal_to_double (&found->capacity.items_per_month);
}

gboolean
topsheet_self_host_input_compute (const TopsheetSelfHostInput *self,
                                  const char *currency,
                                  TopsheetSelfHostSums *sums,
                                  GError **error)
{
  TopsheetOwnGpu gpu;
  TopsheetOwnGpuSums found;

  g_return_val_if_fail (self != NULL && sums != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);

  *sums = (TopsheetSelfHostSums) { 0 };
  if (!make_gpu (self, &gpu, error) || !topsheet_own_gpu_compute (&gpu, &self->images, &found, error))
    return FALSE;
  sums->variable = topsheet_decimal_normalize (&gpu.variable);
  take_crossing (&gpu, &found, sums);
  return topsheet_decimal_ceil (&self->images, &sums->images, error) &&
         as_money (&gpu.fixed, currency, &sums->fixed, error) &&
         as_money (&found.sums.api_per_month, currency, &sums->api, error) &&
         as_money (&found.sums.self_host_per_month, currency, &sums->own, error) &&
         topsheet_money_subtract (&sums->own, &sums->api, &sums->gap, error);
}
