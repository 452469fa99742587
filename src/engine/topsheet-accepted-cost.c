/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-accepted-cost.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>

#define DIGITS 9
#define MINUTES_PER_HOUR 60

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check (const TopsheetDecimal *number, GError **error)
{
  return topsheet_decimal_sign (number) >= 0 || refuse (_("What is compared cannot be below zero"), error);
}

static gboolean
check_share (const TopsheetDecimal *share, gboolean may_be_zero, GError **error)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1);
  int sign = topsheet_decimal_sign (share);

  return ((sign > 0 || (sign == 0 && may_be_zero)) && topsheet_decimal_compare (share, &one) <= 0) ||
         refuse (_("A share lies between 0 and 1: 0.25 is 25 of 100"), error);
}

static gboolean
check_attempt (const TopsheetAttemptCost *attempt, GError **error)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1);

  return check (&attempt->api, error) && check (&attempt->rate_per_hour, error) &&
         check (&attempt->review_minutes, error) && check (&attempt->wait_minutes, error) &&
         check (&attempt->switch_minutes, error) && check_share (&attempt->attended, TRUE, error) &&
         check_share (&attempt->acceptance, FALSE, error) &&
         (topsheet_decimal_compare (&attempt->batch, &one) >= 0 ||
          refuse (_("At least one attempt is reviewed at once"), error));
}

/* @minutes of a person who costs @rate_per_hour */
static gboolean
price_minutes (const TopsheetDecimal *minutes,
               const TopsheetDecimal *rate_per_hour,
               TopsheetDecimal *out,
               GError **error)
{
  TopsheetDecimal hour = topsheet_decimal_from_int (MINUTES_PER_HOUR);

  return topsheet_decimal_multiply (minutes, rate_per_hour, out, error) &&
         topsheet_decimal_divide (out, &hour, DIGITS, out, error);
}

static gboolean
find_labour (const TopsheetAttemptCost *attempt, TopsheetDecimal *out, GError **error)
{
  TopsheetDecimal waiting, coming_back, minutes;

  return topsheet_decimal_multiply (&attempt->attended, &attempt->wait_minutes, &waiting, error) &&
         topsheet_decimal_divide (&attempt->switch_minutes, &attempt->batch, DIGITS, &coming_back, error) &&
         topsheet_decimal_add (&attempt->review_minutes, &waiting, &minutes, error) &&
         topsheet_decimal_add (&minutes, &coming_back, &minutes, error) &&
         price_minutes (&minutes, &attempt->rate_per_hour, out, error);
}

gboolean
topsheet_accepted_cost_compute (const TopsheetAttemptCost *attempt, TopsheetAcceptedCost *out, GError **error)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1), hundred = topsheet_decimal_from_int (100), labour;

  g_return_val_if_fail (attempt != NULL && out != NULL, FALSE);

  *out = (TopsheetAcceptedCost) { 0 };
  if (!check_attempt (attempt, error) || !find_labour (attempt, &out->labour_per_attempt, error) ||
      !topsheet_decimal_divide (&one, &attempt->acceptance, DIGITS, &out->attempts, error) ||
      !topsheet_decimal_divide (&attempt->api, &attempt->acceptance, DIGITS, &out->api, error) ||
      !topsheet_decimal_divide (&out->labour_per_attempt, &attempt->acceptance, DIGITS, &out->labour, error) ||
      !topsheet_decimal_add (&out->api, &out->labour, &out->total, error))
    return FALSE;
  if (topsheet_decimal_sign (&out->total) == 0)
    return TRUE;

  return topsheet_decimal_multiply (&out->labour, &hundred, &labour, error) &&
         topsheet_decimal_divide (&labour, &out->total, DIGITS, &out->labour_percent, error);
}

gboolean
topsheet_accepted_cost_equal_minutes (const TopsheetAttemptCost *first,
                                      const TopsheetAttemptCost *second,
                                      gboolean *has_equal,
                                      TopsheetDecimal *minutes,
                                      GError **error)
{
  const TopsheetDecimal hour = topsheet_decimal_from_int (MINUTES_PER_HOUR);
  TopsheetDecimal one, other, over, shares, under;

  g_return_val_if_fail (first != NULL && second != NULL && has_equal != NULL && minutes != NULL, FALSE);

  *has_equal = FALSE;
  *minutes = TOPSHEET_DECIMAL_ZERO;
  if (!check_attempt (first, error) || !check_attempt (second, error) ||
      !topsheet_decimal_multiply (&second->api, &first->acceptance, &one, error) ||
      !topsheet_decimal_multiply (&first->api, &second->acceptance, &other, error) ||
      !topsheet_decimal_subtract (&one, &other, &over, error) ||
      !topsheet_decimal_subtract (&second->acceptance, &first->acceptance, &shares, error) ||
      !topsheet_decimal_multiply (&first->rate_per_hour, &shares, &under, error))
    return FALSE;
  *has_equal = topsheet_decimal_sign (&under) != 0 && topsheet_decimal_sign (&over) == topsheet_decimal_sign (&under);
  return !*has_equal || (topsheet_decimal_multiply (&over, &hour, &over, error) &&
                         topsheet_decimal_divide (&over, &under, DIGITS, minutes, error));
}

static gboolean
find_max_minutes (const TopsheetDecimal *edit_fee,
                  const TopsheetDecimal *rate_per_hour,
                  TopsheetEditChoice *out,
                  GError **error)
{
  TopsheetDecimal hour = topsheet_decimal_from_int (MINUTES_PER_HOUR), room;

  if (!topsheet_decimal_subtract (&out->threshold, edit_fee, &room, error))
    return FALSE;
  if (topsheet_decimal_sign (&room) <= 0 || topsheet_decimal_sign (rate_per_hour) == 0)
    return TRUE;

  return topsheet_decimal_multiply (&room, &hour, &room, error) &&
         topsheet_decimal_divide (&room, rate_per_hour, DIGITS, &out->max_minutes, error);
}

gboolean
topsheet_edit_choice_compute (const TopsheetDecimal *regenerate,
                              const TopsheetDecimal *edit_fee,
                              const TopsheetDecimal *minutes,
                              const TopsheetDecimal *rate_per_hour,
                              const TopsheetDecimal *success,
                              TopsheetEditChoice *out,
                              GError **error)
{
  TopsheetDecimal one = topsheet_decimal_from_int (1), cost, failure, again;

  g_return_val_if_fail (regenerate != NULL && edit_fee != NULL && minutes != NULL, FALSE);
  g_return_val_if_fail (rate_per_hour != NULL && success != NULL && out != NULL, FALSE);

  *out = (TopsheetEditChoice) { .regenerate = *regenerate };
  if (!check (regenerate, error) || !check (edit_fee, error) || !check (minutes, error) ||
      !check (rate_per_hour, error) || !check_share (success, FALSE, error) ||
      !price_minutes (minutes, rate_per_hour, &cost, error) || !topsheet_decimal_add (&cost, edit_fee, &cost, error) ||
      !topsheet_decimal_subtract (&one, success, &failure, error) ||
      !topsheet_decimal_multiply (&failure, regenerate, &again, error) ||
      !topsheet_decimal_add (&cost, &again, &out->edit, error) ||
      !topsheet_decimal_divide (&cost, success, DIGITS, &out->edit_loop, error) ||
      !topsheet_decimal_multiply (success, regenerate, &out->threshold, error))
    return FALSE;

  out->should_edit = topsheet_decimal_compare (&cost, &out->threshold) < 0;
  return find_max_minutes (edit_fee, rate_per_hour, out, error);
}
