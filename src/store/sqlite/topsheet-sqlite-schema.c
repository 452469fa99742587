/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-schema.h"

#include "store/sqlite/topsheet-sqlite-backup.h"
#include "topsheet-migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define RESOURCE_FOLDER "/io/github/topsheet/Topsheet/migrations/"

/* The steps, oldest first; a new one goes to the end. */
static const char * const migration_files[] = { "0001-library.sql", "0002-budget-drivers.sql",
                                                "0003-tier-overrides.sql", "0004-search.sql", "0005-origins.sql" };
G_STATIC_ASSERT (G_N_ELEMENTS (migration_files) == TOPSHEET_SQLITE_SCHEMA_VERSION);

static void
set_foreign_error (GError **error, const char *path)
{
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FOREIGN,
               _("“%s” is not a Topsheet library. Nothing was written to it; choose another file."), path);
}

static gboolean
check_identity (gint64 application_id, gint64 version, const char *path, GError **error)
{
  if (application_id != TOPSHEET_SQLITE_APPLICATION_ID || version < 1)
    {
      set_foreign_error (error, path);
      return FALSE;
    }
  if (version > TOPSHEET_SQLITE_SCHEMA_VERSION)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NEWER,
                   _("“%s” was made by a newer Topsheet (schema %d, this one knows %d). Nothing was written to it; install the newer Topsheet."),
                   path, (int) version, TOPSHEET_SQLITE_SCHEMA_VERSION);
      return FALSE;
    }
  return TRUE;
}

/* Through SQLite, never by opening the file: closing a second descriptor would drop the locks other connections of this process hold. */
static gboolean
inspect (const char *path, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?mode=ro&immutable=1", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean good = FALSE;

  if (sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (db, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version", -1,
                          &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    good = check_identity (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1), path, error);
  else if (sqlite3_errcode (db) == SQLITE_NOTADB)
    set_foreign_error (error, path);
  else
    topsheet_sqlite_set_error (error, db, path);

  sqlite3_finalize (statement);
  sqlite3_close (db);
  return good;
}

static char **
load_migrations (void)
{
  char **migrations = g_new0 (char *, G_N_ELEMENTS (migration_files) + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (migration_files); i++)
    {
      g_autofree char *name = g_strconcat (RESOURCE_FOLDER, migration_files[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (topsheet_migrations_get_resource (), name,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert (bytes != NULL);
      migrations[i] = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  return migrations;
}

static gboolean
run_migration (TopsheetSqliteConnection *connection, const char *sql, guint version, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                            TOPSHEET_SQLITE_APPLICATION_ID, version);

  if (topsheet_sqlite_connection_run (connection, "BEGIN IMMEDIATE", error) &&
      topsheet_sqlite_connection_run (connection, sql, error) &&
      topsheet_sqlite_connection_run (connection, stamp, error) &&
      topsheet_sqlite_connection_run (connection, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (connection->db))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
topsheet_sqlite_schema_migrate (TopsheetSqliteConnection *connection,
                                const char * const *migrations,
                                guint n_migrations,
                                GError **error)
{
  gint64 version;

  g_return_val_if_fail (connection != NULL, FALSE);

  if (!topsheet_sqlite_connection_get_int64 (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < n_migrations)
    {
      g_autofree char *copy = g_strdup_printf ("%s.backup-v%d", connection->path, (int) version);

      if (!topsheet_sqlite_backup (connection, copy, error))
        return FALSE;
    }
  for (guint i = (guint) version; i < n_migrations; i++)
    if (!run_migration (connection, migrations[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static void
set_create_error (GError **error, const char *path, int saved)
{
  if (saved == EACCES || saved == EROFS || saved == EPERM)
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_READ_ONLY,
                 _("A library cannot be made at “%s”: the folder cannot be written to. Nothing was changed; choose another place."),
                 path);
  else
    g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
                 _("A library could not be made at “%s” (%s). Nothing was changed."), path, g_strerror (saved));
}

static gboolean
build (const char *temporary, TopsheetClock *clock, GError **error)
{
  g_auto (GStrv) migrations = load_migrations ();
  g_autoptr (TopsheetSqliteConnection) connection = NULL;

  connection = topsheet_sqlite_connection_open (temporary, TOPSHEET_SQLITE_BUILDER, clock, error);

  return connection != NULL &&
         topsheet_sqlite_schema_migrate (connection, (const char * const *) migrations, g_strv_length (migrations),
                                         error) &&
         topsheet_sqlite_connection_run (connection, "PRAGMA journal_mode = WAL", error);
}

/* A log without its library would be replayed into the new one. It is kept under another name. */
static void
move_old_log_away (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *kept = g_strconcat (wal, ".left-over", NULL);
  GStatBuf info;

  if (g_stat (wal, &info) == 0 && info.st_size > 0)
    g_rename (wal, kept);
  else
    g_unlink (wal);
  g_unlink (shm);
}

static gboolean
place (const char *temporary, const char *path, GError **error)
{
  GStatBuf info;

  if (!topsheet_sqlite_sync_file (temporary, error))
    return FALSE;
  /* Another process may have been first. Its library stays; only an empty file gives way. */
  if (g_stat (path, &info) == 0 && info.st_size > 0)
    return TRUE;
  move_old_log_away (path);
  if (g_rename (temporary, path) == 0)
    return topsheet_sqlite_sync_file (path, error);

  set_create_error (error, path, errno);
  return FALSE;
}

static gboolean
create (const char *path, TopsheetClock *clock, guint lock_timeout_msec, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".topsheet-new-XXXXXX", NULL);
  g_autoptr (TopsheetSqliteLock) lock = NULL;
  g_autofd int fd = -1;
  gboolean done;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      set_create_error (error, path, errno);
      return FALSE;
    }
  lock = topsheet_sqlite_lock_new (path, error);
  if (lock == NULL || !topsheet_sqlite_lock_acquire (lock, lock_timeout_msec, error))
    return FALSE;
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_create_error (error, path, errno);
      return FALSE;
    }
  done = build (temporary, clock, error) && place (temporary, path, error);
  g_unlink (temporary);
  topsheet_sqlite_lock_release (lock);
  return done;
}

gboolean
topsheet_sqlite_schema_prepare (char **path,
                                TopsheetSqliteFlags flags,
                                TopsheetClock *clock,
                                guint lock_timeout_msec,
                                GError **error)
{
  GStatBuf info;
  gboolean missing = g_stat (*path, &info) != 0;
  char *real;

  if ((flags & TOPSHEET_SQLITE_CREATE) != 0 && (missing ? errno == ENOENT : S_ISREG (info.st_mode) && info.st_size == 0))
    {
      if (!create (*path, clock, lock_timeout_msec, error))
        return FALSE;
    }
  else if (missing)
    {
      int saved = errno;

      g_set_error (error, TOPSHEET_STORE_ERROR,
                   saved == ENOENT ? TOPSHEET_STORE_ERROR_NOT_FOUND : TOPSHEET_STORE_ERROR_FAILED,
                   _("There is no library at “%s” (%s). Nothing was changed."), *path, g_strerror (saved));
      return FALSE;
    }
  else if (!S_ISREG (info.st_mode))
    {
      set_foreign_error (error, *path);
      return FALSE;
    }

  /* The lock and the log stand beside the file itself, not beside a link to it. */
  real = realpath (*path, NULL);
  if (real != NULL)
    {
      g_free (*path);
      *path = g_strdup (real);
      free (real);
    }
  return inspect (*path, error);
}

/* The commonest damage, a copy that ended early. With an empty log the file must have all its pages. */
static gboolean
check_size (TopsheetSqliteConnection *connection, GError **error)
{
  g_autofree char *wal = g_strconcat (connection->path, "-wal", NULL);
  GStatBuf info;
  gint64 pages, page_size;

  if (!topsheet_sqlite_connection_get_int64 (connection, "PRAGMA page_count", &pages, error) ||
      !topsheet_sqlite_connection_get_int64 (connection, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if ((g_stat (wal, &info) == 0 && info.st_size > 0) || g_stat (connection->path, &info) != 0 ||
      info.st_size >= pages * page_size)
    return TRUE;

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_CORRUPT,
               _("The library “%s” is damaged: its end is missing. Nothing was written to it. "
                 "Keep a copy of the file and restore the last backup."),
               connection->path);
  return FALSE;
}

gboolean
topsheet_sqlite_schema_check_open (TopsheetSqliteConnection *connection, GError **error)
{
  gint64 version;
  int moved = 0;

  if (!topsheet_sqlite_connection_get_int64 (connection, "PRAGMA user_version", &version, error) ||
      !check_identity (TOPSHEET_SQLITE_APPLICATION_ID, version, connection->path, error))
    return FALSE;
  sqlite3_file_control (connection->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (!moved)
    return TRUE;

  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FAILED,
               _("The library “%s” was moved or replaced while it was open. Nothing of this step was saved; open it again."),
               connection->path);
  return FALSE;
}

/* Reads what every start needs: the schema, and both ends of the ledger. */
static gboolean
check_readable (TopsheetSqliteConnection *connection, GError **error)
{
  gint64 value;

  return topsheet_sqlite_connection_get_int64 (connection, "SELECT count (*) FROM sqlite_schema", &value, error) &&
         topsheet_sqlite_connection_get_int64 (connection, "SELECT count (*) FROM project", &value, error) &&
         topsheet_sqlite_connection_get_int64 (connection, "SELECT min (id) FROM ledger_entry", &value, error) &&
         topsheet_sqlite_connection_get_int64 (connection, "SELECT max (id) FROM ledger_entry", &value, error);
}

/* The log mode is part of the file, but other programs can change it. */
static gboolean
bring_up_to_date (TopsheetSqliteConnection *connection,
                  TopsheetSqliteLock *lock,
                  guint lock_timeout_msec,
                  GError **error)
{
  g_auto (GStrv) migrations = load_migrations ();
  gboolean done;

  if (!topsheet_sqlite_lock_acquire (lock, lock_timeout_msec, error))
    return FALSE;
  done = topsheet_sqlite_connection_run (connection, "PRAGMA journal_mode = WAL", error) &&
         topsheet_sqlite_schema_migrate (connection, (const char * const *) migrations, g_strv_length (migrations),
                                         error);
  topsheet_sqlite_lock_release (lock);
  return done;
}

TopsheetSqliteConnection *
topsheet_sqlite_schema_open (const char *path,
                             TopsheetClock *clock,
                             TopsheetSqliteLock *lock,
                             guint lock_timeout_msec,
                             GError **error)
{
  g_autoptr (TopsheetSqliteConnection) connection = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gint64 application_id, version, is_wal;
  GStatBuf info;

  connection = topsheet_sqlite_connection_open (path, TOPSHEET_SQLITE_WRITER, clock, error);
  if (connection == NULL)
    return NULL;
  if (sqlite3_db_readonly (connection->db, "main") == 1)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_READ_ONLY,
                   _("The library “%s” cannot be written to. Nothing was changed. Allow writing to the file and its folder, "
                     "or copy the library to another place."),
                   path);
      return NULL;
    }
  if (!topsheet_sqlite_connection_get_int64 (connection, "PRAGMA application_id", &application_id, error) ||
      !topsheet_sqlite_connection_get_int64 (connection, "PRAGMA user_version", &version, error) ||
      !check_identity (application_id, version, path, error) || !check_size (connection, error) ||
      !topsheet_sqlite_connection_get_int64 (connection, "SELECT journal_mode = 'wal' FROM pragma_journal_mode",
                                             &is_wal, error))
    return NULL;
  if ((!is_wal || version < TOPSHEET_SQLITE_SCHEMA_VERSION) &&
      !bring_up_to_date (connection, lock, lock_timeout_msec, error))
    return NULL;
  if (!check_readable (connection, error))
    return NULL;

  /* What an earlier process left in the log is put to rest when there is time. */
  connection->wal_pages = g_stat (wal, &info) == 0 && info.st_size > 0 ? 1 : 0;
  return g_steal_pointer (&connection);
}
