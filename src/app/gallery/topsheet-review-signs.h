/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-generation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stars and the sign of a dispute on a cell, beside the mark of its decision: one line of text on a dark plate. */

/* (transfer full) (nullable): %NULL when there is nothing to say; @room: pixels for it, else it is said shorter */
PangoLayout *topsheet_review_signs_layout   (GtkWidget          *widget,
                                             TopsheetGeneration *generation,
                                             int                 room);
/* @text with ", 4 stars, disputed" as far as it is so. (transfer full) */
char        *topsheet_review_signs_describe (const char         *text,
                                             TopsheetGeneration *generation);

G_END_DECLS
