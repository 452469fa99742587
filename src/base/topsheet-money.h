/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** TOPSHEET_NANOS_PER_UNIT: nano-units in one major unit of any currency. */
#define TOPSHEET_NANOS_PER_UNIT G_GINT64_CONSTANT (1000000000)

/**
 * TopsheetMoney:
 * @nanos: amount in 1e-9 of the major unit, signed
 * @currency: ISO 4217 code, NUL-terminated
 *
 * Money. Every amount that is posted is one of these; sums and products are checked, never wrapped.
 * "Not known" is a missing #TopsheetMoney (a %NULL pointer or a `has_…` flag), never a zero.
 */
typedef struct
{
  gint64 nanos;
  char   currency[4];
} TopsheetMoney;

#define TOPSHEET_TYPE_MONEY (topsheet_money_get_type ())
GType          topsheet_money_get_type      (void) G_GNUC_CONST;

TopsheetMoney  topsheet_money               (gint64                  nanos,
                                             const char             *currency);
TopsheetMoney *topsheet_money_copy          (const TopsheetMoney    *self);
void           topsheet_money_free          (TopsheetMoney          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetMoney, topsheet_money_free)

/* TRUE for three capital ASCII letters. */
gboolean       topsheet_currency_is_valid   (const char             *currency);
/* Digits after the point people write for it: EUR 2, JPY 0, KWD 3 (ISO 4217 minor units). */
guint          topsheet_currency_get_digits (const char             *currency);

/* "12.5" as an amount in major units, at most nine digits after the point. */
gboolean       topsheet_money_parse         (const char             *text,
                                             const char             *currency,
                                             TopsheetMoney          *out,
                                             GError                **error);
/* Exact major units without currency, grouping or trailing zeros: "0.0035", "750". For JSON and files. (transfer full) */
char          *topsheet_money_print         (const TopsheetMoney    *self);
int            topsheet_money_compare       (const TopsheetMoney    *a,
                                             const TopsheetMoney    *b);
gboolean       topsheet_money_add           (const TopsheetMoney    *a,
                                             const TopsheetMoney    *b,
                                             TopsheetMoney          *out,
                                             GError                **error);
gboolean       topsheet_money_subtract      (const TopsheetMoney    *a,
                                             const TopsheetMoney    *b,
                                             TopsheetMoney          *out,
                                             GError                **error);
gboolean       topsheet_money_negate        (const TopsheetMoney    *self,
                                             TopsheetMoney          *out,
                                             GError                **error);
/* @quantity × @unit_price ÷ @per, computed in 128 bits and rounded once, half to even, to a nano. @per ≥ 1. */
gboolean       topsheet_money_price         (const TopsheetDecimal  *quantity,
                                             const TopsheetDecimal  *unit_price,
                                             guint64                 per,
                                             const char             *currency,
                                             TopsheetMoney          *out,
                                             GError                **error);
/* @self × @factor in the same currency, or in @currency when it is given (an exchange rate). Half to even. */
gboolean       topsheet_money_scale         (const TopsheetMoney    *self,
                                             const TopsheetDecimal  *factor,
                                             const char             *currency,
                                             TopsheetMoney          *out,
                                             GError                **error);
/* @self rounded to @digits after the point, half to even. */
TopsheetMoney  topsheet_money_round         (const TopsheetMoney    *self,
                                             guint                   digits);

/**
 * TopsheetMoneyFormat:
 * @TOPSHEET_MONEY_FORMAT_PLAIN: grouped digits with the currency's minor units, no sign of the currency: "12,496.36"
 * @TOPSHEET_MONEY_FORMAT_SYMBOL: with the currency's sign, as in text and tiles: "€5,067.20"
 * @TOPSHEET_MONEY_FORMAT_CODE: with the code before it: "EUR 12,496.36" (no-break space), as on paper
 * @TOPSHEET_MONEY_FORMAT_WHOLE: @..._SYMBOL without minor units, for estimates: "€9,047"
 * @TOPSHEET_MONEY_FORMAT_EXACT: with the sign and as many digits as the amount has, at least the minor units: "€0.0525"
 * @TOPSHEET_MONEY_FORMAT_LEDGER: four decimals, no sign of the currency: "5,319.2600"
 */
typedef enum
{
  TOPSHEET_MONEY_FORMAT_PLAIN,
  TOPSHEET_MONEY_FORMAT_SYMBOL,
  TOPSHEET_MONEY_FORMAT_CODE,
  TOPSHEET_MONEY_FORMAT_WHOLE,
  TOPSHEET_MONEY_FORMAT_EXACT,
  TOPSHEET_MONEY_FORMAT_LEDGER,
} TopsheetMoneyFormat;

/* For people, in the grouping and decimal marks of the messages locale; minus is U+2212. (transfer full) */
char          *topsheet_money_format        (const TopsheetMoney    *self,
                                             TopsheetMoneyFormat     format);

G_END_DECLS
