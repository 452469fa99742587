/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-json.h"

#include "media/container/topsheet-container.h"

#include <stdlib.h>
#include <string.h>

#define MAX_MEMORY_BYTES (80u * 1024 * 1024)
#define MAX_MISSING 3

struct _TopsheetJson
{
  yyjson_doc *doc;
  gsize used; /* bytes that the document holds */
};

/* "[[[[…" makes a value of 16 bytes from each byte; the allocator is what keeps that within bounds. The size stands
 * before each block. */
static void *
limited_malloc (void *context, size_t size)
{
  gsize *used = context;
  gsize *block;

  if (size > MAX_MEMORY_BYTES - *used)
    return NULL;
  block = malloc (size + 16);
  if (block == NULL)
    return NULL;
  block[0] = size;
  *used += size;
  return (char *) block + 16;
}

static void
limited_free (void *context, void *pointer)
{
  gsize *used = context;

  if (pointer == NULL)
    return;
  *used -= *(gsize *) ((char *) pointer - 16);
  free ((char *) pointer - 16);
}

static void *
limited_realloc (void *context, void *pointer, size_t old_size, size_t size)
{
  void *moved = limited_malloc (context, size);

  if (moved == NULL)
    return NULL;
  memcpy (moved, pointer, MIN (old_size, size));
  limited_free (context, pointer);
  return moved;
}

static yyjson_doc *
read_document (TopsheetJson *self, const char *text, gsize length)
{
  yyjson_alc allocator = { limited_malloc, limited_realloc, limited_free, &self->used };
  yyjson_read_flag flags = YYJSON_READ_STOP_WHEN_DONE | YYJSON_READ_ALLOW_INF_AND_NAN | YYJSON_READ_NUMBER_AS_RAW |
                           YYJSON_READ_ALLOW_INVALID_UNICODE;

  /* Without YYJSON_READ_INSITU the text is copied, not changed. */
  return yyjson_read_opts ((char *) text, length, flags, &allocator, NULL);
}

static gboolean
is_escape_of (const char *at, const char *end, char first, char low, char high)
{
  return end - at >= 6 && at[0] == '\\' && at[1] == 'u' && g_ascii_toupper (at[2]) == first &&
         g_ascii_toupper (at[3]) >= low && g_ascii_toupper (at[3]) <= high && g_ascii_isxdigit (at[4]) &&
         g_ascii_isxdigit (at[5]);
}

/* One character or escape of a string; returns where the next one begins. */
static const char *
repair_in_string (GString *out, const char *at, const char *end)
{
  if ((guchar) *at < 0x20)
    {
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *at);
      return at + 1;
    }
  if (*at != '\\' || at + 1 >= end)
    {
      g_string_append_c (out, *at);
      return at + 1;
    }
  if (is_escape_of (at, end, 'D', '8', 'B') && is_escape_of (at + 6, end, 'D', 'C', 'F'))
    {
      g_string_append_len (out, at, 12);
      return at + 12;
    }
  if (is_escape_of (at, end, 'D', '8', 'F'))
    {
      g_string_append (out, "\\ufffd");
      return at + 6;
    }
  g_string_append_len (out, at, 2);
  return at + 2;
}

/* @text with what is not JSON made JSON, or NULL when more than MAX_MISSING brackets are open at its end. */
static GString *
repair (const char *text, gsize length)
{
  g_autoptr (GString) out = g_string_sized_new (length + 64);
  g_autoptr (GString) open = g_string_new (NULL);
  const char *end = text + length;
  gboolean in_string = FALSE;

  for (const char *at = text; at < end;)
    {
      if (*at == '"')
        in_string = !in_string;
      else if (in_string)
        {
          at = repair_in_string (out, at, end);
          continue;
        }
      else if (*at == '{' || *at == '[')
        g_string_append_c (open, *at == '{' ? '}' : ']');
      else if ((*at == '}' || *at == ']') && open->len > 0)
        g_string_truncate (open, open->len - 1);
      g_string_append_c (out, *at++);
    }
  if (open->len > MAX_MISSING || in_string)
    return NULL;
  for (gsize i = open->len; i > 0; i--)
    g_string_append_c (out, open->str[i - 1]);
  return g_steal_pointer (&out);
}

TopsheetJson *
topsheet_json_parse (const char *text, gsize length)
{
  g_autoptr (TopsheetJson) self = NULL;
  const char *end = text + length;

  g_return_val_if_fail (text != NULL, NULL);

  while (text < end && (g_ascii_isspace (*text) || *text == '\0'))
    text++;
  length = (gsize) (end - text);
  if (length < 2 || length > TOPSHEET_MEDIA_MAX_TEXT_BYTES || (*text != '{' && *text != '['))
    return NULL;

  self = g_new0 (TopsheetJson, 1);
  self->doc = read_document (self, text, length);
  if (self->doc == NULL)
    {
      g_autoptr (GString) repaired = repair (text, length);

      if (repaired != NULL)
        self->doc = read_document (self, repaired->str, repaired->len);
    }
  return self->doc != NULL ? g_steal_pointer (&self) : NULL;
}

void
topsheet_json_free (TopsheetJson *self)
{
  if (self == NULL)
    return;
  yyjson_doc_free (self->doc);
  g_free (self);
}

yyjson_val *
topsheet_json_get_root (const TopsheetJson *self)
{
  return yyjson_doc_get_root (self->doc);
}

const char *
topsheet_json_as_text (yyjson_val *value)
{
  if (yyjson_is_str (value))
    return yyjson_get_str (value);
  if (yyjson_is_raw (value))
    return yyjson_get_raw (value);
  if (yyjson_is_bool (value))
    return yyjson_get_bool (value) ? "true" : "false";
  return NULL;
}

const char *
topsheet_json_get_text (yyjson_val *object, const char *key)
{
  return topsheet_json_as_text (yyjson_obj_get (object, key));
}
