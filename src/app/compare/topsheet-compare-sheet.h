/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/compare/topsheet-compare-result.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_COMPARE_SHEET (topsheet_compare_sheet_get_type ())
/**
 * TopsheetCompareSheet:
 *
 * One comparison: the verdict, the assumptions as rows, the evidence, and what can be done with it. Beside each other where there is room, else below each
 * other in the order verdict, evidence, assumptions.
 *
 * Signals: use: Use in Budget was pressed.
 */
G_DECLARE_FINAL_TYPE (TopsheetCompareSheet, topsheet_compare_sheet, TOPSHEET, COMPARE_SHEET, AdwBreakpointBin)

GtkWidget *topsheet_compare_sheet_new            (void);
/* A group of rows at the end of the assumptions. (transfer none) */
AdwPreferencesGroup *topsheet_compare_sheet_add_group (TopsheetCompareSheet *self,
                                                       const char           *title);
/* @result: (transfer full) */
void       topsheet_compare_sheet_show           (TopsheetCompareSheet  *self,
                                                  TopsheetCompareResult *result);
/* Why what stands in the rows cannot be compared: the last result stays, Use in Budget is off. */
void       topsheet_compare_sheet_refuse         (TopsheetCompareSheet  *self);
/* (transfer none) (nullable) */
const TopsheetCompareResult *topsheet_compare_sheet_get_result (TopsheetCompareSheet *self);

G_END_DECLS
