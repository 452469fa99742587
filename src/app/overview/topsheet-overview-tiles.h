/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/overview/topsheet-overview-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The figures of the overview: facts with cents, estimates in whole units, unknown as an en dash. */
#define TOPSHEET_N_OVERVIEW_TILES 8

void topsheet_overview_tiles_make (GtkWidget                 **tiles);
void topsheet_overview_tiles_show (GtkWidget                 **tiles,
                                   const TopsheetOverviewData *data);

G_END_DECLS
