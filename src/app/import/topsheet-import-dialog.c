/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-import-dialog.h"

#include "app/import/topsheet-import-question.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-model-picker.h"
#include "base/topsheet-text.h"
#include "services/topsheet-duplicate-service.h"
#include "services/import/topsheet-import-service.h"
#include "services/import/topsheet-import-once.h"
#include "services/import/topsheet-import-survey.h"

#include <glib/gi18n.h>

struct _TopsheetImportDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  GStrv paths; /* (nullable) nothing chosen yet */
  char *model; /* (nullable) as the files say */
  GCancellable *cancellable;

  GtkStack *stack;
  AdwActionRow *paths_row;
  AdwComboRow *phase_row;
  AdwActionRow *model_row;
  AdwSwitchRow *watch_row;
  TopsheetImportQuestion *question;
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
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.start", n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->watch_row), is_one_folder ((const char * const *) self->paths));
  if (n == 0)
    {
      adw_action_row_set_subtitle (self->paths_row, _("Nothing chosen yet"));
      return;
    }
  name = g_filename_display_basename (self->paths[0]);
  text = n == 1 ? g_strdup (name) : g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1), name, n - 1);
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
show_progress (guint done, guint total, gpointer user_data)
{
  GWeakRef *ref = user_data;
  g_autoptr (TopsheetImportDialog) self = g_weak_ref_get (ref);
  g_autofree char *done_text = topsheet_text_format_count (done);
  g_autofree char *total_text = topsheet_text_format_count (total);
  g_autofree char *text = NULL;

  if (self == NULL || self->progress == NULL)
    return;
  text = g_strdup_printf (_("%s of %s files"), done_text, total_text);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
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
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

/* @form: a sentence with one %s for the number. */
static void
append_count (GString *text, guint n, const char *form)
{
  g_autofree char *count = topsheet_text_format_count (n);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);
  g_autofree char *sentence = g_strjoinv (count, parts);

  if (n > 0)
    append_sentence (text, sentence);
}

/* What happened, what was kept, what to do. (transfer full) */
static char *
result_text (const TopsheetImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *repeated = topsheet_duplicate_service_summarize (result->items);

  if (result->has_cost && result->imported > result->unpriced)
    {
      g_autofree char *cost = topsheet_money_format (&result->cost, TOPSHEET_MONEY_FORMAT_EXACT);
      g_autofree char *sentence = g_strdup_printf (_("They cost %s."), cost);

      append_sentence (text, sentence);
    }
  append_count (text, result->already_known,
                ngettext ("%s was in the project already.", "%s were in the project already.", result->already_known));
  if (repeated != NULL)
    {
      g_autofree char *sentence = g_strconcat (repeated, ".", NULL);

      append_sentence (text, sentence);
    }
  append_count (text, result->unpriced,
                ngettext ("%s has no price: its model is not known or not in the catalogue.",
                          "%s have no price: their model is not known or not in the catalogue.", result->unpriced));
  append_count (text, result->without_metadata,
                ngettext ("%s says nothing about how it was made.", "%s say nothing about how they were made.",
                          result->without_metadata));
  append_count (text, result->skipped->len,
                ngettext ("%s was passed over: its format cannot be read yet.",
                          "%s were passed over: their formats cannot be read yet.", result->skipped->len));
  append_count (text, result->failed->len,
                ngettext ("%s file was not taken; it is listed below and was not changed.",
                          "%s files were not taken; they are listed below and were not changed.", result->failed->len));
  return g_string_free (g_steal_pointer (&text), FALSE);
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
show_result (TopsheetImportDialog *self, const TopsheetImportResult *result)
{
  g_autofree char *count = topsheet_text_format_count (result->imported);
  g_autofree char *title = NULL;
  g_autofree char *text = result_text (result);

  if (result->imported > 0)
    title = g_strdup_printf (ngettext ("%s Version Imported", "%s Versions Imported", result->imported), count);
  else
    title = g_strdup (_("Nothing New Imported"));
  show_outcome (self, result->imported > 0 ? "object-select-symbolic" : "dialog-information-symbolic", title, text);
  add_failures (self, result->failed);
}

static void
on_imported (gpointer object, const GValue *value, const GError *error)
{
  TopsheetImportDialog *self = object;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.start", FALSE);
  if (value != NULL)
    {
      show_result (self, g_value_get_boxed (value));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_outcome (self, "dialog-information-symbolic", _("Import Cancelled"),
                  _("What was imported by then is in the project. The rest can be taken later: the import waits below the list of views."));
  else
    show_outcome (self, "dialog-warning-symbolic", _("The Import Failed"), error->message);
}

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  GStrv paths;
  char *model;
  int phase;
  gboolean keeps_watching;
  TopsheetImportUnknown unknown;
  gboolean has_unknown;
  GCancellable *cancellable;
  GWeakRef dialog;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->session);
  g_object_unref (job->project);
  g_strfreev (job->paths);
  g_free (job->model);
  g_free ((char *) job->unknown.model_id);
  g_free ((char *) job->unknown.deliverable);
  g_object_unref (job->cancellable);
  g_weak_ref_clear (&job->dialog);
  g_free (job);
}

/* The folder that is to be watched further on: paused until what is in it now is imported as its own. (nullable) */
static TopsheetImportSource *
put_source (Job *job)
{
  g_autofree char *path = g_canonicalize_filename (job->paths[0], NULL);
  g_autoptr (TopsheetImportSource) source = topsheet_import_source_new (topsheet_project_get_id (job->project),
                                                                        TOPSHEET_SOURCE_FOLDER, path);

  source->phase = job->phase;
  source->model = g_strdup (job->model);
  source->paused = TRUE;
  return dex_await_boxed (topsheet_store_put_source (topsheet_session_get_store (job->session), source), NULL);
}

/* The job outlives the dialog, because progress is told to a weak reference in it. */
static DexFuture *
import_fiber (gpointer user_data)
{
  Job *job = user_data;
  TopsheetImportOptions options = { .phase = job->phase,
                                    .model = job->model,
                                    .unknown = job->has_unknown ? &job->unknown : NULL,
                                    .progress = show_progress,
                                    .progress_data = &job->dialog };
  g_autoptr (TopsheetImportSource) source = job->keeps_watching ? put_source (job) : NULL;
  g_autoptr (DexFuture) future = NULL;

  if (source == NULL)
    future = topsheet_import_once_run (job->session, job->project, (const char * const *) job->paths, &options,
                                       job->cancellable);
  else
    {
      options.source_id = source->id;
      future = topsheet_import_service_run (job->session, job->project, (const char * const *) job->paths, &options,
                                            job->cancellable);
    }
  dex_await (dex_ref (future), NULL);
  if (source != NULL)
    dex_await (topsheet_store_pause_source (topsheet_session_get_store (job->session), source->id, FALSE), NULL);
  return g_steal_pointer (&future);
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
  Job *job = g_new0 (Job, 1);

  job->session = g_object_ref (self->session);
  job->project = g_object_ref (self->project);
  job->paths = g_strdupv (self->paths);
  job->model = g_strdup (self->model);
  job->phase = (int) get_phase (self);
  job->keeps_watching = gtk_widget_get_visible (GTK_WIDGET (self->watch_row)) &&
                        adw_switch_row_get_active (self->watch_row);
  job->cancellable = g_object_ref (self->cancellable);
  job->has_unknown = answer != NULL;
  if (answer != NULL)
    {
      job->unknown = *answer;
      job->unknown.model_id = g_strdup (answer->model_id);
      job->unknown.deliverable = g_strdup (answer->deliverable);
    }
  g_weak_ref_init (&job->dialog, self);
  gtk_stack_set_visible_child_name (self->stack, "working");
  topsheet_deliver (dex_scheduler_spawn (NULL, 0, import_fiber, job, job_free), self, NULL, on_imported);
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

  if (self->stack == NULL || self->session == NULL)
    return;
  if (n == 0 || g_cancellable_is_cancelled (self->cancellable))
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
  gtk_widget_action_set_enabled (widget, "import.start", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  if (self->model != NULL)
    start (self, NULL);
  else
    topsheet_deliver (topsheet_import_survey_run (self->session, (const char * const *) self->paths, self->cancellable),
                      self, NULL, on_surveyed);
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetImportDialog *self = TOPSHEET_IMPORT_DIALOG (widget);

  gtk_label_set_label (self->progress_label, _("Cancelling…"));
  g_cancellable_cancel (self->cancellable);
}

static void
topsheet_import_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (TOPSHEET_IMPORT_DIALOG (dialog)->cancellable);
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

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_IMPORT_DIALOG);
  self->progress = NULL;
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
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, watch_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, question);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, result_icon);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, result_title);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, result_text);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, failure_group);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportDialog, failure_list);
  gtk_widget_class_bind_template_callback (widget_class, on_model_row_activated);
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
  return self;
}
