/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

/* Puts a project away. → TopsheetProject as it now stands */
DexFuture *topsheet_project_archive      (TopsheetSession   *session,
                                          gint64             project_id);
/* Tells @undo that the project was put away under @title. */
void       topsheet_project_archive_push (TopsheetSession   *session,
                                          gint64             project_id,
                                          TopsheetUndoStack *undo,
                                          const char        *title);

G_END_DECLS
