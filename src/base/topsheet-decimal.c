/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-decimal.h"

#include "base/topsheet-error.h"
#include "base/topsheet-wide.h"

#include <glib/gi18n-lib.h>

/* More significant digits than this never fit 64 bits. */
#define MAX_DIGITS 19
/* An exponent beyond this is out of range for every mantissa but 0; it also keeps the arithmetic on exponents small. */
#define MAX_EXPONENT 100000

static gboolean
fail_overflow (GError **error)
{
  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW,
                       _("The number is too large or has too many digits"));
  return FALSE;
}

static gboolean
fail_parse (const char *text, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 40));

  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE, _("“%s” is not a number such as 12.5"), shown);
  return FALSE;
}

/* mantissa × 10^-scale in the normal form, if there is one. */
static gboolean
take (TopsheetWide mantissa, int scale, TopsheetDecimal *out, GError **error)
{
  TopsheetDecimal result = TOPSHEET_DECIMAL_ZERO;

  while (scale > 0 && mantissa % 10 == 0)
    {
      mantissa /= 10;
      scale--;
    }
  if (scale > TOPSHEET_DECIMAL_MAX_SCALE || !topsheet_wide_to_int64 (mantissa, &result.mantissa))
    return fail_overflow (error);

  result.scale = (guint8) MAX (scale, 0);
  *out = result;
  return TRUE;
}

typedef struct
{
  TopsheetWide mantissa;
  guint significant; /* digits of the mantissa */
  gint64 trailing;   /* zeros after them that were not taken up yet */
  gint64 fraction;   /* digits after the point */
  gboolean too_long;
} Digits;

static void
digits_add (Digits *self, int digit)
{
  if (digit == 0)
    {
      self->trailing += self->significant > 0 ? 1 : 0;
      return;
    }
  if (self->significant + self->trailing + 1 > MAX_DIGITS)
    {
      self->too_long = TRUE;
      return;
    }
  self->mantissa = self->mantissa * topsheet_wide_pow10 ((guint) self->trailing + 1) + digit;
  self->significant += (guint) self->trailing + 1;
  self->trailing = 0;
}

/* digits[.digits] with at least one digit on either side of a point. Returns where it ended, or NULL. */
static const char *
digits_scan (Digits *self, const char *text)
{
  const char *p = text;

  for (; g_ascii_isdigit (*p); p++)
    digits_add (self, g_ascii_digit_value (*p));
  if (p == text)
    return NULL;

  if (*p == '.')
    {
      const char *point = p++;

      for (; g_ascii_isdigit (*p); p++)
        digits_add (self, g_ascii_digit_value (*p));
      self->fraction = p - point - 1;
      if (self->fraction == 0)
        return NULL;
    }
  return p;
}

static const char *
exponent_scan (const char *text, gint64 *exponent)
{
  const char *p = text;
  gboolean negative = *p == '-';
  const char *first;

  if (*p == '-' || *p == '+')
    p++;
  for (first = p; g_ascii_isdigit (*p); p++)
    *exponent = MIN (*exponent * 10 + g_ascii_digit_value (*p), MAX_EXPONENT);
  if (negative)
    *exponent = -*exponent;

  return p > first ? p : NULL;
}

TopsheetDecimal
topsheet_decimal_from_int (gint64 value)
{
  return (TopsheetDecimal) { value, 0 };
}

gboolean
topsheet_decimal_parse (const char *text, TopsheetDecimal *out, GError **error)
{
  Digits digits = { 0 };
  gint64 exponent = 0, scale;
  const char *p;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  p = digits_scan (&digits, text + (*text == '-' || *text == '+' ? 1 : 0));
  if (p != NULL && (*p == 'e' || *p == 'E'))
    p = exponent_scan (p + 1, &exponent);
  if (p == NULL || *p != '\0')
    return fail_parse (text, error);
  if (digits.too_long)
    return fail_overflow (error);
  if (digits.mantissa == 0)
    {
      *out = TOPSHEET_DECIMAL_ZERO;
      return TRUE;
    }

  scale = digits.fraction - digits.trailing - exponent;
  if (scale > TOPSHEET_DECIMAL_MAX_SCALE || scale < -MAX_DIGITS)
    return fail_overflow (error);
  if (scale < 0)
    digits.mantissa *= topsheet_wide_pow10 ((guint) -scale);

  return take (*text == '-' ? -digits.mantissa : digits.mantissa, (int) MAX (scale, 0), out, error);
}

char *
topsheet_decimal_print (const TopsheetDecimal *self)
{
  TopsheetDecimal normal;
  g_autofree char *digits = NULL;
  const char *sign;
  gsize length;
  guint64 magnitude;

  g_return_val_if_fail (self != NULL, NULL);

  normal = topsheet_decimal_normalize (self);
  sign = normal.mantissa < 0 ? "-" : "";
  magnitude = normal.mantissa < 0 ? -(guint64) normal.mantissa : (guint64) normal.mantissa;
  digits = g_strdup_printf ("%0*" G_GUINT64_FORMAT, normal.scale + 1, magnitude);
  if (normal.scale == 0)
    return g_strconcat (sign, digits, NULL);

  length = strlen (digits) - normal.scale;
  return g_strdup_printf ("%s%.*s.%s", sign, (int) length, digits, digits + length);
}

int
topsheet_decimal_compare (const TopsheetDecimal *a, const TopsheetDecimal *b)
{
  TopsheetWide left, right;

  g_return_val_if_fail (a != NULL, 0);
  g_return_val_if_fail (b != NULL, 0);

  left = (TopsheetWide) a->mantissa * topsheet_wide_pow10 (b->scale);
  right = (TopsheetWide) b->mantissa * topsheet_wide_pow10 (a->scale);
  return (left > right) - (left < right);
}

int
topsheet_decimal_sign (const TopsheetDecimal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->mantissa > 0) - (self->mantissa < 0);
}

TopsheetDecimal
topsheet_decimal_normalize (const TopsheetDecimal *self)
{
  TopsheetDecimal result;

  g_return_val_if_fail (self != NULL, TOPSHEET_DECIMAL_ZERO);

  result = *self;
  while (result.scale > 0 && result.mantissa % 10 == 0)
    {
      result.mantissa /= 10;
      result.scale--;
    }
  return result;
}

/* a + sign × b */
static gboolean
add_signed (const TopsheetDecimal *a, const TopsheetDecimal *b, int sign, TopsheetDecimal *out, GError **error)
{
  guint scale = MAX (a->scale, b->scale);
  TopsheetWide left = (TopsheetWide) a->mantissa * topsheet_wide_pow10 (scale - a->scale);
  TopsheetWide right = (TopsheetWide) b->mantissa * topsheet_wide_pow10 (scale - b->scale);

  return take (left + sign * right, (int) scale, out, error);
}

gboolean
topsheet_decimal_add (const TopsheetDecimal *a, const TopsheetDecimal *b, TopsheetDecimal *out, GError **error)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);

  return add_signed (a, b, 1, out, error);
}

gboolean
topsheet_decimal_subtract (const TopsheetDecimal *a, const TopsheetDecimal *b, TopsheetDecimal *out, GError **error)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);

  return add_signed (a, b, -1, out, error);
}

gboolean
topsheet_decimal_multiply (const TopsheetDecimal *a, const TopsheetDecimal *b, TopsheetDecimal *out, GError **error)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);

  return take ((TopsheetWide) a->mantissa * b->mantissa, a->scale + b->scale, out, error);
}

static TopsheetWide
common_divisor (TopsheetWide a, TopsheetWide b)
{
  while (b != 0)
    {
      TopsheetWide rest = a % b;

      a = b;
      b = rest;
    }
  return topsheet_wide_abs (a);
}

gboolean
topsheet_decimal_divide (const TopsheetDecimal *a,
                         const TopsheetDecimal *b,
                         guint scale,
                         TopsheetDecimal *out,
                         GError **error)
{
  TopsheetWide dividend, divisor, common;
  int shift;

  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);
  g_return_val_if_fail (scale <= TOPSHEET_DECIMAL_MAX_SCALE, FALSE);

  if (b->mantissa == 0)
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("A number cannot be divided by zero"));
      return FALSE;
    }

  common = common_divisor (a->mantissa, b->mantissa);
  dividend = (b->mantissa < 0 ? -1 : 1) * (a->mantissa / common);
  divisor = topsheet_wide_abs (b->mantissa / common);
  shift = (int) scale + b->scale - a->scale;
  if (shift < 0)
    divisor *= topsheet_wide_pow10 ((guint) -shift);
  else if (__builtin_mul_overflow (dividend, topsheet_wide_pow10 ((guint) shift), &dividend))
    return fail_overflow (error);

  return take (topsheet_wide_divide (dividend, divisor), (int) scale, out, error);
}

gboolean
topsheet_decimal_ceil (const TopsheetDecimal *self, gint64 *out, GError **error)
{
  TopsheetWide power, whole;

  g_return_val_if_fail (self != NULL && out != NULL, FALSE);

  power = topsheet_wide_pow10 (self->scale);
  whole = self->mantissa / power;
  if (self->mantissa % power > 0)
    whole++;

  return topsheet_wide_to_int64 (whole, out) ? TRUE : fail_overflow (error);
}

double
topsheet_decimal_to_double (const TopsheetDecimal *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return (double) self->mantissa / (double) topsheet_wide_pow10 (self->scale);
}
