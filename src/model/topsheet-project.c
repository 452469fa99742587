/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-project.h"

#include "model/topsheet-assign.h"

struct _TopsheetProject
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *client;
  char *currency;
  char *region;
  TopsheetPhase phase;
  TopsheetMoney *limit;
  TopsheetMoney *api_limit;
  char *producer;
  gint64 created_at_usec;
  gint64 archived_at_usec;
};

G_DEFINE_FINAL_TYPE (TopsheetProject, topsheet_project, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_CLIENT,
  PROP_CURRENCY,
  PROP_REGION,
  PROP_PHASE,
  PROP_LIMIT,
  PROP_API_LIMIT,
  PROP_PRODUCER,
  PROP_CREATED_AT_USEC,
  PROP_ARCHIVED_AT_USEC,
} TopsheetProjectProperty;

static GParamSpec *properties[PROP_ARCHIVED_AT_USEC + 1];

static void
topsheet_project_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetProject *self = TOPSHEET_PROJECT (object);

  switch ((TopsheetProjectProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CLIENT:
      g_value_set_string (value, self->client);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    case PROP_REGION:
      g_value_set_string (value, self->region);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, (int) self->phase);
      break;
    case PROP_LIMIT:
      g_value_set_boxed (value, self->limit);
      break;
    case PROP_API_LIMIT:
      g_value_set_boxed (value, self->api_limit);
      break;
    case PROP_PRODUCER:
      g_value_set_string (value, self->producer);
      break;
    case PROP_CREATED_AT_USEC:
      g_value_set_int64 (value, self->created_at_usec);
      break;
    case PROP_ARCHIVED_AT_USEC:
      g_value_set_int64 (value, self->archived_at_usec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_project_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetProject *self = TOPSHEET_PROJECT (object);
  gboolean changed = FALSE;

  switch ((TopsheetProjectProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      changed = g_set_str (&self->name, g_value_get_string (value));
      break;
    case PROP_CLIENT:
      changed = g_set_str (&self->client, g_value_get_string (value));
      break;
    case PROP_CURRENCY:
      changed = g_set_str (&self->currency, g_value_get_string (value));
      break;
    case PROP_REGION:
      changed = g_set_str (&self->region, g_value_get_string (value));
      break;
    case PROP_PHASE:
      changed = TOPSHEET_SET_ENUM (&self->phase, g_value_get_enum (value));
      break;
    case PROP_LIMIT:
      changed = topsheet_set_money (&self->limit, g_value_get_boxed (value));
      break;
    case PROP_API_LIMIT:
      changed = topsheet_set_money (&self->api_limit, g_value_get_boxed (value));
      break;
    case PROP_PRODUCER:
      changed = g_set_str (&self->producer, g_value_get_string (value));
      break;
    case PROP_CREATED_AT_USEC:
      changed = topsheet_set_int64 (&self->created_at_usec, g_value_get_int64 (value));
      break;
    case PROP_ARCHIVED_AT_USEC:
      changed = topsheet_set_int64 (&self->archived_at_usec, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_project_finalize (GObject *object)
{
  TopsheetProject *self = TOPSHEET_PROJECT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->region, g_free);
  g_clear_pointer (&self->limit, topsheet_money_free);
  g_clear_pointer (&self->api_limit, topsheet_money_free);
  g_clear_pointer (&self->producer, g_free);

  G_OBJECT_CLASS (topsheet_project_parent_class)->finalize (object);
}

static void
topsheet_project_class_init (TopsheetProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_project_get_property;
  object_class->set_property = topsheet_project_set_property;
  object_class->finalize = topsheet_project_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CLIENT] = g_param_spec_string ("client", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, TOPSHEET_PARAM_CONSTRUCT_ONLY);
  properties[PROP_REGION] = g_param_spec_string ("region", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, TOPSHEET_TYPE_PHASE, TOPSHEET_PHASE_PLANNING,
                                              TOPSHEET_PARAM_READWRITE);
  properties[PROP_LIMIT] = g_param_spec_boxed ("limit", NULL, NULL, TOPSHEET_TYPE_MONEY, TOPSHEET_PARAM_READWRITE);
  properties[PROP_API_LIMIT] = g_param_spec_boxed ("api-limit", NULL, NULL, TOPSHEET_TYPE_MONEY,
                                                   TOPSHEET_PARAM_READWRITE);
  properties[PROP_PRODUCER] = g_param_spec_string ("producer", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CREATED_AT_USEC] = g_param_spec_int64 ("created-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_ARCHIVED_AT_USEC] = g_param_spec_int64 ("archived-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                          TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_project_init (TopsheetProject *self)
{
}

TopsheetProject *
topsheet_project_new (const char *name, const char *currency)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (topsheet_currency_is_valid (currency), NULL);

  return g_object_new (TOPSHEET_TYPE_PROJECT, "name", name, "currency", currency, NULL);
}

gint64
topsheet_project_get_id (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), 0);

  return self->id;
}

const char *
topsheet_project_get_name (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->name;
}

const char *
topsheet_project_get_client (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->client;
}

const char *
topsheet_project_get_currency (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->currency;
}

const char *
topsheet_project_get_region (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->region;
}

TopsheetPhase
topsheet_project_get_phase (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), TOPSHEET_PHASE_PLANNING);

  return self->phase;
}

const TopsheetMoney *
topsheet_project_get_limit (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->limit;
}

const TopsheetMoney *
topsheet_project_get_api_limit (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->api_limit;
}

const char *
topsheet_project_get_producer (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), NULL);

  return self->producer;
}

gint64
topsheet_project_get_created_at_usec (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), 0);

  return self->created_at_usec;
}

gint64
topsheet_project_get_archived_at_usec (TopsheetProject *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (self), 0);

  return self->archived_at_usec;
}

void
topsheet_project_set_id (TopsheetProject *self, gint64 id)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT (self));

  if (topsheet_set_int64 (&self->id, id))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

void
topsheet_project_set_phase (TopsheetProject *self, TopsheetPhase phase)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT (self));

  if (TOPSHEET_SET_ENUM (&self->phase, phase))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHASE]);
}

void
topsheet_project_set_limit (TopsheetProject *self, const TopsheetMoney *limit)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT (self));

  if (topsheet_set_money (&self->limit, limit))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT]);
}

void
topsheet_project_set_api_limit (TopsheetProject *self, const TopsheetMoney *api_limit)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT (self));

  if (topsheet_set_money (&self->api_limit, api_limit))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_API_LIMIT]);
}
