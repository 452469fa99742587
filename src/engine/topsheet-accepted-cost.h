/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

G_BEGIN_DECLS

/**
 * TopsheetAttemptCost:
 * @api: what the provider charges for an attempt
 * @rate_per_hour: what an hour of a person costs
 * @review_minutes: looking at an attempt
 * @wait_minutes: waiting for it
 * @attended: the share of the waiting that somebody spends with it, 0 … 1
 * @switch_minutes: coming back to it, once a batch
 * @batch: attempts that are reviewed at once, at least 1
 * @acceptance: the share of attempts that is accepted, above 0 and at most 1
 *
 * What one attempt takes. Amounts are in one currency.
 */
typedef struct
{
  TopsheetDecimal api;
  TopsheetDecimal rate_per_hour;
  TopsheetDecimal review_minutes;
  TopsheetDecimal wait_minutes;
  TopsheetDecimal attended;
  TopsheetDecimal switch_minutes;
  TopsheetDecimal batch;
  TopsheetDecimal acceptance;
} TopsheetAttemptCost;

/**
 * TopsheetAcceptedCost:
 *
 * What an accepted asset costs, to nine digits: attempts = 1 ÷ acceptance, labour per attempt = rate ÷ 60 × (review + attended × wait + switch ÷ batch),
 * total = (API + labour) × attempts.
 */
typedef struct
{
  TopsheetDecimal attempts;
  TopsheetDecimal api;
  TopsheetDecimal labour_per_attempt;
  TopsheetDecimal labour;
  TopsheetDecimal total;
  TopsheetDecimal labour_percent; /* of the total; 0 where that is nothing */
} TopsheetAcceptedCost;

/* FALSE with TOPSHEET_ERROR_INVALID for a number outside of its range, TOPSHEET_ERROR_OVERFLOW for one that does not fit. */
gboolean topsheet_accepted_cost_compute (const TopsheetAttemptCost *attempt,
                                         TopsheetAcceptedCost      *out,
                                         GError                   **error);

/**
 * topsheet_accepted_cost_equal_minutes:
 * @has_equal: (out): whether there are such minutes, above 0
 * @minutes: (out): of review of an attempt, to nine digits
 *
 * How long a review makes an accepted asset of both cost the same, with their own prices and acceptances and the rate of @first:
 * 60 × (price₂ × accepted₁ − price₁ × accepted₂) ÷ (rate × (accepted₂ − accepted₁)). Waiting and coming back are left out.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID or %TOPSHEET_ERROR_OVERFLOW
 */
gboolean topsheet_accepted_cost_equal_minutes (const TopsheetAttemptCost *first,
                                         const TopsheetAttemptCost *second,
                                         gboolean                  *has_equal,
                                         TopsheetDecimal           *minutes,
                                         GError                   **error);

/**
 * TopsheetEditChoice:
 * @regenerate: going on to generate until one is accepted
 * @edit: editing once and, where that fails, generating again
 * @edit_loop: editing until it succeeds: cost of an edit ÷ success
 * @threshold: an edit may cost up to this: success × @regenerate
 * @max_minutes: the most minutes of editing that make sense; 0 when none do
 * @should_edit: whether one edit, as planned, is cheaper
 *
 * Regenerate or edit, to nine digits.
 */
typedef struct
{
  TopsheetDecimal regenerate;
  TopsheetDecimal edit;
  TopsheetDecimal edit_loop;
  TopsheetDecimal threshold;
  TopsheetDecimal max_minutes;
  gboolean        should_edit;
} TopsheetEditChoice;

/**
 * topsheet_edit_choice_compute:
 * @regenerate: what an accepted asset costs by generating
 * @edit_fee: what an edit costs beside people's time: a licence, an in-painting call
 * @minutes: how long an edit takes
 * @rate_per_hour: what an hour of the person costs
 * @success: how often an edit is good enough, above 0 and at most 1
 *
 * Edit exactly when fee + time < success × regenerate.
 *
 * Returns: %FALSE with %TOPSHEET_ERROR_INVALID or %TOPSHEET_ERROR_OVERFLOW
 */
gboolean topsheet_edit_choice_compute   (const TopsheetDecimal     *regenerate,
                                         const TopsheetDecimal     *edit_fee,
                                         const TopsheetDecimal     *minutes,
                                         const TopsheetDecimal     *rate_per_hour,
                                         const TopsheetDecimal     *success,
                                         TopsheetEditChoice        *out,
                                         GError                   **error);

G_END_DECLS
