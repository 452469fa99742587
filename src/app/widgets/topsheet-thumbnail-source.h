/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-thumbnail-cache.h"
#include "services/topsheet-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_THUMBNAIL_SOURCE (topsheet_thumbnail_source_get_type ())
/**
 * TopsheetThumbnailSource:
 *
 * Textures of thumbnails for widgets. Nothing is decoded on the main thread: own workers (topsheet-thumbnail-workers) pull what can be seen first, take the JPEG bytes from the
 * cache (which makes them from the file when they are missing) and decode them; what needs a slow decoder has workers of its own. Results arrive together, at most twelve a frame; a request that was
 * cancelled in the meantime is never answered. Decoded pictures are kept in memory by last use up to a limit in bytes.
 *
 * The views of one session share one (topsheet_thumbnail_source_for_session()).
 */
G_DECLARE_FINAL_TYPE (TopsheetThumbnailSource, topsheet_thumbnail_source, TOPSHEET, THUMBNAIL_SOURCE, GObject)

/**
 * TopsheetThumbnailRequest:
 *
 * An open request. It lives until its answer arrived or it was cancelled.
 */
typedef struct _TopsheetThumbnailRequest TopsheetThumbnailRequest;

/**
 * TopsheetThumbnailFunc:
 * @texture: (nullable): the picture, or %NULL when there is none (the file is gone or broken)
 *
 * The answer, on the main thread; the request is gone afterwards.
 */
typedef void (*TopsheetThumbnailFunc) (GdkTexture *texture,
                                       gpointer    user_data);

TopsheetThumbnailSource  *topsheet_thumbnail_source_new       (TopsheetThumbnailCache   *cache);
/* The one that all views of @session share; it goes with the session. (transfer none) */
TopsheetThumbnailSource  *topsheet_thumbnail_source_for_session (TopsheetSession        *session);
/* What is in memory already, at once. (transfer full) (nullable) */
GdkTexture               *topsheet_thumbnail_source_peek      (TopsheetThumbnailSource  *self,
                                                               const char               *sha256,
                                                               guint                     size);
/**
 * topsheet_thumbnail_source_request:
 * @widget: what will show it. It waits while the widget is outside its scrolled window by more than an eighth of it
 * @path: (nullable): the file to make the thumbnail from when the cache has none
 * @size: %TOPSHEET_THUMBNAIL_NORMAL or %TOPSHEET_THUMBNAIL_LARGE
 *
 * Returns: (transfer none): for cancelling; cancel it before @widget goes away (in unmap or dispose)
 */
TopsheetThumbnailRequest *topsheet_thumbnail_source_request   (TopsheetThumbnailSource  *self,
                                                               GtkWidget                *widget,
                                                               const char               *sha256,
                                                               const char               *path,
                                                               guint                     size,
                                                               TopsheetThumbnailFunc     func,
                                                               gpointer                  user_data);
void                      topsheet_thumbnail_source_cancel    (TopsheetThumbnailSource  *self,
                                                               TopsheetThumbnailRequest *request);
/* Why there is no picture of this content, as a sentence; NULL when nothing was tried yet, or there is one. (transfer full) (nullable) */
char                     *topsheet_thumbnail_source_explain   (TopsheetThumbnailSource  *self,
                                                               const char               *sha256);
/* After scrolling: what can be seen now comes first. Cheap; done once a frame. */
void                      topsheet_thumbnail_source_reorder   (TopsheetThumbnailSource  *self);
/* Whether @widget can be seen in its scrolled window, or stands just outside it. */
gboolean                  topsheet_thumbnail_source_sees      (TopsheetThumbnailSource  *self,
                                                               GtkWidget                *widget);
/* Draws @widget once more when it can be seen, unless it was forgotten by then; forget it before it goes away. */
void                      topsheet_thumbnail_source_await_sight (TopsheetThumbnailSource *self,
                                                               GtkWidget                *widget);
void                      topsheet_thumbnail_source_forget_sight (TopsheetThumbnailSource *self,
                                                               GtkWidget                *widget);
/* Pictures decoded so far, for tests. */
guint                     topsheet_thumbnail_source_get_n_decoded (TopsheetThumbnailSource *self);
/* Bytes of decoded pictures in memory, and the most that are kept. */
gsize                     topsheet_thumbnail_source_get_bytes (TopsheetThumbnailSource  *self);
void                      topsheet_thumbnail_source_set_limit (TopsheetThumbnailSource  *self,
                                                               gsize                     bytes);

G_END_DECLS
