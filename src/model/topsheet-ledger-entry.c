/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-ledger-entry.h"

#include "model/topsheet-assign.h"

struct _TopsheetLedgerEntry
{
  GObject parent_instance;

  gint64 id;
  gint64 project_id;
  TopsheetEntryKind kind;
  TopsheetEntryState state;
  TopsheetEnvironment environment;
  guint account;
  TopsheetPhase phase;
  char *what;
  gint64 generation_id;
  char *version_id;
  char *provider;
  char *model;
  char *member;
  TopsheetDecimal quantity;
  TopsheetUnit unit;
  TopsheetMoney *amount;
  TopsheetMoney *billed;
  char *rate;
  char *price_source;
  gint64 posted_at_usec;
  gint64 recorded_at_usec;
  gint64 refers_to;
  char *reason;
  gint64 cumulative_nanos;
  char *hash;
};

G_DEFINE_FINAL_TYPE (TopsheetLedgerEntry, topsheet_ledger_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_PROJECT_ID,
  PROP_KIND,
  PROP_STATE,
  PROP_ENVIRONMENT,
  PROP_ACCOUNT,
  PROP_PHASE,
  PROP_WHAT,
  PROP_GENERATION_ID,
  PROP_VERSION_ID,
  PROP_PROVIDER,
  PROP_MODEL,
  PROP_MEMBER,
  PROP_QUANTITY,
  PROP_UNIT,
  PROP_AMOUNT,
  PROP_BILLED,
  PROP_RATE,
  PROP_PRICE_SOURCE,
  PROP_POSTED_AT_USEC,
  PROP_RECORDED_AT_USEC,
  PROP_REFERS_TO,
  PROP_REASON,
  PROP_CUMULATIVE_NANOS,
  PROP_HASH,
} TopsheetLedgerEntryProperty;

static GParamSpec *properties[PROP_HASH + 1];

static void
topsheet_ledger_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetLedgerEntry *self = TOPSHEET_LEDGER_ENTRY (object);

  switch ((TopsheetLedgerEntryProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PROJECT_ID:
      g_value_set_int64 (value, self->project_id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_ENVIRONMENT:
      g_value_set_enum (value, (int) self->environment);
      break;
    case PROP_ACCOUNT:
      g_value_set_uint (value, self->account);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, (int) self->phase);
      break;
    case PROP_WHAT:
      g_value_set_string (value, self->what);
      break;
    case PROP_GENERATION_ID:
      g_value_set_int64 (value, self->generation_id);
      break;
    case PROP_VERSION_ID:
      g_value_set_string (value, self->version_id);
      break;
    case PROP_PROVIDER:
      g_value_set_string (value, self->provider);
      break;
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_MEMBER:
      g_value_set_string (value, self->member);
      break;
    case PROP_QUANTITY:
      topsheet_value_take_decimal (value, &self->quantity);
      break;
    case PROP_UNIT:
      g_value_set_enum (value, (int) self->unit);
      break;
    case PROP_AMOUNT:
      g_value_set_boxed (value, self->amount);
      break;
    case PROP_BILLED:
      g_value_set_boxed (value, self->billed);
      break;
    case PROP_RATE:
      g_value_set_string (value, self->rate);
      break;
    case PROP_PRICE_SOURCE:
      g_value_set_string (value, self->price_source);
      break;
    case PROP_POSTED_AT_USEC:
      g_value_set_int64 (value, self->posted_at_usec);
      break;
    case PROP_RECORDED_AT_USEC:
      g_value_set_int64 (value, self->recorded_at_usec);
      break;
    case PROP_REFERS_TO:
      g_value_set_int64 (value, self->refers_to);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_CUMULATIVE_NANOS:
      g_value_set_int64 (value, self->cumulative_nanos);
      break;
    case PROP_HASH:
      g_value_set_string (value, self->hash);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_ledger_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetLedgerEntry *self = TOPSHEET_LEDGER_ENTRY (object);
  gboolean changed = FALSE;

  switch ((TopsheetLedgerEntryProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_PROJECT_ID:
      changed = topsheet_set_int64 (&self->project_id, g_value_get_int64 (value));
      break;
    case PROP_KIND:
      changed = TOPSHEET_SET_ENUM (&self->kind, g_value_get_enum (value));
      break;
    case PROP_STATE:
      changed = TOPSHEET_SET_ENUM (&self->state, g_value_get_enum (value));
      break;
    case PROP_ENVIRONMENT:
      changed = TOPSHEET_SET_ENUM (&self->environment, g_value_get_enum (value));
      break;
    case PROP_ACCOUNT:
      changed = topsheet_set_uint (&self->account, g_value_get_uint (value));
      break;
    case PROP_PHASE:
      changed = TOPSHEET_SET_ENUM (&self->phase, g_value_get_enum (value));
      break;
    case PROP_WHAT:
      changed = g_set_str (&self->what, g_value_get_string (value));
      break;
    case PROP_GENERATION_ID:
      changed = topsheet_set_int64 (&self->generation_id, g_value_get_int64 (value));
      break;
    case PROP_VERSION_ID:
      changed = g_set_str (&self->version_id, g_value_get_string (value));
      break;
    case PROP_PROVIDER:
      changed = g_set_str (&self->provider, g_value_get_string (value));
      break;
    case PROP_MODEL:
      changed = g_set_str (&self->model, g_value_get_string (value));
      break;
    case PROP_MEMBER:
      changed = g_set_str (&self->member, g_value_get_string (value));
      break;
    case PROP_QUANTITY:
      changed = topsheet_set_decimal_text (&self->quantity, g_value_get_string (value));
      break;
    case PROP_UNIT:
      changed = TOPSHEET_SET_ENUM (&self->unit, g_value_get_enum (value));
      break;
    case PROP_AMOUNT:
      changed = topsheet_set_money (&self->amount, g_value_get_boxed (value));
      break;
    case PROP_BILLED:
      changed = topsheet_set_money (&self->billed, g_value_get_boxed (value));
      break;
    case PROP_RATE:
      changed = g_set_str (&self->rate, g_value_get_string (value));
      break;
    case PROP_PRICE_SOURCE:
      changed = g_set_str (&self->price_source, g_value_get_string (value));
      break;
    case PROP_POSTED_AT_USEC:
      changed = topsheet_set_int64 (&self->posted_at_usec, g_value_get_int64 (value));
      break;
    case PROP_RECORDED_AT_USEC:
      changed = topsheet_set_int64 (&self->recorded_at_usec, g_value_get_int64 (value));
      break;
    case PROP_REFERS_TO:
      changed = topsheet_set_int64 (&self->refers_to, g_value_get_int64 (value));
      break;
    case PROP_REASON:
      changed = g_set_str (&self->reason, g_value_get_string (value));
      break;
    case PROP_CUMULATIVE_NANOS:
      changed = topsheet_set_int64 (&self->cumulative_nanos, g_value_get_int64 (value));
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
topsheet_ledger_entry_finalize (GObject *object)
{
  TopsheetLedgerEntry *self = TOPSHEET_LEDGER_ENTRY (object);

  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->version_id, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->amount, topsheet_money_free);
  g_clear_pointer (&self->billed, topsheet_money_free);
  g_clear_pointer (&self->rate, g_free);
  g_clear_pointer (&self->price_source, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->hash, g_free);

  G_OBJECT_CLASS (topsheet_ledger_entry_parent_class)->finalize (object);
}

static void
topsheet_ledger_entry_class_init (TopsheetLedgerEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_ledger_entry_get_property;
  object_class->set_property = topsheet_ledger_entry_set_property;
  object_class->finalize = topsheet_ledger_entry_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROJECT_ID] = g_param_spec_int64 ("project-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                    TOPSHEET_PARAM_READWRITE);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, TOPSHEET_TYPE_ENTRY_KIND, TOPSHEET_ENTRY_CHARGE,
                                             TOPSHEET_PARAM_READWRITE);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, TOPSHEET_TYPE_ENTRY_STATE,
                                              TOPSHEET_ENTRY_STATE_SETTLED, TOPSHEET_PARAM_READWRITE);
  properties[PROP_ENVIRONMENT] = g_param_spec_enum ("environment", NULL, NULL, TOPSHEET_TYPE_ENVIRONMENT,
                                                    TOPSHEET_ENVIRONMENT_LIVE, TOPSHEET_PARAM_READWRITE);
  properties[PROP_ACCOUNT] = g_param_spec_uint ("account", NULL, NULL, 0, G_MAXUINT, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, TOPSHEET_TYPE_PHASE, TOPSHEET_PHASE_PLANNING,
                                              TOPSHEET_PARAM_READWRITE);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_GENERATION_ID] = g_param_spec_int64 ("generation-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       TOPSHEET_PARAM_READWRITE);
  properties[PROP_VERSION_ID] = g_param_spec_string ("version-id", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PROVIDER] = g_param_spec_string ("provider", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_QUANTITY] = g_param_spec_string ("quantity", NULL, NULL, "0", TOPSHEET_PARAM_READWRITE);
  properties[PROP_UNIT] = g_param_spec_enum ("unit", NULL, NULL, TOPSHEET_TYPE_UNIT, TOPSHEET_UNIT_NONE,
                                             TOPSHEET_PARAM_READWRITE);
  properties[PROP_AMOUNT] = g_param_spec_boxed ("amount", NULL, NULL, TOPSHEET_TYPE_MONEY, TOPSHEET_PARAM_READWRITE);
  properties[PROP_BILLED] = g_param_spec_boxed ("billed", NULL, NULL, TOPSHEET_TYPE_MONEY, TOPSHEET_PARAM_READWRITE);
  properties[PROP_RATE] = g_param_spec_string ("rate", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_PRICE_SOURCE] = g_param_spec_string ("price-source", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_POSTED_AT_USEC] = g_param_spec_int64 ("posted-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                        TOPSHEET_PARAM_READWRITE);
  properties[PROP_RECORDED_AT_USEC] = g_param_spec_int64 ("recorded-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                          TOPSHEET_PARAM_READWRITE);
  properties[PROP_REFERS_TO] = g_param_spec_int64 ("refers-to", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_CUMULATIVE_NANOS] = g_param_spec_int64 ("cumulative-nanos", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                          TOPSHEET_PARAM_READWRITE);
  properties[PROP_HASH] = g_param_spec_string ("hash", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_ledger_entry_init (TopsheetLedgerEntry *self)
{
  self->kind = TOPSHEET_ENTRY_CHARGE;
  self->state = TOPSHEET_ENTRY_STATE_SETTLED;
}

TopsheetLedgerEntry *
topsheet_ledger_entry_new (gint64 project_id,
                           TopsheetEntryKind kind,
                           guint account,
                           TopsheetPhase phase,
                           const TopsheetMoney *amount)
{
  return g_object_new (TOPSHEET_TYPE_LEDGER_ENTRY, "project-id", project_id, "kind", kind, "account", account, "phase",
                       phase, "amount", amount, NULL);
}

gint64
topsheet_ledger_entry_get_id (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->id;
}

gint64
topsheet_ledger_entry_get_project_id (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->project_id;
}

TopsheetEntryKind
topsheet_ledger_entry_get_kind (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), TOPSHEET_ENTRY_CHARGE);

  return self->kind;
}

TopsheetEntryState
topsheet_ledger_entry_get_state (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), TOPSHEET_ENTRY_STATE_SETTLED);

  return self->state;
}

TopsheetEnvironment
topsheet_ledger_entry_get_environment (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), TOPSHEET_ENVIRONMENT_LIVE);

  return self->environment;
}

guint
topsheet_ledger_entry_get_account (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->account;
}

TopsheetPhase
topsheet_ledger_entry_get_phase (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), TOPSHEET_PHASE_PLANNING);

  return self->phase;
}

const char *
topsheet_ledger_entry_get_what (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->what;
}

gint64
topsheet_ledger_entry_get_generation_id (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->generation_id;
}

const char *
topsheet_ledger_entry_get_version_id (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->version_id;
}

const char *
topsheet_ledger_entry_get_provider (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->provider;
}

const char *
topsheet_ledger_entry_get_model (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->model;
}

const char *
topsheet_ledger_entry_get_member (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->member;
}

TopsheetDecimal
topsheet_ledger_entry_get_quantity (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), TOPSHEET_DECIMAL_ZERO);

  return self->quantity;
}

TopsheetUnit
topsheet_ledger_entry_get_unit (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), TOPSHEET_UNIT_NONE);

  return self->unit;
}

const TopsheetMoney *
topsheet_ledger_entry_get_amount (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->amount;
}

const TopsheetMoney *
topsheet_ledger_entry_get_billed (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->billed;
}

const char *
topsheet_ledger_entry_get_rate (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->rate;
}

const char *
topsheet_ledger_entry_get_price_source (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->price_source;
}

gint64
topsheet_ledger_entry_get_posted_at_usec (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->posted_at_usec;
}

gint64
topsheet_ledger_entry_get_recorded_at_usec (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->recorded_at_usec;
}

gint64
topsheet_ledger_entry_get_refers_to (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->refers_to;
}

const char *
topsheet_ledger_entry_get_reason (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->reason;
}

gint64
topsheet_ledger_entry_get_cumulative_nanos (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), 0);

  return self->cumulative_nanos;
}

const char *
topsheet_ledger_entry_get_hash (TopsheetLedgerEntry *self)
{
  g_return_val_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self), NULL);

  return self->hash;
}

void
topsheet_ledger_entry_set_quantity (TopsheetLedgerEntry *self, TopsheetDecimal quantity, TopsheetUnit unit)
{
  g_return_if_fail (TOPSHEET_IS_LEDGER_ENTRY (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (topsheet_set_decimal (&self->quantity, quantity))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUANTITY]);
  if (TOPSHEET_SET_ENUM (&self->unit, unit))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT]);
  g_object_thaw_notify (G_OBJECT (self));
}
