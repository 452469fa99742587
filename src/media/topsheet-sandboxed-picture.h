/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-picture-rows.h"

G_BEGIN_DECLS

/**
 * TopsheetSandboxedPicture:
 *
 * A picture of a format that is not decoded in this process: glycin starts a loader behind bubblewrap (in a Flatpak: behind the portal), without network and
 * files, and hands its pixels over as shared memory. Animations give their first frame. Upright as the file says.
 */
typedef struct _TopsheetSandboxedPicture TopsheetSandboxedPicture;

/* The most pixels that are taken over. */
#define TOPSHEET_SANDBOXED_MAX_PIXELS TOPSHEET_PICTURE_MAX_WHOLE_PIXELS
/* Seconds after which a loader is killed. */
#define TOPSHEET_SANDBOXED_SECONDS 10

/**
 * topsheet_sandboxed_picture_load:
 *
 * Decodes the file at @path. The loader is killed when it takes longer than %TOPSHEET_SANDBOXED_SECONDS or @cancellable is cancelled. Blocking: for
 * workers; their default main context is not touched.
 *
 * Returns: (transfer full): or %NULL with a sentence: TOPSHEET_MEDIA_ERROR_BROKEN, TOPSHEET_MEDIA_ERROR_TOO_LARGE, %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED
 */
TopsheetSandboxedPicture *topsheet_sandboxed_picture_load       (const char                *path,
                                                                 GCancellable              *cancellable,
                                                                 GError                   **error);
/* What the loader says of the size before it decodes. */
gboolean                  topsheet_sandboxed_picture_probe      (const char                *path,
                                                                 TopsheetPictureInfo       *info,
                                                                 GError                   **error);
void                      topsheet_sandboxed_picture_free       (TopsheetSandboxedPicture  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSandboxedPicture, topsheet_sandboxed_picture_free)
guint                     topsheet_sandboxed_picture_get_width  (TopsheetSandboxedPicture  *self);
guint                     topsheet_sandboxed_picture_get_height (TopsheetSandboxedPicture  *self);
gboolean                  topsheet_sandboxed_picture_has_alpha  (TopsheetSandboxedPicture  *self);
/* Hands its rows to @rows, which must be of its size. %FALSE with an error when it was cancelled. */
gboolean                  topsheet_sandboxed_picture_read       (TopsheetSandboxedPicture  *self,
                                                                 TopsheetPictureRows       *rows,
                                                                 GError                   **error);

/* How the pixels of a loader lie in memory. */
typedef struct
{
  guint8 channels;      /* of a pixel */
  guint8 bytes;         /* of a channel */
  guint8 red;           /* which channel; grey: all three the same */
  guint8 green;
  guint8 blue;
  guint8 alpha;         /* = channels where there is none */
  gboolean is_float;
  gboolean is_premultiplied;
} TopsheetPixelLayout;
/* One row, @width pixels, as cairo's ARGB32 (premultiplied, native endian). */
void                      topsheet_pixel_layout_convert         (const TopsheetPixelLayout *self,
                                                                 const guint8              *from,
                                                                 guint                      width,
                                                                 guint32                   *to);

G_END_DECLS
