/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/container/topsheet-container.h"

#include "media/container/topsheet-magic.h"
#include "media/container/topsheet-xmp.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_WARNINGS 20
#define MAX_LABEL 40

static void
tag_free (gpointer data)
{
  TopsheetTag *tag = data;

  g_free (tag->key);
  g_free (tag->text);
  topsheet_json_free (tag->json);
  g_free (tag);
}

static void
block_free (gpointer data)
{
  TopsheetJumbfBlock *block = data;

  g_byte_array_unref (block->bytes);
  g_free (block);
}

TopsheetContainer *
topsheet_container_new (const char *format, const char *name)
{
  TopsheetContainer *self = g_new0 (TopsheetContainer, 1);

  self->format = format;
  self->name = g_strdup (name);
  self->frames = 1;
  self->orientation = 1;
  self->json_left = TOPSHEET_MEDIA_MAX_JSON_BYTES;
  self->tags = g_ptr_array_new_with_free_func (tag_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->jumbf = g_ptr_array_new_with_free_func (block_free);
  return self;
}

TopsheetContainer *
topsheet_container_read (TopsheetInput *input, GError **error)
{
  g_autoptr (TopsheetContainer) self = NULL;
  const TopsheetMagic *magic = topsheet_magic_detect (input, error);

  if (magic == NULL)
    return NULL;
  self = topsheet_container_new (magic->format, topsheet_input_get_name (input));
  if (!magic->walk (input, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
topsheet_container_free (TopsheetContainer *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->tags);
  g_clear_pointer (&self->xmp, g_hash_table_unref);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->jumbf);
  g_free (self);
}

yyjson_val *
topsheet_container_get_json (TopsheetContainer *self, TopsheetTag *tag)
{
  const char *start = tag->text + strspn (tag->text, " \t\r\n");

  if (!tag->json_tried && (*start == '{' || *start == '[') && tag->length <= self->json_left)
    {
      self->json_left -= tag->length;
      tag->json = topsheet_json_parse (tag->text, tag->length);
    }
  tag->json_tried = TRUE;
  return tag->json != NULL ? topsheet_json_get_root (tag->json) : NULL;
}

const char *
topsheet_container_get_xmp (TopsheetContainer *self, const char *name)
{
  if (self->xmp == NULL)
    {
      self->xmp = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < self->tags->len; i++)
        {
          const TopsheetTag *tag = g_ptr_array_index (self->tags, i);

          if (tag->place == TOPSHEET_TAG_XMP)
            topsheet_xmp_parse (tag->text, tag->length, self->xmp);
        }
    }
  return g_hash_table_lookup (self->xmp, name);
}

gboolean
topsheet_container_set_size (TopsheetContainer *self, guint64 width, guint64 height, GError **error)
{
  if (width == 0 || height == 0)
    {
      g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                           _("The picture's header gives it no size. The file is damaged; get it again."));
      return FALSE;
    }
  if (width > TOPSHEET_MEDIA_MAX_SIDE || height > TOPSHEET_MEDIA_MAX_SIDE)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The picture says it is %" PRIu64 " × %" PRIu64 " pixels; sides over %u are not read."), width,
                   height, TOPSHEET_MEDIA_MAX_SIDE);
      return FALSE;
    }
  if (width * height > TOPSHEET_MEDIA_MAX_PIXELS)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The picture says it is %" PRIu64 " × %" PRIu64 " pixels; over %u megapixels are not read."),
                   width, height, TOPSHEET_MEDIA_MAX_PIXELS / 1000000);
      return FALSE;
    }
  self->width = (guint) width;
  self->height = (guint) height;
  return TRUE;
}

void
topsheet_container_take_warning (TopsheetContainer *self, char *sentence)
{
  g_autofree char *owned = sentence;

  if (self->warnings->len >= MAX_WARNINGS || g_ptr_array_find_with_equal_func (self->warnings, owned, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->warnings, g_steal_pointer (&owned));
}

/* tEXt is Latin-1 by the standard, but many tools put UTF-8 into it; nearly no Latin-1 text is valid UTF-8 by accident.
 */
static char *
decode_text (const char *bytes, gsize length, gsize *out_length)
{
  char *text;

  while (length > 0 && (bytes[length - 1] == '\0'))
    length--;
  while (length > 0 && bytes[0] == '\0')
    bytes++, length--;
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    bytes += 3, length -= 3;

  text = g_malloc (length + 1);
  for (gsize i = 0; i < length; i++)
    text[i] = bytes[i] == '\0' ? ' ' : bytes[i];
  text[length] = '\0';
  if (!g_utf8_validate_len (text, length, NULL))
    {
      GString *converted = g_string_sized_new (length + length / 4);

      for (gsize i = 0; i < length; i++)
        g_string_append_unichar (converted, (guchar) text[i]);
      length = converted->len;
      g_free (text);
      text = g_string_free (converted, FALSE);
    }
  *out_length = length;
  return text;
}

void
topsheet_container_add_text (TopsheetContainer *self,
                             TopsheetTagPlace place,
                             const char *key,
                             const char *bytes,
                             gsize length)
{
  TopsheetTag *tag;

  if (length == 0)
    return;
  /* Latin-1 grows to at most twice its length. */
  if (length > TOPSHEET_MEDIA_MAX_TEXT_BYTES || self->tags->len >= TOPSHEET_MEDIA_MAX_TAGS ||
      self->text_bytes + length > TOPSHEET_MEDIA_MAX_TOTAL_BYTES)
    {
      topsheet_container_take_warning (self,
                                       g_strdup (_("The file holds more text than is read; some of it was left out.")));
      return;
    }
  tag = g_new0 (TopsheetTag, 1);
  tag->place = place;
  tag->key = g_utf8_make_valid (key, -1);
  tag->text = decode_text (bytes, length, &tag->length);
  self->text_bytes += tag->length;
  g_ptr_array_add (self->tags, tag);
}

/* The length of "label:" with an optional blank, when JSON follows it; 0 otherwise. */
static gsize
measure_label (const char *bytes, gsize length, gsize *label_length)
{
  gsize i = 0;

  while (i < length && i < MAX_LABEL && (g_ascii_isalnum (bytes[i]) || bytes[i] == '_' || bytes[i] == '-'))
    i++;
  if (i == 0 || i >= length || bytes[i] != ':')
    return 0;
  *label_length = i++;
  if (i < length && bytes[i] == ' ')
    i++;
  return i < length && (bytes[i] == '{' || bytes[i] == '[' || bytes[i] == '<') ? i : 0;
}

void
topsheet_container_add_labelled (TopsheetContainer *self,
                                 TopsheetTagPlace place,
                                 const char *key,
                                 const char *bytes,
                                 gsize length)
{
  g_autofree char *label = NULL;
  gsize label_length = 0, skip;

  if (length == 0)
    return;
  while (length > 0 && bytes[0] == '\0')
    bytes++, length--;
  skip = measure_label (bytes, length, &label_length);
  if (skip > 0)
    {
      label = g_ascii_strdown (bytes, (gssize) label_length);
      key = label;
    }
  topsheet_container_add_text (self, place, key, bytes + skip, length - skip);
}

static GByteArray *
get_block (TopsheetContainer *self, guint id)
{
  TopsheetJumbfBlock *block;

  for (guint i = 0; i < self->jumbf->len; i++)
    {
      block = g_ptr_array_index (self->jumbf, i);
      if (block->id == id)
        return block->bytes;
    }
  block = g_new0 (TopsheetJumbfBlock, 1);
  block->id = id;
  block->bytes = g_byte_array_new ();
  g_ptr_array_add (self->jumbf, block);
  return block->bytes;
}

static gboolean
has_room (TopsheetContainer *self, guint64 length)
{
  if (length <= TOPSHEET_MEDIA_MAX_TEXT_BYTES - self->jumbf_bytes)
    return TRUE;
  topsheet_container_take_warning (self,
                                   g_strdup (_("The file's content credentials are larger than is read; they were left out.")));
  return FALSE;
}

gboolean
topsheet_container_add_jumbf (TopsheetContainer *self, guint id, const guint8 *bytes, gsize length)
{
  if (!has_room (self, length))
    return FALSE;
  g_byte_array_append (get_block (self, id), bytes, (guint) length);
  self->jumbf_bytes += length;
  return TRUE;
}

gboolean
topsheet_container_read_jumbf (TopsheetContainer *self,
                               TopsheetInput *input,
                               guint64 offset,
                               guint64 length,
                               GError **error)
{
  g_autofree char *bytes = NULL;

  if (!has_room (self, length))
    return TRUE;
  bytes = topsheet_input_read_block (input, offset, (gsize) length, _("the content credentials"), error);
  if (bytes == NULL)
    return FALSE;
  topsheet_container_add_jumbf (self, self->jumbf->len, (const guint8 *) bytes, (gsize) length);
  return TRUE;
}
