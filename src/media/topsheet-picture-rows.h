/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-picture-reader.h"

G_BEGIN_DECLS

/**
 * TopsheetPictureRows:
 *
 * Between a decoder and who wants the pixels: takes rows as they are stored, averages them down to the level and hands out what lies in the area.
 */
typedef struct
{
  TopsheetPictureArea area; /* in pixels of the level */
  guint in_width;           /* pixels of a row as it is stored */
  guint in_height;
  guint shift;              /* log2 of how many stored pixels are averaged along an edge */
  guint y;                  /* stored row that comes next */
  guint32 *sums;            /* blue, green, red, alpha of each pixel of the row that is being averaged */
  guint32 *out;
  TopsheetPictureRowFunc func;
  gpointer data;
  GCancellable *cancellable;
} TopsheetPictureRows;

void     topsheet_picture_rows_clear (TopsheetPictureRows  *self);
/* Stored rows before which nothing is wanted, and after which nothing is wanted any more. */
guint    topsheet_picture_rows_first (TopsheetPictureRows  *self);
guint    topsheet_picture_rows_end   (TopsheetPictureRows  *self);
/* A whole stored row; @pixels[0] is the pixel of column @x. Rows before the first one may be left out with _skip(). */
void     topsheet_picture_rows_take  (TopsheetPictureRows  *self,
                                      guint                 x,
                                      const guint32        *pixels);
void     topsheet_picture_rows_skip  (TopsheetPictureRows  *self,
                                      guint                 n);
gboolean topsheet_picture_rows_done  (TopsheetPictureRows  *self);

/* The decoders: header only, then rows. FALSE with an error. */
gboolean topsheet_picture_png_probe  (const char           *path,
                                      TopsheetPictureInfo  *info,
                                      gboolean             *whole,
                                      GError              **error);
gboolean topsheet_picture_png_read   (const char           *path,
                                      TopsheetPictureRows  *rows,
                                      GError              **error);
gboolean topsheet_picture_jpeg_probe (const char           *path,
                                      TopsheetPictureInfo  *info,
                                      gboolean             *whole,
                                      GError              **error);
/* Halves up to three times by itself, which costs less than averaging. */
gboolean topsheet_picture_jpeg_read  (const char           *path,
                                      TopsheetPictureRows  *rows,
                                      GError              **error);
gboolean topsheet_picture_webp_probe (const char           *path,
                                      TopsheetPictureInfo  *info,
                                      GError              **error);
gboolean topsheet_picture_webp_read  (const char           *path,
                                      guint                 level,
                                      TopsheetPictureRows  *rows,
                                      GError              **error);

void     topsheet_picture_set_broken (GError              **error,
                                      const char           *reason);

G_END_DECLS
