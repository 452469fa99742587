/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-clock.h"
#include "store/topsheet-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_SQLITE_READER,  /* read-only and query-only: cannot write, cannot checkpoint */
  TOPSHEET_SQLITE_WRITER,  /* used under the lock only */
  TOPSHEET_SQLITE_BUILDER, /* makes a new file that nobody else knows yet */
} TopsheetSqliteRole;

/**
 * TopsheetSqliteConnection:
 * @db: the connection; belongs to one thread
 * @path: absolute path of the library
 * @touched: #TopsheetChange bits of the transaction that is open
 * @wal_pages: pages in the write-ahead log after the last commit of this connection
 * @data_version: last answer of PRAGMA data_version, 0 before the first
 */
typedef struct
{
  sqlite3       *db;
  char          *path;
  TopsheetClock *clock;
  guint          touched;
  guint          wal_pages;
  gint64         data_version;

  /*< private >*/
  GHashTable    *statements;
} TopsheetSqliteConnection;

TopsheetSqliteConnection *topsheet_sqlite_connection_open      (const char                *path,
                                                                TopsheetSqliteRole         role,
                                                                TopsheetClock             *clock,
                                                                GError                   **error);
void                      topsheet_sqlite_connection_close     (TopsheetSqliteConnection  *self);
/* One or more statements without parameters and rows. */
gboolean                  topsheet_sqlite_connection_run       (TopsheetSqliteConnection  *self,
                                                                const char                *sql,
                                                                GError                   **error);
/* The first column of the first row of @sql as a number. */
gboolean                  topsheet_sqlite_connection_get_int64 (TopsheetSqliteConnection  *self,
                                                                const char                *sql,
                                                                gint64                    *out,
                                                                GError                   **error);
gint64                    topsheet_sqlite_connection_now       (TopsheetSqliteConnection  *self);
/* The last failure of @db as a sentence of TOPSHEET_STORE_ERROR. */
void                      topsheet_sqlite_set_error            (GError                   **error,
                                                                sqlite3                   *db,
                                                                const char                *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteConnection, topsheet_sqlite_connection_close)

G_END_DECLS
