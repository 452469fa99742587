/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-buffer-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define COVERED 0.8
#define SURE 0.95

/* Up to here the luck of single finals does not even out. */
#define FEW_FINALS 10
/* A rate that was measured on less is a guess; not to know it matters more than luck. */
#define FEW_ATTEMPTS 20

/* What most of the uncertain money hangs on. */
typedef struct
{
  double total;
  double few_finals;
  double few_attempts;
} Weights;

static void
weigh (Weights *self, TopsheetBudgetLine *line)
{
  const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);
  TopsheetDecimal wanted, rate;
  guint accepted, attempts;
  double money;

  if (amount == NULL || topsheet_budget_line_get_formula (line) != NULL ||
      !topsheet_budget_line_get_wanted (line, &wanted))
    return;
  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  money = (double) amount->nanos;
  if (topsheet_budget_line_get_acceptance (line, &rate))
    attempts = FEW_ATTEMPTS;
  else if (attempts == 0)
    return;
  self->total += money;
  if (topsheet_decimal_to_double (&wanted) <= FEW_FINALS)
    self->few_finals += money;
  if (attempts < FEW_ATTEMPTS)
    self->few_attempts += money;
}

/* (transfer none) */
static const char *
find_reason (TopsheetBudgetPlan *plan)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  Weights weights = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      weigh (&weights, line);
    }
  if (2 * weights.few_attempts >= weights.total)
    return _("Most of the cost hangs on acceptance rates that were measured on few attempts.");
  if (2 * weights.few_finals >= weights.total)
    return _("Few finals carry most of the cost, so their luck does not even out.");
  return _("Low acceptance rates make the number of attempts uncertain.");
}

const char *
topsheet_buffer_verdict_get_nick (TopsheetBufferVerdict verdict)
{
  static const char * const nicks[] = { NULL, "too-little", "enough", "more-than-needed" };

  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (nicks), NULL);

  return nicks[verdict];
}

TopsheetBufferVerdict
topsheet_buffer_judge (TopsheetBudgetPlan *plan,
                       const TopsheetDistribution *risk,
                       const TopsheetMoney *subtotal,
                       char **sentence)
{
  const TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (plan);
  const double buffer = topsheet_decimal_to_double (&percent);
  double needed, sure;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), TOPSHEET_BUFFER_UNKNOWN);
  g_return_val_if_fail (risk != NULL && subtotal != NULL, TOPSHEET_BUFFER_UNKNOWN);

  if (sentence != NULL)
    *sentence = NULL;
  if (subtotal->nanos <= 0 || topsheet_distribution_get_sd (risk) <= 0)
    return TOPSHEET_BUFFER_UNKNOWN;

  needed = ceil (topsheet_distribution_get_buffer (risk, subtotal, COVERED) - 1e-9);
  sure = MAX (ceil (topsheet_distribution_get_buffer (risk, subtotal, SURE) - 1e-9), 0);
  if (buffer < needed)
    {
      if (sentence != NULL)
        /* Translators: %1$.0f is a percentage, %2$s a sentence that says why */
        *sentence = g_strdup_printf (_("It is too little: 8 of 10 outcomes need %1$.0f %%. %2$s"), needed,
                                     find_reason (plan));
      return TOPSHEET_BUFFER_TOO_LITTLE;
    }
  if (buffer <= sure)
    return TOPSHEET_BUFFER_ENOUGH;
  if (sentence != NULL)
    /* Translators: %.0f is a percentage */
    *sentence = g_strdup_printf (_("It is more than luck asks for: %.0f %% already covers 19 of 20 outcomes."), sure);
  return TOPSHEET_BUFFER_MORE_THAN_NEEDED;
}
