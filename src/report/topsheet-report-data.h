/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-cost-report.h"
#include "model/topsheet-budget-plan.h"
#include "model/topsheet-generation.h"
#include "model/topsheet-project.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TopsheetReportPicture:
 *
 * An accepted version with its thumbnail.
 */
typedef struct
{
  TopsheetGeneration *generation;
  GBytes             *jpeg; /* (nullable) when the file is gone */
  char               *name; /* (nullable) of the deliverable; set after creation, freed with the picture */
} TopsheetReportPicture;

/**
 * TopsheetReportAssumption:
 *
 * A price that the plan or the ledger leans on.
 */
typedef struct
{
  char *what;   /* "bfl/flux-2-pro, image_first_mp" */
  char *price;  /* "0.03" */
  char *per;    /* "image", "1,000,000 tokens" */
  char *currency;
  char *as_of;
  char *source;
} TopsheetReportAssumption;

#define TOPSHEET_TYPE_REPORT_DATA (topsheet_report_data_get_type ())
/**
 * TopsheetReportData:
 *
 * Everything a report prints, gathered by the report service; plain fields, filled once, then only read (also from a worker).
 */
G_DECLARE_FINAL_TYPE (TopsheetReportData, topsheet_report_data, TOPSHEET, REPORT_DATA, GObject)

struct _TopsheetReportData
{
  GObject               parent_instance;
  TopsheetProject      *project;
  TopsheetBudgetPlan   *plan;         /* (nullable) */
  TopsheetBudgetTotals  totals;       /* of @plan */
  TopsheetCostReport    cost;
  guint64               counts[TOPSHEET_N_DECISIONS];
  guint                 deliverables, finals_needed, finals_accepted;
  GPtrArray            *pictures;     /* (element-type TopsheetReportPicture) accepted, by deliverable */
  guint                 pictures_left_out; /* accepted ones beyond the pages printed */
  GPtrArray            *assumptions;  /* (element-type TopsheetReportAssumption) */
  GStrv                 rates;        /* "1 USD = 0.86 EUR from 2026-10-01, typed by the producer" */
  GStrv                 unpriced;     /* "line 4, Sound effects: no price for …" */
  guint64               entries;      /* in the library's chain */
  char                 *head;         /* hash of the newest, hex; NULL when there is none */
  gint64                date_usec;    /* report date */
};

TopsheetReportData       *topsheet_report_data_new        (void);
TopsheetReportPicture    *topsheet_report_picture_new     (TopsheetGeneration *generation,
                                                           GBytes             *jpeg);
void                      topsheet_report_picture_free    (TopsheetReportPicture *self);
void                      topsheet_report_assumption_free (TopsheetReportAssumption *self);

G_END_DECLS
