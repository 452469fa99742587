/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"

#include "services/topsheet-budget-service.h"

G_BEGIN_DECLS

/* What cli-plan.c and cli-plan-versions.c share. */

/* Members that say which version it is, in an object that is open. */
void     topsheet_cli_add_plan_head     (JsonBuilder              *builder,
                                         TopsheetBudgetPlan       *plan);
/* The whole plan, as "plan show" does. */
void     topsheet_cli_print_plan        (TopsheetCli              *cli,
                                         const TopsheetBudgetView *view);
/* The number of a version that an argument names. */
gboolean topsheet_cli_plan_read_version (const char               *text,
                                         guint                    *version,
                                         GError                  **error);
gboolean topsheet_cli_plan_run_versions (TopsheetCli              *cli,
                                         GError                  **error);
gboolean topsheet_cli_plan_run_diff     (TopsheetCli              *cli,
                                         GError                  **error);
gboolean topsheet_cli_plan_run_name     (TopsheetCli              *cli,
                                         GError                  **error);
gboolean topsheet_cli_plan_run_keep     (TopsheetCli              *cli,
                                         GError                  **error);
gboolean topsheet_cli_plan_run_restore  (TopsheetCli              *cli,
                                         GError                  **error);
gboolean topsheet_cli_plan_run_copy     (TopsheetCli              *cli,
                                         GError                  **error);

G_END_DECLS
