/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "moov": duration, size and frames of the picture's track, and the texts that tools leave in "udta". */
#include "media/container/topsheet-bmff.h"

#include <string.h>

typedef struct
{
  gboolean is_video;
  guint64 width;
  guint64 height;
  guint64 frames;
  guint64 duration_ms;
} Track;

/* A header box as bytes: the first @limit are enough. */
static gsize
read_head (TopsheetBmff *self, const TopsheetBmffBox *box, guint8 *out, gsize limit)
{
  gssize n = topsheet_input_peek (self->input, box->offset, out, (gsize) MIN (box->length, limit), NULL);

  return n > 0 ? (gsize) n : 0;
}

/* mvhd and mdhd: version, flags, two times, timescale, duration; version 1 has 64 bits for times. */
static guint64
read_duration (TopsheetBmff *self, const TopsheetBmffBox *box)
{
  guint8 b[36];
  gsize n = read_head (self, box, b, sizeof b);
  gboolean is_long = n > 0 && b[0] == 1;
  guint64 scale, duration;

  if (n < (is_long ? 32u : 20u))
    return 0;
  scale = topsheet_bmff_get (b + (is_long ? 20 : 12), 4);
  duration = is_long ? topsheet_bmff_get (b + 24, 8) : topsheet_bmff_get (b + 16, 4);
  /* All ones: not known. A hundred days are enough. */
  if (scale == 0 || duration / scale > 100 * 24 * 3600)
    return 0;
  return duration * 1000 / scale;
}

/* tkhd ends with width and height in 16.16. */
static void
read_track_header (TopsheetBmff *self, const TopsheetBmffBox *box, Track *track)
{
  guint8 b[96];
  gsize n = read_head (self, box, b, sizeof b);
  gsize at = n > 0 && b[0] == 1 ? 88 : 76;

  if (n < at + 8)
    return;
  track->width = topsheet_bmff_get (b + at, 4) >> 16;
  track->height = topsheet_bmff_get (b + at + 4, 4) >> 16;
}

static gboolean
visit_track (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data, GError **error)
{
  Track *track = data;
  guint8 b[12];

  if (topsheet_bmff_is (box, "mdia") || topsheet_bmff_is (box, "minf") || topsheet_bmff_is (box, "stbl"))
    return topsheet_bmff_foreach (self, box->offset, box->offset + box->length, visit_track, data, error);
  if (topsheet_bmff_is (box, "tkhd"))
    read_track_header (self, box, track);
  else if (topsheet_bmff_is (box, "mdhd"))
    track->duration_ms = read_duration (self, box);
  else if (topsheet_bmff_is (box, "hdlr") && read_head (self, box, b, sizeof b) == sizeof b)
    track->is_video |= memcmp (b + 8, "vide", 4) == 0 || memcmp (b + 8, "pict", 4) == 0;
  else if (topsheet_bmff_is (box, "stsz") && read_head (self, box, b, sizeof b) == sizeof b)
    track->frames = topsheet_bmff_get (b + 8, 4);
  return TRUE;
}

static gboolean
walk_track (TopsheetBmff *self, const TopsheetBmffBox *box, GError **error)
{
  Track track = { 0 };

  if (!topsheet_bmff_foreach (self, box->offset, box->offset + box->length, visit_track, &track, error))
    return FALSE;
  if (!track.is_video || self->is_film || track.width == 0)
    return TRUE;
  self->is_film = TRUE;
  self->width = track.width;
  self->height = track.height;
  self->frames = track.frames;
  if (track.duration_ms > 0)
    self->duration_ms = track.duration_ms;
  return TRUE;
}

static gboolean
visit_moov (TopsheetBmff *self, const TopsheetBmffBox *box, gpointer data G_GNUC_UNUSED, GError **error)
{
  if (topsheet_bmff_is (box, "trak"))
    return walk_track (self, box, error);
  if (topsheet_bmff_is (box, "udta"))
    return topsheet_bmff_walk_udta (self, box, error);
  /* Apple's cameras put it beside udta. */
  if (topsheet_bmff_is (box, "meta"))
    return topsheet_bmff_walk_udta (self, box, error);
  if (topsheet_bmff_is (box, "mvhd") && self->duration_ms == 0)
    self->duration_ms = read_duration (self, box);
  return TRUE;
}

gboolean
topsheet_bmff_walk_moov (TopsheetBmff *self, const TopsheetBmffBox *moov, GError **error)
{
  return topsheet_bmff_foreach (self, moov->offset, moov->offset + moov->length, visit_moov, NULL, error);
}
