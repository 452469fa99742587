/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-decision.h"

#include "model/topsheet-assign.h"

struct _TopsheetDecision
{
  GObject parent_instance;

  gint64 id;
  gint64 generation_id;
  TopsheetDecisionKind kind;
  char *reason;
  char *member;
  gint64 decided_at_usec;
  double review_seconds;
};

G_DEFINE_FINAL_TYPE (TopsheetDecision, topsheet_decision, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_GENERATION_ID,
  PROP_KIND,
  PROP_REASON,
  PROP_MEMBER,
  PROP_DECIDED_AT_USEC,
  PROP_REVIEW_SECONDS,
} TopsheetDecisionProperty;

static GParamSpec *properties[PROP_REVIEW_SECONDS + 1];

static void
topsheet_decision_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TopsheetDecision *self = TOPSHEET_DECISION (object);

  switch ((TopsheetDecisionProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_GENERATION_ID:
      g_value_set_int64 (value, self->generation_id);
      break;
    case PROP_KIND:
      g_value_set_enum (value, (int) self->kind);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_MEMBER:
      g_value_set_string (value, self->member);
      break;
    case PROP_DECIDED_AT_USEC:
      g_value_set_int64 (value, self->decided_at_usec);
      break;
    case PROP_REVIEW_SECONDS:
      g_value_set_double (value, self->review_seconds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
topsheet_decision_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TopsheetDecision *self = TOPSHEET_DECISION (object);
  gboolean changed = FALSE;

  switch ((TopsheetDecisionProperty) prop_id)
    {
    case PROP_ID:
      changed = topsheet_set_int64 (&self->id, g_value_get_int64 (value));
      break;
    case PROP_GENERATION_ID:
      changed = topsheet_set_int64 (&self->generation_id, g_value_get_int64 (value));
      break;
    case PROP_KIND:
      changed = TOPSHEET_SET_ENUM (&self->kind, g_value_get_enum (value));
      break;
    case PROP_REASON:
      changed = g_set_str (&self->reason, g_value_get_string (value));
      break;
    case PROP_MEMBER:
      changed = g_set_str (&self->member, g_value_get_string (value));
      break;
    case PROP_DECIDED_AT_USEC:
      changed = topsheet_set_int64 (&self->decided_at_usec, g_value_get_int64 (value));
      break;
    case PROP_REVIEW_SECONDS:
      changed = topsheet_set_double (&self->review_seconds, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
topsheet_decision_finalize (GObject *object)
{
  TopsheetDecision *self = TOPSHEET_DECISION (object);

  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->member, g_free);

  G_OBJECT_CLASS (topsheet_decision_parent_class)->finalize (object);
}

static void
topsheet_decision_class_init (TopsheetDecisionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_decision_get_property;
  object_class->set_property = topsheet_decision_set_property;
  object_class->finalize = topsheet_decision_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, TOPSHEET_PARAM_READWRITE);
  properties[PROP_GENERATION_ID] = g_param_spec_int64 ("generation-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       TOPSHEET_PARAM_READWRITE);
  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, TOPSHEET_TYPE_DECISION_KIND, TOPSHEET_DECISION_PENDING,
                                             TOPSHEET_PARAM_READWRITE);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_MEMBER] = g_param_spec_string ("member", NULL, NULL, NULL, TOPSHEET_PARAM_READWRITE);
  properties[PROP_DECIDED_AT_USEC] = g_param_spec_int64 ("decided-at-usec", NULL, NULL, 0, G_MAXINT64, 0,
                                                         TOPSHEET_PARAM_READWRITE);
  properties[PROP_REVIEW_SECONDS] = g_param_spec_double ("review-seconds", NULL, NULL, 0.0, G_MAXDOUBLE, 0.0,
                                                         TOPSHEET_PARAM_READWRITE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
topsheet_decision_init (TopsheetDecision *self)
{
}

TopsheetDecision *
topsheet_decision_new (gint64 generation_id,
                       TopsheetDecisionKind kind,
                       const char *reason,
                       const char *member,
                       gint64 decided_at_usec)
{
  return g_object_new (TOPSHEET_TYPE_DECISION, "generation-id", generation_id, "kind", kind, "reason", reason, "member",
                       member, "decided-at-usec", decided_at_usec, NULL);
}

gint64
topsheet_decision_get_id (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), 0);

  return self->id;
}

gint64
topsheet_decision_get_generation_id (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), 0);

  return self->generation_id;
}

TopsheetDecisionKind
topsheet_decision_get_kind (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), TOPSHEET_DECISION_PENDING);

  return self->kind;
}

const char *
topsheet_decision_get_reason (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), NULL);

  return self->reason;
}

const char *
topsheet_decision_get_member (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), NULL);

  return self->member;
}

gint64
topsheet_decision_get_decided_at_usec (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), 0);

  return self->decided_at_usec;
}

double
topsheet_decision_get_review_seconds (TopsheetDecision *self)
{
  g_return_val_if_fail (TOPSHEET_IS_DECISION (self), 0.0);

  return self->review_seconds;
}
