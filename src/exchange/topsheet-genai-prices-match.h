/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/topsheet-price-reading.h"

G_BEGIN_DECLS

/**
 * topsheet_genai_match_read:
 * @reading: gets an issue of %TOPSHEET_PRICE_ISSUE_NAME for each part that cannot be used
 * @key: whose names they are, for a person: "openai/gpt-4o"
 * @field: where it stands: "match", "model_match"
 * @match: (nullable): an object of one of `or`, `and`, `equals`, `starts_with`, `ends_with`, `contains`, `regex`
 *
 * The match logic of genai-prices as one regular expression, which is looked for in a name whatever its case. A part of an `or` that cannot be used is left
 * out of it. Private to the reader.
 *
 * Returns: (transfer full) (nullable): a pattern for topsheet_model_match_compile(), %NULL when nothing of it can be used
 */
char *topsheet_genai_match_read (TopsheetPriceReading *reading,
                                 const char           *key,
                                 const char           *field,
                                 yyjson_val           *match);

G_END_DECLS
