/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

#include "store/sqlite/topsheet-sqlite-store.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What the tests of the SQLite library share: a folder of their own, raw connections, the other process. */

/* main () of a test: makes the folder, runs @add_tests and the tests, removes the folder. */
int            sqlite_test_main      (int          argc,
                                      char        *argv[],
                                      void       (*add_tests) (void));
/* A path in the folder. (transfer full) */
char          *sqlite_test_path      (const char  *name);
/* A path in the folder that no test used before. (transfer full) */
char          *sqlite_test_new_path  (void);
/* Opens a library, made when it is missing. */
TopsheetStore *sqlite_test_open      (const char  *path);
void           sqlite_test_close     (TopsheetStore *store);
/* A closed library with a project, some generations with decisions, and entries of every kind: 12 in all. (transfer full) */
char          *sqlite_test_make_library (void);
/* The bytes of the library, without its log: the store that wrote it must be closed. */
void           sqlite_test_copy      (const char  *from,
                                      const char  *to);
/* A connection behind the store's back. Runs @sql on it. */
sqlite3       *sqlite_test_raw       (const char  *path);
void           sqlite_test_run       (sqlite3     *db,
                                      const char  *sql);
/* Runs @sql on a connection of its own. */
void           sqlite_test_alter     (const char  *path,
                                      const char  *sql);
gint64         sqlite_test_number    (sqlite3     *db,
                                      const char  *sql);
/* Every column of every entry as text. (transfer full) */
char          *sqlite_test_dump_entries (sqlite3  *db);
/* Starts store-child with arguments; NULL-terminated. */
GSubprocess   *sqlite_test_child     (const char  *mode,
                                      ...) G_GNUC_NULL_TERMINATED;
/* The next id that the child acknowledged; 0 when it has ended. */
gint64         sqlite_test_read_id   (GSubprocess *child);

G_END_DECLS
