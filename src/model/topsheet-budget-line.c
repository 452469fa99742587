/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-budget-line.h"

#include "model/topsheet-assign.h"

/* A decimal that may not have been said. */
typedef struct
{
  gboolean is_set;
  TopsheetDecimal value;
} Optional;

struct _TopsheetBudgetLine
{
  GObject parent_instance;

  gint64 id;
  TopsheetPhase phase;
  guint account;
  char *name;
  char *model_id;
  TopsheetUsage *usage;
  TopsheetDecimal count;
  char *formula;
  char *formula_error;
  Optional wanted;
  Optional acceptance;
  guint accepted_seen;
  guint attempts_seen;
  TopsheetUnit unit;
  Optional unit_price;
  char *price_currency;
  char *note;
  TopsheetMoney *priced_amount;
  TopsheetMoney *priced_unit;
  char *price_as_of;
  char *price_source;
  char *unpriced_why;
};

G_DEFINE_FINAL_TYPE (TopsheetBudgetLine, topsheet_budget_line, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_PHASE,
  PROP_ACCOUNT,
  PROP_NAME,
  PROP_MODEL_ID,
  PROP_USAGE,
  PROP_COUNT,
  PROP_FORMULA,
  PROP_FORMULA_ERROR,
  PROP_WANTED,
  PROP_ACCEPTANCE,
  PROP_ACCEPTED_SEEN,
  PROP_ATTEMPTS_SEEN,
  PROP_UNIT,
  PROP_UNIT_PRICE,
  PROP_PRICE_CURRENCY,
  PROP_NOTE,
  PROP_PRICED_AMOUNT,
  PROP_PRICED_UNIT,
  PROP_PRICE_AS_OF,
  PROP_PRICE_SOURCE,
  PROP_UNPRICED_WHY,
} TopsheetBudgetLineProperty;

static GParamSpec *properties[PROP_UNPRICED_WHY + 1];

static gboolean
set_optional (Optional *field, const TopsheetDecimal *value)
{
  Optional fresh = { .is_set = value != NULL, .value = value != NULL ? *value : TOPSHEET_DECIMAL_ZERO };
  gboolean changed = field->is_set != fresh.is_set || topsheet_decimal_compare (&field->value, &fresh.value) != 0;

  *field = fresh;
  return changed;
}

static gboolean
set_optional_text (Optional *field, const char *text)
{
  TopsheetDecimal value;

  if (text == NULL)
    return set_optional (field, NULL);

  g_return_val_if_fail (topsheet_decimal_parse (text, &value, NULL), FALSE);

  return set_optional (field, &value);
}

static void
take_optional (const Optional *field, GValue *value)
{
  if (field->is_set)
    topsheet_value_take_decimal (value, &field->value);
  else
    g_value_set_string (value, NULL);
}

static gboolean
get_optional (const Optional *field, TopsheetDecimal *out)
{
  if (field->is_set && out != NULL)
    *out = field->value;

  return field->is_set;
}

static void
topsheet_budget_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetBudgetLine *self = TOPSHEET_BUDGET_LINE (object);

  switch ((TopsheetBudgetLineProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, (int) self->phase);
      break;
    case PROP_ACCOUNT:
      g_value_set_uint (value, self->account);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_MODEL_ID:
      g_value_set_string (value, self->model_id);
      break;
    case PROP_USAGE:
      g_value_set_boxed (value, self->usage);
      break;
    case PROP_COUNT:
      topsheet_value_take_decimal (value, &self->count);
      break;
    case PROP_FORMULA:
      g_value_set_string (value, self->formula);
      break;
    case PROP_FORMULA_ERROR:
      g_value_set_string (value, self->formula_error);
      break;
    case PROP_WANTED:
      take_optional (&self->wanted, value);
      break;
    case PROP_ACCEPTANCE:
      take_optional (&self->acceptance, value);
      break;
    case PROP_ACCEPTED_SEEN:
      g_value_set_uint (value, self->accepted_seen);
      break;
    case PROP_ATTEMPTS_SEEN:
      g_value_set_uint (value, self->attempts_seen);
      break;
    case PROP_UNIT:
      g_value_set_enum (value, (int) self->unit);
      break;
    case PROP_UNIT_PRICE:
      take_optional (&self->unit_price, value);
      break;
    case PROP_PRICE_CURRENCY:
      g_value_set_string (value, self->price_currency);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_PRICED_AMOUNT:
      g_value_set_boxed (value, self->priced_amount);
      break;
    case PROP_PRICED_UNIT:
      g_value_set_boxed (value, self->priced_unit);
      break;
    case PROP_PRICE_AS_OF:
      g_value_set_string (value, self->price_as_of);
      break;
    case PROP_PRICE_SOURCE:
      g_value_set_string (value, self->price_source);
      break;
    case PROP_UNPRICED_WHY:
      g_value_set_string (value, self->unpriced_why);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_budget_line_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetBudgetLine *self = TOPSHEET_BUDGET_LINE (object);
  gboolean changed = FALSE;

  switch ((TopsheetBudgetLineProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_PHASE:
      changed = TOPSHEET_SET_ENUM (&self->phase, g_value_get_enum (value));
      break;
    case PROP_ACCOUNT:
      changed = topsheet_set_uint (&self->account, g_value_get_uint (value));
      break;
    case PROP_NAME:
      changed = g_set_str (&self->name, g_value_get_string (value));
      break;
    case PROP_MODEL_ID:
      changed = g_set_str (&self->model_id, g_value_get_string (value));
      break;
    case PROP_USAGE:
      changed = topsheet_set_usage (&self->usage, g_value_get_boxed (value));
      break;
    case PROP_COUNT:
      changed = topsheet_set_decimal_text (&self->count, g_value_get_string (value));
      break;
    case PROP_FORMULA:
      changed = g_set_str (&self->formula, g_value_get_string (value));
      break;
    case PROP_WANTED:
      changed = set_optional_text (&self->wanted, g_value_get_string (value));
      break;
    case PROP_ACCEPTANCE:
      changed = set_optional_text (&self->acceptance, g_value_get_string (value));
      break;
    case PROP_ACCEPTED_SEEN:
      changed = topsheet_set_uint (&self->accepted_seen, g_value_get_uint (value));
      break;
    case PROP_ATTEMPTS_SEEN:
      changed = topsheet_set_uint (&self->attempts_seen, g_value_get_uint (value));
      break;
    case PROP_UNIT:
      changed = TOPSHEET_SET_ENUM (&self->unit, g_value_get_enum (value));
      break;
    case PROP_UNIT_PRICE:
      changed = set_optional_text (&self->unit_price, g_value_get_string (value));
      break;
    case PROP_PRICE_CURRENCY:
      changed = g_set_str (&self->price_currency, g_value_get_string (value));
      break;
    case PROP_NOTE:
      changed = g_set_str (&self->note, g_value_get_string (value));
      break;
    case PROP_FORMULA_ERROR:
    case PROP_PRICED_AMOUNT:
    case PROP_PRICED_UNIT:
    case PROP_PRICE_AS_OF:
    case PROP_PRICE_SOURCE:
    case PROP_UNPRICED_WHY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_budget_line_finalize (GObject *object)
{
  TopsheetBudgetLine *self = TOPSHEET_BUDGET_LINE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->model_id, g_free);
  g_clear_pointer (&self->usage, topsheet_usage_unref);
  g_clear_pointer (&self->formula, g_free);
  g_clear_pointer (&self->formula_error, g_free);
  g_clear_pointer (&self->price_currency, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->priced_amount, topsheet_money_free);
  g_clear_pointer (&self->priced_unit, topsheet_money_free);
  g_clear_pointer (&self->price_as_of, g_free);
  g_clear_pointer (&self->price_source, g_free);
  g_clear_pointer (&self->unpriced_why, g_free);

  G_OBJECT_CLASS (topsheet_budget_line_parent_class)->finalize (object);
}

static void
topsheet_budget_line_class_init (TopsheetBudgetLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_budget_line_get_property;
  object_class->set_property = topsheet_budget_line_set_property;
  object_class->finalize = topsheet_budget_line_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, TOPSHEET_TYPE_PHASE, TOPSHEET_PHASE_PLANNING,
                                              TOPSHEET_PARAM_READWRITE);
  properties[PROP_ACCOUNT] = g_param_spec_uint ("account", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODEL_ID] = g_param_spec_string ("model-id", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_USAGE] = g_param_spec_boxed ("usage", NULL, NULL, TOPSHEET_TYPE_USAGE, TOPSHEET_PARAM_READWRITE);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, "0", TOPSHEET_PARAM_READWRITE);
  properties[PROP_FORMULA] = g_param_spec_string ("formula", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_FORMULA_ERROR] = g_param_spec_string ("formula-error", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_WANTED] = g_param_spec_string ("wanted", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_ACCEPTANCE] = g_param_spec_string ("acceptance", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_ACCEPTED_SEEN] = g_param_spec_uint ("accepted-seen", NULL, NULL, 0, G_MAXUINT, 0,
                                                      TOPSHEET_PARAM_READWRITE);
  properties[PROP_ATTEMPTS_SEEN] = g_param_spec_uint ("attempts-seen", NULL, NULL, 0, G_MAXUINT, 0,
                                                      TOPSHEET_PARAM_READWRITE);
  properties[PROP_UNIT] = g_param_spec_enum ("unit", NULL, NULL, TOPSHEET_TYPE_UNIT, TOPSHEET_UNIT_NONE,
                                             TOPSHEET_PARAM_READWRITE);
  properties[PROP_UNIT_PRICE] = g_param_spec_string ("unit-price", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PRICE_CURRENCY] = g_param_spec_string ("price-currency", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PRICED_AMOUNT] = g_param_spec_boxed ("priced-amount", NULL, NULL, TOPSHEET_TYPE_MONEY,
                                                       TOPSHEET_PARAM_READABLE);
  properties[PROP_PRICED_UNIT] = g_param_spec_boxed ("priced-unit", NULL, NULL, TOPSHEET_TYPE_MONEY,
                                                     TOPSHEET_PARAM_READABLE);
  properties[PROP_PRICE_AS_OF] = g_param_spec_string ("price-as-of", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_PRICE_SOURCE] = g_param_spec_string ("price-source", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);
  properties[PROP_UNPRICED_WHY] = g_param_spec_string ("unpriced-why", NULL, NULL, NULL, TOPSHEET_PARAM_READABLE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_budget_line_init (TopsheetBudgetLine *self)
{
}

TopsheetBudgetLine *
topsheet_budget_line_new (TopsheetPhase phase, guint account, const char *name)
{
  return g_object_new (TOPSHEET_TYPE_BUDGET_LINE, "phase", phase, "account", account, "name", name, NULL);
}

TopsheetBudgetLine *
topsheet_budget_line_copy (TopsheetBudgetLine *self)
{
  g_autoptr (TopsheetUsage) usage = NULL;
  TopsheetBudgetLine *copy;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  usage = self->usage != NULL ? topsheet_usage_copy (self->usage) : NULL;
  copy = g_object_new (TOPSHEET_TYPE_BUDGET_LINE, "phase", self->phase, "account", self->account, "name", self->name,
                       "model-id", self->model_id, "usage", usage, "unit", self->unit, "price-currency",
                       self->price_currency, "note", self->note, NULL);
  copy->count = self->count;
  copy->formula = g_strdup (self->formula);
  copy->formula_error = g_strdup (self->formula_error);
  copy->wanted = self->wanted;
  copy->acceptance = self->acceptance;
  copy->accepted_seen = self->accepted_seen;
  copy->attempts_seen = self->attempts_seen;
  copy->unit_price = self->unit_price;
  topsheet_budget_line_set_priced (copy, self->priced_unit, self->priced_amount, self->price_as_of, self->price_source,
                                   self->unpriced_why);
  return copy;
}

gint64
topsheet_budget_line_get_id (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), 0);

  return self->id;
}

TopsheetPhase
topsheet_budget_line_get_phase (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), TOPSHEET_PHASE_PLANNING);

  return self->phase;
}

guint
topsheet_budget_line_get_account (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), 0);

  return self->account;
}

const char *
topsheet_budget_line_get_name (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->name;
}

const char *
topsheet_budget_line_get_model_id (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->model_id;
}

TopsheetUsage *
topsheet_budget_line_get_usage (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->usage;
}

TopsheetDecimal
topsheet_budget_line_get_count (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), TOPSHEET_DECIMAL_ZERO);

  return self->count;
}

const char *
topsheet_budget_line_get_formula (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->formula;
}

const char *
topsheet_budget_line_get_formula_error (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->formula_error;
}

gboolean
topsheet_budget_line_get_wanted (TopsheetBudgetLine *self, TopsheetDecimal *out)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), FALSE);

  return get_optional (&self->wanted, out);
}

gboolean
topsheet_budget_line_get_acceptance (TopsheetBudgetLine *self, TopsheetDecimal *out)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), FALSE);

  return get_optional (&self->acceptance, out);
}

void
topsheet_budget_line_get_seen (TopsheetBudgetLine *self, guint *accepted, guint *attempts)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (self));
  g_return_if_fail (accepted != NULL && attempts != NULL);

  *accepted = self->accepted_seen;
  *attempts = self->attempts_seen;
}

TopsheetUnit
topsheet_budget_line_get_unit (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), TOPSHEET_UNIT_NONE);

  return self->unit;
}

const char *
topsheet_budget_line_get_price_currency (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->price_currency;
}

const char *
topsheet_budget_line_get_note (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->note;
}

const TopsheetMoney *
topsheet_budget_line_get_priced_amount (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->priced_amount;
}

const TopsheetMoney *
topsheet_budget_line_get_priced_unit (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->priced_unit;
}

const char *
topsheet_budget_line_get_price_as_of (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->price_as_of;
}

const char *
topsheet_budget_line_get_price_source (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->price_source;
}

const char *
topsheet_budget_line_get_unpriced_why (TopsheetBudgetLine *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), NULL);

  return self->unpriced_why;
}

gboolean
topsheet_budget_line_get_unit_price (TopsheetBudgetLine *self, TopsheetDecimal *out)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (self), FALSE);

  return get_optional (&self->unit_price, out);
}

void
topsheet_budget_line_set_count (TopsheetBudgetLine *self, TopsheetDecimal count)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (self));
  g_return_if_fail (topsheet_decimal_sign (&count) >= 0);

  if (topsheet_set_decimal (&self->count, count))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

void
topsheet_budget_line_set_formula_error (TopsheetBudgetLine *self, const char *message)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (self));

  if (g_set_str (&self->formula_error, message))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORMULA_ERROR]);
}

void
topsheet_budget_line_set_unit_price (TopsheetBudgetLine *self, const TopsheetDecimal *price, const char *currency)
{
  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (set_optional (&self->unit_price, price))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT_PRICE]);
  if (g_set_str (&self->price_currency, currency))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRICE_CURRENCY]);
  g_object_thaw_notify (G_OBJECT (self));
}

void
topsheet_budget_line_set_priced (TopsheetBudgetLine *self,
                                 const TopsheetMoney *unit,
                                 const TopsheetMoney *amount,
                                 const char *as_of,
                                 const char *source,
                                 const char *unpriced_why)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (self));

  g_object_freeze_notify (object);
  if (topsheet_set_money (&self->priced_unit, unit))
    g_object_notify_by_pspec (object, properties[PROP_PRICED_UNIT]);
  if (topsheet_set_money (&self->priced_amount, amount))
    g_object_notify_by_pspec (object, properties[PROP_PRICED_AMOUNT]);
  if (g_set_str (&self->price_as_of, as_of))
    g_object_notify_by_pspec (object, properties[PROP_PRICE_AS_OF]);
  if (g_set_str (&self->price_source, source))
    g_object_notify_by_pspec (object, properties[PROP_PRICE_SOURCE]);
  if (g_set_str (&self->unpriced_why, unpriced_why))
    g_object_notify_by_pspec (object, properties[PROP_UNPRICED_WHY]);
  g_object_thaw_notify (object);
}
