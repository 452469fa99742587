/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-catalogue-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A model in the list of the price catalogue: name, kind, price and age, and how heavy it is. Made once, shown for many. */
GtkWidget *topsheet_catalogue_row_new  (void);
void       topsheet_catalogue_row_show (GtkWidget              *row,
                                        TopsheetCatalogueModel *model,
                                        gint64                  now_usec);
/* A label with a rounded ground: "Hero", "Own". @css_class: (nullable) */
GtkWidget *topsheet_catalogue_pill_new (const char             *text,
                                        const char             *css_class);

G_END_DECLS
