/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-plan-diff.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-plan-match.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (TopsheetPlanDiff, topsheet_plan_diff, topsheet_plan_diff_ref, topsheet_plan_diff_unref)

/* What may differ in an unpriced line without changing what it costs. */
#define HARMLESS_CHANGES (TOPSHEET_PLAN_CHANGE_NAME | TOPSHEET_PLAN_CHANGE_NOTE)

/* (transfer full) (element-type TopsheetBudgetLine) */
static GPtrArray *
list_lines (TopsheetBudgetPlan *plan)
{
  GListModel *model = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (lines, g_list_model_get_item (model, i));
  return lines;
}

static void
row_free (gpointer data)
{
  TopsheetPlanDiffRow *row = data;

  for (guint i = 0; i < TOPSHEET_PLAN_DIFF_MAX; i++)
    g_clear_object (&row->lines[i]);
  g_free (row);
}

static TopsheetPlanDiffRow *
row_new (TopsheetBudgetLine *line, guint plan)
{
  TopsheetPlanDiffRow *row = g_new0 (TopsheetPlanDiffRow, 1);

  row->lines[plan] = g_object_ref (line);
  return row;
}

/* The lines by which the rows are found again, and the rows, in the same order. */
static GPtrArray *
list_newest (GQueue *rows, GPtrArray *links)
{
  GPtrArray *newest = g_ptr_array_new ();

  for (GList *link = rows->head; link != NULL; link = link->next)
    {
      g_ptr_array_add (newest, topsheet_plan_diff_row_get_line (link->data));
      g_ptr_array_add (links, link);
    }
  return newest;
}

/* A line that is not found stands behind the one it follows in its plan. */
static void
add_plan (GQueue *rows, TopsheetBudgetPlan *plan, guint index)
{
  g_autoptr (GPtrArray) lines = list_lines (plan);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GPtrArray) newest = list_newest (rows, links);
  g_autofree int *found = topsheet_plan_match (newest, lines);
  GList *previous = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      TopsheetBudgetLine *line = g_ptr_array_index (lines, i);

      if (found[i] >= 0)
        {
          TopsheetPlanDiffRow *row;

          previous = g_ptr_array_index (links, found[i]);
          row = previous->data;
          row->lines[index] = g_object_ref (line);
          continue;
        }
      if (previous != NULL)
        {
          g_queue_insert_after (rows, previous, row_new (line, index));
          previous = previous->next;
        }
      else
        {
          g_queue_push_head (rows, row_new (line, index));
          previous = rows->head;
        }
    }
}

static gboolean
is_unpriced (TopsheetBudgetLine *line)
{
  return line != NULL && topsheet_budget_line_get_priced_amount (line) == NULL;
}

static gboolean
compare_row (TopsheetPlanDiff *self, TopsheetPlanDiffRow *row, GError **error)
{
  TopsheetBudgetLine *first = row->lines[0], *last = row->lines[self->n_plans - 1];
  const TopsheetMoney nothing = topsheet_money (0, topsheet_budget_plan_get_currency (self->plans[0]));
  gboolean is_same = TRUE;

  for (guint i = 0; i < self->n_plans; i++)
    {
      TopsheetBudgetLine *line = row->lines[i];

      row->difference[i] = nothing;
      is_same = is_same && (line != NULL) == (first != NULL);
      if (line != NULL && first != NULL && i > 0)
        row->changes[i] = topsheet_plan_line_compare (first, line);
      is_same = is_same && row->changes[i] == 0;
      row->has_difference[i] = !is_unpriced (first) && !is_unpriced (line);
      if (row->has_difference[i] &&
          !topsheet_money_subtract (line != NULL ? topsheet_budget_line_get_priced_amount (line) : &nothing,
                                    first != NULL ? topsheet_budget_line_get_priced_amount (first) : &nothing,
                                    &row->difference[i], error))
        return FALSE;
    }
  if (first == NULL)
    row->status = TOPSHEET_PLAN_LINE_ADDED;
  else if (last == NULL)
    row->status = TOPSHEET_PLAN_LINE_REMOVED;
  else
    row->status = is_same ? TOPSHEET_PLAN_LINE_SAME : TOPSHEET_PLAN_LINE_CHANGED;
  return TRUE;
}

/* @self (nullable): the sum of an account that is not in the chart */
static void
count_line (TopsheetPlanDiffSum *self, guint plan, gboolean unpriced, gboolean hides_difference)
{
  if (self == NULL)
    return;
  self->unpriced[plan] += unpriced ? 1 : 0;
  if (hides_difference)
    self->has_difference[plan] = FALSE;
}

static TopsheetPlanDiffSum *
find_account (TopsheetPlanDiff *self, guint account)
{
  const guint *accounts = topsheet_account_list ();

  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    if (accounts[i] == account)
      return &self->by_account[i];
  return NULL;
}

/* Whether what the line adds to the difference of plan @i and the first one is not known. */
static gboolean
hides_difference (const TopsheetPlanDiffRow *row, guint i)
{
  if (!is_unpriced (row->lines[0]) && !is_unpriced (row->lines[i]))
    return FALSE;
  return row->lines[0] == NULL || row->lines[i] == NULL || (row->changes[i] & ~HARMLESS_CHANGES) != 0;
}

static void
count_row (TopsheetPlanDiff *self, const TopsheetPlanDiffRow *row)
{
  for (guint i = 0; i < self->n_plans; i++)
    {
      TopsheetBudgetLine *line = row->lines[i], *first = row->lines[0];
      const gboolean hides = hides_difference (row, i);

      if (line != NULL)
        {
          count_line (&self->by_phase[topsheet_budget_line_get_phase (line)], i, is_unpriced (line), hides);
          count_line (find_account (self, topsheet_budget_line_get_account (line)), i, is_unpriced (line), hides);
        }
      if (first != NULL && i > 0)
        {
          count_line (&self->by_phase[topsheet_budget_line_get_phase (first)], i, FALSE, hides);
          count_line (find_account (self, topsheet_budget_line_get_account (first)), i, FALSE, hides);
        }
      count_line (&self->subtotal, i, is_unpriced (line), hides);
      count_line (&self->buffer, i, is_unpriced (line), hides);
      count_line (&self->total, i, is_unpriced (line), hides);
    }
}

static void
sum_set (TopsheetPlanDiffSum *self, guint plan, const TopsheetMoney *amount)
{
  self->amounts[plan] = *amount;
  self->difference[plan] = topsheet_money (0, amount->currency);
  self->has_difference[plan] = TRUE;
}

static void
set_sums (TopsheetPlanDiff *self, guint plan, const TopsheetBudgetTotals *totals)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    sum_set (&self->by_phase[i], plan, &totals->by_phase[i]);
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    sum_set (&self->by_account[i], plan, &totals->by_account[i]);
  sum_set (&self->subtotal, plan, &totals->subtotal);
  sum_set (&self->buffer, plan, &totals->buffer);
  sum_set (&self->total, plan, &totals->total);
}

static gboolean
compare_sum (TopsheetPlanDiff *self, TopsheetPlanDiffSum *sum, GError **error)
{
  for (guint i = 0; i < self->n_plans; i++)
    if (sum->has_difference[i] &&
        !topsheet_money_subtract (&sum->amounts[i], &sum->amounts[0], &sum->difference[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
compare_sums (TopsheetPlanDiff *self, GError **error)
{
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    if (!compare_sum (self, &self->by_phase[i], error))
      return FALSE;
  for (guint i = 0; i < TOPSHEET_N_ACCOUNTS; i++)
    if (!compare_sum (self, &self->by_account[i], error))
      return FALSE;
  return compare_sum (self, &self->subtotal, error) && compare_sum (self, &self->buffer, error) &&
         compare_sum (self, &self->total, error);
}

/* "fps=24 f/s" for each, sorted: the order of variables means nothing. (transfer full) */
static char *
print_variables (TopsheetBudgetPlan *plan)
{
  GListModel *model = G_LIST_MODEL (topsheet_budget_plan_get_variables (plan));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_null_terminated (g_list_model_get_n_items (model) + 1, g_free, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (model, i);
      const char *unit = topsheet_plan_variable_get_unit (variable);

      g_ptr_array_add (texts, g_strconcat (topsheet_plan_variable_get_name (variable), "=",
                                           topsheet_plan_variable_get_value (variable), "\x1f",
                                           unit != NULL ? unit : "", NULL));
    }
  g_ptr_array_sort_values (texts, (GCompareFunc) strcmp);
  return g_strjoinv ("\x1e", (char **) texts->pdata);
}

static void
compare_rest (TopsheetPlanDiff *self)
{
  const TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (self->plans[0]);
  g_autofree char *variables = print_variables (self->plans[0]);

  for (guint i = 1; i < self->n_plans; i++)
    {
      const TopsheetDecimal other = topsheet_budget_plan_get_buffer_percent (self->plans[i]);
      g_autofree char *others = print_variables (self->plans[i]);

      if (topsheet_decimal_compare (&percent, &other) != 0 || topsheet_budget_plan_get_buffer_base (self->plans[0]) !=
                                                                topsheet_budget_plan_get_buffer_base (self->plans[i]))
        self->buffer_changed = TRUE;
      if (!g_str_equal (variables, others))
        self->variables_changed = TRUE;
    }
}

static gboolean
check_plans (TopsheetBudgetPlan * const *plans, guint n_plans, GError **error)
{
  if (n_plans < 2 || n_plans > TOPSHEET_PLAN_DIFF_MAX)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("Two to %d versions can be compared at a time. Name that many."), TOPSHEET_PLAN_DIFF_MAX);
      return FALSE;
    }
  for (guint i = 1; i < n_plans; i++)
    if (!g_str_equal (topsheet_budget_plan_get_currency (plans[i]), topsheet_budget_plan_get_currency (plans[0])))
      {
        g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY,
                     _("A plan in %s cannot be compared with one in %s. Compare versions of one project."),
                     topsheet_budget_plan_get_currency (plans[0]), topsheet_budget_plan_get_currency (plans[i]));
        return FALSE;
      }
  return TRUE;
}

TopsheetPlanDiff *
topsheet_plan_diff_new (TopsheetBudgetPlan * const *plans,
                        const TopsheetBudgetTotals *totals,
                        guint n_plans,
                        GError **error)
{
  g_autoptr (TopsheetPlanDiff) self = NULL;
  GQueue rows = G_QUEUE_INIT;

  g_return_val_if_fail (plans != NULL, NULL);
  g_return_val_if_fail (totals != NULL, NULL);

  if (!check_plans (plans, n_plans, error))
    return NULL;
  self = g_atomic_rc_box_new0 (TopsheetPlanDiff);
  self->n_plans = n_plans;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < n_plans; i++)
    {
      self->plans[i] = g_object_ref (plans[i]);
      set_sums (self, i, &totals[i]);
      add_plan (&rows, plans[i], i);
    }
  for (TopsheetPlanDiffRow *row; (row = g_queue_pop_head (&rows)) != NULL;)
    g_ptr_array_add (self->rows, row);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!compare_row (self, g_ptr_array_index (self->rows, i), error))
        return NULL;
      count_row (self, g_ptr_array_index (self->rows, i));
    }
  compare_rest (self);
  return compare_sums (self, error) ? g_steal_pointer (&self) : NULL;
}

TopsheetPlanDiff *
topsheet_plan_diff_ref (TopsheetPlanDiff *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
diff_clear (gpointer data)
{
  TopsheetPlanDiff *self = data;

  for (guint i = 0; i < self->n_plans; i++)
    g_clear_object (&self->plans[i]);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

void
topsheet_plan_diff_unref (TopsheetPlanDiff *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, diff_clear);
}

guint
topsheet_plan_diff_n_changed (TopsheetPlanDiff *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (((TopsheetPlanDiffRow *) g_ptr_array_index (self->rows, i))->status != TOPSHEET_PLAN_LINE_SAME)
      n++;
  return n;
}

gboolean
topsheet_plan_diff_is_empty (TopsheetPlanDiff *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !self->buffer_changed && !self->variables_changed && topsheet_plan_diff_n_changed (self) == 0;
}

TopsheetBudgetLine *
topsheet_plan_diff_row_get_line (const TopsheetPlanDiffRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = TOPSHEET_PLAN_DIFF_MAX; i > 0; i--)
    if (self->lines[i - 1] != NULL)
      return self->lines[i - 1];
  return NULL;
}

const char *
topsheet_plan_line_status_get_nick (TopsheetPlanLineStatus self)
{
  static const char * const nicks[] = { "same", "changed", "added", "removed" };

  g_return_val_if_fail (self < G_N_ELEMENTS (nicks), NULL);

  return nicks[self];
}

const char *
topsheet_plan_change_get_nick (TopsheetPlanChanges self)
{
  static const char * const nicks[TOPSHEET_N_PLAN_CHANGES] = {
    "name",  "phase",      "account", "model",      "usage", "count",
    "basis", "acceptance", "unit",    "unit_price", "note",  "amount",
  };
  const int bit = g_bit_nth_lsf (self, -1);

  g_return_val_if_fail (bit >= 0 && bit < TOPSHEET_N_PLAN_CHANGES, NULL);

  return nicks[bit];
}
