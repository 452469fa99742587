/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-search-field.h"

#include "app/gallery/topsheet-saved-searches.h"
#include "app/gallery/topsheet-search-completion.h"

#include <glib/gi18n.h>

/* Somebody who stops in the middle of a token learns after this what is wrong with it; what was left behind is marked at once. */
#define PATIENCE_MS 900
#define KEY_ALPHA (G_MAXUINT16 / 100 * 60)

struct _TopsheetSearchField
{
  GtkWidget parent_instance;
  TopsheetSession *session;
  TopsheetSearch *search;
  char *searched; /* the text of it */
  TopsheetSearchCompletion *completion;
  guint patience_source;
  gboolean is_patient; /* the token at the cursor may be unfinished */
  gboolean completing; /* the text changes because a suggestion was taken */

  GtkBox *row;
  GtkSearchEntry *entry;
  GtkMenuButton *menu_button;
  GtkPopover *menu;
  TopsheetSavedSearches *saved;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (TopsheetSearchField, topsheet_search_field, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SEARCHED,
  SIGNAL_STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (TopsheetSearchField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* In bytes of the text. */
static guint
get_cursor (TopsheetSearchField *self)
{
  const char *text = get_text (self);

  return (guint) (g_utf8_offset_to_pointer (text, gtk_editable_get_position (GTK_EDITABLE (self->entry))) - text);
}

static TopsheetSearch *
read_text (TopsheetSearchField *self)
{
  gint64 now_usec = self->session ? topsheet_clock_get_usec (topsheet_session_get_clock (self->session)) : 0;

  return topsheet_search_read (get_text (self), now_usec);
}

static void
mark (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* Keys step back behind what they are about. */
static void
mark_terms (PangoAttrList *attributes, const TopsheetSearch *search)
{
  for (guint i = 0; i < search->terms->len; i++)
    {
      const TopsheetSearchTerm *term = g_ptr_array_index (search->terms, i);

      mark (attributes, pango_attr_foreground_alpha_new (KEY_ALPHA), term->start, term->value_start);
      if (term->key != TOPSHEET_SEARCH_TEXT)
        mark (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), term->value_start, term->end);
    }
}

static gboolean
is_shown (TopsheetSearchField *self, const TopsheetSearchProblem *problem)
{
  guint cursor = get_cursor (self);

  return !self->is_patient || cursor < problem->start || cursor > problem->end;
}

/* Underlines what cannot be read; the first one's sentence, or NULL. */
static const char *
mark_problems (TopsheetSearchField *self, PangoAttrList *attributes, const TopsheetSearch *search)
{
  const char *message = NULL;
  /* The standalone error colours of libadwaita. */
  gboolean dark =
    adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));

  for (guint i = 0; i < search->problems->len; i++)
    {
      const TopsheetSearchProblem *problem = g_ptr_array_index (search->problems, i);

      if (!is_shown (self, problem))
        continue;
      mark (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), problem->start, problem->end);
      mark (attributes,
            dark ? pango_attr_foreground_new (0xffff, 0x7b7b, 0x6363) : pango_attr_foreground_new (0xc3c3, 0, 0),
            problem->start, problem->end);
      message = message ? message : problem->message;
    }
  return message;
}

static void
show_problem (TopsheetSearchField *self, const char *message)
{
  if (g_strcmp0 (message ? message : "", gtk_label_get_label (self->problem_label)) == 0)
    return;
  gtk_label_set_label (self->problem_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->entry), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
restyle (TopsheetSearchField *self)
{
  g_autoptr (TopsheetSearch) read = read_text (self);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  const char *message;

  mark_terms (attributes, read);
  message = mark_problems (self, attributes, read);
  if (GTK_IS_TEXT (delegate))
    gtk_text_set_attributes (GTK_TEXT (delegate), attributes);
  show_problem (self, message);
  topsheet_saved_searches_set_text (self->saved, read->problems->len == 0 ? get_text (self) : "");
}

static void
run_search (TopsheetSearchField *self)
{
  g_autoptr (TopsheetSearch) wanted = read_text (self);

  if (wanted->problems->len > 0 || !g_set_str (&self->searched, get_text (self)))
    return;
  g_clear_pointer (&self->search, topsheet_search_unref);
  self->search = topsheet_search_is_empty (wanted) ? NULL : g_steal_pointer (&wanted);
  g_signal_emit (self, signals[SIGNAL_SEARCHED], 0);
}

/* The token at the cursor is taken as it is. */
static void
settle (TopsheetSearchField *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  self->is_patient = FALSE;
  restyle (self);
  run_search (self);
}

static gboolean
patience_cb (gpointer data)
{
  TopsheetSearchField *self = data;

  self->patience_source = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TopsheetSearchField *self)
{
  self->is_patient = TRUE;
  g_clear_handle_id (&self->patience_source, g_source_remove);
  self->patience_source = g_timeout_add (PATIENCE_MS, patience_cb, self);
  restyle (self);
}

/* Where the cursor is counts for what is suggested and for what is marked. */
static void
cursor_cb (TopsheetSearchField *self)
{
  restyle (self);
  if (!self->completing && self->completion)
    topsheet_search_completion_update (self->completion, get_text (self), get_cursor (self), FALSE);
}

/* The beginning of a key is not searched for as a word, unless nothing follows for a while. */
static void
search_changed_cb (TopsheetSearchField *self)
{
  if (!self->is_patient || !topsheet_search_completion_suggests_keys (self->completion))
    run_search (self);
}

static void
stop_search_cb (TopsheetSearchField *self)
{
  g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

/* Enter says that the token is finished. */
static void
activate_cb (TopsheetSearchField *self)
{
  settle (self);
}

static void
focus_out_cb (TopsheetSearchField *self)
{
  if (!self->completion)
    return;
  topsheet_search_completion_close (self->completion);
  if (self->is_patient)
    settle (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, TopsheetSearchField *self)
{
  gboolean open = gtk_widget_get_visible (GTK_WIDGET (self->completion));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down && !open)
    topsheet_search_completion_update (self->completion, get_text (self), get_cursor (self), TRUE);
  else if ((key == GDK_KEY_Down || key == GDK_KEY_Up) && open)
    topsheet_search_completion_move (self->completion, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape && open)
    topsheet_search_completion_close (self->completion);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && open)
    return topsheet_search_completion_take (self->completion, FALSE);
  else if (key == GDK_KEY_Tab && open)
    return topsheet_search_completion_take (self->completion, TRUE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* A suggestion takes the place of bytes @start to @end. */
static void
taken_cb (TopsheetSearchField *self, const char *replacement, guint start, guint end)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const char *text = get_text (self);
  int from = (int) g_utf8_pointer_to_offset (text, text + start);
  int to = (int) g_utf8_pointer_to_offset (text, text + end);

  self->completing = TRUE;
  gtk_editable_delete_text (editable, from, to);
  gtk_editable_insert_text (editable, replacement, -1, &from);
  gtk_editable_set_position (editable, from);
  self->completing = FALSE;
  if (g_str_has_suffix (replacement, ":"))
    topsheet_search_completion_update (self->completion, get_text (self), get_cursor (self), FALSE);
  else
    topsheet_search_completion_close (self->completion);
}

/* An example is added to what is there; a saved search takes its place. */
static void
picked_cb (TopsheetSearchField *self, const char *picked, gboolean add)
{
  const char *text = get_text (self);
  g_autofree char *joined = add && *text ? g_strconcat (text, g_str_has_suffix (text, " ") ? "" : " ", picked, NULL)
                                         : g_strdup (picked);

  gtk_popover_popdown (self->menu);
  topsheet_search_field_set_text (self, joined);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
topsheet_search_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TOPSHEET_SEARCH_FIELD (widget)->entry));
}

static void
topsheet_search_field_dispose (GObject *object)
{
  TopsheetSearchField *self = TOPSHEET_SEARCH_FIELD (object);

  g_clear_handle_id (&self->patience_source, g_source_remove);
  if (self->completion)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->completion)));
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_SEARCH_FIELD);
  g_clear_pointer (&self->search, topsheet_search_unref);
  g_clear_pointer (&self->searched, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_search_field_parent_class)->dispose (object);
}

static void
topsheet_search_field_class_init (TopsheetSearchFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_search_field_dispose;
  widget_class->grab_focus = topsheet_search_field_grab_focus;
  signals[SIGNAL_SEARCHED] = g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STOPPED] = g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  g_type_ensure (TOPSHEET_TYPE_SAVED_SEARCHES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-search-field.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetSearchField, row);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSearchField, entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSearchField, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSearchField, menu);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSearchField, saved);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSearchField, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
topsheet_search_field_init (TopsheetSearchField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
topsheet_search_field_set_up (TopsheetSearchField *self,
                              TopsheetSession *session,
                              TopsheetProject *project,
                              TopsheetUndoStack *undo)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (TOPSHEET_IS_SEARCH_FIELD (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->completion = topsheet_search_completion_new (topsheet_session_get_store (session),
                                                     topsheet_project_get_id (project), GTK_WIDGET (self->entry));
  gtk_widget_set_parent (GTK_WIDGET (self->completion), GTK_WIDGET (self));
  g_signal_connect_object (self->completion, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::cursor-position", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_out_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  topsheet_saved_searches_set_up (self->saved, session, project, undo);
}

TopsheetSearch *
topsheet_search_field_get_search (TopsheetSearchField *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SEARCH_FIELD (self), NULL);
  return self->search;
}

void
topsheet_search_field_set_text (TopsheetSearchField *self, const char *text)
{
  g_return_if_fail (TOPSHEET_IS_SEARCH_FIELD (self));
  self->completing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->completing = FALSE;
  if (self->completion)
    topsheet_search_completion_close (self->completion);
  settle (self);
}
