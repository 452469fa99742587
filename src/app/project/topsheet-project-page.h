/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PROJECT_PAGE (topsheet_project_page_get_type ())
/**
 * TopsheetProjectPage:
 *
 * One open project: the list of views at the start, the chosen view beside it. Views are made when first shown and kept. Each is an #AdwNavigationPage made by
 * `topsheet_X_page_new (session, project, undo)`, listed in the table on top of the implementation.
 *
 * Actions for all views below it: `project.show-view` (s: "overview", "budget", "gallery", "ledger", "reports"), `project.undo`, `project.redo`,
 * `project.import` (the import dialog). A view that has a search or an inspector installs `view.search` or `view.inspector`.
 *
 * Properties (read-only): session, project, undo-stack, view-name.
 */
G_DECLARE_FINAL_TYPE (TopsheetProjectPage, topsheet_project_page, TOPSHEET, PROJECT_PAGE, AdwNavigationPage)

TopsheetProjectPage *topsheet_project_page_new            (TopsheetSession     *session,
                                                           TopsheetProject     *project);
TopsheetSession     *topsheet_project_page_get_session    (TopsheetProjectPage *self);
TopsheetProject     *topsheet_project_page_get_project    (TopsheetProjectPage *self);
TopsheetUndoStack   *topsheet_project_page_get_undo_stack (TopsheetProjectPage *self);
const char          *topsheet_project_page_get_view_name  (TopsheetProjectPage *self);
void                 topsheet_project_page_show_view      (TopsheetProjectPage *self,
                                                           const char          *view);
/* The view that is shown, for actions of the window. (transfer none) */
GtkWidget           *topsheet_project_page_get_view       (TopsheetProjectPage *self);
/* Opens the import dialog for @paths; %NULL: asks for them. */
void                 topsheet_project_page_import         (TopsheetProjectPage *self,
                                                           const char * const  *paths);
/* → TRUE when the edits of all views are in the library. */
DexFuture           *topsheet_project_page_flush          (TopsheetProjectPage *self);

G_END_DECLS
