/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-call.h"

G_BEGIN_DECLS

/* Rules that are valid at @at_usec and were recorded by @known_at_usec (0 = any time). (element-type TopsheetPriceRule) (transfer container) */
GPtrArray         *topsheet_rule_choice_filter    (GPtrArray          *rules,
                                                   gint64              at_usec,
                                                   gint64              known_at_usec);
/* Whether any of @rules is of @meter; @unit %TOPSHEET_UNIT_NONE is any unit. */
gboolean           topsheet_rule_choice_has_meter (GPtrArray          *rules,
                                                   const char         *meter,
                                                   TopsheetUnit        unit);
/* The one of @rules that prices @meter in @call, or %NULL; then @missing gets the selectors that would have decided. (transfer none) */
TopsheetPriceRule *topsheet_rule_choice_pick      (GPtrArray          *rules,
                                                   const char         *meter,
                                                   TopsheetUnit        unit,
                                                   const TopsheetCall *call,
                                                   GHashTable         *missing);
/* The price in money, exactly: @price for each @per, where @parts of what is counted make one of the rule's unit (60 seconds of a minute).
 * FALSE on overflow or a credit rate that is none. */
gboolean           topsheet_rule_choice_get_price (TopsheetPriceRule  *rule,
                                                   guint               parts,
                                                   TopsheetDecimal    *price,
                                                   guint64            *per,
                                                   GError            **error);
/* "bfl/flux-2-pro image_first_mp op=t2i" (transfer full) */
char              *topsheet_rule_choice_describe  (TopsheetPriceRule  *rule);

G_END_DECLS
