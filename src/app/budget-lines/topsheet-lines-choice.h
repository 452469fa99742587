/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/budget/topsheet-budget-row.h"

G_BEGIN_DECLS

/* Which lines of the form are meant; @groups is the box with all TopsheetBudgetGroup. */

/* The line whose row holds the focus. (transfer none) (nullable) */
TopsheetBudgetLine *topsheet_lines_choice_get_focused (GtkWidget            *groups);
/* The selected lines in the order of the plan, or the one with the focus when it is not among them. (transfer full) (element-type TopsheetBudgetLine) */
GPtrArray          *topsheet_lines_choice_list        (GtkWidget            *groups,
                                                       TopsheetBudgetEditor *editor);
guint               topsheet_lines_choice_count       (GtkWidget            *groups);
/* Every line whose group is open. */
void                topsheet_lines_choice_select_all  (GtkWidget            *groups);
/* @keep: (nullable): the list of rows that keeps its selection */
void                topsheet_lines_choice_clear       (GtkWidget            *groups,
                                                       GtkListBox           *keep);
/* Selects these lines and nothing else, opens their groups and gives the first one the focus. */
void                topsheet_lines_choice_select      (GtkWidget            *groups,
                                                       GPtrArray            *lines);
/* Gives the focus to the row of @line, or where it has none to the first thing in @groups. @line: (nullable) */
void                topsheet_lines_choice_focus       (GtkWidget            *groups,
                                                       TopsheetBudgetLine   *line);

G_END_DECLS
