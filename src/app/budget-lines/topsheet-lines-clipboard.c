/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/budget-lines/topsheet-lines-clipboard.h"

#include "app/budget-lines/topsheet-lines-choice.h"
#include "app/budget-lines/topsheet-lines-refused.h"
#include "app/budget/topsheet-budget-group.h"
#include "app/widgets/topsheet-toast.h"
#include "exchange/topsheet-lines-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows are widgets; of more lines than this at once the groups stay closed until somebody opens one. */
#define MANY_LINES 300

typedef struct
{
  GtkWidget *page;   /* unowned: it owns this */
  GtkWidget *groups; /* unowned */
  TopsheetBudgetEditor *editor;
  TopsheetUndoStack *undo;
  gboolean selecting;
} Clipboard;

static void
clipboard_free (gpointer data, GClosure *closure)
{
  Clipboard *self = data;

  g_object_unref (self->editor);
  g_object_unref (self->undo);
  g_free (self);
}

/* An entry that holds the focus. */
static GtkText *
get_focused_text (Clipboard *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT (focus) ? GTK_TEXT (focus) : NULL;
}

static GListStore *
get_lines (Clipboard *self)
{
  return topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (self->editor));
}

static void
copy_lines (Clipboard *self, GPtrArray *lines)
{
  const char *currency = topsheet_budget_plan_get_currency (topsheet_budget_editor_get_plan (self->editor));
  g_autofree char *text = topsheet_lines_text_write (lines, currency, TRUE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->page), text);
}

/* The line behind the last of @lines, or the one before them, gets the focus before they go. */
static void
focus_near (Clipboard *self, GPtrArray *lines)
{
  GListModel *all = G_LIST_MODEL (get_lines (self));
  TopsheetBudgetLine *near = NULL;
  gboolean is_behind = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (all, i);
      const gboolean stays = !g_ptr_array_find (lines, line, NULL);

      if (stays)
        near = line; /* the plan keeps it */
      if (stays && is_behind)
        break;
      is_behind = is_behind || line == lines->pdata[lines->len - 1];
    }
  topsheet_lines_choice_focus (self->groups, near);
}

static void
remove_lines (Clipboard *self, GPtrArray *lines, const char *title)
{
  GListStore *store = get_lines (self);
  g_autofree char *message =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line removed", "%u lines removed", lines->len), lines->len);
  guint position;

  /* Else the focus would go to the next entry, which has an undo of its own. */
  focus_near (self, lines);
  for (guint i = 0; i < lines->len; i++)
    if (g_list_store_find (store, lines->pdata[i], &position))
      g_list_store_remove (store, position);
  topsheet_budget_editor_commit (self->editor, NULL, title, NULL);
  topsheet_toast_show_undo (self->page, message, self->undo);
}

/* Behind @after, or at the end. Takes nothing. */
static void
insert_lines (Clipboard *self, GPtrArray *lines, TopsheetBudgetLine *after, const char *title)
{
  GListStore *store = get_lines (self);
  guint position = g_list_model_get_n_items (G_LIST_MODEL (store));

  if (after != NULL && g_list_store_find (store, after, &position))
    position++;
  if (lines->len > MANY_LINES)
    for (GtkWidget *group = gtk_widget_get_first_child (self->groups); group != NULL;
         group = gtk_widget_get_next_sibling (group))
      if (TOPSHEET_IS_BUDGET_GROUP (group))
        topsheet_budget_group_set_expanded (TOPSHEET_BUDGET_GROUP (group), FALSE);
  g_list_store_splice (store, position, 0, lines->pdata, lines->len);
  topsheet_budget_editor_commit (self->editor, NULL, title, NULL);
  self->selecting = TRUE;
  if (lines->len <= MANY_LINES)
    topsheet_lines_choice_select (self->groups, lines);
  self->selecting = FALSE;
}

/* "3 lines pasted; not read: “Shots”". */
static void
show_pasted (Clipboard *self, const TopsheetLinesText *table)
{
  g_autofree char *pasted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line pasted", "%u lines pasted",
                                                          table->lines->len),
                                             table->lines->len);
  g_autofree char *title = NULL;

  if (table->ignored->len > 0)
    {
      g_ptr_array_add (table->ignored, NULL);
      {
        g_autofree char *names = g_strjoinv (", ", (char **) table->ignored->pdata);

        /* Translators: %1$s reads "3 lines pasted", %2$s is a list of columns of a spreadsheet */
        title = g_strdup_printf (_("%1$s; columns that were not read: %2$s"), pasted, names);
      }
      g_ptr_array_set_size (table->ignored, (int) table->ignored->len - 1);
    }
  topsheet_toast_show_undo (self->page, title != NULL ? title : pasted, self->undo);
}

static void
paste_text (Clipboard *self, const char *text)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);
  const TopsheetPhase current = topsheet_project_get_phase (topsheet_budget_editor_get_project (self->editor));
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) chosen = topsheet_lines_choice_list (self->groups, self->editor);
  TopsheetBudgetLine *after = chosen->len > 0 ? chosen->pdata[chosen->len - 1] : NULL;
  g_autoptr (TopsheetLinesText) table = NULL;
  g_autoptr (GError) error = NULL;

  table = topsheet_lines_text_read (bytes, topsheet_budget_plan_get_currency (plan),
                                    after != NULL                        ? topsheet_budget_line_get_phase (after)
                                    : current == TOPSHEET_PHASE_PLANNING ? TOPSHEET_PHASE_PRODUCTION
                                                                         : current,
                                    after != NULL ? topsheet_budget_line_get_account (after) : 0, &error);
  if (table == NULL)
    {
      topsheet_toast_show_error (self->page, _("Nothing was pasted."), error);
      return;
    }
  if (table->lines->len > 0)
    {
      insert_lines (self, table->lines, after, _("Paste lines"));
      show_pasted (self, table);
    }
  if (table->refusals->len > 0)
    topsheet_lines_refused_present (g_steal_pointer (&table), self->page);
}

/* A cell of a spreadsheet ends in a newline; that alone makes no table. */
static gboolean
is_table (const char *text)
{
  const char *end = text + strcspn (text, "\t\r\n");

  return *end == '\t' || end[strspn (end, "\r\n")] != '\0';
}

static void
paste_cell (GtkEditable *entry, const char *text)
{
  int position;

  gtk_editable_delete_selection (entry);
  position = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, text, (int) strcspn (text, "\r\n"), &position);
  gtk_editable_set_position (entry, position);
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkEventController) controller = user_data;
  Clipboard *self = g_object_get_data (G_OBJECT (controller), "topsheet-clipboard");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  GtkText *entry;

  if (gtk_event_controller_get_widget (controller) == NULL || topsheet_budget_editor_get_plan (self->editor) == NULL)
    return;
  entry = get_focused_text (self);
  if (text == NULL)
    topsheet_toast_show (self->page, _("There is no text on the clipboard."));
  else if (entry != NULL && !is_table (text))
    paste_cell (GTK_EDITABLE (entry), text);
  else
    paste_text (self, text);
}

static void
duplicate_lines (Clipboard *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    {
      TopsheetBudgetLine *copy = topsheet_budget_line_copy (lines->pdata[i]);

      g_object_set (copy, "id", G_GINT64_CONSTANT (0), NULL);
      g_ptr_array_add (copies, copy);
    }
  insert_lines (self, copies, lines->pdata[lines->len - 1], _("Duplicate lines"));
}

static gboolean
on_control_key (Clipboard *self, GtkEventController *controller, guint keyval, GtkText *text)
{
  const gboolean has_selection = text != NULL && gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL);
  g_autoptr (GPtrArray) lines = topsheet_lines_choice_list (self->groups, self->editor);

  switch (keyval)
    {
    case GDK_KEY_c:
    case GDK_KEY_x:
      if (has_selection || lines->len == 0)
        return FALSE;
      copy_lines (self, lines);
      if (keyval == GDK_KEY_x)
        remove_lines (self, lines, _("Cut lines"));
      return TRUE;
    case GDK_KEY_v:
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->page), NULL, on_text_read,
                                     g_object_ref (controller));
      return TRUE;
    case GDK_KEY_a:
      if (text != NULL)
        return FALSE;
      self->selecting = TRUE;
      topsheet_lines_choice_select_all (self->groups);
      self->selecting = FALSE;
      return TRUE;
    case GDK_KEY_d:
      /* One line alone has its own way, which goes on in its name. */
      if (lines->len < 2)
        return FALSE;
      duplicate_lines (self, lines);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
leave_field (Clipboard *self, GtkText *text)
{
  GtkWidget *row = text != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (text), TOPSHEET_TYPE_BUDGET_ROW) : NULL;

  if (row != NULL)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      g_ptr_array_add (lines, topsheet_budget_row_get_line (TOPSHEET_BUDGET_ROW (row)));
      self->selecting = TRUE;
      topsheet_lines_choice_select (self->groups, lines);
      self->selecting = FALSE;
      return TRUE;
    }
  if (text != NULL || topsheet_lines_choice_count (self->groups) == 0)
    return FALSE;
  topsheet_lines_choice_clear (self->groups, NULL);
  return TRUE;
}

static gboolean
on_key_pressed (GtkEventController *controller, guint keyval, guint keycode, GdkModifierType state, Clipboard *self)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkText *text = get_focused_text (self);
  g_autoptr (GPtrArray) lines = NULL;

  if (topsheet_budget_editor_get_plan (self->editor) == NULL)
    return FALSE;
  /* Entries beside the lines keep their keys. */
  if (text != NULL && !gtk_widget_is_ancestor (GTK_WIDGET (text), self->groups))
    return FALSE;
  if (modifiers == GDK_CONTROL_MASK)
    return on_control_key (self, controller, gdk_keyval_to_lower (keyval), text);
  if (modifiers != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    return leave_field (self, text);
  if (keyval != GDK_KEY_Delete || text != NULL)
    return FALSE;
  lines = topsheet_lines_choice_list (self->groups, self->editor);
  if (lines->len < 2)
    return FALSE;
  remove_lines (self, lines, _("Remove lines"));
  return TRUE;
}

/* A selection in one group ends that of the others, unless Ctrl or Shift says that it goes on. */
static void
on_selection_changed (Clipboard *self, GtkListBox *list)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (self->page));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  const GdkModifierType state = keyboard != NULL ? gdk_device_get_modifier_state (keyboard) : 0;
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (list);

  if (self->selecting || rows == NULL || !gtk_widget_get_mapped (GTK_WIDGET (list)) ||
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return;
  self->selecting = TRUE;
  topsheet_lines_choice_clear (self->groups, list);
  self->selecting = FALSE;
}

void
topsheet_lines_clipboard_attach (GtkWidget *page,
                                 GtkWidget *groups,
                                 TopsheetBudgetEditor *editor,
                                 TopsheetUndoStack *undo)
{
  GtkEventController *controller;
  Clipboard *self;

  g_return_if_fail (GTK_IS_WIDGET (page) && GTK_IS_WIDGET (groups));
  g_return_if_fail (TOPSHEET_IS_BUDGET_EDITOR (editor) && TOPSHEET_IS_UNDO_STACK (undo));

  self = g_new0 (Clipboard, 1);
  self->page = page;
  self->groups = groups;
  self->editor = g_object_ref (editor);
  self->undo = g_object_ref (undo);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_object_set_data (G_OBJECT (controller), "topsheet-clipboard", self);
  g_signal_connect_data (controller, "key-pressed", G_CALLBACK (on_key_pressed), self, clipboard_free, 0);
  gtk_widget_add_controller (page, controller);
  for (GtkWidget *group = gtk_widget_get_first_child (groups); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    if (TOPSHEET_IS_BUDGET_GROUP (group))
      g_signal_connect_data (topsheet_budget_group_get_list (TOPSHEET_BUDGET_GROUP (group)), "selected-rows-changed",
                             G_CALLBACK (on_selection_changed), self, NULL, G_CONNECT_SWAPPED);
}
