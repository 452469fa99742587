/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

G_BEGIN_DECLS

/**
 * TopsheetCount:
 * @min: the least that is billed
 * @block: billed in whole blocks of so many; 0 = as it is
 * @free: so many cost nothing
 * @over: a graduated tier begins after so many
 * @upto: and ends with so many; only with @has_upto
 * @fps: frames of a second; only with @has_fps
 * @plus: frames that are added to each clip
 *
 * How a price rule counts: those of its conditions that begin with "count_" (see #TopsheetPriceRule), in the rule's own unit. Private to pricing.
 */
typedef struct
{
  TopsheetDecimal min;
  TopsheetDecimal block;
  TopsheetDecimal free;
  TopsheetDecimal over;
  TopsheetDecimal upto;
  TopsheetDecimal fps;
  TopsheetDecimal plus;
  gboolean        has_upto;
  gboolean        has_fps;
} TopsheetCount;

/* Whether a condition is a term of counting, which selects nothing. */
gboolean        topsheet_count_is_term  (const char             *condition);
/* Whether it is one that is known, with a number that is not negative. A rule with another one never holds. */
gboolean        topsheet_count_is_valid (const char             *term);
void            topsheet_count_read     (TopsheetCount          *self,
                                         TopsheetPriceRule      *rule);
/* Where the tier of @rule begins; 0 for a rule without tiers. */
TopsheetDecimal topsheet_count_get_over (TopsheetPriceRule      *rule);
/* What is billed of @each: at least the minimum, in whole blocks, without what is free. Terms are multiplied by @parts, the number of what is
 * counted that make one of the rule's unit (3600 where seconds are counted for a price an hour). FALSE on overflow. */
gboolean        topsheet_count_apply    (const TopsheetCount    *self,
                                         const TopsheetDecimal  *each,
                                         guint                   parts,
                                         TopsheetDecimal        *billed,
                                         GError                **error);

G_END_DECLS
