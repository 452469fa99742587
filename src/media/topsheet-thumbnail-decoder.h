/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"
#include "media/topsheet-picture-rows.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * TopsheetThumbnailDecoder:
 * @formats: those of #TopsheetContainer that it decodes, with spaces between and around them
 * @is_slow: a process of its own decodes, behind a sandbox: from 60 milliseconds to seconds. Nobody should wait behind it
 * @is_upright: it turns the picture as its file says; else #TopsheetContainer.orientation is still to be followed
 * @decode: the picture scaled down so that its longest edge is about @size and not below it, unless it is smaller; (transfer full)
 *
 * Which decoder makes thumbnails of which format: one line each.
 */
typedef struct
{
  const char *formats;
  gboolean is_slow;
  gboolean is_upright;
  GdkPixbuf *(*decode) (const char         *path,
                        TopsheetContainer  *container,
                        guint               size,
                        GCancellable       *cancellable,
                        GError            **error);
} TopsheetThumbnailDecoder;

/* The one for @format ("png"); %NULL when there is none. (transfer none) (nullable) */
const TopsheetThumbnailDecoder *topsheet_thumbnail_decoder_find    (const char         *format);
/* Whether the file at @path needs a slow one, by its first bytes. %FALSE where it cannot be read. */
gboolean                        topsheet_thumbnail_decoder_is_slow (const char         *path);

/* The decoders. */
/* PNG, JPEG and WebP: in this process, row by row. */
GdkPixbuf *topsheet_thumbnail_rows_decode    (const char         *path,
                                              TopsheetContainer  *container,
                                              guint               size,
                                              GCancellable       *cancellable,
                                              GError            **error);
/* AVIF, HEIF, JPEG XL, GIF and SVG: glycin's sandboxed loaders. */
GdkPixbuf *topsheet_thumbnail_sandbox_decode (const char         *path,
                                              TopsheetContainer  *container,
                                              guint               size,
                                              GCancellable       *cancellable,
                                              GError            **error);
/* Films: the first good frame, by ffmpegthumbnailer in a sandbox of our own. */
GdkPixbuf *topsheet_thumbnail_film_decode    (const char         *path,
                                              TopsheetContainer  *container,
                                              guint               size,
                                              GCancellable       *cancellable,
                                              GError            **error);

/* What they share. */
/* The size within @size × @size; never enlarged, never below 1. */
void       topsheet_thumbnail_fit            (guint               width,
                                              guint               height,
                                              guint               size,
                                              int                *out_width,
                                              int                *out_height);
void       topsheet_thumbnail_set_broken     (GError            **error,
                                              const char         *reason);
void       topsheet_thumbnail_set_no_memory  (GError            **error);
/* For pictures that can only be unpacked as a whole: %FALSE with TOPSHEET_MEDIA_ERROR_TOO_LARGE over the limit. */
gboolean   topsheet_thumbnail_check_whole    (guint               width,
                                              guint               height,
                                              GError            **error);

/**
 * TopsheetThumbnailCanvas:
 *
 * Takes rows of a picture from a decoder, averages them down to at most twice the size that is wanted, and keeps only that.
 */
typedef struct _TopsheetThumbnailCanvas TopsheetThumbnailCanvas;
TopsheetThumbnailCanvas *topsheet_thumbnail_canvas_new    (guint                     width,
                                                           guint                     height,
                                                           guint                     size,
                                                           GCancellable             *cancellable);
void                     topsheet_thumbnail_canvas_free   (TopsheetThumbnailCanvas  *self);
/* Where a decoder puts its rows. (transfer none) */
TopsheetPictureRows     *topsheet_thumbnail_canvas_get_rows (TopsheetThumbnailCanvas *self);
/* The picture at its final size; opaque when @has_alpha is not set. (transfer full) */
GdkPixbuf               *topsheet_thumbnail_canvas_finish (TopsheetThumbnailCanvas  *self,
                                                           gboolean                  has_alpha,
                                                           GError                  **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetThumbnailCanvas, topsheet_thumbnail_canvas_free)

G_END_DECLS
