/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GIF89a: extensions and pictures as chains of blocks of at most 255 bytes. Comments hold infotext, the application
 * extension "XMP DataXMP" a packet. */
#include "media/container/topsheet-container.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define HEADER_BYTES 13
#define MAX_FRAMES TOPSHEET_MEDIA_MAX_CHUNKS
#define MAX_COMMENT (1024u * 1024)
#define XMP_TRAILER 257

enum
{
  BLOCK_EXTENSION = 0x21,
  BLOCK_PICTURE = 0x2C,
  BLOCK_END = 0x3B,
  LABEL_CONTROL = 0xF9,
  LABEL_COMMENT = 0xFE,
  LABEL_APPLICATION = 0xFF,
};

typedef struct
{
  TopsheetInput *input;
  TopsheetContainer *container;
  guint64 offset;
  guint frames;
} Walk;

static gboolean
read_bytes (Walk *walk, guint8 *out, gsize length, GError **error)
{
  if (!topsheet_input_read (walk->input, walk->offset, out, length, _("the next block of the GIF"), error))
    return FALSE;
  walk->offset += length;
  return TRUE;
}

/* To the end of the chain; what it holds goes to @out as long as there is room. */
static gboolean
read_chain (Walk *walk, GByteArray *out, GError **error)
{
  guint8 length, bytes[255];

  do
    {
      if (!read_bytes (walk, &length, 1, error))
        return FALSE;
      if (out != NULL && out->len + length <= MAX_COMMENT)
        {
          if (length > 0 && !read_bytes (walk, bytes, length, error))
            return FALSE;
          g_byte_array_append (out, bytes, length);
        }
      else
        walk->offset += length;
    }
  while (length > 0);
  return TRUE;
}

static gboolean
read_control (Walk *walk, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  if (!read_chain (walk, data, error))
    return FALSE;
  if (data->len >= 3)
    walk->container->duration_ms += ((guint64) data->data[2] << 8 | data->data[1]) * 10;
  return TRUE;
}

/* A packet stands there as it is, so that its characters read as lengths; 257 bytes behind it lead back to the chain. */
static gboolean
read_application (Walk *walk, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint64 start = walk->offset;
  guint8 head[12];
  guint64 length;

  if (topsheet_input_peek (walk->input, start, head, sizeof head, NULL) != sizeof head ||
      memcmp (head, "\x0BXMP DataXMP", 12) != 0)
    return read_chain (walk, NULL, error);
  if (!read_chain (walk, NULL, error))
    return FALSE;
  length = walk->offset - start;
  if (length > 12 + XMP_TRAILER + 1 && length < MAX_COMMENT)
    {
      g_autofree char *text = topsheet_input_read_block (walk->input, start + 12, (gsize) length - 12 - XMP_TRAILER - 1,
                                                         _("the next block of the GIF"), error);

      if (text == NULL)
        return FALSE;
      topsheet_container_add_text (walk->container, TOPSHEET_TAG_XMP, "xmp", text,
                                   (gsize) length - 12 - XMP_TRAILER - 1);
    }
  return TRUE;
}

static gboolean
read_extension (Walk *walk, GError **error)
{
  g_autoptr (GByteArray) data = NULL;
  guint8 label;

  if (!read_bytes (walk, &label, 1, error))
    return FALSE;
  if (label == LABEL_CONTROL)
    return read_control (walk, error);
  if (label == LABEL_APPLICATION)
    return read_application (walk, error);
  if (label != LABEL_COMMENT)
    return read_chain (walk, NULL, error);
  data = g_byte_array_new ();
  if (!read_chain (walk, data, error))
    return FALSE;
  topsheet_container_add_labelled (walk->container, TOPSHEET_TAG_COMMENT, "comment", (const char *) data->data,
                                   data->len);
  return TRUE;
}

static gsize
get_palette_bytes (guint8 flags)
{
  return (flags & 0x80) != 0 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

static gboolean
read_picture (Walk *walk, GError **error)
{
  guint8 head[9];

  if (!read_bytes (walk, head, sizeof head, error))
    return FALSE;
  walk->frames++;
  walk->offset += get_palette_bytes (head[8]) + 1;
  return read_chain (walk, NULL, error);
}

static gboolean
set_broken (GError **error, guint64 offset)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The GIF file is damaged at byte %" PRIu64 ". Get it again."), offset);
  return FALSE;
}

gboolean
topsheet_gif_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  Walk walk = { .input = input, .container = container };
  guint8 head[HEADER_BYTES], kind = 0;

  if (!read_bytes (&walk, head, sizeof head, error))
    return FALSE;
  if (!topsheet_container_set_size (container, (guint) head[7] << 8 | head[6], (guint) head[9] << 8 | head[8], error))
    return FALSE;
  walk.offset += get_palette_bytes (head[10]);
  for (guint n = 0; n < 3 * MAX_FRAMES && kind != BLOCK_END; n++)
    {
      if (!read_bytes (&walk, &kind, 1, error))
        return FALSE;
      if (kind == BLOCK_EXTENSION && !read_extension (&walk, error))
        return FALSE;
      if (kind == BLOCK_PICTURE && !read_picture (&walk, error))
        return FALSE;
      /* Some writers leave a stray zero. */
      if (kind != BLOCK_EXTENSION && kind != BLOCK_PICTURE && kind != BLOCK_END && kind != 0)
        return set_broken (error, walk.offset - 1);
    }
  if (walk.frames == 0)
    return set_broken (error, walk.offset);
  container->frames = walk.frames;
  return TRUE;
}
