/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TopsheetPhase:
 *
 * Where a production stands. Planning lasts until the first plan is approved.
 */
typedef enum
{
  TOPSHEET_PHASE_PLANNING,
  TOPSHEET_PHASE_EXPLORATION,
  TOPSHEET_PHASE_PRODUCTION,
  TOPSHEET_PHASE_ITERATION,
  TOPSHEET_PHASE_POST,
} TopsheetPhase;
#define TOPSHEET_N_PHASES (TOPSHEET_PHASE_POST + 1)

/**
 * TopsheetDecisionKind:
 *
 * What was decided about a version. On screen pending reads "Undecided".
 */
typedef enum
{
  TOPSHEET_DECISION_PENDING,
  TOPSHEET_DECISION_ACCEPTED,
  TOPSHEET_DECISION_REJECTED,
  TOPSHEET_DECISION_EDIT,
} TopsheetDecisionKind;
#define TOPSHEET_N_DECISIONS (TOPSHEET_DECISION_EDIT + 1)

/**
 * TopsheetEntryKind:
 * @TOPSHEET_ENTRY_RESERVATION: money held for a call that was not settled
 * @TOPSHEET_ENTRY_RELEASE: gives a reservation back (settled or let go); names it in `refers-to`
 * @TOPSHEET_ENTRY_CHARGE: what a generation or an hour cost
 * @TOPSHEET_ENTRY_ADJUSTMENT: a correction of an amount
 * @TOPSHEET_ENTRY_REVERSAL: takes a whole entry back; names it in `refers-to`
 * @TOPSHEET_ENTRY_PURCHASE: subscription, credits, rental
 * @TOPSHEET_ENTRY_INVOICE: a line of a provider's invoice; informs, costs nothing a second time
 */
typedef enum
{
  TOPSHEET_ENTRY_RESERVATION,
  TOPSHEET_ENTRY_RELEASE,
  TOPSHEET_ENTRY_CHARGE,
  TOPSHEET_ENTRY_ADJUSTMENT,
  TOPSHEET_ENTRY_REVERSAL,
  TOPSHEET_ENTRY_PURCHASE,
  TOPSHEET_ENTRY_INVOICE,
} TopsheetEntryKind;
#define TOPSHEET_N_ENTRY_KINDS (TOPSHEET_ENTRY_INVOICE + 1)

/**
 * TopsheetEntryState:
 *
 * Derived from later entries, never stored. UNPRICED is a charge whose amount is not known.
 */
typedef enum
{
  TOPSHEET_ENTRY_STATE_RESERVED,
  TOPSHEET_ENTRY_STATE_SETTLED,
  TOPSHEET_ENTRY_STATE_INVOICED,
  TOPSHEET_ENTRY_STATE_REVERSED,
  TOPSHEET_ENTRY_STATE_RELEASED,
  TOPSHEET_ENTRY_STATE_UNPRICED,
} TopsheetEntryState;

typedef enum
{
  TOPSHEET_ENVIRONMENT_LIVE,
  TOPSHEET_ENVIRONMENT_TEST,
} TopsheetEnvironment;

/**
 * TopsheetTier:
 *
 * How heavy a model is.
 */
typedef enum
{
  TOPSHEET_TIER_SKETCH,
  TOPSHEET_TIER_STANDARD,
  TOPSHEET_TIER_HERO,
} TopsheetTier;

/**
 * TopsheetBufferBase:
 * @TOPSHEET_BUFFER_BASE_SUBTOTAL: the iteration buffer is a share of the whole subtotal
 * @TOPSHEET_BUFFER_BASE_COMPUTE: … of accounts 1000–3000 only
 */
typedef enum
{
  TOPSHEET_BUFFER_BASE_SUBTOTAL,
  TOPSHEET_BUFFER_BASE_COMPUTE,
} TopsheetBufferBase;

#define TOPSHEET_TYPE_PHASE         (topsheet_phase_get_type ())
#define TOPSHEET_TYPE_DECISION_KIND (topsheet_decision_kind_get_type ())
#define TOPSHEET_TYPE_ENTRY_KIND    (topsheet_entry_kind_get_type ())
#define TOPSHEET_TYPE_ENTRY_STATE   (topsheet_entry_state_get_type ())
#define TOPSHEET_TYPE_ENVIRONMENT   (topsheet_environment_get_type ())
#define TOPSHEET_TYPE_TIER          (topsheet_tier_get_type ())
#define TOPSHEET_TYPE_BUFFER_BASE   (topsheet_buffer_base_get_type ())
GType       topsheet_phase_get_type               (void) G_GNUC_CONST;
GType       topsheet_decision_kind_get_type       (void) G_GNUC_CONST;
GType       topsheet_entry_kind_get_type          (void) G_GNUC_CONST;
GType       topsheet_entry_state_get_type         (void) G_GNUC_CONST;
GType       topsheet_environment_get_type         (void) G_GNUC_CONST;
GType       topsheet_tier_get_type                (void) G_GNUC_CONST;
GType       topsheet_buffer_base_get_type         (void) G_GNUC_CONST;

/* Stable names (the enum nicks: "exploration", "accepted", "charge", …) and translated titles ("Undecided"). (transfer none) */
const char *topsheet_phase_get_nick               (TopsheetPhase         phase);
const char *topsheet_phase_get_title              (TopsheetPhase         phase);
gboolean    topsheet_phase_from_nick              (const char           *nick,
                                                   TopsheetPhase        *out);
const char *topsheet_decision_kind_get_nick       (TopsheetDecisionKind  kind);
const char *topsheet_decision_kind_get_title      (TopsheetDecisionKind  kind);
gboolean    topsheet_decision_kind_from_nick      (const char           *nick,
                                                   TopsheetDecisionKind *out);
const char *topsheet_entry_kind_get_nick          (TopsheetEntryKind     kind);
const char *topsheet_entry_kind_get_title         (TopsheetEntryKind     kind);
gboolean    topsheet_entry_kind_from_nick         (const char           *nick,
                                                   TopsheetEntryKind    *out);
const char *topsheet_entry_state_get_nick         (TopsheetEntryState    state);
const char *topsheet_entry_state_get_title        (TopsheetEntryState    state);
const char *topsheet_environment_get_nick         (TopsheetEnvironment   environment);
const char *topsheet_tier_get_nick                (TopsheetTier          tier);
gboolean    topsheet_tier_from_nick               (const char           *nick,
                                                   TopsheetTier         *out);

G_END_DECLS
