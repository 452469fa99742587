/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

G_BEGIN_DECLS

/**
 * TopsheetPriceVerdict:
 * @TOPSHEET_PRICE_ADDED: nothing had this price
 * @TOPSHEET_PRICE_CHANGED: it was another price
 * @TOPSHEET_PRICE_UNCHANGED: it is known already; there is nothing to record
 * @TOPSHEET_PRICE_SUSPICIOUS: new or changed, and there is a doubt; it stays out until a person accepts it
 *
 * What a price that comes in means for the catalogue.
 */
typedef enum
{
  TOPSHEET_PRICE_ADDED,
  TOPSHEET_PRICE_CHANGED,
  TOPSHEET_PRICE_UNCHANGED,
  TOPSHEET_PRICE_SUSPICIOUS,
} TopsheetPriceVerdict;

#define TOPSHEET_PRICE_VERDICT_LAST TOPSHEET_PRICE_SUSPICIOUS

#define TOPSHEET_TYPE_PRICE_VERDICT (topsheet_price_verdict_get_type ())
GType       topsheet_price_verdict_get_type (void) G_GNUC_CONST;
/* Stable, for JSON: "added", "changed", "unchanged", "suspicious". */
const char *topsheet_price_verdict_nick     (TopsheetPriceVerdict verdict);

/**
 * TopsheetPriceDoubt:
 * @TOPSHEET_PRICE_DOUBT_TOKEN: tokens of text for more than 200 a million
 * @TOPSHEET_PRICE_DOUBT_IMAGE: a picture for less than 0.002 or more than 1
 * @TOPSHEET_PRICE_DOUBT_VIDEO: a second of video for less than 0.003 or more than 1.5
 * @TOPSHEET_PRICE_DOUBT_JUMP: more than three times the price before, or less than a third of it
 * @TOPSHEET_PRICE_DOUBT_SOURCES: more than 25 % apart from what another source says
 * @TOPSHEET_PRICE_DOUBT_ZERO: it would be free
 * @TOPSHEET_PRICE_DOUBT_CURRENCY: the model has prices in another currency
 *
 * Why a price is suspicious; bits. The limits are in the price's currency; those of the first five were derived from errors that price lists had.
 */
typedef enum
{
  TOPSHEET_PRICE_DOUBT_TOKEN = 1 << 0,
  TOPSHEET_PRICE_DOUBT_IMAGE = 1 << 1,
  TOPSHEET_PRICE_DOUBT_VIDEO = 1 << 2,
  TOPSHEET_PRICE_DOUBT_JUMP = 1 << 3,
  TOPSHEET_PRICE_DOUBT_SOURCES = 1 << 4,
  TOPSHEET_PRICE_DOUBT_ZERO = 1 << 5,
  TOPSHEET_PRICE_DOUBT_CURRENCY = 1 << 6,
} TopsheetPriceDoubt;

#define TOPSHEET_PRICE_DOUBT_LAST TOPSHEET_PRICE_DOUBT_CURRENCY

/* Stable, for JSON, of one bit: "token_price", "image_price", "video_price", "jump", "sources", "zero", "currency". */
const char *topsheet_price_doubt_nick       (TopsheetPriceDoubt   doubt);

#define TOPSHEET_TYPE_PRICE_CHANGE (topsheet_price_change_get_type ())
/**
 * TopsheetPriceChange:
 *
 * One price of a list that is reviewed. Properties: rule, current (nullable), verdict, doubts (guint of #TopsheetPriceDoubt), old-price (text, nullable),
 * new-price (text), sentence, all read-only; and accepted, which a person decides: at first %TRUE for what is added or changed, %FALSE for what is
 * suspicious. What is unchanged is never recorded, whatever accepted says.
 */
G_DECLARE_FINAL_TYPE (TopsheetPriceChange, topsheet_price_change, TOPSHEET, PRICE_CHANGE, GObject)

/* Works out the sentence. @current: (nullable): the rule that would hold without the new one. @doubts: none makes it unchanged, changed or added. */
TopsheetPriceChange  *topsheet_price_change_new           (TopsheetPriceRule    *rule,
                                                           TopsheetPriceRule    *current,
                                                           TopsheetPriceVerdict  verdict,
                                                           guint                 doubts);
/* What comes in, with the id, tier and modality that the catalogue has for the model. (transfer none) */
TopsheetPriceRule    *topsheet_price_change_get_rule      (TopsheetPriceChange  *self);
/* (transfer none) (nullable) */
TopsheetPriceRule    *topsheet_price_change_get_current   (TopsheetPriceChange  *self);
TopsheetPriceVerdict  topsheet_price_change_get_verdict   (TopsheetPriceChange  *self);
guint                 topsheet_price_change_get_doubts    (TopsheetPriceChange  *self);
/* "USD 2.5 / 1,000,000 token", "USD 0.25 / image"; the old one is %NULL where there was none. (transfer none) */
const char           *topsheet_price_change_get_new_price (TopsheetPriceChange  *self);
const char           *topsheet_price_change_get_old_price (TopsheetPriceChange  *self);
/* New price ÷ old price, to four digits after the point. FALSE where there was none, or it was 0. */
gboolean              topsheet_price_change_get_ratio     (TopsheetPriceChange  *self,
                                                           TopsheetDecimal      *out);
/* What it means and every doubt, for a person. (transfer none) */
const char           *topsheet_price_change_get_sentence  (TopsheetPriceChange  *self);
gboolean              topsheet_price_change_get_accepted  (TopsheetPriceChange  *self);
void                  topsheet_price_change_set_accepted  (TopsheetPriceChange  *self,
                                                           gboolean              accepted);

G_END_DECLS
