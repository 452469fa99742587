/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topsheet-enums.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (TopsheetPhase, topsheet_phase,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PHASE_PLANNING, "planning"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PHASE_EXPLORATION, "exploration"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PHASE_PRODUCTION, "production"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PHASE_ITERATION, "iteration"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_PHASE_POST, "post"))

G_DEFINE_ENUM_TYPE (TopsheetDecisionKind, topsheet_decision_kind,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_DECISION_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_DECISION_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_DECISION_REJECTED, "rejected"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_DECISION_EDIT, "edit"))

G_DEFINE_ENUM_TYPE (TopsheetEntryKind, topsheet_entry_kind,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_RESERVATION, "reservation"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_RELEASE, "release"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_CHARGE, "charge"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_ADJUSTMENT, "adjustment"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_REVERSAL, "reversal"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_PURCHASE, "purchase"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_INVOICE, "invoice"))

G_DEFINE_ENUM_TYPE (TopsheetEntryState, topsheet_entry_state,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_STATE_RESERVED, "reserved"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_STATE_SETTLED, "settled"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_STATE_INVOICED, "invoiced"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_STATE_REVERSED, "reversed"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_STATE_RELEASED, "released"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENTRY_STATE_UNPRICED, "unpriced"))

G_DEFINE_ENUM_TYPE (TopsheetEnvironment, topsheet_environment,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENVIRONMENT_LIVE, "live"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_ENVIRONMENT_TEST, "test"))

G_DEFINE_ENUM_TYPE (TopsheetTier, topsheet_tier,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_TIER_SKETCH, "sketch"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_TIER_STANDARD, "standard"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_TIER_HERO, "hero"))

G_DEFINE_ENUM_TYPE (TopsheetBufferBase, topsheet_buffer_base,
                    G_DEFINE_ENUM_VALUE (TOPSHEET_BUFFER_BASE_SUBTOTAL, "subtotal"),
                    G_DEFINE_ENUM_VALUE (TOPSHEET_BUFFER_BASE_COMPUTE, "compute"))

/* NULL for a value that the type does not have. */
static const char *
get_nick (GType type, int value)
{
  const GEnumValue *found = g_enum_get_value (g_type_class_get (type), value);

  g_return_val_if_fail (found != NULL, NULL);

  return found->value_nick;
}

static gboolean
from_nick (GType type, const char *nick, int *out)
{
  const GEnumValue *found = nick != NULL ? g_enum_get_value_by_nick (g_type_class_get (type), nick) : NULL;

  if (found == NULL)
    return FALSE;

  *out = found->value;
  return TRUE;
}

const char *
topsheet_phase_get_nick (TopsheetPhase phase)
{
  return get_nick (TOPSHEET_TYPE_PHASE, (int) phase);
}

const char *
topsheet_phase_get_title (TopsheetPhase phase)
{
  switch (phase)
    {
    case TOPSHEET_PHASE_PLANNING:
      return _("Planning");
    case TOPSHEET_PHASE_EXPLORATION:
      return _("Exploration");
    case TOPSHEET_PHASE_PRODUCTION:
      return _("Production");
    case TOPSHEET_PHASE_ITERATION:
      return _("Iteration");
    case TOPSHEET_PHASE_POST:
      return _("Post");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
topsheet_phase_from_nick (const char *nick, TopsheetPhase *out)
{
  int value;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!from_nick (TOPSHEET_TYPE_PHASE, nick, &value))
    return FALSE;

  *out = (TopsheetPhase) value;
  return TRUE;
}

const char *
topsheet_decision_kind_get_nick (TopsheetDecisionKind kind)
{
  return get_nick (TOPSHEET_TYPE_DECISION_KIND, (int) kind);
}

const char *
topsheet_decision_kind_get_title (TopsheetDecisionKind kind)
{
  switch (kind)
    {
    case TOPSHEET_DECISION_PENDING:
      return _("Undecided");
    case TOPSHEET_DECISION_ACCEPTED:
      return _("Accepted");
    case TOPSHEET_DECISION_REJECTED:
      return _("Rejected");
    case TOPSHEET_DECISION_EDIT:
      return _("Edit");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
topsheet_decision_kind_from_nick (const char *nick, TopsheetDecisionKind *out)
{
  int value;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!from_nick (TOPSHEET_TYPE_DECISION_KIND, nick, &value))
    return FALSE;

  *out = (TopsheetDecisionKind) value;
  return TRUE;
}

const char *
topsheet_entry_kind_get_nick (TopsheetEntryKind kind)
{
  return get_nick (TOPSHEET_TYPE_ENTRY_KIND, (int) kind);
}

const char *
topsheet_entry_kind_get_title (TopsheetEntryKind kind)
{
  switch (kind)
    {
    case TOPSHEET_ENTRY_RESERVATION:
      return _("Reservation");
    case TOPSHEET_ENTRY_RELEASE:
      return _("Release");
    case TOPSHEET_ENTRY_CHARGE:
      return _("Charge");
    case TOPSHEET_ENTRY_ADJUSTMENT:
      return _("Adjustment");
    case TOPSHEET_ENTRY_REVERSAL:
      return _("Reversal");
    case TOPSHEET_ENTRY_PURCHASE:
      return _("Purchase");
    case TOPSHEET_ENTRY_INVOICE:
      return _("Invoice line");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
topsheet_entry_kind_from_nick (const char *nick, TopsheetEntryKind *out)
{
  int value;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!from_nick (TOPSHEET_TYPE_ENTRY_KIND, nick, &value))
    return FALSE;

  *out = (TopsheetEntryKind) value;
  return TRUE;
}

const char *
topsheet_entry_state_get_nick (TopsheetEntryState state)
{
  return get_nick (TOPSHEET_TYPE_ENTRY_STATE, (int) state);
}

const char *
topsheet_entry_state_get_title (TopsheetEntryState state)
{
  switch (state)
    {
    case TOPSHEET_ENTRY_STATE_RESERVED:
      return _("Reserved");
    case TOPSHEET_ENTRY_STATE_SETTLED:
      return _("Settled");
    case TOPSHEET_ENTRY_STATE_INVOICED:
      return _("Invoiced");
    case TOPSHEET_ENTRY_STATE_REVERSED:
      return _("Reversed");
    case TOPSHEET_ENTRY_STATE_RELEASED:
      return _("Released");
    case TOPSHEET_ENTRY_STATE_UNPRICED:
      return _("Unpriced");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
topsheet_environment_get_nick (TopsheetEnvironment environment)
{
  return get_nick (TOPSHEET_TYPE_ENVIRONMENT, (int) environment);
}

const char *
topsheet_tier_get_nick (TopsheetTier tier)
{
  return get_nick (TOPSHEET_TYPE_TIER, (int) tier);
}

gboolean
topsheet_tier_from_nick (const char *nick, TopsheetTier *out)
{
  int value;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!from_nick (TOPSHEET_TYPE_TIER, nick, &value))
    return FALSE;

  *out = (TopsheetTier) value;
  return TRUE;
}
