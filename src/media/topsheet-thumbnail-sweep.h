/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TopsheetThumbnailSweep:
 *
 * Keeps a folder of thumbnails below a limit. One thread at most, and only while there is something to do.
 */
typedef struct _TopsheetThumbnailSweep TopsheetThumbnailSweep;

TopsheetThumbnailSweep *topsheet_thumbnail_sweep_new       (const char              *folder,
                                                            guint64                  limit_bytes);
/* Ends what is going on. */
void                    topsheet_thumbnail_sweep_free      (TopsheetThumbnailSweep  *self);
/* A file of @bytes was written: sweeps when the folder may have grown past the limit. The first call always does, since nobody knows yet what is there. */
void                    topsheet_thumbnail_sweep_note      (TopsheetThumbnailSweep  *self,
                                                            guint64                  bytes);
/* The file at @path was used now. Its time is written at most once an hour. */
void                    topsheet_thumbnail_sweep_note_use  (const char              *path,
                                                            gint64                   modified_sec);
/* 0 = no limit. */
void                    topsheet_thumbnail_sweep_set_limit (TopsheetThumbnailSweep  *self,
                                                            guint64                  bytes);
guint64                 topsheet_thumbnail_sweep_get_limit (TopsheetThumbnailSweep  *self);
/* Until nothing is going on. */
void                    topsheet_thumbnail_sweep_wait      (TopsheetThumbnailSweep  *self);

G_END_DECLS
