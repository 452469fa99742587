/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-statement.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteRecount:
 *
 * Adds up the entries of the ledger once more, independently of topsheet-sqlite-posting.c, and compares with the sums that were kept.
 * Entries come in the order of their ids, in rows of TOPSHEET_CHAIN_COLUMNS.
 */
typedef struct _TopsheetSqliteRecount TopsheetSqliteRecount;

TopsheetSqliteRecount *topsheet_sqlite_recount_new     (TopsheetSqliteConnection  *connection);
void                   topsheet_sqlite_recount_free    (TopsheetSqliteRecount     *self);
/* FALSE when the cumulative sum of the entry is not what it must be. */
gboolean               topsheet_sqlite_recount_add     (TopsheetSqliteRecount     *self,
                                                        TopsheetSqliteStatement   *row);
/* Whether ledger_rollup says the same as the entries. */
gboolean               topsheet_sqlite_recount_matches (TopsheetSqliteRecount     *self,
                                                        GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteRecount, topsheet_sqlite_recount_free)

G_END_DECLS
