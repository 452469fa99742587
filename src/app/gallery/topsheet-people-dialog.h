/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PEOPLE_DIALOG (topsheet_people_dialog_get_type ())
/**
 * TopsheetPeopleDialog:
 *
 * Under which name the person at the desk decides, what an hour of each person costs the project, and how long reviewing took them.
 */
G_DECLARE_FINAL_TYPE (TopsheetPeopleDialog, topsheet_people_dialog, TOPSHEET, PEOPLE_DIALOG, AdwDialog)

void topsheet_people_dialog_present (TopsheetSession *session,
                                     TopsheetProject *project,
                                     GtkWidget       *parent);

G_END_DECLS
