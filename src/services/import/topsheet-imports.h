/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-job.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_IMPORTS (topsheet_imports_get_type ())
/**
 * TopsheetImports:
 *
 * The imports that persons began in a session: those that are running, and those that are over and were not dismissed yet. One that was cancelled is
 * forgotten at once; what can be taken up again of it is a source of the library.
 *
 * Signals: changed, when a job came, went, ended or is told of by somebody else.
 */
G_DECLARE_FINAL_TYPE (TopsheetImports, topsheet_imports, TOPSHEET, IMPORTS, GObject)

/* Those of a session, made when first asked for. (transfer none) */
TopsheetImports   *topsheet_imports_for_session (TopsheetSession            *session);
/* Begins at once, also while others are running. (transfer none) */
TopsheetImportJob *topsheet_imports_start       (TopsheetImports            *self,
                                                 TopsheetProject            *project,
                                                 const char * const         *paths,
                                                 const TopsheetImportWish   *wish);
/* The rest of @source, of kind %TOPSHEET_SOURCE_ONCE. (transfer none) */
TopsheetImportJob *topsheet_imports_resume      (TopsheetImports            *self,
                                                 TopsheetProject            *project,
                                                 const TopsheetImportSource *source);
/* (element-type TopsheetImportJob) in the order they were begun. (transfer full) */
GPtrArray         *topsheet_imports_list        (TopsheetImports            *self,
                                                 gint64                      project_id);
/* Whether a job is at @source or says why it failed, so that the source is no stopped import for itself. */
gboolean           topsheet_imports_has_source  (TopsheetImports            *self,
                                                 const TopsheetImportSource *source);
/* Of a job that is over. */
void               topsheet_imports_dismiss     (TopsheetImports            *self,
                                                 TopsheetImportJob          *job);
/* → TRUE when all are over; they are cancelled, so that the rest can be taken up the next time. */
DexFuture         *topsheet_imports_stop        (TopsheetImports            *self);

/**
 * TopsheetImportRest:
 * @taken: files that were looked at before it was stopped
 * @total: files that are there now, those included
 */
typedef struct
{
  guint taken;
  guint total;
} TopsheetImportRest;
#define TOPSHEET_TYPE_IMPORT_REST (topsheet_import_rest_get_type ())
GType      topsheet_import_rest_get_type (void) G_GNUC_CONST;
/* → TopsheetImportRest (boxed): how far an import came that was stopped. Files are listed, none is read. */
DexFuture *topsheet_import_rest_count    (TopsheetSession            *session,
                                          const TopsheetImportSource *source);

G_END_DECLS
