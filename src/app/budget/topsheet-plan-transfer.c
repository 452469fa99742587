/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget/topsheet-plan-transfer.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "exchange/topsheet-plan-file.h"

#include <glib/gi18n.h>

/* On the widget that asked: the editor, for as long as the file dialog is open. */
#define EDITOR_KEY "topsheet-transfer-editor"

static void
on_imported (gpointer object, const GValue *value, const GError *error)
{
  TopsheetBudgetEditor *editor = g_object_get_data (object, EDITOR_KEY);

  if (value == NULL)
    topsheet_toast_show_error (object, _("The plan was not imported."), error);
  else
    {
      topsheet_toast_show (object, _("Plan imported as the draft"));
      topsheet_budget_editor_load (editor);
    }
}

static void
on_import_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  TopsheetBudgetEditor *editor = g_object_get_data (G_OBJECT (from), EDITOR_KEY);

  if (bytes == NULL)
    topsheet_toast_show_error (from, _("The plan could not be read."), error);
  else
    topsheet_deliver (topsheet_budget_editor_import (editor, bytes), from, NULL, on_imported);
}

static void
on_import_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, on_import_read, g_object_ref (from));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    topsheet_toast_show (from, _("Plan exported"));
  else
    topsheet_toast_show_error (from, _("The plan was not exported."), error);
}

static void
on_export_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  TopsheetBudgetEditor *editor = g_object_get_data (G_OBJECT (from), EDITOR_KEY);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL)
    return;
  node = topsheet_plan_file_build (topsheet_budget_editor_get_plan (editor), topsheet_budget_editor_get_rates (editor));
  text = json_to_string (node, TRUE);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, on_exported,
                                       g_object_ref (from));
}

static GtkFileDialog *
new_dialog (GtkWidget *from, TopsheetBudgetEditor *editor, const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Plans (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  g_object_set_data_full (G_OBJECT (from), EDITOR_KEY, g_object_ref (editor), g_object_unref);
  return dialog;
}

void
topsheet_plan_transfer_import (GtkWidget *from, TopsheetBudgetEditor *editor)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor));

  dialog = new_dialog (from, editor, _("Import Plan"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, on_import_chosen, g_object_ref (from));
}

void
topsheet_plan_transfer_export (GtkWidget *from, TopsheetBudgetEditor *editor)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor));

  dialog = new_dialog (from, editor, _("Export Plan"));
  gtk_file_dialog_set_initial_name (dialog, "plan.json");
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, on_export_chosen, g_object_ref (from));
}
