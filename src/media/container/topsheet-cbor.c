/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-cbor.h"

#include <string.h>

#define MAX_DEPTH 32
#define MAX_TEXT (64u * 1024)
#define STOP 0xFF

typedef enum
{
  MAJOR_UNSIGNED,
  MAJOR_NEGATIVE,
  MAJOR_BYTES,
  MAJOR_TEXT,
  MAJOR_ARRAY,
  MAJOR_MAP,
  MAJOR_TAG,
  MAJOR_SIMPLE,
} Major;

typedef struct
{
  Major major;
  guint64 value;    /* length, count or number */
  gboolean is_open; /* ends with the stop code */
} Head;

TopsheetCbor
topsheet_cbor_new (const guint8 *bytes, gsize length)
{
  return (TopsheetCbor) { bytes, bytes + length };
}

/* The initial byte and the argument behind it. */
static gboolean
read_head (TopsheetCbor *self, Head *head)
{
  guint info, n_bytes;

  if (self->at >= self->end)
    return FALSE;
  head->major = *self->at >> 5;
  info = *self->at & 0x1F;
  head->value = info;
  head->is_open = info == 31;
  self->at++;
  if (info < 24)
    return TRUE;
  if (info == 31)
    return head->major >= MAJOR_BYTES && head->major <= MAJOR_MAP;
  if (info > 27)
    return FALSE;
  n_bytes = 1u << (info - 24);
  if ((gsize) (self->end - self->at) < n_bytes)
    return FALSE;
  head->value = 0;
  for (guint i = 0; i < n_bytes; i++)
    head->value = head->value << 8 | *self->at++;
  return TRUE;
}

/* Tags say how a value is meant; here only the value counts. */
static gboolean
read_head_of_value (TopsheetCbor *self, Head *head)
{
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      if (!read_head (self, head))
        return FALSE;
      if (head->major != MAJOR_TAG)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_stop (const TopsheetCbor *self)
{
  return self->at < self->end && *self->at == STOP;
}

static gboolean skip (TopsheetCbor *self, guint depth);

static gboolean
skip_items (TopsheetCbor *self, const Head *head, guint depth)
{
  guint64 n = head->value;

  if (head->is_open)
    {
      while (!is_stop (self))
        if (!skip (self, depth))
          return FALSE;
      self->at++;
      return TRUE;
    }
  if (head->major == MAJOR_MAP)
    {
      if (n > G_MAXUINT64 / 2)
        return FALSE;
      n *= 2;
    }
  /* Each item takes at least a byte, so this ends with the bytes. */
  for (guint64 i = 0; i < n; i++)
    if (!skip (self, depth))
      return FALSE;
  return TRUE;
}

static gboolean
skip (TopsheetCbor *self, guint depth)
{
  Head head;

  if (depth >= MAX_DEPTH || !read_head_of_value (self, &head))
    return FALSE;
  switch (head.major)
    {
    case MAJOR_BYTES:
    case MAJOR_TEXT:
      if (head.is_open)
        return skip_items (self, &head, depth + 1);
      if (head.value > (guint64) (self->end - self->at))
        return FALSE;
      self->at += head.value;
      return TRUE;
    case MAJOR_ARRAY:
    case MAJOR_MAP:
      return skip_items (self, &head, depth + 1);
    case MAJOR_UNSIGNED:
    case MAJOR_NEGATIVE:
    case MAJOR_TAG:
    case MAJOR_SIMPLE:
    default:
      return TRUE;
    }
}

static gboolean
is_text (TopsheetCbor item, const char *text)
{
  gsize length = strlen (text);
  Head head;

  return read_head_of_value (&item, &head) && head.major == MAJOR_TEXT && !head.is_open && head.value == length &&
         length <= (gsize) (item.end - item.at) && memcmp (item.at, text, length) == 0;
}

gboolean
topsheet_cbor_is_map (TopsheetCbor item)
{
  Head head;

  return read_head_of_value (&item, &head) && head.major == MAJOR_MAP;
}

gboolean
topsheet_cbor_get (TopsheetCbor map, const char *key, TopsheetCbor *value)
{
  Head head;

  if (!read_head_of_value (&map, &head) || head.major != MAJOR_MAP)
    return FALSE;
  for (guint64 i = 0; head.is_open ? !is_stop (&map) : i < head.value; i++)
    {
      gboolean found = is_text (map, key);

      if (!skip (&map, 0))
        return FALSE;
      *value = map;
      if (!skip (&map, 0))
        return FALSE;
      if (found)
        return TRUE;
    }
  return FALSE;
}

void
topsheet_cbor_iter_init (TopsheetCborIter *iter, TopsheetCbor array)
{
  Head head;

  iter->rest = array;
  iter->left = 1;
  if (!read_head_of_value (&array, &head) || head.major != MAJOR_ARRAY)
    return;
  iter->rest = array;
  iter->left = head.is_open ? G_MAXUINT64 : head.value;
}

gboolean
topsheet_cbor_iter_next (TopsheetCborIter *iter, TopsheetCbor *item)
{
  if (iter->left == 0 || (iter->left == G_MAXUINT64 && is_stop (&iter->rest)))
    return FALSE;
  *item = iter->rest;
  if (iter->left != G_MAXUINT64)
    iter->left--;
  return skip (&iter->rest, 0);
}

static gboolean
append_text (TopsheetCbor *item, GString *out, guint depth)
{
  Head head;

  if (depth > 1 || !read_head_of_value (item, &head) || head.major != MAJOR_TEXT)
    return FALSE;
  if (head.is_open)
    {
      while (!is_stop (item))
        if (!append_text (item, out, depth + 1))
          return FALSE;
      return TRUE;
    }
  if (head.value > (guint64) (item->end - item->at) || head.value > MAX_TEXT - out->len)
    return FALSE;
  g_string_append_len (out, (const char *) item->at, (gssize) head.value);
  item->at += head.value;
  return TRUE;
}

char *
topsheet_cbor_dup_text (TopsheetCbor item)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!append_text (&item, out, 0) || memchr (out->str, '\0', out->len) != NULL)
    return NULL;
  return g_utf8_make_valid (out->str, (gssize) out->len);
}

char *
topsheet_cbor_dup_member (TopsheetCbor map, const char *key)
{
  TopsheetCbor value;

  return topsheet_cbor_get (map, key, &value) ? topsheet_cbor_dup_text (value) : NULL;
}
