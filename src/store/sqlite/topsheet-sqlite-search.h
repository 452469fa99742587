/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-statement.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteCondition:
 * @sql: " AND …" for a query of the table `generation`; nothing that a person wrote is in it
 * @values: (element-type GVariant): int64, double or string for each "?" in it; a pair of strings is a text index and what to ask it
 *
 * The part of a query that a search makes.
 */
typedef struct
{
  GString   *sql;
  GPtrArray *values;
} TopsheetSqliteCondition;

/* Adds the functions that conditions use to a connection. */
gboolean                 topsheet_sqlite_search_install  (sqlite3                  *db);
/* @search: (nullable): its terms */
TopsheetSqliteCondition *topsheet_sqlite_condition_new   (const TopsheetSearch     *search);
void                     topsheet_sqlite_condition_free  (TopsheetSqliteCondition  *self);
/* Asks the text indexes and adds the values in order to @statement. */
gboolean                 topsheet_sqlite_condition_bind  (TopsheetSqliteCondition    *self,
                                                          TopsheetSqliteConnection   *connection,
                                                          TopsheetSqliteStatement    *statement,
                                                          GError                    **error);
/* The column of generation_search for a key of words; NULL when it has none of its own. (transfer none) */
const char              *topsheet_sqlite_search_get_column (TopsheetSearchKey       key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteCondition, topsheet_sqlite_condition_free)

G_END_DECLS
