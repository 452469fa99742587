/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-budget-count.h"

#include <glib/gi18n-lib.h>

#define ATTEMPT_DIGITS 2
#define RATE_DIGITS 9

gboolean
topsheet_budget_get_acceptance (TopsheetBudgetLine *line, TopsheetDecimal *out)
{
  TopsheetDecimal accepted, attempts;
  guint n_accepted, n_attempts;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  if (topsheet_budget_line_get_acceptance (line, out))
    return topsheet_decimal_sign (out) > 0;
  topsheet_budget_line_get_seen (line, &n_accepted, &n_attempts);
  if (n_attempts == 0 || n_accepted > n_attempts)
    return FALSE;

  accepted = topsheet_decimal_from_int ((gint64) n_accepted + 1);
  attempts = topsheet_decimal_from_int ((gint64) n_attempts + 2);
  return topsheet_decimal_divide (&accepted, &attempts, RATE_DIGITS, out, NULL);
}

static void
fail (TopsheetBudgetLine *line, const char *message)
{
  topsheet_budget_line_set_count (line, TOPSHEET_DECIMAL_ZERO);
  topsheet_budget_line_set_formula_error (line, message);
}

static void
count_by_formula (TopsheetBudgetLine *line, const char *formula, TopsheetFormulaScope *scope)
{
  g_autoptr (GError) why = NULL;
  TopsheetFormulaMark mark;
  TopsheetDecimal count;

  if (!topsheet_formula_evaluate (formula, scope, &count, &mark, &why))
    {
      /* Translators: %1$u is a character's number, %2$s a sentence */
      g_autofree char *message = g_strdup_printf (_("At character %1$u: %2$s"), mark.offset + 1, why->message);

      fail (line, message);
    }
  else if (topsheet_decimal_sign (&count) < 0)
    fail (line, _("The formula comes to less than nothing."));
  else
    {
      topsheet_budget_line_set_count (line, count);
      topsheet_budget_line_set_formula_error (line, NULL);
    }
}

void
topsheet_budget_count_line (TopsheetBudgetLine *line, TopsheetFormulaScope *scope)
{
  const char *formula = topsheet_budget_line_get_formula (line);
  TopsheetDecimal wanted, acceptance, count;

  if (formula != NULL)
    {
      count_by_formula (line, formula, scope);
      return;
    }
  topsheet_budget_line_set_formula_error (line, NULL);
  if (topsheet_budget_line_get_wanted (line, &wanted) && topsheet_budget_get_acceptance (line, &acceptance) &&
      topsheet_decimal_divide (&wanted, &acceptance, ATTEMPT_DIGITS, &count, NULL))
    {
      count = topsheet_decimal_normalize (&count);
      topsheet_budget_line_set_count (line, count);
    }
}
