/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG, Third Edition (W3C 2025): chunks of length, type, data and CRC. Texts stand before or after the pixels, so the
 * walk goes to IEND and skips over what it does not want. */
#include "media/container/topsheet-container.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <zlib.h>

#define SIGNATURE_BYTES 8
#define INFLATE_STEP (64 * 1024)
#define XMP_KEYWORD "XML:com.adobe.xmp"
#define MAX_CHUNK_BYTES 0x7FFFFFFFu

typedef struct
{
  guint64 offset; /* of the data */
  guint32 length;
  char type[5];
  char *what; /* for messages */
} Chunk;

static guint32
get_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
chunk_clear (Chunk *chunk)
{
  g_free (chunk->what);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chunk, chunk_clear)

static gboolean
chunk_is (const Chunk *chunk, const char *type)
{
  return memcmp (chunk->type, type, 4) == 0;
}

static gboolean
read_chunk_header (TopsheetInput *input, guint64 offset, Chunk *chunk, GError **error)
{
  guint8 header[8];

  if (!topsheet_input_read (input, offset, header, sizeof header, _("the header of the next chunk"), error))
    return FALSE;
  chunk->offset = offset + sizeof header;
  chunk->length = get_be32 (header);
  for (guint i = 0; i < 4; i++)
    chunk->type[i] = (char) header[4 + i];
  chunk->type[4] = '\0';
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isalpha (chunk->type[i]) || chunk->length > MAX_CHUNK_BYTES)
      {
        g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                     _("The PNG file is damaged at byte %" PRIu64 ": no chunk begins there. Get it again."), offset);
        return FALSE;
      }
  chunk->what = g_strdup_printf (_("the “%s” chunk at byte %" PRIu64), chunk->type, offset);
  return TRUE;
}

static gboolean
read_header (TopsheetInput *input, TopsheetContainer *container, const Chunk *chunk, GError **error)
{
  guint8 data[17];

  if (!chunk_is (chunk, "IHDR") || chunk->length != 13)
    {
      g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                           _("The PNG file is damaged at byte 8: its header is missing. Get it again."));
      return FALSE;
    }
  if (!topsheet_input_read (input, chunk->offset, data, sizeof data, chunk->what, error))
    return FALSE;
  if (get_be32 (data + 13) != crc32 (crc32 (0, (const guint8 *) "IHDR", 4), data, 13))
    {
      g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                           _("The PNG file is damaged at byte 16: the checksum of its header is wrong. Get it again."));
      return FALSE;
    }
  return topsheet_container_set_size (container, get_be32 (data), get_be32 (data + 4), error);
}

/* The whole chunk with its CRC checked; damage is a warning, because the pixels and the other chunks may be sound. */
static char *
read_text_chunk (TopsheetInput *input, TopsheetContainer *container, const Chunk *chunk, GError **error)
{
  g_autofree char *data = NULL;
  const guint8 *end;
  uLong crc;

  if (chunk->length > TOPSHEET_MEDIA_MAX_TEXT_BYTES)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The file is not read: %s holds %u bytes of text, and the limit is %u MiB."), chunk->what,
                   chunk->length, TOPSHEET_MEDIA_MAX_TEXT_BYTES / (1024 * 1024));
      return NULL;
    }
  data = topsheet_input_read_block (input, chunk->offset, (gsize) chunk->length + 4, chunk->what, error);
  if (data == NULL)
    return NULL;
  crc = crc32 (crc32 (0, (const guint8 *) chunk->type, 4), (const guint8 *) data, chunk->length);
  end = (const guint8 *) data + chunk->length;
  if (get_be32 (end) != crc)
    topsheet_container_take_warning (container,
                                     g_strdup_printf (_("The checksum of %s is wrong; its text may be damaged."),
                                                      chunk->what));
  data[chunk->length] = '\0';
  return g_steal_pointer (&data);
}

/* Inflates at most TOPSHEET_MEDIA_MAX_TEXT_BYTES. NULL without error when the data is damaged. */
static GByteArray *
inflate_text (const char *bytes, gsize length, const Chunk *chunk, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { .next_in = (Bytef *) bytes, .avail_in = (uInt) length };
  int status = Z_OK;

  if (inflateInit (&stream) != Z_OK)
    return NULL;
  while (status == Z_OK && out->len <= TOPSHEET_MEDIA_MAX_TEXT_BYTES)
    {
      guint before = out->len;

      g_byte_array_set_size (out, before + INFLATE_STEP);
      stream.next_out = out->data + before;
      stream.avail_out = INFLATE_STEP;
      status = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_set_size (out, before + INFLATE_STEP - stream.avail_out);
    }
  inflateEnd (&stream);
  if (out->len > TOPSHEET_MEDIA_MAX_TEXT_BYTES)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The file is not read: %s unpacks to more than %u MiB of text."), chunk->what,
                   TOPSHEET_MEDIA_MAX_TEXT_BYTES / (1024 * 1024));
      return NULL;
    }
  /* A text that ends early is still worth reading. */
  return status == Z_STREAM_END || out->len > 0 ? g_steal_pointer (&out) : NULL;
}

static gboolean
add_text (TopsheetContainer *container,
          const Chunk *chunk,
          const char *key,
          const char *bytes,
          gsize length,
          gboolean compressed,
          GError **error)
{
  g_autoptr (GByteArray) inflated = NULL;
  g_autofree char *keyword = NULL;
  g_autoptr (GError) local_error = NULL;
  TopsheetTagPlace place = strcmp (key, XMP_KEYWORD) == 0 ? TOPSHEET_TAG_XMP : TOPSHEET_TAG_TEXT;

  if (compressed)
    {
      inflated = inflate_text (bytes, length, chunk, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (inflated == NULL)
        {
          topsheet_container_take_warning (container, g_strdup_printf (_("The text of %s is damaged and was left out."),
                                                                       chunk->what));
          return TRUE;
        }
      bytes = (const char *) inflated->data;
      length = inflated->len;
    }
  topsheet_container_add_text (container, place, key, bytes, length);
  return TRUE;
}

/* iTXt: keyword\0 flag method language\0 translated keyword\0 text. */
static gboolean
add_international_text (TopsheetContainer *container,
                        const Chunk *chunk,
                        const char *data,
                        gsize key_length,
                        GError **error)
{
  const char *end = data + chunk->length;
  const char *at = data + key_length + 1;
  gboolean compressed;

  if (end - at < 2)
    return TRUE;
  compressed = at[0] == 1;
  at += 2;
  for (guint skip = 0; skip < 2; skip++)
    {
      const char *nul = memchr (at, '\0', (gsize) (end - at));

      if (nul == NULL)
        return TRUE;
      at = nul + 1;
    }
  return add_text (container, chunk, data, at, (gsize) (end - at), compressed, error);
}

static gboolean
read_text (TopsheetInput *input, TopsheetContainer *container, const Chunk *chunk, GError **error)
{
  g_autofree char *data = read_text_chunk (input, container, chunk, error);
  const char *nul;
  gsize key_length, rest;

  if (data == NULL)
    return FALSE;
  nul = memchr (data, '\0', chunk->length);
  if (nul == NULL)
    return TRUE;
  key_length = (gsize) (nul - data);
  rest = chunk->length - key_length - 1;
  if (chunk_is (chunk, "iTXt"))
    return add_international_text (container, chunk, data, key_length, error);
  if (chunk_is (chunk, "zTXt"))
    return rest < 1 || add_text (container, chunk, data, nul + 2, rest - 1, TRUE, error);
  /* tEXt, and comf of animated pictures: the same form. */
  return add_text (container, chunk, data, nul + 1, rest, FALSE, error);
}

static gboolean
read_exif (TopsheetInput *input, TopsheetContainer *container, const Chunk *chunk, GError **error)
{
  g_autofree char *data = read_text_chunk (input, container, chunk, error);

  if (data == NULL)
    return FALSE;
  topsheet_exif_walk ((const guint8 *) data, chunk->length, container);
  return TRUE;
}

/* fcTL: delay as a fraction of a second; a denominator of 0 means 100. */
static gboolean
read_frame_control (TopsheetInput *input, TopsheetContainer *container, const Chunk *chunk, GError **error)
{
  guint8 delay[4];
  guint numerator, denominator;

  if (chunk->length != 26)
    return TRUE;
  if (!topsheet_input_read (input, chunk->offset + 20, delay, sizeof delay, chunk->what, error))
    return FALSE;
  numerator = (guint) delay[0] << 8 | delay[1];
  denominator = (guint) delay[2] << 8 | delay[3];
  container->duration_ms += (guint64) numerator * 1000 / (denominator != 0 ? denominator : 100);
  return TRUE;
}

static gboolean
read_chunk (TopsheetInput *input, TopsheetContainer *container, const Chunk *chunk, GError **error)
{
  if (chunk_is (chunk, "tEXt") || chunk_is (chunk, "zTXt") || chunk_is (chunk, "iTXt") || chunk_is (chunk, "comf"))
    return read_text (input, container, chunk, error);
  if (chunk_is (chunk, "eXIf"))
    return read_exif (input, container, chunk, error);
  if (chunk_is (chunk, "caBX"))
    return topsheet_container_read_jumbf (container, input, chunk->offset, chunk->length, error);
  if (chunk_is (chunk, "fcTL"))
    return read_frame_control (input, container, chunk, error);
  if (chunk_is (chunk, "acTL") && chunk->length == 8)
    {
      guint8 frames[4];

      if (!topsheet_input_read (input, chunk->offset, frames, sizeof frames, chunk->what, error))
        return FALSE;
      container->frames = CLAMP (get_be32 (frames), 1, TOPSHEET_MEDIA_MAX_CHUNKS);
    }
  return TRUE;
}

static gboolean
set_no_pixels (GError **error, guint64 offset)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The PNG file ends at byte %" PRIu64 " without a picture in it. Get it again."), offset);
  return FALSE;
}

gboolean
topsheet_png_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  guint64 offset = SIGNATURE_BYTES;
  gboolean has_pixels = FALSE;

  for (guint n = 0; n < TOPSHEET_MEDIA_MAX_CHUNKS; n++)
    {
      g_auto (Chunk) chunk = { 0 };

      if (!read_chunk_header (input, offset, &chunk, error))
        return FALSE;
      if (n == 0 && !read_header (input, container, &chunk, error))
        return FALSE;
      offset = chunk.offset + chunk.length + 4;
      if (!topsheet_input_check_end (input, offset, chunk.what, error))
        return FALSE;
      if (chunk_is (&chunk, "IEND"))
        return has_pixels || set_no_pixels (error, offset);
      if (chunk_is (&chunk, "IDAT"))
        has_pixels = TRUE;
      else if (n > 0 && !read_chunk (input, container, &chunk, error))
        return FALSE;
    }
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
               _("The PNG file has more than %u chunks and is not read."), TOPSHEET_MEDIA_MAX_CHUNKS);
  return FALSE;
}
