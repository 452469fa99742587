/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

G_BEGIN_DECLS

/**
 * TopsheetLlmWork:
 * @requests_per_day: ≥ 0
 * @days: of a month, above 0; %TOPSHEET_DAYS_PER_MONTH is usual
 * @input_tokens: of a request, ≥ 0
 * @output_tokens: of a request, ≥ 0
 *
 * What a language model is asked in a month.
 */
typedef struct
{
  TopsheetDecimal requests_per_day;
  TopsheetDecimal days;
  TopsheetDecimal input_tokens;
  TopsheetDecimal output_tokens;
} TopsheetLlmWork;

/**
 * TopsheetLlmMonth:
 *
 * How much that is, to nine digits.
 */
typedef struct
{
  TopsheetDecimal requests;
  TopsheetDecimal input_tokens;
  TopsheetDecimal output_tokens;
} TopsheetLlmMonth;

/* FALSE with TOPSHEET_ERROR_INVALID for a number below zero or no days, TOPSHEET_ERROR_OVERFLOW for one that does not fit. */
gboolean topsheet_llm_month_count   (const TopsheetLlmWork   *work,
                                     TopsheetLlmMonth        *out,
                                     GError                 **error);

/**
 * TopsheetLlmMachine:
 * @hours: that one GPU computes for the month's output
 * @gpus: how many it takes, whole ones, each at most %TOPSHEET_HOURS_PER_MONTH hours
 * @by_the_hour: what it costs where the GPU is rented only while it computes
 * @always_on: what it costs where they are never switched off
 * @per_million: what a million tokens of output cost while it computes
 *
 * The same work on rented GPUs.
 */
typedef struct
{
  TopsheetDecimal hours;
  gint64          gpus;
  TopsheetDecimal by_the_hour;
  TopsheetDecimal always_on;
  TopsheetDecimal per_million;
} TopsheetLlmMachine;

/**
 * topsheet_llm_machine_compute:
 * @month: of topsheet_llm_month_count()
 * @rate_per_hour: what a GPU costs an hour, ≥ 0
 * @tokens_per_second: output that it makes with all requests together, above 0; reading the input is in it
 * @utilisation: the share of its hours in which it does, above 0 and at most 1
 *
 * hours = output tokens ÷ (tokens a second × 3600 × utilisation), to nine digits.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID or %TOPSHEET_ERROR_OVERFLOW
 */
gboolean topsheet_llm_machine_compute (const TopsheetLlmMonth *month,
                                       const TopsheetDecimal  *rate_per_hour,
                                       const TopsheetDecimal  *tokens_per_second,
                                       const TopsheetDecimal  *utilisation,
                                       TopsheetLlmMachine     *out,
                                       GError                **error);
/* How many hours of a GPU @budget buys, to four digits. */
gboolean topsheet_llm_machine_get_hours (const TopsheetDecimal *budget,
                                         const TopsheetDecimal *rate_per_hour,
                                         TopsheetDecimal       *hours,
                                         GError               **error);

G_END_DECLS
