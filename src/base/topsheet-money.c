/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-money.h"

#include "base/topsheet-currency.h"
#include "base/topsheet-error.h"
#include "base/topsheet-number-style.h"
#include "base/topsheet-wide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NANO_DIGITS 9

G_DEFINE_BOXED_TYPE (TopsheetMoney, topsheet_money, topsheet_money_copy, topsheet_money_free)

/* nanos in @currency, if they fit. */
static gboolean
take (TopsheetWide nanos, const char *currency, TopsheetMoney *out, GError **error)
{
  gint64 value;

  if (!topsheet_wide_to_int64 (nanos, &value))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW, _("The amount in %s is too large"), currency);
      return FALSE;
    }
  *out = topsheet_money (value, currency);
  return TRUE;
}

static gboolean
check_same_currency (const TopsheetMoney *a, const TopsheetMoney *b, GError **error)
{
  if (strcmp (a->currency, b->currency) == 0)
    return TRUE;

  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY,
               _("An amount in %1$s and one in %2$s cannot be added without a rate"), a->currency, b->currency);
  return FALSE;
}

TopsheetMoney
topsheet_money (gint64 nanos, const char *currency)
{
  TopsheetMoney money = { .nanos = nanos };

  g_return_val_if_fail (currency != NULL, money);

  g_strlcpy (money.currency, currency, sizeof money.currency);
  return money;
}

TopsheetMoney *
topsheet_money_copy (const TopsheetMoney *self)
{
  return self != NULL ? g_memdup2 (self, sizeof *self) : NULL;
}

void
topsheet_money_free (TopsheetMoney *self)
{
  g_free (self);
}

gboolean
topsheet_money_parse (const char *text, const char *currency, TopsheetMoney *out, GError **error)
{
  TopsheetDecimal decimal;

  g_return_val_if_fail (text != NULL && currency != NULL && out != NULL, FALSE);

  if (!topsheet_currency_is_valid (currency))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("“%s” is not a currency; write three capital letters such as EUR"), currency);
      return FALSE;
    }
  if (!topsheet_decimal_parse (text, &decimal, error))
    return FALSE;
  if (decimal.scale > NANO_DIGITS)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("“%s” has more than nine digits after the point"),
                   text);
      return FALSE;
    }
  return take (decimal.mantissa * topsheet_wide_pow10 (NANO_DIGITS - decimal.scale), currency, out, error);
}

char *
topsheet_money_print (const TopsheetMoney *self)
{
  TopsheetDecimal decimal;

  g_return_val_if_fail (self != NULL, NULL);

  decimal = (TopsheetDecimal) { self->nanos, NANO_DIGITS };
  return topsheet_decimal_print (&decimal);
}

int
topsheet_money_compare (const TopsheetMoney *a, const TopsheetMoney *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);
  g_return_val_if_fail (strcmp (a->currency, b->currency) == 0, 0);

  return (a->nanos > b->nanos) - (a->nanos < b->nanos);
}

gboolean
topsheet_money_add (const TopsheetMoney *a, const TopsheetMoney *b, TopsheetMoney *out, GError **error)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);

  return check_same_currency (a, b, error) && take ((TopsheetWide) a->nanos + b->nanos, a->currency, out, error);
}

gboolean
topsheet_money_subtract (const TopsheetMoney *a, const TopsheetMoney *b, TopsheetMoney *out, GError **error)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);

  return check_same_currency (a, b, error) && take ((TopsheetWide) a->nanos - b->nanos, a->currency, out, error);
}

gboolean
topsheet_money_negate (const TopsheetMoney *self, TopsheetMoney *out, GError **error)
{
  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  return take (-(TopsheetWide) self->nanos, self->currency, out, error);
}

/* product × 10^shift ÷ divisor, without a product that 128 bits cannot hold. 0 < divisor < 2^64, 0 ≤ shift ≤ 9. */
static gboolean
multiply_up (TopsheetWide product, guint shift, TopsheetWide divisor, TopsheetWide *out)
{
  TopsheetWide power = topsheet_wide_pow10 (shift);
  TopsheetWide rest = (product % divisor) * power;
  TopsheetWide whole;

  if (__builtin_mul_overflow (product / divisor, power, &whole) ||
      __builtin_add_overflow (whole, rest / divisor, &whole))
    return FALSE;

  *out = topsheet_wide_round (whole, rest % divisor, divisor);
  return TRUE;
}

gboolean
topsheet_money_price (const TopsheetDecimal *quantity,
                      const TopsheetDecimal *unit_price,
                      guint64 per,
                      const char *currency,
                      TopsheetMoney *out,
                      GError **error)
{
  TopsheetWide product, divisor, nanos;
  int shift;

  g_return_val_if_fail (quantity != NULL && unit_price != NULL && currency != NULL && out != NULL, FALSE);
  g_return_val_if_fail (per >= 1, FALSE);

  product = (TopsheetWide) quantity->mantissa * unit_price->mantissa;
  shift = NANO_DIGITS - quantity->scale - unit_price->scale;
  if (shift >= 0)
    {
      if (!multiply_up (product, (guint) shift, per, &nanos))
        nanos = product < 0 ? -topsheet_wide_pow10 (TOPSHEET_WIDE_MAX_POW10)
                            : topsheet_wide_pow10 (TOPSHEET_WIDE_MAX_POW10);
    }
  else if (__builtin_mul_overflow ((TopsheetWide) per, topsheet_wide_pow10 ((guint) -shift), &divisor))
    nanos = 0; /* |product| ≤ 2^126 is less than half of a divisor that needs more than 127 bits */
  else
    nanos = topsheet_wide_divide (product, divisor);

  return take (nanos, currency, out, error);
}

gboolean
topsheet_money_scale (const TopsheetMoney *self,
                      const TopsheetDecimal *factor,
                      const char *currency,
                      TopsheetMoney *out,
                      GError **error)
{
  TopsheetWide product;

  g_return_val_if_fail (self != NULL && factor != NULL && out != NULL, FALSE);

  product = (TopsheetWide) self->nanos * factor->mantissa;
  return take (topsheet_wide_divide (product, topsheet_wide_pow10 (factor->scale)),
               currency != NULL ? currency : self->currency, out, error);
}

TopsheetMoney
topsheet_money_round (const TopsheetMoney *self, guint digits)
{
  TopsheetWide quantum, rounded;

  g_return_val_if_fail (self != NULL, ((TopsheetMoney) { 0 }));

  if (digits >= NANO_DIGITS)
    return *self;

  quantum = topsheet_wide_pow10 (NANO_DIGITS - digits);
  rounded = topsheet_wide_divide (self->nanos, quantum) * quantum;
  /* At the very ends of the range the nearest amount that fits is the one towards zero. */
  if (rounded > G_MAXINT64 || rounded < G_MININT64)
    rounded = self->nanos / quantum * quantum;

  return topsheet_money ((gint64) rounded, self->currency);
}

static guint
get_exact_digits (const TopsheetMoney *self)
{
  TopsheetDecimal decimal = { self->nanos, NANO_DIGITS };

  decimal = topsheet_decimal_normalize (&decimal);
  return MAX (decimal.scale, topsheet_currency_get_digits (self->currency));
}

static guint
get_digits (const TopsheetMoney *self, TopsheetMoneyFormat format)
{
  switch (format)
    {
    case TOPSHEET_MONEY_FORMAT_WHOLE:
      return 0;
    case TOPSHEET_MONEY_FORMAT_EXACT:
      return get_exact_digits (self);
    case TOPSHEET_MONEY_FORMAT_LEDGER:
      return 4;
    case TOPSHEET_MONEY_FORMAT_PLAIN:
    case TOPSHEET_MONEY_FORMAT_SYMBOL:
    case TOPSHEET_MONEY_FORMAT_CODE:
    default:
      return topsheet_currency_get_digits (self->currency);
    }
}

/* The rounded magnitude, grouped, without signs. @negative is FALSE where nothing is left after rounding. */
static char *
format_magnitude (const TopsheetMoney *self,
                  guint digits,
                  gboolean table,
                  const TopsheetNumberStyle *style,
                  gboolean *negative)
{
  TopsheetWide power = topsheet_wide_pow10 (digits);
  TopsheetWide minor = topsheet_wide_divide (self->nanos, topsheet_wide_pow10 (NANO_DIGITS - digits));
  g_autofree char *whole = NULL, *decimals = NULL;
  GString *out = g_string_new (NULL);

  *negative = minor < 0;
  minor = topsheet_wide_abs (minor);
  whole = g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) (minor / power));
  decimals = digits > 0 ? g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int) digits, (guint64) (minor % power))
                        : g_strdup ("");
  topsheet_number_style_append (style, out, whole, decimals, table);

  return g_string_free_and_steal (out);
}

char *
topsheet_money_format (const TopsheetMoney *self, TopsheetMoneyFormat format)
{
  const TopsheetNumberStyle *style = topsheet_number_style_get ();
  gboolean table = format == TOPSHEET_MONEY_FORMAT_PLAIN || format == TOPSHEET_MONEY_FORMAT_LEDGER;
  g_autofree char *magnitude = NULL;
  const char *minus, *sign, *gap;
  gboolean negative;

  g_return_val_if_fail (self != NULL, NULL);

  magnitude = format_magnitude (self, get_digits (self, format), table, style, &negative);
  minus = negative ? TOPSHEET_MINUS_SIGN : "";
  if (table)
    return g_strconcat (minus, magnitude, NULL);
  if (format == TOPSHEET_MONEY_FORMAT_CODE)
    return g_strconcat (self->currency, TOPSHEET_NO_BREAK_SPACE, minus, magnitude, NULL);

  sign = topsheet_currency_get_sign (self->currency);
  if (style->sign_after)
    return g_strconcat (minus, magnitude, TOPSHEET_NO_BREAK_SPACE, sign, NULL);

  /* A sign that ends in a letter keeps its distance: "CHF 5.00", "€5.00". */
  gap = g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (sign + strlen (sign)))) ? TOPSHEET_NO_BREAK_SPACE : "";
  return g_strconcat (minus, sign, gap, magnitude, NULL);
}
