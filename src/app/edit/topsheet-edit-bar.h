/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_EDIT_BAR (topsheet_edit_bar_get_type ())
/**
 * TopsheetEditBar:
 *
 * A row for each version of a project that is open in an editor: "SH010_v003 is open in GIMP, 12 min", with Bring In… and Discard. Takes no room when there is none.
 */
G_DECLARE_FINAL_TYPE (TopsheetEditBar, topsheet_edit_bar, TOPSHEET, EDIT_BAR, AdwBin)

GtkWidget *topsheet_edit_bar_new (TopsheetSession   *session,
                                  gint64             project_id,
                                  TopsheetUndoStack *undo);

G_END_DECLS
