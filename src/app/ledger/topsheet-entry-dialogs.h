/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-ledger-entry.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All facts of an entry, with its hash and the source of its price. */
void topsheet_entry_dialog_show_details (TopsheetLedgerEntry *entry,
                                         GtkWidget           *parent);
/* Asks for the reason and reverses the entry; a toast says so on @parent. */
void topsheet_entry_dialog_reverse      (TopsheetLedgerEntry *entry,
                                         TopsheetSession     *session,
                                         GtkWidget           *parent);

G_END_DECLS
