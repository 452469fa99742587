/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-import-row.h"

#include "app/import/topsheet-import-dialog.h"
#include "app/import/topsheet-import-report.h"
#include "app/import/topsheet-source-act.h"
#include "app/widgets/topsheet-delivery.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

struct _TopsheetImportRow
{
  AdwBin parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo;
  TopsheetImportJob *job;       /* (nullable) */
  TopsheetImportSource *source; /* (nullable) */

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *caption;
  GtkProgressBar *progress;
  GtkButton *details_button;
  GtkButton *dismiss_button;
  GtkButton *cancel_button;
  GtkButton *discard_button;
  GtkButton *resume_button;
};

G_DEFINE_FINAL_TYPE (TopsheetImportRow, topsheet_import_row, ADW_TYPE_BIN)

static void
set_text (TopsheetImportRow *self, const char *icon_name, const char *title, const char *caption)
{
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL && *caption != '\0');
}

static void
show_running (TopsheetImportRow *self)
{
  g_autofree char *name = topsheet_import_report_name_paths (topsheet_import_job_get_paths (self->job));
  g_autofree char *title = g_strdup_printf (_("Importing “%s”"), name);
  g_autofree char *caption = NULL;
  const char *file = topsheet_import_job_get_file (self->job);
  guint done, total;

  topsheet_import_job_get_progress (self->job, &done, &total);
  if (topsheet_import_job_is_cancelled (self->job))
    caption = g_strdup (_("Cancelling…"));
  else if (total == 0)
    caption = g_strdup (_("Looking for files"));
  else
    {
      g_autofree char *done_text = topsheet_text_format_count (done);
      g_autofree char *total_text = topsheet_text_format_count (total);
      g_autofree char *base = file != NULL ? g_filename_display_basename (file) : NULL;
      g_autofree char *count = g_strdup_printf (_("%s of %s files"), done_text, total_text);

      caption = base != NULL ? g_strdup_printf ("%s · %s", count, base) : g_steal_pointer (&count);
    }
  set_text (self, "folder-download-symbolic", title, caption);
  gtk_label_set_wrap (self->caption, FALSE);
  gtk_label_set_ellipsize (self->caption, PANGO_ELLIPSIZE_MIDDLE);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
show_over (TopsheetImportRow *self)
{
  const TopsheetImportResult *result = topsheet_import_job_get_result (self->job);
  const GError *error = topsheet_import_job_get_error (self->job);
  g_autofree char *title = result != NULL ? topsheet_import_report_title (result) : g_strdup (_("The Import Failed"));
  g_autofree char *text = result != NULL ? topsheet_import_report_summary (result) : NULL;

  gtk_label_set_ellipsize (self->caption, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->caption, TRUE);
  if (result == NULL)
    set_text (self, "dialog-warning-symbolic", title, error != NULL ? error->message : NULL);
  else
    set_text (self, result->failed->len > 0 ? "dialog-warning-symbolic" : "object-select-symbolic", title, text);
}

static void
on_job_changed (TopsheetImportRow *self)
{
  const gboolean runs = topsheet_import_job_get_state (self->job) == TOPSHEET_IMPORT_RUNNING;

  if (self->icon == NULL)
    return;
  if (runs)
    show_running (self);
  else
    show_over (self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), runs);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), runs);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), !topsheet_import_job_is_cancelled (self->job));
  gtk_widget_set_visible (GTK_WIDGET (self->details_button),
                          !runs && topsheet_import_job_get_result (self->job) != NULL &&
                            topsheet_import_job_get_result (self->job)->failed->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->dismiss_button), !runs);
}

static void
show_stopped (TopsheetImportRow *self, const TopsheetImportRest *rest)
{
  g_autofree char *name = topsheet_import_report_name_source (self->source);
  g_autofree char *title = NULL;

  if (rest != NULL && rest->total > 0)
    {
      g_autofree char *taken = topsheet_text_format_count (rest->taken);
      g_autofree char *total = topsheet_text_format_count (rest->total);

      title = g_strdup_printf (ngettext ("An import stopped after %s of %s file",
                                         "An import stopped after %s of %s files", rest->total),
                               taken, total);
    }
  else
    title = g_strdup (_("An import stopped before its end"));
  set_text (self, "media-playback-pause-symbolic", title, name);
}

static void
on_rest (gpointer object, const GValue *value, const GError *error)
{
  TopsheetImportRow *self = object;

  if (self->icon != NULL && value != NULL)
    show_stopped (self, g_value_get_boxed (value));
}

static void
on_cancel_clicked (TopsheetImportRow *self)
{
  topsheet_import_job_cancel (self->job);
}

static void
on_dismiss_clicked (TopsheetImportRow *self)
{
  topsheet_imports_dismiss (topsheet_imports_for_session (self->session), self->job);
}

static void
on_details_clicked (TopsheetImportRow *self)
{
  adw_dialog_present (ADW_DIALOG (topsheet_import_dialog_new_for_job (self->session, self->project, self->job)),
                      GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
on_resume_clicked (TopsheetImportRow *self)
{
  topsheet_imports_resume (topsheet_imports_for_session (self->session), self->project, self->source);
}

/* The bar stays when the row goes. */
static void
on_discard_clicked (TopsheetImportRow *self)
{
  topsheet_source_act_remove (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_PAGE), self->session,
                              self->undo, self->source);
}

static void
topsheet_import_row_dispose (GObject *object)
{
  TopsheetImportRow *self = TOPSHEET_IMPORT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_IMPORT_ROW);
  g_clear_object (&self->job);
  g_clear_pointer (&self->source, topsheet_import_source_free);
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (topsheet_import_row_parent_class)->dispose (object);
}

static void
topsheet_import_row_class_init (TopsheetImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_import_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, caption);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, progress);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, details_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, discard_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportRow, resume_button);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_details_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_resume_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked);
}

static void
topsheet_import_row_init (TopsheetImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
begin (TopsheetImportRow *self)
{
  if (self->job != NULL)
    {
      g_signal_connect_object (self->job, "changed", G_CALLBACK (on_job_changed), self, G_CONNECT_SWAPPED);
      on_job_changed (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->discard_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->resume_button), TRUE);
  show_stopped (self, NULL);
  topsheet_deliver (topsheet_import_rest_count (self->session, self->source), self, NULL, on_rest);
}

GtkWidget *
topsheet_import_row_new (TopsheetSession *session,
                         TopsheetProject *project,
                         TopsheetUndoStack *undo,
                         TopsheetImportJob *job,
                         const TopsheetImportSource *source)
{
  TopsheetImportRow *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);
  g_return_val_if_fail ((job != NULL) != (source != NULL), NULL);

  self = g_object_new (TOPSHEET_TYPE_IMPORT_ROW, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  self->job = job != NULL ? g_object_ref (job) : NULL;
  self->source = source != NULL ? topsheet_import_source_copy (source) : NULL;
  begin (self);
  return GTK_WIDGET (self);
}

TopsheetImportJob *
topsheet_import_row_get_job (TopsheetImportRow *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_ROW (self), NULL);

  return self->job;
}

gint64
topsheet_import_row_get_source_id (TopsheetImportRow *self)
{
  g_return_val_if_fail (TOPSHEET_IS_IMPORT_ROW (self), 0);

  return self->source != NULL ? self->source->id : 0;
}
