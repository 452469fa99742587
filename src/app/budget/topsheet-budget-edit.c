/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts on lines, rates and the whole plan, in terms of the editor's commit and flush. */
#include "app/budget/topsheet-budget-editor.h"
#include "app/budget/topsheet-budget-rates.h"

#include <glib/gi18n.h>

static GListStore *
get_lines (TopsheetBudgetEditor *self)
{
  return topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (self));
}

static guint
position_of (GListStore *lines, TopsheetBudgetLine *line)
{
  guint position;

  return g_list_store_find (lines, line, &position) ? position : g_list_model_get_n_items (G_LIST_MODEL (lines)) - 1;
}

static void
insert (TopsheetBudgetEditor *self, TopsheetBudgetLine *line, TopsheetBudgetLine *after)
{
  GListStore *lines = get_lines (self);

  if (after != NULL)
    g_list_store_insert (lines, position_of (lines, after) + 1, line);
  else
    g_list_store_append (lines, line);
}

TopsheetBudgetLine *
topsheet_budget_editor_add_line (TopsheetBudgetEditor *self,
                                 TopsheetBudgetLine *after,
                                 TopsheetPhase phase,
                                 guint account)
{
  g_autoptr (TopsheetBudgetLine) line = NULL;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  line = topsheet_budget_line_new (phase, account, "");
  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (1));
  g_object_set (line, "unit",
                topsheet_account_is_compute (account)    ? TOPSHEET_UNIT_IMAGE
                : account == TOPSHEET_ACCOUNT_HUMAN_TIME ? TOPSHEET_UNIT_HOUR
                                                         : TOPSHEET_UNIT_MONTH,
                NULL);
  insert (self, line, after);
  topsheet_budget_editor_commit (self, line, _("Add a line"), NULL);
  return line;
}

TopsheetBudgetLine *
topsheet_budget_editor_duplicate (TopsheetBudgetEditor *self, TopsheetBudgetLine *line)
{
  g_autoptr (TopsheetBudgetLine) copy = NULL;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_LINE (line), NULL);

  copy = topsheet_budget_line_copy (line);
  g_object_set (copy, "id", G_GINT64_CONSTANT (0), NULL);
  insert (self, copy, line);
  topsheet_budget_editor_commit (self, copy, _("Duplicate a line"), NULL);
  return copy;
}

void
topsheet_budget_editor_remove (TopsheetBudgetEditor *self, TopsheetBudgetLine *line)
{
  g_autoptr (TopsheetBudgetLine) kept = NULL;
  guint position;

  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self));
  g_return_if_fail (TOPSHEET_IS_BUDGET_LINE (line));

  if (!g_list_store_find (get_lines (self), line, &position))
    return;
  kept = g_object_ref (line);
  g_list_store_remove (get_lines (self), position);
  topsheet_budget_editor_commit (self, NULL, _("Remove a line"), NULL);
  g_signal_emit_by_name (self, "removed", kept);
}

void
topsheet_budget_editor_move (TopsheetBudgetEditor *self,
                             TopsheetBudgetLine *line,
                             TopsheetBudgetLine *other,
                             gboolean behind)
{
  GListStore *lines;
  guint position;
  guint target;
  g_autoptr (TopsheetBudgetLine) kept = NULL;

  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self));

  lines = get_lines (self);
  if (line == other || !g_list_store_find (lines, line, &position))
    return;
  kept = g_object_ref (line);
  g_list_store_remove (lines, position);
  if (!g_list_store_find (lines, other, &target))
    target = position;
  g_list_store_insert (lines, target + (behind ? 1 : 0), kept);
  topsheet_budget_editor_commit (self, NULL, _("Move a line"), NULL);
}

gboolean
topsheet_budget_editor_get_rate (TopsheetBudgetEditor *self, const char *from, TopsheetDecimal *out)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), FALSE);

  return topsheet_budget_rates_find (topsheet_budget_editor_get_rates (self), from,
                                     topsheet_project_get_currency (topsheet_budget_editor_get_project (self)), out);
}

GStrv
topsheet_budget_editor_list_foreign (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return topsheet_budget_rates_list_foreign (topsheet_budget_editor_get_plan (self),
                                             topsheet_session_get_catalogue (topsheet_budget_editor_get_session (self)));
}

TopsheetPlanDiff *
topsheet_budget_editor_compare_baseline (TopsheetBudgetEditor *self)
{
  const TopsheetBudgetTotals *before;
  TopsheetBudgetPlan *plans[2];

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  plans[0] = topsheet_budget_editor_get_baseline (self, &before);
  plans[1] = topsheet_budget_editor_get_plan (self);
  if (plans[0] == NULL || plans[1] == NULL || topsheet_budget_plan_is_approved (plans[1]))
    return NULL;
  return topsheet_plan_diff_new (plans, (TopsheetBudgetTotals[]) { *before, *topsheet_budget_editor_get_totals (self) },
                                 G_N_ELEMENTS (plans), NULL);
}

typedef struct
{
  TopsheetBudgetEditor *editor;
  DexFuture *flushed;
  GBytes *json; /* NULL: approve */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->editor);
  dex_clear (&request->flushed);
  g_clear_pointer (&request->json, g_bytes_unref);
  g_free (request);
}

static DexFuture *
request_fiber (gpointer user_data)
{
  const Request *request = user_data;
  TopsheetBudgetEditor *self = request->editor;
  TopsheetSession *session = topsheet_budget_editor_get_session (self);
  TopsheetProject *project = topsheet_budget_editor_get_project (self);
  g_autoptr (GError) error = NULL;

  if (!dex_await (dex_ref (request->flushed), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (request->json != NULL)
    return topsheet_budget_service_import (session, project, request->json);
  return topsheet_store_approve_plan (topsheet_session_get_store (session), topsheet_project_get_id (project),
                                      topsheet_session_get_member (session));
}

static DexFuture *
spawn_request (TopsheetBudgetEditor *self, GBytes *json)
{
  Request *request = g_new0 (Request, 1);

  request->editor = g_object_ref (self);
  request->flushed = topsheet_budget_editor_flush (self);
  request->json = json != NULL ? g_bytes_ref (json) : NULL;
  return dex_scheduler_spawn (NULL, 0, request_fiber, request, request_free);
}

DexFuture *
topsheet_budget_editor_approve (TopsheetBudgetEditor *self)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);

  return spawn_request (self, NULL);
}

DexFuture *
topsheet_budget_editor_import (TopsheetBudgetEditor *self, GBytes *json)
{
  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (self), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  return spawn_request (self, json);
}
