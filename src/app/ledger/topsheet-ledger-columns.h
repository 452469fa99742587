/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/ledger/topsheet-entry-list.h"
#include "model/topsheet-project.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the columns; @project gives the limit for the balance. Returns actions "provider", "model", … that show and hide them. (transfer full) */
GSimpleActionGroup *topsheet_ledger_columns_add         (GtkColumnView     *view,
                                                         TopsheetEntryList *list,
                                                         TopsheetProject   *project);
/* Menu of those actions, in group "columns". (transfer full) */
GMenuModel         *topsheet_ledger_columns_make_menu   (void);
/* Two lines an entry, for narrow windows. (transfer full) */
GtkListItemFactory *topsheet_ledger_columns_make_narrow (TopsheetEntryList *list);

G_END_DECLS
