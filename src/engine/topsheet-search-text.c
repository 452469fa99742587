/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-search.h"

#include <string.h>

/* Longer texts than names and reasons are folded in memory of their own. */
#define SHORT 256

char *
topsheet_search_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *normal = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  normal = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  out = g_string_new (NULL);
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (!g_unichar_ismark (c) && out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
  if (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

/* The same for plain ASCII, which nearly every name is. FALSE when it is something else, or too long for @out. */
static gboolean
fold_plain (const char *text, gsize length, char out[SHORT])
{
  gsize n = 0;

  if (length >= SHORT)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x80)
        return FALSE;
      if (g_ascii_isalnum (c))
        out[n++] = g_ascii_tolower ((char) c);
      else if (n > 0 && out[n - 1] != '-')
        out[n++] = '-';
    }
  if (n > 0 && out[n - 1] == '-')
    n--;
  out[n] = '\0';
  return TRUE;
}

static gboolean
find (const char *folded_text, const char *folded, gboolean whole)
{
  gsize length = strlen (folded);

  for (const char *at = strstr (folded_text, folded); at != NULL; at = strstr (at + 1, folded))
    {
      if (at > folded_text && at[-1] != '-')
        continue;
      if (!whole || at[length] == '\0' || at[length] == '-')
        return TRUE;
    }
  return FALSE;
}

gboolean
topsheet_search_holds (const char *text, gssize length, const char *folded, gboolean whole)
{
  char plain[SHORT];
  gsize n_bytes;
  g_autofree char *copy = NULL;
  g_autofree char *long_text = NULL;

  g_return_val_if_fail (text != NULL && folded != NULL, FALSE);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  if (*folded == '\0')
    return TRUE;
  if (fold_plain (text, n_bytes, plain))
    return find (plain, folded, whole);
  copy = g_strndup (text, n_bytes);
  long_text = topsheet_search_fold (copy);
  return find (long_text, folded, whole);
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}

/* TRUE when @text reads back as itself without quotes, as a word and as a value. */
static gboolean
is_plain (const char *text)
{
  if (*text == '\0' || *text == '-')
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (strchr ("\"\\,:*", *text) != NULL || g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

char *
topsheet_search_quote (const char *text)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  append_quoted (out, text);
  if (is_plain (text))
    g_string_assign (out, text);
  return g_string_free_and_steal (out);
}

/* Quotes say that the word is whole; a star behind them that it may go on. */
static void
append_value (GString *out, const TopsheetSearchValue *value, gboolean is_words)
{
  if (is_plain (value->source) && !(value->whole && is_words))
    {
      g_string_append (out, value->source);
      return;
    }
  append_quoted (out, value->source);
  if (!value->whole)
    g_string_append_c (out, '*');
}

char *
topsheet_search_print (const TopsheetSearch *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const TopsheetSearchTerm *term = g_ptr_array_index (self->terms, i);
      const char *name = topsheet_search_key_get_name (term->key);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", term->negated ? "-" : "", name != NULL ? name : "",
                              name != NULL ? ":" : "");
      for (guint k = 0; k < term->values->len; k++)
        {
          if (k > 0)
            g_string_append_c (out, ',');
          append_value (out, g_ptr_array_index (term->values, k),
                        topsheet_search_key_get_kind (term->key) == TOPSHEET_SEARCH_WORDS);
        }
    }
  return g_string_free_and_steal (out);
}
