/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PROJECT_SUMMARY (topsheet_project_summary_get_type ())
/**
 * TopsheetProjectSummary:
 *
 * What a card of the library shows about a project: sums of its ledger, counts of its versions, up to four accepted pictures. One object stays the same
 * for a project as long as the library is shown; #TopsheetProjectSummary::changed says that its figures did not.
 */
G_DECLARE_FINAL_TYPE (TopsheetProjectSummary, topsheet_project_summary, TOPSHEET, PROJECT_SUMMARY, GObject)

#define TOPSHEET_SUMMARY_PICTURES 4

/* → GPtrArray of TopsheetProjectSummary, newest activity first */
DexFuture           *topsheet_project_summary_list         (TopsheetStore          *store);

TopsheetProject     *topsheet_project_summary_get_project  (TopsheetProjectSummary *self);
const TopsheetMoney *topsheet_project_summary_get_spent    (TopsheetProjectSummary *self);
const TopsheetMoney *topsheet_project_summary_get_committed (TopsheetProjectSummary *self);
/* Limit − spent − committed; NULL without a limit. */
const TopsheetMoney *topsheet_project_summary_get_left     (TopsheetProjectSummary *self);
guint64              topsheet_project_summary_get_versions (TopsheetProjectSummary *self);
guint64              topsheet_project_summary_get_reviewed (TopsheetProjectSummary *self);
/* Ledger entries whose amount is not known. */
guint                topsheet_project_summary_get_unpriced (TopsheetProjectSummary *self);
gboolean             topsheet_project_summary_has_plan     (TopsheetProjectSummary *self);
gboolean             topsheet_project_summary_is_approved  (TopsheetProjectSummary *self);
/* (element-type TopsheetGeneration) (transfer none) */
GPtrArray           *topsheet_project_summary_get_pictures (TopsheetProjectSummary *self);
/* Takes over the figures of @fresh, which is about the same project. */
void                 topsheet_project_summary_update       (TopsheetProjectSummary *self,
                                                            TopsheetProjectSummary *fresh);

G_END_DECLS
