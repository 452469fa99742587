/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-job.h"
#include "store/sqlite/topsheet-sqlite-store.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteWorker:
 *
 * The threads of a library, each with its own connection and its own queue: one writer, two readers for pages of lists, and one reader
 * for what takes seconds (verify, backup), so that lists never wait for it. Threads are this library's alone; there is no shared pool.
 *
 * A write runs like this: take the lock, BEGIN IMMEDIATE, the work, COMMIT, checkpoint when the log has grown, give the lock back.
 * A read runs in one read transaction, so what it sees is one moment.
 */
typedef struct _TopsheetSqliteWorker TopsheetSqliteWorker;

/* Called on one of the worker's threads with the kinds that changed. */
typedef void (*TopsheetSqliteChanged) (guint    kinds,
                                       gpointer data);

TopsheetSqliteWorker    *topsheet_sqlite_worker_new              (const char              *path,
                                                                  TopsheetClock           *clock,
                                                                  TopsheetSqliteChanged    changed,
                                                                  gpointer                 data,
                                                                  GDestroyNotify           free_data);
/* Ends what is queued and joins the threads, unless it is called by one of them. */
void                     topsheet_sqlite_worker_free             (TopsheetSqliteWorker    *self);
void                     topsheet_sqlite_worker_set_lock_timeout (TopsheetSqliteWorker    *self,
                                                                  guint                    msec);
/* → TRUE; finds, makes and migrates the file. The first call. */
DexFuture               *topsheet_sqlite_worker_open             (TopsheetSqliteWorker    *self,
                                                                  TopsheetSqliteFlags      flags);
/* → TRUE when all threads have ended and the log is empty. */
DexFuture               *topsheet_sqlite_worker_close            (TopsheetSqliteWorker    *self);
/* These three take @arguments. */
DexFuture               *topsheet_sqlite_worker_read             (TopsheetSqliteWorker    *self,
                                                                  TopsheetSqliteWork       work,
                                                                  TopsheetSqliteArguments  arguments);
DexFuture               *topsheet_sqlite_worker_survey           (TopsheetSqliteWorker    *self,
                                                                  TopsheetSqliteWork       work,
                                                                  TopsheetSqliteArguments  arguments);
DexFuture               *topsheet_sqlite_worker_write            (TopsheetSqliteWorker    *self,
                                                                  TopsheetSqliteWork       work,
                                                                  TopsheetSqliteArguments  arguments);
/* Looks whether another process has committed something, and says so through the callback. */
void                     topsheet_sqlite_worker_poll             (TopsheetSqliteWorker    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteWorker, topsheet_sqlite_worker_free)

G_END_DECLS
