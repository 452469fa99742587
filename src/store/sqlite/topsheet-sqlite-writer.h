/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-job.h"
#include "store/sqlite/topsheet-sqlite-revision.h"
#include "store/sqlite/topsheet-sqlite-store.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteWriter:
 *
 * The one connection of a store that writes and checkpoints, and the lock it does both under. Lives on the writer thread.
 */
typedef struct _TopsheetSqliteWriter TopsheetSqliteWriter;

TopsheetSqliteWriter *topsheet_sqlite_writer_new      (TopsheetSqliteRevision  *revision,
                                                       TopsheetClock           *clock);
/* Leaves the log as it is. */
void                  topsheet_sqlite_writer_free     (TopsheetSqliteWriter    *self);
/* @path: (inout): becomes the real one */
gboolean              topsheet_sqlite_writer_open     (TopsheetSqliteWriter    *self,
                                                       char                   **path,
                                                       TopsheetSqliteFlags      flags,
                                                       guint                    lock_timeout_msec,
                                                       GError                 **error);
/* Does the work of a job as one transaction. @kinds: (out): what it touched */
gboolean              topsheet_sqlite_writer_run      (TopsheetSqliteWriter    *self,
                                                       TopsheetSqliteJob       *job,
                                                       guint                    lock_timeout_msec,
                                                       GValue                  *value,
                                                       guint                   *kinds,
                                                       GError                 **error);
/* Whether there is something in the log that could be put to rest. */
gboolean              topsheet_sqlite_writer_has_log  (TopsheetSqliteWriter    *self);
/* Moves the log into the file, as far as nobody reads the old pages. What stays in the log is as safe. */
void                  topsheet_sqlite_writer_rest     (TopsheetSqliteWriter    *self,
                                                       guint                    lock_timeout_msec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteWriter, topsheet_sqlite_writer_free)

G_END_DECLS
