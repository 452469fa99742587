/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget-lines/topsheet-lines-choice.h"

#include "app/budget/topsheet-budget-group.h"

/* The group behind @last, or the first one. */
static TopsheetBudgetGroup *
next_group (GtkWidget *groups, TopsheetBudgetGroup *last)
{
  GtkWidget *child = last != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (last))
                                  : gtk_widget_get_first_child (groups);

  while (child != NULL && !TOPSHEET_IS_BUDGET_GROUP (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? TOPSHEET_BUDGET_GROUP (child) : NULL;
}

static TopsheetBudgetRow *
next_row (GtkListBox *list, TopsheetBudgetRow *last)
{
  GtkWidget *child = last != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (last))
                                  : gtk_widget_get_first_child (GTK_WIDGET (list));

  while (child != NULL && !TOPSHEET_IS_BUDGET_ROW (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? TOPSHEET_BUDGET_ROW (child) : NULL;
}

TopsheetBudgetLine *
topsheet_lines_choice_get_focused (GtkWidget *groups)
{
  GtkRoot *root = gtk_widget_get_root (groups);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, groups)
                     ? gtk_widget_get_ancestor (focus, TOPSHEET_TYPE_BUDGET_ROW)
                     : NULL;

  return row != NULL ? topsheet_budget_row_get_line (TOPSHEET_BUDGET_ROW (row)) : NULL;
}

/* (transfer container) (element-type TopsheetBudgetLine) */
static GHashTable *
collect (GtkWidget *groups)
{
  GHashTable *chosen = g_hash_table_new (NULL, NULL);

  for (TopsheetBudgetGroup *group = next_group (groups, NULL); group != NULL; group = next_group (groups, group))
    {
      g_autoptr (GList) rows = gtk_list_box_get_selected_rows (topsheet_budget_group_get_list (group));

      for (GList *l = rows; l != NULL; l = l->next)
        g_hash_table_add (chosen, topsheet_budget_row_get_line (l->data));
    }
  return chosen;
}

GPtrArray *
topsheet_lines_choice_list (GtkWidget *groups, TopsheetBudgetEditor *editor)
{
  GListModel *all = G_LIST_MODEL (topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (editor)));
  TopsheetBudgetLine *focused = topsheet_lines_choice_get_focused (groups);
  g_autoptr (GHashTable) chosen = collect (groups);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);

  if (focused != NULL && !g_hash_table_contains (chosen, focused))
    {
      g_ptr_array_add (lines, g_object_ref (focused));
      return lines;
    }
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (all, i);

      if (g_hash_table_contains (chosen, line))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  return lines;
}

guint
topsheet_lines_choice_count (GtkWidget *groups)
{
  g_autoptr (GHashTable) chosen = collect (groups);

  return g_hash_table_size (chosen);
}

void
topsheet_lines_choice_select_all (GtkWidget *groups)
{
  for (TopsheetBudgetGroup *group = next_group (groups, NULL); group != NULL; group = next_group (groups, group))
    gtk_list_box_select_all (topsheet_budget_group_get_list (group));
}

void
topsheet_lines_choice_clear (GtkWidget *groups, GtkListBox *keep)
{
  for (TopsheetBudgetGroup *group = next_group (groups, NULL); group != NULL; group = next_group (groups, group))
    if (topsheet_budget_group_get_list (group) != keep)
      gtk_list_box_unselect_all (topsheet_budget_group_get_list (group));
}

static void
select_in (TopsheetBudgetGroup *group, GHashTable *wanted, GtkWidget **first)
{
  GtkListBox *list = topsheet_budget_group_get_list (group);

  for (TopsheetBudgetRow *row = next_row (list, NULL); row != NULL; row = next_row (list, row))
    {
      if (!g_hash_table_contains (wanted, topsheet_budget_row_get_line (row)))
        continue;
      gtk_list_box_select_row (list, GTK_LIST_BOX_ROW (row));
      if (*first == NULL)
        *first = GTK_WIDGET (row);
    }
}

void
topsheet_lines_choice_select (GtkWidget *groups, GPtrArray *lines)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  gboolean is_hit[TOPSHEET_N_BUDGET_GROUPS] = { FALSE };
  GtkWidget *first = NULL;
  guint kind = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      g_hash_table_add (wanted, lines->pdata[i]);
      is_hit[topsheet_budget_group_of (lines->pdata[i])] = TRUE;
    }
  topsheet_lines_choice_clear (groups, NULL);
  for (TopsheetBudgetGroup *group = next_group (groups, NULL); group != NULL; group = next_group (groups, group), kind++)
    {
      if (kind >= TOPSHEET_N_BUDGET_GROUPS || !is_hit[kind])
        continue;
      topsheet_budget_group_set_expanded (group, TRUE);
      select_in (group, wanted, &first);
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
}

void
topsheet_lines_choice_focus (GtkWidget *groups, TopsheetBudgetLine *line)
{
  for (TopsheetBudgetGroup *group = next_group (groups, NULL); group != NULL; group = next_group (groups, group))
    {
      GtkListBox *list = topsheet_budget_group_get_list (group);

      for (TopsheetBudgetRow *row = next_row (list, NULL); row != NULL; row = next_row (list, row))
        if (line != NULL && topsheet_budget_row_get_line (row) == line && gtk_widget_grab_focus (GTK_WIDGET (row)))
          return;
    }
  /* From the beginning, not from what has it now. */
  gtk_root_set_focus (gtk_widget_get_root (groups), NULL);
  gtk_widget_child_focus (groups, GTK_DIR_TAB_FORWARD);
}
