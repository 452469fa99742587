/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PLAN_VERSION_MENU (topsheet_plan_version_menu_get_type ())
/**
 * TopsheetPlanVersionMenu:
 *
 * The versions of the plan on a page: lists them in its menu, does what the menu says (the actions "version.*" of the page), says in its header which one
 * is on screen and whether the approval is still of what is planned, and shows an old version for reading.
 *
 * Signal: changed: what the header says is another.
 */
G_DECLARE_FINAL_TYPE (TopsheetPlanVersionMenu, topsheet_plan_version_menu, TOPSHEET, PLAN_VERSION_MENU, GObject)

/**
 * topsheet_plan_version_menu_new:
 * @page: (unowned): whose actions they are, and where dialogs and toasts come from; it owns the result
 * @menu: gets a section with the versions on top
 * @button: gets the label of what is on screen
 * @banner: is revealed while an old version is on screen
 * @form: cannot be edited then
 */
TopsheetPlanVersionMenu *topsheet_plan_version_menu_new       (GtkWidget               *page,
                                                               TopsheetBudgetEditor    *editor,
                                                               TopsheetUndoStack       *undo,
                                                               GMenu                   *menu,
                                                               GtkMenuButton           *button,
                                                               AdwBanner               *banner,
                                                               GtkWidget               *form);
/* "Version 4, Draft". (transfer full) (nullable) */
char                    *topsheet_plan_version_menu_get_label (TopsheetPlanVersionMenu *self);
/* "Baseline 3 is out of date", or why nothing can be typed; %NULL when there is nothing to say. (transfer none) (nullable) */
const char              *topsheet_plan_version_menu_get_note  (TopsheetPlanVersionMenu *self);

G_END_DECLS
