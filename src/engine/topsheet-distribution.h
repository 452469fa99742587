/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"
#include "engine/topsheet-attempts.h"

G_BEGIN_DECLS

/**
 * TopsheetRiskLine:
 * @unit: what one attempt costs
 * @wanted: finals that are needed
 * @acceptance: how likely an attempt is accepted
 *
 * A line of a plan whose cost depends on luck.
 */
typedef struct
{
  TopsheetMoney      unit;
  guint              wanted;
  TopsheetAcceptance acceptance;
} TopsheetRiskLine;

/**
 * TopsheetDistribution:
 *
 * What a plan may come to: the sure part plus, for each line with an acceptance rate, the attempts it may take times what one costs. The lines are
 * taken as independent and added by convolution on a grid of money, a thousandth of the currency's unit or, for a large total, as coarse as keeps the
 * work bounded (at least 16,384 steps up to the 99.9th percentiles). Doubles: this is probability; what is posted is never computed with it.
 */
typedef struct _TopsheetDistribution TopsheetDistribution;

/**
 * topsheet_distribution_new:
 * @fixed: what is sure; its currency is that of all @lines
 * @lines: (array length=n_lines): with a @unit above zero
 *
 * Returns: (transfer full) (nullable): %NULL with %TOPSHEET_ERROR_INVALID for a line that wants nothing or too much, %TOPSHEET_ERROR_CURRENCY
 *   for one in another currency, and %TOPSHEET_ERROR_OVERFLOW when the total does not fit into money or a line is learned
 *   from so little that more than one of 100 outcomes takes over a million attempts
 */
TopsheetDistribution *topsheet_distribution_new             (const TopsheetMoney        *fixed,
                                                             const TopsheetRiskLine     *lines,
                                                             guint                       n_lines,
                                                             GError                    **error);
void                  topsheet_distribution_free            (TopsheetDistribution       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetDistribution, topsheet_distribution_free)

/* The expected total in major units; %INFINITY where a rate is learned from nothing accepted. */
double                topsheet_distribution_get_mean        (const TopsheetDistribution *self);
double                topsheet_distribution_get_sd          (const TopsheetDistribution *self);
/* The smallest amount that suffices in @level (0 … 0.99) of the outcomes. */
TopsheetMoney         topsheet_distribution_get_quantile    (const TopsheetDistribution *self,
                                                             double                      level);
/* The probability that the total is not above @amount. */
double                topsheet_distribution_get_probability (const TopsheetDistribution *self,
                                                             const TopsheetMoney        *amount);
/* The share that has to be added to @plan so that @level of the outcomes are covered, in percent; negative when less would do. */
double                topsheet_distribution_get_buffer      (const TopsheetDistribution *self,
                                                             const TopsheetMoney        *plan,
                                                             double                      level);
/* For a drawing: the amounts at both ends (0.1st and 99th percentile, a little beyond), and @n weights between them whose largest is 1. */
void                  topsheet_distribution_sample          (const TopsheetDistribution *self,
                                                             guint                       n,
                                                             double                     *weights,
                                                             TopsheetMoney              *from,
                                                             TopsheetMoney              *to);
/**
 * topsheet_distribution_explain:
 * @plan: the plan without its buffer
 * @buffer_percent: the buffer it has
 *
 * What the buffer is worth, as a producer would say it: "The 25 % buffer covers 8 of 10 outcomes. For 19 of 20, plan 48 %."
 *
 * Returns: (transfer full)
 */
char                 *topsheet_distribution_explain         (const TopsheetDistribution *self,
                                                             const TopsheetMoney        *plan,
                                                             const TopsheetDecimal      *buffer_percent);

G_END_DECLS
