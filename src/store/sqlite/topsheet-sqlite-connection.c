/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-connection.h"

#include "store/sqlite/topsheet-sqlite-configuration.h"
#include "store/sqlite/topsheet-sqlite-search.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#define BUSY_TIMEOUT_MSEC 5000

/* cache_size is in KiB when it is negative. */
static const char common_pragmas[] =
  "PRAGMA foreign_keys = ON;"
  "PRAGMA recursive_triggers = ON;" /* REPLACE then meets the triggers that forbid deleting */
  "PRAGMA trusted_schema = OFF;"
  "PRAGMA cell_size_check = ON;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA mmap_size = 0;"
  "PRAGMA cache_size = -16000;"
  "PRAGMA synchronous = FULL;";

static gboolean
is_out_of_space (sqlite3 *db)
{
  int system_error = sqlite3_system_errno (db);

  return sqlite3_errcode (db) == SQLITE_FULL ||
         ((sqlite3_errcode (db) & 0xff) == SQLITE_IOERR &&
          (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG));
}

static int
count_wal_pages (gpointer data, sqlite3 *db, const char *schema, int n_pages)
{
  TopsheetSqliteConnection *self = data;

  self->wal_pages = (guint) n_pages;
  return SQLITE_OK;
}

static void
configure (TopsheetSqliteConnection *self, TopsheetSqliteRole role)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MSEC);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (role == TOPSHEET_SQLITE_BUILDER)
    return;

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  /* A hook takes the place of SQLite's own checkpoints after a commit. */
  sqlite3_wal_autocheckpoint (self->db, 0);
  if (role == TOPSHEET_SQLITE_WRITER)
    sqlite3_wal_hook (self->db, count_wal_pages, self);
}

TopsheetSqliteConnection *
topsheet_sqlite_connection_open (const char *path, TopsheetSqliteRole role, TopsheetClock *clock, GError **error)
{
  g_autoptr (TopsheetSqliteConnection) self = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (TOPSHEET_IS_CLOCK (clock), NULL);

  self = g_new0 (TopsheetSqliteConnection, 1);
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);

  flags |= role == TOPSHEET_SQLITE_READER ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (role == TOPSHEET_SQLITE_BUILDER)
    flags |= SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (path, &self->db, flags, NULL) != SQLITE_OK)
    {
      topsheet_sqlite_set_error (error, self->db, path);
      return NULL;
    }
  configure (self, role);
  if (!topsheet_sqlite_search_install (self->db) || !topsheet_sqlite_configuration_install (self))
    {
      topsheet_sqlite_set_error (error, self->db, path);
      return NULL;
    }
  if (!topsheet_sqlite_connection_run (self, common_pragmas, error))
    return NULL;
  if (role == TOPSHEET_SQLITE_READER && !topsheet_sqlite_connection_run (self, "PRAGMA query_only = ON", error))
    return NULL;

  return g_steal_pointer (&self);
}

void
topsheet_sqlite_connection_close (TopsheetSqliteConnection *self)
{
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->clock);
  g_free (self->path);
  g_free (self);
}

gboolean
topsheet_sqlite_connection_run (TopsheetSqliteConnection *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  topsheet_sqlite_set_error (error, self->db, self->path);
  return FALSE;
}

gboolean
topsheet_sqlite_connection_get_int64 (TopsheetSqliteConnection *self, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (self, sql);

  *out = 0;
  if (topsheet_sqlite_statement_next (statement, error))
    *out = topsheet_sqlite_statement_get_int64 (statement, 0);
  return topsheet_sqlite_statement_is_good (statement);
}

gint64
topsheet_sqlite_connection_now (TopsheetSqliteConnection *self)
{
  return topsheet_clock_get_usec (self->clock);
}

static void
set_constraint_error (GError **error, sqlite3 *db)
{
  TopsheetStoreError code = TOPSHEET_STORE_ERROR_REFUSED;

  if (sqlite3_extended_errcode (db) == SQLITE_CONSTRAINT_UNIQUE)
    code = TOPSHEET_STORE_ERROR_EXISTS;
  g_set_error (error, TOPSHEET_STORE_ERROR, code, _("The library refused it: %s. Nothing was changed."),
               sqlite3_errmsg (db));
}

void
topsheet_sqlite_set_error (GError **error, sqlite3 *db, const char *path)
{
  int code = sqlite3_errcode (db) & 0xff;

  if (is_out_of_space (db))
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                 _("There is no room left on the disk for “%s”. Nothing of this step was saved; everything saved before is still there. "
                   "Free some space and try again."),
                 path);
  else if (code == SQLITE_READONLY || code == SQLITE_PERM)
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_READ_ONLY,
                 _("The library “%s” cannot be written to. Nothing was changed. Allow writing to the file and its folder, "
                   "or copy the library to another place."),
                 path);
  else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_CORRUPT,
                 _("The library “%s” is damaged (%s). Nothing was written to it. Keep a copy of the file and restore the last backup."),
                 path, sqlite3_errmsg (db));
  else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                 _("The library “%s” was in use by another program for too long. Nothing was changed and nothing was lost; "
                   "try again in a moment."),
                 path);
  else if (code == SQLITE_CONSTRAINT)
    set_constraint_error (error, db);
  else
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                 _("The library “%s” could not be used: %s. Nothing of this step was saved; everything saved before is still there."),
                 path, sqlite3_errmsg (db));
}
