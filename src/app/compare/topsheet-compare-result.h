/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"
#include "report/topsheet-compare-chart.h"

G_BEGIN_DECLS

#define TOPSHEET_COMPARE_MAX_BARS 6
#define TOPSHEET_COMPARE_MAX_ROWS 10

/**
 * TopsheetCompareResult:
 *
 * All that a sheet of Compare shows below its rows, from the verdict to what Use in Budget would do. Texts are kept by the result.
 */
typedef struct
{
  GStringChunk        *texts;
  const char          *verdict;     /* a heading */
  const char          *sentence;    /* with the numbers */
  const char          *chart_title; /* "Cost a Month" */
  TopsheetCompareChart chart;
  const char          *bars_title;  /* "What Moves the Break-Even" */
  TopsheetCompareBar   bars[TOPSHEET_COMPARE_MAX_BARS];
  guint                n_bars;
  double               centre;
  const char          *table[TOPSHEET_COMPARE_MAX_ROWS][3]; /* the first row is the head */
  guint                n_rows;
  gboolean             has_words;   /* the first column holds names, not numbers */
  const char          *use_caption; /* what Use in Budget does; NULL = nothing to use */
} TopsheetCompareResult;

TopsheetCompareResult *topsheet_compare_result_new     (void);
void                   topsheet_compare_result_free    (TopsheetCompareResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetCompareResult, topsheet_compare_result_free)
/* @text: (transfer full). (transfer none) */
const char            *topsheet_compare_result_keep    (TopsheetCompareResult *self,
                                                        char                  *text);
void                   topsheet_compare_result_add_bar (TopsheetCompareResult *self,
                                                        TopsheetCompareBar     bar);
/* The break-even of @input (decimals in a row) for a bar: its place, and as text (transfer full); NULL when it is never reached. */
typedef char          *(*TopsheetCompareFind)          (gpointer               data,
                                                        const TopsheetDecimal *input,
                                                        double                *place);
/* A bar for what the break-even is when the @index-th decimal of @input is @less and @more hundredths of itself; "never" stands at an end where it is not
 * reached. None when it is not reached at both. */
void                   topsheet_compare_result_vary    (TopsheetCompareResult *self,
                                                        TopsheetCompareFind    find,
                                                        gpointer               data,
                                                        const TopsheetDecimal *input,
                                                        guint                  n_input,
                                                        guint                  index,
                                                        const char            *name,
                                                        int                    less,
                                                        int                    more);
/* All three: (transfer full). A quantity that stands in the row before is not added again. */
void                   topsheet_compare_result_add_row (TopsheetCompareResult *self,
                                                        char                  *quantity,
                                                        char                  *first,
                                                        char                  *second);

G_END_DECLS
