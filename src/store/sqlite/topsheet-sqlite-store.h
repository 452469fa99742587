/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/topsheet-store.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SQLITE_STORE (topsheet_sqlite_store_get_type ())
/**
 * TopsheetSqliteStore:
 *
 * A library in one SQLite file. One writer connection on its own thread, a few read-only connections on theirs; every write transaction
 * and every checkpoint runs under an advisory lock on `FILE-lock` beside it, because SQLite before 3.51.3 can corrupt a WAL file when two
 * connections write or checkpoint at the same moment (sqlite.org/wal.html#walresetbug). Readers never write or checkpoint.
 */
G_DECLARE_FINAL_TYPE (TopsheetSqliteStore, topsheet_sqlite_store, TOPSHEET, SQLITE_STORE, GObject)

/**
 * TopsheetSqliteFlags:
 * @TOPSHEET_SQLITE_CREATE: make the file and its folder when missing
 */
typedef enum
{
  TOPSHEET_SQLITE_OPEN = 0,
  TOPSHEET_SQLITE_CREATE = 1 << 0,
} TopsheetSqliteFlags;

/* → TopsheetSqliteStore, migrated to the newest schema (a copy is kept beside it first). Errors: FOREIGN, NEWER, CORRUPT, READ_ONLY, NOT_FOUND, FAILED. */
DexFuture *topsheet_sqlite_store_open (const char          *path,
                                       TopsheetSqliteFlags  flags,
                                       TopsheetClock       *clock);

G_END_DECLS
