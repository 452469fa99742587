/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-price-rule.h"

#include "model/topsheet-assign.h"

struct _TopsheetPriceRule
{
  GObject parent_instance;

  gint64 id;
  char *model_id;
  char *provider;
  char *model;
  char *modality;
  TopsheetTier tier;
  char *meter;
  TopsheetDecimal price;
  guint64 per;
  TopsheetUnit unit;
  char *currency;
  GStrv conditions;
  char *credit_rate;
  gint64 valid_from_usec;
  gint64 valid_to_usec;
  gint64 recorded_at_usec;
  char *as_of;
  char *source;
  char *source_url;
  char *confidence;
  char *notes;
};

G_DEFINE_FINAL_TYPE (TopsheetPriceRule, topsheet_price_rule, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_MODEL_ID,
  PROP_PROVIDER,
  PROP_MODEL,
  PROP_MODALITY,
  PROP_TIER,
  PROP_METER,
  PROP_PRICE,
  PROP_PER,
  PROP_UNIT,
  PROP_CURRENCY,
  PROP_CONDITIONS,
  PROP_CREDIT_RATE,
  PROP_VALID_FROM_USEC,
  PROP_VALID_TO_USEC,
  PROP_RECORDED_AT_USEC,
  PROP_AS_OF,
  PROP_SOURCE,
  PROP_SOURCE_URL,
  PROP_CONFIDENCE,
  PROP_NOTES,
} TopsheetPriceRuleProperty;

static GParamSpec *properties[PROP_NOTES + 1];

/* Kept sorted, so that equal rules have equal conditions; never NULL. */
static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static gboolean
set_conditions (TopsheetPriceRule *self, const char * const *conditions)
{
  g_auto (GStrv) sorted = conditions != NULL ? g_strdupv ((char **) conditions) : g_new0 (char *, 1);

  qsort (sorted, g_strv_length (sorted), sizeof *sorted, compare_texts);
  if (g_strv_equal ((const char * const *) sorted, (const char * const *) self->conditions))
    return FALSE;

  g_strfreev (self->conditions);
  self->conditions = g_steal_pointer (&sorted);
  return TRUE;
}

static void
topsheet_price_rule_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetPriceRule *self = TOPSHEET_PRICE_RULE (object);

  switch ((TopsheetPriceRuleProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_MODEL_ID:
      g_value_set_string (value, self->model_id);
      break;
    case PROP_PROVIDER:
      g_value_set_string (value, self->provider);
      break;
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_MODALITY:
      g_value_set_string (value, self->modality);
      break;
    case PROP_TIER:
      g_value_set_enum (value, (int) self->tier);
      break;
    case PROP_METER:
      g_value_set_string (value, self->meter);
      break;
    case PROP_PRICE:
      topsheet_value_take_decimal (value, &self->price);
      break;
    case PROP_PER:
      g_value_set_uint64 (value, self->per);
      break;
    case PROP_UNIT:
      g_value_set_enum (value, (int) self->unit);
      break;
    case PROP_CURRENCY:
      g_value_set_string (value, self->currency);
      break;
    case PROP_CONDITIONS:
      g_value_set_boxed (value, self->conditions);
      break;
    case PROP_CREDIT_RATE:
      g_value_set_string (value, self->credit_rate);
      break;
    case PROP_VALID_FROM_USEC:
      g_value_set_int64 (value, self->valid_from_usec);
      break;
    case PROP_VALID_TO_USEC:
      g_value_set_int64 (value, self->valid_to_usec);
      break;
    case PROP_RECORDED_AT_USEC:
      g_value_set_int64 (value, self->recorded_at_usec);
      break;
    case PROP_AS_OF:
      g_value_set_string (value, self->as_of);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;
    case PROP_SOURCE_URL:
      g_value_set_string (value, self->source_url);
      break;
    case PROP_CONFIDENCE:
      g_value_set_string (value, self->confidence);
      break;
    case PROP_NOTES:
      g_value_set_string (value, self->notes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_price_rule_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetPriceRule *self = TOPSHEET_PRICE_RULE (object);
  gboolean changed = FALSE;

  switch ((TopsheetPriceRuleProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_MODEL_ID:
      changed = g_set_str (&self->model_id, g_value_get_string (value));
      break;
    case PROP_PROVIDER:
      changed = g_set_str (&self->provider, g_value_get_string (value));
      break;
    case PROP_MODEL:
      changed = g_set_str (&self->model, g_value_get_string (value));
      break;
    case PROP_MODALITY:
      changed = g_set_str (&self->modality, g_value_get_string (value));
      break;
    case PROP_TIER:
      changed = TOPSHEET_SET_ENUM (&self->tier, g_value_get_enum (value));
      break;
    case PROP_METER:
      changed = g_set_str (&self->meter, g_value_get_string (value));
      break;
    case PROP_PRICE:
      changed = topsheet_set_decimal_text (&self->price, g_value_get_string (value));
      break;
    case PROP_PER:
      changed = topsheet_set_uint64 (&self->per, g_value_get_uint64 (value));
      break;
    case PROP_UNIT:
      changed = TOPSHEET_SET_ENUM (&self->unit, g_value_get_enum (value));
      break;
    case PROP_CURRENCY:
      changed = g_set_str (&self->currency, g_value_get_string (value));
      break;
    case PROP_CONDITIONS:
      changed = set_conditions (self, g_value_get_boxed (value));
      break;
    case PROP_CREDIT_RATE:
      changed = g_set_str (&self->credit_rate, g_value_get_string (value));
      break;
    case PROP_VALID_FROM_USEC:
      changed = topsheet_set_int64 (&self->valid_from_usec, g_value_get_int64 (value));
      break;
    case PROP_VALID_TO_USEC:
      changed = topsheet_set_int64 (&self->valid_to_usec, g_value_get_int64 (value));
      break;
    case PROP_RECORDED_AT_USEC:
      changed = topsheet_set_int64 (&self->recorded_at_usec, g_value_get_int64 (value));
      break;
    case PROP_AS_OF:
      changed = g_set_str (&self->as_of, g_value_get_string (value));
      break;
    case PROP_SOURCE:
      changed = g_set_str (&self->source, g_value_get_string (value));
      break;
    case PROP_SOURCE_URL:
      changed = g_set_str (&self->source_url, g_value_get_string (value));
      break;
    case PROP_CONFIDENCE:
      changed = g_set_str (&self->confidence, g_value_get_string (value));
      break;
    case PROP_NOTES:
      changed = g_set_str (&self->notes, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_price_rule_finalize (GObject *object)
{
  TopsheetPriceRule *self = TOPSHEET_PRICE_RULE (object);

  g_clear_pointer (&self->model_id, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->modality, g_free);
  g_clear_pointer (&self->meter, g_free);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->conditions, g_strfreev);
  g_clear_pointer (&self->credit_rate, g_free);
  g_clear_pointer (&self->as_of, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->source_url, g_free);
  g_clear_pointer (&self->confidence, g_free);
  g_clear_pointer (&self->notes, g_free);

  G_OBJECT_CLASS (topsheet_price_rule_parent_class)->finalize (object);
}

static void
topsheet_price_rule_class_init (TopsheetPriceRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_price_rule_get_property;
  object_class->set_property = topsheet_price_rule_set_property;
  object_class->finalize = topsheet_price_rule_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODEL_ID] = g_param_spec_string ("model-id", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODALITY] = g_param_spec_string ("modality", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_TIER] = g_param_spec_enum ("tier", NULL, NULL, TOPSHEET_TYPE_TIER, TOPSHEET_TIER_STANDARD,
                                             TOPSHEET_PARAM_READWRITE);
  properties[PROP_METER] = g_param_spec_string ("meter", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PRICE] = g_param_spec_string ("price", NULL, NULL, "0", TOPSHEET_PARAM_READWRITE);
  properties[PROP_PER] = g_param_spec_uint64 ("per", NULL, NULL, 1, G_MAXUINT64, 1, TOPSHEET_PARAM_READWRITE);
  properties[PROP_UNIT] = g_param_spec_enum ("unit", NULL, NULL, TOPSHEET_TYPE_UNIT, TOPSHEET_UNIT_NONE,
                                             TOPSHEET_PARAM_READWRITE);
  properties[PROP_CURRENCY] = g_param_spec_string ("currency", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CONDITIONS] = g_param_spec_boxed ("conditions", NULL, NULL, G_TYPE_STRV, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CREDIT_RATE] = g_param_spec_string ("credit-rate", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_VALID_FROM_USEC] = g_param_spec_int64 ("valid-from-usec", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_VALID_TO_USEC] = g_param_spec_int64 ("valid-to-usec", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                       TOPSHEET_PARAM_READWRITE);
  properties[PROP_RECORDED_AT_USEC] = g_param_spec_int64 ("recorded-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                          TOPSHEET_PARAM_READWRITE);
  properties[PROP_AS_OF] = g_param_spec_string ("as-of", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_SOURCE_URL] = g_param_spec_string ("source-url", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CONFIDENCE] = g_param_spec_string ("confidence", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NOTES] = g_param_spec_string ("notes", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_price_rule_init (TopsheetPriceRule *self)
{
  self->tier = TOPSHEET_TIER_STANDARD;
  self->per = 1;
  self->conditions = g_new0 (char *, 1);
}

TopsheetPriceRule *
topsheet_price_rule_new (const char *model_id,
                         const char *meter,
                         TopsheetDecimal price,
                         guint64 per,
                         TopsheetUnit unit,
                         const char *currency)
{
  TopsheetPriceRule *self;

  g_return_val_if_fail (model_id != NULL && meter != NULL && currency != NULL, NULL);
  g_return_val_if_fail (per >= 1, NULL);

  self = g_object_new (TOPSHEET_TYPE_PRICE_RULE, "model-id", model_id, "meter", meter, "per", per, "unit", unit,
                       "currency", currency, NULL);
  self->price = price;
  return self;
}

gint64
topsheet_price_rule_get_id (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), 0);

  return self->id;
}

const char *
topsheet_price_rule_get_model_id (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->model_id;
}

const char *
topsheet_price_rule_get_provider (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->provider;
}

const char *
topsheet_price_rule_get_model (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->model;
}

const char *
topsheet_price_rule_get_modality (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->modality;
}

TopsheetTier
topsheet_price_rule_get_tier (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), TOPSHEET_TIER_STANDARD);

  return self->tier;
}

const char *
topsheet_price_rule_get_meter (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->meter;
}

TopsheetDecimal
topsheet_price_rule_get_price (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), TOPSHEET_DECIMAL_ZERO);

  return self->price;
}

guint64
topsheet_price_rule_get_per (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), 1);

  return self->per;
}

TopsheetUnit
topsheet_price_rule_get_unit (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), TOPSHEET_UNIT_NONE);

  return self->unit;
}

const char *
topsheet_price_rule_get_currency (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->currency;
}

const char * const *
topsheet_price_rule_get_conditions (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return (const char * const *) self->conditions;
}

const char *
topsheet_price_rule_get_credit_rate (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->credit_rate;
}

gint64
topsheet_price_rule_get_valid_from_usec (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), 0);

  return self->valid_from_usec;
}

gint64
topsheet_price_rule_get_valid_to_usec (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), 0);

  return self->valid_to_usec;
}

gint64
topsheet_price_rule_get_recorded_at_usec (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), 0);

  return self->recorded_at_usec;
}

const char *
topsheet_price_rule_get_as_of (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->as_of;
}

const char *
topsheet_price_rule_get_source (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->source;
}

const char *
topsheet_price_rule_get_source_url (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->source_url;
}

const char *
topsheet_price_rule_get_confidence (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->confidence;
}

const char *
topsheet_price_rule_get_notes (TopsheetPriceRule *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (self), NULL);

  return self->notes;
}
