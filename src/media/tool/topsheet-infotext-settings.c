/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-infotext.h"

#include <string.h>

#define MAX_KEY_BYTES 60
#define MAX_PAIRS 500
#define MAX_JSON_BYTES (256 * 1024)

static gboolean
is_key_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == ' ' || c == '-' || c == '/' || (guchar) c >= 0x80;
}

gsize
topsheet_infotext_measure_key (const char *at)
{
  gsize length = 0;

  if (!is_key_char (*at) || *at == ' ' || *at == '-' || *at == '/')
    return 0;
  while (is_key_char (at[length]) && length < MAX_KEY_BYTES)
    length++;
  if (length < 2 || at[length] != ':')
    return 0;
  /* "key:" without a value stands at the end of some lines. */
  if (at[length + 1] == ' ')
    return length + 2;
  return at[length + 1] == '\0' || at[length + 1] == '\n' || at[length + 1] == ',' ? length + 1 : 0;
}

/* The JSON string, object or array at @at; 0 when it does not end. */
static gsize
measure_json (const char *at)
{
  gsize depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; at[i] != '\0' && i < MAX_JSON_BYTES; i++)
    {
      if (in_string && at[i] == '\\' && at[i + 1] != '\0')
        i++;
      else if (at[i] == '"')
        in_string = !in_string;
      else if (!in_string && (at[i] == '{' || at[i] == '['))
        depth++;
      else if (!in_string && (at[i] == '}' || at[i] == ']') && depth > 0)
        depth--;
      if (depth == 0 && !in_string)
        return i + 1;
    }
  return 0;
}

/* Up to ", key: ", the end of the line or the end of the text. Commas without a key behind them belong to the value. */
static gsize
measure_plain (const char *at)
{
  gsize i = 0;

  for (; at[i] != '\0' && at[i] != '\n'; i++)
    if (at[i] == ',' && topsheet_infotext_measure_key (at + i + 1 + strspn (at + i + 1, " ")) > 0)
      break;
  return i;
}

static char *
unquote (const char *value, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 1; i + 1 < length; i++)
    {
      if (value[i] == '\\' && i + 2 < length)
        {
          i++;
          g_string_append_c (out, value[i] == 'n' ? '\n' : value[i] == 't' ? '\t' : value[i]);
        }
      else
        g_string_append_c (out, value[i]);
    }
  return g_string_free (out, FALSE);
}

TopsheetInfotextSettings *
topsheet_infotext_settings_new (const char *line)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *at = line;

  for (guint n = 0; n < MAX_PAIRS && *at != '\0'; n++)
    {
      gsize key_length = topsheet_infotext_measure_key (at), length = 0;
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (key_length == 0)
        break;
      key = g_ascii_strdown (at, (gssize) (strchr (at, ':') - at));
      at += key_length;
      if (*at == '"' || *at == '{' || *at == '[')
        length = measure_json (at);
      if (length > 0)
        value = *at == '"' ? unquote (at, length) : g_strndup (at, length);
      else
        {
          length = measure_plain (at);
          value = g_strstrip (g_strndup (at, length));
        }
      at += length;
      /* Whatever follows a quoted value up to the next pair is dropped; line ends separate pairs too. */
      at += measure_plain (at);
      at += strspn (at, ", \n");
      if (!g_hash_table_contains (pairs, key))
        g_hash_table_insert (pairs, g_steal_pointer (&key), g_steal_pointer (&value));
    }
  return g_steal_pointer (&pairs);
}

const char *
topsheet_infotext_settings_find (TopsheetInfotextSettings *self, const char *first_key, ...)
{
  const char *found = NULL;
  va_list keys;

  va_start (keys, first_key);
  for (const char *key = first_key; key != NULL && found == NULL; key = va_arg (keys, const char *))
    {
      const char *value = g_hash_table_lookup (self, key);

      if (value != NULL && *value != '\0')
        found = value;
    }
  va_end (keys);
  return found;
}
