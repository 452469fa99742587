/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-writer.h"

#include "store/sqlite/topsheet-sqlite-lock.h"
#include "store/sqlite/topsheet-sqlite-schema.h"

#define CHECKPOINT_PAGES 1024 /* of 4 KiB */
#define CHECKPOINT_WAIT_MSEC 100
#define BUSY_WAIT_MSEC 5000

struct _TopsheetSqliteWriter
{
  TopsheetSqliteRevision *revision;
  TopsheetClock *clock;
  TopsheetSqliteLock *lock;
  TopsheetSqliteConnection *connection;
};

static void
checkpoint (TopsheetSqliteWriter *self, int mode)
{
  sqlite3_busy_timeout (self->connection->db, mode == SQLITE_CHECKPOINT_TRUNCATE ? CHECKPOINT_WAIT_MSEC : 0);
  if (sqlite3_wal_checkpoint_v2 (self->connection->db, NULL, mode, NULL, NULL) == SQLITE_OK &&
      mode == SQLITE_CHECKPOINT_TRUNCATE)
    self->connection->wal_pages = 0;
  sqlite3_busy_timeout (self->connection->db, BUSY_WAIT_MSEC);
}

static gboolean
write_in_transaction (TopsheetSqliteWriter *self, TopsheetSqliteJob *job, GValue *value, GError **error)
{
  TopsheetSqliteConnection *connection = self->connection;

  connection->touched = 0;
  if (!topsheet_sqlite_connection_run (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (topsheet_sqlite_schema_check_open (connection, error) && job->work (connection, &job->arguments, value, error) &&
      topsheet_sqlite_revision_raise (self->revision, connection, error) &&
      topsheet_sqlite_connection_run (connection, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (connection->db))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

TopsheetSqliteWriter *
topsheet_sqlite_writer_new (TopsheetSqliteRevision *revision, TopsheetClock *clock)
{
  TopsheetSqliteWriter *self = g_new0 (TopsheetSqliteWriter, 1);

  self->revision = revision;
  self->clock = g_object_ref (clock);
  return self;
}

void
topsheet_sqlite_writer_free (TopsheetSqliteWriter *self)
{
  g_clear_pointer (&self->connection, topsheet_sqlite_connection_close);
  g_clear_pointer (&self->lock, topsheet_sqlite_lock_free);
  g_clear_object (&self->clock);
  g_free (self);
}

gboolean
topsheet_sqlite_writer_open (TopsheetSqliteWriter *self,
                             char **path,
                             TopsheetSqliteFlags flags,
                             guint lock_timeout_msec,
                             GError **error)
{
  if (!topsheet_sqlite_schema_prepare (path, flags, self->clock, lock_timeout_msec, error))
    return FALSE;
  self->lock = topsheet_sqlite_lock_new (*path, error);
  if (self->lock == NULL)
    return FALSE;
  self->connection = topsheet_sqlite_schema_open (*path, self->clock, self->lock, lock_timeout_msec, error);
  if (self->connection == NULL)
    return FALSE;

  topsheet_sqlite_revision_poll (self->revision, self->connection, NULL);
  return TRUE;
}

gboolean
topsheet_sqlite_writer_run (TopsheetSqliteWriter *self,
                            TopsheetSqliteJob *job,
                            guint lock_timeout_msec,
                            GValue *value,
                            guint *kinds,
                            GError **error)
{
  gboolean done;

  *kinds = 0;
  if (!topsheet_sqlite_lock_acquire (self->lock, lock_timeout_msec, error))
    return FALSE;
  done = write_in_transaction (self, job, value, error);
  if (done && self->connection->wal_pages > CHECKPOINT_PAGES)
    checkpoint (self, SQLITE_CHECKPOINT_PASSIVE);
  topsheet_sqlite_lock_release (self->lock);
  if (!done)
    return FALSE;

  topsheet_sqlite_revision_keep (self->revision);
  *kinds = self->connection->touched;
  return TRUE;
}

gboolean
topsheet_sqlite_writer_has_log (TopsheetSqliteWriter *self)
{
  return self->connection != NULL && self->connection->wal_pages > 0;
}

void
topsheet_sqlite_writer_rest (TopsheetSqliteWriter *self, guint lock_timeout_msec)
{
  if (!topsheet_sqlite_writer_has_log (self) || !topsheet_sqlite_lock_acquire (self->lock, lock_timeout_msec, NULL))
    return;

  checkpoint (self, SQLITE_CHECKPOINT_TRUNCATE);
  topsheet_sqlite_lock_release (self->lock);
}
