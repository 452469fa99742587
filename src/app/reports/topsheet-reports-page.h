/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_REPORTS_PAGE (topsheet_reports_page_get_type ())
/**
 * TopsheetReportsPage:
 *
 * The report of a project as it will be on paper, what is on it, and the PDF.
 */
G_DECLARE_FINAL_TYPE (TopsheetReportsPage, topsheet_reports_page, TOPSHEET, REPORTS_PAGE, AdwNavigationPage)

AdwNavigationPage *topsheet_reports_page_new    (TopsheetSession     *session,
                                                 TopsheetProject     *project,
                                                 TopsheetUndoStack   *undo);
/* Writes the PDF of what is chosen to @path; a toast says so. */
void               topsheet_reports_page_export (TopsheetReportsPage *self,
                                                 const char          *path);

G_END_DECLS
