/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-models-input.h"

#include "base/topsheet-error.h"

#include <glib/gi18n.h>

static gboolean
find_cost (const TopsheetModelsInput *self, guint n, const char *currency, TopsheetModelsSums *sums, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  const TopsheetDecimal hundred = topsheet_decimal_from_int (100);
  TopsheetMoney price, review, attempt;
  TopsheetDecimal factor;

  return topsheet_money_price (&one, &self->price[n], 1, currency, &price, error) &&
         topsheet_money_price (&self->review, &self->rate, 60, currency, &review, error) &&
         topsheet_money_add (&price, &review, &attempt, error) &&
         topsheet_decimal_divide (&hundred, &self->accepted[n], 12, &factor, error) &&
         topsheet_money_scale (&attempt, &factor, NULL, &sums->cost[n], error) &&
         topsheet_money_scale (&price, &factor, NULL, &sums->at_once[n], error);
}

static gboolean
find_equal (const TopsheetModelsInput *self, TopsheetModelsSums *sums, GError **error)
{
  const TopsheetDecimal sixty = topsheet_decimal_from_int (60);
  TopsheetDecimal first, second, over, shares, under;

  if (!topsheet_decimal_multiply (&self->price[1], &self->accepted[0], &first, error) ||
      !topsheet_decimal_multiply (&self->price[0], &self->accepted[1], &second, error) ||
      !topsheet_decimal_subtract (&first, &second, &over, error) ||
      !topsheet_decimal_subtract (&self->accepted[1], &self->accepted[0], &shares, error) ||
      !topsheet_decimal_multiply (&self->rate, &shares, &under, error))
    return FALSE;
  sums->has_equal = topsheet_decimal_sign (&under) != 0 &&
                    topsheet_decimal_sign (&over) == topsheet_decimal_sign (&under);
  return !sums->has_equal || (topsheet_decimal_multiply (&over, &sixty, &over, error) &&
                              topsheet_decimal_divide (&over, &under, 4, &sums->equal_minutes, error));
}

gboolean
topsheet_models_input_compute (const TopsheetModelsInput *self,
                               const char *currency,
                               TopsheetModelsSums *sums,
                               GError **error)
{
  const TopsheetDecimal whole = topsheet_decimal_from_int (100);

  g_return_val_if_fail (self != NULL && sums != NULL, FALSE);
  g_return_val_if_fail (currency != NULL, FALSE);

  *sums = (TopsheetModelsSums) { 0 };
  for (guint i = 0; i < 2; i++)
    {
      if (topsheet_decimal_sign (&self->accepted[i]) <= 0 || topsheet_decimal_compare (&self->accepted[i], &whole) > 0)
        {
          g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                               _("The share of accepted tries must be above 0 % and not above 100 %."));
          return FALSE;
        }
      if (!find_cost (self, i, currency, sums, error))
        return FALSE;
    }
  return find_equal (self, sums, error) && topsheet_money_subtract (&sums->cost[1], &sums->cost[0], &sums->gap, error);
}
