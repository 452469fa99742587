/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-import-service.h"

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_IMPORT_RUNNING,
  TOPSHEET_IMPORT_DONE,
  TOPSHEET_IMPORT_STOPPED, /* somebody cancelled it */
  TOPSHEET_IMPORT_FAILED,
} TopsheetImportState;

#define TOPSHEET_TYPE_IMPORT_JOB (topsheet_import_job_get_type ())
/**
 * TopsheetImportJob:
 *
 * One import that goes on whoever looks at it: how far it is, and what came of it. #TopsheetImports makes them.
 *
 * Signals: changed, a few times a second while it is running, and when it is over; attended, when a dialog begins or ends to tell of it.
 */
G_DECLARE_FINAL_TYPE (TopsheetImportJob, topsheet_import_job, TOPSHEET, IMPORT_JOB, GObject)

/**
 * TopsheetImportWish:
 * @phase: #TopsheetPhase, -1 = the project's current one
 * @model: (nullable): catalogue name for all
 * @unknown: (nullable): of files that say nothing about how they were made
 * @keeps_watching: of one folder: what appears in it later is imported by itself
 *
 * How a person wants files to be taken. All of it is copied.
 */
typedef struct
{
  int                          phase;
  const char                  *model;
  const TopsheetImportUnknown *unknown;
  gboolean                     keeps_watching;
} TopsheetImportWish;

/* For #TopsheetImports. (transfer full) */
TopsheetImportJob          *topsheet_import_job_new           (TopsheetSession            *session,
                                                               TopsheetProject            *project,
                                                               const char * const         *paths,
                                                               const TopsheetImportWish   *wish);
/* The rest of an import that was stopped. (transfer full) */
TopsheetImportJob          *topsheet_import_job_new_rest      (TopsheetSession            *session,
                                                               TopsheetProject            *project,
                                                               const TopsheetImportSource *source);
/* → TRUE when it is over, however it ended. Once only. */
DexFuture                  *topsheet_import_job_run           (TopsheetImportJob          *self);
/* What is in the library by then stays. */
void                        topsheet_import_job_cancel        (TopsheetImportJob          *self);
TopsheetImportState         topsheet_import_job_get_state     (TopsheetImportJob          *self);
gboolean                    topsheet_import_job_is_cancelled  (TopsheetImportJob          *self);
gint64                      topsheet_import_job_get_project_id (TopsheetImportJob         *self);
/* What was asked for. (transfer none) */
const char * const         *topsheet_import_job_get_paths     (TopsheetImportJob          *self);
/* As the source is called by which it can be taken up again. (transfer none) */
const char                 *topsheet_import_job_get_location  (TopsheetImportJob          *self);
/* Files; @total is 0 until they are found. */
void                        topsheet_import_job_get_progress  (TopsheetImportJob          *self,
                                                               guint                      *done,
                                                               guint                      *total);
/* Path of the file that was read last. (transfer none) (nullable) */
const char                 *topsheet_import_job_get_file      (TopsheetImportJob          *self);
/* (transfer none) (nullable): of one that is done */
const TopsheetImportResult *topsheet_import_job_get_result    (TopsheetImportJob          *self);
/* (transfer none) (nullable): why it ended early */
const GError               *topsheet_import_job_get_error     (TopsheetImportJob          *self);
/* Whether a dialog tells of it, so that nobody else needs to. */
gboolean                    topsheet_import_job_get_attended  (TopsheetImportJob          *self);
void                        topsheet_import_job_set_attended  (TopsheetImportJob          *self,
                                                               gboolean                    attended);

G_END_DECLS
