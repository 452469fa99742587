/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-catalogue-model.h"

G_BEGIN_DECLS

/* Prices in words, for the price catalogue. */

/* "First megapixel" for "image_first_mp"; the name itself where there is no word for it. (transfer none) */
const char *topsheet_price_text_meter      (const char             *meter);
/* "image editing" for "image-edit"; the word itself where there is no other for it. (transfer none) (nullable) */
const char *topsheet_price_text_modality   (const char             *modality);
/* "Sketch", "Standard", "Hero" (transfer none) */
const char *topsheet_price_text_tier       (TopsheetTier            tier);
/* "0.04 USD / image", "5 credits / s" (transfer full) */
char       *topsheet_price_text_price      (TopsheetPriceRule      *rule);
/* "quality high · size 1024x1024"; "" where there are none. (transfer full) */
char       *topsheet_price_text_conditions (const char * const     *conditions);
/* "Seen 3 months ago"; "" when nobody knows. (transfer full) */
char       *topsheet_price_text_age        (gint64                  seen_usec,
                                            gint64                  now_usec);
/* "Since 1 November 2026 · until 24 December 2026"; "" when both are open. (transfer full) */
char       *topsheet_price_text_span       (TopsheetPriceRule      *rule);
/* What became of a price that does not count now. (transfer none) */
const char *topsheet_price_text_state      (TopsheetPriceState      state);

G_END_DECLS
