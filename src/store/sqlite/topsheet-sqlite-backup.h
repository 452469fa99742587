/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-connection.h"

G_BEGIN_DECLS

/* A consistent copy of what @connection sees at @path: written beside it, flushed to the disk and renamed. Takes no lock: it only reads. */
gboolean topsheet_sqlite_backup    (TopsheetSqliteConnection  *connection,
                                    const char                *path,
                                    GError                   **error);
/* Flushes @path and the folder that names it. */
gboolean topsheet_sqlite_sync_file (const char                *path,
                                    GError                   **error);

G_END_DECLS
