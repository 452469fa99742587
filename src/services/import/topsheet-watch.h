/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-service.h"

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_WATCH_LOOKING,  /* reading what is there, or importing it */
  TOPSHEET_WATCH_WATCHING, /* everything that was there is in the library */
  TOPSHEET_WATCH_WAITING,  /* folder or server is not there at the moment; it is looked for again by itself */
  TOPSHEET_WATCH_FAILED,   /* something else went wrong; it is tried again by itself */
} TopsheetWatchState;
#define TOPSHEET_N_WATCH_STATES 4
/* Stable names: "looking", "watching", "waiting", "failed". */
const char *topsheet_watch_state_get_name (TopsheetWatchState state);

#define TOPSHEET_TYPE_WATCH (topsheet_watch_get_type ())
/**
 * TopsheetWatch:
 *
 * One source of imports that is watched, from the start until it is stopped. It works in a fiber of its own and never blocks the main thread; what it
 * finds goes through topsheet_import_service_run().
 *
 * Signals: changed, when state, message or a number is another one.
 */
G_DECLARE_DERIVABLE_TYPE (TopsheetWatch, topsheet_watch, TOPSHEET, WATCH, GObject)

struct _TopsheetWatchClass
{
  GObjectClass parent_class;

  /* In the fiber: looks once, sets state and message. Milliseconds until the next look when nothing wakes it before. */
  guint (*look) (TopsheetWatch *self);
  /* Before the first and after the last look. */
  void  (*stop) (TopsheetWatch *self);
};

/* A watch for @source, not started: of a folder or a server, by its kind. */
TopsheetWatch              *topsheet_watch_new            (TopsheetSession            *session,
                                                           const TopsheetImportSource *source);
void                        topsheet_watch_start          (TopsheetWatch              *self);
/* → TRUE when the watch is at rest; what it is importing is given up at the end of a file. */
DexFuture                  *topsheet_watch_stop           (TopsheetWatch              *self);
/* Looks now, also when a pause between two looks is not over. */
void                        topsheet_watch_wake           (TopsheetWatch              *self);
const TopsheetImportSource *topsheet_watch_get_source     (TopsheetWatch              *self);
TopsheetWatchState          topsheet_watch_get_state      (TopsheetWatch              *self);
/* What is wrong or waited for, or the last file that was not taken: a sentence. (transfer none) (nullable) */
const char                 *topsheet_watch_get_message    (TopsheetWatch              *self);
/* Since it was started. */
guint                       topsheet_watch_get_imported   (TopsheetWatch              *self);
guint                       topsheet_watch_get_known      (TopsheetWatch              *self);
guint                       topsheet_watch_get_failed     (TopsheetWatch              *self);

/* For the kinds of watches. */

TopsheetSession            *topsheet_watch_get_session    (TopsheetWatch              *self);
GCancellable               *topsheet_watch_get_cancellable (TopsheetWatch             *self);
/* @message: (nullable) (transfer full) */
void                        topsheet_watch_set_state      (TopsheetWatch              *self,
                                                           TopsheetWatchState          state,
                                                           char                       *message);
/* Adds what came of an import to the numbers. */
void                        topsheet_watch_count          (TopsheetWatch              *self,
                                                           const TopsheetImportResult *result);
/* In the fiber: imports @paths below @root (nullable) with what the source says; counts what comes of it. (transfer full): NULL with @error */
TopsheetImportResult       *topsheet_watch_import         (TopsheetWatch              *self,
                                                           GPtrArray                  *paths,
                                                           const char                 *root,
                                                           GError                    **error);

G_END_DECLS
