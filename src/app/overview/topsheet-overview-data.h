/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-cost-report.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_OVERVIEW_DATA (topsheet_overview_data_get_type ())
/**
 * TopsheetOverviewData:
 *
 * What the overview shows, read at one moment: plain fields, filled once, then only read.
 */
G_DECLARE_FINAL_TYPE (TopsheetOverviewData, topsheet_overview_data, TOPSHEET, OVERVIEW_DATA, GObject)

#define TOPSHEET_OVERVIEW_NEWEST 6

struct _TopsheetOverviewData
{
  GObject                  parent_instance;
  TopsheetProject         *project;
  gboolean                 has_plan;
  TopsheetCostReport       cost;        /* in cents of the currency, not footed away from what the ledger says by more than a cent */
  TopsheetMoney            spent;       /* exact sums of the ledger */
  TopsheetMoney            committed;
  gboolean                 has_left;
  TopsheetMoney            left;        /* limit − spent − committed */
  TopsheetMoney            compute;     /* spent on accounts 1000–3000 */
  TopsheetGenerationCounts counts;
  guint                    unpriced;    /* entries without an amount */
  GPtrArray               *newest;      /* (element-type TopsheetGeneration) undecided, at most TOPSHEET_OVERVIEW_NEWEST */
  gint64                   oldest_usec; /* of the undecided ones; 0 when there is none */
  guint                    n_edited;    /* versions that somebody began to edit */
  double                   first_edit_s; /* time to first edit, topsheet_first_edit_median(), when there are any */
  GPtrArray               *review_times; /* (element-type TopsheetReviewTime) by member */
};

/* → TopsheetOverviewData */
DexFuture *topsheet_overview_data_gather (TopsheetSession *session,
                                          gint64           project_id);

G_END_DECLS
