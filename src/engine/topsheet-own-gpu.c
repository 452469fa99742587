/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-own-gpu.h"

#define DIGITS 9
/* Beyond so many GPUs a crossing that only whole numbers put off is of no use to anybody. */
#define MAX_STEPS 1000

static gboolean
compute_with (const TopsheetOwnGpu *self,
              gint64 gpus,
              const TopsheetDecimal *items_per_day,
              TopsheetBreakEven *out,
              GError **error)
{
  const TopsheetDecimal count = topsheet_decimal_from_int (gpus);
  TopsheetDecimal fixed;

  return topsheet_decimal_multiply (&self->fixed, &count, &fixed, error) &&
         topsheet_break_even_compute_for_days (&self->api, &fixed, &self->variable, items_per_day, self->days, out,
                                               error);
}

static gboolean
find_capacity (const TopsheetOwnGpu *self, const TopsheetDecimal *items, TopsheetGpuCapacity *out, GError **error)
{
  *out = (TopsheetGpuCapacity) { .gpus = 1 };
  if (topsheet_decimal_sign (&self->seconds) == 0)
    return TRUE;
  if (!topsheet_break_even_capacity (&self->seconds, &self->hours, items, out, error))
    return FALSE;
  out->gpus = MAX (out->gpus, 1);
  return TRUE;
}

/* The first step of the staircase that has a whole number of items at which it is no dearer. */
static gboolean
find_first (const TopsheetOwnGpu *self, TopsheetBreakEven *out, gint64 *gpus, GError **error)
{
  for (*gpus = 1; *gpus <= MAX_STEPS; (*gpus)++)
    {
      TopsheetGpuCapacity capacity;
      TopsheetDecimal needed;

      if (!compute_with (self, *gpus, NULL, out, error))
        return FALSE;
      needed = topsheet_decimal_from_int (out->needed_per_month);
      if (!find_capacity (self, &needed, &capacity, error))
        return FALSE;
      if (capacity.gpus <= *gpus)
        return TRUE;
    }
  *out = (TopsheetBreakEven) { 0 };
  *gpus = 0;
  return TRUE;
}

/* The last step that is dearer at its start is the greatest G below C ÷ (C − n). */
static void
find_lasting (const TopsheetOwnGpu *self,
              const TopsheetDecimal *most,
              const TopsheetDecimal *first,
              TopsheetOwnGpuSums *out)
{
  TopsheetDecimal room, steps;
  TopsheetBreakEven last;
  gint64 gpus;

  if (!topsheet_decimal_subtract (most, first, &room, NULL) || topsheet_decimal_sign (&room) <= 0 ||
      !topsheet_decimal_divide (most, &room, DIGITS, &steps, NULL) || !topsheet_decimal_ceil (&steps, &gpus, NULL) ||
      !compute_with (self, MAX (gpus - 1, out->break_even_gpus), NULL, &last, NULL))
    return;
  out->lasts = TRUE;
  out->lasting_per_month = last.needed_per_month;
}

static gboolean
find_crossing (const TopsheetOwnGpu *self, TopsheetOwnGpuSums *out, GError **error)
{
  const gboolean bound = topsheet_decimal_sign (&self->seconds) > 0;
  const TopsheetDecimal none = TOPSHEET_DECIMAL_ZERO;
  TopsheetGpuCapacity one;
  TopsheetBreakEven first;

  if (!compute_with (self, 1, NULL, &first, error) || !find_capacity (self, &none, &one, error))
    return FALSE;
  if (!first.breaks_even || (bound && topsheet_decimal_compare (&first.per_month, &one.items_per_month) > 0))
    return TRUE;
  if (!find_first (self, &out->sums, &out->break_even_gpus, error))
    return FALSE;
  if (!out->sums.breaks_even)
    return TRUE;
  if (bound)
    find_lasting (self, &one.items_per_month, &first.per_month, out);
  else
    {
      out->lasts = TRUE;
      out->lasting_per_month = out->sums.needed_per_month;
    }
  return TRUE;
}

gboolean
topsheet_own_gpu_compute (const TopsheetOwnGpu *self,
                          const TopsheetDecimal *items_per_day,
                          TopsheetOwnGpuSums *out,
                          GError **error)
{
  TopsheetDecimal days, items = TOPSHEET_DECIMAL_ZERO;
  TopsheetBreakEven made;

  g_return_val_if_fail (self != NULL && out != NULL && self->days > 0, FALSE);

  *out = (TopsheetOwnGpuSums) { 0 };
  days = topsheet_decimal_from_int (self->days);
  if (!find_crossing (self, out, error) ||
      (items_per_day != NULL && !topsheet_decimal_multiply (items_per_day, &days, &items, error)) ||
      !find_capacity (self, &items, &out->capacity, error))
    return FALSE;
  if (items_per_day == NULL)
    return TRUE;
  if (!compute_with (self, out->capacity.gpus, items_per_day, &made, error))
    return FALSE;
  out->sums.cheaper = made.cheaper;
  out->sums.api_per_month = made.api_per_month;
  out->sums.self_host_per_month = made.self_host_per_month;
  return TRUE;
}

gboolean
topsheet_own_gpu_fixed (const TopsheetDecimal *purchase,
                        const TopsheetDecimal *months,
                        const TopsheetDecimal *hours,
                        const TopsheetDecimal *rate,
                        TopsheetDecimal *out,
                        GError **error)
{
  TopsheetDecimal share, people;

  g_return_val_if_fail (purchase != NULL && months != NULL && hours != NULL && rate != NULL && out != NULL, FALSE);

  return topsheet_decimal_divide (purchase, months, DIGITS, &share, error) &&
         topsheet_decimal_multiply (hours, rate, &people, error) && topsheet_decimal_add (&share, &people, out, error);
}

const char *
topsheet_own_gpu_term_get_nick (TopsheetOwnGpuTerm self)
{
  static const char * const nicks[TOPSHEET_N_OWN_GPU_TERMS] = { "api_cost", "fixed", "variable", "utilisation" };

  g_return_val_if_fail (self < TOPSHEET_N_OWN_GPU_TERMS, NULL);

  return nicks[self];
}

gboolean
topsheet_own_gpu_vary (const TopsheetOwnGpu *self,
                       TopsheetOwnGpuTerm term,
                       int percent,
                       TopsheetOwnGpu *out,
                       GError **error)
{
  const TopsheetDecimal factor = { 100 + percent, 2 };
  const TopsheetDecimal most = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH);
  TopsheetDecimal *changed;

  g_return_val_if_fail (self != NULL && out != NULL && percent > -100, FALSE);

  *out = *self;
  changed = term == TOPSHEET_OWN_GPU_API        ? &out->api
            : term == TOPSHEET_OWN_GPU_FIXED    ? &out->fixed
            : term == TOPSHEET_OWN_GPU_VARIABLE ? &out->variable
                                                : &out->hours;
  *changed = topsheet_decimal_normalize (changed);
  if (!topsheet_decimal_multiply (changed, &factor, changed, error))
    return FALSE;
  if (term == TOPSHEET_OWN_GPU_HOURS && topsheet_decimal_compare (changed, &most) > 0)
    *changed = most;
  return TRUE;
}
