/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-thumbnail-cache.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * TopsheetThumbnailJob:
 * @key: content and size
 * @path: (nullable): the file to make it from
 * @texture: (nullable): the answer; %NULL when there is none
 * @is_dropped: nobody wanted it any more while it was made; @texture says nothing then
 *
 * A thumbnail to be made; what a worker needs and nothing of the widgets.
 */
typedef struct
{
  char *key;
  char *sha256;
  char *path;
  guint size;
  GdkTexture *texture;
  gboolean is_dropped;
} TopsheetThumbnailJob;

void topsheet_thumbnail_job_free (TopsheetThumbnailJob *self);

/**
 * TopsheetThumbnailWorkers:
 *
 * Threads that take thumbnails from the cache or make them, most wanted first. There are two lanes: what needs a slow decoder, behind a sandbox, goes over to
 * workers of its own, so that a folder of films never keeps a photograph waiting.
 */
typedef struct _TopsheetThumbnailWorkers TopsheetThumbnailWorkers;

/* @deliver: runs on the main thread once a frame while there are finished jobs; it takes them with _take_finished() and returns what that returns */
TopsheetThumbnailWorkers *topsheet_thumbnail_workers_new           (TopsheetThumbnailCache    *cache,
                                                                    GSourceFunc                deliver,
                                                                    gpointer                   data);
/* Ends what is being made and waits for it. */
void                      topsheet_thumbnail_workers_free          (TopsheetThumbnailWorkers  *self);
/* @jobs: (element-type TopsheetThumbnailJob): all that is wanted now, most wanted first; emptied. What is in work and not among them is given up. */
void                      topsheet_thumbnail_workers_set_wanted    (TopsheetThumbnailWorkers  *self,
                                                                    GPtrArray                 *jobs);
/* At most @max jobs are appended to @finished. %G_SOURCE_CONTINUE when there are more. */
gboolean                  topsheet_thumbnail_workers_take_finished (TopsheetThumbnailWorkers  *self,
                                                                    guint                      max,
                                                                    GQueue                    *finished);

G_END_DECLS
