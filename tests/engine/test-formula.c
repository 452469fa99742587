/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-formula.h"
#include "model/topsheet-plan-variable.h"

static TopsheetFormulaScope *
make_scope (void)
{
  static const char * const pairs[][2] = {
    { "duration", "60 s" }, { "fps", "24" },      { "shot", "5" },    { "shots", "duration / shot" },
    { "one", "two + 1" },   { "two", "one + 1" }, { "self", "self" }, { "zero", "0" },
    { "broken", "3 +" },    { "huge", "9e" },
  };
  g_autoptr (GListStore) variables = g_list_store_new (TOPSHEET_TYPE_PLAN_VARIABLE);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new (pairs[i][0], pairs[i][1], NULL);

      g_list_store_append (variables, variable);
    }
  return topsheet_formula_scope_new (G_LIST_MODEL (variables));
}

static void
test_values (void)
{
  static const char * const cases[][2] = {
    { "1", "1" },
    { "=1 + 2 * 3", "7" },
    { "(1 + 2) × 3", "9" },
    { "−2 + 5", "3" },
    { "--2", "2" },
    { "7 ÷ 2", "3.5" },
    { "1 / 3", "0.333333333" },
    { "2 / 3 * 3", "2.000000001" },
    { "10 - 2 - 3", "5" },
    { "100 / 10 / 2", "5" },
    { "duration * fps", "1440" },
    { "DURATION*FPS", "1440" },
    { "shots * 20", "240" },
    { "2 min + 30 s", "150" },
    { "30 * 15 min / 1 h", "7.5" },
    { "200 * 5 %", "10" },
    { "24 fps × 5 s", "120" },
    { "(2 + 3) %", "0.05" },
    { "min (3, 1, 2)", "1" },
    { "max(3; 1; 2)", "3" },
    { "min (5)", "5" },
    { "round (2.5)", "2" },
    { "round (3.5)", "4" },
    { "round (1.2345, 2)", "1.23" },
    { "ceil (1.01)", "2" },
    { "ceil (-1.01)", "-1" },
    { "floor (-1.01)", "-2" },
    { "ceil (duration / 7) * max (fps, 30)", "270" },
    { "0.1 + 0.2", "0.3" },
    { ".5 * 4", "2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TopsheetFormulaScope) scope = make_scope ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      TopsheetDecimal value;

      g_test_message ("%s", cases[i][0]);
      g_assert_true (topsheet_formula_evaluate (cases[i][0], scope, &value, NULL, &error));
      g_assert_no_error (error);
      text = topsheet_decimal_print (&value);
      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* The mark is what an entry selects. */
static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    guint offset, length;
    int code;
  } cases[] = {
    { "", 0, 0, TOPSHEET_ERROR_PARSE },
    { "=", 1, 0, TOPSHEET_ERROR_PARSE },
    { "3 +", 3, 0, TOPSHEET_ERROR_PARSE },
    { "3 + * 4", 4, 1, TOPSHEET_ERROR_PARSE },
    { "(3 + 4", 6, 0, TOPSHEET_ERROR_PARSE },
    { "3 4", 2, 1, TOPSHEET_ERROR_PARSE },
    { "3 shots", 2, 5, TOPSHEET_ERROR_PARSE },
    { "3)", 1, 1, TOPSHEET_ERROR_PARSE },
    { "2 × durations", 4, 9, TOPSHEET_ERROR_INVALID },
    { "sqrt (4)", 0, 4, TOPSHEET_ERROR_INVALID },
    { "7 / zero", 4, 4, TOPSHEET_ERROR_INVALID },
    { "7 ÷ (2 − 2)", 4, 7, TOPSHEET_ERROR_INVALID },
    { "1 + one", 4, 3, TOPSHEET_ERROR_INVALID },
    { "self", 0, 4, TOPSHEET_ERROR_INVALID },
    { "2 * broken", 4, 6, TOPSHEET_ERROR_PARSE },
    { "round (1, 40)", 0, 13, TOPSHEET_ERROR_INVALID },
    { "ceil (1, 2)", 9, 1, TOPSHEET_ERROR_PARSE },
    { "1.2.3", 0, 5, TOPSHEET_ERROR_PARSE },
    { "9000000000000000000 * 9000000000000000000", 22, 19, TOPSHEET_ERROR_OVERFLOW },
    { "3 € 4", 2, 1, TOPSHEET_ERROR_PARSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TopsheetFormulaScope) scope = make_scope ();
      g_autoptr (GError) error = NULL;
      TopsheetFormulaMark mark = { 99, 99 };
      TopsheetDecimal value;

      g_test_message ("%s", cases[i].text);
      g_assert_false (topsheet_formula_evaluate (cases[i].text, scope, &value, &mark, &error));
      g_assert_error (error, TOPSHEET_ERROR, cases[i].code);
      g_test_message ("%s (%u, %u)", error->message, mark.offset, mark.length);
      g_assert_cmpuint (mark.offset, ==, cases[i].offset);
      g_assert_cmpuint (mark.length, ==, cases[i].length);
    }
}

static void
test_near_name (void)
{
  g_autoptr (TopsheetFormulaScope) scope = make_scope ();
  g_autoptr (GError) error = NULL;
  TopsheetDecimal value;

  g_assert_false (topsheet_formula_evaluate ("durations", scope, &value, NULL, &error));
  g_assert_nonnull (strstr (error->message, "“duration”"));
}

static void
test_bounds (void)
{
  g_autoptr (TopsheetFormulaScope) scope = topsheet_formula_scope_new (NULL);
  g_autofree char *deep = g_strnfill (900, '(');
  g_autofree char *longer = g_strnfill (TOPSHEET_FORMULA_MAX_LENGTH + 1, '1');
  TopsheetDecimal value;

  g_assert_false (topsheet_formula_evaluate (deep, scope, &value, NULL, NULL));
  g_assert_false (topsheet_formula_evaluate (longer, scope, &value, NULL, NULL));
  g_assert_false (topsheet_formula_evaluate ("\xff\xfe", scope, &value, NULL, NULL));
}

/* Each names the one before: a chain as long as a plan may have stays within the stack. */
static void
test_chain (void)
{
  g_autoptr (GListStore) variables = g_list_store_new (TOPSHEET_TYPE_PLAN_VARIABLE);
  g_autoptr (TopsheetFormulaScope) scope = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetDecimal value;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("v%u", i);
      g_autofree char *formula = g_strdup_printf ("v%u + 1", i + 1);
      g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new (name, formula, NULL);

      g_list_store_append (variables, variable);
    }
  scope = topsheet_formula_scope_new (G_LIST_MODEL (variables));
  g_assert_false (topsheet_formula_evaluate ("v0", scope, &value, NULL, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/values", test_values);
  g_test_add_func ("/formula/errors", test_errors);
  g_test_add_func ("/formula/near-name", test_near_name);
  g_test_add_func ("/formula/bounds", test_bounds);
  g_test_add_func ("/formula/chain", test_chain);
  return g_test_run ();
}
