/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-json.h"
#include "exchange/topsheet-price-list.h"

G_BEGIN_DECLS

/*
 * model_prices_and_context_window.json of BerriAI/litellm (MIT): one flat object, a key for each model. Current prices in USD without dates; prices of
 * tokens, seconds, characters and pixels are for one. Private to topsheet_price_list_read().
 */

/* Whether it looks like one: an object with rows that name a "litellm_provider". */
gboolean topsheet_litellm_file_detect (yyjson_val        *root);
/* Fills @list. A row that is wrong is refused alone. FALSE when there are more of them than any list has. */
gboolean topsheet_litellm_file_read   (yyjson_val        *root,
                                       gint64             valid_from_usec,
                                       gint64             recorded_at_usec,
                                       TopsheetPriceList *list);

G_END_DECLS
