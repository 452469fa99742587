/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

G_BEGIN_DECLS

/*
 * Prices that the studio typed itself. They are price rules like the others, with the source "own"; from its first day on an own price takes the place
 * of every other price of the same model for the same meter and the same conditions, however new that is. An own price ends by a further rule: its end.
 */

/** TOPSHEET_OWN_PRICE_SOURCE: the source of own prices. */
#define TOPSHEET_OWN_PRICE_SOURCE "own"
/** TOPSHEET_OWN_PRICE_ENDED: the confidence of a rule that ends an own price; its price is what was, and never used. */
#define TOPSHEET_OWN_PRICE_ENDED  "ended"

gboolean           topsheet_own_price_is          (TopsheetPriceRule    *rule);
gboolean           topsheet_own_price_is_end      (TopsheetPriceRule    *rule);
/* Whether both price the same: meter and selecting conditions, in any order. How they count (TopsheetCount) does not matter. */
gboolean           topsheet_own_price_is_same     (TopsheetPriceRule    *a,
                                                   TopsheetPriceRule    *b);
/* Of rules of one model that are all valid at a time: takes out what an own price takes the place of, and the ends. In place. */
void               topsheet_own_price_settle      (GPtrArray            *valid);
/* The own price among @rules for @meter and @conditions that counts at @at_usec, or %NULL. (transfer none) (nullable) */
TopsheetPriceRule *topsheet_own_price_find        (GPtrArray            *rules,
                                                   const char           *meter,
                                                   const char * const   *conditions,
                                                   gint64                at_usec);
/* The meters that a person can set a price for: "image", "output_seconds". (transfer none) NULL-terminated */
const char * const *topsheet_own_price_list_meters (void);
/* The meter for what a person typed: its name, or the name of the quantity that it counts ("images"). %NULL when there is none. @unit and @per: what it
 * is usually priced in, such as 1,000,000 tokens. (transfer none) (nullable) */
const char        *topsheet_own_price_find_meter  (const char           *name,
                                                   TopsheetUnit         *unit,
                                                   guint64              *per);

G_END_DECLS
