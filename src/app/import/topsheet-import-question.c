/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-import-question.h"

#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"

#include <glib/gi18n.h>

#define FIRST_PHASE TOPSHEET_PHASE_EXPLORATION

struct _TopsheetImportQuestion
{
  AdwBin parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  char *model;

  AdwPreferencesPage *page;
  AdwActionRow *model_row;
  AdwComboRow *phase_row;
  AdwEntryRow *deliverable_row;
  AdwEntryRow *cost_row;
  GtkLabel *mistake_label;
  GtkWidget *apply_button;
};

G_DEFINE_FINAL_TYPE (TopsheetImportQuestion, topsheet_import_question, ADW_TYPE_BIN)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? text : NULL;
}

static gboolean
read_cost (TopsheetImportQuestion *self, TopsheetMoney *cost, GError **error)
{
  TopsheetDecimal number;
  g_autofree char *text = NULL;

  if (!topsheet_number_parse (get_text (self->cost_row), &number, error))
    return FALSE;
  text = topsheet_decimal_print (&number);
  return topsheet_money_parse (text, topsheet_project_get_currency (self->project), cost, error);
}

/* NULL when everything can be taken. (transfer full) */
static char *
find_mistake (TopsheetImportQuestion *self)
{
  const char *deliverable = get_text (self->deliverable_row);
  g_autoptr (GError) error = NULL;
  TopsheetMoney cost;

  if (deliverable != NULL && !topsheet_deliverable_code_is_valid (deliverable))
    return g_strdup_printf (_("“%s” is no code of a deliverable. A code is up to 32 letters, digits, "
                              "“-”, “_” and “.”, such as SH010."),
                            deliverable);
  if (get_text (self->cost_row) == NULL)
    return NULL;
  return read_cost (self, &cost, &error) ? NULL : g_strdup (error->message);
}

static void
on_changed (TopsheetImportQuestion *self)
{
  g_autofree char *mistake = self->project != NULL ? find_mistake (self) : NULL;

  gtk_label_set_label (self->mistake_label, mistake != NULL ? mistake : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), mistake != NULL);
  gtk_widget_set_sensitive (self->apply_button, mistake == NULL);
}

static void
on_model_picked (TopsheetImportQuestion *self, const char *id)
{
  g_set_str (&self->model, id);
  adw_action_row_set_subtitle (self->model_row,
                               id != NULL ? topsheet_model_title (topsheet_session_get_catalogue (self->session), id)
                                          : _("Unknown"));
}

static void
on_model_row_activated (TopsheetImportQuestion *self)
{
  TopsheetModelPicker *picker = topsheet_model_picker_new (topsheet_session_get_catalogue (self->session),
                                                           _("Leave Unknown"));

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_model_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (picker), GTK_WIDGET (self));
}

static void
on_leave_clicked (TopsheetImportQuestion *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, FALSE);
}

static void
on_apply_clicked (TopsheetImportQuestion *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, TRUE);
}

static void
topsheet_import_question_dispose (GObject *object)
{
  TopsheetImportQuestion *self = TOPSHEET_IMPORT_QUESTION (object);

  g_clear_object (&self->project);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_IMPORT_QUESTION);
  G_OBJECT_CLASS (topsheet_import_question_parent_class)->dispose (object);
}

static void
topsheet_import_question_finalize (GObject *object)
{
  g_free (TOPSHEET_IMPORT_QUESTION (object)->model);
  G_OBJECT_CLASS (topsheet_import_question_parent_class)->finalize (object);
}

static void
topsheet_import_question_class_init (TopsheetImportQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_import_question_dispose;
  G_OBJECT_CLASS (klass)->finalize = topsheet_import_question_finalize;
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-import-question.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, model_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, phase_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, deliverable_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, cost_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, mistake_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetImportQuestion, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_model_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
}

static void
topsheet_import_question_init (TopsheetImportQuestion *self)
{
  g_autoptr (GtkStringList) phases = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (TopsheetPhase phase = FIRST_PHASE; phase <= TOPSHEET_PHASE_POST; phase++)
    gtk_string_list_append (phases, topsheet_phase_get_title (phase));
  adw_combo_row_set_model (self->phase_row, G_LIST_MODEL (phases));
}

void
topsheet_import_question_ask (TopsheetImportQuestion *self,
                              TopsheetSession *session,
                              TopsheetProject *project,
                              guint n,
                              TopsheetPhase phase)
{
  g_autofree char *count = topsheet_text_format_count (n);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (TOPSHEET_IS_IMPORT_QUESTION (self));

  g_set_object (&self->session, session);
  g_set_object (&self->project, project);
  text = g_strdup_printf (ngettext ("%s file does not say how it was made. What you say here holds for it.",
                                    "%s files do not say how they were made. What you say here holds for each of them.",
                                    n),
                          count);
  adw_preferences_page_set_description (self->page, text);
  /* Translators: %s is a currency, such as EUR. */
  title = g_strdup_printf (_("Cost of Each in %s (Optional)"), topsheet_project_get_currency (project));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cost_row), title);
  adw_combo_row_set_selected (self->phase_row, (guint) (MAX (phase, FIRST_PHASE) - FIRST_PHASE));
  on_changed (self);
}

void
topsheet_import_question_get_answer (TopsheetImportQuestion *self, TopsheetImportUnknown *answer)
{
  g_return_if_fail (TOPSHEET_IS_IMPORT_QUESTION (self));
  g_return_if_fail (answer != NULL);

  *answer = (TopsheetImportUnknown) {
    .model_id = self->model,
    .phase = FIRST_PHASE + (int) adw_combo_row_get_selected (self->phase_row),
    .deliverable = get_text (self->deliverable_row),
  };
  answer->has_cost = get_text (self->cost_row) != NULL && read_cost (self, &answer->cost, NULL);
}
