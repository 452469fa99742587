/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebP (RFC 9649): RIFF chunks with little-endian sizes, padded to even. EXIF and XMP stand behind the pixels. */
#include "media/container/topsheet-container.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define HEADER_BYTES 12
#define CHUNK_HEADER_BYTES 8
#define FRAME_HEADER_BYTES 16

typedef struct
{
  char type[5];
  guint64 offset;
  guint32 length;
} Chunk;

typedef struct
{
  TopsheetInput *input;
  TopsheetContainer *container;
  guint frames;
  gboolean has_canvas;
  gboolean has_pixels;
} Walk;

static guint32
get_le32 (const guint8 *b)
{
  return (guint32) b[3] << 24 | (guint32) b[2] << 16 | (guint32) b[1] << 8 | b[0];
}

static guint32
get_le24 (const guint8 *b)
{
  return (guint32) b[2] << 16 | (guint32) b[1] << 8 | b[0];
}

static gboolean
set_broken (GError **error, guint64 offset)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The WebP file is damaged at byte %" PRIu64 ". Get it again."), offset);
  return FALSE;
}

static gboolean
chunk_is (const Chunk *chunk, const char *type)
{
  return memcmp (chunk->type, type, 4) == 0;
}

static gboolean
read_head (Walk *walk, const Chunk *chunk, guint8 *out, gsize length, GError **error)
{
  if (chunk->length < length)
    return set_broken (error, chunk->offset);
  return topsheet_input_read (walk->input, chunk->offset, out, length, _("the picture's header"), error);
}

static gboolean
read_canvas (Walk *walk, const Chunk *chunk, GError **error)
{
  guint8 head[10];

  if (!read_head (walk, chunk, head, sizeof head, error))
    return FALSE;
  walk->has_canvas = TRUE;
  return topsheet_container_set_size (walk->container, (guint64) get_le24 (head + 4) + 1,
                                      (guint64) get_le24 (head + 7) + 1, error);
}

/* VP8: a key frame begins with three bytes of frame tag and 9D 01 2A, then 14 bits of width and height. */
static gboolean
read_lossy (Walk *walk, const Chunk *chunk, GError **error)
{
  guint8 head[10];

  if (!read_head (walk, chunk, head, sizeof head, error))
    return FALSE;
  if (memcmp (head + 3, "\x9D\x01\x2A", 3) != 0)
    return set_broken (error, chunk->offset);
  walk->has_pixels = TRUE;
  return walk->has_canvas || topsheet_container_set_size (walk->container, ((guint) head[7] << 8 | head[6]) & 0x3FFF,
                                                          ((guint) head[9] << 8 | head[8]) & 0x3FFF, error);
}

/* VP8L: 2F, then 14 bits of width − 1 and 14 bits of height − 1. */
static gboolean
read_lossless (Walk *walk, const Chunk *chunk, GError **error)
{
  guint8 head[5];
  guint32 bits;

  if (!read_head (walk, chunk, head, sizeof head, error))
    return FALSE;
  if (head[0] != 0x2F)
    return set_broken (error, chunk->offset);
  walk->has_pixels = TRUE;
  walk->container->is_lossless = TRUE;
  bits = get_le32 (head + 1);
  return walk->has_canvas ||
         topsheet_container_set_size (walk->container, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1, error);
}

static gboolean
read_frame (Walk *walk, const Chunk *chunk, GError **error)
{
  guint8 head[FRAME_HEADER_BYTES];

  if (!read_head (walk, chunk, head, sizeof head, error))
    return FALSE;
  walk->container->duration_ms += get_le24 (head + 12);
  if (walk->frames++ == 0)
    {
      walk->has_pixels = TRUE;
      walk->container->frame_offset = chunk->offset + FRAME_HEADER_BYTES;
      walk->container->frame_length = chunk->length - FRAME_HEADER_BYTES;
    }
  return TRUE;
}

static gboolean
read_text (Walk *walk, const Chunk *chunk, GError **error)
{
  g_autofree char *data = NULL;

  if (chunk->length > TOPSHEET_MEDIA_MAX_TEXT_BYTES)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The file is not read: its “%s” chunk holds %u bytes of text, and the limit is %u MiB."),
                   chunk->type, chunk->length, TOPSHEET_MEDIA_MAX_TEXT_BYTES / (1024 * 1024));
      return FALSE;
    }
  data = topsheet_input_read_block (walk->input, chunk->offset, chunk->length, _("a chunk of text"), error);
  if (data == NULL)
    return FALSE;
  if (chunk_is (chunk, "EXIF"))
    topsheet_exif_walk ((const guint8 *) data, chunk->length, walk->container);
  else
    topsheet_container_add_text (walk->container, TOPSHEET_TAG_XMP, "xmp", data, chunk->length);
  return TRUE;
}

static gboolean
read_chunk (Walk *walk, const Chunk *chunk, GError **error)
{
  if (chunk_is (chunk, "VP8X"))
    return read_canvas (walk, chunk, error);
  if (chunk_is (chunk, "VP8 "))
    return read_lossy (walk, chunk, error);
  if (chunk_is (chunk, "VP8L"))
    return read_lossless (walk, chunk, error);
  if (chunk_is (chunk, "ANMF"))
    return read_frame (walk, chunk, error);
  if (chunk_is (chunk, "EXIF") || chunk_is (chunk, "XMP "))
    return read_text (walk, chunk, error);
  if (chunk_is (chunk, "C2PA"))
    return topsheet_container_read_jumbf (walk->container, walk->input, chunk->offset, chunk->length, error);
  return TRUE;
}

static gboolean
read_chunk_header (TopsheetInput *input, guint64 offset, Chunk *chunk, GError **error)
{
  guint8 header[CHUNK_HEADER_BYTES];

  if (!topsheet_input_read (input, offset, header, sizeof header, _("the header of the next chunk"), error))
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isprint (header[i]))
        return set_broken (error, offset);
      chunk->type[i] = (char) header[i];
    }
  chunk->type[4] = '\0';
  chunk->offset = offset + sizeof header;
  chunk->length = get_le32 (header + 4);
  return TRUE;
}

gboolean
topsheet_riff_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  Walk walk = { .input = input, .container = container };
  guint8 header[HEADER_BYTES];
  guint64 offset = HEADER_BYTES, end;
  guint n = 0;

  if (!topsheet_input_read (input, 0, header, sizeof header, _("the header of a picture"), error))
    return FALSE;
  end = (guint64) get_le32 (header + 4) + 8;
  if (!topsheet_input_check_end (input, end, _("the picture"), error))
    return FALSE;
  for (; offset + CHUNK_HEADER_BYTES <= end && n < TOPSHEET_MEDIA_MAX_CHUNKS; n++)
    {
      Chunk chunk = { 0 };

      if (!read_chunk_header (input, offset, &chunk, error))
        return FALSE;
      /* The last pad byte is missing in some files. */
      if (chunk.offset + chunk.length > end)
        return set_broken (error, offset);
      if (!read_chunk (&walk, &chunk, error))
        return FALSE;
      offset = chunk.offset + chunk.length + (chunk.length & 1);
    }
  if (n == TOPSHEET_MEDIA_MAX_CHUNKS || !walk.has_pixels || container->width == 0)
    return set_broken (error, offset);
  container->frames = MAX (1, walk.frames);
  return TRUE;
}
