/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-import-dialog.h"

#include "app/import/topsheet-import-question.h"
#include "app/import/topsheet-import-report.h"
#include "app/import/topsheet-names-dialog.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-model-picker.h"
#include "base/topsheet-text.h"
#include "services/import/topsheet-import-survey.h"
#include "services/import/topsheet-imports.h"

#include <glib/gi18n.h>

struct _TopsheetImportDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  GStrv paths;               /* (nullable) nothing chosen yet */
  char *model;               /* (nullable) as the files say */
  GCancellable *cancellable; /* of looking at the files before they are imported */
  guint survey_stamp;
  guint pattern_stamp;
  TopsheetImportJob *job; /* (nullable) until it was started */
  gboolean is_told;       /* what came of it */

  GtkStack *stack;
  AdwActionRow *paths_row;
  AdwComboRow *phase_row;
  AdwActionRow *model_row;
  AdwActionRow *names_row;
  AdwSwitchRow *watch_row;
  TopsheetImportQuestion *question;
  GtkWidget *hide_button;
  GtkProgressBar *progress;
  GtkLabel *progress_label;
  GtkImage *result_icon;
  GtkLabel *result_title;
  GtkLabel *result_text;
  AdwPreferencesGroup *failure_group;
  GtkListBox *failure_list;
};

G_DEFINE_FINAL_TYPE (TopsheetImportDialog, topsheet_import_dialog, ADW_TYPE_DIALOG)

/* Planning is no phase anything is generated in. */
#define FIRST_PHASE TOPSHEET_PHASE_EXPLORATION
/* More than this is told as a number; the command line lists them all. */
#define MAX_FAILURES 200

static gboolean
is_one_folder (const char * const *paths)
{
  return paths != NULL && paths[0] != NULL && paths[1] == NULL && g_file_test (paths[0], G_FILE_TEST_IS_DIR) &&
         g_utf8_validate (paths[0], -1, NULL);
}

static void
show_paths (TopsheetImportDialog *self)
{
  const guint n = self->paths != NULL ? g_strv_length (self->paths) : 0;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.start", n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->watch_row), is_one_folder ((const char * const *) self->paths));
  if (n == 0)
    {
      adw_action_row_set_subtitle (self->paths_row, _("Nothing chosen yet"));
      return;
    }
  text = topsheet_import_report_name_paths ((const char * const *) self->paths);
  adw_action_row_set_subtitle (self->paths_row, text);
}

static void
take_files (TopsheetImportDialog *self, GListModel *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_take (builder, path);
    }
  g_strfreev (self->paths);
  self->paths = g_strv_builder_end (builder);
  show_paths (self);
}

static void
on_folders_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TopsheetImportDialog) self = user_data;
  g_autoptr (GListModel) files = gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL)
    take_files (self, files);
}

static void
on_files_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TopsheetImportDialog) self = user_data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (files != NULL)
    take_files (self, files);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_accept_label (dialog, _("_Choose"));
  if (g_str_equal (name, "import.choose-folder"))
    {
      gtk_file_dialog_set_title (dialog, _("Choose Folders to Import"));
      gtk_file_dialog_select_multiple_folders (dialog, window, NULL, on_folders_chosen, g_object_ref (widget));
    }
  else
    {
      gtk_file_dialog_set_title (dialog, _("Choose Files to Import"));
      gtk_file_dialog_open_multiple (dialog, window, NULL, on_files_chosen, g_object_ref (widget));
    }
}

static void
on_model_picked (TopsheetImportDialog *self, const char *id)
{
  g_set_str (&self->model, id);
  adw_action_row_set_subtitle (self->model_row,
                               id != NULL ? topsheet_model_title (topsheet_session_get_catalogue (self->session), id)
                                          : _("As the files say"));
}

static void
on_model_row_activated (TopsheetImportDialog *self)
{
  TopsheetModelPicker *picker = topsheet_model_picker_new (topsheet_session_get_catalogue (self->session),
                                                           _("As the Files Say"));

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_model_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (picker), GTK_WIDGET (self));
}

static void
show_progress (TopsheetImportDialog *self)
{
  g_autofree char *done_text = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *text = NULL;
  guint done, total;

  if (topsheet_import_job_is_cancelled (self->job))
    return;
  topsheet_import_job_get_progress (self->job, &done, &total);
  if (total == 0)
    return;
  done_text = topsheet_text_format_count (done);
  total_text = topsheet_text_format_count (total);
  text = g_strdup_printf (_("%s of %s files"), done_text, total_text);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, (double) done / total);
}

static void
add_failures (TopsheetImportDialog *self, GPtrArray *failed)
{
  gtk_widget_set_visible (GTK_WIDGET (self->failure_group), failed->len > 0);
  for (guint i = 0; i < MIN (failed->len, MAX_FAILURES); i++)
    {
      const TopsheetImportFailure *failure = g_ptr_array_index (failed, i);
      g_autofree char *name = g_filename_display_basename (failure->path);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), failure->error->message);
      gtk_widget_set_tooltip_text (row, failure->path);
      gtk_list_box_append (self->failure_list, row);
    }
}

static void
show_outcome (TopsheetImportDialog *self, const char *icon_name, const char *title, const char *text)
{
  gtk_image_set_from_icon_name (self->result_icon, icon_name);
  gtk_label_set_label (self->result_title, title);
  gtk_label_set_label (self->result_text, text);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
show_result (TopsheetImportDialog *self)
{
  const TopsheetImportResult *result = topsheet_import_job_get_result (self->job);
  g_autofree char *title = topsheet_import_report_title (result);
  g_autofree char *text = topsheet_import_report_text (result);

  show_outcome (self, result->imported > 0 ? "object-select-symbolic" : "dialog-information-symbolic", title, text);
  add_failures (self, result->failed);
}

static void
on_job_changed (TopsheetImportDialog *self)
{
  if (self->stack == NULL || self->is_told)
    return;
  self->is_told = topsheet_import_job_get_state (self->job) != TOPSHEET_IMPORT_RUNNING;
  switch (topsheet_import_job_get_state (self->job))
    {
    case TOPSHEET_IMPORT_DONE:
      show_result (self);
      break;
    case TOPSHEET_IMPORT_STOPPED:
      show_outcome (self, "dialog-information-symbolic", _("Import Cancelled"),
                    _("What was imported by then is in the project. The rest can be taken later: the import waits at the bottom of the window."));
      break;
    case TOPSHEET_IMPORT_FAILED:
      show_outcome (self, "dialog-warning-symbolic", _("The Import Failed"),
                    topsheet_import_job_get_error (self->job)->message);
      break;
    case TOPSHEET_IMPORT_RUNNING:
    default:
      show_progress (self);
    }
}

/* Shows what @job does or came to; as long as it is open nobody else needs to. */
static void
attend (TopsheetImportDialog *self, TopsheetImportJob *job)
{
  self->job = g_object_ref (job);
  g_signal_connect_object (job, "changed", G_CALLBACK (on_job_changed), self, G_CONNECT_SWAPPED);
  topsheet_import_job_set_attended (job, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.start", FALSE);
  gtk_widget_set_visible (self->hide_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  on_job_changed (self);
}

static TopsheetPhase
get_phase (TopsheetImportDialog *self)
{
  return FIRST_PHASE + adw_combo_row_get_selected (self->phase_row);
}

/* @answer: (nullable): about files that say nothing */
static void
start (TopsheetImportDialog *self, const TopsheetImportUnknown *answer)
{
  const TopsheetImportWish wish = {
    .phase = (int) get_phase (self),
    .model = self->model,
    .unknown = answer,
    .keeps_watching = gtk_widget_get_visible (GTK_WIDGET (self->watch_row)) &&
                      adw_switch_row_get_active (self->watch_row),
  };

  attend (self, topsheet_imports_start (topsheet_imports_for_session (self->session), self->project,
                                        (const char * const *) self->paths, &wish));
}

static void
on_answered (TopsheetImportDialog *self, gboolean is_known)
{
  TopsheetImportUnknown answer;

  topsheet_import_question_get_answer (self->question, &answer);
  start (self, is_known ? &answer : NULL);
}

static void
on_surveyed (gpointer object, const GValue *value, const GError *error)
{
  TopsheetImportDialog *self = object;
  const guint n = value != NULL ? g_value_get_uint (value) : 0;

  if (self->stack == NULL || self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (n == 0)
    {
      start (self, NULL);
      return;
    }
  topsheet_import_question_ask (self->question, self->session, self->project, n, get_phase (self));
  gtk_stack_set_visible_child_name (self->stack, "question");
  gtk_widget_child_focus (GTK_WIDGET (self->question), GTK_DIR_TAB_FORWARD);
}

/* With a model for all, nothing is left to be asked. */
static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetImportDialog *self = TOPSHEET_IMPORT_DIALOG (widget);

  if (self->paths == NULL || self->paths[0] == NULL)
    return;
  if (self->model != NULL)
    {
      start (self, NULL);
      return;
    }
  gtk_widget_action_set_enabled (widget, "import.start", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  topsheet_deliver (topsheet_import_survey_run (self->session, (const char * const *) self->paths, self->cancellable),
                    self, &self->survey_stamp, on_surveyed);
}

/* While files are only looked at, back to what was chosen. */
static void
cancel_survey (TopsheetImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->survey_stamp++;
  gtk_stack_set_visible_child_name (self->stack, "options");
  show_paths (self);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetImportDialog *self = TOPSHEET_IMPORT_DIALOG (widget);

  if (self->job == NULL)
    {
      cancel_survey (self);
      return;
    }
  gtk_label_set_label (self->progress_label, _("Cancelling…"));
  topsheet_import_job_cancel (self->job);
}

static void
on_patterns (gpointer object, const GValue *value, const GError *error)
{
  TopsheetImportDialog *self = object;
  const guint n = value != NULL ? g_strv_length (g_value_get_boxed (value)) : 0;
  g_autofree char *text = NULL;

  if (self->names_row == NULL || value == NULL)
    return;
  text = n == 0 ? g_strdup (_("Read as they come: SH010_v003"))
                : g_strdup_printf (ngettext ("Read by %u pattern", "Read by %u patterns", n), n);
  adw_action_row_set_subtitle (self->names_row, text);
}

static void
on_store_changed (TopsheetImportDialog *self, TopsheetChange kinds, TopsheetStore *store)
{
  if (self->project != NULL && (kinds & TOPSHEET_CHANGE_PROJECT))
    topsheet_deliver (topsheet_store_list_name_patterns (store, topsheet_project_get_id (self->project)), self,
                      &self->pattern_stamp, on_patterns);
}

static void
on_names_row_activated (TopsheetImportDialog *self)
{
  adw_dialog_present (ADW_DIALOG (topsheet_names_dialog_new (self->session, self->project,
                                                             (const char * const *) self->paths)),
                      GTK_WIDGET (self));
}

/* An import that is running goes on without it. */
static void
leave_job (TopsheetImportDialog *self)
{
  if (self->job == NULL || self->session == NULL)
    return;
  if (topsheet_import_job_get_state (self->job) != TOPSHEET_IMPORT_RUNNING)
    topsheet_imports_dismiss (topsheet_imports_for_session (self->session), self->job);
  topsheet_import_job_set_attended (self->job, FALSE);
  g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
}

static void
topsheet_import_dialog_closed (AdwDialog *dialog)
{
  TopsheetImportDialog *self = TOPSHEET_IMPORT_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  self->survey_stamp++;
  leave_job (self);
}

static void
fill_phases (TopsheetImportDialog *self)
{
  g_autoptr (GtkStringList) phases = gtk_string_list_new (NULL);

  for (TopsheetPhase phase = FIRST_PHASE; phase <= TOPSHEET_PHASE_POST; phase++)
    gtk_string_list_append (phases, topsheet_phase_get_title (phase));
  adw_combo_row_set_model (self->phase_row, G_LIST_MODEL (phases));
}

static void
topsheet_import_dialog_dispose (GObject *object)
{
  TopsheetImportDialog *self = TOPSHEET_IMPORT_DIALOG (object);

  leave_job (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->model, g_free);
  G_OBJECT_CLASS (topsheet_import_dialog_parent_class)->dispose (object);
}

static void
topsheet_import_dialog_class_init (TopsheetImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = topsheet_import_dialog_closed;
  g_type_ensure (TOPSHEET_TYPE_IMPORT_QUESTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, paths_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, phase_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, model_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, names_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, watch_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, question);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, hide_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, result_icon);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, result_title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, result_text);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, failure_group);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, failure_list);
  gtk_widget_class_bind_template_callback (widget_class, on_model_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_names_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
  gtk_widget_class_install_action (widget_class, "import.choose-folder", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.choose-files", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
}

static void
topsheet_import_dialog_init (TopsheetImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_phases (self);
}

TopsheetImportDialog *
topsheet_import_dialog_new (TopsheetSession *session, TopsheetProject *project, const char * const *paths)
{
  TopsheetImportDialog *self;
  TopsheetPhase phase;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  self = g_object_new (TOPSHEET_TYPE_IMPORT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->paths = g_strdupv ((GStrv) paths);
  phase = MAX (topsheet_project_get_phase (project), FIRST_PHASE);
  adw_combo_row_set_selected (self->phase_row, (guint) (phase - FIRST_PHASE));
  show_paths (self);
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  on_store_changed (self, TOPSHEET_CHANGE_PROJECT, topsheet_session_get_store (session));
  return self;
}

TopsheetImportDialog *
topsheet_import_dialog_new_for_job (TopsheetSession *session, TopsheetProject *project, TopsheetImportJob *job)
{
  TopsheetImportDialog *self;

  g_return_val_if_fail (TOPSHEET_IS_IMPORT_JOB (job), NULL);

  self = topsheet_import_dialog_new (session, project, topsheet_import_job_get_paths (job));
  if (self != NULL)
    attend (self, job);
  return self;
}
