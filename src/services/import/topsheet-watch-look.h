/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-worker-pool.h"

G_BEGIN_DECLS

/**
 * TopsheetWatchLook:
 * @identity: (nullable): of the watched folder; another one is another folder in its place, %NULL = it is not there
 * @files: (element-type TopsheetSourceFile): without hashes
 * @folders: (element-type utf8): that were entered
 *
 * What is there now.
 */
typedef struct
{
  char      *identity;
  GPtrArray *files;
  GPtrArray *folders;
} TopsheetWatchLook;
#define TOPSHEET_TYPE_WATCH_LOOK (topsheet_watch_look_get_type ())
GType      topsheet_watch_look_get_type (void) G_GNUC_CONST;
void       topsheet_watch_look_free     (TopsheetWatchLook  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetWatchLook, topsheet_watch_look_free)

/* → TopsheetWatchLook (boxed): below @paths (element-type utf8), which are inside @root; what is gone is not in it, names that no reader knows are not
 *   either. */
DexFuture *topsheet_watch_look_run      (TopsheetWorkerPool *workers,
                                         const char         *root,
                                         GPtrArray          *paths,
                                         GCancellable       *cancellable);

G_END_DECLS
