/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-plan-file.h"

static void
add_text (JsonBuilder *builder, const char *key, const char *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, text);
}

static void
add_decimal (JsonBuilder *builder, const char *key, TopsheetDecimal decimal)
{
  g_autofree char *text = topsheet_decimal_print (&decimal);

  add_text (builder, key, text);
}

static void
add_money (JsonBuilder *builder, const char *key, const TopsheetMoney *money)
{
  g_autofree char *text = money != NULL ? topsheet_money_print (money) : NULL;

  add_text (builder, key, text);
}

static void
add_usage (JsonBuilder *builder, TopsheetUsage *usage)
{
  g_autofree const char **quantities = topsheet_usage_list_quantities (usage);
  g_autofree const char **selectors = topsheet_usage_list_selectors (usage);

  json_builder_set_member_name (builder, "quantities");
  json_builder_begin_object (builder);
  for (gsize i = 0; quantities[i] != NULL; i++)
    {
      TopsheetDecimal quantity;

      if (topsheet_usage_get_quantity (usage, quantities[i], &quantity))
        add_decimal (builder, quantities[i], quantity);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "select");
  json_builder_begin_object (builder);
  for (gsize i = 0; selectors[i] != NULL; i++)
    add_text (builder, selectors[i], topsheet_usage_get_selector (usage, selectors[i]));
  json_builder_end_object (builder);
}

static void
add_count_number (JsonBuilder *builder, const char *key, guint number)
{
  if (number == 0)
    return;

  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, number);
}

static void
add_drivers (JsonBuilder *builder, TopsheetBudgetLine *line)
{
  TopsheetDecimal number;
  guint accepted, attempts;

  add_text (builder, "formula", topsheet_budget_line_get_formula (line));
  if (topsheet_budget_line_get_wanted (line, &number))
    add_decimal (builder, "wanted", number);
  if (topsheet_budget_line_get_acceptance (line, &number))
    add_decimal (builder, "acceptance", number);
  topsheet_budget_line_get_seen (line, &accepted, &attempts);
  add_count_number (builder, "accepted_seen", accepted);
  add_count_number (builder, "attempts_seen", attempts);
}

static void
add_variables (JsonBuilder *builder, GListModel *variables)
{
  if (g_list_model_get_n_items (variables) == 0)
    return;

  json_builder_set_member_name (builder, "variables");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (variables, i);

      json_builder_begin_object (builder);
      add_text (builder, "name", topsheet_plan_variable_get_name (variable));
      add_text (builder, "value", topsheet_plan_variable_get_value (variable));
      add_text (builder, "unit", topsheet_plan_variable_get_unit (variable));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_line (JsonBuilder *builder, TopsheetBudgetLine *line)
{
  TopsheetUsage *usage = topsheet_budget_line_get_usage (line);
  TopsheetDecimal price;

  json_builder_begin_object (builder);
  add_text (builder, "phase", topsheet_phase_get_nick (topsheet_budget_line_get_phase (line)));
  json_builder_set_member_name (builder, "account");
  json_builder_add_int_value (builder, topsheet_budget_line_get_account (line));
  add_text (builder, "name", topsheet_budget_line_get_name (line));
  add_text (builder, "model", topsheet_budget_line_get_model_id (line));
  if (usage != NULL)
    add_usage (builder, usage);
  add_decimal (builder, "count", topsheet_budget_line_get_count (line));
  add_drivers (builder, line);
  add_text (builder, "unit", topsheet_unit_get_name (topsheet_budget_line_get_unit (line)));
  if (topsheet_budget_line_get_unit_price (line, &price))
    add_decimal (builder, "unit_price", price);
  add_text (builder, "price_currency", topsheet_budget_line_get_price_currency (line));
  add_text (builder, "note", topsheet_budget_line_get_note (line));
  json_builder_end_object (builder);
}

static void
add_lines (JsonBuilder *builder, GListModel *lines)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);

      add_line (builder, line);
    }
  json_builder_end_array (builder);
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  TopsheetRate *left = TOPSHEET_RATE (*(gpointer *) a), *right = TOPSHEET_RATE (*(gpointer *) b);
  int order = g_strcmp0 (topsheet_rate_get_from (left), topsheet_rate_get_from (right));
  gint64 since_left = topsheet_rate_get_valid_from_usec (left), since_right = topsheet_rate_get_valid_from_usec (right);

  return order != 0 ? order : (since_left > since_right) - (since_left < since_right);
}

/* Of each currency the newest rate. */
static void
add_rates (JsonBuilder *builder, GPtrArray *rates, const char *currency)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; rates != NULL && i < rates->len; i++)
    if (g_strcmp0 (topsheet_rate_get_to (rates->pdata[i]), currency) == 0)
      g_ptr_array_add (sorted, rates->pdata[i]);
  g_ptr_array_sort (sorted, compare_rates);

  json_builder_set_member_name (builder, "rates");
  json_builder_begin_object (builder);
  for (guint i = 0; i < sorted->len; i++)
    {
      const char *from = topsheet_rate_get_from (sorted->pdata[i]);

      if (i + 1 == sorted->len || g_strcmp0 (from, topsheet_rate_get_from (sorted->pdata[i + 1])) != 0)
        add_decimal (builder, from, topsheet_rate_get_rate (sorted->pdata[i]));
    }
  json_builder_end_object (builder);
}

JsonNode *
topsheet_plan_file_build (TopsheetBudgetPlan *plan, GPtrArray *rates)
{
  g_autoptr (JsonBuilder) builder = NULL;
  const char *currency;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), NULL);

  builder = json_builder_new ();
  currency = topsheet_budget_plan_get_currency (plan);
  json_builder_begin_object (builder);
  add_text (builder, "name", topsheet_budget_plan_get_name (plan));
  add_text (builder, "currency", currency);
  add_decimal (builder, "buffer_percent", topsheet_budget_plan_get_buffer_percent (plan));
  add_text (builder, "buffer_base",
            topsheet_budget_plan_get_buffer_base (plan) == TOPSHEET_BUFFER_BASE_COMPUTE ? "compute" : "subtotal");
  add_money (builder, "limit", topsheet_budget_plan_get_limit (plan));
  add_money (builder, "api_limit", topsheet_budget_plan_get_api_limit (plan));
  add_rates (builder, rates, currency);
  add_variables (builder, G_LIST_MODEL (topsheet_budget_plan_get_variables (plan)));
  add_lines (builder, G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)));
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
