/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-generation.h"
#include "store/sqlite/topsheet-sqlite-connection.h"

G_BEGIN_DECLS

/* Adds to a connection: topsheet_configuration (parameters, model id, usage), the hash of topsheet_configuration_hash(), or NULL; topsheet_look_difference (a, b), in
 * how many bits two looks differ. */
gboolean  topsheet_sqlite_configuration_install (TopsheetSqliteConnection  *connection);
/* That hash of a new generation. (transfer full) (nullable): nobody can tell */
GBytes   *topsheet_sqlite_configuration_hash    (TopsheetGeneration        *generation);
/* The first generation of the project with that hash; 0 in @id when there is none. */
gboolean  topsheet_sqlite_configuration_find    (TopsheetSqliteConnection  *connection,
                                                 gint64                     project_id,
                                                 GBytes                    *hash,
                                                 gint64                    *id,
                                                 GError                   **error);

G_END_DECLS
