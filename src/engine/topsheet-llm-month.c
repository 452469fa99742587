/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-llm-month.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-break-even.h"

#include <glib/gi18n-lib.h>

#define DIGITS 9

static gboolean
is_positive (const TopsheetDecimal *value)
{
  return topsheet_decimal_sign (value) > 0;
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, why);
  return FALSE;
}

gboolean
topsheet_llm_month_count (const TopsheetLlmWork *work, TopsheetLlmMonth *out, GError **error)
{
  g_return_val_if_fail (work != NULL && out != NULL, FALSE);

  *out = (TopsheetLlmMonth) { 0 };
  if (topsheet_decimal_sign (&work->requests_per_day) < 0 || topsheet_decimal_sign (&work->input_tokens) < 0 ||
      topsheet_decimal_sign (&work->output_tokens) < 0)
    return refuse (_("Requests and tokens cannot be below zero"), error);
  if (!is_positive (&work->days))
    return refuse (_("A month needs at least a part of a day"), error);

  return topsheet_decimal_multiply (&work->requests_per_day, &work->days, &out->requests, error) &&
         topsheet_decimal_multiply (&out->requests, &work->input_tokens, &out->input_tokens, error) &&
         topsheet_decimal_multiply (&out->requests, &work->output_tokens, &out->output_tokens, error);
}

/* Whole GPUs that have so many hours in a month; none for no hours. */
static gboolean
count_gpus (const TopsheetDecimal *hours, gint64 *gpus, GError **error)
{
  const TopsheetDecimal month = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH);
  TopsheetDecimal needed;

  return topsheet_decimal_divide (hours, &month, DIGITS, &needed, error) &&
         topsheet_decimal_ceil (&needed, gpus, error);
}

gboolean
topsheet_llm_machine_compute (const TopsheetLlmMonth *month,
                              const TopsheetDecimal *rate_per_hour,
                              const TopsheetDecimal *tokens_per_second,
                              const TopsheetDecimal *utilisation,
                              TopsheetLlmMachine *out,
                              GError **error)
{
  const TopsheetDecimal hour = topsheet_decimal_from_int (3600), one = topsheet_decimal_from_int (1);
  const TopsheetDecimal month_hours = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH);
  TopsheetDecimal an_hour, gpus;

  g_return_val_if_fail (month != NULL && out != NULL, FALSE);

  *out = (TopsheetLlmMachine) { 0 };
  if (topsheet_decimal_sign (rate_per_hour) < 0)
    return refuse (_("An hour of a GPU cannot cost less than nothing"), error);
  if (!is_positive (tokens_per_second))
    return refuse (_("A GPU has to make more than no tokens a second"), error);
  if (!is_positive (utilisation) || topsheet_decimal_compare (utilisation, &one) > 0)
    return refuse (_("The utilisation has to be above 0 and at most 1"), error);

  if (!topsheet_decimal_multiply (tokens_per_second, &hour, &an_hour, error) ||
      !topsheet_decimal_multiply (&an_hour, utilisation, &an_hour, error) ||
      !topsheet_decimal_divide (&month->output_tokens, &an_hour, DIGITS, &out->hours, error) ||
      !count_gpus (&out->hours, &out->gpus, error))
    return FALSE;
  gpus = topsheet_decimal_from_int (out->gpus);
  return topsheet_decimal_multiply (&out->hours, rate_per_hour, &out->by_the_hour, error) &&
         topsheet_decimal_multiply (&gpus, &month_hours, &out->always_on, error) &&
         topsheet_decimal_multiply (&out->always_on, rate_per_hour, &out->always_on, error) &&
         topsheet_break_even_million_tokens (rate_per_hour, tokens_per_second, utilisation, &out->per_million, error);
}

gboolean
topsheet_llm_machine_get_hours (const TopsheetDecimal *budget,
                                const TopsheetDecimal *rate_per_hour,
                                TopsheetDecimal *hours,
                                GError **error)
{
  if (!is_positive (rate_per_hour))
    return refuse (_("An hour of a GPU has to cost more than nothing"), error);

  return topsheet_decimal_divide (budget, rate_per_hour, 4, hours, error);
}
