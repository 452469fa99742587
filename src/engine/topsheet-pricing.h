/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "model/topsheet-price-rule.h"
#include "model/topsheet-rate.h"
#include "model/topsheet-usage.h"

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
  char            *rule;       /* model id, meter, conditions, factors: "bfl/flux-2-pro image_first_mp op=t2i", "m/x input_tokens × 0.5 service_tier=batch" */
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
  GStrv            missing;  /* selectors that were not given and would tell which rule holds: "quality", "size" */
  gboolean         self_hosted; /* the model has the meter "self_hosted": it costs the hours of the machine it runs on */
} TopsheetQuote;

#define TOPSHEET_TYPE_QUOTE (topsheet_quote_get_type ())
GType          topsheet_quote_get_type    (void) G_GNUC_CONST;
TopsheetQuote *topsheet_quote_ref         (TopsheetQuote       *self);
void           topsheet_quote_unref       (TopsheetQuote       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetQuote, topsheet_quote_unref)
/* Why there is no amount, as a part of a sentence: "no price for images without quality and size"; NULL when there is one. (transfer full) */
char          *topsheet_quote_explain     (const TopsheetQuote *self);

/**
 * topsheet_pricing_quote:
 * @rules: (element-type TopsheetPriceRule) (nullable): all rules of the model, any order
 * @usage: what one call needs
 * @at_usec: when it happens
 * @known_at_usec: only rules recorded by then count; 0 = all
 *
 * Picks, per meter, the rule valid at @at_usec whose conditions hold; the most conditions win, then the latest valid-from, then the latest
 * recorded-at. A rule that needs a selector which was not given does not hold; the quantity is then unpriced and the selector named in `missing`.
 *
 * Quantities are derived as the provider counts them, by the first meter that the model has:
 * - "images": `image_first_mp` for each, with `extra_mp` for width × height ÷ 1,000,000, rounded up, minus one; `image`; `credits` an image; `pixels` =
 *   width × height of each. With `reference_image` the selector reference_images is billed too, once a call; not said, there are none, but for op=edit.
 * - "output_seconds": `video_tokens` = (input + output seconds) × width × height × fps ÷ 1024; `frames` of each clip (count_fps of the rule, else fps, ×
 *   seconds + count_plus); `first_second` of each clip, with `extra_seconds` for the rest; `run` (flat for its duration), one for each of "clips";
 *   `total_seconds` = input + output seconds; `output_seconds`; `credits` a second; `output_minutes`.
 * - "clips": `clip`, else `run`; with a duration they are seconds of output. "songs": `song`, else `clip`. "minutes", "gpu_seconds" and "gpu_hours" by
 *   whichever unit the model bills. "reasoning_tokens", those that are not among the output tokens: by a meter of that name, else as `output_tokens`.
 * - "actual_cost", what the provider's answer says, with the selector cost_currency (a code, or "credits" where the model has a credit rate): this is the
 *   price, whatever else is given.
 * - every other quantity by the meter of its name.
 *
 * Then the terms of the rule (#TopsheetPriceRule): minimum, whole blocks, what is free, graduated tiers with an item for each. Last the rules of the meter
 * `factor` that hold: one that names service_tier, one that names outcome (of a try that failed), one that names neither. They multiply the price of every
 * rule that does not name the same selector itself. A call of an unusual tier or outcome that neither a rule nor a factor names is unpriced.
 *
 * Selectors that follow from others: size and width with height; resolution from a height of video; duration from seconds and clips; video_in from
 * input seconds; op is "t2i", service_tier "standard" and outcome "success" unless it is said. Cliff tiers (`input_tokens_gt`) look at all input tokens,
 * cached ones included, and re-price all. Quantities that are zero are priced as 0 without a rule. Amounts round once per item.
 *
 * Returns: (transfer full): the quote, or %NULL on overflow or mixed currencies
 */
TopsheetQuote *topsheet_pricing_quote     (GPtrArray           *rules,
                                           const TopsheetUsage *usage,
                                           gint64               at_usec,
                                           gint64               known_at_usec,
                                           GError             **error);

/* The latest rate valid at @at_usec; TOPSHEET_ERROR_CURRENCY when there is none ("no rate from USD to EUR on 20 November 2026"). (transfer none) */
TopsheetRate  *topsheet_pricing_find_rate (const char          *from,
                                           const char          *to,
                                           GPtrArray           *rates,
                                           gint64               at_usec,
                                           GError             **error);

/**
 * topsheet_pricing_convert:
 * @rates: (element-type TopsheetRate) (nullable): the project's rates
 * @rate_used: (out) (optional) (nullable) (transfer full): the rate, as a decimal
 *
 * Into @currency with the latest rate valid at @at_usec. Same currency: unchanged, @rate_used NULL.
 *
 * Returns: %FALSE as topsheet_pricing_find_rate(), or on overflow
 */
gboolean       topsheet_pricing_convert   (const TopsheetMoney *amount,
                                           const char          *currency,
                                           GPtrArray           *rates,
                                           gint64               at_usec,
                                           TopsheetMoney       *out,
                                           char               **rate_used,
                                           GError             **error);

G_END_DECLS
