/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-snapshot.h"

struct _TopsheetBudgetSnapshot
{
  grefcount ref_count;
  GPtrArray *lines;   /* (element-type TopsheetBudgetLine) the objects on screen, in order */
  GHashTable *copies; /* (element-type TopsheetBudgetLine TopsheetBudgetLine) their content at that moment */
  GPtrArray *rates;
  TopsheetDecimal buffer_percent;
  TopsheetBufferBase buffer_base;
  TopsheetMoney *limit;
  TopsheetMoney *api_limit;
  GPtrArray *variables; /* (element-type TopsheetPlanVariable) copies */
};

static TopsheetMoney *
copy_money (const TopsheetMoney *money)
{
  return money != NULL ? topsheet_money_copy (money) : NULL;
}

static void
restore_line (TopsheetBudgetLine *line, TopsheetBudgetLine *copy)
{
  static const char * const drivers[] = { "formula", "wanted", "acceptance", "accepted-seen", "attempts-seen" };
  TopsheetDecimal price;
  const gboolean typed = topsheet_budget_line_get_unit_price (copy, &price);

  for (gsize i = 0; i < G_N_ELEMENTS (drivers); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (copy), drivers[i], &value);
      g_object_set_property (G_OBJECT (line), drivers[i], &value);
    }

  g_object_set (line, "phase", topsheet_budget_line_get_phase (copy), "account",
                topsheet_budget_line_get_account (copy), "name", topsheet_budget_line_get_name (copy), "model-id",
                topsheet_budget_line_get_model_id (copy), "usage", topsheet_budget_line_get_usage (copy), "unit",
                topsheet_budget_line_get_unit (copy), "note", topsheet_budget_line_get_note (copy), NULL);
  topsheet_budget_line_set_count (line, topsheet_budget_line_get_count (copy));
  topsheet_budget_line_set_unit_price (line, typed ? &price : NULL, topsheet_budget_line_get_price_currency (copy));
}

/* Only what differs is spliced, so rows that stay are not made anew. */
static void
restore_order (TopsheetBudgetSnapshot *self, GListStore *store)
{
  const guint old_n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0;
  guint tail = 0;

  for (; head < MIN (old_n, self->lines->len); head++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), head);

      if (item != g_ptr_array_index (self->lines, head))
        break;
    }
  for (; tail < MIN (old_n, self->lines->len) - head; tail++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), old_n - 1 - tail);

      if (item != g_ptr_array_index (self->lines, self->lines->len - 1 - tail))
        break;
    }
  if (head + tail < MAX (old_n, self->lines->len))
    g_list_store_splice (store, head, old_n - head - tail, self->lines->pdata + head, self->lines->len - head - tail);
}

/* (transfer full) (element-type TopsheetPlanVariable) */
static GPtrArray *
copy_variables (GListModel *variables)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (variables, i);

      g_ptr_array_add (copies, topsheet_plan_variable_new (topsheet_plan_variable_get_name (variable),
                                                           topsheet_plan_variable_get_value (variable),
                                                           topsheet_plan_variable_get_unit (variable)));
    }
  return copies;
}

/* Entries that show a variable keep it where it says the same. */
static void
restore_variables (TopsheetBudgetSnapshot *self, GListStore *store)
{
  gboolean same = g_list_model_get_n_items (G_LIST_MODEL (store)) == self->variables->len;

  for (guint i = 0; same && i < self->variables->len; i++)
    {
      g_autoptr (TopsheetPlanVariable) now = g_list_model_get_item (G_LIST_MODEL (store), i);
      TopsheetPlanVariable *then = g_ptr_array_index (self->variables, i);

      same = g_str_equal (topsheet_plan_variable_get_name (now), topsheet_plan_variable_get_name (then)) &&
             g_str_equal (topsheet_plan_variable_get_value (now), topsheet_plan_variable_get_value (then));
    }
  if (!same)
    {
      g_autoptr (GListStore) kept = g_list_store_new (TOPSHEET_TYPE_PLAN_VARIABLE);
      g_autoptr (GPtrArray) fresh = NULL;

      g_list_store_splice (kept, 0, 0, self->variables->pdata, self->variables->len);
      fresh = copy_variables (G_LIST_MODEL (kept));
      g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), fresh->pdata, fresh->len);
    }
}

TopsheetBudgetSnapshot *
topsheet_budget_snapshot_take (TopsheetBudgetPlan *plan,
                               GPtrArray *rates,
                               TopsheetBudgetSnapshot *before,
                               TopsheetBudgetLine *changed)
{
  TopsheetBudgetSnapshot *self = g_new0 (TopsheetBudgetSnapshot, 1);
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  const guint n = g_list_model_get_n_items (lines);

  g_ref_count_init (&self->ref_count);
  self->lines = g_ptr_array_new_full (n, g_object_unref);
  self->copies = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->rates = g_ptr_array_ref (rates);
  self->buffer_percent = topsheet_budget_plan_get_buffer_percent (plan);
  self->buffer_base = topsheet_budget_plan_get_buffer_base (plan);
  self->limit = copy_money (topsheet_budget_plan_get_limit (plan));
  self->api_limit = copy_money (topsheet_budget_plan_get_api_limit (plan));
  self->variables = copy_variables (G_LIST_MODEL (topsheet_budget_plan_get_variables (plan)));
  for (guint i = 0; i < n; i++)
    {
      TopsheetBudgetLine *line = g_list_model_get_item (lines, i);
      TopsheetBudgetLine *copy = before != NULL && line != changed ? g_hash_table_lookup (before->copies, line) : NULL;

      g_ptr_array_add (self->lines, line);
      g_hash_table_insert (self->copies, line, copy != NULL ? g_object_ref (copy) : topsheet_budget_line_copy (line));
    }
  return self;
}

TopsheetBudgetSnapshot *
topsheet_budget_snapshot_ref (TopsheetBudgetSnapshot *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
topsheet_budget_snapshot_unref (TopsheetBudgetSnapshot *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->copies);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->rates);
  g_ptr_array_unref (self->variables);
  g_clear_pointer (&self->limit, topsheet_money_free);
  g_clear_pointer (&self->api_limit, topsheet_money_free);
  g_free (self);
}

void
topsheet_budget_snapshot_restore (TopsheetBudgetSnapshot *self, TopsheetBudgetPlan *plan)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      TopsheetBudgetLine *line = g_ptr_array_index (self->lines, i);

      restore_line (line, g_hash_table_lookup (self->copies, line));
    }
  restore_order (self, topsheet_budget_plan_get_lines (plan));
  restore_variables (self, topsheet_budget_plan_get_variables (plan));
  topsheet_budget_plan_set_buffer_percent (plan, self->buffer_percent);
  g_object_set (plan, "buffer-base", self->buffer_base, NULL);
  topsheet_budget_plan_set_limit (plan, self->limit);
  topsheet_budget_plan_set_api_limit (plan, self->api_limit);
}

GPtrArray *
topsheet_budget_snapshot_get_rates (TopsheetBudgetSnapshot *self)
{
  return self->rates;
}
