/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-enums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_DECISION_MARK_SIZE 18

#define TOPSHEET_TYPE_DECISION_MARK (topsheet_decision_mark_get_type ())
/**
 * TopsheetDecisionMark:
 *
 * The sign of a decision: green circle with a tick, yellow diamond with a pencil, red square with a cross, and a dashed circle for undecided.
 * Shape and colour say the same, so neither is needed alone. Property: decision.
 */
G_DECLARE_FINAL_TYPE (TopsheetDecisionMark, topsheet_decision_mark, TOPSHEET, DECISION_MARK, GtkWidget)

GtkWidget *topsheet_decision_mark_new      (TopsheetDecisionKind  decision);
void       topsheet_decision_mark_set_decision (TopsheetDecisionMark *self,
                                                TopsheetDecisionKind  decision);
/* Paints the sign with its corner at the origin; @ink is for the undecided circle. */
void       topsheet_decision_mark_snapshot (GtkSnapshot          *snapshot,
                                            TopsheetDecisionKind  decision,
                                            float                 size,
                                            const GdkRGBA        *ink);

G_END_DECLS
