/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"
#include "base/topsheet-money.h"
#include "base/topsheet-unit.h"
#include "model/topsheet-enums.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_LEDGER_ENTRY (topsheet_ledger_entry_get_type ())
/**
 * TopsheetLedgerEntry:
 *
 * An immutable fact about money. Costs are positive, what comes back is negative. Properties: id (its number in the library's chain),
 * project-id, kind, state (derived), environment, account, phase, what (text), generation-id (0 = none), version-id (nullable), provider, model, member (nullable),
 * quantity (decimal), unit, amount (TopsheetMoney in the project's currency; %NULL = unpriced), billed (nullable: amount in the provider's
 * currency before conversion), rate (decimal text, nullable), price-source (nullable: rule and source), posted-at-usec (when it happened), recorded-at-usec,
 * refers-to (id of the entry it reverses, releases or adjusts, 0 = none), reason (nullable), cumulative-nanos (sum of this project's cost and
 * reservations up to and with this entry; the balance shown is limit − cumulative), hash (hex).
 */
G_DECLARE_FINAL_TYPE (TopsheetLedgerEntry, topsheet_ledger_entry, TOPSHEET, LEDGER_ENTRY, GObject)

TopsheetLedgerEntry *topsheet_ledger_entry_new                  (gint64               project_id,
                                                                 TopsheetEntryKind    kind,
                                                                 guint                account,
                                                                 TopsheetPhase        phase,
                                                                 const TopsheetMoney *amount);
gint64               topsheet_ledger_entry_get_id               (TopsheetLedgerEntry *self);
gint64               topsheet_ledger_entry_get_project_id       (TopsheetLedgerEntry *self);
TopsheetEntryKind    topsheet_ledger_entry_get_kind             (TopsheetLedgerEntry *self);
TopsheetEntryState   topsheet_ledger_entry_get_state            (TopsheetLedgerEntry *self);
TopsheetEnvironment  topsheet_ledger_entry_get_environment      (TopsheetLedgerEntry *self);
guint                topsheet_ledger_entry_get_account          (TopsheetLedgerEntry *self);
TopsheetPhase        topsheet_ledger_entry_get_phase            (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_what             (TopsheetLedgerEntry *self);
gint64               topsheet_ledger_entry_get_generation_id    (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_version_id       (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_provider         (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_model            (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_member           (TopsheetLedgerEntry *self);
TopsheetDecimal      topsheet_ledger_entry_get_quantity         (TopsheetLedgerEntry *self);
TopsheetUnit         topsheet_ledger_entry_get_unit             (TopsheetLedgerEntry *self);
const TopsheetMoney *topsheet_ledger_entry_get_amount           (TopsheetLedgerEntry *self);
const TopsheetMoney *topsheet_ledger_entry_get_billed           (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_rate             (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_price_source     (TopsheetLedgerEntry *self);
gint64               topsheet_ledger_entry_get_posted_at_usec   (TopsheetLedgerEntry *self);
gint64               topsheet_ledger_entry_get_recorded_at_usec (TopsheetLedgerEntry *self);
gint64               topsheet_ledger_entry_get_refers_to        (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_reason           (TopsheetLedgerEntry *self);
gint64               topsheet_ledger_entry_get_cumulative_nanos (TopsheetLedgerEntry *self);
const char          *topsheet_ledger_entry_get_hash             (TopsheetLedgerEntry *self);
void                 topsheet_ledger_entry_set_quantity         (TopsheetLedgerEntry *self,
                                                                 TopsheetDecimal      quantity,
                                                                 TopsheetUnit         unit);

G_END_DECLS
