/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-break-even.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>

#define DIGITS 9
#define PRICE_DIGITS 12
#define SECONDS_PER_HOUR 3600
#define JOULES_PER_KWH 3600000

static gboolean
check (const TopsheetDecimal *number, GError **error)
{
  if (topsheet_decimal_sign (number) >= 0)
    return TRUE;

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("What is compared cannot be below zero"));
  return FALSE;
}

static gboolean
check_share (const TopsheetDecimal *share, GError **error)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1);

  if (topsheet_decimal_sign (share) > 0 && topsheet_decimal_compare (share, &one) <= 0)
    return TRUE;

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                       _("A utilisation is above 0 and at most 1: 0.3 is 30 of 100 hours"));
  return FALSE;
}

const char *
topsheet_cheaper_get_nick (TopsheetCheaper self)
{
  static const char * const nicks[] = { NULL, "api", "self-host", "equal" };

  return nicks[self];
}

/* The fewest whole n with n × saving × times ≥ fixed; a quotient that was rounded may be one off. */
static gboolean
find_needed (const TopsheetDecimal *fixed, const TopsheetDecimal *saving, gint64 times, gint64 *out, GError **error)
{
  TopsheetDecimal factor = topsheet_decimal_from_int (times), each, quotient, reached;

  if (!topsheet_decimal_multiply (saving, &factor, &each, error) ||
      !topsheet_decimal_divide (fixed, &each, DIGITS, &quotient, error) ||
      !topsheet_decimal_ceil (&quotient, out, error))
    return FALSE;
  for (gint64 n = *out - 1; n <= *out + 1; n++)
    {
      TopsheetDecimal count = topsheet_decimal_from_int (n);

      if (n < 0)
        continue;
      if (!topsheet_decimal_multiply (&each, &count, &reached, error))
        return FALSE;
      if (topsheet_decimal_compare (&reached, fixed) >= 0)
        {
          *out = n;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
find_crossing (const TopsheetDecimal *fixed,
               const TopsheetDecimal *saving,
               guint days_per_month,
               TopsheetBreakEven *out,
               GError **error)
{
  TopsheetDecimal days = topsheet_decimal_from_int (days_per_month), month;

  return topsheet_decimal_multiply (saving, &days, &month, error) &&
         topsheet_decimal_divide (fixed, saving, DIGITS, &out->per_month, error) &&
         topsheet_decimal_divide (fixed, &month, DIGITS, &out->per_day, error) &&
         find_needed (fixed, saving, 1, &out->needed_per_month, error) &&
         find_needed (fixed, saving, days_per_month, &out->needed_per_day, error);
}

static gboolean
find_cheaper (const TopsheetDecimal *api,
              const TopsheetDecimal *fixed,
              const TopsheetDecimal *variable,
              const TopsheetDecimal *items_per_day,
              guint days_per_month,
              TopsheetBreakEven *out,
              GError **error)
{
  TopsheetDecimal days = topsheet_decimal_from_int (days_per_month), items, running;
  int order;

  if (!topsheet_decimal_multiply (items_per_day, &days, &items, error) ||
      !topsheet_decimal_multiply (&items, api, &out->api_per_month, error) ||
      !topsheet_decimal_multiply (&items, variable, &running, error) ||
      !topsheet_decimal_add (fixed, &running, &out->self_host_per_month, error))
    return FALSE;
  order = topsheet_decimal_compare (&out->api_per_month, &out->self_host_per_month);
  out->cheaper = order < 0 ? TOPSHEET_CHEAPER_API : order > 0 ? TOPSHEET_CHEAPER_SELF_HOST : TOPSHEET_CHEAPER_EQUAL;
  return TRUE;
}

gboolean
topsheet_break_even_compute (const TopsheetDecimal *api,
                             const TopsheetDecimal *fixed,
                             const TopsheetDecimal *variable,
                             const TopsheetDecimal *items_per_day,
                             TopsheetBreakEven *out,
                             GError **error)
{
  return topsheet_break_even_compute_for_days (api, fixed, variable, items_per_day, TOPSHEET_DAYS_PER_MONTH, out, error);
}

gboolean
topsheet_break_even_compute_for_days (const TopsheetDecimal *api,
                                      const TopsheetDecimal *fixed,
                                      const TopsheetDecimal *variable,
                                      const TopsheetDecimal *items_per_day,
                                      guint days_per_month,
                                      TopsheetBreakEven *out,
                                      GError **error)
{
  TopsheetDecimal saving;

  g_return_val_if_fail (api != NULL && fixed != NULL && variable != NULL && out != NULL, FALSE);
  g_return_val_if_fail (days_per_month > 0, FALSE);

  *out = (TopsheetBreakEven) { 0 };
  if (!check (api, error) || !check (fixed, error) || !check (variable, error) ||
      (items_per_day != NULL && !check (items_per_day, error)) ||
      !topsheet_decimal_subtract (api, variable, &saving, error))
    return FALSE;
  out->breaks_even = topsheet_decimal_sign (&saving) > 0;
  if (out->breaks_even && !find_crossing (fixed, &saving, days_per_month, out, error))
    return FALSE;

  return items_per_day == NULL || find_cheaper (api, fixed, variable, items_per_day, days_per_month, out, error);
}

gboolean
topsheet_break_even_gpu_item (const TopsheetDecimal *rate_per_hour,
                              const TopsheetDecimal *seconds,
                              const TopsheetDecimal *utilisation,
                              TopsheetDecimal *out,
                              GError **error)
{
  TopsheetDecimal hour = topsheet_decimal_from_int (SECONDS_PER_HOUR), paid;

  g_return_val_if_fail (rate_per_hour != NULL && seconds != NULL && utilisation != NULL && out != NULL, FALSE);

  return check (rate_per_hour, error) && check (seconds, error) && check_share (utilisation, error) &&
         topsheet_decimal_multiply (&hour, utilisation, &hour, error) &&
         topsheet_decimal_multiply (rate_per_hour, seconds, &paid, error) &&
         topsheet_decimal_divide (&paid, &hour, PRICE_DIGITS, out, error);
}

gboolean
topsheet_break_even_energy_item (const TopsheetDecimal *joules,
                                 const TopsheetDecimal *pue,
                                 const TopsheetDecimal *per_kwh,
                                 TopsheetDecimal *out,
                                 GError **error)
{
  TopsheetDecimal kwh = topsheet_decimal_from_int (JOULES_PER_KWH), paid;

  g_return_val_if_fail (joules != NULL && pue != NULL && per_kwh != NULL && out != NULL, FALSE);

  return check (joules, error) && check (pue, error) && check (per_kwh, error) &&
         topsheet_decimal_multiply (joules, pue, &paid, error) &&
         topsheet_decimal_multiply (&paid, per_kwh, &paid, error) &&
         topsheet_decimal_divide (&paid, &kwh, PRICE_DIGITS, out, error);
}

gboolean
topsheet_break_even_million_tokens (const TopsheetDecimal *rate_per_hour,
                                    const TopsheetDecimal *tokens_per_second,
                                    const TopsheetDecimal *utilisation,
                                    TopsheetDecimal *out,
                                    GError **error)
{
  TopsheetDecimal million = topsheet_decimal_from_int (1000000), hour = topsheet_decimal_from_int (SECONDS_PER_HOUR),
                  paid;

  g_return_val_if_fail (rate_per_hour != NULL && tokens_per_second != NULL && utilisation != NULL && out != NULL, FALSE);

  return check (rate_per_hour, error) && check (tokens_per_second, error) && check_share (utilisation, error) &&
         topsheet_decimal_multiply (rate_per_hour, &million, &paid, error) &&
         topsheet_decimal_multiply (&hour, tokens_per_second, &hour, error) &&
         topsheet_decimal_multiply (&hour, utilisation, &hour, error) &&
         topsheet_decimal_divide (&paid, &hour, DIGITS, out, error);
}

gboolean
topsheet_break_even_gpu_hours (const TopsheetDecimal *budget,
                               const TopsheetDecimal *rate_per_hour,
                               TopsheetDecimal *out,
                               GError **error)
{
  g_return_val_if_fail (budget != NULL && rate_per_hour != NULL && out != NULL, FALSE);

  return check (budget, error) && check (rate_per_hour, error) &&
         topsheet_decimal_divide (budget, rate_per_hour, DIGITS, out, error);
}

gboolean
topsheet_break_even_capacity (const TopsheetDecimal *seconds,
                              const TopsheetDecimal *hours,
                              const TopsheetDecimal *items,
                              TopsheetGpuCapacity *out,
                              GError **error)
{
  TopsheetDecimal second = topsheet_decimal_from_int (SECONDS_PER_HOUR), available, needed, share;

  g_return_val_if_fail (seconds != NULL && hours != NULL && items != NULL && out != NULL, FALSE);

  *out = (TopsheetGpuCapacity) { 0 };
  if (!check (seconds, error) || !check (hours, error) || !check (items, error) ||
      !topsheet_decimal_multiply (hours, &second, &available, error) ||
      !topsheet_decimal_divide (&available, seconds, DIGITS, &out->items_per_month, error) ||
      !topsheet_decimal_multiply (items, seconds, &needed, error) ||
      !topsheet_decimal_divide (&needed, &available, PRICE_DIGITS, &out->utilisation, error))
    return FALSE;
  share = out->utilisation;
  return topsheet_decimal_ceil (&share, &out->gpus, error);
}
