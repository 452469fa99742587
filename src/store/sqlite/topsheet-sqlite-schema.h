/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-connection.h"
#include "store/sqlite/topsheet-sqlite-lock.h"
#include "store/sqlite/topsheet-sqlite-store.h"

G_BEGIN_DECLS

/** TOPSHEET_SQLITE_APPLICATION_ID: "TpSh" in the header of every library (sqlite.org/fileformat2.html#application_id). */
#define TOPSHEET_SQLITE_APPLICATION_ID 0x54705368

/** TOPSHEET_SQLITE_SCHEMA_VERSION: the newest schema this program knows; `user_version` of the file. */
#define TOPSHEET_SQLITE_SCHEMA_VERSION 5

/**
 * topsheet_sqlite_schema_prepare:
 * @path: (inout): the path asked for; becomes the real one, without links
 *
 * Looks at the file before anything is written: NOT_FOUND, FOREIGN, NEWER, CORRUPT. Makes a new library when that was asked for; it
 * is built beside its place and moved there whole.
 */
gboolean                  topsheet_sqlite_schema_prepare    (char                      **path,
                                                             TopsheetSqliteFlags         flags,
                                                             TopsheetClock              *clock,
                                                             guint                       lock_timeout_msec,
                                                             GError                    **error);
/* The writer's connection, with the schema brought to the newest version under @lock. */
TopsheetSqliteConnection *topsheet_sqlite_schema_open       (const char                 *path,
                                                             TopsheetClock              *clock,
                                                             TopsheetSqliteLock         *lock,
                                                             guint                       lock_timeout_msec,
                                                             GError                    **error);
/* Whether the file of an open connection still is this library, at this schema. Called in every write transaction. */
gboolean                  topsheet_sqlite_schema_check_open (TopsheetSqliteConnection   *connection,
                                                             GError                    **error);
/**
 * topsheet_sqlite_schema_migrate:
 * @migrations: SQL of the steps; number n leads from schema n to n + 1
 *
 * Each step is one transaction that also sets `user_version`. An existing library is copied to `FILE.backup-vN` first.
 */
gboolean                  topsheet_sqlite_schema_migrate    (TopsheetSqliteConnection   *connection,
                                                             const char * const         *migrations,
                                                             guint                       n_migrations,
                                                             GError                    **error);

G_END_DECLS
