/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SOURCES_DIALOG (topsheet_sources_dialog_get_type ())
/**
 * TopsheetSourcesDialog:
 *
 * Where the generations of a project come from by themselves: folders that are watched, with what each is doing, and imports that were stopped.
 */
G_DECLARE_FINAL_TYPE (TopsheetSourcesDialog, topsheet_sources_dialog, TOPSHEET, SOURCES_DIALOG, AdwDialog)

TopsheetSourcesDialog *topsheet_sources_dialog_new (TopsheetSession   *session,
                                                    TopsheetProject   *project,
                                                    TopsheetUndoStack *undo);

G_END_DECLS
