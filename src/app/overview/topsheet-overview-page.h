/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_OVERVIEW_PAGE (topsheet_overview_page_get_type ())
/**
 * TopsheetOverviewPage:
 *
 * Where the project stands: phase, seven figures, plan and actual by phase, and what to look at next.
 */
G_DECLARE_FINAL_TYPE (TopsheetOverviewPage, topsheet_overview_page, TOPSHEET, OVERVIEW_PAGE, AdwNavigationPage)

AdwNavigationPage *topsheet_overview_page_new (TopsheetSession   *session,
                                               TopsheetProject   *project,
                                               TopsheetUndoStack *undo);

G_END_DECLS
