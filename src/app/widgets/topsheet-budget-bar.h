/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-money.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TopsheetBarStyle:
 * @TOPSHEET_BAR_SOLID: accent, or warning and error by the level of the bar
 * @TOPSHEET_BAR_HATCHED: the same colour in stripes, for what is not final: commitments, buffer
 * @TOPSHEET_BAR_DEEP: the darker blue, for a second kind of fact
 * @TOPSHEET_BAR_QUIET: grey, for the rest
 * @TOPSHEET_BAR_OUTLINE: dashed outline only, for money set aside
 */
typedef enum
{
  TOPSHEET_BAR_SOLID,
  TOPSHEET_BAR_HATCHED,
  TOPSHEET_BAR_DEEP,
  TOPSHEET_BAR_QUIET,
  TOPSHEET_BAR_OUTLINE,
} TopsheetBarStyle;

#define TOPSHEET_TYPE_BUDGET_BAR (topsheet_budget_bar_get_type ())
/**
 * TopsheetBudgetBar:
 *
 * A thin bar of segments over a trough. It only repeats figures that stand beside it as text; its accessible description says them again.
 */
G_DECLARE_FINAL_TYPE (TopsheetBudgetBar, topsheet_budget_bar, TOPSHEET, BUDGET_BAR, GtkWidget)

GtkWidget *topsheet_budget_bar_new         (void);
/* Without a trough the bar is as long as its segments (bars of a chart). */
void       topsheet_budget_bar_set_trough  (TopsheetBudgetBar   *self,
                                            gboolean             trough);
void       topsheet_budget_bar_clear       (TopsheetBudgetBar   *self);
/* @share of the whole width, 0 … 1; what goes beyond the end is cut. */
void       topsheet_budget_bar_add         (TopsheetBudgetBar   *self,
                                            double               share,
                                            TopsheetBarStyle     style);
/* CSS class "warning" from 80 %, "error" over 100 %, else none. */
void       topsheet_budget_bar_set_level   (TopsheetBudgetBar   *self,
                                            double               share);
/* Solid = @spent, hatched = @committed, empty = left of @limit; with the level that follows. Without a limit the bar stays empty. */
void       topsheet_budget_bar_set_amounts (TopsheetBudgetBar   *self,
                                            const TopsheetMoney *spent,
                                            const TopsheetMoney *committed,
                                            const TopsheetMoney *limit);

G_END_DECLS
