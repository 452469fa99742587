/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-picture-rows.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <png.h>

/* How often a decoder looks whether anybody still wants its rows. */
#define ROWS_PER_LOOK 32

typedef struct
{
  FILE *file;
  png_structp png;
  png_infop info;
  char *message;
} Png;

static void
fail_cb (png_structp png, png_const_charp message)
{
  Png *self = png_get_error_ptr (png);

  g_set_str (&self->message, message);
  png_longjmp (png, 1);
}

static void
warn_cb (png_structp png, png_const_charp message)
{
}

static void
png_close (Png *self)
{
  png_destroy_read_struct (&self->png, &self->info, NULL);
  g_clear_pointer (&self->file, fclose);
  g_clear_pointer (&self->message, g_free);
}

static gboolean
png_open (Png *self, const char *path)
{
  self->file = g_fopen (path, "rb");
  self->png = png_create_read_struct (PNG_LIBPNG_VER_STRING, self, fail_cb, warn_cb);
  self->info = self->png ? png_create_info_struct (self->png) : NULL;
  if (!self->file || !self->info)
    return FALSE;
  if (setjmp (png_jmpbuf (self->png)))
    return FALSE;
  png_init_io (self->png, self->file);
  png_set_user_limits (self->png, TOPSHEET_PICTURE_MAX_SIDE, TOPSHEET_PICTURE_MAX_SIDE);
  png_set_chunk_malloc_max (self->png, 16u << 20);
  /* The words about the making of the picture are read elsewhere. */
  png_set_keep_unknown_chunks (self->png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_read_info (self->png, self->info);
  return TRUE;
}

gboolean
topsheet_picture_png_probe (const char *path, TopsheetPictureInfo *info, gboolean *whole, GError **error)
{
  Png self = { NULL };

  if (!png_open (&self, path))
    {
      topsheet_picture_set_broken (error, self.message ? self.message : g_strerror (errno));
      png_close (&self);
      return FALSE;
    }
  info->width = png_get_image_width (self.png, self.info);
  info->height = png_get_image_height (self.png, self.info);
  info->has_alpha = (png_get_color_type (self.png, self.info) & PNG_COLOR_MASK_ALPHA) ||
                    png_get_valid (self.png, self.info, PNG_INFO_tRNS);
  *whole = png_get_interlace_type (self.png, self.info) != PNG_INTERLACE_NONE;
  png_close (&self);
  return TRUE;
}

static void
premultiply (guint32 *pixels, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 p = pixels[i], a = p >> 24, r, g, b;

      if (a == 255)
        continue;
      r = (p >> 16 & 0xff) * a + 127;
      g = (p >> 8 & 0xff) * a + 127;
      b = (p & 0xff) * a + 127;
      pixels[i] = a << 24 | r / 255 << 16 | g / 255 << 8 | b / 255;
    }
}

static void
ask_for_argb (Png *self)
{
  png_set_expand (self->png);
  png_set_scale_16 (self->png);
  png_set_gray_to_rgb (self->png);
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  png_set_bgr (self->png);
  png_set_add_alpha (self->png, 0xff, PNG_FILLER_AFTER);
#else
  png_set_swap_alpha (self->png);
  png_set_add_alpha (self->png, 0xff, PNG_FILLER_BEFORE);
#endif
  png_read_update_info (self->png, self->info);
}

static gboolean
read_rows (Png *self, TopsheetPictureRows *rows, guint32 *row, gboolean alpha)
{
  if (setjmp (png_jmpbuf (self->png)))
    return FALSE;
  ask_for_argb (self);
  while (!topsheet_picture_rows_done (rows))
    {
      if (rows->y % ROWS_PER_LOOK == 0 && g_cancellable_is_cancelled (rows->cancellable))
        return TRUE;
      png_read_row (self->png, (png_bytep) row, NULL);
      if (alpha && rows->y >= topsheet_picture_rows_first (rows))
        premultiply (row, rows->in_width);
      topsheet_picture_rows_take (rows, 0, row);
    }
  return TRUE;
}

gboolean
topsheet_picture_png_read (const char *path, TopsheetPictureRows *rows, GError **error)
{
  Png self = { NULL };
  g_autofree guint32 *row = g_new (guint32, rows->in_width);
  gboolean good = png_open (&self, path), alpha;

  if (good)
    {
      alpha = (png_get_color_type (self.png, self.info) & PNG_COLOR_MASK_ALPHA) ||
              png_get_valid (self.png, self.info, PNG_INFO_tRNS);
      /* The file may have been replaced since its header was read. */
      good = png_get_image_width (self.png, self.info) == rows->in_width && read_rows (&self, rows, row, alpha);
    }
  if (!good)
    topsheet_picture_set_broken (error, self.message ? self.message : g_strerror (errno));
  png_close (&self);
  return good;
}
