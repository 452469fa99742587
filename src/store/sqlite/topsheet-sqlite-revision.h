/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-connection.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteRevision:
 *
 * How far this store has seen the library change. Each kind of thing has a number in the library that every transaction touching it
 * raises; what another process did shows as a number that is higher than the last one seen. Thread-safe.
 */
typedef struct _TopsheetSqliteRevision TopsheetSqliteRevision;

TopsheetSqliteRevision *topsheet_sqlite_revision_new   (void);
void                    topsheet_sqlite_revision_free  (TopsheetSqliteRevision    *self);
/* Raises the numbers of what the open transaction of @connection touched. */
gboolean                topsheet_sqlite_revision_raise (TopsheetSqliteRevision    *self,
                                                        TopsheetSqliteConnection  *connection,
                                                        GError                   **error);
/* The raised numbers were committed: they are no news to this store. */
void                    topsheet_sqlite_revision_keep  (TopsheetSqliteRevision    *self);
/* Kinds that others changed since the last time; 0 when none. */
guint                   topsheet_sqlite_revision_poll  (TopsheetSqliteRevision    *self,
                                                        TopsheetSqliteConnection  *connection,
                                                        GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteRevision, topsheet_sqlite_revision_free)

G_END_DECLS
