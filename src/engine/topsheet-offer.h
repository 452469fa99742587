/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "engine/topsheet-catalogue.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

/**
 * TopsheetOffer:
 * @model_id: of the catalogue
 * @usage: what was asked for
 * @has_price: whether it is known; else @why says why not
 * @price: what that costs, in the currency that was asked for or, without one, in the model's
 * @why: (nullable): a sentence
 * @source: (nullable): where the price is from
 * @as_of: (nullable): and when
 *
 * What one model asks for one piece of work. Offers are compared; an unknown price is never the lowest.
 */
typedef struct
{
  char          *model_id;
  TopsheetUsage *usage;
  gboolean       has_price;
  TopsheetMoney  price;
  char          *why;
  char          *source;
  char          *as_of;
} TopsheetOffer;

void           topsheet_offer_free          (TopsheetOffer       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetOffer, topsheet_offer_free)

/**
 * topsheet_offer_get:
 * @model: a name that the catalogue resolves
 * @currency: (nullable): what to convert into
 * @rates: (element-type TopsheetRate) (nullable): for that
 *
 * Returns: (transfer full): %NULL where no model is called so, or on overflow; a price that is not known is no error
 */
TopsheetOffer *topsheet_offer_get           (TopsheetCatalogue   *catalogue,
                                             const char          *model,
                                             const TopsheetUsage *usage,
                                             const char          *currency,
                                             GPtrArray           *rates,
                                             gint64               at_usec,
                                             GError             **error);
/**
 * topsheet_offer_list_ladder:
 * @sizes: (array zero-terminated=1): "480p", "1080p", "4k", or sizes in pixels such as "1024x1024"
 *
 * The same work at each size: with the selector `resolution`, or for pixels with `size`, `width` and `height`.
 *
 * Returns: (element-type TopsheetOffer) (transfer full): in the order of @sizes; %NULL as for topsheet_offer_get(), or for a size that is none
 */
GPtrArray     *topsheet_offer_list_ladder   (TopsheetCatalogue   *catalogue,
                                             const char          *model,
                                             const TopsheetUsage *usage,
                                             const char * const  *sizes,
                                             const char          *currency,
                                             GPtrArray           *rates,
                                             gint64               at_usec,
                                             GError             **error);
/* The cheapest of @offers with a price; they have to be in one currency. (nullable) (transfer none) */
TopsheetOffer *topsheet_offer_find_cheapest (GPtrArray           *offers);
/* @price ÷ @other, to four digits; FALSE where one is not known, @other is nothing, or the currencies differ. */
gboolean       topsheet_offer_get_ratio     (const TopsheetOffer *self,
                                             const TopsheetOffer *other,
                                             TopsheetDecimal     *ratio);

G_END_DECLS
