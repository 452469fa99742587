/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @list with the newest decision of each person among @decisions (TopsheetDecision, newest first): mark, name, reason, time. Returns: how many people decided */
guint  topsheet_reviewers_fill    (GtkListBox *list,
                                   GPtrArray  *decisions);
/* What was measured with all of @decisions, in seconds. */
double topsheet_reviewers_measure (GPtrArray  *decisions);

G_END_DECLS
