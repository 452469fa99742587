/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-line-dialog.h"

#include "app/budget/topsheet-budget-details.h"

#include <glib/gi18n.h>

AdwDialog *
topsheet_line_dialog_new (TopsheetBudgetEditor *editor, TopsheetBudgetLine *line)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *details = topsheet_budget_details_new (editor, line, TRUE);

  gtk_widget_set_margin_start (details, 12);
  gtk_widget_set_margin_end (details, 12);
  gtk_widget_set_margin_top (details, 12);
  gtk_widget_set_margin_bottom (details, 24);
  gtk_widget_set_valign (details, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), details);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _("Budget Line"));
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
