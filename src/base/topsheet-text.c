/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-text.h"

#include "base/topsheet-number-style.h"

#include <math.h>
#include <string.h>

/* g_unichar_iscntrl() is TRUE for C0, DEL and C1. */
static void
append_clean (GString *out, gunichar c)
{
  if (c == '\t' || c == '\n' || !g_unichar_iscntrl (c))
    g_string_append_unichar (out, c);
}

char *
topsheet_text_clean (const char *bytes, gssize length)
{
  const char *p = bytes, *end;
  GString *out;

  g_return_val_if_fail (bytes != NULL || length == 0, g_strdup (""));

  end = bytes + (length < 0 ? (gssize) strlen (bytes) : length);
  out = g_string_sized_new ((gsize) (end - bytes));
  while (p < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        append_clean (out, (guchar) *p++);
      else
        {
          append_clean (out, c);
          p = g_utf8_next_char (p);
        }
    }
  return g_string_free_and_steal (out);
}

char *
topsheet_text_ellipsize (const char *text, gsize max_chars)
{
  const char *cut = text;

  g_return_val_if_fail (text != NULL, NULL);

  for (gsize i = 0; i < max_chars; i++)
    {
      if (*cut == '\0')
        return g_strdup (text);
      cut = g_utf8_next_char (cut);
    }
  if (*cut == '\0')
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int) (cut - text), text);
}

char *
topsheet_text_fold (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *normal = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_utf8_casefold (text, -1);
  normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  out = g_string_new (NULL);
  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
  if (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);

  return g_string_free_and_steal (out);
}

char *
topsheet_text_format_count (gint64 count)
{
  guint64 magnitude = count < 0 ? -(guint64) count : (guint64) count;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude);
  GString *out = g_string_new (count < 0 ? TOPSHEET_MINUS_SIGN : NULL);

  topsheet_number_style_append (topsheet_number_style_get (), out, digits, "", FALSE);
  return g_string_free_and_steal (out);
}

char *
topsheet_text_format_decimal (const TopsheetDecimal *number)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  GString *out;

  g_return_val_if_fail (number != NULL, NULL);

  plain = topsheet_decimal_print (number);
  parts = g_strsplit (*plain == '-' ? plain + 1 : plain, ".", 2);
  out = g_string_new (*plain == '-' ? TOPSHEET_MINUS_SIGN : NULL);
  topsheet_number_style_append (topsheet_number_style_get (), out, parts[0], parts[1] != NULL ? parts[1] : "", FALSE);
  return g_string_free_and_steal (out);
}

char *
topsheet_text_format_share (double share, guint digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE * 2], format[16];
  const char *number;
  GString *out;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (isfinite (share) && fabs (share) < 1e9 && digits <= 6, g_strdup (""));

  g_snprintf (format, sizeof format, "%%.%uf", digits);
  g_ascii_formatd (text, sizeof text, format, share * 100.0);
  number = *text == '-' ? text + 1 : text;
  /* No "−0.0 %". */
  out = g_string_new (*text == '-' && strspn (number, "0.") != strlen (number) ? TOPSHEET_MINUS_SIGN : NULL);
  parts = g_strsplit (number, ".", 2);
  topsheet_number_style_append (topsheet_number_style_get (), out, parts[0], parts[1] != NULL ? parts[1] : "", FALSE);
  g_string_append (out, TOPSHEET_NO_BREAK_SPACE "%");

  return g_string_free_and_steal (out);
}

guint
topsheet_text_measure_distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  g_autofree guint *row = g_new (guint, n + 1);

  for (gsize j = 0; j <= n; j++)
    row[j] = (guint) j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (gsize j = 0; j < n; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, diagonal + (a[i] != b[j]));
          diagonal = above;
        }
    }
  return row[n];
}

gboolean
topsheet_text_is_near (const char *name, const char *known)
{
  gsize length;

  g_return_val_if_fail (name != NULL && known != NULL, FALSE);

  length = strlen (name);
  return length > 0 && length < 64 &&
         (g_str_has_prefix (known, name) || g_str_has_prefix (name, known) ||
          topsheet_text_measure_distance (name, known) <= 1 + length / 4);
}

char *
topsheet_text_hex (const guint8 *bytes, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  char *out;

  g_return_val_if_fail (bytes != NULL || length == 0, g_strdup (""));

  out = g_malloc (length * 2 + 1);
  for (gsize i = 0; i < length; i++)
    {
      out[i * 2] = digits[bytes[i] >> 4];
      out[i * 2 + 1] = digits[bytes[i] & 0xf];
    }
  out[length * 2] = '\0';
  return out;
}
