/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"
#include "model/topsheet-rate.h"
#include "model/topsheet-usage.h"
#include "base/topsheet-money.h"

G_BEGIN_DECLS

/**
 * TopsheetQuoteItem:
 *
 * One meter of a quote.
 */
typedef struct
{
  char            *meter;      /* "image_first_mp" */
  TopsheetDecimal  quantity;   /* what the provider counts, derived from what was given */
  TopsheetDecimal  unit_price; /* in the quote's currency (credits already converted) */
  guint64          per;
  TopsheetUnit     unit;
  TopsheetMoney    amount;
  char            *rule;       /* model id and meter with its conditions: "bfl/flux-2-pro image_first_mp op=t2i" */
  char            *source;
  char            *as_of;
} TopsheetQuoteItem;

/**
 * TopsheetQuote:
 *
 * What one call costs. @has_amount is FALSE when any quantity that was given has no rule: a price is whole or it is not known.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  gboolean         has_amount;
  TopsheetMoney    amount;
  GPtrArray       *items;    /* (element-type TopsheetQuoteItem) */
  GStrv            unpriced; /* names of quantities without a rule */
} TopsheetQuote;

#define TOPSHEET_TYPE_QUOTE (topsheet_quote_get_type ())
GType          topsheet_quote_get_type    (void) G_GNUC_CONST;
TopsheetQuote *topsheet_quote_ref         (TopsheetQuote *self);
void           topsheet_quote_unref       (TopsheetQuote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetQuote, topsheet_quote_unref)

/**
 * topsheet_pricing_quote:
 * @rules: (element-type TopsheetPriceRule): all rules of the model, any order
 * @usage: what one call needs
 * @at_usec: when it happens
 * @known_at_usec: only rules recorded by then count; 0 = all
 *
 * Picks, per meter, the rule valid at @at_usec whose conditions hold; the most conditions win, then the latest valid-from, then the latest
 * recorded-at. Quantities are derived as the provider counts: `image` for "images" unless the model bills `image_first_mp` (first megapixel of each
 * image; width × height ÷ 1,000,000, rounded up, minus one is `extra_mp`), `credits` by the rule's unit, `video_tokens` = (in + out seconds) × W × H × fps ÷ 1024,
 * `run` per clip with its duration selector. Cliff tiers are conditions (`input_tokens_gt`). Amounts round once per item.
 * Quantities that are zero are priced as 0 without a rule. Where a model has a per-image meter as well as output-token meters, the quantity given decides.
 *
 * Returns: (transfer full): the quote, or %NULL on overflow or mixed currencies
 */
TopsheetQuote *topsheet_pricing_quote     (GPtrArray           *rules,
                                           const TopsheetUsage *usage,
                                           gint64               at_usec,
                                           gint64               known_at_usec,
                                           GError             **error);

/**
 * topsheet_pricing_convert:
 * @rates: (element-type TopsheetRate): the project's rates
 *
 * Into @currency with the latest rate valid at @at_usec. Same currency: unchanged, @rate_used NULL.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_CURRENCY when there is no rate ("no rate from USD to EUR on 20 November 2026")
 */
gboolean       topsheet_pricing_convert   (const TopsheetMoney *amount,
                                           const char          *currency,
                                           GPtrArray           *rates,
                                           gint64               at_usec,
                                           TopsheetMoney       *out,
                                           char               **rate_used,
                                           GError             **error);

G_END_DECLS
