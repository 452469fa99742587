/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * topsheet_lines_clipboard_attach:
 * @page: what takes the keys
 * @groups: (element-type TopsheetBudgetGroup): the box with the groups of lines
 *
 * Lets lines be selected, copied, cut, pasted, duplicated and removed by keyboard, as tab-separated text of which spreadsheets understand both ways:
 * Ctrl+A, Ctrl+C, Ctrl+X, Ctrl+V, Ctrl+D, Delete, and Escape from a field to its line. Without a selection the line with the focus is meant. What is typed in an entry comes first:
 * text that is selected there is copied as text, and only a table is pasted as lines. Each of them is one step of undo.
 */
void topsheet_lines_clipboard_attach (GtkWidget            *page,
                                      GtkWidget            *groups,
                                      TopsheetBudgetEditor *editor,
                                      TopsheetUndoStack    *undo);

G_END_DECLS
