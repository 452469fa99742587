/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-sandboxed-picture.h"
#include "media/topsheet-thumbnail-decoder.h"

GdkPixbuf *
topsheet_thumbnail_sandbox_decode (const char *path,
                                   TopsheetContainer *container,
                                   guint size,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (TopsheetSandboxedPicture) picture = NULL;
  g_autoptr (TopsheetThumbnailCanvas) canvas = NULL;

  /* What is too large by its own word starts no process. */
  if (!topsheet_thumbnail_check_whole (container->width, container->height, error))
    return NULL;
  picture = topsheet_sandboxed_picture_load (path, cancellable, error);
  if (picture == NULL)
    return NULL;
  canvas = topsheet_thumbnail_canvas_new (topsheet_sandboxed_picture_get_width (picture),
                                          topsheet_sandboxed_picture_get_height (picture), size, cancellable);
  if (!topsheet_sandboxed_picture_read (picture, topsheet_thumbnail_canvas_get_rows (canvas), error))
    return NULL;
  return topsheet_thumbnail_canvas_finish (canvas, topsheet_sandboxed_picture_has_alpha (picture), error);
}
