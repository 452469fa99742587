/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes a source of imports out of the library: a folder is no longer watched, the rest of a stopped import is not taken. What came from it stays. Says so
 * with a toast that has Undo. @from: (not the row that goes away) */
void topsheet_source_act_remove (GtkWidget                  *from,
                                 TopsheetSession            *session,
                                 TopsheetUndoStack          *undo,
                                 const TopsheetImportSource *source);

G_END_DECLS
