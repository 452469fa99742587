/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * TopsheetUndoFunc:
 * @redo: %TRUE to do it again, %FALSE to take it back
 *
 * Takes one act back or does it again. Returns: (transfer full): a future that resolves when it is done
 */
typedef DexFuture *(*TopsheetUndoFunc) (gpointer data,
                                        gboolean redo);

#define TOPSHEET_TYPE_UNDO_STACK (topsheet_undo_stack_get_type ())
/**
 * TopsheetUndoStack:
 *
 * What a person did in one project page, newest last, each act with its inverse. Acts run one after another: while one is under way,
 * #TopsheetUndoStack:can-undo and :can-redo are %FALSE. An act that fails stays where it was.
 *
 * Signals: failed (GError): an act could not be taken back or done again; the project page shows it.
 *
 * Properties (read-only): can-undo, can-redo, undo-title (nullable), redo-title (nullable).
 */
G_DECLARE_FINAL_TYPE (TopsheetUndoStack, topsheet_undo_stack, TOPSHEET, UNDO_STACK, GObject)

TopsheetUndoStack *topsheet_undo_stack_new            (void);
gboolean           topsheet_undo_stack_get_can_undo   (TopsheetUndoStack *self);
gboolean           topsheet_undo_stack_get_can_redo   (TopsheetUndoStack *self);
/* Title of what would be taken back or done again: "Reject SH010_v003". (transfer none) (nullable) */
const char        *topsheet_undo_stack_get_undo_title (TopsheetUndoStack *self);
const char        *topsheet_undo_stack_get_redo_title (TopsheetUndoStack *self);
/* Changes with every push, undo and redo: an undo button that belongs to one act compares it. */
guint              topsheet_undo_stack_get_serial     (TopsheetUndoStack *self);
/* For something that has been done already; forgets what could be done again. At most 100 acts are kept. */
void               topsheet_undo_stack_push           (TopsheetUndoStack *self,
                                                       const char        *title,
                                                       TopsheetUndoFunc   func,
                                                       gpointer           data,
                                                       GDestroyNotify     destroy);
/* → TRUE; FALSE when there is nothing to take back or an act is under way; rejects as the act does. */
DexFuture         *topsheet_undo_stack_undo           (TopsheetUndoStack *self);
DexFuture         *topsheet_undo_stack_redo           (TopsheetUndoStack *self);
void               topsheet_undo_stack_clear          (TopsheetUndoStack *self);

G_END_DECLS
