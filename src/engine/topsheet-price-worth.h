/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

G_BEGIN_DECLS

/*
 * Prices made comparable: credits as money, and the price of a million where tokens, characters or pixels are counted. Private to the review.
 */

/* What the rule's meter is without credits: "image" for credits an image. (transfer none) */
const char *topsheet_price_worth_get_meter   (TopsheetPriceRule     *rule);
/* For one, or for a million, of what is counted, to 12 digits after the point. FALSE when it does not fit. */
gboolean    topsheet_price_worth_get         (TopsheetPriceRule     *rule,
                                              TopsheetDecimal       *out);
/* "USD 2.5 / 1,000,000 token", "USD 0.25 / image" (transfer full) */
char       *topsheet_price_worth_print       (TopsheetPriceRule     *rule);
/* Whether the greater one is more than @times ÷ @per of the smaller one. A price of 0 is that far from any other. */
gboolean    topsheet_price_worth_differ      (const TopsheetDecimal *a,
                                              const TopsheetDecimal *b,
                                              gint64                 times,
                                              gint64                 per);
/* Bits of #TopsheetPriceDoubt that the price raises by itself. */
guint       topsheet_price_worth_list_doubts (TopsheetPriceRule     *rule);

G_END_DECLS
