/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PLAN_NAME_DIALOG (topsheet_plan_name_dialog_get_type ())
/**
 * TopsheetPlanNameDialog:
 *
 * Asks what a version is called. Signal: named (text): somebody said so; the dialog closes itself.
 */
G_DECLARE_FINAL_TYPE (TopsheetPlanNameDialog, topsheet_plan_name_dialog, TOPSHEET, PLAN_NAME_DIALOG, AdwDialog)

/* @name (nullable): what it is called now. @button: what is done with the name. @may_be_empty: whether a version may go without. */
AdwDialog *topsheet_plan_name_dialog_new (const char *title,
                                          const char *explanation,
                                          const char *button,
                                          const char *name,
                                          gboolean    may_be_empty);

G_END_DECLS
