/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetMeasuredScope:
 *
 * Where an acceptance rate was measured, the nearest first.
 */
typedef enum
{
  TOPSHEET_MEASURED_NOWHERE,
  TOPSHEET_MEASURED_IN_PHASE,   /* of this project */
  TOPSHEET_MEASURED_IN_PROJECT,
  TOPSHEET_MEASURED_ELSEWHERE,  /* in the other projects of the library */
} TopsheetMeasuredScope;

/**
 * TopsheetMeasured:
 * @accepted: generations whose newest decision is *accepted*, also after an edit
 * @decided: all that were decided: accepted, rejected, or in an edit. Undecided ones say nothing.
 *
 * How many generations of a model were accepted so far.
 */
typedef struct
{
  TopsheetMeasuredScope scope;
  guint                 accepted;
  guint                 decided;
} TopsheetMeasured;
#define TOPSHEET_TYPE_MEASURED (topsheet_measured_get_type ())
GType            topsheet_measured_get_type     (void) G_GNUC_CONST;

/* "Measured 7.4 %, 4 of 54", and where it was not here "in other projects". (transfer full) (nullable): %NULL when nothing was decided */
char            *topsheet_measured_format       (const TopsheetMeasured *self);
/* The nearest of @rows (element-type TopsheetAcceptanceRow) of one model in which something was decided: in @phase of the project, in the project, elsewhere. */
TopsheetMeasured topsheet_acceptance_pick       (GPtrArray              *rows,
                                                 gint64                  project_id,
                                                 TopsheetPhase           phase);
/* → TopsheetMeasured (boxed). @model: as the catalogue or a person names it */
DexFuture       *topsheet_acceptance_measure    (TopsheetSession        *session,
                                                 gint64                  project_id,
                                                 TopsheetPhase           phase,
                                                 const char             *model);

G_END_DECLS
