/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-connection.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteStatement:
 *
 * A prepared statement on loan from its connection. Parameters are added in order; the first failure stays and comes out of
 * topsheet_sqlite_statement_next() or topsheet_sqlite_statement_run(), so that a caller checks once. Freeing it gives it back to the connection, ready for the next use.
 */
typedef struct _TopsheetSqliteStatement TopsheetSqliteStatement;

TopsheetSqliteStatement *topsheet_sqlite_statement_new           (TopsheetSqliteConnection *connection,
                                                                  const char               *sql);
/* One that is not kept for the next use: for SQL that is put together in many ways. */
TopsheetSqliteStatement *topsheet_sqlite_statement_new_once      (TopsheetSqliteConnection *connection,
                                                                  const char               *sql);
void                     topsheet_sqlite_statement_free          (TopsheetSqliteStatement  *self);

void                     topsheet_sqlite_statement_add_int64     (TopsheetSqliteStatement  *self,
                                                                  gint64                    value);
/* 0 becomes NULL: references to a row that may be missing. */
void                     topsheet_sqlite_statement_add_id        (TopsheetSqliteStatement  *self,
                                                                  gint64                    value);
void                     topsheet_sqlite_statement_add_double    (TopsheetSqliteStatement  *self,
                                                                  double                    value);
/* NULL stays NULL. The text is copied. */
void                     topsheet_sqlite_statement_add_text      (TopsheetSqliteStatement  *self,
                                                                  const char               *value);
/* For a function of SQL that knows @type, a static string; @destroy is called in any case. */
void                     topsheet_sqlite_statement_add_pointer   (TopsheetSqliteStatement  *self,
                                                                  gpointer                  value,
                                                                  const char               *type,
                                                                  GDestroyNotify            destroy);
void                     topsheet_sqlite_statement_add_blob      (TopsheetSqliteStatement  *self,
                                                                  const guint8             *value,
                                                                  gsize                     length);
void                     topsheet_sqlite_statement_add_decimal   (TopsheetSqliteStatement  *self,
                                                                  TopsheetDecimal           value);
/* Nanos; a missing amount is NULL. */
void                     topsheet_sqlite_statement_add_money     (TopsheetSqliteStatement  *self,
                                                                  const TopsheetMoney      *value);
/* 64 hexadecimal digits as 32 bytes; NULL stays NULL; anything else is an error. */
void                     topsheet_sqlite_statement_add_sha256    (TopsheetSqliteStatement  *self,
                                                                  const char               *hex);

/* TRUE when there is a row. FALSE at the end, and on failure with @error set: see _is_good(). */
gboolean                 topsheet_sqlite_statement_next          (TopsheetSqliteStatement  *self,
                                                                  GError                  **error);
gboolean                 topsheet_sqlite_statement_is_good       (TopsheetSqliteStatement  *self);
/* Runs to the end and gets ready for the next parameters. */
gboolean                 topsheet_sqlite_statement_run           (TopsheetSqliteStatement  *self,
                                                                  GError                  **error);
void                     topsheet_sqlite_statement_reset         (TopsheetSqliteStatement  *self);

gboolean                 topsheet_sqlite_statement_is_null       (TopsheetSqliteStatement  *self,
                                                                  int                       column);
gint64                   topsheet_sqlite_statement_get_int64     (TopsheetSqliteStatement  *self,
                                                                  int                       column);
double                   topsheet_sqlite_statement_get_double    (TopsheetSqliteStatement  *self,
                                                                  int                       column);
/* (transfer none) (nullable), until the next step */
const char              *topsheet_sqlite_statement_get_text      (TopsheetSqliteStatement  *self,
                                                                  int                       column);
const guint8            *topsheet_sqlite_statement_get_blob      (TopsheetSqliteStatement  *self,
                                                                  int                       column,
                                                                  gsize                    *length);
/* Lower-case hexadecimal of a blob; NULL for NULL. (transfer full) */
char                    *topsheet_sqlite_statement_get_hex       (TopsheetSqliteStatement  *self,
                                                                  int                       column);
/* A text that is no decimal is a damaged library: the statement goes bad. */
gboolean                 topsheet_sqlite_statement_get_decimal   (TopsheetSqliteStatement  *self,
                                                                  int                       column,
                                                                  TopsheetDecimal          *out,
                                                                  GError                  **error);
/* Nanos in @currency; FALSE and nothing in @out when NULL. */
gboolean                 topsheet_sqlite_statement_get_money     (TopsheetSqliteStatement  *self,
                                                                  int                       column,
                                                                  const char               *currency,
                                                                  TopsheetMoney            *out);
int                      topsheet_sqlite_statement_get_type      (TopsheetSqliteStatement  *self,
                                                                  int                       column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteStatement, topsheet_sqlite_statement_free)

G_END_DECLS
