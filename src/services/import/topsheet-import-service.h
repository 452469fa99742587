/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-post.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetImportFailure:
 *
 * A file that was not taken, and why, as a sentence.
 */
typedef struct
{
  char    *path;
  GError  *error;
  gboolean is_being_written; /* it ends too early and was changed a moment ago: its source looks at it again */
} TopsheetImportFailure;

typedef struct
{
  guint          imported;
  guint          already_known;
  guint          unchanged;        /* files of the source that were looked at before and passed over */
  guint          without_metadata; /* of those imported */
  guint          unpriced;         /* of those imported */
  guint          duplicates;       /* of those imported, whose configuration was made before (duplicate-of-id) */
  gboolean       has_cost;
  TopsheetMoney  cost;             /* sum of what was priced */
  GPtrArray     *failed;           /* (element-type TopsheetImportFailure) */
  GPtrArray     *skipped;          /* (element-type TopsheetImportFailure): in folders, of named like media and none that can be read; no failure */
  GPtrArray     *items;            /* (element-type TopsheetGeneration) */
} TopsheetImportResult;
#define TOPSHEET_TYPE_IMPORT_RESULT (topsheet_import_result_get_type ())
GType topsheet_import_result_get_type (void) G_GNUC_CONST;
void  topsheet_import_result_free     (TopsheetImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetImportResult, topsheet_import_result_free)
TopsheetImportResult *topsheet_import_result_new (const char *currency);
/* What comes of several imports as one. FALSE when the costs have no sum. */
gboolean topsheet_import_result_add          (TopsheetImportResult        *self,
                                              const TopsheetImportResult  *part,
                                              GError                     **error);
/* @error: (transfer full) */
void     topsheet_import_result_add_failure  (TopsheetImportResult        *self,
                                              const char                  *path,
                                              GError                      *error);
/* The same into `failed` or `skipped`. @error: (transfer full) */
void     topsheet_import_result_list_failure (GPtrArray                   *list,
                                              const char                  *path,
                                              gboolean                     is_being_written,
                                              GError                      *error);

/* @done of @total files; called on the main thread. */
typedef void (*TopsheetImportProgress) (guint    done,
                                        guint    total,
                                        gpointer user_data);

/* The file that was read just now; called on the main thread, before its progress. */
typedef void (*TopsheetImportFileRead) (const char *path,
                                        gpointer    user_data);

typedef struct
{
  int                     phase;       /* TopsheetPhase, -1 = the project's current one */
  const char             *deliverable; /* code for all; NULL = from the file name ("SH010_v003.png" → SH010), else from its folder */
  const char             *model;       /* catalogue name for all; NULL = what the file says, priced when the catalogue knows it */
  gint64                  source_id;   /* 0 = none; else files of this source that did not change since they were looked at are passed over, the rest noted */
  const char             *root;        /* (nullable) absolute: the folder that files were found in, although each is named */
  const TopsheetImportUnknown *unknown; /* (nullable): of files that say nothing about how they were made; stays until the future has completed */
  GHashTable             *gpu_msec;    /* (nullable) (element-type filename gint64): how long a GPU worked on a file, where that is known; milliseconds */
  gboolean                atomic;      /* one refusal refuses all */
  TopsheetImportProgress  progress;    /* (nullable) */
  TopsheetImportFileRead  file_read;   /* (nullable) */
  gpointer                progress_data; /* of both */
} TopsheetImportOptions;

/**
 * topsheet_import_service_run:
 * @paths: files and folders (recursive)
 *
 * Which deliverable a file belongs to, first that fits: `deliverable` of @options; a file name like "SH010_v003.png" (the version is kept when it
 * is free); the nearest folder named as a deliverable of the project, or like a shot ("SH010"); the project's only deliverable; "SH010", the first
 * shot, in a project that has none; else "UNSORTED".
 *
 * → TopsheetImportResult (boxed). Files are read and hashed in a bounded pool, thumbnails made, entries posted in batches of one transaction;
 * the same content in the same project is known again and its path refreshed. Cancelling keeps finished batches.
 */
DexFuture *topsheet_import_service_run (TopsheetSession             *session,
                                        TopsheetProject             *project,
                                        const char * const          *paths,
                                        const TopsheetImportOptions *options,
                                        GCancellable                *cancellable);

G_END_DECLS
