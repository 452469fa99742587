/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-comparison.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RATIO_DIGITS 6

void
topsheet_compared_price_free (TopsheetComparedPrice *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->model_id);
  g_free (self->rung);
  g_free (self->why);
  g_free (self->as_of);
  g_free (self->source);
  g_free (self);
}

/* The oldest date of what a price is made of, and who says so. */
static void
take_source (TopsheetComparedPrice *row, const TopsheetQuote *quote)
{
  const char *oldest = NULL;

  for (guint i = 0; i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = quote->items->pdata[i];

      if (item->as_of != NULL && (oldest == NULL || strcmp (item->as_of, oldest) < 0))
        oldest = item->as_of;
    }
  row->as_of = g_strdup (oldest);
  if (quote->items->len > 0)
    row->source = g_strdup (((const TopsheetQuoteItem *) quote->items->pdata[0])->source);
}

static gboolean
take_amount (TopsheetComparedPrice *row,
             const TopsheetMoney *amount,
             const char *currency,
             GPtrArray *rates,
             gint64 at_usec,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  row->has_cost = topsheet_pricing_convert (amount, currency, rates, at_usec, &row->cost, NULL, &local);
  if (row->has_cost)
    return TRUE;
  if (!g_error_matches (local, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  row->why = g_strdup (local->message);
  return TRUE;
}

static gboolean
add_row (GPtrArray *rows,
         TopsheetCatalogue *catalogue,
         const char *model_id,
         const TopsheetUsage *usage,
         const char *rung,
         char **currency,
         GPtrArray *rates,
         gint64 at_usec,
         GError **error)
{
  TopsheetComparedPrice *row = g_new0 (TopsheetComparedPrice, 1);
  g_autoptr (TopsheetQuote) quote = NULL;

  row->model_id = g_strdup (model_id);
  row->rung = g_strdup (rung);
  g_ptr_array_add (rows, row);
  quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, model_id), usage, at_usec, 0, error);
  if (quote == NULL)
    return FALSE;
  row->why = topsheet_quote_explain (quote);
  if (!quote->has_amount)
    return TRUE;

  take_source (row, quote);
  if (*currency == NULL)
    *currency = g_strdup (quote->amount.currency);
  return take_amount (row, &quote->amount, *currency, rates, at_usec, error);
}

GPtrArray *
topsheet_comparison_models (TopsheetCatalogue *catalogue,
                            const char * const *model_ids,
                            const TopsheetUsage *usage,
                            const char *currency,
                            GPtrArray *rates,
                            gint64 at_usec,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_compared_price_free);
  g_autofree char *common = g_strdup (currency);

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (model_ids != NULL && usage != NULL, NULL);

  for (guint i = 0; model_ids[i] != NULL; i++)
    if (!add_row (rows, catalogue, model_ids[i], usage, NULL, &common, rates, at_usec, error))
      return NULL;
  return g_steal_pointer (&rows);
}

/* "1024x1536" in its two numbers. */
static gboolean
split_pixels (const char *rung, char **width, char **height)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([1-9][0-9]{0,4})x([1-9][0-9]{0,4})$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, rung, 0, &match))
    return FALSE;
  *width = g_match_info_fetch (match, 1);
  *height = g_match_info_fetch (match, 2);
  return TRUE;
}

static gboolean
set_rung (TopsheetUsage *usage, const char *rung, GError **error)
{
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;

  if (split_pixels (rung, &width, &height))
    {
      topsheet_usage_set_selector (usage, "size", rung);
      topsheet_usage_set_selector (usage, "width", width);
      topsheet_usage_set_selector (usage, "height", height);
      return TRUE;
    }
  if (g_regex_match_simple ("^[1-9][0-9]{0,4}[pkPK]$", rung, 0, 0))
    {
      topsheet_usage_set_selector (usage, "resolution", rung);
      return TRUE;
    }
  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
               _("“%s” is no resolution such as 720p, 4k or 1024x1536; nothing was compared"), rung);
  return FALSE;
}

static gboolean
find_ratios (GPtrArray *rows, GError **error)
{
  for (guint i = 1; i < rows->len; i++)
    {
      const TopsheetComparedPrice *below = rows->pdata[i - 1];
      TopsheetComparedPrice *row = rows->pdata[i];
      TopsheetDecimal cost = { row->cost.nanos, 9 }, base = { below->cost.nanos, 9 };

      row->has_ratio = row->has_cost && below->has_cost && below->cost.nanos > 0;
      if (row->has_ratio && !topsheet_decimal_divide (&cost, &base, RATIO_DIGITS, &row->ratio, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
topsheet_comparison_ladder (TopsheetCatalogue *catalogue,
                            const char *model_id,
                            const TopsheetUsage *usage,
                            const char * const *rungs,
                            const char *currency,
                            GPtrArray *rates,
                            gint64 at_usec,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_compared_price_free);
  g_autofree char *common = g_strdup (currency);

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (model_id != NULL && usage != NULL && rungs != NULL, NULL);

  for (guint i = 0; rungs[i] != NULL; i++)
    {
      g_autoptr (TopsheetUsage) call = topsheet_usage_copy (usage);

      if (!set_rung (call, rungs[i], error) ||
          !add_row (rows, catalogue, model_id, call, rungs[i], &common, rates, at_usec, error))
        return NULL;
    }
  return find_ratios (rows, error) ? g_steal_pointer (&rows) : NULL;
}

gboolean
topsheet_compared_price_set_attempt (TopsheetComparedPrice *self, const TopsheetAttemptCost *attempt, GError **error)
{
  TopsheetAttemptCost own;

  g_return_val_if_fail (self != NULL && attempt != NULL, FALSE);

  self->has_accepted = FALSE;
  if (!self->has_cost)
    return TRUE;
  own = *attempt;
  own.api = (TopsheetDecimal) { self->cost.nanos, 9 };
  self->has_accepted = topsheet_accepted_cost_compute (&own, &self->accepted, error);
  return self->has_accepted;
}

int
topsheet_comparison_find_cheapest (GPtrArray *rows, gboolean *by_accepted)
{
  gboolean all = TRUE;
  int best = -1;

  g_return_val_if_fail (rows != NULL, -1);

  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];

      all = all && (!row->has_cost || row->has_accepted);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i], *lead = best < 0 ? NULL : rows->pdata[best];

      if (row->has_cost && (lead == NULL || (all ? topsheet_decimal_compare (&row->accepted.total, &lead->accepted.total)
                                                 : topsheet_money_compare (&row->cost, &lead->cost)) < 0))
        best = (int) i;
    }
  if (by_accepted != NULL)
    *by_accepted = all && best >= 0;
  return best;
}
