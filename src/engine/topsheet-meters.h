/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-call.h"

G_BEGIN_DECLS

/**
 * TopsheetMeterUse:
 * @given: the quantity it follows from, as the caller named it: "output_seconds"
 * @meter: what the provider counts: "video_tokens"; %NULL when something that decides how many is not known
 * @unit: only rules of it; %TOPSHEET_UNIT_NONE is any
 * @each: how many at a time: what blocks, minimums and what is free are about
 * @times: how many times that
 * @parts: how many of what is counted make one of the rule's unit: 60 where seconds are counted for a price a minute
 * @is_included: a fee pays for it; @meter is "included_credits" and the like, whose price is how many
 * @is_seconds_of_frames: @each is the seconds of a clip; the rule says how many frames that is
 *
 * One meter of a call. Private to pricing.
 */
typedef struct
{
  const char      *given;
  const char      *meter;
  TopsheetUnit     unit;
  TopsheetDecimal  each;
  TopsheetDecimal  times;
  guint            parts;
  gboolean         is_included;
  gboolean         is_seconds_of_frames;
} TopsheetMeterUse;

/* What of @call the provider counts, in the order of the quantities' names, as topsheet_pricing_quote() lists it. @missing: selectors that would tell
 * how many are added. Names are constants. (element-type TopsheetMeterUse) (transfer full): or %NULL on overflow */
GArray *topsheet_meters_list (const TopsheetCall  *call,
                              GPtrArray           *rules,
                              GHashTable          *missing,
                              GError             **error);

G_END_DECLS
