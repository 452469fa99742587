/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-budget-price.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Leaves the line without a price, with the reason. Only what does not fit ends the computation. */
static gboolean
leave_unpriced (TopsheetBudgetLine *line, GError *why, GError **error)
{
  if (g_error_matches (why, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW))
    {
      const char *name = topsheet_budget_line_get_name (line);

      g_propagate_prefixed_error (error, why, _("Line “%s”: "), name != NULL ? name : "");
      return FALSE;
    }
  topsheet_budget_line_set_priced (line, NULL, NULL, NULL, NULL, why->message);
  g_error_free (why);
  return TRUE;
}

/* One of @from in @to: 1 for the same currency. */
static gboolean
get_rate (const char *from, const char *to, GPtrArray *rates, gint64 at_usec, TopsheetDecimal *out, GError **error)
{
  TopsheetRate *rate;

  *out = topsheet_decimal_from_int (1);
  if (strcmp (from, to) == 0)
    return TRUE;

  rate = topsheet_pricing_find_rate (from, to, rates, at_usec, error);
  if (rate != NULL)
    *out = topsheet_rate_get_rate (rate);

  return rate != NULL;
}

static gboolean
price_typed (TopsheetBudgetLine *line,
             TopsheetDecimal price,
             const char *currency,
             GPtrArray *rates,
             gint64 at_usec,
             GError **error)
{
  const char *typed_currency = topsheet_budget_line_get_price_currency (line);
  TopsheetDecimal count = topsheet_budget_line_get_count (line), one = topsheet_decimal_from_int (1), rate, unit_price;
  TopsheetMoney unit, amount;

  if (!get_rate (typed_currency != NULL ? typed_currency : currency, currency, rates, at_usec, &rate, error) ||
      !topsheet_decimal_multiply (&price, &rate, &unit_price, error) ||
      !topsheet_money_price (&one, &unit_price, 1, currency, &unit, error) ||
      !topsheet_money_price (&count, &unit_price, 1, currency, &amount, error))
    return FALSE;

  topsheet_budget_line_set_priced (line, &unit, &amount, NULL, NULL, NULL);
  return TRUE;
}

/* What one generation needs; where the line does not say, one of its unit. */
static TopsheetUsage *
find_usage (TopsheetBudgetLine *line)
{
  static const char * const quantities[TOPSHEET_UNIT_LAST + 1] = {
    [TOPSHEET_UNIT_CHARACTER] = "characters",
    [TOPSHEET_UNIT_IMAGE] = "images",
    [TOPSHEET_UNIT_SECOND] = "output_seconds",
    [TOPSHEET_UNIT_MINUTE] = "minutes",
    [TOPSHEET_UNIT_HOUR] = "gpu_hours",
    [TOPSHEET_UNIT_CLIP] = "clips",
    [TOPSHEET_UNIT_REQUEST] = "requests",
    [TOPSHEET_UNIT_MONTH] = "months",
    [TOPSHEET_UNIT_PACK] = "packs",
  };
  TopsheetUsage *given = topsheet_budget_line_get_usage (line);
  const char *quantity = quantities[topsheet_budget_line_get_unit (line)];
  g_autofree const char **names = given != NULL ? topsheet_usage_list_quantities (given) : NULL;
  TopsheetUsage *usage;

  if (names != NULL && names[0] != NULL)
    return topsheet_usage_ref (given);

  usage = given != NULL ? topsheet_usage_copy (given) : topsheet_usage_new ();
  if (quantity != NULL)
    topsheet_usage_set_quantity (usage, quantity, topsheet_decimal_from_int (1));

  return usage;
}

/* The oldest date of what the price is made of. */
static const char *
get_as_of (TopsheetQuote *quote)
{
  const char *oldest = NULL;

  for (guint i = 0; i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = quote->items->pdata[i];

      if (item->as_of != NULL && (oldest == NULL || strcmp (item->as_of, oldest) < 0))
        oldest = item->as_of;
    }
  return oldest;
}

static gboolean
take_quote (TopsheetBudgetLine *line,
            TopsheetQuote *quote,
            const char *currency,
            GPtrArray *rates,
            gint64 at_usec,
            GError **error)
{
  const TopsheetQuoteItem *first = quote->items->len > 0 ? quote->items->pdata[0] : NULL;
  TopsheetDecimal count = topsheet_budget_line_get_count (line), rate, factor;
  TopsheetMoney unit, amount;

  if (!get_rate (quote->amount.currency, currency, rates, at_usec, &rate, error) ||
      !topsheet_decimal_multiply (&count, &rate, &factor, error) ||
      !topsheet_money_scale (&quote->amount, &rate, currency, &unit, error) ||
      !topsheet_money_scale (&quote->amount, &factor, currency, &amount, error))
    return FALSE;

  topsheet_budget_line_set_priced (line, &unit, &amount, get_as_of (quote), first != NULL ? first->source : NULL, NULL);
  return TRUE;
}

static gboolean
price_by_catalogue (TopsheetBudgetLine *line,
                    const char *model,
                    const char *currency,
                    TopsheetCatalogue *catalogue,
                    GPtrArray *rates,
                    gint64 at_usec,
                    GError **error)
{
  g_autoptr (TopsheetUsage) usage = find_usage (line);
  g_autoptr (TopsheetQuote) quote = NULL;
  const char *id = topsheet_catalogue_resolve (catalogue, model, error);

  if (id == NULL)
    return FALSE;
  quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, id), usage, at_usec, 0, error);
  if (quote == NULL)
    return FALSE;
  if (!quote->has_amount)
    {
      g_autofree char *why = topsheet_quote_explain (quote);

      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, why);
      return FALSE;
    }
  return take_quote (line, quote, currency, rates, at_usec, error);
}

gboolean
topsheet_budget_price_line (TopsheetBudgetLine *line,
                            const char *currency,
                            TopsheetCatalogue *catalogue,
                            GPtrArray *rates,
                            gint64 at_usec,
                            GError **error)
{
  const char *model = topsheet_budget_line_get_model_id (line);
  const char *formula_error = topsheet_budget_line_get_formula_error (line);
  GError *why = NULL;
  TopsheetDecimal price;
  gboolean ok = FALSE;

  /* Without a number of attempts there is no amount, however well the price is known. */
  if (formula_error != NULL)
    g_set_error_literal (&why, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, formula_error);
  else if (topsheet_budget_line_get_unit_price (line, &price))
    ok = price_typed (line, price, currency, rates, at_usec, &why);
  else if (model != NULL && catalogue != NULL)
    ok = price_by_catalogue (line, model, currency, catalogue, rates, at_usec, &why);
  else
    g_set_error_literal (&why, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("no price was typed"));

  return ok || leave_unpriced (line, why, error);
}
