/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG (ITU-T T.81): marker segments up to the first scan hold everything that is wanted; the end is looked for at the
 * tail. */
#include "media/container/topsheet-container.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_SEGMENTS 10000
#define TAIL_BYTES (64 * 1024)
#define EXIF_HEADER "Exif\0\0"
#define XMP_HEADER "http://ns.adobe.com/xap/1.0/"
#define PHOTOSHOP_HEADER "Photoshop 3.0"

enum
{
  MARKER_SOF0 = 0xC0,
  MARKER_DHT = 0xC4,
  MARKER_JPG = 0xC8,
  MARKER_DAC = 0xCC,
  MARKER_SOF15 = 0xCF,
  MARKER_RST0 = 0xD0,
  MARKER_RST7 = 0xD7,
  MARKER_SOI = 0xD8,
  MARKER_EOI = 0xD9,
  MARKER_SOS = 0xDA,
  MARKER_APP1 = 0xE1,
  MARKER_APP11 = 0xEB,
  MARKER_APP13 = 0xED,
  MARKER_COM = 0xFE,
  MARKER_TEM = 0x01,
};

static gboolean
set_broken (GError **error, guint64 offset)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The JPEG file is damaged at byte %" PRIu64 ". Get it again."), offset);
  return FALSE;
}

static gboolean
is_frame_header (guint8 marker)
{
  return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
         marker != MARKER_DAC;
}

static gboolean
has_no_body (guint8 marker)
{
  return marker == MARKER_TEM || marker == MARKER_SOI || (marker >= MARKER_RST0 && marker <= MARKER_RST7);
}

/* The marker at *@offset, which then stands behind it. Fill bytes (FF FF …) may come before a marker. */
static gboolean
read_marker (TopsheetInput *input, guint64 *offset, guint8 *marker, GError **error)
{
  guint8 pair[2];
  const char *what = _("the next segment");

  if (!topsheet_input_read (input, *offset, pair, 2, what, error))
    return FALSE;
  if (pair[0] != 0xFF)
    return set_broken (error, *offset);
  for (guint fill = 0; pair[1] == 0xFF; fill++)
    {
      (*offset)++;
      if (fill > TAIL_BYTES)
        return set_broken (error, *offset);
      if (!topsheet_input_read (input, *offset, pair, 2, what, error))
        return FALSE;
    }
  *marker = pair[1];
  *offset += 2;
  return TRUE;
}

/* "parameters\0text" of stable-diffusion.cpp, "invokeai_graph: {…}" of converters, or only a text. */
static void
add_comment (TopsheetContainer *container, const char *data, gsize length)
{
  const char *nul = memchr (data, '\0', length);
  gsize key_length = nul != NULL ? (gsize) (nul - data) : 0;

  if (key_length > 0 && key_length < 40 && key_length + 1 < length && memchr (data, ' ', key_length) == NULL)
    topsheet_container_add_text (container, TOPSHEET_TAG_COMMENT, data, nul + 1, length - key_length - 1);
  else
    topsheet_container_add_labelled (container, TOPSHEET_TAG_COMMENT, "comment", data, length);
}

/* APP11 (ISO 19566-5, annex D): "JP", number of the box, number of the part, then a part of the box; parts after the
 * first repeat the header of the box. */
static void
add_jumbf (TopsheetContainer *container, const guint8 *bytes, gsize length)
{
  guint id, part;
  gsize skip = 8;

  if (length < 16 || bytes[0] != 'J' || bytes[1] != 'P')
    return;
  id = (guint) bytes[2] << 8 | bytes[3];
  part = (guint) bytes[4] << 24 | (guint) bytes[5] << 16 | (guint) bytes[6] << 8 | bytes[7];
  if (part > 1)
    skip += memcmp (bytes + 8, "\0\0\0\1", 4) == 0 ? 16 : 8;
  if (skip < length)
    topsheet_container_add_jumbf (container, id, bytes + skip, length - skip);
}

/* APP13: Photoshop's resources; number 0404 holds IIM records, of which 2:110 is the credit. */
static void
add_credit (TopsheetContainer *container, const guint8 *bytes, gsize length)
{
  const guint8 *at = memmem (bytes, length, "8BIM\4\4", 6), *end = bytes + length;

  if (length < sizeof PHOTOSHOP_HEADER || memcmp (bytes, PHOTOSHOP_HEADER, sizeof PHOTOSHOP_HEADER) != 0 || at == NULL)
    return;
  at = memchr (at, 0x1C, (gsize) (end - at));
  while (at != NULL && end - at >= 5 && at[0] == 0x1C)
    {
      gsize size = (gsize) at[3] << 8 | at[4];

      if (size > (gsize) (end - at) - 5)
        return;
      if (at[1] == 2 && at[2] == 110)
        topsheet_container_add_text (container, TOPSHEET_TAG_COMMENT, TOPSHEET_KEY_IIM_CREDIT, (const char *) at + 5,
                                     size);
      at += 5 + size;
    }
}

static gboolean
read_segment (TopsheetInput *input,
              TopsheetContainer *container,
              guint8 marker,
              guint64 offset,
              gsize length,
              GError **error)
{
  g_autofree char *data = NULL;
  const guint8 *bytes;

  if (marker != MARKER_APP1 && marker != MARKER_APP11 && marker != MARKER_APP13 && marker != MARKER_COM &&
      !is_frame_header (marker))
    return TRUE;
  data = topsheet_input_read_block (input, offset, length, _("a segment"), error);
  if (data == NULL)
    return FALSE;
  bytes = (const guint8 *) data;
  if (marker == MARKER_COM)
    add_comment (container, data, length);
  else if (marker == MARKER_APP11)
    add_jumbf (container, bytes, length);
  else if (marker == MARKER_APP13)
    add_credit (container, bytes, length);
  else if (marker == MARKER_APP1 && length > 6 && memcmp (data, EXIF_HEADER, 6) == 0)
    topsheet_exif_walk (bytes, length, container);
  else if (marker == MARKER_APP1 && length > sizeof XMP_HEADER && memcmp (data, XMP_HEADER, sizeof XMP_HEADER) == 0)
    topsheet_container_add_text (container, TOPSHEET_TAG_XMP, "xmp", data + sizeof XMP_HEADER,
                                 length - sizeof XMP_HEADER);
  else if (is_frame_header (marker) && container->width == 0)
    return length >= 6 ? topsheet_container_set_size (container, (guint) bytes[3] << 8 | bytes[4],
                                                      (guint) bytes[1] << 8 | bytes[2], error)
                       : set_broken (error, offset);
  return TRUE;
}

/* Whether an end marker stands in [@from, @to). Inside a scan FF is always followed by 00 or a restart marker. */
static int
find_end (TopsheetInput *input, guint64 from, guint64 to, guint8 *block, GError **error)
{
  while (from + 2 <= to)
    {
      gssize n = topsheet_input_peek (input, from, block, (gsize) MIN (to - from, TAIL_BYTES), error);
      const guint8 *at = block, *end;

      if (n < 0)
        return -1;
      if (n < 2)
        return 0;
      end = block + n - 1;
      while ((at = memchr (at, 0xFF, (gsize) (end - at))) != NULL)
        {
          if (at[1] == MARKER_EOI)
            return 1;
          if (++at >= end)
            break;
        }
      from += (guint64) n - 1;
    }
  return 0;
}

/* A picture ends with EOI; phones and editors put more behind it, so the tail is searched first and then everything. */
static gboolean
check_end (TopsheetInput *input, guint64 scan, GError **error)
{
  g_autofree guint8 *block = g_malloc (TAIL_BYTES);
  guint64 size = topsheet_input_get_size (input);
  guint64 tail = MAX (scan, size > TAIL_BYTES ? size - TAIL_BYTES : 0);
  int found = find_end (input, tail, size, block, error);

  if (found == 0)
    found = find_end (input, scan, tail + 1, block, error);
  if (found == 0)
    g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                 _("The JPEG file ends at byte %" PRIu64
                    " before the picture does. It was probably copied or downloaded only in part; get it again."),
                 size);
  return found == 1;
}

gboolean
topsheet_jpeg_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  guint64 offset = 2;

  for (guint n = 0; n < MAX_SEGMENTS; n++)
    {
      guint8 marker, size[2];
      gsize length;

      if (!read_marker (input, &offset, &marker, error))
        return FALSE;
      if (has_no_body (marker))
        continue;
      if (marker == MARKER_EOI || marker == 0)
        return set_broken (error, offset - 2);
      if (!topsheet_input_read (input, offset, size, 2, _("the next segment"), error))
        return FALSE;
      length = (gsize) size[0] << 8 | size[1];
      if (length < 2)
        return set_broken (error, offset);
      if (!topsheet_input_check_end (input, offset + length, _("a segment"), error))
        return FALSE;
      if (!read_segment (input, container, marker, offset + 2, length - 2, error))
        return FALSE;
      offset += length;
      if (marker == MARKER_SOS)
        return container->width != 0 ? check_end (input, offset, error) : set_broken (error, offset);
    }
  return set_broken (error, offset);
}
