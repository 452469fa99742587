/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * topsheet_project_service_add:
 * @template_id: (nullable): the plan to begin with, one of topsheet_plan_templates_list(); %NULL begins with none
 *
 * Makes a project, with its first draft of a budget. A template that is not known is TOPSHEET_ERROR_INVALID before anything is made.
 *
 * Returns: (transfer full): a future of the TopsheetProject as added
 */
DexFuture *topsheet_project_service_add (TopsheetSession *session,
                                         TopsheetProject *project,
                                         const char      *template_id);

G_END_DECLS
