/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/topsheet-plan-file.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-formula.h"
#include "exchange/topsheet-json.h"
#include "model/topsheet-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a plan is read from, and what `plan show` and `plan export` print beside it: results, which are computed anew.
 */
static const char * const plan_keys[] = {
  "currency",
  "buffer_percent",
  "buffer_base",
  "limit",
  "api_limit",
  "rates",
  "lines",
  "project",
  "version",
  "approved",
  "approved_at",
  "approved_by",
  "saved_at",
  "hash",
  "subtotal",
  "buffer",
  "compute",
  "total",
  "headroom",
  "api_headroom",
  "by_phase",
  "by_account",
  "quantiles",
  "energy_wh",
  "co2e_g",
  "unpriced",
  "name",
  "variables",
  "covered",
  "buffer_percent_p80",
  "buffer_percent_p95",
  "missing_rates",
  "buffer_verdict",
  NULL,
};
static const char * const line_keys[] = {
  "phase",         "account",       "name",           "model",        "quantities", "select", "count",
  "unit",          "unit_price",    "price_currency", "note",         "id",         "amount", "currency",
  "priced_unit",   "price_as_of",   "price_source",   "unpriced_why", "formula",    "wanted", "acceptance",
  "accepted_seen", "attempts_seen", "formula_error",  NULL,
};

static gboolean
read_phase (yyjson_val *object, const char *where, TopsheetPhase *out, GError **error)
{
  const char *text;

  *out = TOPSHEET_PHASE_PRODUCTION;
  if (!topsheet_json_read_text (object, "phase", where, &text, error))
    return FALSE;
  if (text == NULL || topsheet_phase_from_nick (text, out))
    return TRUE;

  return topsheet_json_fail (where, "phase", _("has to be planning, exploration, production, iteration or post"),
                             error);
}

static gboolean
read_account (yyjson_val *object, const char *where, TopsheetPhase phase, guint *out, GError **error)
{
  TopsheetDecimal number;
  gboolean found;

  *out = topsheet_account_for_phase (phase);
  if (!topsheet_json_get_decimal (object, "account", where, &number, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  if (number.scale > 0 || number.mantissa < 0 || number.mantissa > G_MAXINT ||
      !topsheet_account_is_valid ((guint) number.mantissa))
    return topsheet_json_fail (where, "account", _("has to be an account of the chart, 1000 to 9000"), error);

  *out = (guint) number.mantissa;
  return TRUE;
}

static gboolean
read_amount (yyjson_val *object,
             const char *key,
             const char *where,
             TopsheetDecimal *out,
             gboolean *found,
             GError **error)
{
  if (!topsheet_json_get_decimal (object, key, where, out, found, error))
    return FALSE;
  if (*found && topsheet_decimal_sign (out) < 0)
    return topsheet_json_fail (where, key, _("cannot be negative"), error);

  return TRUE;
}

static gboolean
read_currency (yyjson_val *object, const char *key, const char *where, const char **out, GError **error)
{
  if (!topsheet_json_read_text (object, key, where, out, error))
    return FALSE;
  if (*out == NULL || topsheet_currency_is_valid (*out))
    return TRUE;

  return topsheet_json_fail (where, key, _("has to be three capital letters such as EUR"), error);
}

static gboolean
read_unit (yyjson_val *object, const char *where, TopsheetUnit *out, GError **error)
{
  const char *text;

  *out = TOPSHEET_UNIT_ITEM;
  if (!topsheet_json_read_text (object, "unit", where, &text, error))
    return FALSE;
  if (text == NULL || topsheet_unit_from_name (text, out))
    return TRUE;

  return topsheet_json_fail (where, "unit", _("is no unit that is known, such as image, second or hour"), error);
}

/* Each member of an object as "key=value" through @parse. */
static gboolean
read_usage_part (yyjson_val *object,
                 const char *key,
                 const char *where,
                 TopsheetUsage *usage,
                 gboolean (*parse) (TopsheetUsage *, const char *, GError **),
                 GError **error)
{
  yyjson_val *part, *name;
  yyjson_obj_iter iter;

  if (!topsheet_json_get_object (object, key, where, &part, error))
    return FALSE;

  iter = yyjson_obj_iter_with (part);
  while ((name = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *value = topsheet_json_peek_scalar (yyjson_obj_iter_get_val (name));
      g_autofree char *assignment = g_strconcat (yyjson_get_str (name), "=", value, NULL);
      g_autoptr (GError) why = NULL;

      if (value == NULL)
        return topsheet_json_fail (where, yyjson_get_str (name), _("has to be a number or a text"), error);
      if (!parse (usage, assignment, &why))
        return topsheet_json_fail_because (where, key, why, error);
    }
  return TRUE;
}

/* NULL where the line says nothing about it. */
static gboolean
read_usage (yyjson_val *object, const char *where, TopsheetUsage **out, GError **error)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autofree char *text = NULL;

  if (!read_usage_part (object, "quantities", where, usage, topsheet_usage_parse_quantity, error) ||
      !read_usage_part (object, "select", where, usage, topsheet_usage_parse_selector, error))
    return FALSE;

  text = topsheet_usage_to_text (usage);
  if (*text != '\0')
    *out = g_steal_pointer (&usage);
  return TRUE;
}

static gboolean
read_texts (yyjson_val *object, const char *where, TopsheetBudgetLine *line, GError **error)
{
  static const struct
  {
    const char *key, *property;
  } texts[] = { { "model", "model-id" }, { "note", "note" } };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text;

      if (!topsheet_json_read_text (object, texts[i].key, where, &text, error))
        return FALSE;
      g_object_set (line, texts[i].property, text, NULL);
    }
  return TRUE;
}

/* A count of things that were seen; 0 where nothing is said. */
static gboolean
read_seen (yyjson_val *object, const char *key, const char *where, guint *out, GError **error)
{
  TopsheetDecimal number = TOPSHEET_DECIMAL_ZERO;
  gboolean found;

  if (!read_amount (object, key, where, &number, &found, error))
    return FALSE;
  number = topsheet_decimal_normalize (&number);
  if (number.scale > 0 || number.mantissa > G_MAXINT)
    return topsheet_json_fail (where, key, _("has to be a whole number"), error);

  *out = (guint) number.mantissa;
  return TRUE;
}

/* "formula", or "wanted" with "acceptance" or what was seen. */
static gboolean
read_drivers (yyjson_val *object, const char *where, TopsheetBudgetLine *line, GError **error)
{
  TopsheetDecimal wanted, acceptance, one = topsheet_decimal_from_int (1);
  g_autofree char *wanted_text = NULL, *acceptance_text = NULL;
  gboolean has_wanted, has_acceptance;
  const char *formula;
  guint accepted, attempts;

  if (!topsheet_json_read_text (object, "formula", where, &formula, error) ||
      !read_amount (object, "wanted", where, &wanted, &has_wanted, error) ||
      !read_amount (object, "acceptance", where, &acceptance, &has_acceptance, error) ||
      !read_seen (object, "accepted_seen", where, &accepted, error) ||
      !read_seen (object, "attempts_seen", where, &attempts, error))
    return FALSE;
  if (formula != NULL && (*formula == '\0' || g_utf8_strlen (formula, -1) > TOPSHEET_FORMULA_MAX_LENGTH))
    return topsheet_json_fail (where, "formula", _("has to be a formula of at most 1,000 characters"), error);
  if (has_acceptance && (topsheet_decimal_sign (&acceptance) == 0 || topsheet_decimal_compare (&acceptance, &one) > 0))
    return topsheet_json_fail (where, "acceptance", _("has to be above 0 and at most 1: 0.35 is 35 of 100"), error);
  if (accepted > attempts)
    return topsheet_json_fail (where, "accepted_seen", _("cannot be more than attempts_seen"), error);

  if (has_wanted)
    wanted_text = topsheet_decimal_print (&wanted);
  if (has_acceptance)
    acceptance_text = topsheet_decimal_print (&acceptance);
  g_object_set (line, "formula", formula, "wanted", wanted_text, "acceptance", acceptance_text, "accepted-seen",
                accepted, "attempts-seen", attempts, NULL);
  return TRUE;
}

static gboolean
read_numbers (yyjson_val *object, const char *where, TopsheetBudgetLine *line, GError **error)
{
  TopsheetDecimal count = topsheet_decimal_from_int (1), price;
  gboolean has_count, has_price;
  const char *currency;

  if (!read_amount (object, "count", where, &count, &has_count, error) ||
      !read_amount (object, "unit_price", where, &price, &has_price, error) ||
      !read_currency (object, "price_currency", where, &currency, error))
    return FALSE;

  topsheet_budget_line_set_count (line, count);
  topsheet_budget_line_set_unit_price (line, has_price ? &price : NULL, currency);
  return TRUE;
}

static TopsheetBudgetLine *
read_line (yyjson_val *object, const char *where, const char *name, GError **error)
{
  g_autoptr (TopsheetBudgetLine) line = NULL;
  g_autoptr (TopsheetUsage) usage = NULL;
  TopsheetPhase phase;
  TopsheetUnit unit;
  guint account;

  if (!topsheet_json_check_keys (object, line_keys, where, error) || !read_phase (object, where, &phase, error) ||
      !read_account (object, where, phase, &account, error) || !read_unit (object, where, &unit, error) ||
      !read_usage (object, where, &usage, error))
    return NULL;

  line = topsheet_budget_line_new (phase, account, name);
  g_object_set (line, "unit", unit, "usage", usage, NULL);
  if (!read_texts (object, where, line, error) || !read_numbers (object, where, line, error) ||
      !read_drivers (object, where, line, error))
    return NULL;

  return g_steal_pointer (&line);
}

static gboolean
append_line (TopsheetBudgetPlan *plan, yyjson_val *object, gsize number, GError **error)
{
  g_autofree char *where = g_strdup_printf (_("line %zu"), number);
  g_autofree char *shown = NULL;
  g_autoptr (TopsheetBudgetLine) line = NULL;
  const char *name;

  if (!yyjson_is_obj (object))
    return topsheet_json_fail (where, "lines", _("has to be a list of objects"), error);
  if (!topsheet_json_read_text (object, "name", where, &name, error))
    return FALSE;
  if (name == NULL || *name == '\0')
    return topsheet_json_fail (where, "name", _("has to say what the line is for"), error);

  shown = topsheet_text_ellipsize (name, 40);
  g_free (g_steal_pointer (&where));
  where = g_strdup_printf (_("line %1$zu, “%2$s”"), number, shown);
  line = read_line (object, where, name, error);
  if (line == NULL)
    return FALSE;

  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
  return TRUE;
}

static gboolean
read_lines (TopsheetBudgetPlan *plan, yyjson_val *root, GError **error)
{
  yyjson_val *lines, *object;
  yyjson_arr_iter iter;

  if (!topsheet_json_get_array (root, "lines", NULL, &lines, error))
    return FALSE;
  if (lines == NULL)
    return topsheet_json_fail (NULL, "lines", _("has to be there, a list of what is planned"), error);

  iter = yyjson_arr_iter_with (lines);
  for (gsize number = 1; (object = yyjson_arr_iter_next (&iter)) != NULL; number++)
    if (!append_line (plan, object, number, error))
      return FALSE;

  return TRUE;
}

static gboolean
append_variable (TopsheetBudgetPlan *plan, yyjson_val *object, gsize number, GError **error)
{
  static const char * const keys[] = { "name", "value", "unit", NULL };
  g_autofree char *where = g_strdup_printf (_("variable %zu"), number);
  GListModel *variables = G_LIST_MODEL (topsheet_budget_plan_get_variables (plan));
  g_autoptr (TopsheetPlanVariable) variable = NULL;
  const char *name, *value, *unit;

  if (!yyjson_is_obj (object))
    return topsheet_json_fail (where, "variables", _("has to be a list of objects"), error);
  if (!topsheet_json_check_keys (object, keys, where, error) ||
      !topsheet_json_read_text (object, "name", where, &name, error) ||
      !topsheet_json_read_text (object, "unit", where, &unit, error))
    return FALSE;
  value = topsheet_json_peek_scalar (yyjson_obj_get (object, "value"));
  if (!topsheet_plan_variable_is_name (name))
    return topsheet_json_fail (where, "name", _("has to be small letters, digits and _, such as fps"), error);
  if (value == NULL || g_utf8_strlen (value, -1) > TOPSHEET_FORMULA_MAX_LENGTH)
    return topsheet_json_fail (where, "value", _("has to be a number or a formula"), error);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (TopsheetPlanVariable) other = g_list_model_get_item (variables, i);

      if (strcmp (topsheet_plan_variable_get_name (other), name) == 0)
        return topsheet_json_fail (where, "name", _("is there twice"), error);
    }
  variable = topsheet_plan_variable_new (name, value, unit);
  g_list_store_append (topsheet_budget_plan_get_variables (plan), variable);
  return TRUE;
}

static gboolean
read_variables (TopsheetBudgetPlan *plan, yyjson_val *root, GError **error)
{
  yyjson_val *variables, *object;
  yyjson_arr_iter iter;

  if (!topsheet_json_get_array (root, "variables", NULL, &variables, error))
    return FALSE;
  if (variables == NULL)
    return TRUE;
  if (yyjson_arr_size (variables) > TOPSHEET_PLAN_MAX_VARIABLES)
    return topsheet_json_fail (NULL, "variables", _("has to be a list of at most 100"), error);

  iter = yyjson_arr_iter_with (variables);
  for (gsize number = 1; (object = yyjson_arr_iter_next (&iter)) != NULL; number++)
    if (!append_variable (plan, object, number, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_name (TopsheetBudgetPlan *plan, yyjson_val *root, GError **error)
{
  const char *name;

  if (!topsheet_json_read_text (root, "name", NULL, &name, error))
    return FALSE;
  if (name != NULL && (*name == '\0' || g_utf8_strlen (name, -1) > 200))
    return topsheet_json_fail (NULL, "name", _("has to be a text of at most 200 characters"), error);

  g_object_set (plan, "name", name, NULL);
  return TRUE;
}

/* {"USD": "0.86"}: one USD is 0.86 of the plan's currency, from the beginning on. */
static gboolean
read_rates (yyjson_val *root, const char *currency, GPtrArray *rates, GError **error)
{
  yyjson_val *object, *key;
  yyjson_obj_iter iter;

  if (!topsheet_json_get_object (root, "rates", NULL, &object, error))
    return FALSE;

  iter = yyjson_obj_iter_with (object);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      const char *from = yyjson_get_str (key);
      TopsheetDecimal rate;
      gboolean found;

      if (!topsheet_currency_is_valid (from) || strcmp (from, currency) == 0)
        return topsheet_json_fail ("rates", from, _("has to be another currency than the plan's, such as USD"), error);
      if (!topsheet_json_get_decimal (object, from, "rates", &rate, &found, error))
        return FALSE;
      if (!found || topsheet_decimal_sign (&rate) <= 0)
        return topsheet_json_fail ("rates", from, _("has to be more than 0"), error);
      g_ptr_array_add (rates, topsheet_rate_new (0, from, currency, rate, 0, NULL));
    }
  return TRUE;
}

static gboolean
read_limit (TopsheetBudgetPlan *plan,
            yyjson_val *root,
            const char *key,
            void (*set) (TopsheetBudgetPlan *, const TopsheetMoney *),
            GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *text = NULL;
  TopsheetDecimal number;
  TopsheetMoney limit;
  gboolean found;

  if (!read_amount (root, key, NULL, &number, &found, error))
    return FALSE;
  if (!found)
    return TRUE;

  text = topsheet_decimal_print (&number);
  if (!topsheet_money_parse (text, topsheet_budget_plan_get_currency (plan), &limit, &why))
    return topsheet_json_fail_because (NULL, key, why, error);

  set (plan, &limit);
  return TRUE;
}

static gboolean
read_buffer (TopsheetBudgetPlan *plan, yyjson_val *root, GError **error)
{
  TopsheetDecimal percent;
  gboolean found;
  const char *base;

  if (!read_amount (root, "buffer_percent", NULL, &percent, &found, error) ||
      !topsheet_json_read_text (root, "buffer_base", NULL, &base, error))
    return FALSE;
  if (found)
    topsheet_budget_plan_set_buffer_percent (plan, percent);
  if (base == NULL || strcmp (base, "subtotal") == 0)
    return TRUE;
  if (strcmp (base, "compute") != 0)
    return topsheet_json_fail (NULL, "buffer_base", _("has to be subtotal or compute"), error);

  g_object_set (plan, "buffer-base", TOPSHEET_BUFFER_BASE_COMPUTE, NULL);
  return TRUE;
}

/* The currency of the file, which has to be @wanted where that is given. */
static const char *
find_currency (yyjson_val *root, const char *wanted, GError **error)
{
  const char *currency;

  if (!read_currency (root, "currency", NULL, &currency, error))
    return NULL;
  if (currency == NULL && wanted == NULL)
    {
      topsheet_json_fail (NULL, "currency", _("has to be there"), error);
      return NULL;
    }
  if (currency != NULL && wanted != NULL && strcmp (currency, wanted) != 0)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("The plan is in %1$s and the project in %2$s; nothing was changed. Write the plan in %2$s, and prices in "
                     "%1$s with “price_currency” and a rate"),
                   currency, wanted);
      return NULL;
    }
  return currency != NULL ? currency : wanted;
}

TopsheetBudgetPlan *
topsheet_plan_file_parse (GBytes *json, const char *currency, GPtrArray **rates, GError **error)
{
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (yyjson_doc) doc = NULL;
  yyjson_val *root;

  g_return_val_if_fail (json != NULL, NULL);

  doc = topsheet_json_read (json, error);
  if (doc == NULL)
    return NULL;
  root = yyjson_doc_get_root (doc);
  if (!yyjson_is_obj (root))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_PARSE,
                           _("The file is JSON, but no plan: it has to begin with {"));
      return NULL;
    }
  if (!topsheet_json_check_keys (root, plan_keys, NULL, error))
    return NULL;
  currency = find_currency (root, currency, error);
  if (currency == NULL)
    return NULL;

  plan = topsheet_budget_plan_new (0, currency);
  read = g_ptr_array_new_with_free_func (g_object_unref);
  if (!read_buffer (plan, root, error) || !read_limit (plan, root, "limit", topsheet_budget_plan_set_limit, error) ||
      !read_limit (plan, root, "api_limit", topsheet_budget_plan_set_api_limit, error) ||
      !read_rates (root, currency, read, error) || !read_lines (plan, root, error) ||
      !read_variables (plan, root, error) || !read_name (plan, root, error))
    return NULL;

  if (rates != NULL)
    *rates = g_steal_pointer (&read);
  return g_steal_pointer (&plan);
}
