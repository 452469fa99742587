/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-clock.h"
#include "engine/topsheet-catalogue.h"
#include "media/topsheet-thumbnail-cache.h"
#include "services/topsheet-worker-pool.h"
#include "store/topsheet-store.h"

G_BEGIN_DECLS

typedef struct _TopsheetWatchService TopsheetWatchService;

#define TOPSHEET_TYPE_SESSION (topsheet_session_get_type ())
/**
 * TopsheetSession:
 *
 * One open library with what works on it: store, clock, prices, thumbnails, and the person at the desk. It is passed in; there is no global one.
 *
 * Signals: catalogue-changed, when topsheet_session_get_catalogue() has become another one.
 */
G_DECLARE_FINAL_TYPE (TopsheetSession, topsheet_session, TOPSHEET, SESSION, GObject)

/* The library used when none is named: $TOPSHEET_LIBRARY, else $XDG_DATA_HOME/topsheet/library.db. (transfer full) */
char                   *topsheet_session_default_location (void);
/* → TopsheetSession; makes the library on first use when @create, and puts the built-in catalogue into it. @clock NULL = the system's. */
DexFuture              *topsheet_session_open             (const char       *location,
                                                           gboolean          create,
                                                           TopsheetClock    *clock);
/* → TRUE */
DexFuture              *topsheet_session_close            (TopsheetSession  *self);
TopsheetStore          *topsheet_session_get_store        (TopsheetSession  *self);
TopsheetClock          *topsheet_session_get_clock        (TopsheetSession  *self);
/* The prices as they were last read. Its names and rules stay alive as long as the session, also after it was read again. (transfer none) */
TopsheetCatalogue      *topsheet_session_get_catalogue    (TopsheetSession  *self);
/* → TRUE; reads prices and tiers again, after they changed. */
DexFuture              *topsheet_session_reload_catalogue (TopsheetSession  *self);
TopsheetThumbnailCache *topsheet_session_get_thumbnails   (TopsheetSession  *self);
/* Where files are read and pages are laid out. (transfer none) */
TopsheetWorkerPool     *topsheet_session_get_workers      (TopsheetSession  *self);
/* What watches folders and servers; it is not started by itself. (transfer none) */
TopsheetWatchService   *topsheet_session_get_watches      (TopsheetSession  *self);
const char             *topsheet_session_get_location     (TopsheetSession  *self);
/* Name written into decisions and entries: the account's real name, else its login. (transfer none) */
const char             *topsheet_session_get_member       (TopsheetSession  *self);
/* @member: (nullable): %NULL or blank: the account's name again */
void                    topsheet_session_set_member       (TopsheetSession  *self,
                                                           const char       *member);

G_END_DECLS
