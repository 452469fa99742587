/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetSqliteLock:
 *
 * The advisory lock beside a library, `FILE-lock`. Whoever writes to the library or checkpoints it, in whatever process, holds it. It is an
 * open-file-description lock, so it also holds between two stores of one process, and the kernel gives it back when a process dies.
 * Not thread-safe: it belongs to the writer thread.
 */
typedef struct _TopsheetSqliteLock TopsheetSqliteLock;

/* Makes the file when it is missing. READ_ONLY when the folder cannot be written to. */
TopsheetSqliteLock *topsheet_sqlite_lock_new         (const char          *library_path,
                                                      GError             **error);
void                topsheet_sqlite_lock_free        (TopsheetSqliteLock  *self);
/* Waits at most @timeout_msec; waiting sides take turns. TOPSHEET_STORE_ERROR_FAILED when the time is over. */
gboolean            topsheet_sqlite_lock_acquire     (TopsheetSqliteLock  *self,
                                                      guint                timeout_msec,
                                                      GError             **error);
void                topsheet_sqlite_lock_release     (TopsheetSqliteLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteLock, topsheet_sqlite_lock_free)

G_END_DECLS
