/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <libdex.h>

G_BEGIN_DECLS

/**
 * TopsheetReviewAct:
 *
 * One act of the reviewer: what a key did to one version or to many. Shared by the write, the undo stack and the strip of reasons.
 */
typedef struct
{
  gatomicrefcount       references;
  TopsheetSession      *session;
  GArray               *ids;
  GPtrArray            *before;  /* (element-type TopsheetGeneration) as they stood; NULL while they are being fetched */
  TopsheetDecisionKind  kind;
  gint64                keep_id; /* this one is accepted and all others rejected; 0 = @kind for all */
  char                 *reason;
  char                 *name;    /* "SH040_v014", or NULL for several */
  gboolean              is_stars; /* gives @stars and decides nothing */
  guint                 stars;
  double                seconds; /* that a person spent on all of them; goes with the first write */
} TopsheetReviewAct;

TopsheetReviewAct *topsheet_review_act_new      (TopsheetSession      *session,
                                                 TopsheetDecisionKind  kind,
                                                 const char           *reason);
TopsheetReviewAct *topsheet_review_act_ref      (TopsheetReviewAct    *self);
void               topsheet_review_act_unref    (gpointer              self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetReviewAct, topsheet_review_act_unref)
/* "SH040_v014 rejected", "3 versions accepted" (transfer full) */
char              *topsheet_review_act_describe (TopsheetReviewAct    *self);
/* → GPtrArray of TopsheetGeneration as they now stand. @before must be there. */
DexFuture         *topsheet_review_act_write    (TopsheetReviewAct    *self);
/* A #TopsheetUndoFunc. */
DexFuture         *topsheet_review_act_undo     (gpointer              self,
                                                 gboolean              redo);

G_END_DECLS
