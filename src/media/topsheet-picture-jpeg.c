/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-picture-rows.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#define ROWS_PER_LOOK 32
/* libjpeg scales by 1/2, 1/4 and 1/8 in its transform. */
#define MAX_OWN_SHIFT 3u

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define ARGB32 JCS_EXT_BGRA
#else
#define ARGB32 JCS_EXT_ARGB
#endif

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  jmp_buf jump;
  char message[JMSG_LENGTH_MAX];
  FILE *file;
} Jpeg;

static void
fail_cb (j_common_ptr jpeg)
{
  Jpeg *self = jpeg->client_data;

  jpeg->err->format_message (jpeg, self->message);
  longjmp (self->jump, 1);
}

static void
message_cb (j_common_ptr jpeg)
{
}

static void
jpeg_close (Jpeg *self)
{
  jpeg_destroy_decompress (&self->jpeg);
  g_clear_pointer (&self->file, fclose);
}

static gboolean
jpeg_open (Jpeg *self, const char *path)
{
  self->jpeg.err = jpeg_std_error (&self->errors);
  self->errors.error_exit = fail_cb;
  self->errors.output_message = message_cb;
  self->jpeg.client_data = self;
  if (setjmp (self->jump))
    return FALSE;
  jpeg_create_decompress (&self->jpeg);
  self->file = g_fopen (path, "rb");
  if (!self->file)
    {
      g_strlcpy (self->message, g_strerror (errno), sizeof self->message);
      return FALSE;
    }
  jpeg_stdio_src (&self->jpeg, self->file);
  jpeg_read_header (&self->jpeg, TRUE);
  return TRUE;
}

gboolean
topsheet_picture_jpeg_probe (const char *path, TopsheetPictureInfo *info, gboolean *whole, GError **error)
{
  g_autofree Jpeg *self = g_new0 (Jpeg, 1);
  gboolean good = jpeg_open (self, path);

  if (good)
    {
      info->width = self->jpeg.image_width;
      info->height = self->jpeg.image_height;
      info->has_alpha = FALSE;
      *whole = jpeg_has_multiple_scans (&self->jpeg) || self->jpeg.jpeg_color_space == JCS_CMYK ||
               self->jpeg.jpeg_color_space == JCS_YCCK;
    }
  else
    topsheet_picture_set_broken (error, self->message);
  jpeg_close (self);
  return good;
}

/* From here on the rows that come are those of the smaller picture. */
static void
start (Jpeg *self, TopsheetPictureRows *rows)
{
  guint own = MIN (rows->shift, MAX_OWN_SHIFT);

  self->jpeg.out_color_space = ARGB32;
  self->jpeg.scale_num = 1;
  self->jpeg.scale_denom = 1u << own;
  jpeg_start_decompress (&self->jpeg);
  rows->shift -= own;
  rows->in_width = self->jpeg.output_width;
  rows->in_height = self->jpeg.output_height;
}

static gboolean
read_rows (Jpeg *self, TopsheetPictureRows *rows)
{
  JDIMENSION x = 0, width;
  guint32 *row;
  JSAMPROW samples;

  if (setjmp (self->jump))
    return FALSE;
  start (self, rows);
  x = rows->area.x << rows->shift;
  width = MIN (rows->area.width << rows->shift, rows->in_width - x);
  if (width < rows->in_width)
    jpeg_crop_scanline (&self->jpeg, &x, &width);
  row = self->jpeg.mem->alloc_small ((j_common_ptr) &self->jpeg, JPOOL_IMAGE, sizeof (guint32) * width);
  samples = (JSAMPROW) row;
  if (topsheet_picture_rows_first (rows) > 0)
    topsheet_picture_rows_skip (rows, jpeg_skip_scanlines (&self->jpeg, topsheet_picture_rows_first (rows)));
  while (!topsheet_picture_rows_done (rows))
    {
      if (rows->y % ROWS_PER_LOOK == 0 && g_cancellable_is_cancelled (rows->cancellable))
        return TRUE;
      jpeg_read_scanlines (&self->jpeg, &samples, 1);
      topsheet_picture_rows_take (rows, x, row);
    }
  return TRUE;
}

gboolean
topsheet_picture_jpeg_read (const char *path, TopsheetPictureRows *rows, GError **error)
{
  g_autofree Jpeg *self = g_new0 (Jpeg, 1);
  gboolean good = jpeg_open (self, path);

  if (good && self->jpeg.image_width != rows->in_width)
    {
      g_strlcpy (self->message, "changed while it was read", sizeof self->message);
      good = FALSE;
    }
  good = good && read_rows (self, rows);
  if (!good)
    topsheet_picture_set_broken (error, self->message);
  jpeg_close (self);
  return good;
}
