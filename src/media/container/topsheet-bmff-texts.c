/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "udta": texts under keys of their own (moov/udta/meta with "keys" and "ilst"), under iTunes' four letters, and
 * QuickTime's of old. */
#include "media/container/topsheet-bmff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_KEYS 1000
#define MAX_KEYS_BYTES (256u * 1024)
#define MAX_KEY 200
#define DATA_HEADER 8

typedef struct
{
  GPtrArray *keys; /* (element-type utf8) */
  const char *key; /* of the item whose data is looked at */
} Texts;

/* \251 is ©. */
static const struct
{
  const char *type;
  const char *key;
} NAMES[] = {
  { "\251cmt", "comment" },  { "\251nam", "title" },   { "\251des", "description" },
  { "desc", "description" }, { "\251too", "encoder" }, { "\251swr", "Software" },
};

static const char *
get_name (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (memcmp (type, NAMES[i].type, 4) == 0)
      return NAMES[i].key;
  return NULL;
}

/* Version and flags, number of entries; an entry is its size, a namespace and the key. */
static gboolean
read_keys (TopsheetBmff *self, const TopsheetBmffBox *box, GPtrArray *keys, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *bytes = topsheet_bmff_read (self, box, MAX_KEYS_BYTES, &local_error);
  gsize at = 8, length = (gsize) box->length;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  while (bytes != NULL && at + 8 <= length && keys->len < MAX_KEYS)
    {
      guint64 size = topsheet_bmff_get (bytes + at, 4);

      if (size < 8 || size > length - at)
        break;
      g_ptr_array_add (keys, g_strndup ((const char *) bytes + at + 8, (gsize) MIN (size - 8, MAX_KEY)));
      at += (gsize) size;
    }
  return TRUE;
}

static gboolean
add_value (TopsheetBmff *self, const char *key, guint64 offset, guint64 length, GError **error)
{
  TopsheetBmffBox value = { .offset = offset, .length = length };
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *bytes = topsheet_bmff_read (self, &value, TOPSHEET_MEDIA_MAX_TEXT_BYTES, &local_error);

  if (bytes != NULL)
    topsheet_container_add_labelled (self->container, TOPSHEET_TAG_TEXT, key, (const char *) bytes, (gsize) length);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* "data": kind, language, value. Kind 1 is UTF-8, 13 and 14 are pictures. */
static gboolean
visit_item (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data, GError **error)
{
  const Texts *texts = data;
  guint8 kind[4];

  if (!topsheet_bmff_is (box, "data") || box->length <= DATA_HEADER)
    return TRUE;
  if (!topsheet_input_read (self->input, box->offset, kind, sizeof kind, _("a part of the file"), error))
    return FALSE;
  if (topsheet_bmff_get (kind, 4) > 1)
    return TRUE;
  return add_value (self, texts->key, box->offset + DATA_HEADER, box->length - DATA_HEADER, error);
}

static gboolean
visit_list (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data, GError **error)
{
  Texts *texts = data;
  guint64 index = topsheet_bmff_get ((const guint8 *) box->type, 4);

  texts->key = get_name (box->type);
  if (texts->key == NULL && index >= 1 && index <= texts->keys->len)
    texts->key = g_ptr_array_index (texts->keys, index - 1);
  return texts->key == NULL ||
         topsheet_bmff_foreach (self, box->offset, box->offset + box->length, visit_item, texts, error);
}

static gboolean
visit_meta (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data, GError **error)
{
  Texts *texts = data;

  if (topsheet_bmff_is (box, "keys"))
    return read_keys (self, box, texts->keys, error);
  if (topsheet_bmff_is (box, "ilst"))
    return topsheet_bmff_foreach (self, box->offset, box->offset + box->length, visit_list, texts, error);
  return TRUE;
}

/* In MP4 a version stands before the boxes, in QuickTime not. */
static gboolean
walk_meta (TopsheetBmff *self, const TopsheetBmffBox *box, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Texts texts = { keys, NULL };
  guint8 head[8];
  guint64 skip;

  if (box->length < 12)
    return TRUE;
  if (!topsheet_input_read (self->input, box->offset, head, sizeof head, _("a part of the file"), error))
    return FALSE;
  skip = memcmp (head + 4, "hdlr", 4) == 0 ? 0 : 4;
  return topsheet_bmff_foreach (self, box->offset + skip, box->offset + box->length, visit_meta, &texts, error);
}

static gboolean
visit_udta (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data G_GNUC_UNUSED, GError **error)
{
  const char *name = get_name (box->type);

  if (topsheet_bmff_is (box, "meta"))
    return walk_meta (self, box, error);
  /* QuickTime: length and language of 16 bits each, then the text. */
  if (name != NULL && box->type[0] == '\251' && box->length > 4)
    return add_value (self, name, box->offset + 4, box->length - 4, error);
  return TRUE;
}

gboolean
topsheet_bmff_walk_udta (TopsheetBmff *self, const TopsheetBmffBox *udta, GError **error)
{
  guint64 end = udta->offset + udta->length;

  if (topsheet_bmff_is (udta, "meta"))
    return walk_meta (self, udta, error);
  /* QuickTime ends it with four zeros, which are no box. */
  return topsheet_bmff_foreach (self, udta->offset, end, visit_udta, NULL, error);
}
