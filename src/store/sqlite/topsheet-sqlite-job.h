/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/topsheet-sqlite-connection.h"

G_BEGIN_DECLS

/**
 * TopsheetSqliteArguments:
 *
 * What a job works on: copies and references that belong to the job.
 */
typedef struct
{
  gint64         id;
  guint          number;
  char          *text;
  char          *other_text;
  GObject       *object;
  GPtrArray     *objects;
  GPtrArray     *entries;
  GArray        *ids;
  GStrv          strings;
  gpointer       query;
  GDestroyNotify free_query;
} TopsheetSqliteArguments;

typedef gboolean (*TopsheetSqliteWork) (TopsheetSqliteConnection  *connection,
                                        TopsheetSqliteArguments   *arguments,
                                        GValue                    *result,
                                        GError                   **error);

typedef enum
{
  TOPSHEET_SQLITE_JOB_OPEN,
  TOPSHEET_SQLITE_JOB_WORK,
  TOPSHEET_SQLITE_JOB_POLL,
  TOPSHEET_SQLITE_JOB_CLOSE, /* the writer: wait for the readers, put the file at rest, end */
  TOPSHEET_SQLITE_JOB_END,   /* a reader ends */
} TopsheetSqliteJobKind;

/**
 * TopsheetSqliteJob:
 * @number: of an open: #TopsheetSqliteFlags
 * @promise: %NULL when nobody waits
 *
 * One call on its way through a queue.
 */
typedef struct
{
  TopsheetSqliteJobKind   kind;
  TopsheetSqliteWork      work;
  TopsheetSqliteArguments arguments;
  guint                   number;
  DexPromise             *promise;
} TopsheetSqliteJob;

TopsheetSqliteJob *topsheet_sqlite_job_new     (TopsheetSqliteJobKind  kind);
void               topsheet_sqlite_job_free    (TopsheetSqliteJob     *self);
/* Resolves the promise with @value, or with %TRUE when it is not a value; rejects it with @error (transfer full) when not @done. */
void               topsheet_sqlite_job_answer  (TopsheetSqliteJob     *self,
                                                gboolean               done,
                                                const GValue          *value,
                                                GError                *error);
/* The array with references to its elements. (nullable) (transfer full) */
GPtrArray         *topsheet_sqlite_ref_objects (GPtrArray             *objects);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSqliteJob, topsheet_sqlite_job_free)

G_END_DECLS
