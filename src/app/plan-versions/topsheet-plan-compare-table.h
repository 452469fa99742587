/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-plan-diff.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * topsheet_plan_compare_table_new:
 * @only_changes: leave out lines that are the same everywhere
 * @stacked: the versions below each other instead of in columns
 *
 * The lines of versions by phase with their sums, and what all come to. (transfer floating)
 */
GtkWidget *topsheet_plan_compare_table_new (TopsheetPlanDiff *diff,
                                            gboolean          only_changes,
                                            gboolean          stacked);

G_END_DECLS
