/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/overview/topsheet-overview-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Into @list who spent how long on reviewing, and what of it stands in the ledger; @box, which the list is in, is shown only when somebody did. */
void topsheet_overview_time_show (GtkWidget                  *box,
                                  GtkListBox                 *list,
                                  const TopsheetOverviewData *data);

G_END_DECLS
