/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-names-dialog.h"

#include "app/import/topsheet-name-row.h"
#include "app/widgets/topsheet-delivery.h"
#include "base/topsheet-text.h"
#include "model/topsheet-generation.h"
#include "services/import/topsheet-import-names.h"

#include <glib/gi18n.h>

/* Names that are shown; all of them are counted. */
#define MAX_SHOWN 10
/* From a change to what it makes of the names. */
#define PREVIEW_MSEC 60
#define UNDO_SECONDS 8
#define PLACE_KEY "topsheet-place"
#define PATTERN_KEY "topsheet-pattern"

struct _TopsheetNamesDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  GCancellable *cancellable;
  GStrv saved;             /* (nullable) patterns of the project, until they are read */
  GPtrArray *names;        /* (nullable) (element-type TopsheetImportName) */
  GPtrArray *deliverables; /* (nullable) (element-type TopsheetDeliverable) */
  gboolean has_examples;
  guint preview_source;

  AdwToastOverlay *toasts;
  GtkListBox *pattern_list;
  GtkWidget *empty_box;
  GtkLabel *mistake_label;
  GtkWidget *add_row;
  AdwPreferencesGroup *preview_group;
  GtkListBox *preview_list;
};

G_DEFINE_FINAL_TYPE (TopsheetNamesDialog, topsheet_names_dialog, ADW_TYPE_DIALOG)

static TopsheetNameRow *
get_row (TopsheetNamesDialog *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->pattern_list, place);

  return row != NULL ? TOPSHEET_NAME_ROW (row) : NULL;
}

static int
count_rows (TopsheetNamesDialog *self)
{
  int n = 0;

  while (get_row (self, n) != NULL)
    n++;
  return n;
}

/* What would be saved: without what was left empty. @only_good: and without what is wrong. (transfer full) */
static GStrv
get_patterns (TopsheetNamesDialog *self, gboolean only_good)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  TopsheetNameRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

      if (*text != '\0' && !(only_good && gtk_widget_has_css_class (GTK_WIDGET (row), "error")))
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

/* What a name is read as. (transfer full) */
static char *
describe (const TopsheetImportReading *reading, gboolean has_patterns)
{
  g_autofree char *id = reading->version > 0 ? topsheet_version_id_print (reading->code, reading->version) : NULL;

  if (!reading->fits && has_patterns)
    /* Translators: %s is the code of a deliverable. */
    return g_strdup_printf (_("No pattern fits. It goes to %s."), reading->code);
  if (!reading->fits)
    return g_strdup_printf (_("The name says nothing. It goes to %s."), reading->code);
  if (!reading->is_from_name && id != NULL)
    /* Translators: %s is a version, such as SH010_v003. */
    return g_strdup_printf (_("%s; the name does not say the deliverable"), id);
  return id != NULL ? g_steal_pointer (&id) : g_strdup_printf (_("%s, the next version that is free"), reading->code);
}

static GtkWidget *
make_preview_row (const TopsheetImportName *name, const TopsheetImportReading *reading, guint n_patterns)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (reading->fits ? "object-select-symbolic" : "dialog-warning-symbolic");
  g_autofree char *base = g_filename_display_basename (name->path);
  g_autofree char *text = describe (reading, n_patterns > 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), base);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (icon, reading->fits ? "success" : "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (reading->pattern >= 0 && n_patterns > 1)
    {
      g_autofree char *which = g_strdup_printf (_("Pattern %u"), (guint) reading->pattern + 1);
      GtkWidget *label = gtk_label_new (which);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_add_css_class (label, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

static void
show_summary (TopsheetNamesDialog *self, guint n_fit)
{
  const guint n = self->names->len;
  g_autofree char *fit_text = topsheet_text_format_count (n_fit);
  g_autofree char *all_text = topsheet_text_format_count (n);
  g_autofree char *text = NULL;

  if (self->has_examples)
    text = g_strdup (_("No files are chosen; these are examples."));
  else if (n_fit == n)
    text = g_strdup_printf (ngettext ("The name of %s file says something.", "The names of all %s files say something.",
                                      n),
                            all_text);
  else
    text = g_strdup_printf (ngettext ("%s of %s name says something.", "%s of %s names say something.", n), fit_text,
                            all_text);
  adw_preferences_group_set_description (self->preview_group, text);
}

static gboolean
show_preview (gpointer data)
{
  TopsheetNamesDialog *self = data;
  g_auto (GStrv) patterns = get_patterns (self, TRUE);
  const guint n_patterns = g_strv_length (patterns);
  guint n_fit = 0;

  self->preview_source = 0;
  gtk_list_box_remove_all (self->preview_list);
  for (guint i = 0; i < self->names->len; i++)
    {
      const TopsheetImportName *name = g_ptr_array_index (self->names, i);
      TopsheetImportReading reading;

      topsheet_import_names_read (name, (const char * const *) patterns, self->deliverables, &reading);
      n_fit += reading.fits;
      if (i < MAX_SHOWN)
        gtk_list_box_append (self->preview_list, make_preview_row (name, &reading, n_patterns));
      topsheet_import_reading_clear (&reading);
    }
  show_summary (self, n_fit);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (TopsheetNamesDialog *self)
{
  if (self->preview_source == 0 && self->names != NULL && self->deliverables != NULL && self->saved != NULL)
    self->preview_source = g_timeout_add (PREVIEW_MSEC, show_preview, self);
}

static gboolean
is_changed (TopsheetNamesDialog *self)
{
  g_auto (GStrv) patterns = get_patterns (self, FALSE);

  return self->saved != NULL && !g_strv_equal ((const char * const *) patterns, (const char * const *) self->saved);
}

/* After every change: numbers, mistakes, whether it can be saved, what it makes of the names. */
static void
update (TopsheetNamesDialog *self)
{
  const int n = count_rows (self);
  g_autofree char *mistake = NULL;
  gboolean changed;

  if (self->saved == NULL)
    return;
  for (int i = 0; i < n; i++)
    {
      g_autofree char *message = NULL;

      topsheet_name_row_set_place (get_row (self, i), (guint) i + 1, i > 0, i < n - 1);
      if (!topsheet_name_row_check (get_row (self, i), &message) && mistake == NULL)
        mistake = g_steal_pointer (&message);
    }
  changed = is_changed (self);
  gtk_widget_set_visible (GTK_WIDGET (self->pattern_list), n > 0);
  gtk_widget_set_visible (self->empty_box, n == 0);
  gtk_label_set_label (self->mistake_label, mistake != NULL ? mistake : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), mistake != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.save", changed && mistake == NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), !changed);
  queue_preview (self);
}

static void
focus_row (TopsheetNamesDialog *self, int place)
{
  TopsheetNameRow *row = get_row (self, place);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_row);
}

static void
on_moved (TopsheetNamesDialog *self, int by, TopsheetNameRow *row)
{
  const int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (TopsheetNameRow) held = g_object_ref (row);

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    focus = NULL;
  gtk_list_box_remove (self->pattern_list, GTK_WIDGET (row));
  gtk_list_box_insert (self->pattern_list, GTK_WIDGET (row), place + by);
  update (self);
  if (focus == NULL || !gtk_widget_get_visible (focus))
    focus = GTK_WIDGET (row);
  if (GTK_IS_TEXT (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else
    gtk_widget_grab_focus (focus);
}

static void on_removed (TopsheetNamesDialog *self, TopsheetNameRow *row);

static void
insert_row (TopsheetNamesDialog *self, const char *pattern, int place)
{
  TopsheetNameRow *row = topsheet_name_row_new (pattern);

  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  gtk_list_box_insert (self->pattern_list, GTK_WIDGET (row), place);
}

static void
on_put_back (TopsheetNamesDialog *self, AdwToast *toast)
{
  const int place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toast), PLACE_KEY));

  insert_row (self, g_object_get_data (G_OBJECT (toast), PATTERN_KEY), MIN (place, count_rows (self)));
  update (self);
  focus_row (self, MIN (place, count_rows (self) - 1));
}

static void
on_removed (TopsheetNamesDialog *self, TopsheetNameRow *row)
{
  const int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (*text != '\0')
    {
      AdwToast *toast = adw_toast_new (_("The pattern was removed"));

      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_timeout (toast, UNDO_SECONDS);
      g_object_set_data (G_OBJECT (toast), PLACE_KEY, GINT_TO_POINTER (place));
      g_object_set_data_full (G_OBJECT (toast), PATTERN_KEY, g_strdup (text), g_free);
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_put_back), self, G_CONNECT_SWAPPED);
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
  gtk_list_box_remove (self->pattern_list, GTK_WIDGET (row));
  update (self);
  focus_row (self, MIN (place, count_rows (self) - 1));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetNamesDialog *self = TOPSHEET_NAMES_DIALOG (widget);
  g_auto (GStrv) patterns = get_patterns (self, TRUE);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  GPtrArray *names = self->names != NULL ? self->names : nothing;

  insert_row (self, topsheet_import_names_propose (names, (const char * const *) patterns), -1);
  update (self);
  focus_row (self, count_rows (self) - 1);
}

static void
on_saved (gpointer object, const GValue *value, const GError *error)
{
  TopsheetNamesDialog *self = object;

  if (self->mistake_label == NULL)
    return;
  if (error == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  gtk_label_set_label (self->mistake_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.save", TRUE);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetNamesDialog *self = TOPSHEET_NAMES_DIALOG (widget);
  g_auto (GStrv) patterns = get_patterns (self, FALSE);

  gtk_widget_action_set_enabled (widget, "names.save", FALSE);
  topsheet_deliver (topsheet_store_set_name_patterns (topsheet_session_get_store (self->session),
                                                      topsheet_project_get_id (self->project),
                                                      (const char * const *) patterns),
                    self, NULL, on_saved);
}

static void
on_answer (TopsheetNamesDialog *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "names.save", NULL);
}

static void
topsheet_names_dialog_close_attempt (AdwDialog *dialog)
{
  TopsheetNamesDialog *self = TOPSHEET_NAMES_DIALOG (dialog);
  const gboolean is_good = !gtk_widget_get_visible (GTK_WIDGET (self->mistake_label));
  const char *title = is_good ? _("Save Changed Patterns?") : _("Discard Changed Patterns?");
  AdwAlertDialog *question = ADW_ALERT_DIALOG (adw_alert_dialog_new (title, NULL));

  adw_alert_dialog_set_body (question, is_good ? _("What you changed is not saved yet.")
                                               : _("One of the patterns has a mistake, so they cannot be saved yet."));
  adw_alert_dialog_add_responses (question, "cancel", _("_Keep Editing"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (is_good)
    {
      adw_alert_dialog_add_response (question, "save", _("_Save"));
      adw_alert_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
    }
  adw_alert_dialog_set_default_response (question, is_good ? "save" : "cancel");
  adw_alert_dialog_set_close_response (question, "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (self));
}

static void
on_patterns (gpointer object, const GValue *value, const GError *error)
{
  TopsheetNamesDialog *self = object;

  if (self->pattern_list == NULL)
    return;
  if (value == NULL)
    {
      gtk_label_set_label (self->mistake_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), TRUE);
      return;
    }
  self->saved = g_value_dup_boxed (value);
  for (guint i = 0; self->saved[i] != NULL; i++)
    insert_row (self, self->saved[i], -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.add", TRUE);
  update (self);
}

static void
on_deliverables (gpointer object, const GValue *value, const GError *error)
{
  TopsheetNamesDialog *self = object;

  if (self->pattern_list == NULL || value == NULL)
    return;
  self->deliverables = g_value_dup_boxed (value);
  queue_preview (self);
}

static void
on_names (gpointer object, const GValue *value, const GError *error)
{
  TopsheetNamesDialog *self = object;
  GPtrArray *names = value != NULL ? g_value_get_boxed (value) : NULL;

  if (self->pattern_list == NULL)
    return;
  self->has_examples = names == NULL || names->len == 0;
  self->names = self->has_examples ? topsheet_import_names_make_examples () : g_ptr_array_ref (names);
  queue_preview (self);
}

static void
topsheet_names_dialog_dispose (GObject *object)
{
  TopsheetNamesDialog *self = TOPSHEET_NAMES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_NAMES_DIALOG);
  g_clear_pointer (&self->saved, g_strfreev);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->deliverables, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (topsheet_names_dialog_parent_class)->dispose (object);
}

static void
topsheet_names_dialog_finalize (GObject *object)
{
  g_object_unref (TOPSHEET_NAMES_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (topsheet_names_dialog_parent_class)->finalize (object);
}

static void
topsheet_names_dialog_class_init (TopsheetNamesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_names_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = topsheet_names_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = topsheet_names_dialog_close_attempt;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-names-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, pattern_list);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, empty_box);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, mistake_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, add_row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, preview_group);
  gtk_widget_class_bind_template_child (widget_class, TopsheetNamesDialog, preview_list);
  gtk_widget_class_install_action (widget_class, "names.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "names.save", NULL, save_action);
}

static void
topsheet_names_dialog_init (TopsheetNamesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.add", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "names.save", FALSE);
}

TopsheetNamesDialog *
topsheet_names_dialog_new (TopsheetSession *session, TopsheetProject *project, const char * const *paths)
{
  static const char * const nothing[] = { NULL };
  TopsheetNamesDialog *self;
  TopsheetStore *store;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  self = g_object_new (TOPSHEET_TYPE_NAMES_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  store = topsheet_session_get_store (session);
  topsheet_deliver (topsheet_store_list_name_patterns (store, topsheet_project_get_id (project)), self, NULL,
                    on_patterns);
  topsheet_deliver (topsheet_store_list_deliverables (store, topsheet_project_get_id (project)), self, NULL,
                    on_deliverables);
  topsheet_deliver (topsheet_import_names_list (session, paths != NULL ? paths : nothing, self->cancellable), self,
                    NULL, on_names);
  return self;
}
