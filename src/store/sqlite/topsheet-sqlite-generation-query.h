/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-search.h"
#include "store/sqlite/topsheet-sqlite-job.h"

G_BEGIN_DECLS

/* The SQL of a TopsheetGenerationQuery; @condition is what its search comes to. */

/* " FROM … WHERE …" without the decisions. A search reads the index that has all it may ask about. */
void                    topsheet_sqlite_query_append_where (GString                       *sql,
                                                            const TopsheetGenerationQuery *query,
                                                            const TopsheetSqliteCondition *condition);
/* The whole question for @columns in the order of the list; its limit is the last thing to bind. (transfer full) */
char                   *topsheet_sqlite_query_print        (const TopsheetGenerationQuery *query,
                                                            const TopsheetSqliteCondition *condition,
                                                            const char                    *columns);
/* Binds what stands in the WHERE. */
gboolean                topsheet_sqlite_query_bind         (TopsheetSqliteConnection      *connection,
                                                            TopsheetSqliteStatement       *statement,
                                                            const TopsheetGenerationQuery *query,
                                                            TopsheetSqliteCondition       *condition,
                                                            GError                       **error);
/* For a worker: a copy that goes with the arguments. */
TopsheetSqliteArguments topsheet_sqlite_query_copy         (const TopsheetGenerationQuery *query);

G_END_DECLS
