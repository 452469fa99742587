/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-thumbnail-decoder.h"

#include "media/container/topsheet-magic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TopsheetThumbnailDecoder DECODERS[] = {
  { " png jpeg webp ", FALSE, FALSE, topsheet_thumbnail_rows_decode },
  { " avif heif jxl gif svg ", TRUE, TRUE, topsheet_thumbnail_sandbox_decode },
  { " mp4 mov webm ", TRUE, TRUE, topsheet_thumbnail_film_decode },
};

const TopsheetThumbnailDecoder *
topsheet_thumbnail_decoder_find (const char *format)
{
  g_autofree char *word = g_strdup_printf (" %s ", format);

  for (gsize i = 0; i < G_N_ELEMENTS (DECODERS); i++)
    if (strstr (DECODERS[i].formats, word) != NULL)
      return &DECODERS[i];
  return NULL;
}

gboolean
topsheet_thumbnail_decoder_is_slow (const char *path)
{
  g_autoptr (TopsheetInput) input = topsheet_input_open (path, NULL, NULL);
  const TopsheetMagic *magic = input != NULL ? topsheet_magic_detect (input, NULL) : NULL;
  const TopsheetThumbnailDecoder *decoder = magic != NULL ? topsheet_thumbnail_decoder_find (magic->format) : NULL;

  return decoder != NULL && decoder->is_slow;
}

void
topsheet_thumbnail_fit (guint width, guint height, guint size, int *out_width, int *out_height)
{
  double scale = MIN (1.0, (double) size / MAX (width, height));

  *out_width = MAX (1, (int) (width * scale + 0.5));
  *out_height = MAX (1, (int) (height * scale + 0.5));
}

void
topsheet_thumbnail_set_broken (GError **error, const char *reason)
{
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN,
               _("The picture's pixels cannot be decoded (%s), so it has no thumbnail."), reason);
}

void
topsheet_thumbnail_set_no_memory (GError **error)
{
  g_set_error_literal (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
                       _("There is not enough memory for a thumbnail."));
}

gboolean
topsheet_thumbnail_check_whole (guint width, guint height, GError **error)
{
  if (width > 0 && height > 0 && (guint64) width * height <= TOPSHEET_PICTURE_MAX_WHOLE_PIXELS)
    return TRUE;
  g_set_error (error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_TOO_LARGE,
               _("The picture has %u × %u pixels. In its format a thumbnail is made up to %u megapixels; the file itself is kept as it is."),
               width, height, TOPSHEET_PICTURE_MAX_WHOLE_PIXELS / 1000000);
  return FALSE;
}

struct _TopsheetThumbnailCanvas
{
  TopsheetPictureRows rows;
  guint width; /* of the level */
  guint height;
  int final_width;
  int final_height;
  guint32 *pixels; /* premultiplied, as cairo's ARGB32 */
};

static void
take_row (gpointer data, guint y, const guint32 *pixels)
{
  TopsheetThumbnailCanvas *self = data;

  if (y < self->height)
    memcpy (self->pixels + (gsize) y * self->width, pixels, sizeof (guint32) * self->width);
}

TopsheetThumbnailCanvas *
topsheet_thumbnail_canvas_new (guint width, guint height, guint size, GCancellable *cancellable)
{
  TopsheetThumbnailCanvas *self = g_new0 (TopsheetThumbnailCanvas, 1);
  guint level = topsheet_picture_choose_level (MIN (1.0, (double) size / MAX (width, height)));

  self->width = topsheet_picture_level_length (width, level);
  self->height = topsheet_picture_level_length (height, level);
  topsheet_thumbnail_fit (width, height, size, &self->final_width, &self->final_height);
  self->pixels = g_new0 (guint32, (gsize) self->width * self->height);
  self->rows = (TopsheetPictureRows) {
    .area = { 0, 0, self->width, self->height },
    .in_width = width,
    .in_height = height,
    .shift = level,
    .func = take_row,
    .data = self,
    .cancellable = cancellable,
  };
  return self;
}

void
topsheet_thumbnail_canvas_free (TopsheetThumbnailCanvas *self)
{
  if (self == NULL)
    return;
  topsheet_picture_rows_clear (&self->rows);
  g_free (self->pixels);
  g_free (self);
}

TopsheetPictureRows *
topsheet_thumbnail_canvas_get_rows (TopsheetThumbnailCanvas *self)
{
  return &self->rows;
}

/* From premultiplied words to the bytes of gdk-pixbuf. */
static void
unpack_row (const guint32 *from, guint width, gboolean has_alpha, guint8 *to)
{
  for (guint i = 0; i < width; i++)
    {
      guint32 a = from[i] >> 24, half = a / 2;
      guint32 r = from[i] >> 16 & 0xff, g = from[i] >> 8 & 0xff, b = from[i] & 0xff;

      if (a > 0 && a < 255)
        {
          r = MIN ((r * 255 + half) / a, 255);
          g = MIN ((g * 255 + half) / a, 255);
          b = MIN ((b * 255 + half) / a, 255);
        }
      *to++ = (guint8) r;
      *to++ = (guint8) g;
      *to++ = (guint8) b;
      if (has_alpha)
        *to++ = (guint8) a;
    }
}

GdkPixbuf *
topsheet_thumbnail_canvas_finish (TopsheetThumbnailCanvas *self, gboolean has_alpha, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, (int) self->width,
                                                 (int) self->height);
  GdkPixbuf *scaled = NULL;

  if (pixbuf != NULL)
    {
      for (guint y = 0; y < self->height; y++)
        unpack_row (self->pixels + (gsize) y * self->width, self->width, has_alpha,
                    gdk_pixbuf_get_pixels (pixbuf) + (gsize) gdk_pixbuf_get_rowstride (pixbuf) * y);
      scaled = gdk_pixbuf_scale_simple (pixbuf, self->final_width, self->final_height, GDK_INTERP_BILINEAR);
    }
  if (scaled == NULL)
    topsheet_thumbnail_set_no_memory (error);
  return scaled;
}
