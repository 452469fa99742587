/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_IMPORT_DIALOG (topsheet_import_dialog_get_type ())
/**
 * TopsheetImportDialog:
 *
 * Takes generated files into a project: what, into which phase, by which model; then progress that can be cancelled; then what happened, with every file that
 * was not taken and why. Closing it while it works leaves the import to #TopsheetImportBar.
 */
G_DECLARE_FINAL_TYPE (TopsheetImportDialog, topsheet_import_dialog, TOPSHEET, IMPORT_DIALOG, AdwDialog)

/* @paths (nullable): files and folders that were dropped or named. */
TopsheetImportDialog *topsheet_import_dialog_new (TopsheetSession    *session,
                                                  TopsheetProject    *project,
                                                  const char * const *paths);
/* What an import that is running or over does or came to. */
TopsheetImportDialog *topsheet_import_dialog_new_for_job (TopsheetSession   *session,
                                                          TopsheetProject   *project,
                                                          TopsheetImportJob *job);

G_END_DECLS
