/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-service.h"

G_BEGIN_DECLS

/**
 * topsheet_import_once_run:
 *
 * As topsheet_import_service_run(), and if it does not come to its end (cancelled, a crash, a full disk), a source of kind %TOPSHEET_SOURCE_ONCE stays in the
 * library, by which topsheet_import_once_resume() takes the rest without reading again what was taken. An `atomic` import takes nothing in parts and leaves
 * no source.
 *
 * → TopsheetImportResult (boxed)
 */
DexFuture *topsheet_import_once_run       (TopsheetSession             *session,
                                           TopsheetProject             *project,
                                           const char * const          *paths,
                                           const TopsheetImportOptions *options,
                                           GCancellable                *cancellable);
/* → TopsheetImportResult (boxed): of the rest. The source is gone afterwards. */
DexFuture *topsheet_import_once_resume    (TopsheetSession             *session,
                                           const TopsheetImportSource  *source,
                                           TopsheetImportProgress       progress,
                                           gpointer                     progress_data,
                                           GCancellable                *cancellable);
/* The same; of @options only who is told of progress counts. */
DexFuture *topsheet_import_once_resume_by (TopsheetSession             *session,
                                           const TopsheetImportSource  *source,
                                           const TopsheetImportOptions *options,
                                           GCancellable                *cancellable);
/* What such a source was asked to import. (transfer full) */
GStrv      topsheet_import_once_get_paths (const TopsheetImportSource  *source);
/* The location of the source of @paths: one path as it is; several as a list of URIs, one a line, since a name may hold any character. (transfer full) */
char      *topsheet_import_once_print_paths (const char * const        *paths);

G_END_DECLS
