/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/import/topsheet-imports.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_IMPORT_ROW (topsheet_import_row_get_type ())
/**
 * TopsheetImportRow:
 *
 * One import in #TopsheetImportBar: how far it is, with Cancel; what came of it, with Details; or that it stopped, with Resume and Discard.
 */
G_DECLARE_FINAL_TYPE (TopsheetImportRow, topsheet_import_row, TOPSHEET, IMPORT_ROW, AdwBin)

/* @job or @source, which is of kind %TOPSHEET_SOURCE_ONCE, and the other %NULL. */
GtkWidget         *topsheet_import_row_new           (TopsheetSession            *session,
                                                      TopsheetProject            *project,
                                                      TopsheetUndoStack          *undo,
                                                      TopsheetImportJob          *job,
                                                      const TopsheetImportSource *source);
/* (transfer none) (nullable) */
TopsheetImportJob *topsheet_import_row_get_job       (TopsheetImportRow          *self);
/* 0: of a job */
gint64             topsheet_import_row_get_source_id (TopsheetImportRow          *self);

G_END_DECLS
