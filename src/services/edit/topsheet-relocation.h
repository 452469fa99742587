/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/* The file of @generation is at @path now. The file is read in a worker and its content compared with what was recorded; only the same content gets the version
 * a new place, and nothing else of it changes.
 * → gboolean: FALSE when the file has another content; nothing was changed then. Rejects when the file cannot be read. */
DexFuture *topsheet_relocation_record (TopsheetSession    *session,
                                       TopsheetGeneration *generation,
                                       const char         *path);

G_END_DECLS
