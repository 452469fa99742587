/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGES_PER_STEP 1024

static void
set_errno_error (GError **error, const char *path, int saved)
{
  TopsheetStoreError code = saved == EACCES || saved == EROFS || saved == EPERM ? TOPSHEET_STORE_ERROR_READ_ONLY
                                                                                : TOPSHEET_STORE_ERROR_FAILED;

  g_set_error (error, TOPSHEET_STORE_ERROR, code,
               _("“%s” could not be written (%s). The library itself was not touched."), path, g_strerror (saved));
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  g_autofd int fd = open (path, flags | O_CLOEXEC);

  if (fd >= 0 && fsync (fd) == 0)
    return TRUE;

  set_errno_error (error, path, errno);
  return FALSE;
}

gboolean
topsheet_sqlite_sync_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (path, O_RDONLY, error) && sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/* A log that lies beside the target would be replayed into the copy by the next program that opens it. */
static gboolean
check_target (TopsheetSqliteConnection *connection, const char *path, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf own, other;

  if (g_stat (connection->path, &own) == 0 && g_stat (path, &other) == 0 && own.st_dev == other.st_dev &&
      own.st_ino == other.st_ino)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("“%s” is the library itself. Nothing was copied; choose another name."), path);
      return FALSE;
    }
  if (g_stat (wal, &other) == 0 && other.st_size > 0)
    {
      g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                   _("“%s” is a library with work in progress. Nothing was copied; choose another name."), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
copy_pages (TopsheetSqliteConnection *connection, sqlite3 *target, const char *path, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", connection->db, "main");
  int result = SQLITE_OK;

  while (backup != NULL && result == SQLITE_OK)
    result = sqlite3_backup_step (backup, PAGES_PER_STEP);
  if (backup != NULL && sqlite3_backup_finish (backup) == SQLITE_OK && result == SQLITE_DONE)
    return TRUE;

  topsheet_sqlite_set_error (error, target, path);
  return FALSE;
}

static gboolean
write_copy (TopsheetSqliteConnection *connection, const char *path, GError **error)
{
  sqlite3 *target = NULL;
  gboolean done;

  if (sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    {
      topsheet_sqlite_set_error (error, target, path);
      sqlite3_close_v2 (target);
      return FALSE;
    }
  /* Flushed once, at the end. */
  sqlite3_exec (target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  done = copy_pages (connection, target, path, error);
  sqlite3_close_v2 (target);
  return done;
}

gboolean
topsheet_sqlite_backup (TopsheetSqliteConnection *connection, const char *path, GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *temporary = g_build_filename (folder, ".topsheet-backup-XXXXXX", NULL);
  g_autofd int fd = -1;

  if (!check_target (connection, full, error))
    return FALSE;
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_errno_error (error, full, errno);
      return FALSE;
    }
  if (write_copy (connection, temporary, error) && sync_path (temporary, O_RDONLY, error))
    {
      if (g_rename (temporary, full) == 0)
        return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
      set_errno_error (error, full, errno);
    }

  g_unlink (temporary);
  return FALSE;
}
