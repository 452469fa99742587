/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-statement.h"

#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHA256_BYTES 32

struct _TopsheetSqliteStatement
{
  TopsheetSqliteConnection *connection;
  char *sql;
  sqlite3_stmt *handle; /* NULL when it did not compile */
  int parameters;
  gboolean bad;
  gboolean once;
  GError *pending; /* a parameter that could not be used */
};

static gboolean
check_bind (TopsheetSqliteStatement *self, int result)
{
  if (result != SQLITE_OK && self->pending == NULL)
    topsheet_sqlite_set_error (&self->pending, self->connection->db, self->connection->path);
  return result == SQLITE_OK;
}

TopsheetSqliteStatement *
topsheet_sqlite_statement_new (TopsheetSqliteConnection *connection, const char *sql)
{
  TopsheetSqliteStatement *self;
  gpointer idle_sql = NULL;
  gpointer idle = NULL;

  g_return_val_if_fail (connection != NULL && sql != NULL, NULL);

  self = g_new0 (TopsheetSqliteStatement, 1);
  self->connection = connection;
  if (g_hash_table_steal_extended (connection->statements, sql, &idle_sql, &idle))
    {
      self->sql = idle_sql;
      self->handle = idle;
      return self;
    }
  self->sql = g_strdup (sql);
  if (sqlite3_prepare_v3 (connection->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->handle, NULL) != SQLITE_OK)
    topsheet_sqlite_set_error (&self->pending, connection->db, connection->path);
  return self;
}

TopsheetSqliteStatement *
topsheet_sqlite_statement_new_once (TopsheetSqliteConnection *connection, const char *sql)
{
  TopsheetSqliteStatement *self;

  g_return_val_if_fail (connection != NULL && sql != NULL, NULL);

  self = g_new0 (TopsheetSqliteStatement, 1);
  self->connection = connection;
  self->once = TRUE;
  self->sql = g_strdup (sql);
  if (sqlite3_prepare_v2 (connection->db, sql, -1, &self->handle, NULL) != SQLITE_OK)
    topsheet_sqlite_set_error (&self->pending, connection->db, connection->path);
  return self;
}

void
topsheet_sqlite_statement_free (TopsheetSqliteStatement *self)
{
  g_clear_error (&self->pending);
  if (self->once)
    sqlite3_finalize (self->handle);
  else if (self->handle != NULL)
    {
      sqlite3_reset (self->handle);
      sqlite3_clear_bindings (self->handle);
      g_hash_table_replace (self->connection->statements, g_steal_pointer (&self->sql), self->handle);
    }
  g_free (self->sql);
  g_free (self);
}

void
topsheet_sqlite_statement_reset (TopsheetSqliteStatement *self)
{
  if (self->handle != NULL)
    {
      sqlite3_reset (self->handle);
      sqlite3_clear_bindings (self->handle);
    }
  self->parameters = 0;
}

void
topsheet_sqlite_statement_add_int64 (TopsheetSqliteStatement *self, gint64 value)
{
  if (self->handle != NULL)
    check_bind (self, sqlite3_bind_int64 (self->handle, ++self->parameters, value));
}

void
topsheet_sqlite_statement_add_id (TopsheetSqliteStatement *self, gint64 value)
{
  if (value != 0)
    topsheet_sqlite_statement_add_int64 (self, value);
  else
    topsheet_sqlite_statement_add_text (self, NULL);
}

void
topsheet_sqlite_statement_add_double (TopsheetSqliteStatement *self, double value)
{
  if (self->handle != NULL)
    check_bind (self, sqlite3_bind_double (self->handle, ++self->parameters, value));
}

void
topsheet_sqlite_statement_add_text (TopsheetSqliteStatement *self, const char *value)
{
  if (self->handle != NULL)
    check_bind (self, sqlite3_bind_text (self->handle, ++self->parameters, value, -1, SQLITE_TRANSIENT));
}

void
topsheet_sqlite_statement_add_pointer (TopsheetSqliteStatement *self,
                                       gpointer value,
                                       const char *type,
                                       GDestroyNotify destroy)
{
  if (self->handle != NULL)
    check_bind (self, sqlite3_bind_pointer (self->handle, ++self->parameters, value, type, destroy));
  else
    destroy (value);
}

void
topsheet_sqlite_statement_add_blob (TopsheetSqliteStatement *self, const guint8 *value, gsize length)
{
  if (self->handle != NULL)
    check_bind (self, sqlite3_bind_blob64 (self->handle, ++self->parameters, value, length, SQLITE_TRANSIENT));
}

void
topsheet_sqlite_statement_add_decimal (TopsheetSqliteStatement *self, TopsheetDecimal value)
{
  g_autofree char *text = topsheet_decimal_print (&value);

  topsheet_sqlite_statement_add_text (self, text);
}

void
topsheet_sqlite_statement_add_money (TopsheetSqliteStatement *self, const TopsheetMoney *value)
{
  if (value != NULL)
    topsheet_sqlite_statement_add_int64 (self, value->nanos);
  else
    topsheet_sqlite_statement_add_text (self, NULL);
}

void
topsheet_sqlite_statement_add_sha256 (TopsheetSqliteStatement *self, const char *hex)
{
  guint8 bytes[SHA256_BYTES];

  if (hex == NULL)
    {
      topsheet_sqlite_statement_add_text (self, NULL);
      return;
    }

  for (gsize i = 0; i < SHA256_BYTES; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = high < 0 ? -1 : g_ascii_xdigit_value (hex[2 * i + 1]);

      if (low < 0)
        break;
      bytes[i] = (guint8) (high << 4 | low);
      if (i + 1 == SHA256_BYTES && hex[2 * SHA256_BYTES] == '\0')
        {
          topsheet_sqlite_statement_add_blob (self, bytes, sizeof bytes);
          return;
        }
    }
  if (self->pending == NULL)
    g_set_error (&self->pending, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                 _("“%s” is not a SHA-256 of 64 hexadecimal digits. Nothing was changed."), hex);
}

gboolean
topsheet_sqlite_statement_next (TopsheetSqliteStatement *self, GError **error)
{
  int result;

  if (self->bad)
    return FALSE;
  if (self->pending != NULL)
    {
      self->bad = TRUE;
      g_propagate_error (error, g_steal_pointer (&self->pending));
      return FALSE;
    }

  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    {
      self->bad = TRUE;
      topsheet_sqlite_set_error (error, self->connection->db, self->connection->path);
    }
  return FALSE;
}

gboolean
topsheet_sqlite_statement_is_good (TopsheetSqliteStatement *self)
{
  return !self->bad;
}

gboolean
topsheet_sqlite_statement_run (TopsheetSqliteStatement *self, GError **error)
{
  while (topsheet_sqlite_statement_next (self, error))
    ;
  topsheet_sqlite_statement_reset (self);
  return !self->bad;
}

gboolean
topsheet_sqlite_statement_is_null (TopsheetSqliteStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
topsheet_sqlite_statement_get_int64 (TopsheetSqliteStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
topsheet_sqlite_statement_get_double (TopsheetSqliteStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

const char *
topsheet_sqlite_statement_get_text (TopsheetSqliteStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

const guint8 *
topsheet_sqlite_statement_get_blob (TopsheetSqliteStatement *self, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return bytes;
}

char *
topsheet_sqlite_statement_get_hex (TopsheetSqliteStatement *self, int column)
{
  gsize length;
  const guint8 *bytes = topsheet_sqlite_statement_get_blob (self, column, &length);

  return bytes != NULL ? topsheet_text_hex (bytes, length) : NULL;
}

gboolean
topsheet_sqlite_statement_get_decimal (TopsheetSqliteStatement *self, int column, TopsheetDecimal *out, GError **error)
{
  const char *text = topsheet_sqlite_statement_get_text (self, column);

  if (text != NULL && topsheet_decimal_parse (text, out, NULL))
    return TRUE;

  self->bad = TRUE;
  g_set_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_CORRUPT,
               _("The library “%s” is damaged: a number cannot be read (%s). Nothing was written to it. "
                 "Keep a copy of the file and restore the last backup."),
               self->connection->path, text != NULL ? text : "NULL");
  return FALSE;
}

gboolean
topsheet_sqlite_statement_get_money (TopsheetSqliteStatement *self, int column, const char *currency, TopsheetMoney *out)
{
  if (topsheet_sqlite_statement_is_null (self, column))
    return FALSE;

  *out = topsheet_money (topsheet_sqlite_statement_get_int64 (self, column), currency);
  return TRUE;
}

int
topsheet_sqlite_statement_get_type (TopsheetSqliteStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column);
}
