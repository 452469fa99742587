/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what was done and how long it took, with the measured time filled in, and brings @edit in as a refinement that can be taken back. */
void topsheet_finish_dialog_present (GtkWidget              *parent,
                                     TopsheetSession        *session,
                                     TopsheetUndoStack      *undo,
                                     const TopsheetOpenEdit *edit);

G_END_DECLS
