/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-watch.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_WATCH_SERVICE (topsheet_watch_service_get_type ())
/**
 * TopsheetWatchService:
 *
 * Watches the sources of a library: every folder and server that is in it and not paused, as they come and go. One per session, see
 * topsheet_session_get_watches(); it does nothing until it is started, and ends with its session.
 *
 * Signals: changed, when a watch was added or removed or says something else.
 */
G_DECLARE_FINAL_TYPE (TopsheetWatchService, topsheet_watch_service, TOPSHEET, WATCH_SERVICE, GObject)

/* @session is not held. */
TopsheetWatchService *topsheet_watch_service_new   (TopsheetSession      *session);
/* @project_id: 0 = sources of all projects */
void                  topsheet_watch_service_start (TopsheetWatchService *self,
                                                    gint64                project_id);
/* → TRUE when every watch is at rest. */
DexFuture            *topsheet_watch_service_stop  (TopsheetWatchService *self);
/* (element-type TopsheetWatch) in the order the sources were added. (transfer none) */
GPtrArray            *topsheet_watch_service_list  (TopsheetWatchService *self);
/* The watch of a source; NULL when it is paused or not in the library. (transfer none) (nullable) */
TopsheetWatch        *topsheet_watch_service_find  (TopsheetWatchService *self,
                                                    gint64                source_id);

G_END_DECLS
