/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TOPSHEET_DECIMAL_MAX_SCALE: the most digits after the point that a decimal can carry. */
#define TOPSHEET_DECIMAL_MAX_SCALE 18

/**
 * TopsheetDecimal:
 * @mantissa: all digits, signed
 * @scale: how many of them stand after the point, 0 … %TOPSHEET_DECIMAL_MAX_SCALE
 *
 * An exact decimal: @mantissa × 10^-@scale. Prices and quantities are kept in it, down to 1e-12 a unit and below.
 * No operation rounds silently; what does not fit is %TOPSHEET_ERROR_OVERFLOW.
 */
typedef struct
{
  gint64 mantissa;
  guint8 scale;
} TopsheetDecimal;

/** TOPSHEET_DECIMAL_ZERO: the decimal 0. */
#define TOPSHEET_DECIMAL_ZERO ((TopsheetDecimal) { 0, 0 })

TopsheetDecimal topsheet_decimal_from_int    (gint64                  value);
/* [+-]digits[.digits][e[+-]digits], '.' in every locale, surrounding blanks refused. */
gboolean        topsheet_decimal_parse       (const char             *text,
                                              TopsheetDecimal        *out,
                                              GError                **error);
/* Shortest exact form, no exponent, no trailing zeros: "0.0035", "-12", "0". (transfer full) */
char           *topsheet_decimal_print       (const TopsheetDecimal  *self);
/* -1, 0, 1 by value: 1.0 equals 1. */
int             topsheet_decimal_compare     (const TopsheetDecimal  *a,
                                              const TopsheetDecimal  *b);
int             topsheet_decimal_sign        (const TopsheetDecimal  *self);
/* Smallest scale with the same value. */
TopsheetDecimal topsheet_decimal_normalize   (const TopsheetDecimal  *self);
gboolean        topsheet_decimal_add         (const TopsheetDecimal  *a,
                                              const TopsheetDecimal  *b,
                                              TopsheetDecimal        *out,
                                              GError                **error);
gboolean        topsheet_decimal_subtract    (const TopsheetDecimal  *a,
                                              const TopsheetDecimal  *b,
                                              TopsheetDecimal        *out,
                                              GError                **error);
gboolean        topsheet_decimal_multiply    (const TopsheetDecimal  *a,
                                              const TopsheetDecimal  *b,
                                              TopsheetDecimal        *out,
                                              GError                **error);
/* Quotient to @scale digits, half to even. Division by zero is TOPSHEET_ERROR_INVALID. */
gboolean        topsheet_decimal_divide      (const TopsheetDecimal  *a,
                                              const TopsheetDecimal  *b,
                                              guint                   scale,
                                              TopsheetDecimal        *out,
                                              GError                **error);
/* Smallest whole number that is not less. */
gboolean        topsheet_decimal_ceil        (const TopsheetDecimal  *self,
                                              gint64                 *out,
                                              GError                **error);
/* For drawing, probability and energy only; never for money. */
double          topsheet_decimal_to_double   (const TopsheetDecimal  *self);

G_END_DECLS
