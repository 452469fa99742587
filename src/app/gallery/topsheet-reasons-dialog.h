/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_REASONS_DIALOG (topsheet_reasons_dialog_get_type ())
/**
 * TopsheetReasonsDialog:
 *
 * The list of reasons for a rejection: add, rename, remove, move by dragging or with Alt and the arrow keys. Each change is saved at once and is one step of the undo stack.
 */
G_DECLARE_FINAL_TYPE (TopsheetReasonsDialog, topsheet_reasons_dialog, TOPSHEET, REASONS_DIALOG, AdwDialog)

void topsheet_reasons_dialog_present (TopsheetSession   *session,
                                      TopsheetUndoStack *undo,
                                      GtkWidget         *parent);

G_END_DECLS
