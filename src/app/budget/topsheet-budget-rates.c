/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-budget-rates.h"

static gboolean
is_pair (TopsheetRate *rate, const char *from, const char *to)
{
  return g_str_equal (topsheet_rate_get_from (rate), from) && g_str_equal (topsheet_rate_get_to (rate), to);
}

gboolean
topsheet_budget_rates_find (GPtrArray *rates, const char *from, const char *to, TopsheetDecimal *out)
{
  gint64 newest = G_MININT64;

  g_return_val_if_fail (out != NULL, FALSE);

  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      TopsheetRate *rate = g_ptr_array_index (rates, i);

      /* The later one counts where two are of the same day. */
      if (is_pair (rate, from, to) && topsheet_rate_get_valid_from_usec (rate) >= newest)
        {
          newest = topsheet_rate_get_valid_from_usec (rate);
          *out = topsheet_rate_get_rate (rate);
        }
    }
  return newest != G_MININT64;
}

GPtrArray *
topsheet_budget_rates_replace (GPtrArray *rates, TopsheetRate *rate)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rates->len; i++)
    {
      TopsheetRate *other = g_ptr_array_index (rates, i);

      if (!is_pair (other, topsheet_rate_get_from (rate), topsheet_rate_get_to (rate)) ||
          topsheet_rate_get_valid_from_usec (other) != topsheet_rate_get_valid_from_usec (rate))
        g_ptr_array_add (copy, g_object_ref (other));
    }
  g_ptr_array_add (copy, g_object_ref (rate));
  return copy;
}

/* The currency a line is priced in before conversion. (nullable) */
static const char *
line_currency (TopsheetBudgetLine *line, TopsheetCatalogue *catalogue)
{
  const char *model_id = topsheet_budget_line_get_model_id (line);
  TopsheetDecimal typed;
  GPtrArray *rules;

  if (topsheet_budget_line_get_unit_price (line, &typed))
    return topsheet_budget_line_get_price_currency (line);
  rules = model_id != NULL ? topsheet_catalogue_get_rules (catalogue, model_id) : NULL;
  return rules != NULL && rules->len > 0 ? topsheet_price_rule_get_currency (g_ptr_array_index (rules, 0)) : NULL;
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

GStrv
topsheet_budget_rates_list_foreign (TopsheetBudgetPlan *plan, TopsheetCatalogue *catalogue)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));
  g_autoptr (GPtrArray) found = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *currency = line_currency (line, catalogue);

      if (currency != NULL && !g_str_equal (currency, topsheet_budget_plan_get_currency (plan)) &&
          !g_ptr_array_find_with_equal_func (found, currency, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (currency));
    }
  g_ptr_array_sort (found, compare_text);
  return (GStrv) g_ptr_array_steal (found, NULL);
}
