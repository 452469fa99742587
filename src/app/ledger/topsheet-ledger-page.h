/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_LEDGER_PAGE (topsheet_ledger_page_get_type ())
/**
 * TopsheetLedgerPage:
 *
 * The entries of a project like a bank statement, newest first. Entries are looked at and reversed, never changed.
 */
G_DECLARE_FINAL_TYPE (TopsheetLedgerPage, topsheet_ledger_page, TOPSHEET, LEDGER_PAGE, AdwNavigationPage)

AdwNavigationPage *topsheet_ledger_page_new (TopsheetSession   *session,
                                             TopsheetProject   *project,
                                             TopsheetUndoStack *undo);

G_END_DECLS
