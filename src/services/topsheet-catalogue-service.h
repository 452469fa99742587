/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-catalogue-model.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetOwnPrice:
 * @model_id: a model of the catalogue, or a new one: "studio/upscaler"
 * @meter: as people write it: "image", "images"; topsheet_own_price_find_meter()
 * @price: in @currency, not negative
 * @per: how many of the meter's unit it is for; 0 = as the model's price of that meter has it, else what is usual
 * @currency: ISO 4217; %NULL = the model's, else USD
 * @conditions: (nullable): "key=value", all of which must hold
 * @from_usec: the first moment it holds; 0 = from the beginning of today (UTC)
 * @until_usec: the first moment it no longer holds; 0 = open
 *
 * A price that the studio types.
 */
typedef struct
{
  const char         *model_id;
  const char         *meter;
  TopsheetDecimal     price;
  guint64             per;
  const char         *currency;
  const char * const *conditions;
  gint64              from_usec;
  gint64              until_usec;
} TopsheetOwnPrice;

/* Models that match @query (NULL or "" = all), by provider and id, as they are at @now_usec. No I/O. (element-type TopsheetCatalogueModel) (transfer full) */
GPtrArray              *topsheet_catalogue_service_list      (TopsheetCatalogue      *catalogue,
                                                              gint64                  now_usec,
                                                              const char             *query);
/* The model for what a person typed, or %NULL with %TOPSHEET_ERROR_INVALID and the near ones named. No I/O. (transfer full) */
TopsheetCatalogueModel *topsheet_catalogue_service_find      (TopsheetCatalogue      *catalogue,
                                                              gint64                  now_usec,
                                                              const char             *name,
                                                              GError                **error);

/* These reload the session's catalogue before they resolve. What was posted to the ledger before never changes by them. */

/**
 * topsheet_catalogue_service_set_price:
 *
 * Records a price of one's own; it takes the place of others of the model for the same meter and conditions, from its first moment on.
 *
 * → TopsheetPriceRule as recorded. %TOPSHEET_ERROR_INVALID for a meter, id, currency, condition, amount or dates that are none; then nothing was saved.
 */
DexFuture              *topsheet_catalogue_service_set_price (TopsheetSession        *session,
                                                              const TopsheetOwnPrice *price);
/* → TRUE; from @from_usec (0 = the beginning of today, but not before the price began) on the catalogue's price holds again. %TOPSHEET_ERROR_INVALID when there is no own price for @meter and
 * @conditions then. */
DexFuture              *topsheet_catalogue_service_end_price (TopsheetSession        *session,
                                                              const char             *model_id,
                                                              const char             *meter,
                                                              const char * const     *conditions,
                                                              gint64                  from_usec);
/* → TRUE; @tier: a #TopsheetTier or %TOPSHEET_TIER_OF_CATALOGUE. %TOPSHEET_ERROR_INVALID for a model or a condition that is none. */
DexFuture              *topsheet_catalogue_service_set_tier  (TopsheetSession        *session,
                                                              const char             *model_id,
                                                              const char * const     *conditions,
                                                              int                     tier);

G_END_DECLS
