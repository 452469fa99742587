/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_NEW_PROJECT_DIALOG (topsheet_new_project_dialog_get_type ())
/**
 * TopsheetNewProjectDialog:
 *
 * Asks for what a project needs before anything else: name, client, currency (fixed from then on), region, limit.
 *
 * Signals: made (TopsheetProject), before it closes.
 */
G_DECLARE_FINAL_TYPE (TopsheetNewProjectDialog, topsheet_new_project_dialog, TOPSHEET, NEW_PROJECT_DIALOG, AdwDialog)

TopsheetNewProjectDialog *topsheet_new_project_dialog_new (TopsheetSession *session);

G_END_DECLS
