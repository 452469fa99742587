/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-price-change.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A price in the review of a price list: whether it is accepted, what it is of, before and after, and what there is to say. Made once, shown for many. */
GtkWidget *topsheet_catalogue_change_row_new  (void);
/* @change: (nullable): %NULL lets go of the one that was shown */
void       topsheet_catalogue_change_row_show (GtkWidget           *row,
                                               TopsheetPriceChange *change);

G_END_DECLS
