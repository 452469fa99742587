/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"
#include "base/topsheet-unit.h"
#include "model/topsheet-enums.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PRICE_RULE (topsheet_price_rule_get_type ())
/**
 * TopsheetPriceRule:
 *
 * What one meter of one model costs, since when, and who says so. One catalogue entry with three meters is three rules with
 * the same `model-id`. Conditions are "key=value" pairs all of which must hold: equality of a selector; a list ("480p,720p")
 * or a range of resolutions ("720p-1080p"); and the comparisons `input_tokens_le`, `input_tokens_gt`, `mp_le`, `mp_gt`,
 * `utc_time` ("00:30-16:30", start inclusive, end exclusive, may pass midnight) and `weekday` ("sat,sun", "mon-fri", in UTC).
 *
 * Those that begin with "count_" are terms: they select nothing and say how the rule counts, in its own unit and in this order: `count_fps` and
 * `count_plus` (meter frames: frames a second, and so many more of each clip), `count_min` (the least that is billed), `count_block` (billed in whole
 * blocks), `count_free` (so many of a call cost nothing), `count_over` and `count_upto` (a graduated tier: the rule prices what is above the one and not
 * above the other; the tiers of a meter have to join). A rule with a term that is not known never holds.
 *
 * What a fee includes is a rule of the meter "included_credits", "included_characters" and so on: its price is how many a month (unit month) or a pack
 * (unit pack) includes; more than that is billed by the other rules of the model. A lot of credits that were bought together is a rule of the meter "lot":
 * the price of one credit, `count_upto` how many, valid from when it was bought to when it expires.
 *
 * The meter "factor" is no price; it multiplies those of the model while its conditions hold (service_tier=batch: 0.5, outcome=failed: 0). The meter
 * "self_hosted" says that the model has no price of its own; its price is 0 and never used.
 *
 * The meter "names" says what the model is called, with the regular expressions `matches=` and `alone=` as conditions; its price is 0 and never used either
 * (#TopsheetModelMatch). A catalogue keeps such rules apart from those of prices.
 *
 * Properties (all construct-time or setters below): id (gint64), model-id ("bfl/flux-2-pro"), provider, model, modality,
 * tier, meter ("image_first_mp"), price (decimal), per (guint64), unit, currency, conditions (GStrv), credit-rate (decimal as
 * text, %NULL when the price is money already: a price in credits × this rate is money, "1/211" allowed, or "lots" for credits that come from lots), valid-from-usec and
 * valid-to-usec (0 open; from inclusive, to exclusive), recorded-at-usec, as-of (text as the source wrote it), source,
 * source-url, confidence, notes.
 */
G_DECLARE_FINAL_TYPE (TopsheetPriceRule, topsheet_price_rule, TOPSHEET, PRICE_RULE, GObject)

TopsheetPriceRule  *topsheet_price_rule_new                  (const char         *model_id,
                                                              const char         *meter,
                                                              TopsheetDecimal     price,
                                                              guint64             per,
                                                              TopsheetUnit        unit,
                                                              const char         *currency);
gint64              topsheet_price_rule_get_id               (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_model_id         (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_provider         (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_model            (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_modality         (TopsheetPriceRule  *self);
TopsheetTier        topsheet_price_rule_get_tier             (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_meter            (TopsheetPriceRule  *self);
TopsheetDecimal     topsheet_price_rule_get_price            (TopsheetPriceRule  *self);
guint64             topsheet_price_rule_get_per              (TopsheetPriceRule  *self);
TopsheetUnit        topsheet_price_rule_get_unit             (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_currency         (TopsheetPriceRule  *self);
const char * const *topsheet_price_rule_get_conditions       (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_credit_rate      (TopsheetPriceRule  *self);
gint64              topsheet_price_rule_get_valid_from_usec  (TopsheetPriceRule  *self);
gint64              topsheet_price_rule_get_valid_to_usec    (TopsheetPriceRule  *self);
gint64              topsheet_price_rule_get_recorded_at_usec (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_as_of            (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_source           (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_source_url       (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_confidence       (TopsheetPriceRule  *self);
const char         *topsheet_price_rule_get_notes            (TopsheetPriceRule  *self);
/* Everything else is set with g_object_set(). */

G_END_DECLS
