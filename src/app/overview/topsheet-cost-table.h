/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-cost-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_COST_TABLE (topsheet_cost_table_get_type ())
/**
 * TopsheetCostTable:
 *
 * The figures of the chart by phase as a table: phase, plan, spent, committed, at completion.
 */
G_DECLARE_FINAL_TYPE (TopsheetCostTable, topsheet_cost_table, TOPSHEET, COST_TABLE, GtkWidget)

GtkWidget *topsheet_cost_table_new  (void);
void       topsheet_cost_table_show (TopsheetCostTable        *self,
                                     const TopsheetCostReport *cost);

G_END_DECLS
