/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-price-reading.h"

G_BEGIN_DECLS

/**
 * TopsheetGenaiSpan:
 * @prices: an object of prices
 * @field: where it stands in the model: "prices[1].prices"
 * @utc_time: "00:30-16:30", or %NULL for any time of day
 * @from_usec: since when it holds
 * @to_usec: until when, exclusive; 0 is open
 *
 * Prices of a model of genai-prices, and when they hold. Private to the reader.
 */
typedef struct
{
  yyjson_val *prices;
  char       *field;
  char       *utc_time;
  gint64      from_usec;
  gint64      to_usec;
} TopsheetGenaiSpan;

/* What "prices" of a model say, in the order of the file, without what never holds. (element-type TopsheetGenaiSpan) (transfer full): %NULL when the row
 * was refused */
GArray *topsheet_genai_span_list (TopsheetPriceReading *reading,
                                  yyjson_val           *prices);

G_END_DECLS
