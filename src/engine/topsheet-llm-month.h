/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-break-even.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

/**
 * TopsheetLlmWork:
 * @requests_per_day: how many, ≥ 0
 * @input_tokens: of one request, ≥ 0
 * @output_tokens: of one request, ≥ 0
 * @days: of a month, above 0
 * @has_own: whether there is a machine of one's own to compare with
 * @fixed: what it costs a month before it answers anything
 * @has_gpu: whether hours of a GPU are paid by what they answer; they come on top of @fixed
 * @rate_per_hour: what such an hour costs
 * @tokens_per_second: in and out together, while it is busy; above 0
 * @utilisation: the share of the paid hours in which it is busy, above 0 and at most 1
 *
 * What is asked of a language model in a month. Amounts are in one currency.
 */
typedef struct
{
  TopsheetDecimal requests_per_day;
  TopsheetDecimal input_tokens;
  TopsheetDecimal output_tokens;
  guint           days;
  gboolean        has_own;
  TopsheetDecimal fixed;
  gboolean        has_gpu;
  TopsheetDecimal rate_per_hour;
  TopsheetDecimal tokens_per_second;
  TopsheetDecimal utilisation;
} TopsheetLlmWork;

/**
 * TopsheetLlmOwn:
 * @requests: a month
 * @tokens: a month, in and out
 * @per_million_tokens: on the GPU; 0 without one
 * @per_request: what a request costs beside what is fixed
 * @per_month: fixed + requests × per request; only where there is a machine
 * @gpus: how many GPUs answer that many a day, rounded up; 0 where nothing says how fast one is
 *
 * The month, and what it costs on one's own machine.
 */
typedef struct
{
  TopsheetDecimal requests;
  TopsheetDecimal tokens;
  TopsheetDecimal per_million_tokens;
  TopsheetDecimal per_request;
  TopsheetDecimal per_month;
  gint64          gpus;
} TopsheetLlmOwn;

/* One request, to be priced. (transfer full) */
TopsheetUsage *topsheet_llm_work_make_usage (const TopsheetLlmWork  *self);

/* FALSE with TOPSHEET_ERROR_INVALID for a number outside of its range, TOPSHEET_ERROR_OVERFLOW for one that does not fit. */
gboolean       topsheet_llm_work_compute_own (const TopsheetLlmWork *self,
                                              TopsheetLlmOwn        *out,
                                              GError               **error);

/**
 * topsheet_llm_work_compute_model:
 * @own: of the same work
 * @per_request: what one request costs at the API
 * @per_month: (out): requests × @per_request
 * @against: (out): the API against one's own machine, by requests; its `cheaper` is unknown and it never breaks even where there is no machine
 *
 * Returns: %FALSE as topsheet_llm_work_compute_own()
 */
gboolean       topsheet_llm_work_compute_model (const TopsheetLlmWork *self,
                                                const TopsheetLlmOwn  *own,
                                                const TopsheetDecimal *per_request,
                                                TopsheetDecimal       *per_month,
                                                TopsheetBreakEven     *against,
                                                GError               **error);

G_END_DECLS
