/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-connection.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteDraft:
 *
 * An entry before it is posted. Texts are borrowed.
 */
typedef struct
{
  gint64               project_id;
  TopsheetEntryKind    kind;
  TopsheetEnvironment  environment;
  guint                account;
  TopsheetPhase        phase;
  const char          *what;
  gint64               generation_id;
  const char          *version_id;
  const char          *provider;
  const char          *model;
  const char          *member;
  TopsheetDecimal      quantity;
  TopsheetUnit         unit;
  const TopsheetMoney *amount;
  const TopsheetMoney *billed;
  const char          *rate;
  const char          *price_source;
  gint64               posted_at_usec;
  gint64               refers_to;
  const char          *reason;
  gboolean             is_reversal;     /* comes from topsheet_store_reverse_entry(), which has looked at the original */
  gboolean             keeps_generation; /* the caller writes the generation's cost itself */
} TopsheetSqliteDraft;

/**
 * TopsheetSqlitePosting:
 *
 * Posts entries inside the writer's open transaction: gives out ids, keeps the chain, the cumulative sums and the rollups.
 */
typedef struct _TopsheetSqlitePosting TopsheetSqlitePosting;

TopsheetSqlitePosting *topsheet_sqlite_posting_new     (TopsheetSqliteConnection   *connection,
                                                        GError                    **error);
void                   topsheet_sqlite_posting_free    (TopsheetSqlitePosting      *self);
void                   topsheet_sqlite_draft_from      (TopsheetSqliteDraft        *draft,
                                                        TopsheetLedgerEntry        *entry);
/* REFUSED, NOT_FOUND (project, refers-to) */
gboolean               topsheet_sqlite_posting_add     (TopsheetSqlitePosting      *self,
                                                        const TopsheetSqliteDraft  *draft,
                                                        gint64                     *entry_id,
                                                        GError                    **error);
/* Posts them all and adds their ids to @ids. */
gboolean               topsheet_sqlite_posting_add_all (TopsheetSqlitePosting      *self,
                                                        GPtrArray                  *entries,
                                                        GArray                     *ids,
                                                        GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqlitePosting, topsheet_sqlite_posting_free)

G_END_DECLS
