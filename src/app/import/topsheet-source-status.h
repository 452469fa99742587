/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SOURCE_STATUS (topsheet_source_status_get_type ())
/**
 * TopsheetSourceStatus:
 *
 * One line below the list of views: what the watched sources of a project are doing. It is not there while nothing is watched; it opens #TopsheetSourcesDialog.
 */
G_DECLARE_FINAL_TYPE (TopsheetSourceStatus, topsheet_source_status, TOPSHEET, SOURCE_STATUS, AdwBin)

void topsheet_source_status_watch (TopsheetSourceStatus *self,
                                   TopsheetSession      *session,
                                   TopsheetProject      *project,
                                   TopsheetUndoStack    *undo);

G_END_DECLS
