/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO base media files (ISO/IEC 14496-12): MP4, QuickTime, AVIF and HEIF. Media data is skipped by seeking. */
#include "media/container/topsheet-bmff.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_BOXES 20000u
#define MAX_DEPTH 12u
#define HEADER_BYTES 8

static const guint8 UUID_C2PA[] = { 0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C,
                                    0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81 };
static const guint8 UUID_XMP[] = { 0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8,
                                   0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC };

gboolean
topsheet_bmff_set_broken (GError **error, guint64 offset)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The file is damaged at byte %" PRIu64 ": a part of it has a wrong size. Get it again."), offset);
  return FALSE;
}

guint64
topsheet_bmff_get (const guint8 *bytes, guint n_bytes)
{
  guint64 value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | bytes[i];
  return value;
}

gboolean
topsheet_bmff_is (const TopsheetBmffBox *box, const char *type)
{
  return memcmp (box->type, type, 4) == 0;
}

static gboolean
read_uuid (TopsheetBmff *self, TopsheetBmffBox *box, GError **error)
{
  if (!topsheet_bmff_is (box, "uuid"))
    return TRUE;
  if (box->length < TOPSHEET_BMFF_UUID_BYTES)
    return topsheet_bmff_set_broken (error, box->offset);
  if (!topsheet_input_read (self->input, box->offset, box->uuid, sizeof box->uuid, _("a part of the file"), error))
    return FALSE;
  box->offset += TOPSHEET_BMFF_UUID_BYTES;
  box->length -= TOPSHEET_BMFF_UUID_BYTES;
  return TRUE;
}

/* The box at @offset. A size of 0 means "to the end", 1 means 64 bits. */
static gboolean
read_box (TopsheetBmff *self, guint64 offset, guint64 end, TopsheetBmffBox *box, GError **error)
{
  guint8 header[16];
  guint64 size;
  guint used = HEADER_BYTES;

  if (!topsheet_input_read (self->input, offset, header, HEADER_BYTES, _("a part of the file"), error))
    return FALSE;
  size = topsheet_bmff_get (header, 4);
  for (guint i = 0; i < 4; i++)
    box->type[i] = (char) header[4 + i];
  box->type[4] = '\0';
  if (size == 1)
    {
      if (!topsheet_input_read (self->input, offset + 8, header + 8, 8, _("a part of the file"), error))
        return FALSE;
      size = topsheet_bmff_get (header + 8, 8);
      used = 16;
    }
  else if (size == 0)
    size = end - offset;
  if (size < used || size > G_MAXINT64)
    return topsheet_bmff_set_broken (error, offset);
  /* Beyond the file: cut off; beyond the box around it: damaged. */
  if (!topsheet_input_check_end (self->input, offset + size, _("a part of the file"), error))
    return FALSE;
  if (size > end - offset)
    return topsheet_bmff_set_broken (error, offset);
  box->start = offset;
  box->offset = offset + used;
  box->length = size - used;
  return read_uuid (self, box, error);
}

static gboolean
set_too_many (GError **error)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
               _("The file has more than %u parts, or more than %u inside each other, and is not read."), MAX_BOXES,
               MAX_DEPTH);
  return FALSE;
}

gboolean
topsheet_bmff_foreach (TopsheetBmff *self,
                       guint64 offset,
                       guint64 end,
                       TopsheetBmffVisit visit,
                       gpointer data,
                       GError **error)
{
  if (self->depth >= MAX_DEPTH)
    return set_too_many (error);
  self->depth++;
  while (offset < end && end - offset >= HEADER_BYTES)
    {
      TopsheetBmffBox box = { 0 };

      if (self->boxes_left == 0)
        return set_too_many (error);
      self->boxes_left--;
      if (!read_box (self, offset, end, &box, error) || !visit (self, &box, data, error))
        return FALSE;
      offset = box.offset + box.length;
    }
  self->depth--;
  return TRUE;
}

guint8 *
topsheet_bmff_read (TopsheetBmff *self, const TopsheetBmffBox *box, gsize limit, GError **error)
{
  if (box->length > limit)
    {
      topsheet_container_take_warning (self->container,
                                       g_strdup (_("The file holds more text than is read; some of it was left out.")));
      return NULL;
    }
  return (guint8 *) topsheet_input_read_block (self->input, box->offset, (gsize) box->length, _("a part of the file"),
                                               error);
}

/* FullBox, purpose with its NUL, 8 bytes of offset, then JUMBF. */
static gboolean
read_c2pa (TopsheetBmff *self, const TopsheetBmffBox *box, GError **error)
{
  static const char PURPOSE[] = "manifest";
  guint8 head[4 + sizeof PURPOSE + 8];

  if (box->length <= sizeof head)
    return TRUE;
  if (!topsheet_input_read (self->input, box->offset, head, sizeof head, _("the content credentials"), error))
    return FALSE;
  if (memcmp (head + 4, PURPOSE, sizeof PURPOSE) != 0)
    return TRUE;
  return topsheet_container_read_jumbf (self->container, self->input, box->offset + sizeof head,
                                        box->length - sizeof head, error);
}

/* Four bytes of offset, then TIFF. */
gboolean
topsheet_bmff_read_exif (TopsheetBmff *self, const TopsheetBmffBox *box, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *bytes = topsheet_bmff_read (self, box, TOPSHEET_MEDIA_MAX_TEXT_BYTES, &local_error);
  guint64 skip = bytes != NULL && box->length > 4 ? 4 + topsheet_bmff_get (bytes, 4) : 0;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (skip > 0 && skip < box->length)
    topsheet_exif_walk (bytes + skip, (gsize) (box->length - skip), self->container);
  return TRUE;
}

gboolean
topsheet_bmff_read_xmp (TopsheetBmff *self, const TopsheetBmffBox *box, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *text = topsheet_bmff_read (self, box, TOPSHEET_MEDIA_MAX_TEXT_BYTES, &local_error);

  if (text != NULL)
    topsheet_container_add_text (self->container, TOPSHEET_TAG_XMP, "xmp", (const char *) text, (gsize) box->length);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* JPEG XL (ISO/IEC 18181-2) keeps its parts in boxes of their own. */
static gboolean
visit_jxl (TopsheetBmff *self, const TopsheetBmffBox *box, GError **error)
{
  if (topsheet_bmff_is (box, "xml "))
    return topsheet_bmff_read_xmp (self, box, error);
  if (topsheet_bmff_is (box, "Exif"))
    return topsheet_bmff_read_exif (self, box, error);
  if (topsheet_bmff_is (box, "jumb"))
    return topsheet_container_read_jumbf (self->container, self->input, box->start,
                                          box->offset + box->length - box->start, error);
  if (topsheet_bmff_is (box, "brob"))
    topsheet_container_take_warning (self->container,
                                     g_strdup (_("Some texts of this JPEG XL file are compressed and were not read.")));
  /* The first part of a codestream has its number before it. */
  if ((topsheet_bmff_is (box, "jxlc") || topsheet_bmff_is (box, "jxlp")) && self->width == 0)
    return topsheet_jxl_read_size (self->input, box->offset + (topsheet_bmff_is (box, "jxlp") ? 4 : 0), &self->width,
                                   &self->height, error);
  return TRUE;
}

static gboolean
visit_top (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data G_GNUC_UNUSED, GError **error)
{
  if (topsheet_bmff_is (box, "moov"))
    return topsheet_bmff_walk_moov (self, box, error);
  if (topsheet_bmff_is (box, "meta"))
    return topsheet_bmff_walk_items (self, box, error);
  if (topsheet_bmff_is (box, "uuid") && memcmp (box->uuid, UUID_C2PA, sizeof UUID_C2PA) == 0)
    return read_c2pa (self, box, error);
  if (topsheet_bmff_is (box, "uuid") && memcmp (box->uuid, UUID_XMP, sizeof UUID_XMP) == 0)
    return topsheet_bmff_read_xmp (self, box, error);
  return strcmp (self->container->format, "jxl") != 0 || visit_jxl (self, box, error);
}

gboolean
topsheet_bmff_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  TopsheetBmff self = { .input = input, .container = container, .boxes_left = MAX_BOXES };
  guint64 size = topsheet_input_get_size (input);

  if (!topsheet_bmff_foreach (&self, 0, size, visit_top, NULL, error))
    return FALSE;
  if (self.width == 0 || self.height == 0)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
                   _("The file ends at byte %" PRIu64 " without a picture in it. Get it again."), size);
      return FALSE;
    }
  if (self.is_film)
    {
      container->frames = (guint) MIN (self.frames, G_MAXINT);
      container->duration_ms = self.duration_ms;
    }
  return topsheet_container_set_size (container, self.width, self.height, error);
}
