/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-budget-plan.h"

G_BEGIN_DECLS

/**
 * TopsheetPlanTemplate:
 * @id: stable name for scripts: "commercial-60s"
 * @title: (transfer none): untranslated; show it through gettext
 * @description: (transfer none): untranslated; a sentence on what the plan holds
 *
 * A plan to begin with. A template knows how the work is divided, how many attempts such work takes and which models do it; it knows nobody's
 * hourly rates, so lines of people's time come unpriced until they are typed.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
} TopsheetPlanTemplate;

/* (array length=n_templates) (transfer none) */
const TopsheetPlanTemplate *topsheet_plan_templates_list  (guint       *n_templates);
/* A draft of the project, in its currency and in the language of the messages. TOPSHEET_ERROR_INVALID names the ids there are. (transfer full) */
TopsheetBudgetPlan         *topsheet_plan_templates_build (const char  *id,
                                                           gint64       project_id,
                                                           const char  *currency,
                                                           GError     **error);

G_END_DECLS
