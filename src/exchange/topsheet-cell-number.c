/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-cell-number.h"

#include "base/topsheet-currency.h"
#include "base/topsheet-money.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number is not longer than this; what is goes for a text. */
#define MAX_LENGTH 100

static const char signs_of[] = "AUD BRL CAD CNY CZK EUR GBP HKD ILS INR JPY KRW MXN NZD PLN TWD UAH USD";

/* The digits and marks of a cell, with every blank and apostrophe between them as ' '. */
typedef struct
{
  char *mantissa;
  char *exponent; /* "e-3" or "" */
  char *before;   /* what stands around it, without blanks */
  char *after;
} Parts;

static void
parts_clear (Parts *self)
{
  g_free (self->mantissa);
  g_free (self->exponent);
  g_free (self->before);
  g_free (self->after);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0x202f || c == 0x2009;
}

/* (transfer full) */
static char *
squeeze (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!is_blank (g_utf8_get_char (p)))
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  return g_string_free (out, FALSE);
}

static gboolean
split (const char *cell, Parts *out)
{
  const char *first = strpbrk (cell, "0123456789"), *last = NULL;
  GString *mantissa;
  const char *p;

  if (first == NULL || strlen (cell) > MAX_LENGTH)
    return FALSE;
  if (first > cell && (first[-1] == '.' || first[-1] == ','))
    first--;
  for (p = first; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      last = p + 1;

  mantissa = g_string_new (NULL);
  for (p = first; p < last; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p) || *p == '.' || *p == ',')
        g_string_append_c (mantissa, *p);
      else if (is_blank (c) || c == '\'' || c == 0x2019)
        g_string_append_c (mantissa, ' ');
      else
        break;
    }
  out->mantissa = g_string_free (mantissa, FALSE);
  out->exponent = g_strndup (p, last - p);
  out->before = squeeze (cell, first - cell);
  out->after = squeeze (last, strlen (last));
  return *out->exponent == '\0' || (strchr ("eE", *out->exponent) != NULL && strlen (out->exponent) <= 5 &&
                                    strspn (out->exponent + 1, "+-0123456789") == strlen (out->exponent) - 1);
}

static guint
count_of (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;
  return n;
}

/* Finds which mark is before the decimals, '\0' where there are none. FALSE when there are two readings, or none. */
static gboolean
find_decimal (const Parts *parts, TopsheetCellMark mark, char *out, gboolean *is_open)
{
  const char *text = parts->mantissa;
  const char *point = strrchr (text, '.'), *comma = strrchr (text, ',');
  const char *only = point != NULL ? point : comma;
  gsize before, after;

  *out = '\0';
  *is_open = FALSE;
  if (only == NULL)
    return TRUE;
  if (point != NULL && comma != NULL)
    {
      *out = point > comma ? '.' : ',';
      return count_of (text, *out) == 1;
    }
  if (count_of (text, *only) > 1)
    return TRUE;

  before = only - text;
  after = strlen (only + 1);
  if (after != 3 || before == 0 || before > 3 || *text == '0' || *parts->exponent != '\0' || strchr (text, ' ') != NULL)
    {
      *out = *only;
      return TRUE;
    }
  *is_open = mark == TOPSHEET_CELL_MARK_UNKNOWN;
  if ((mark == TOPSHEET_CELL_MARK_POINT) == (*only == '.'))
    *out = *only;
  return !*is_open;
}

/* "1,200.50" → "1200.50": groups have to be whole. (transfer full) (nullable) */
static char *
join_groups (const char *text, char decimal)
{
  GString *out = g_string_new (NULL);
  const char *end = decimal != '\0' ? strchr (text, decimal) : text + strlen (text);
  gboolean is_first = TRUE, fits = TRUE;

  for (const char *p = text; p < end && fits;)
    {
      gsize run = strspn (p, "0123456789");
      const gboolean is_last = p + run == end;

      if (is_first)
        fits = is_last || (run >= 1 && run <= 3);
      else
        fits = run == 3 || (run == 2 && !is_last && decimal != ',');
      g_string_append_len (out, p, (gssize) run);
      p += run;
      is_first = FALSE;
      if (p < end && p + 1 == end)
        fits = FALSE;
      p += p < end;
    }
  if (out->len == 0)
    g_string_append_c (out, '0');
  if (decimal != '\0')
    {
      fits = fits && strspn (end + 1, "0123456789") == strlen (end + 1);
      g_string_append_c (out, '.');
      g_string_append (out, end + 1);
    }
  return g_string_free (out, !fits);
}

static gboolean
refuse (char **why, const char *message)
{
  *why = g_strdup (message);
  return FALSE;
}

static gboolean
read_around (const Parts *parts, const char *currency, TopsheetCellNumber *out, char **why)
{
  const char *before = parts->before, *after = parts->after;

  if (strchr (before, '-') != NULL || strstr (before, "\xe2\x88\x92") != NULL || strchr (before, '(') != NULL)
    return refuse (why, _("A number below zero cannot be planned."));
  if (*before == '+')
    before++;
  out->is_percent = strcmp (after, "%") == 0;
  if (out->is_percent)
    after = "";
  if (*before != '\0' && *after != '\0')
    return refuse (why, _("This is not a number."));
  if (*before == '\0')
    before = after;
  if (*before == '\0' || topsheet_cell_find_currency (before, currency, out->currency))
    return TRUE;
  if (strpbrk (before, "$") != NULL || strcmp (before, "¥") == 0)
    return refuse (why, _("Several currencies have this sign. Write the code, such as USD."));
  return refuse (why, _("This is not a number."));
}

TopsheetCellMark
topsheet_cell_number_get_mark (const char *cell)
{
  g_auto (Parts) parts = { 0 };
  gboolean is_open;
  char decimal;

  g_return_val_if_fail (cell != NULL, TOPSHEET_CELL_MARK_UNKNOWN);

  if (!split (cell, &parts) || !find_decimal (&parts, TOPSHEET_CELL_MARK_UNKNOWN, &decimal, &is_open))
    return TOPSHEET_CELL_MARK_UNKNOWN;
  if (decimal == '\0' && strchr (parts.mantissa, ',') != NULL)
    return TOPSHEET_CELL_MARK_POINT;
  if (decimal == '\0' && strchr (parts.mantissa, '.') != NULL)
    return TOPSHEET_CELL_MARK_COMMA;
  return decimal == '.'   ? TOPSHEET_CELL_MARK_POINT
         : decimal == ',' ? TOPSHEET_CELL_MARK_COMMA
                          : TOPSHEET_CELL_MARK_UNKNOWN;
}

gboolean
topsheet_cell_number_parse (const char *cell,
                            TopsheetCellMark mark,
                            const char *currency,
                            TopsheetCellNumber *out,
                            char **why)
{
  g_auto (Parts) parts = { 0 };
  g_autofree char *plain = NULL, *text = NULL;
  gboolean is_open;
  char decimal;

  g_return_val_if_fail (cell != NULL && out != NULL && why != NULL, FALSE);

  *out = (TopsheetCellNumber) { 0 };
  if (!split (cell, &parts))
    return refuse (why, _("This is not a number."));
  if (!find_decimal (&parts, mark, &decimal, &is_open))
    return refuse (why, is_open ? _("This can be read in two ways, with decimals or in groups of three digits. "
                                    "Write it without groups.")
                                : _("This is not a number."));
  plain = join_groups (parts.mantissa, decimal);
  if (plain == NULL)
    return refuse (why, _("This is not a number."));
  text = g_strconcat (plain, parts.exponent, NULL);
  if (!topsheet_decimal_parse (text, &out->number, NULL))
    return refuse (why, _("This number is too large, or has too many digits."));
  return read_around (&parts, currency, out, why);
}

gboolean
topsheet_cell_find_currency (const char *word, const char *currency, char out[4])
{
  g_autofree char *upper = g_ascii_strup (word, -1);
  g_auto (GStrv) codes = g_strsplit (signs_of, " ", 0);
  const char *own = currency != NULL ? topsheet_currency_get_sign (currency) : "";

  if (topsheet_currency_is_valid (upper))
    {
      memcpy (out, upper, 4);
      return TRUE;
    }
  if (strcmp (word, "US$") == 0)
    word = "$";
  else if (g_str_has_suffix (own, word) && strcmp (own, word) != 0)
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    if (strcmp (topsheet_currency_get_sign (codes[i]), word) == 0)
      {
        memcpy (out, codes[i], 4);
        return TRUE;
      }
  return FALSE;
}
