/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-budget-plan.h"

#include "model/topsheet-assign.h"

struct _TopsheetBudgetPlan
{
  GObject parent_instance;

  gint64 id;
  gint64 project_id;
  guint version;
  char *name;
  char *currency;
  TopsheetDecimal buffer_percent;
  TopsheetBufferBase buffer_base;
  TopsheetMoney *limit;
  TopsheetMoney *api_limit;
  gint64 saved_at_usec;
  gint64 approved_at_usec;
  char *approved_by;
  char *hash;
  GListStore *lines;
  GListStore *variables;
};

#define DEFAULT_BUFFER_PERCENT 25

G_DEFINE_FINAL_TYPE (TopsheetBudgetPlan, topsheet_budget_plan, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_PROJECT_ID,
  PROP_VERSION,
  PROP_NAME,
  PROP_CURRENCY,
  PROP_BUFFER_PERCENT,
  PROP_BUFFER_BASE,
  PROP_LIMIT,
  PROP_API_LIMIT,
  PROP_SAVED_AT_USEC,
  PROP_APPROVED_AT_USEC,
  PROP_APPROVED_BY,
  PROP_HASH,
} TopsheetBudgetPlanProperty;

static GParamSpec *properties[PROP_HASH + 1];

static void
topsheet_budget_plan_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetBudgetPlan *self = TOPSHEET_BUDGET_PLAN (object);

  switch ((TopsheetBudgetPlanProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PROJECT_ID:
      g_value_set_int64 (value, self->project_id);
      break;
    case PROP_VERSION:
      g_value_set_uint (value, self->version);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    case PROP_BUFFER_PERCENT:
      topsheet_value_take_decimal (value, &self->buffer_percent);
      break;
    case PROP_BUFFER_BASE:
      g_value_set_enum (value, (int) self->buffer_base);
      break;
    case PROP_LIMIT:
      g_value_set_boxed (value, self->limit);
      break;
    case PROP_API_LIMIT:
      g_value_set_boxed (value, self->api_limit);
      break;
    case PROP_SAVED_AT_USEC:
      g_value_set_int64 (value, self->saved_at_usec);
      break;
    case PROP_APPROVED_AT_USEC:
      g_value_set_int64 (value, self->approved_at_usec);
      break;
    case PROP_APPROVED_BY:
      g_value_set_string (value, self->approved_by);
      break;
    case PROP_HASH:
      g_value_set_string (value, self->hash);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_budget_plan_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetBudgetPlan *self = TOPSHEET_BUDGET_PLAN (object);
  gboolean changed = FALSE;

  switch ((TopsheetBudgetPlanProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_PROJECT_ID:
      changed = topsheet_set_int64 (&self->project_id, g_value_get_int64 (value));
      break;
    case PROP_VERSION:
      changed = topsheet_set_uint (&self->version, g_value_get_uint (value));
      break;
    case PROP_NAME:
      changed = g_set_str (&self->name, g_value_get_string (value));
      break;
    case PROP_CURRENCY:
      changed = g_set_str (&self->currency, g_value_get_string (value));
      break;
    case PROP_BUFFER_PERCENT:
      changed = topsheet_set_decimal_text (&self->buffer_percent, g_value_get_string (value));
      break;
    case PROP_BUFFER_BASE:
      changed = TOPSHEET_SET_ENUM (&self->buffer_base, g_value_get_enum (value));
      break;
    case PROP_LIMIT:
      changed = topsheet_set_money (&self->limit, g_value_get_boxed (value));
      break;
    case PROP_API_LIMIT:
      changed = topsheet_set_money (&self->api_limit, g_value_get_boxed (value));
      break;
    case PROP_SAVED_AT_USEC:
      changed = topsheet_set_int64 (&self->saved_at_usec, g_value_get_int64 (value));
      break;
    case PROP_APPROVED_AT_USEC:
      changed = topsheet_set_int64 (&self->approved_at_usec, g_value_get_int64 (value));
      break;
    case PROP_APPROVED_BY:
      changed = g_set_str (&self->approved_by, g_value_get_string (value));
      break;
    case PROP_HASH:
      changed = g_set_str (&self->hash, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_budget_plan_finalize (GObject *object)
{
  TopsheetBudgetPlan *self = TOPSHEET_BUDGET_PLAN (object);

  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->limit, topsheet_money_free);
  g_clear_pointer (&self->api_limit, topsheet_money_free);
  g_clear_pointer (&self->approved_by, g_free);
  g_clear_pointer (&self->hash, g_free);
  g_clear_object (&self->lines);
  g_clear_object (&self->variables);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (topsheet_budget_plan_parent_class)->finalize (object);
}

static void
topsheet_budget_plan_class_init (TopsheetBudgetPlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_budget_plan_get_property;
  object_class->set_property = topsheet_budget_plan_set_property;
  object_class->finalize = topsheet_budget_plan_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROJECT_ID] = g_param_spec_int64 ("project-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                    TOPSHEET_PARAM_READWRITE);
  properties[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 1, G_MAXUINT, 1, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_BUFFER_PERCENT] = g_param_spec_string ("buffer-percent", NULL, NULL, "25", TOPSHEET_PARAM_READWRITE);
  properties[PROP_BUFFER_BASE] = g_param_spec_enum ("buffer-base", NULL, NULL, TOPSHEET_TYPE_BUFFER_BASE,
                                                    TOPSHEET_BUFFER_BASE_SUBTOTAL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_LIMIT] = g_param_spec_boxed ("limit", NULL, NULL, TOPSHEET_TYPE_MONEY, TOPSHEET_PARAM_READWRITE);
  properties[PROP_API_LIMIT] = g_param_spec_boxed ("api-limit", NULL, NULL, TOPSHEET_TYPE_MONEY,
                                                   TOPSHEET_PARAM_READWRITE);
  properties[PROP_SAVED_AT_USEC] = g_param_spec_int64 ("saved-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                       TOPSHEET_PARAM_READWRITE);
  properties[PROP_APPROVED_AT_USEC] = g_param_spec_int64 ("approved-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                          TOPSHEET_PARAM_READWRITE);
  properties[PROP_APPROVED_BY] = g_param_spec_string ("approved-by", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_HASH] = g_param_spec_string ("hash", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_budget_plan_init (TopsheetBudgetPlan *self)
{
  self->version = 1;
  self->buffer_percent = topsheet_decimal_from_int (DEFAULT_BUFFER_PERCENT);
  self->lines = g_list_store_new (TOPSHEET_TYPE_BUDGET_LINE);
  self->variables = g_list_store_new (TOPSHEET_TYPE_PLAN_VARIABLE);
}

TopsheetBudgetPlan *
topsheet_budget_plan_new (gint64 project_id, const char *currency)
{
  g_return_val_if_fail (topsheet_currency_is_valid (currency), NULL);

  return g_object_new (TOPSHEET_TYPE_BUDGET_PLAN, "project-id", project_id, "currency", currency, NULL);
}

gint64
topsheet_budget_plan_get_id (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), 0);

  return self->id;
}

gint64
topsheet_budget_plan_get_project_id (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), 0);

  return self->project_id;
}

guint
topsheet_budget_plan_get_version (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), 0);

  return self->version;
}

const char *
topsheet_budget_plan_get_name (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->name;
}

const char *
topsheet_budget_plan_get_currency (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->currency;
}

TopsheetDecimal
topsheet_budget_plan_get_buffer_percent (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), TOPSHEET_DECIMAL_ZERO);

  return self->buffer_percent;
}

TopsheetBufferBase
topsheet_budget_plan_get_buffer_base (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), TOPSHEET_BUFFER_BASE_SUBTOTAL);

  return self->buffer_base;
}

const TopsheetMoney *
topsheet_budget_plan_get_limit (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->limit;
}

const TopsheetMoney *
topsheet_budget_plan_get_api_limit (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->api_limit;
}

gint64
topsheet_budget_plan_get_saved_at_usec (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), 0);

  return self->saved_at_usec;
}

gint64
topsheet_budget_plan_get_approved_at_usec (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), 0);

  return self->approved_at_usec;
}

const char *
topsheet_budget_plan_get_approved_by (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->approved_by;
}

const char *
topsheet_budget_plan_get_hash (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->hash;
}

gboolean
topsheet_budget_plan_is_approved (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), FALSE);

  return self->approved_at_usec > 0;
}

GListStore *
topsheet_budget_plan_get_lines (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->lines;
}

GListStore *
topsheet_budget_plan_get_variables (TopsheetBudgetPlan *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  return self->variables;
}

void
topsheet_budget_plan_set_buffer_percent (TopsheetBudgetPlan *self, TopsheetDecimal percent)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_PLAN (self));
  g_return_if_fail (topsheet_decimal_sign (&percent) >= 0);

  if (topsheet_set_decimal (&self->buffer_percent, percent))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUFFER_PERCENT]);
}

void
topsheet_budget_plan_set_limit (TopsheetBudgetPlan *self, const TopsheetMoney *limit)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_PLAN (self));

  if (topsheet_set_money (&self->limit, limit))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT]);
}

void
topsheet_budget_plan_set_api_limit (TopsheetBudgetPlan *self, const TopsheetMoney *api_limit)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_PLAN (self));

  if (topsheet_set_money (&self->api_limit, api_limit))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_API_LIMIT]);
}

TopsheetBudgetPlan *
topsheet_budget_plan_copy (TopsheetBudgetPlan *self)
{
  TopsheetBudgetPlan *copy;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (self), NULL);

  copy = g_object_new (TOPSHEET_TYPE_BUDGET_PLAN, "project-id", self->project_id, "version", self->version, "name",
                       self->name, "currency", self->currency, "buffer-base", self->buffer_base, "limit", self->limit,
                       "api-limit", self->api_limit, NULL);
  copy->buffer_percent = self->buffer_percent;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      g_autoptr (TopsheetBudgetLine) line_copy = topsheet_budget_line_copy (line);

      g_list_store_append (copy->lines, line_copy);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->variables)); i++)
    {
      g_autoptr (TopsheetPlanVariable) variable = g_list_model_get_item (G_LIST_MODEL (self->variables), i);
      g_autoptr (TopsheetPlanVariable) made = topsheet_plan_variable_new (topsheet_plan_variable_get_name (variable),
                                                                          topsheet_plan_variable_get_value (variable),
                                                                          topsheet_plan_variable_get_unit (variable));

      g_list_store_append (copy->variables, made);
    }
  return copy;
}
