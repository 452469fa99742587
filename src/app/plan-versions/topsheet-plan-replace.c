/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-versions/topsheet-plan-replace.h"

#include "services/topsheet-plan-versions.h"

#include <glib/gi18n.h>

static void
splice (GListStore *into, GListModel *from)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (from); i++)
    g_ptr_array_add (items, g_list_model_get_item (from, i));
  g_list_store_splice (into, 0, g_list_model_get_n_items (G_LIST_MODEL (into)), items->pdata, items->len);
}

void
topsheet_plan_replace (TopsheetBudgetEditor *editor, TopsheetBudgetPlan *source, const char *title)
{
  g_autoptr (TopsheetBudgetPlan) adopted = NULL;
  TopsheetBudgetPlan *plan;

  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor));
  g_return_if_fail (TOPSHEET_IS_BUDGET_PLAN (source));

  adopted = topsheet_plan_adopt (source, topsheet_budget_editor_get_project (editor));
  topsheet_budget_editor_view (editor, NULL, NULL);
  plan = topsheet_budget_editor_get_plan (editor);
  splice (topsheet_budget_plan_get_variables (plan), G_LIST_MODEL (topsheet_budget_plan_get_variables (adopted)));
  splice (topsheet_budget_plan_get_lines (plan), G_LIST_MODEL (topsheet_budget_plan_get_lines (adopted)));
  topsheet_budget_plan_set_buffer_percent (plan, topsheet_budget_plan_get_buffer_percent (adopted));
  g_object_set (plan, "buffer-base", topsheet_budget_plan_get_buffer_base (adopted), NULL);
  topsheet_budget_editor_commit (editor, NULL, title, NULL);
}

/* A name that was given, or a draft that was kept under one. */
typedef struct
{
  GWeakRef editor;
  TopsheetUndoStack *undo; /* (nullable): where it goes when it is done for the first time */
  gboolean keeps;
  gboolean back;
  guint version; /* that has the name */
  char *old_name;
  char *name;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_weak_ref_clear (&act->editor);
  g_clear_object (&act->undo);
  g_free (act->old_name);
  g_free (act->name);
  g_free (act);
}

static Act *
act_new (TopsheetBudgetEditor *editor, gboolean keeps, guint version, const char *old_name, const char *name)
{
  Act *act = g_new0 (Act, 1);

  g_weak_ref_init (&act->editor, editor);
  act->keeps = keeps;
  act->version = version;
  act->old_name = g_strdup (old_name);
  act->name = g_strdup (name);
  return act;
}

static Act *
act_copy (const Act *act, TopsheetBudgetEditor *editor)
{
  return act_new (editor, act->keeps, act->version, act->old_name, act->name);
}

/* What is typed before the plan is read again is saved under this name too. */
static void
set_name (const Act *act, TopsheetBudgetEditor *editor)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (editor);

  if (act->keeps)
    g_object_set (plan, "name", act->back ? act->old_name : NULL, NULL);
  else if (topsheet_budget_plan_get_version (plan) == act->version)
    g_object_set (plan, "name", act->back ? act->old_name : act->name, NULL);
}

static gboolean
run_act (const Act *act, TopsheetBudgetEditor *editor, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (topsheet_budget_editor_get_session (editor));
  const gint64 id = topsheet_project_get_id (topsheet_budget_editor_get_project (editor));

  /* What is on screen is in the library before a version of it gets a name. */
  if (!dex_await (topsheet_budget_editor_flush (editor), error))
    return FALSE;
  set_name (act, editor);
  if (!act->keeps)
    return dex_await (topsheet_store_rename_plan (store, id, act->version, act->back ? act->old_name : act->name),
                      error);
  if (!act->back)
    return dex_await (topsheet_store_keep_plan (store, id, act->name), error);
  return dex_await (topsheet_store_unkeep_plan (store, id, act->version), error) &&
         (act->old_name == NULL ||
          dex_await (topsheet_store_rename_plan (store, id, act->version, act->old_name), error));
}

static DexFuture *undo_act (gpointer data, gboolean redo);

static void
push_act (const Act *act, TopsheetBudgetEditor *editor)
{
  g_autofree char *title = act->keeps ? g_strdup_printf (_("Save version %u"), act->version)
                                      : g_strdup_printf (_("Rename version %u"), act->version);

  topsheet_undo_stack_push (act->undo, title, undo_act, act_copy (act, editor), act_free);
}

static DexFuture *
act_fiber (gpointer data)
{
  Act *act = data;
  g_autoptr (TopsheetBudgetEditor) editor = g_weak_ref_get (&act->editor);
  g_autoptr (GError) error = NULL;

  if (editor == NULL)
    return dex_future_new_true ();
  if (!run_act (act, editor, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (act->undo != NULL)
    push_act (act, editor);
  topsheet_budget_editor_load (editor);
  return dex_future_new_true ();
}

static DexFuture *
undo_act (gpointer data, gboolean redo)
{
  const Act *act = data;
  g_autoptr (TopsheetBudgetEditor) editor = g_weak_ref_get ((GWeakRef *) &act->editor);
  Act *step;

  if (editor == NULL)
    return dex_future_new_true ();
  step = act_copy (act, editor);
  step->back = !redo;
  topsheet_budget_editor_view (editor, NULL, NULL);
  return dex_scheduler_spawn (NULL, 0, act_fiber, step, act_free);
}

DexFuture *
topsheet_plan_keep (TopsheetBudgetEditor *editor, TopsheetUndoStack *undo, const char *name)
{
  TopsheetBudgetPlan *plan;
  Act *act;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  plan = topsheet_budget_editor_get_plan (editor);
  act = act_new (editor, TRUE, topsheet_budget_plan_get_version (plan), topsheet_budget_plan_get_name (plan), name);
  act->undo = g_object_ref (undo);
  return dex_scheduler_spawn (NULL, 0, act_fiber, act, act_free);
}

DexFuture *
topsheet_plan_rename (TopsheetBudgetEditor *editor,
                      TopsheetUndoStack *undo,
                      guint version,
                      const char *old_name,
                      const char *name)
{
  Act *act;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  act = act_new (editor, FALSE, version, old_name, name);
  act->undo = g_object_ref (undo);
  return dex_scheduler_spawn (NULL, 0, act_fiber, act, act_free);
}
