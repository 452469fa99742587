/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetLedgerSum:
 * @entries: how many
 * @unpriced: of them without an amount; they are in no sum
 * @settled: charges, purchases, adjustments and reversals
 * @reserved: reservations less what was released
 * @total: both
 * @is_valid: %FALSE when a sum does not fit
 *
 * What some entries of one project come to. Lines of invoices inform and count only as entries.
 */
typedef struct
{
  guint64       entries;
  guint64       unpriced;
  TopsheetMoney settled;
  TopsheetMoney reserved;
  TopsheetMoney total;
  gboolean      is_valid;
} TopsheetLedgerSum;

#define TOPSHEET_TYPE_LEDGER_SUM (topsheet_ledger_sum_get_type ())
GType              topsheet_ledger_sum_get_type     (void) G_GNUC_CONST;
TopsheetLedgerSum *topsheet_ledger_sum_copy         (const TopsheetLedgerSum *self);
void               topsheet_ledger_sum_free         (TopsheetLedgerSum       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetLedgerSum, topsheet_ledger_sum_free)

/* → TopsheetLedgerSum (boxed) of a whole project, from the rollups kept with the entries */
DexFuture         *topsheet_ledger_service_sum_all  (TopsheetSession         *session,
                                                     gint64                   project_id,
                                                     const char              *currency);
/**
 * topsheet_ledger_service_sum_ids:
 * @ids: GArray of gint64
 *
 * → TopsheetLedgerSum (boxed) of these entries. They are read in parts, so neither memory nor the main thread feel how many there are; cancelling ends it
 * between two parts.
 */
DexFuture         *topsheet_ledger_service_sum_ids  (TopsheetSession         *session,
                                                     GArray                  *ids,
                                                     const char              *currency,
                                                     GCancellable            *cancellable);

G_END_DECLS
