/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_COMPARE_PAGE (topsheet_compare_page_get_type ())
/**
 * TopsheetComparePage:
 *
 * The producer's what-ifs, a sheet for each, chosen in the header. The rows begin with what the project and the catalogue say.
 */
G_DECLARE_FINAL_TYPE (TopsheetComparePage, topsheet_compare_page, TOPSHEET, COMPARE_PAGE, AdwNavigationPage)

AdwNavigationPage *topsheet_compare_page_new (TopsheetSession   *session,
                                              TopsheetProject   *project,
                                              TopsheetUndoStack *undo);

G_END_DECLS
