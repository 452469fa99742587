/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-deliverable.h"

#include "model/topsheet-assign.h"

#include "model/topsheet-generation.h"

#include <string.h>

#define MAX_CODE_LENGTH 32

struct _TopsheetDeliverable
{
  GObject parent_instance;

  gint64 id;
  gint64 project_id;
  char *code;
  char *name;
  guint finals;
  guint generations;
  guint accepted;
};

G_DEFINE_FINAL_TYPE (TopsheetDeliverable, topsheet_deliverable, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_PROJECT_ID,
  PROP_CODE,
  PROP_NAME,
  PROP_FINALS,
  PROP_GENERATIONS,
  PROP_ACCEPTED,
} TopsheetDeliverableProperty;

static GParamSpec *properties[PROP_ACCEPTED + 1];

static void
topsheet_deliverable_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetDeliverable *self = TOPSHEET_DELIVERABLE (object);

  switch ((TopsheetDeliverableProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PROJECT_ID:
      g_value_set_int64 (value, self->project_id);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_FINALS:
      g_value_set_uint (value, self->finals);
      break;
    case PROP_GENERATIONS:
      g_value_set_uint (value, self->generations);
      break;
    case PROP_ACCEPTED:
      g_value_set_uint (value, self->accepted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_deliverable_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetDeliverable *self = TOPSHEET_DELIVERABLE (object);
  gboolean changed = FALSE;

  switch ((TopsheetDeliverableProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_PROJECT_ID:
      changed = topsheet_set_int64 (&self->project_id, g_value_get_int64 (value));
      break;
    case PROP_CODE:
      changed = g_set_str (&self->code, g_value_get_string (value));
      break;
    case PROP_NAME:
      changed = g_set_str (&self->name, g_value_get_string (value));
      break;
    case PROP_FINALS:
      changed = topsheet_set_uint (&self->finals, g_value_get_uint (value));
      break;
    case PROP_GENERATIONS:
      changed = topsheet_set_uint (&self->generations, g_value_get_uint (value));
      break;
    case PROP_ACCEPTED:
      changed = topsheet_set_uint (&self->accepted, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_deliverable_finalize (GObject *object)
{
  TopsheetDeliverable *self = TOPSHEET_DELIVERABLE (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (topsheet_deliverable_parent_class)->finalize (object);
}

static void
topsheet_deliverable_class_init (TopsheetDeliverableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_deliverable_get_property;
  object_class->set_property = topsheet_deliverable_set_property;
  object_class->finalize = topsheet_deliverable_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROJECT_ID] = g_param_spec_int64 ("project-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                    TOPSHEET_PARAM_READWRITE);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_FINALS] = g_param_spec_uint ("finals", NULL, NULL, 1, G_MAXUINT, 1, TOPSHEET_PARAM_READWRITE);
  properties[PROP_GENERATIONS] = g_param_spec_uint ("generations", NULL, NULL, 0, G_MAXUINT, 0,
                                                    TOPSHEET_PARAM_READWRITE);
  properties[PROP_ACCEPTED] = g_param_spec_uint ("accepted", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_deliverable_init (TopsheetDeliverable *self)
{
  self->finals = 1;
}

TopsheetDeliverable *
topsheet_deliverable_new (gint64 project_id, const char *code, const char *name)
{
  g_return_val_if_fail (topsheet_deliverable_code_is_valid (code), NULL);

  return g_object_new (TOPSHEET_TYPE_DELIVERABLE, "project-id", project_id, "code", code, "name", name, NULL);
}

gint64
topsheet_deliverable_get_id (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), 0);

  return self->id;
}

gint64
topsheet_deliverable_get_project_id (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), 0);

  return self->project_id;
}

const char *
topsheet_deliverable_get_code (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), NULL);

  return self->code;
}

const char *
topsheet_deliverable_get_name (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), NULL);

  return self->name;
}

guint
topsheet_deliverable_get_finals (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), 0);

  return self->finals;
}

guint
topsheet_deliverable_get_generations (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), 0);

  return self->generations;
}

guint
topsheet_deliverable_get_accepted (TopsheetDeliverable *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DELIVERABLE (self), 0);

  return self->accepted;
}

gboolean
topsheet_deliverable_code_is_valid (const char *code)
{
  gsize length = code != NULL ? strlen (code) : 0;

  if (length < 1 || length > MAX_CODE_LENGTH || !g_ascii_isalnum (*code))
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_.", *p) == NULL)
      return FALSE;

  /* A code that looks like a version id would make version ids ambiguous. */
  return !topsheet_version_id_parse (code, NULL, NULL);
}
