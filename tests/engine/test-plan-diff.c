/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-plan-diff.h"

#define N_MANY 500

static TopsheetBudgetPlan *
make_plan (const char *currency)
{
  return topsheet_budget_plan_new (1, currency);
}

/* @price NULL: unpriced. (transfer none) */
static TopsheetBudgetLine *
add (TopsheetBudgetPlan *plan,
     TopsheetPhase phase,
     const char *name,
     const char *model,
     const char *count,
     const char *price)
{
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (phase, phase <= 1 ? 1000 : 2000, name);

  g_object_set (line, "model-id", model, "count", count, "unit-price", price, "unit", TOPSHEET_UNIT_IMAGE, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
  return line;
}

static TopsheetPlanDiff *
diff_all (TopsheetBudgetPlan **plans, guint n_plans)
{
  TopsheetBudgetTotals totals[TOPSHEET_PLAN_DIFF_MAX];
  g_autoptr (GError) error = NULL;
  TopsheetPlanDiff *diff;

  for (guint i = 0; i < n_plans; i++)
    topsheet_budget_compute (plans[i], NULL, NULL, 0, &totals[i], &error);
  g_assert_no_error (error);
  diff = topsheet_plan_diff_new (plans, totals, n_plans, &error);
  g_assert_no_error (error);
  return diff;
}

static TopsheetPlanDiff *
diff (TopsheetBudgetPlan *before, TopsheetBudgetPlan *after)
{
  return diff_all ((TopsheetBudgetPlan *[]) { before, after }, 2);
}

static const TopsheetPlanDiffRow *
row_at (TopsheetPlanDiff *self, guint i)
{
  g_assert_cmpuint (i, <, self->rows->len);
  return g_ptr_array_index (self->rows, i);
}

static void
assert_row (TopsheetPlanDiff *self, guint i, const char *name, const char *status, const char *difference)
{
  const TopsheetPlanDiffRow *row = row_at (self, i);
  const guint last = self->n_plans - 1;
  g_autofree char *text = row->has_difference[last] ? topsheet_money_print (&row->difference[last]) : NULL;

  g_assert_cmpstr (topsheet_budget_line_get_name (topsheet_plan_diff_row_get_line (row)), ==, name);
  g_assert_cmpstr (topsheet_plan_line_status_get_nick (row->status), ==, status);
  g_assert_cmpstr (text, ==, difference);
}

static void
assert_sum (const TopsheetPlanDiffSum *sum, guint plan, const char *amount, guint unpriced, const char *difference)
{
  g_autofree char *amount_text = topsheet_money_print (&sum->amounts[plan]);
  g_autofree char *text = sum->has_difference[plan] ? topsheet_money_print (&sum->difference[plan]) : NULL;

  g_assert_cmpstr (amount_text, ==, amount);
  g_assert_cmpuint (sum->unpriced[plan], ==, unpriced);
  g_assert_cmpstr (text, ==, difference);
}

static void
test_same (void)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) copy = NULL;
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (plan, TOPSHEET_PHASE_EXPLORATION, "Stills", "bfl/flux-2-pro", "100", "0.05");
  add (plan, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", NULL);
  copy = topsheet_budget_plan_copy (plan);
  self = diff (plan, copy);

  g_assert_true (topsheet_plan_diff_is_empty (self));
  assert_row (self, 0, "Stills", "same", "0");
  /* What it costs is not known, but that nothing changed is. */
  assert_row (self, 1, "Shots", "same", NULL);
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 1, "0", 1, "0");
  assert_sum (&self->total, 1, "6.25", 1, "0");
}

static void
test_changed (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = NULL;
  g_autoptr (TopsheetBudgetLine) line = NULL;
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_EXPLORATION, "Stills", "bfl/flux-2-pro", "100", "0.05");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "10", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Voice", NULL, "2", "3");
  after = topsheet_budget_plan_copy (before);
  line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (after)), 1);
  g_object_set (line, "count", "12", "unit-price", "4.5", "model-id", "kling/v3", NULL);
  g_list_store_remove (topsheet_budget_plan_get_lines (after), 2);
  add (after, TOPSHEET_PHASE_POST, "Grade", NULL, "1", "20");
  self = diff (before, after);

  g_assert_cmpuint (self->rows->len, ==, 4);
  assert_row (self, 0, "Stills", "same", "0");
  assert_row (self, 1, "Shots", "changed", "14");
  g_assert_cmphex (row_at (self, 1)->changes[1], ==,
                   TOPSHEET_PLAN_CHANGE_MODEL | TOPSHEET_PLAN_CHANGE_COUNT | TOPSHEET_PLAN_CHANGE_UNIT_PRICE |
                     TOPSHEET_PLAN_CHANGE_AMOUNT);
  assert_row (self, 2, "Grade", "added", "20");
  assert_row (self, 3, "Voice", "removed", "-6");
  g_assert_cmpuint (topsheet_plan_diff_n_changed (self), ==, 3);
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 0, "46", 0, "0");
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 1, "54", 0, "8");
  assert_sum (&self->by_account[0], 1, "5", 0, "0");
  assert_sum (&self->by_account[1], 1, "74", 0, "28");
  assert_sum (&self->subtotal, 1, "79", 0, "28");
  assert_sum (&self->buffer, 1, "19.75", 0, "7");
  assert_sum (&self->total, 1, "98.75", 0, "35");
  g_assert_false (self->buffer_changed);
}

static void
test_renamed (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "10", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Key frames", "bfl/flux-2-pro", "10", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Editing", NULL, "10", "48");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Voice", NULL, "1", "2");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Hero shots", "google/veo-3.1", "10", "4");
  add (after, TOPSHEET_PHASE_PRODUCTION, " KEY FRAMES", "bfl/flux-2-pro", "11", "4");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Cutting", NULL, "10", "48");
  /* Neither name nor anything else is the same: that is another line. */
  add (after, TOPSHEET_PHASE_PRODUCTION, "Music", NULL, "3", "5");
  self = diff (before, after);

  g_assert_cmpuint (self->rows->len, ==, 5);
  assert_row (self, 0, "Hero shots", "changed", "0");
  g_assert_cmphex (row_at (self, 0)->changes[1], ==, TOPSHEET_PLAN_CHANGE_NAME);
  assert_row (self, 1, " KEY FRAMES", "changed", "4");
  assert_row (self, 2, "Cutting", "changed", "0");
  assert_row (self, 3, "Music", "added", "15");
  assert_row (self, 4, "Voice", "removed", "-2");
}

static void
test_renamed_and_changed (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  /* One candidate on either side is found; among several nobody can tell. */
  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "10", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "A", "kling/v3", "1", "1");
  add (before, TOPSHEET_PHASE_PRODUCTION, "B", "kling/v3", "2", "1");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Hero shots", "google/veo-3.1", "12", "4");
  add (after, TOPSHEET_PHASE_PRODUCTION, "C", "kling/v3", "3", "1");
  add (after, TOPSHEET_PHASE_PRODUCTION, "D", "kling/v3", "4", "1");
  self = diff (before, after);

  assert_row (self, 0, "Hero shots", "changed", "8");
  g_assert_cmphex (row_at (self, 0)->changes[1], ==,
                   TOPSHEET_PLAN_CHANGE_NAME | TOPSHEET_PLAN_CHANGE_COUNT | TOPSHEET_PLAN_CHANGE_AMOUNT);
  g_assert_cmpuint (self->rows->len, ==, 5);
}

static void
test_moved (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_EXPLORATION, "Stills", "bfl/flux-2-pro", "100", "0.05");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Voice", NULL, "1", "2");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Voice", NULL, "1", "2");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", "4");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Stills", "bfl/flux-2-pro", "100", "0.05");
  self = diff (before, after);

  /* Another order is no difference, another phase is one that costs nothing. */
  g_assert_cmpuint (self->rows->len, ==, 3);
  assert_row (self, 0, "Stills", "changed", "0");
  g_assert_cmphex (row_at (self, 0)->changes[1], ==, TOPSHEET_PLAN_CHANGE_PHASE | TOPSHEET_PLAN_CHANGE_ACCOUNT);
  assert_row (self, 1, "Shots", "same", "0");
  assert_row (self, 2, "Voice", "same", "0");
  assert_sum (&self->by_phase[TOPSHEET_PHASE_EXPLORATION], 1, "0", 0, "-5");
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 1, "47", 0, "5");
  assert_sum (&self->total, 1, "58.75", 0, "0");
}

static void
test_duplicate_names (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "10", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "20", "4");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "30", "4");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "30", "4");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", "11", "4");
  self = diff (before, after);

  /* The one that says the same is found first, the others in their order. */
  g_assert_cmpuint (self->rows->len, ==, 3);
  assert_row (self, 0, "Shots", "changed", "4");
  assert_row (self, 1, "Shots", "removed", "-80");
  assert_row (self, 2, "Shots", "same", "0");
}

static void
test_without_names (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_PRODUCTION, "", NULL, "1", "2");
  add (before, TOPSHEET_PHASE_PRODUCTION, NULL, "google/veo-3.1", "1", "2");
  add (after, TOPSHEET_PHASE_PRODUCTION, NULL, NULL, "1", "2");
  add (after, TOPSHEET_PHASE_PRODUCTION, "", "google/veo-3.1", "2", "2");
  self = diff (before, after);

  g_assert_cmpuint (self->rows->len, ==, 2);
  g_assert_cmpint (row_at (self, 0)->status, ==, TOPSHEET_PLAN_LINE_SAME);
  g_assert_cmphex (row_at (self, 1)->changes[1], ==, TOPSHEET_PLAN_CHANGE_COUNT | TOPSHEET_PLAN_CHANGE_AMOUNT);
}

static void
test_unpriced (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_EXPLORATION, "Stills", NULL, "100", "0.05");
  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", NULL);
  add (after, TOPSHEET_PHASE_EXPLORATION, "Stills", NULL, "200", "0.05");
  add (after, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", "4");
  self = diff (before, after);

  assert_row (self, 0, "Stills", "changed", "5");
  assert_row (self, 1, "Shots", "changed", NULL);
  g_assert_cmphex (row_at (self, 1)->changes[1], ==, TOPSHEET_PLAN_CHANGE_UNIT_PRICE | TOPSHEET_PLAN_CHANGE_AMOUNT);
  assert_sum (&self->by_phase[TOPSHEET_PHASE_EXPLORATION], 1, "10", 0, "5");
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 0, "0", 1, "0");
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 1, "40", 0, NULL);
  assert_sum (&self->by_account[0], 1, "10", 0, "5");
  assert_sum (&self->by_account[1], 1, "40", 0, NULL);
  assert_sum (&self->subtotal, 1, "50", 0, NULL);
  assert_sum (&self->total, 1, "62.5", 0, NULL);
}

static void
test_unpriced_added (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_POST, "Score", NULL, "1", NULL);
  add (after, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", NULL);
  self = diff (before, after);

  assert_row (self, 0, "Shots", "added", NULL);
  assert_row (self, 1, "Score", "removed", NULL);
  assert_sum (&self->by_phase[TOPSHEET_PHASE_POST], 1, "0", 0, NULL);
  assert_sum (&self->by_phase[TOPSHEET_PHASE_PRODUCTION], 1, "0", 1, NULL);
  assert_sum (&self->by_phase[TOPSHEET_PHASE_ITERATION], 1, "0", 0, "0");
}

static void
test_formula (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = NULL;
  g_autoptr (TopsheetPlanVariable) shots = topsheet_plan_variable_new ("shots", "12", NULL);
  g_autoptr (TopsheetPlanVariable) more = topsheet_plan_variable_new ("shots", "14", NULL);
  g_autoptr (TopsheetBudgetLine) typed = NULL;
  g_autoptr (TopsheetPlanDiff) self = NULL;

  g_object_set (add (before, TOPSHEET_PHASE_PRODUCTION, "Frames", NULL, "1", "2"), "formula", "shots * 4", NULL);
  g_object_set (add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "1", "2"), "formula", "shots", NULL);
  g_object_set (add (before, TOPSHEET_PHASE_PRODUCTION, "Hero", NULL, "1", "2"), "wanted", "8", "acceptance", "0.5",
                NULL);
  g_list_store_append (topsheet_budget_plan_get_variables (before), shots);
  after = topsheet_budget_plan_copy (before);
  typed = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (after)), 0);
  g_object_set (typed, "formula", NULL, "count", "48", NULL);
  g_clear_object (&typed);
  typed = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (after)), 2);
  g_object_set (typed, "acceptance", "0.25", NULL);
  g_list_store_splice (topsheet_budget_plan_get_variables (after), 0, 1, (gpointer *) &more, 1);
  self = diff (before, after);

  /* 48 is 48, however it comes about; that it no longer follows the variable is a change. */
  assert_row (self, 0, "Frames", "changed", "0");
  g_assert_cmphex (row_at (self, 0)->changes[1], ==, TOPSHEET_PLAN_CHANGE_BASIS);
  assert_row (self, 1, "Shots", "changed", "4");
  g_assert_cmphex (row_at (self, 1)->changes[1], ==, TOPSHEET_PLAN_CHANGE_COUNT | TOPSHEET_PLAN_CHANGE_AMOUNT);
  assert_row (self, 2, "Hero", "changed", "32");
  g_assert_cmphex (row_at (self, 2)->changes[1], ==,
                   TOPSHEET_PLAN_CHANGE_COUNT | TOPSHEET_PLAN_CHANGE_ACCEPTANCE | TOPSHEET_PLAN_CHANGE_AMOUNT);
  g_assert_true (self->variables_changed);
}

static void
test_buffer (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = NULL;
  g_autoptr (TopsheetPlanDiff) self = NULL;

  add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, "10", "4");
  after = topsheet_budget_plan_copy (before);
  topsheet_budget_plan_set_buffer_percent (after, topsheet_decimal_from_int (30));
  self = diff (before, after);

  g_assert_true (self->buffer_changed);
  g_assert_false (topsheet_plan_diff_is_empty (self));
  g_assert_cmpuint (topsheet_plan_diff_n_changed (self), ==, 0);
  assert_sum (&self->buffer, 1, "12", 0, "2");
  assert_sum (&self->total, 1, "52", 0, "2");
}

static void
test_four (void)
{
  TopsheetBudgetPlan *plans[4];
  g_autoptr (TopsheetPlanDiff) self = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", 10 + i);

      plans[i] = make_plan ("EUR");
      add (plans[i], TOPSHEET_PHASE_PRODUCTION, "Shots", NULL, count, "4");
      if (i != 1)
        add (plans[i], TOPSHEET_PHASE_PRODUCTION, "Voice", NULL, "1", "2");
      if (i == 2)
        add (plans[i], TOPSHEET_PHASE_PRODUCTION, "Music", NULL, "1", "9");
    }
  self = diff_all (plans, 4);

  g_assert_cmpuint (self->rows->len, ==, 3);
  assert_row (self, 0, "Shots", "changed", "12");
  /* Gone and back again: found again, and the plan in between does not have it. */
  assert_row (self, 1, "Voice", "changed", "0");
  g_assert_null (row_at (self, 1)->lines[1]);
  g_assert_nonnull (row_at (self, 1)->lines[3]);
  g_assert_cmpint (row_at (self, 1)->difference[1].nanos, ==, -2 * TOPSHEET_NANOS_PER_UNIT);
  assert_row (self, 2, "Music", "added", "0");
  assert_sum (&self->subtotal, 1, "44", 0, "2");
  assert_sum (&self->subtotal, 2, "59", 0, "17");
  assert_sum (&self->subtotal, 3, "54", 0, "12");
  for (guint i = 0; i < 4; i++)
    g_object_unref (plans[i]);
}

static void
test_refused (void)
{
  g_autoptr (TopsheetBudgetPlan) euros = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) dollars = make_plan ("USD");
  TopsheetBudgetPlan *plans[] = { euros, dollars };
  TopsheetBudgetTotals totals[2];
  g_autoptr (GError) error = NULL;

  topsheet_budget_compute (euros, NULL, NULL, 0, &totals[0], NULL);
  topsheet_budget_compute (dollars, NULL, NULL, 0, &totals[1], NULL);
  g_assert_null (topsheet_plan_diff_new (plans, totals, 2, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY);
  g_clear_error (&error);
  g_assert_null (topsheet_plan_diff_new (plans, totals, 1, &error));
  g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
}

static void
test_many (void)
{
  g_autoptr (TopsheetBudgetPlan) before = make_plan ("EUR");
  g_autoptr (TopsheetBudgetPlan) after = make_plan ("EUR");
  g_autoptr (TopsheetPlanDiff) self = NULL;
  guint n_renamed = 0;

  /* All of one name, in the opposite order: what a quadratic search would be slow at. */
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", i + 1);

      add (before, TOPSHEET_PHASE_PRODUCTION, "Shots", "google/veo-3.1", count, "4");
    }
  for (guint i = N_MANY; i > 0; i--)
    {
      g_autofree char *count = g_strdup_printf ("%u", i);

      add (after, TOPSHEET_PHASE_PRODUCTION, i % 2 == 0 ? "Shots" : "Hero", "google/veo-3.1", count, "4");
    }
  self = diff (before, after);

  g_assert_cmpuint (self->rows->len, ==, N_MANY);
  for (guint i = 0; i < self->rows->len; i++)
    n_renamed += row_at (self, i)->changes[1] == TOPSHEET_PLAN_CHANGE_NAME ? 1 : 0;
  g_assert_cmpuint (n_renamed, ==, N_MANY / 2);
  assert_sum (&self->subtotal, 1, "501000", 0, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-diff/same", test_same);
  g_test_add_func ("/plan-diff/changed", test_changed);
  g_test_add_func ("/plan-diff/renamed", test_renamed);
  g_test_add_func ("/plan-diff/renamed-and-changed", test_renamed_and_changed);
  g_test_add_func ("/plan-diff/moved", test_moved);
  g_test_add_func ("/plan-diff/duplicate-names", test_duplicate_names);
  g_test_add_func ("/plan-diff/without-names", test_without_names);
  g_test_add_func ("/plan-diff/unpriced", test_unpriced);
  g_test_add_func ("/plan-diff/unpriced-added", test_unpriced_added);
  g_test_add_func ("/plan-diff/formula", test_formula);
  g_test_add_func ("/plan-diff/buffer", test_buffer);
  g_test_add_func ("/plan-diff/four", test_four);
  g_test_add_func ("/plan-diff/refused", test_refused);
  g_test_add_func ("/plan-diff/many", test_many);
  return g_test_run ();
}
