/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-plan-variable.h"

#include "model/topsheet-assign.h"

#include <string.h>

#define MAX_NAME 32

struct _TopsheetPlanVariable
{
  GObject parent_instance;

  char *name;
  char *value;
  char *unit;
};

G_DEFINE_FINAL_TYPE (TopsheetPlanVariable, topsheet_plan_variable, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_VALUE,
  PROP_UNIT,
} TopsheetPlanVariableProperty;

static GParamSpec *properties[PROP_UNIT + 1];

static void
topsheet_plan_variable_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetPlanVariable *self = TOPSHEET_PLAN_VARIABLE (object);

  switch ((TopsheetPlanVariableProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_UNIT:
      g_value_set_string (value, self->unit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_plan_variable_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetPlanVariable *self = TOPSHEET_PLAN_VARIABLE (object);
  gboolean changed = FALSE;

  switch ((TopsheetPlanVariableProperty) prop_id)
    {
    case PROP_NAME:
      changed = g_set_str (&self->name, g_value_get_string (value));
      break;
    case PROP_VALUE:
      changed = g_set_str (&self->value, g_value_get_string (value));
      break;
    case PROP_UNIT:
      changed = g_set_str (&self->unit, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_plan_variable_finalize (GObject *object)
{
  TopsheetPlanVariable *self = TOPSHEET_PLAN_VARIABLE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->unit, g_free);

  G_OBJECT_CLASS (topsheet_plan_variable_parent_class)->finalize (object);
}

static void
topsheet_plan_variable_class_init (TopsheetPlanVariableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_plan_variable_get_property;
  object_class->set_property = topsheet_plan_variable_set_property;
  object_class->finalize = topsheet_plan_variable_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_plan_variable_init (TopsheetPlanVariable *self)
{
}

TopsheetPlanVariable *
topsheet_plan_variable_new (const char *name, const char *value, const char *unit)
{
  g_return_val_if_fail (topsheet_plan_variable_is_name (name), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  return g_object_new (TOPSHEET_TYPE_PLAN_VARIABLE, "name", name, "value", value, "unit", unit, NULL);
}

const char *
topsheet_plan_variable_get_name (TopsheetPlanVariable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PLAN_VARIABLE (self), NULL);

  return self->name;
}

const char *
topsheet_plan_variable_get_value (TopsheetPlanVariable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PLAN_VARIABLE (self), NULL);

  return self->value;
}

const char *
topsheet_plan_variable_get_unit (TopsheetPlanVariable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PLAN_VARIABLE (self), NULL);

  return self->unit;
}

gboolean
topsheet_plan_variable_is_name (const char *name)
{
  if (name == NULL || !(g_ascii_islower (*name) || *name == '_'))
    return FALSE;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;

  return strlen (name) <= MAX_NAME;
}
