/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/topsheet-store.h"

G_BEGIN_DECLS

/* What the tests of stores share: waiting for futures, and things to put in. Every test starts at START_USEC, 2026-11-20 09:00 UTC. */

#define START_USEC (G_GINT64_CONSTANT (1795165200) * G_USEC_PER_SEC)

/* Runs the main context until @future is done. NULL with @error when it was rejected. (transfer none), for as long as @future lives */
const GValue        *await_value       (DexFuture             *future,
                                        GError               **error);
/* These take @future and abort the test when it is rejected. */
void                 await_done        (DexFuture             *future);
gpointer             await_object      (DexFuture             *future);
GPtrArray           *await_array       (DexFuture             *future);
GArray              *await_ids         (DexFuture             *future);
gpointer             await_boxed       (DexFuture             *future);
guint                await_uint        (DexFuture             *future);
/* Takes @future and asserts that it is rejected with this code of TOPSHEET_STORE_ERROR, in a sentence. */
void                 await_error       (DexFuture             *future,
                                        TopsheetStoreError     code);

TopsheetProject     *make_project      (TopsheetStore         *store,
                                        const char            *name);
/* A generation of a deliverable; @content is hashed, NULL leaves the hash out. */
TopsheetGeneration  *make_generation   (gint64                 project_id,
                                        const char            *deliverable,
                                        const char            *content);
/* A charge of @nanos in EUR; negative is unpriced. */
TopsheetLedgerEntry *make_charge       (gint64                 project_id,
                                        gint64                 nanos);
/* Records one generation with its charge. */
TopsheetGeneration  *record_one        (TopsheetStore         *store,
                                        gint64                 project_id,
                                        const char            *deliverable,
                                        const char            *content,
                                        gint64                 nanos);
GPtrArray           *list_of           (gpointer               first,
                                        ...) G_GNUC_NULL_TERMINATED;
/* @n charges of 1000 nanos in one transaction. */
void                 post_charges      (TopsheetStore         *store,
                                        gint64                 project_id,
                                        guint                  n);
/* Verifies and asserts that all is well; the number of entries. */
guint64              verify_good       (TopsheetStore         *store);

G_END_DECLS
