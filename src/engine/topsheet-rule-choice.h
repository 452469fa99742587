/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-call.h"

G_BEGIN_DECLS

/* Rules of one model that are valid at @at_usec and were recorded by @known_at_usec (0 = any time), without those that an own price takes the place of. (element-type TopsheetPriceRule) (transfer container) */
GPtrArray         *topsheet_rule_choice_filter    (GPtrArray          *rules,
                                                   gint64              at_usec,
                                                   gint64              known_at_usec);
/* Whether any of @rules is of @meter; @unit %TOPSHEET_UNIT_NONE is any unit. */
gboolean           topsheet_rule_choice_has_meter (GPtrArray          *rules,
                                                   const char         *meter,
                                                   TopsheetUnit        unit);
/* The one of @rules that prices what of @meter is above @over in @call (0 unless it has graduated tiers), or %NULL; then @missing gets the selectors
 * that would have decided. (transfer none) */
TopsheetPriceRule *topsheet_rule_choice_pick      (GPtrArray          *rules,
                                                   const char         *meter,
                                                   TopsheetUnit        unit,
                                                   const TopsheetDecimal *over,
                                                   const TopsheetCall *call,
                                                   GHashTable         *missing);
/* The rule of the meter "factor" that holds and names @modifier, or for %NULL none of topsheet_call_list_modifiers(). (transfer none) (nullable) */
TopsheetPriceRule *topsheet_rule_choice_pick_factor (GPtrArray          *rules,
                                                     const char         *modifier,
                                                     const TopsheetCall *call);
/* Whether it has a condition on @key. */
gboolean           topsheet_rule_choice_mentions  (TopsheetPriceRule  *rule,
                                                   const char         *key);
/* The price in money (in credits, where they come from lots), exactly: @price for each @per, where @parts of what is counted make one of the rule's unit (60 seconds of a minute).
 * FALSE on overflow or a credit rate that is none. */
gboolean           topsheet_rule_choice_get_price (TopsheetPriceRule  *rule,
                                                   guint               parts,
                                                   TopsheetDecimal    *price,
                                                   guint64            *per,
                                                   GError            **error);
/* What a credit of the rule's credit rate is worth: @price for @per of them. */
gboolean           topsheet_rule_choice_get_credit (TopsheetPriceRule  *rule,
                                                    TopsheetDecimal    *price,
                                                    guint64            *per,
                                                    GError            **error);
/* "bfl/flux-2-pro image_first_mp op=t2i" (transfer full) */
char              *topsheet_rule_choice_describe  (TopsheetPriceRule  *rule);

G_END_DECLS
