/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The hash chain of the ledger. The format is fixed and written down in docs/ledger-format.md: each entry carries
 * SHA-256 (hash of the entry before ‖ canonical entry), the first one with 32 zero bytes before it.
 */

#define TOPSHEET_CHAIN_HASH_BYTES 32

/* Columns of ledger_entry in canonical order; `hash` follows them in the table. */
#define TOPSHEET_CHAIN_COLUMNS \
  "id, project_id, kind, environment, account, phase, what, generation_id, version_id, provider, model, member, quantity, unit, currency, " \
  "amount_nanos, billed_nanos, billed_currency, rate, price_source, posted_at_usec, recorded_at_usec, refers_to, reason, cumulative_nanos"
#define TOPSHEET_CHAIN_N_COLUMNS 25

typedef struct _TopsheetSqliteChain TopsheetSqliteChain;

/* @previous: hash of the newest entry, NULL for an empty ledger */
TopsheetSqliteChain *topsheet_sqlite_chain_new       (const guint8        *previous);
void                 topsheet_sqlite_chain_free      (TopsheetSqliteChain *self);
void                 topsheet_sqlite_chain_add_null  (TopsheetSqliteChain *self);
void                 topsheet_sqlite_chain_add_int64 (TopsheetSqliteChain *self,
                                                      gint64               value);
void                 topsheet_sqlite_chain_add_text  (TopsheetSqliteChain *self,
                                                      const char          *bytes,
                                                      gsize                length);
/* Ends an entry: its hash, which the next entry starts from. Valid until the next call. */
const guint8        *topsheet_sqlite_chain_close     (TopsheetSqliteChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteChain, topsheet_sqlite_chain_free)

G_END_DECLS
