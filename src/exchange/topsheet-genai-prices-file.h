/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-json.h"
#include "exchange/topsheet-price-list.h"

G_BEGIN_DECLS

/*
 * prices/new_data/v2/data.json of pydantic/genai-prices (MIT): a list of providers, each with models. The prices of a model are an object, or a list of
 * such with a constraint: a first day (inclusive), or a time of day (start inclusive, end exclusive, never past midnight). The last one that holds counts.
 * Tiers are cliffs: above "start" input tokens all tokens cost the price of the tier. In USD. Private to topsheet_price_list_read().
 */

/* Whether it looks like one: a list of objects with "models". */
gboolean topsheet_genai_prices_file_detect (yyjson_val        *root);
/* Fills @list. A model that is wrong is refused alone. FALSE when there are more of them than any list has. */
gboolean topsheet_genai_prices_file_read   (yyjson_val        *root,
                                            gint64             valid_from_usec,
                                            gint64             recorded_at_usec,
                                            TopsheetPriceList *list);

G_END_DECLS
