/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-saved-searches.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

#define MAX_NAME 100
/* On a row: what it searches for, and under which name. */
#define TEXT_KEY "topsheet-text"
#define NAME_KEY "topsheet-name"

struct _TopsheetSavedSearches
{
  GtkBox parent_instance;
  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo;
  char *text;
  guint list_stamp;
  GtkWidget *saved_title;
  GtkListBox *saved;
  GtkListBox *actions;
  GtkWidget *save_row;
  GtkListBox *examples;
};

G_DEFINE_FINAL_TYPE (TopsheetSavedSearches, topsheet_saved_searches, GTK_TYPE_BOX)

enum
{
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One step from a saved search to another; either may be none. */
typedef struct
{
  TopsheetStore *store;
  gint64 project_id;
  char *old_name, *old_text;
  char *name, *text;
} Act;

/* One act that is being written. */
typedef struct
{
  TopsheetSavedSearches *self;
  Act *act;
  char *title;
} Write;

static Act *
act_ref (Act *act)
{
  return g_rc_box_acquire (act);
}

static void
act_clear (gpointer data)
{
  Act *act = data;

  g_object_unref (act->store);
  g_free (act->old_name);
  g_free (act->old_text);
  g_free (act->name);
  g_free (act->text);
}

static void
act_unref (gpointer act)
{
  g_rc_box_release_full (act, act_clear);
}

static DexFuture *
act_run (gpointer data, gboolean redo)
{
  Act *act = data;

  return redo ? topsheet_store_save_search (act->store, act->project_id, act->old_name, act->name, act->text)
              : topsheet_store_save_search (act->store, act->project_id, act->name, act->old_name, act->old_text);
}

static void
write_free (Write *write)
{
  act_unref (write->act);
  g_object_unref (write->self);
  g_free (write->title);
  g_free (write);
}

static DexFuture *
write_fiber (gpointer data)
{
  Write *write = data;
  TopsheetSavedSearches *self = write->self;
  g_autoptr (GError) error = NULL;

  if (!dex_await (act_run (write->act, TRUE), &error))
    {
      topsheet_toast_show_error (GTK_WIDGET (self), _("The search could not be saved."), error);
      return dex_future_new_true ();
    }
  if (self->undo)
    {
      topsheet_undo_stack_push (self->undo, write->title, act_run, act_ref (write->act), act_unref);
      topsheet_toast_show_undo (GTK_WIDGET (self), write->title, self->undo);
    }
  return dex_future_new_true ();
}

static void
begin (TopsheetSavedSearches *self,
       const char *old_name,
       const char *old_text,
       const char *name,
       const char *text,
       char *title)
{
  Write *write = g_new0 (Write, 1);

  write->self = g_object_ref (self);
  write->title = title;
  write->act = g_rc_box_new0 (Act);
  write->act->store = g_object_ref (topsheet_session_get_store (self->session));
  write->act->project_id = topsheet_project_get_id (self->project);
  write->act->old_name = g_strdup (old_name);
  write->act->old_text = g_strdup (old_text);
  write->act->name = g_strdup (name);
  write->act->text = g_strdup (text);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, write_fiber, write, (GDestroyNotify) write_free));
}

/* What a name is asked for. */
typedef struct
{
  TopsheetSavedSearches *self;
  char *old_name; /* NULL: a new one */
  char *text;
  AdwAlertDialog *dialog;
  GtkEditable *entry;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->self);
  g_free (question->old_name);
  g_free (question->text);
  g_free (question);
}

static char *
get_name (Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
}

static void
name_changed_cb (GtkEditable *editable, Question *question)
{
  g_autofree char *name = get_name (question);

  adw_alert_dialog_set_response_enabled (question->dialog, "save",
                                         *name != '\0' && g_utf8_strlen (name, -1) <= MAX_NAME);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  g_autofree char *name = get_name (question);

  if (!g_str_equal (response, "save") || *name == '\0')
    return;
  if (!question->old_name)
    begin (question->self, NULL, NULL, name, question->text, g_strdup_printf (_("Search “%s” saved"), name));
  else if (!g_str_equal (name, question->old_name))
    begin (question->self, question->old_name, question->text, name, question->text,
           g_strdup_printf (_("Search renamed to “%s”"), name));
}

/* The menu goes away with the popover; the dialog belongs to the window. */
static void
ask_for_name (TopsheetSavedSearches *self, const char *old_name, const char *text)
{
  AdwDialog *dialog = adw_alert_dialog_new (old_name ? _("Rename Search") : _("Save Search"), NULL);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  Question *question = g_new0 (Question, 1);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  question->self = g_object_ref (self);
  question->old_name = g_strdup (old_name);
  question->text = g_strdup (text);
  question->dialog = ADW_ALERT_DIALOG (dialog);
  question->entry = GTK_EDITABLE (row);
  adw_alert_dialog_set_body (question->dialog, text);
  adw_alert_dialog_add_responses (question->dialog, "cancel", _("_Cancel"), "save",
                                  old_name ? _("_Rename") : _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (question->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question->dialog, "save");
  adw_alert_dialog_set_close_response (question->dialog, "cancel");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (question->entry, old_name ? old_name : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_alert_dialog_set_extra_child (question->dialog, group);
  g_signal_connect (row, "changed", G_CALLBACK (name_changed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  name_changed_cb (question->entry, question);
  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  adw_dialog_present (dialog, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_widget_grab_focus (row);
}

static void
rename_cb (GtkWidget *button, TopsheetSavedSearches *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  ask_for_name (self, g_object_get_data (G_OBJECT (row), NAME_KEY), g_object_get_data (G_OBJECT (row), TEXT_KEY));
}

static void
remove_cb (GtkWidget *button, TopsheetSavedSearches *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  const char *name = g_object_get_data (G_OBJECT (row), NAME_KEY);

  begin (self, name, g_object_get_data (G_OBJECT (row), TEXT_KEY), NULL, NULL,
         g_strdup_printf (_("Search “%s” removed"), name));
}

static void
saved_activated_cb (TopsheetSavedSearches *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, g_object_get_data (G_OBJECT (row), TEXT_KEY), FALSE);
}

static void
example_activated_cb (TopsheetSavedSearches *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, g_object_get_data (G_OBJECT (row), TEXT_KEY), TRUE);
}

static void
save_activated_cb (TopsheetSavedSearches *self)
{
  if (self->text && *self->text)
    ask_for_name (self, NULL, self->text);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_button (TopsheetSavedSearches *self, const char *icon, const char *what, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", what, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

/* Two lines: a title, and dim below it what it stands for. */
static GtkWidget *
make_row (GtkListBox *list, const char *title, const char *detail, GtkWidget **box)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *dim = make_label (detail, "caption");

  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (dim, "dimmed");
  gtk_box_append (GTK_BOX (lines), make_label (title, NULL));
  gtk_box_append (GTK_BOX (lines), dim);
  gtk_box_append (GTK_BOX (*box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), *box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_saved (TopsheetSavedSearches *self, const char *name, const char *text)
{
  GtkWidget *box;
  GtkWidget *row = make_row (self->saved, name, text, &box);

  gtk_box_append (GTK_BOX (box),
                  make_button (self, "document-edit-symbolic", _("Rename"), name, G_CALLBACK (rename_cb)));
  gtk_box_append (GTK_BOX (box), make_button (self, "user-trash-symbolic", _("Remove"), name, G_CALLBACK (remove_cb)));
  g_object_set_data_full (G_OBJECT (row), NAME_KEY, g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_strdup (text), g_free);
}

static void
add_examples (TopsheetSavedSearches *self)
{
  for (guint i = TOPSHEET_SEARCH_TEXT; i < TOPSHEET_SEARCH_N_KEYS; i++)
    {
      const char *name = topsheet_search_key_get_name ((TopsheetSearchKey) i);
      const char *example = topsheet_search_key_get_example ((TopsheetSearchKey) i);
      g_autofree char *text = g_strconcat (name ? name : "", name ? ":" : "", example, NULL);
      GtkWidget *box;
      GtkWidget *row = make_row (self->examples, text, topsheet_search_key_get_summary ((TopsheetSearchKey) i), &box);

      g_object_set_data_full (G_OBJECT (row), TEXT_KEY, g_steal_pointer (&text), g_free);
    }
}

static void
listed_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetSavedSearches *self = object;
  char **strings = value ? g_value_get_boxed (value) : NULL;

  if (!strings)
    return;
  gtk_list_box_remove_all (self->saved);
  for (guint i = 0; strings[i] && strings[i + 1]; i += 2)
    add_saved (self, strings[i], strings[i + 1]);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), strings[0] != NULL);
}

static void
store_changed_cb (TopsheetSavedSearches *self, TopsheetChange kinds)
{
  if (kinds & TOPSHEET_CHANGE_PROJECT)
    topsheet_deliver (topsheet_store_list_searches (topsheet_session_get_store (self->session),
                                                    topsheet_project_get_id (self->project)),
                      self, &self->list_stamp, listed_cb);
}

static GtkListBox *
add_list (TopsheetSavedSearches *self, const char *label, GCallback activated)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (list, "row-activated", activated, self);
  gtk_box_append (GTK_BOX (self), list);
  return GTK_LIST_BOX (list);
}

static void
add_title (TopsheetSavedSearches *self, const char *title)
{
  GtkWidget *label = make_label (title, "heading");

  gtk_widget_add_css_class (label, "search-menu-title");
  gtk_box_append (GTK_BOX (self), label);
}

static void
topsheet_saved_searches_dispose (GObject *object)
{
  TopsheetSavedSearches *self = TOPSHEET_SAVED_SEARCHES (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->undo);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_saved_searches_parent_class)->dispose (object);
}

static void
topsheet_saved_searches_class_init (TopsheetSavedSearchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_saved_searches_dispose;
  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
topsheet_saved_searches_init (TopsheetSavedSearches *self)
{
  GtkWidget *box;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self), 280, -1);
  add_title (self, _("Saved Searches"));
  self->saved = add_list (self, _("Saved Searches"), G_CALLBACK (saved_activated_cb));
  gtk_widget_set_visible (GTK_WIDGET (self->saved), FALSE);
  self->actions = add_list (self, _("Save Search"), G_CALLBACK (save_activated_cb));
  self->save_row = make_row (self->actions, _("Save This Search…"), _("Search for something first"), &box);
  add_title (self, _("Search for…"));
  self->examples = add_list (self, _("Examples"), G_CALLBACK (example_activated_cb));
  add_examples (self);
  topsheet_saved_searches_set_text (self, "");
}

void
topsheet_saved_searches_set_up (TopsheetSavedSearches *self,
                                TopsheetSession *session,
                                TopsheetProject *project,
                                TopsheetUndoStack *undo)
{
  g_return_if_fail (TOPSHEET_IS_SAVED_SEARCHES (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  store_changed_cb (self, TOPSHEET_CHANGE_PROJECT);
}

void
topsheet_saved_searches_set_text (TopsheetSavedSearches *self, const char *text)
{
  GtkWidget *box, *lines;

  g_return_if_fail (TOPSHEET_IS_SAVED_SEARCHES (self));

  g_set_str (&self->text, text);
  gtk_widget_set_sensitive (self->save_row, *text != '\0');
  box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self->save_row));
  lines = gtk_widget_get_first_child (box);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (lines)), *text ? text : _("Search for something first"));
}
