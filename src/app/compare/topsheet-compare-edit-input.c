/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-edit-input.h"

#include "base/topsheet-error.h"

#include <glib/gi18n.h>

/* An amount as a decimal of its major unit. */
static TopsheetDecimal
as_decimal (const TopsheetMoney *money)
{
  return (TopsheetDecimal) { money->nanos, 9 };
}

static gboolean
find_regenerate (const TopsheetEditInput *self, const char *currency, TopsheetMoney *out, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  const TopsheetDecimal hundred = topsheet_decimal_from_int (100);
  TopsheetMoney review, price, attempt;
  TopsheetDecimal factor;

  return topsheet_money_price (&self->review, &self->rate, 60, currency, &review, error) &&
         topsheet_money_price (&one, &self->price, 1, currency, &price, error) &&
         topsheet_money_add (&price, &review, &attempt, error) &&
         topsheet_decimal_divide (&hundred, &self->accepted, 12, &factor, error) &&
         topsheet_money_scale (&attempt, &factor, NULL, out, error);
}

static gboolean
find_edit (const TopsheetEditInput *self, const char *currency, TopsheetEditSums *sums, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  const TopsheetDecimal whole = topsheet_decimal_from_int (100);
  TopsheetDecimal lost;
  TopsheetMoney tools, again, time;

  if (!topsheet_decimal_subtract (&whole, &self->saved, &lost, error))
    return FALSE;
  lost.scale += 2;
  return topsheet_money_price (&one, &self->tools, 1, currency, &tools, error) &&
         topsheet_money_scale (&sums->regenerate, &lost, NULL, &again, error) &&
         topsheet_money_add (&tools, &again, &sums->edit_at_once, error) &&
         topsheet_money_price (&self->minutes, &self->rate, 60, currency, &time, error) &&
         topsheet_money_add (&sums->edit_at_once, &time, &sums->edit, error) &&
         topsheet_money_subtract (&sums->edit, &sums->regenerate, &sums->gap, error);
}

/* What regenerating costs more than an edit that takes no time, in minutes of a person. */
static gboolean
find_most (const TopsheetEditInput *self, TopsheetEditSums *sums, GError **error)
{
  const TopsheetDecimal sixty = topsheet_decimal_from_int (60);
  TopsheetMoney room;
  TopsheetDecimal left, paid;

  sums->has_most = topsheet_decimal_sign (&self->rate) > 0;
  if (!sums->has_most)
    return TRUE;
  if (!topsheet_money_subtract (&sums->regenerate, &sums->edit_at_once, &room, error))
    return FALSE;
  left = as_decimal (&room);
  return topsheet_decimal_multiply (&left, &sixty, &paid, error) &&
         topsheet_decimal_divide (&paid, &self->rate, 4, &sums->most_minutes, error);
}

gboolean
topsheet_edit_input_compute (const TopsheetEditInput *self, const char *currency, TopsheetEditSums *sums, GError **error)
{
  const TopsheetDecimal whole = topsheet_decimal_from_int (100);

  g_return_val_if_fail (self != NULL && sums != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);

  *sums = (TopsheetEditSums) { 0 };
  if (topsheet_decimal_sign (&self->accepted) <= 0 || topsheet_decimal_compare (&self->accepted, &whole) > 0 ||
      topsheet_decimal_compare (&self->saved, &whole) > 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("The share of accepted tries must be above 0 % and not above 100 %."));
      return FALSE;
    }
  return find_regenerate (self, currency, &sums->regenerate, error) && find_edit (self, currency, sums, error) &&
         find_most (self, sums, error);
}
