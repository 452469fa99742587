/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SEARCH_FIELD (topsheet_search_field_get_type ())
/**
 * TopsheetSearchField:
 *
 * The entry of the gallery's search: terms are set apart as they are written, what cannot be read is underlined with its sentence below, keys and values of the
 * project are suggested, and a menu holds saved searches and examples.
 *
 * Signals: `searched`: topsheet_search_field_get_search() is another one; `stopped`: Escape in the entry.
 */
G_DECLARE_FINAL_TYPE (TopsheetSearchField, topsheet_search_field, TOPSHEET, SEARCH_FIELD, GtkWidget)

/* Once, before it is used. */
void            topsheet_search_field_set_up     (TopsheetSearchField  *self,
                                                  TopsheetSession      *session,
                                                  TopsheetProject      *project,
                                                  TopsheetUndoStack    *undo);
/* The last one that could be read whole; NULL when nothing is searched for. (transfer none) */
TopsheetSearch *topsheet_search_field_get_search (TopsheetSearchField  *self);
void            topsheet_search_field_set_text   (TopsheetSearchField  *self,
                                                  const char           *text);

G_END_DECLS
