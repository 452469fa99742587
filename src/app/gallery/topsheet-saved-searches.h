/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SAVED_SEARCHES (topsheet_saved_searches_get_type ())
/**
 * TopsheetSavedSearches:
 *
 * The menu of the search: what was saved in this project, to use, rename and remove, saving what is searched for now, and an example for each key. Saved searches
 * are kept in the library, so that everybody who works in it has them.
 *
 * Signals: `picked` (char *text, gboolean add): search for this, or add it to the search.
 */
G_DECLARE_FINAL_TYPE (TopsheetSavedSearches, topsheet_saved_searches, TOPSHEET, SAVED_SEARCHES, GtkBox)

void topsheet_saved_searches_set_up   (TopsheetSavedSearches *self,
                                       TopsheetSession       *session,
                                       TopsheetProject       *project,
                                       TopsheetUndoStack     *undo);
/* What would be saved now; "" when there is nothing to save. */
void topsheet_saved_searches_set_text (TopsheetSavedSearches *self,
                                       const char            *text);

G_END_DECLS
