/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_WINDOW (topsheet_window_get_type ())
/**
 * TopsheetWindow:
 *
 * The window: toasts over a navigation view with the library and the open project, or a status page while there is no library.
 *
 * Window actions work on the page that is visible: `win.view` (s: view id), `win.undo`, `win.redo`, `win.search`, `win.inspector`. The last two activate
 * `view.search` and `view.inspector` where the focus is; a view installs them with gtk_widget_class_install_action().
 */
G_DECLARE_FINAL_TYPE (TopsheetWindow, topsheet_window, TOPSHEET, WINDOW, AdwApplicationWindow)

TopsheetWindow    *topsheet_window_new                 (AdwApplication  *application);
/* While the library is being opened. */
void               topsheet_window_show_opening        (TopsheetWindow  *self);
/* Shows the library of @session; one that was shown before is closed. */
void               topsheet_window_set_session         (TopsheetWindow  *self,
                                                        TopsheetSession *session);
TopsheetSession   *topsheet_window_get_session         (TopsheetWindow  *self);
/* Instead of a library: why there is none, with what to do about it. */
void               topsheet_window_show_failure        (TopsheetWindow  *self,
                                                        const GError    *error,
                                                        const char      *location);
/* Opens @project, at the view with the id @view (%NULL: overview). */
void               topsheet_window_open_project        (TopsheetWindow  *self,
                                                        TopsheetProject *project,
                                                        const char      *view);
/* The dialog for a new project, on the library page. */
void               topsheet_window_new_project         (TopsheetWindow  *self);
/* The import dialog for @paths in the project that is shown; a toast says so when none is. */
void               topsheet_window_import              (TopsheetWindow  *self,
                                                        const char * const *paths);
/* The price catalogue; nothing happens before a library is open. */
void               topsheet_window_show_catalogue      (TopsheetWindow  *self);
/* → TRUE when all edits of the window are in the library. */
DexFuture         *topsheet_window_flush               (TopsheetWindow  *self);

G_END_DECLS
