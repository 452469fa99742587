/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-distribution.h"
#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/**
 * TopsheetBufferVerdict:
 * @TOPSHEET_BUFFER_UNKNOWN: no line depends on luck
 * @TOPSHEET_BUFFER_TOO_LITTLE: fewer than 8 of 10 outcomes are covered
 * @TOPSHEET_BUFFER_ENOUGH: between the two
 * @TOPSHEET_BUFFER_MORE_THAN_NEEDED: less would cover 19 of 20
 *
 * Whether a flat buffer fits a plan. 20 to 30 % fit middle-sized jobs: many finals even out, and few do not.
 */
typedef enum
{
  TOPSHEET_BUFFER_UNKNOWN,
  TOPSHEET_BUFFER_TOO_LITTLE,
  TOPSHEET_BUFFER_ENOUGH,
  TOPSHEET_BUFFER_MORE_THAN_NEEDED,
} TopsheetBufferVerdict;

/* Stable: "too-little"; %NULL for what is not known. (transfer none) (nullable) */
const char            *topsheet_buffer_verdict_get_nick (TopsheetBufferVerdict       verdict);

/**
 * topsheet_buffer_judge:
 * @plan: priced
 * @risk: of @plan, as topsheet_budget_get_risk() has it
 * @subtotal: what its lines come to
 * @sentence: (out) (optional) (nullable) (transfer full): what is wrong with the buffer, and why; %NULL when it is enough
 */
TopsheetBufferVerdict  topsheet_buffer_judge            (TopsheetBudgetPlan         *plan,
                                                         const TopsheetDistribution *risk,
                                                         const TopsheetMoney        *subtotal,
                                                         char                      **sentence);

G_END_DECLS
