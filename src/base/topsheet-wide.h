/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * TopsheetWide: 128-bit integers for products of two 64-bit ones. Private to exact arithmetic; never kept in a struct that leaves a function.
 */
typedef __int128 TopsheetWide;

/* The largest power of ten that a TopsheetWide holds. */
#define TOPSHEET_WIDE_MAX_POW10 38

static inline TopsheetWide
topsheet_wide_pow10 (guint exponent)
{
  TopsheetWide power = 1;

  while (exponent-- > 0)
    power *= 10;

  return power;
}

static inline TopsheetWide
topsheet_wide_abs (TopsheetWide value)
{
  return value < 0 ? -value : value;
}

/* @whole + @remainder ÷ @divisor, half to even. The remainder has the sign of the exact value; |@remainder| < @divisor. */
static inline TopsheetWide
topsheet_wide_round (TopsheetWide whole,
                     TopsheetWide remainder,
                     TopsheetWide divisor)
{
  TopsheetWide rest = divisor - topsheet_wide_abs (remainder);
  TopsheetWide part = topsheet_wide_abs (remainder);

  if (part < rest || (part == rest && whole % 2 == 0))
    return whole;

  return remainder < 0 ? whole - 1 : whole + 1;
}

/* Quotient, half to even. @divisor > 0. */
static inline TopsheetWide
topsheet_wide_divide (TopsheetWide dividend,
                      TopsheetWide divisor)
{
  return topsheet_wide_round (dividend / divisor, dividend % divisor, divisor);
}

/* FALSE when it does not fit. */
static inline gboolean
topsheet_wide_to_int64 (TopsheetWide value,
                        gint64      *out)
{
  if (value < G_MININT64 || value > G_MAXINT64)
    return FALSE;

  *out = (gint64) value;
  return TRUE;
}

G_END_DECLS
