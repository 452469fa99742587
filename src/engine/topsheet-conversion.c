/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-pricing.h"

#include "base/topsheet-error.h"
#include "base/topsheet-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TopsheetRate *
topsheet_pricing_find_rate (const char *from, const char *to, GPtrArray *rates, gint64 at_usec, GError **error)
{
  TopsheetRate *best = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      TopsheetRate *rate = rates->pdata[i];

      if (strcmp (topsheet_rate_get_from (rate), from) != 0 || strcmp (topsheet_rate_get_to (rate), to) != 0 ||
          topsheet_rate_get_valid_from_usec (rate) > at_usec)
        continue;
      /* Of two of the same moment the later one counts: a correction. */
      if (best == NULL || topsheet_rate_get_valid_from_usec (rate) >= topsheet_rate_get_valid_from_usec (best))
        best = rate;
    }
  if (best != NULL)
    return best;

  date = topsheet_time_format_date (at_usec);
  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY, _("no rate from %1$s to %2$s on %3$s"), from, to, date);
  return NULL;
}

gboolean
topsheet_pricing_convert (const TopsheetMoney *amount,
                          const char *currency,
                          GPtrArray *rates,
                          gint64 at_usec,
                          TopsheetMoney *out,
                          char **rate_used,
                          GError **error)
{
  TopsheetRate *rate;
  TopsheetDecimal factor;

  g_return_val_if_fail (amount != NULL && currency != NULL && out != NULL, FALSE);

  if (rate_used != NULL)
    *rate_used = NULL;
  if (strcmp (amount->currency, currency) == 0)
    {
      *out = *amount;
      return TRUE;
    }

  rate = topsheet_pricing_find_rate (amount->currency, currency, rates, at_usec, error);
  if (rate == NULL)
    return FALSE;
  factor = topsheet_rate_get_rate (rate);
  if (!topsheet_money_scale (amount, &factor, currency, out, error))
    return FALSE;
  if (rate_used != NULL)
    *rate_used = topsheet_decimal_print (&factor);

  return TRUE;
}
