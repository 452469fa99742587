/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Formulas and the variables they name: the mark of an error lies within the text. */
#include "engine/topsheet-formula.h"
#include "model/topsheet-plan-variable.h"

#include "topsheet-fuzz.h"

/* The first line is the formula, each further one the value of a variable: a, b, c … */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 8);
  g_autoptr (GListStore) variables = g_list_store_new (TOPSHEET_TYPE_PLAN_VARIABLE);
  g_autoptr (TopsheetFormulaScope) scope = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetFormulaMark mark;
  TopsheetDecimal value;

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char name[2] = { (char) ('a' + i - 1), '\0' };
      g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new (name, lines[i], NULL);

      g_list_store_append (variables, variable);
    }
  scope = topsheet_formula_scope_new (G_LIST_MODEL (variables));
  if (lines[0] != NULL && !topsheet_formula_evaluate (lines[0], scope, &value, &mark, &error))
    {
      g_assert_nonnull (error);
      if (g_utf8_validate (lines[0], -1, NULL))
        g_assert_cmpint (mark.offset + mark.length, <=, g_utf8_strlen (lines[0], -1));
    }
  return 0;
}
