/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Saves @after as the list of reasons that was @before, as a step of @undo with @title; toasts in the window of @from. */
void topsheet_reasons_act_begin (TopsheetSession    *session,
                                 TopsheetUndoStack  *undo,
                                 const char * const *before,
                                 const char * const *after,
                                 const char         *title,
                                 GtkWidget          *from);

G_END_DECLS
