/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_LIBRARY_PAGE (topsheet_library_page_get_type ())
/**
 * TopsheetLibraryPage:
 *
 * All projects as cards. Actions: `library.new`, `library.sample`, `library.archive`, `view.search`, `project.undo`, `project.redo`, `library.sort` (s).
 *
 * Signals: open (TopsheetProject, view id or NULL): a person wants to see the project.
 */
G_DECLARE_FINAL_TYPE (TopsheetLibraryPage, topsheet_library_page, TOPSHEET, LIBRARY_PAGE, AdwNavigationPage)

TopsheetLibraryPage *topsheet_library_page_new     (TopsheetSession     *session);
/* Asks again what the library holds. */
void                 topsheet_library_page_refresh (TopsheetLibraryPage *self);

G_END_DECLS
