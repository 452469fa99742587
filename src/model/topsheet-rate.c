/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-rate.h"

#include "model/topsheet-assign.h"

struct _TopsheetRate
{
  GObject parent_instance;

  gint64 project_id;
  char *from;
  char *to;
  TopsheetDecimal rate;
  gint64 valid_from_usec;
  char *source;
};

G_DEFINE_FINAL_TYPE (TopsheetRate, topsheet_rate, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROJECT_ID = 1,
  PROP_FROM,
  PROP_TO,
  PROP_RATE,
  PROP_VALID_FROM_USEC,
  PROP_SOURCE,
} TopsheetRateProperty;

static GParamSpec *properties[PROP_SOURCE + 1];

static void
topsheet_rate_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetRate *self = TOPSHEET_RATE (object);

  switch ((TopsheetRateProperty) prop_id)
    {
    case PROP_PROJECT_ID:
      g_value_set_int64 (value, self->project_id);
      break;
    case PROP_FROM:
      g_value_set_string (value, self->from);
      break;
    case PROP_TO:
      g_value_set_string (value, self->to);
      break;
    case PROP_RATE:
      topsheet_value_take_decimal (value, &self->rate);
      break;
    case PROP_VALID_FROM_USEC:
      g_value_set_int64 (value, self->valid_from_usec);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_rate_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetRate *self = TOPSHEET_RATE (object);
  gboolean changed = FALSE;

  switch ((TopsheetRateProperty) prop_id)
    {
    case PROP_PROJECT_ID:
      changed = topsheet_set_int64 (&self->project_id, g_value_get_int64 (value));
      break;
    case PROP_FROM:
      changed = g_set_str (&self->from, g_value_get_string (value));
      break;
    case PROP_TO:
      changed = g_set_str (&self->to, g_value_get_string (value));
      break;
    case PROP_RATE:
      changed = topsheet_set_decimal_text (&self->rate, g_value_get_string (value));
      break;
    case PROP_VALID_FROM_USEC:
      changed = topsheet_set_int64 (&self->valid_from_usec, g_value_get_int64 (value));
      break;
    case PROP_SOURCE:
      changed = g_set_str (&self->source, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_rate_finalize (GObject *object)
{
  TopsheetRate *self = TOPSHEET_RATE (object);

  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (topsheet_rate_parent_class)->finalize (object);
}

static void
topsheet_rate_class_init (TopsheetRateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_rate_get_property;
  object_class->set_property = topsheet_rate_set_property;
  object_class->finalize = topsheet_rate_finalize;

  properties[PROP_PROJECT_ID] = g_param_spec_int64 ("project-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                    TOPSHEET_PARAM_READWRITE);
  properties[PROP_FROM] = g_param_spec_string ("from", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_TO] = g_param_spec_string ("to", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_RATE] = g_param_spec_string ("rate", NULL, NULL, "1", TOPSHEET_PARAM_READWRITE);
  properties[PROP_VALID_FROM_USEC] = g_param_spec_int64 ("valid-from-usec", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_rate_init (TopsheetRate *self)
{
  self->rate = topsheet_decimal_from_int (1);
}

TopsheetRate *
topsheet_rate_new (gint64 project_id,
                   const char *from,
                   const char *to,
                   TopsheetDecimal rate,
                   gint64 valid_from_usec,
                   const char *source)
{
  TopsheetRate *self;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);
  g_return_val_if_fail (topsheet_decimal_sign (&rate) > 0, NULL);

  self = g_object_new (TOPSHEET_TYPE_RATE, "project-id", project_id, "from", from, "to", to, "valid-from-usec",
                       valid_from_usec, "source", source, NULL);
  self->rate = rate;
  return self;
}

gint64
topsheet_rate_get_project_id (TopsheetRate *self)
{
  g_return_val_if_fail (TOPSHEET_IS_RATE (self), 0);

  return self->project_id;
}

const char *
topsheet_rate_get_from (TopsheetRate *self)
{
  g_return_val_if_fail (TOPSHEET_IS_RATE (self), NULL);

  return self->from;
}

const char *
topsheet_rate_get_to (TopsheetRate *self)
{
  g_return_val_if_fail (TOPSHEET_IS_RATE (self), NULL);

  return self->to;
}

TopsheetDecimal
topsheet_rate_get_rate (TopsheetRate *self)
{
  g_return_val_if_fail (TOPSHEET_IS_RATE (self), TOPSHEET_DECIMAL_ZERO);

  return self->rate;
}

gint64
topsheet_rate_get_valid_from_usec (TopsheetRate *self)
{
  g_return_val_if_fail (TOPSHEET_IS_RATE (self), 0);

  return self->valid_from_usec;
}

const char *
topsheet_rate_get_source (TopsheetRate *self)
{
  g_return_val_if_fail (TOPSHEET_IS_RATE (self), NULL);

  return self->source;
}
