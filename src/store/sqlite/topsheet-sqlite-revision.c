/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-revision.h"

#include "store/sqlite/topsheet-sqlite-statement.h"

#define N_KINDS 6

struct _TopsheetSqliteRevision
{
  GMutex mutex;
  gboolean known; /* the first look is no news */
  gint64 seen[N_KINDS];
  gint64 raised[N_KINDS]; /* of the writer's open transaction, 0 = not touched */
};

static int
index_of_kind (gint64 kind)
{
  int index = g_bit_nth_lsf ((gulong) kind, -1);

  return index >= 0 && index < N_KINDS ? index : -1;
}

TopsheetSqliteRevision *
topsheet_sqlite_revision_new (void)
{
  TopsheetSqliteRevision *self = g_new0 (TopsheetSqliteRevision, 1);

  g_mutex_init (&self->mutex);
  return self;
}

void
topsheet_sqlite_revision_free (TopsheetSqliteRevision *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gboolean
topsheet_sqlite_revision_raise (TopsheetSqliteRevision *self, TopsheetSqliteConnection *connection, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection, "UPDATE revision SET n = n + 1 WHERE kind & ?1 RETURNING kind, n");
  gint64 raised[N_KINDS] = { 0 };

  topsheet_sqlite_statement_add_int64 (statement, connection->touched);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      int index = index_of_kind (topsheet_sqlite_statement_get_int64 (statement, 0));

      if (index >= 0)
        raised[index] = topsheet_sqlite_statement_get_int64 (statement, 1);
    }

  g_mutex_lock (&self->mutex);
  for (int i = 0; i < N_KINDS; i++)
    self->raised[i] = raised[i];
  g_mutex_unlock (&self->mutex);
  return topsheet_sqlite_statement_is_good (statement);
}

void
topsheet_sqlite_revision_keep (TopsheetSqliteRevision *self)
{
  g_mutex_lock (&self->mutex);
  for (int i = 0; i < N_KINDS; i++)
    {
      /* When another process came in between, the step is larger than one and the next look reports it. */
      if (self->raised[i] != 0 && self->seen[i] == self->raised[i] - 1)
        self->seen[i] = self->raised[i];
      self->raised[i] = 0;
    }
  g_mutex_unlock (&self->mutex);
}

static guint
compare_with_seen (TopsheetSqliteRevision *self, const gint64 *numbers)
{
  guint kinds = 0;

  g_mutex_lock (&self->mutex);
  for (int i = 0; i < N_KINDS; i++)
    {
      /* A commit of this store may be visible before it was kept: no news, unless somebody else's stands before it. */
      gboolean own = numbers[i] == self->raised[i] && self->seen[i] == self->raised[i] - 1;

      if (self->known && numbers[i] > self->seen[i] && !own)
        kinds |= 1u << i;
      self->seen[i] = MAX (self->seen[i], numbers[i]);
    }
  self->known = TRUE;
  g_mutex_unlock (&self->mutex);
  return kinds;
}

guint
topsheet_sqlite_revision_poll (TopsheetSqliteRevision *self, TopsheetSqliteConnection *connection, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  gint64 numbers[N_KINDS] = { 0 };
  gint64 data_version;

  if (!topsheet_sqlite_connection_get_int64 (connection, "PRAGMA data_version", &data_version, error))
    return 0;
  if (data_version == connection->data_version)
    return 0;

  statement = topsheet_sqlite_statement_new (connection, "SELECT kind, n FROM revision");
  while (topsheet_sqlite_statement_next (statement, error))
    {
      int index = index_of_kind (topsheet_sqlite_statement_get_int64 (statement, 0));

      if (index >= 0)
        numbers[index] = topsheet_sqlite_statement_get_int64 (statement, 1);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return 0;

  connection->data_version = data_version;
  return compare_with_seen (self, numbers);
}
