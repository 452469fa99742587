/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-offer.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RATIO_DIGITS 4

void
topsheet_offer_free (TopsheetOffer *self)
{
  g_free (self->model_id);
  g_clear_pointer (&self->usage, topsheet_usage_unref);
  g_free (self->why);
  g_free (self->source);
  g_free (self->as_of);
  g_free (self);
}

/* Into @currency where there is a rate; else the offer says that there is none. FALSE only on overflow. */
static gboolean
convert (TopsheetOffer *self, const char *currency, GPtrArray *rates, gint64 at_usec, GError **error)
{
  g_autoptr (GError) local = NULL;
  TopsheetRate *rate;
  TopsheetDecimal factor;

  if (currency == NULL || strcmp (self->price.currency, currency) == 0)
    return TRUE;

  rate = topsheet_pricing_find_rate (self->price.currency, currency, rates, at_usec, &local);
  if (rate == NULL)
    {
      self->has_price = FALSE;
      self->why = g_strdup (local->message);
      return TRUE;
    }
  factor = topsheet_rate_get_rate (rate);
  return topsheet_money_scale (&self->price, &factor, currency, &self->price, error);
}

static gboolean
take_quote (TopsheetOffer *self,
            TopsheetQuote *quote,
            const char *currency,
            GPtrArray *rates,
            gint64 at_usec,
            GError **error)
{
  const TopsheetQuoteItem *first = quote->items->len > 0 ? quote->items->pdata[0] : NULL;

  self->source = g_strdup (first != NULL ? first->source : NULL);
  self->as_of = g_strdup (first != NULL ? first->as_of : NULL);
  self->has_price = quote->has_amount;
  self->price = quote->amount;
  if (!self->has_price)
    {
      self->why = topsheet_quote_explain (quote);
      return TRUE;
    }
  return convert (self, currency, rates, at_usec, error);
}

TopsheetOffer *
topsheet_offer_get (TopsheetCatalogue *catalogue,
                    const char *model,
                    const TopsheetUsage *usage,
                    const char *currency,
                    GPtrArray *rates,
                    gint64 at_usec,
                    GError **error)
{
  g_autoptr (TopsheetOffer) self = NULL;
  g_autoptr (TopsheetQuote) quote = NULL;
  const char *model_id;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (model != NULL && usage != NULL, NULL);

  model_id = topsheet_catalogue_resolve (catalogue, model, error);
  if (model_id == NULL)
    return NULL;
  quote = topsheet_pricing_quote (topsheet_catalogue_get_rules (catalogue, model_id), usage, at_usec, 0, error);
  if (quote == NULL)
    return NULL;

  self = g_new0 (TopsheetOffer, 1);
  self->model_id = g_strdup (model_id);
  self->usage = topsheet_usage_copy (usage);
  if (!take_quote (self, quote, currency, rates, at_usec, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* "1024x1536" → both sides; FALSE for another form. */
static gboolean
split_pixels (const char *size, char **width, char **height)
{
  g_auto (GStrv) parts = g_strsplit (size, "x", 2);
  guint64 number;

  if (g_strv_length (parts) != 2 || !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXUINT16, &number, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXUINT16, &number, NULL))
    return FALSE;

  *width = g_steal_pointer (&parts[0]);
  *height = g_steal_pointer (&parts[1]);
  return TRUE;
}

/* "480p", "4k" */
static gboolean
is_resolution (const char *size)
{
  gsize digits = strspn (size, "0123456789");

  return digits > 0 && digits <= 5 &&
         (g_ascii_tolower (size[digits]) == 'p' || g_ascii_tolower (size[digits]) == 'k') && size[digits + 1] == '\0';
}

static TopsheetUsage *
at_size (const TopsheetUsage *usage, const char *size, GError **error)
{
  g_autoptr (TopsheetUsage) at = topsheet_usage_copy (usage);
  g_autofree char *width = NULL, *height = NULL, *folded = g_ascii_strdown (size, -1);

  if (split_pixels (folded, &width, &height))
    {
      topsheet_usage_set_selector (at, "size", folded);
      topsheet_usage_set_selector (at, "width", width);
      topsheet_usage_set_selector (at, "height", height);
    }
  else if (is_resolution (folded))
    topsheet_usage_set_selector (at, "resolution", folded);
  else
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("“%s” is no size; say one such as 720p, 4k or 1024x1024"), size);
      return NULL;
    }
  return g_steal_pointer (&at);
}

GPtrArray *
topsheet_offer_list_ladder (TopsheetCatalogue *catalogue,
                            const char *model,
                            const TopsheetUsage *usage,
                            const char * const *sizes,
                            const char *currency,
                            GPtrArray *rates,
                            gint64 at_usec,
                            GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_offer_free);

  for (gsize i = 0; sizes[i] != NULL; i++)
    {
      g_autoptr (TopsheetUsage) at = at_size (usage, sizes[i], error);
      TopsheetOffer *offer = at != NULL ? topsheet_offer_get (catalogue, model, at, currency, rates, at_usec, error)
                                        : NULL;

      if (offer == NULL)
        return NULL;
      g_ptr_array_add (offers, offer);
    }
  return g_steal_pointer (&offers);
}

TopsheetOffer *
topsheet_offer_find_cheapest (GPtrArray *offers)
{
  TopsheetOffer *best = NULL;

  for (guint i = 0; i < offers->len; i++)
    {
      TopsheetOffer *offer = offers->pdata[i];

      if (offer->has_price && (best == NULL || offer->price.nanos < best->price.nanos))
        best = offer;
    }
  return best;
}

gboolean
topsheet_offer_get_ratio (const TopsheetOffer *self, const TopsheetOffer *other, TopsheetDecimal *ratio)
{
  const TopsheetDecimal own = topsheet_decimal_from_int (self->price.nanos);
  const TopsheetDecimal others = topsheet_decimal_from_int (other->price.nanos);

  return self->has_price && other->has_price && other->price.nanos != 0 &&
         strcmp (self->price.currency, other->price.currency) == 0 &&
         topsheet_decimal_divide (&own, &others, RATIO_DIGITS, ratio, NULL);
}
