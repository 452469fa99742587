/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebM and Matroska (RFC 8794, RFC 9559): size, duration and tags. Clusters are skipped; tags stand behind them. */
#include "media/container/topsheet-container.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define MAX_ELEMENTS 100000u
#define MAX_DEPTH 6u
#define UNKNOWN_SIZE G_MAXUINT64
#define MAX_NAME 200

enum
{
  ID_HEADER = 0x1A45DFA3,
  ID_SEGMENT = 0x18538067,
  ID_SEEK_HEAD = 0x114D9B74,
  ID_SEEK = 0x4DBB,
  ID_SEEK_ID = 0x53AB,
  ID_SEEK_POSITION = 0x53AC,
  ID_INFO = 0x1549A966,
  ID_SCALE = 0x2AD7B1,
  ID_DURATION = 0x4489,
  ID_TRACKS = 0x1654AE6B,
  ID_TRACK = 0xAE,
  ID_TRACK_TYPE = 0x83,
  ID_FRAME_DURATION = 0x23E383,
  ID_VIDEO = 0xE0,
  ID_WIDTH = 0xB0,
  ID_HEIGHT = 0xBA,
  ID_CLUSTER = 0x1F43B675,
  ID_TAGS = 0x1254C367,
  ID_TAG = 0x7373,
  ID_SIMPLE_TAG = 0x67C8,
  ID_TAG_NAME = 0x45A3,
  ID_TAG_TEXT = 0x4487,
};

typedef struct
{
  guint32 id;
  guint64 offset;
  guint64 length;
} Element;

typedef struct
{
  TopsheetInput *input;
  TopsheetContainer *container;
  guint elements_left;
  guint64 segment; /* where the content of the segment begins */
  guint64 tags_at; /* 0 = not said */
  guint32 seek_id;
  guint64 scale_ns;
  double duration; /* in units of scale_ns */
  guint64 track_type;
  guint64 track_frame_ns;
  guint64 frame_ns; /* of the picture's track */
  guint64 width;
  guint64 height;
  char *tag_name;
} Walk;

static gboolean
set_broken (GError **error, guint64 offset)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The film is damaged at byte %" PRIu64 ". Get it again."), offset);
  return FALSE;
}

/* A number whose leading zeros tell its length; ids keep the marker bit. */
static gboolean
read_number (Walk *walk, guint64 *offset, guint max_bytes, gboolean keep_marker, guint64 *value, GError **error)
{
  guint8 bytes[8];
  guint n = 1;
  gboolean all_ones;

  if (!topsheet_input_read (walk->input, *offset, bytes, 1, _("a part of the film"), error))
    return FALSE;
  while (n <= max_bytes && (bytes[0] & (0x80 >> (n - 1))) == 0)
    n++;
  if (n > max_bytes)
    return set_broken (error, *offset);
  if (!topsheet_input_read (walk->input, *offset, bytes, n, _("a part of the film"), error))
    return FALSE;
  *value = keep_marker ? bytes[0] : bytes[0] & (0xFF >> n);
  all_ones = (bytes[0] | (0xFF << (8 - n) & 0xFF)) == 0xFF;
  for (guint i = 1; i < n; i++)
    {
      *value = *value << 8 | bytes[i];
      all_ones &= bytes[i] == 0xFF;
    }
  if (!keep_marker && all_ones)
    *value = UNKNOWN_SIZE;
  *offset += n;
  return TRUE;
}

static gboolean
read_element (Walk *walk, guint64 offset, guint64 end, Element *element, GError **error)
{
  guint64 id;

  if (walk->elements_left == 0)
    {
      g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                   _("The film has more than %u parts and is not read."), MAX_ELEMENTS);
      return FALSE;
    }
  walk->elements_left--;
  if (!read_number (walk, &offset, 4, TRUE, &id, error) ||
      !read_number (walk, &offset, 8, FALSE, &element->length, error))
    return FALSE;
  element->id = (guint32) id;
  element->offset = offset;
  if (element->length == UNKNOWN_SIZE)
    return element->id == ID_SEGMENT || element->id == ID_CLUSTER || set_broken (error, offset);
  if (element->length > G_MAXINT64 - offset)
    return set_broken (error, offset);
  if (!topsheet_input_check_end (walk->input, offset + element->length, _("a part of the film"), error))
    return FALSE;
  return element->length <= end - offset || set_broken (error, offset);
}

static gboolean
read_uint (Walk *walk, const Element *element, guint64 *value, GError **error)
{
  guint8 bytes[8];

  if (element->length > sizeof bytes)
    return set_broken (error, element->offset);
  if (!topsheet_input_read (walk->input, element->offset, bytes, (gsize) element->length, _("a part of the film"),
                            error))
    return FALSE;
  *value = 0;
  for (guint i = 0; i < element->length; i++)
    *value = *value << 8 | bytes[i];
  return TRUE;
}

static gboolean
read_float (Walk *walk, const Element *element, double *value, GError **error)
{
  guint64 bits;

  if (!read_uint (walk, element, &bits, error))
    return FALSE;
  if (element->length == 8)
    memcpy (value, &bits, sizeof bits);
  else if (element->length == 4)
    {
      guint32 low = (guint32) bits;
      float single;

      memcpy (&single, &low, sizeof low);
      *value = (double) single;
    }
  return TRUE;
}

static char *
read_text (Walk *walk, const Element *element, gsize limit, GError **error)
{
  if (element->length > limit)
    {
      topsheet_container_take_warning (walk->container,
                                       g_strdup (_("The file holds more text than is read; some of it was left out.")));
      return g_strdup ("");
    }
  return topsheet_input_read_block (walk->input, element->offset, (gsize) element->length, _("a part of the film"),
                                    error);
}

/* Muxers write names in capitals: PROMPT, WORKFLOW, COMMENT. */
static gboolean
read_tag_text (Walk *walk, const Element *element, GError **error)
{
  g_autofree char *text = read_text (walk, element, TOPSHEET_MEDIA_MAX_TEXT_BYTES, error);
  g_autofree char *key = NULL;

  if (text == NULL)
    return FALSE;
  if (walk->tag_name == NULL || *text == '\0')
    return TRUE;
  key = g_ascii_strdown (walk->tag_name, -1);
  topsheet_container_add_labelled (walk->container, TOPSHEET_TAG_TEXT, key, text, (gsize) element->length);
  return TRUE;
}

static gboolean walk_children (Walk *walk, const Element *parent, guint depth, GError **error);

static gboolean
walk_track (Walk *walk, const Element *element, guint depth, GError **error)
{
  walk->track_type = 0;
  walk->track_frame_ns = 0;
  if (!walk_children (walk, element, depth, error))
    return FALSE;
  if (walk->track_type == 1 && walk->frame_ns == 0)
    walk->frame_ns = walk->track_frame_ns;
  return TRUE;
}

static gboolean
walk_seek (Walk *walk, const Element *element, guint depth, GError **error)
{
  walk->seek_id = 0;
  return walk_children (walk, element, depth, error);
}

static gboolean
read_position (Walk *walk, const Element *element, GError **error)
{
  guint64 position;

  if (!read_uint (walk, element, &position, error))
    return FALSE;
  if (walk->seek_id == ID_TAGS && position < topsheet_input_get_size (walk->input))
    walk->tags_at = walk->segment + position;
  return TRUE;
}

static gboolean
visit_value (Walk *walk, const Element *element, GError **error)
{
  guint64 id;

  switch (element->id)
    {
    case ID_SEEK_ID:
      if (!read_uint (walk, element, &id, error))
        return FALSE;
      walk->seek_id = (guint32) id;
      return TRUE;
    case ID_SEEK_POSITION:
      return read_position (walk, element, error);
    case ID_SCALE:
      return read_uint (walk, element, &walk->scale_ns, error);
    case ID_DURATION:
      return read_float (walk, element, &walk->duration, error);
    case ID_TRACK_TYPE:
      return read_uint (walk, element, &walk->track_type, error);
    case ID_FRAME_DURATION:
      return read_uint (walk, element, &walk->track_frame_ns, error);
    case ID_WIDTH:
      return walk->width != 0 || read_uint (walk, element, &walk->width, error);
    case ID_HEIGHT:
      return walk->height != 0 || read_uint (walk, element, &walk->height, error);
    case ID_TAG_NAME:
      g_free (walk->tag_name);
      walk->tag_name = read_text (walk, element, MAX_NAME, error);
      return walk->tag_name != NULL;
    case ID_TAG_TEXT:
      return read_tag_text (walk, element, error);
    default:
      return TRUE;
    }
}

static gboolean
visit (Walk *walk, const Element *element, guint depth, GError **error)
{
  switch (element->id)
    {
    case ID_SEEK:
      return walk_seek (walk, element, depth, error);
    case ID_TRACK:
      return walk_track (walk, element, depth, error);
    case ID_SEEK_HEAD:
    case ID_INFO:
    case ID_TRACKS:
    case ID_VIDEO:
    case ID_TAGS:
    case ID_TAG:
    case ID_SIMPLE_TAG:
      return walk_children (walk, element, depth, error);
    default:
      return visit_value (walk, element, error);
    }
}

static gboolean
walk_children (Walk *walk, const Element *parent, guint depth, GError **error)
{
  guint64 size = topsheet_input_get_size (walk->input), offset = parent->offset;
  guint64 end = parent->length == UNKNOWN_SIZE ? size : parent->offset + parent->length;

  if (depth >= MAX_DEPTH)
    return TRUE;
  while (offset < end)
    {
      Element element = { 0 };

      if (!read_element (walk, offset, end, &element, error))
        return FALSE;
      if (element.id == ID_CLUSTER && element.length == UNKNOWN_SIZE)
        {
          /* Written as it was filmed: only an index says what stands behind. */
          if (walk->tags_at <= offset)
            return TRUE;
          offset = walk->tags_at;
          continue;
        }
      if (!visit (walk, &element, depth + 1, error))
        return FALSE;
      offset = element.offset + element.length;
    }
  return TRUE;
}

static void
set_times (Walk *walk)
{
  double ms = walk->duration * (double) walk->scale_ns / 1e6;

  walk->container->frames = 0;
  if (!(ms > 0) || ms > 1e10)
    return;
  walk->container->duration_ms = (guint64) (ms + 0.5);
  if (walk->frame_ns > 0)
    walk->container->frames = (guint) MIN (ms * 1e6 / (double) walk->frame_ns + 0.5, 1e9);
}

static gboolean
walk_file (Walk *walk, GError **error)
{
  guint64 size = topsheet_input_get_size (walk->input), offset = 0;

  while (offset < size)
    {
      Element element = { 0 };

      if (!read_element (walk, offset, size, &element, error))
        return FALSE;
      if (element.id == ID_SEGMENT)
        {
          walk->segment = element.offset;
          if (!walk_children (walk, &element, 0, error))
            return FALSE;
          break;
        }
      offset = element.offset + element.length;
    }
  if (walk->width == 0 || walk->height == 0)
    return set_broken (error, offset);
  set_times (walk);
  return topsheet_container_set_size (walk->container, walk->width, walk->height, error);
}

gboolean
topsheet_ebml_walk (TopsheetInput *input, TopsheetContainer *container, GError **error)
{
  Walk walk = { .input = input, .container = container, .elements_left = MAX_ELEMENTS, .scale_ns = 1000000 };
  gboolean fine = walk_file (&walk, error);

  g_free (walk.tag_name);
  return fine;
}
