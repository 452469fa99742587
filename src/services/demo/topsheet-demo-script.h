/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-plan.h"
#include "model/topsheet-deliverable.h"
#include "services/demo/topsheet-demo-picture.h"

G_BEGIN_DECLS

#define TOPSHEET_DEMO_PROJECT  "Nordlys – Winter Film"
#define TOPSHEET_DEMO_CLIENT   "Fjordvik Outerwear"
#define TOPSHEET_DEMO_CURRENCY "EUR"

/**
 * TopsheetDemoEngine:
 *
 * A model that the sample project works with.
 */
typedef struct
{
  const char *model_id; /* catalogue id; NULL = the studio's own machine, which the catalogue knows no price for */
  const char *file;     /* as the tool writes it */
  gboolean    is_graph; /* ComfyUI's graph, else AUTOMATIC1111's text */
} TopsheetDemoEngine;
#define TOPSHEET_DEMO_N_ENGINES 6
extern const TopsheetDemoEngine topsheet_demo_engines[TOPSHEET_DEMO_N_ENGINES];

/**
 * TopsheetDemoTake:
 *
 * One picture of the sample project, before it is drawn: everything follows from the seed and its number.
 */
typedef struct
{
  const char           *code;
  guint                 version;
  TopsheetPhase         phase;
  guint                 engine;        /* in topsheet_demo_engines */
  TopsheetDemoScene     scene;
  guint                 width, height;
  guint64               seed;
  char                 *prompt;
  TopsheetDecisionKind  decision;
  const char           *reason;        /* (nullable) */
  const char           *reviewer;
  double                review_seconds;
  gint64                made_at_usec;
  gint64                decided_at_usec;
} TopsheetDemoTake;

/* (element-type TopsheetDemoTake) in the order they were made, up to @now_usec. (transfer full) */
GPtrArray          *topsheet_demo_script_takes        (guint    generations,
                                                       guint64  seed,
                                                       gint64   now_usec);
/* (element-type TopsheetDeliverable) (transfer full) */
GPtrArray          *topsheet_demo_script_deliverables (gint64   project_id);
/* The budget for @generations pictures. (transfer full) */
TopsheetBudgetPlan *topsheet_demo_script_plan         (gint64   project_id,
                                                       guint    generations);
/* (element-type TopsheetLedgerEntry): people's time and a licence. (transfer full) */
GPtrArray          *topsheet_demo_script_entries      (gint64   project_id,
                                                       gint64   now_usec);
/* When one USD is how many EUR, for all of the sample. */
#define TOPSHEET_DEMO_RATE_SOURCE "assumed for the sample project"

G_END_DECLS
