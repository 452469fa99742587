/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-ledger-entry.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* How an entry reads: the words and figures of the ledger's columns. A cost is written with a minus, what comes back with a plus. */

/* "−4.2000"; %NULL when the amount is not known. (transfer full) (nullable) */
char          *topsheet_entry_format_amount   (TopsheetLedgerEntry *entry);
/* "5,319.2600": @limit − cumulative, or the cumulative cost when there is no limit. (transfer full) */
char          *topsheet_entry_format_balance  (TopsheetLedgerEntry *entry,
                                               const TopsheetMoney *limit,
                                               const char          *currency);
/* "20 Nov 16:52" (transfer full) */
char          *topsheet_entry_format_moment   (gint64               usec);
/* "SH100_v018", "Reversal of 694" (transfer full) */
char          *topsheet_entry_format_what     (TopsheetLedgerEntry *entry);
/* "8" (transfer full) */
char          *topsheet_entry_format_quantity (TopsheetLedgerEntry *entry);
/* Symbolic icon of the state. (transfer none) */
const char    *topsheet_entry_state_icon      (TopsheetEntryState   state);
/* Four decimals with the last two at 45 %, struck through when reversed. (transfer full) */
PangoAttrList *topsheet_entry_money_attributes (const char         *text,
                                               gboolean             struck);
/* Whether Reverse… can do something with it. */
gboolean       topsheet_entry_can_reverse     (TopsheetLedgerEntry *entry);

G_END_DECLS
