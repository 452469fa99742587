/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Toasts of the window that @from is in, also from inside a dialog; nothing happens when it is in none. Titles are plain text. */

void topsheet_toast_show       (GtkWidget         *from,
                                const char        *title);
/* With an Undo button for the newest act of @undo, for 8 s; goes away as soon as something else was done, so the button never takes back another act. */
void topsheet_toast_show_undo  (GtkWidget         *from,
                                const char        *title,
                                TopsheetUndoStack *undo);
/* The same with a button of its own in the toast before Undo, which activates @action on @from; for what is likely to come next. */
void topsheet_toast_show_offer (GtkWidget         *from,
                                const char        *title,
                                TopsheetUndoStack *undo,
                                const char        *label,
                                const char        *action);
/* "@what. @error's sentence"; silent when the error says that somebody cancelled. */
void topsheet_toast_show_error (GtkWidget         *from,
                                const char        *what,
                                const GError      *error);

G_END_DECLS
