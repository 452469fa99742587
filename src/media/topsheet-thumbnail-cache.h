/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_THUMBNAIL_CACHE (topsheet_thumbnail_cache_get_type ())
/**
 * TopsheetThumbnailCache:
 *
 * JPEG thumbnails keyed by content hash and size in a folder (default `$XDG_CACHE_HOME/topsheet/thumbnails`), one file each, sharded by the first two hex digits;
 * a cache, rebuilt on loss. All calls are thread-safe and blocking: use workers. Decoding is bounded and never on the main thread. What cannot be
 * decoded is remembered until the cache goes, and not tried again.
 *
 * The folder is kept below a limit in bytes: as it grows, a thread of its own removes what was used longest ago.
 *
 * Properties: folder (construct only), limit-bytes (2 GiB unless set; 0 = no limit).
 */
G_DECLARE_FINAL_TYPE (TopsheetThumbnailCache, topsheet_thumbnail_cache, TOPSHEET, THUMBNAIL_CACHE, GObject)

/* Longest edges in pixels that are kept. */
#define TOPSHEET_THUMBNAIL_NORMAL 256
#define TOPSHEET_THUMBNAIL_LARGE  512

/* @folder NULL = the default. */
TopsheetThumbnailCache *topsheet_thumbnail_cache_new    (const char              *folder);
/* What is kept, or NULL without error when there is none. (transfer full) (nullable) */
GBytes                 *topsheet_thumbnail_cache_lookup (TopsheetThumbnailCache  *self,
                                                         const char              *sha256,
                                                         guint                    size);
/* Kept, or made from the file at @path and kept. JPEG bytes. (transfer full) */
GBytes                 *topsheet_thumbnail_cache_ensure (TopsheetThumbnailCache  *self,
                                                         const char              *sha256,
                                                         const char              *path,
                                                         guint                    size,
                                                         GCancellable            *cancellable,
                                                         GError                 **error);
/* TRUE with the error of then when the content could not be decoded since this cache was made; at once, no file is looked at. */
gboolean                topsheet_thumbnail_cache_check_failed (TopsheetThumbnailCache *self,
                                                         const char              *sha256,
                                                         GError                 **error);
guint64                 topsheet_thumbnail_cache_get_limit (TopsheetThumbnailCache *self);
void                    topsheet_thumbnail_cache_set_limit (TopsheetThumbnailCache *self,
                                                         guint64                  bytes);
/* Waits until nothing is being removed; for tests. */
void                    topsheet_thumbnail_cache_settle  (TopsheetThumbnailCache *self);

G_END_DECLS
