/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"
#include "media/topsheet-media-file.h"
#include "model/topsheet-generation.h"
#include "model/topsheet-ledger-entry.h"
#include "model/topsheet-project.h"

G_BEGIN_DECLS

/**
 * TopsheetImportUnknown:
 * @model_id: (nullable): catalogue id
 * @phase: #TopsheetPhase, -1 = that of the import
 * @deliverable: (nullable): code
 * @has_cost: whether @cost, of each file in the project's currency, is known; else the catalogue's price of @model_id counts
 *
 * What a person says once about all files of an import that say nothing themselves.
 */
typedef struct
{
  const char   *model_id;
  int           phase;
  const char   *deliverable;
  gboolean      has_cost;
  TopsheetMoney cost;
} TopsheetImportUnknown;

/**
 * TopsheetImportPosting:
 *
 * What turns a file into a generation and its charge; read only while an import runs.
 */
typedef struct
{
  TopsheetProject   *project;
  TopsheetCatalogue *catalogue;
  GPtrArray         *rates;    /* (element-type TopsheetRate) */
  TopsheetPhase      phase;
  const char        *model_id; /* (nullable) catalogue id for all files; NULL = what each says */
  const char        *member;
  const TopsheetImportUnknown *unknown; /* (nullable): for files without metadata */
  GHashTable        *gpu_msec; /* (nullable) (element-type filename gint64): how long a GPU worked on a file */
  gint64             now_usec;
} TopsheetImportPosting;

/**
 * topsheet_import_post:
 * @file: read and hashed
 *
 * A generation and the charge that goes with it, not yet in any library. The charge has no amount, and says why in its reason, when the catalogue does
 * not know the model, a meter or an exchange rate.
 */
void topsheet_import_post (const TopsheetImportPosting  *posting,
                           TopsheetMediaFile            *file,
                           const char                   *deliverable,
                           guint                         version,
                           TopsheetGeneration          **generation,
                           TopsheetLedgerEntry         **entry);

G_END_DECLS
