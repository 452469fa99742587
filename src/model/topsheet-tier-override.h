/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-enums.h"

G_BEGIN_DECLS

/** TOPSHEET_TIER_OF_CATALOGUE: in place of a #TopsheetTier: the catalogue's own tier again. */
#define TOPSHEET_TIER_OF_CATALOGUE (-1)

#define TOPSHEET_TYPE_TIER_OVERRIDE (topsheet_tier_override_get_type ())
/**
 * TopsheetTierOverride:
 *
 * How heavy a library says that a model is, in place of what the catalogue says: always, or while selectors hold ("resolution=4k"). It is not changed
 * once it was made; of two for the same model and the same conditions the later recorded one counts.
 */
G_DECLARE_FINAL_TYPE (TopsheetTierOverride, topsheet_tier_override, TOPSHEET, TIER_OVERRIDE, GObject)

/* @tier: a #TopsheetTier, or %TOPSHEET_TIER_OF_CATALOGUE. @conditions: (nullable): "key=value" as in price rules, in any order. @recorded_at_usec: 0 until
 * the store has recorded it. */
TopsheetTierOverride *topsheet_tier_override_new             (const char           *model_id,
                                                              const char * const   *conditions,
                                                              int                   tier,
                                                              gint64                recorded_at_usec);
const char           *topsheet_tier_override_get_model_id    (TopsheetTierOverride *self);
/* Sorted. (transfer none) NULL-terminated */
const char * const   *topsheet_tier_override_get_conditions  (TopsheetTierOverride *self);
int                   topsheet_tier_override_get_tier        (TopsheetTierOverride *self);
gint64                topsheet_tier_override_get_recorded_at_usec (TopsheetTierOverride *self);

G_END_DECLS
