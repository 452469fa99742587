/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_APPLICATION (topsheet_application_get_type ())
/**
 * TopsheetApplication:
 *
 * Opens the library (`--library FILE`, else the default one) and shows it in a window. Paths on the command line open the import dialog of the project that
 * is shown. When the window closes, what is not written yet is written before the process ends.
 */
G_DECLARE_FINAL_TYPE (TopsheetApplication, topsheet_application, TOPSHEET, APPLICATION, AdwApplication)

TopsheetApplication *topsheet_application_new                (void);
/* Templates, styles and icons of the windows; once a process, also in tests. */
void                 topsheet_application_register_resources (void);

G_END_DECLS
