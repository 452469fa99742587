/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/import/topsheet-watch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SOURCE_ROW (topsheet_source_row_get_type ())
/**
 * TopsheetSourceRow:
 *
 * A source of imports in a list: where, what it is doing, and buttons to pause or resume it and to take it away. What came from
 * it stays; taking it away can be undone.
 */
G_DECLARE_FINAL_TYPE (TopsheetSourceRow, topsheet_source_row, TOPSHEET, SOURCE_ROW, AdwActionRow)

TopsheetSourceRow          *topsheet_source_row_new        (TopsheetSession            *session,
                                                            TopsheetProject            *project,
                                                            TopsheetUndoStack          *undo,
                                                            const TopsheetImportSource *source);
const TopsheetImportSource *topsheet_source_row_get_source (TopsheetSourceRow          *self);
void                        topsheet_source_row_set_source (TopsheetSourceRow          *self,
                                                            const TopsheetImportSource *source);
/* @watch: (nullable): not watched at the moment */
void                        topsheet_source_row_show_watch (TopsheetSourceRow          *self,
                                                            TopsheetWatch              *watch);

G_END_DECLS
