/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-accepted-cost.h"
#include "engine/topsheet-catalogue.h"
#include "engine/topsheet-pricing.h"

G_BEGIN_DECLS

/**
 * TopsheetComparedPrice:
 * @model_id: as the catalogue names it
 * @rung: (nullable): of a ladder, as it was asked for: "1080p"
 * @has_cost: whether the call has a price
 * @cost: of one call, in the currency of the comparison
 * @why: (nullable): why there is none, as a part of a sentence
 * @as_of: (nullable): the oldest date of what the price is made of
 * @source: (nullable): who says so
 * @has_ratio: of a ladder: whether this rung and the one below it have a price
 * @ratio: this cost ÷ the one of the rung below, to six digits
 * @has_accepted: whether it is known what an accepted asset costs
 * @accepted: what one takes
 *
 * One row of a comparison of prices.
 */
typedef struct
{
  char                 *model_id;
  char                 *rung;
  gboolean              has_cost;
  TopsheetMoney         cost;
  char                 *why;
  char                 *as_of;
  char                 *source;
  gboolean              has_ratio;
  TopsheetDecimal       ratio;
  gboolean              has_accepted;
  TopsheetAcceptedCost  accepted;
} TopsheetComparedPrice;

void       topsheet_compared_price_free      (TopsheetComparedPrice  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetComparedPrice, topsheet_compared_price_free)

/**
 * topsheet_comparison_models:
 * @model_ids: ids of @catalogue, NULL-terminated
 * @usage: what one call needs, the same of each
 * @currency: (nullable): of the comparison; that of the first price unless told
 * @rates: (element-type TopsheetRate) (nullable): rates into it
 *
 * The same call at several models. A price in a currency without a rate is not known; it is not compared as if it were the same money.
 *
 * Returns: (element-type TopsheetComparedPrice) (transfer full): a row a model, in the order given, or %NULL on overflow
 */
GPtrArray *topsheet_comparison_models        (TopsheetCatalogue      *catalogue,
                                              const char * const     *model_ids,
                                              const TopsheetUsage    *usage,
                                              const char             *currency,
                                              GPtrArray              *rates,
                                              gint64                  at_usec,
                                              GError                **error);

/**
 * topsheet_comparison_ladder:
 * @rungs: "720p", "4k" or "1024x1536", smallest first, NULL-terminated
 *
 * One model at several resolutions: a name is its selector `resolution`, pixels are `size`, `width` and `height`.
 *
 * Returns: (element-type TopsheetComparedPrice) (transfer full): as topsheet_comparison_models(); %TOPSHEET_ERROR_INVALID for a rung that is neither
 */
GPtrArray *topsheet_comparison_ladder        (TopsheetCatalogue      *catalogue,
                                              const char             *model_id,
                                              const TopsheetUsage    *usage,
                                              const char * const     *rungs,
                                              const char             *currency,
                                              GPtrArray              *rates,
                                              gint64                  at_usec,
                                              GError                **error);

/* What an accepted asset of a row takes; @attempt gives all but what the call costs. Nothing where that is not known. */
gboolean   topsheet_compared_price_set_attempt (TopsheetComparedPrice     *self,
                                                const TopsheetAttemptCost *attempt,
                                                GError                   **error);

/* The row that is cheapest: by accepted asset when each priced row has that, else by call; the first of equals. -1 when none has a price. */
int        topsheet_comparison_find_cheapest (GPtrArray              *rows,
                                              gboolean               *by_accepted);

G_END_DECLS
