/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_IMPORT_BAR (topsheet_import_bar_get_type ())
/**
 * TopsheetImportBar:
 *
 * At the bottom of a project: imports that are running and that no dialog tells of, what came of them, and those that were stopped and wait to be resumed or
 * discarded, also from an earlier session. Takes no room when there is none.
 */
G_DECLARE_FINAL_TYPE (TopsheetImportBar, topsheet_import_bar, TOPSHEET, IMPORT_BAR, AdwBin)

void topsheet_import_bar_watch (TopsheetImportBar *self,
                                TopsheetSession   *session,
                                TopsheetProject   *project,
                                TopsheetUndoStack *undo);

G_END_DECLS
