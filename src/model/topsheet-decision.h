/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-enums.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_DECISION (topsheet_decision_get_type ())
/**
 * TopsheetDecision:
 *
 * One decision about one generation. Later ones never erase earlier ones. Properties: id, generation-id, kind, reason (nullable), member (nullable),
 * decided-at-usec, review-seconds (time a person spent on it, 0 = not measured).
 */
G_DECLARE_FINAL_TYPE (TopsheetDecision, topsheet_decision, TOPSHEET, DECISION, GObject)

TopsheetDecision     *topsheet_decision_new                 (gint64                generation_id,
                                                             TopsheetDecisionKind  kind,
                                                             const char           *reason,
                                                             const char           *member,
                                                             gint64                decided_at_usec);
gint64                topsheet_decision_get_id              (TopsheetDecision     *self);
gint64                topsheet_decision_get_generation_id   (TopsheetDecision     *self);
TopsheetDecisionKind  topsheet_decision_get_kind            (TopsheetDecision     *self);
const char           *topsheet_decision_get_reason          (TopsheetDecision     *self);
const char           *topsheet_decision_get_member          (TopsheetDecision     *self);
gint64                topsheet_decision_get_decided_at_usec (TopsheetDecision     *self);
double                topsheet_decision_get_review_seconds  (TopsheetDecision     *self);

G_END_DECLS
