/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-reasons-dialog.h"

#include "app/gallery/topsheet-reasons-act.h"
#include "app/widgets/topsheet-toast.h"
#include "services/topsheet-reasons.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

#define MAX_NAME 100
#define N_DIGITS 9

struct _TopsheetReasonsDialog
{
  AdwDialog parent_instance;
  TopsheetSession *session;
  TopsheetUndoStack *undo;
  TopsheetReasons *reasons;
  GStrv names; /* as shown: ahead of the library while a change is being saved */
  GtkListBox *list;
  GtkWidget *add_row;
  GtkWidget *reset_button;
  int focus; /* row that gets the focus when the list is filled again, −1 = none */
};

G_DEFINE_FINAL_TYPE (TopsheetReasonsDialog, topsheet_reasons_dialog, ADW_TYPE_DIALOG)

static guint
get_place (GtkWidget *row)
{
  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void fill (TopsheetReasonsDialog *self);

/* The list without the one at @place, if any, and with @name (nullable) at @to. */
static void
change (TopsheetReasonsDialog *self, guint place, const char *name, guint to, const char *title)
{
  g_auto (GStrv) before = g_strdupv (self->names);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; before[i]; i++)
    if (i != place)
      g_ptr_array_add (after, g_strdup (before[i]));
  if (name && g_ptr_array_find_with_equal_func (after, name, g_str_equal, NULL))
    {
      topsheet_toast_show (GTK_WIDGET (self), _("That reason is in the list already. Nothing was changed."));
      return;
    }
  if (name)
    g_ptr_array_insert (after, (int) MIN (to, after->len), g_strdup (name));
  g_ptr_array_add (after, NULL);
  if (g_strv_equal ((const char * const *) before, (const char * const *) after->pdata))
    return;
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) after->pdata);
  fill (self);
  topsheet_reasons_act_begin (self->session, self->undo, (const char * const *) before,
                              (const char * const *) self->names, title, GTK_WIDGET (self));
}

static void
move (TopsheetReasonsDialog *self, guint place, guint to)
{
  guint n = g_strv_length (self->names);
  g_autofree char *name = NULL, *title = NULL;

  if (place >= n || to >= n || place == to)
    return;
  name = g_strdup (self->names[place]);
  title = g_strdup_printf (_("Reason “%s” moved"), topsheet_review_service_reason_title (name));
  self->focus = (int) to;
  change (self, place, name, to, title);
}

static gboolean
is_good (const char *name)
{
  return *name != '\0' && g_utf8_strlen (name, -1) <= MAX_NAME;
}

static void
apply_cb (TopsheetReasonsDialog *self, GtkWidget *row)
{
  g_autofree char *name = topsheet_reasons_find (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_autofree char *title = NULL;

  if (!is_good (name))
    return;
  title = g_strdup_printf (_("Reason renamed to “%s”"), topsheet_review_service_reason_title (name));
  self->focus = (int) get_place (row);
  change (self, get_place (row), name, get_place (row), title);
}

static void
add_cb (TopsheetReasonsDialog *self)
{
  g_autofree char *name = topsheet_reasons_find (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  g_autofree char *title = NULL;

  if (!is_good (name))
    return;
  title = g_strdup_printf (_("Reason “%s” added"), topsheet_review_service_reason_title (name));
  change (self, G_MAXUINT, name, G_MAXUINT, title);
  gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
  gtk_widget_grab_focus (self->add_row);
}

static void
remove_cb (TopsheetReasonsDialog *self, GtkWidget *button)
{
  guint place = get_place (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  g_autofree char *title = g_strdup_printf (_("Reason “%s” removed"),
                                            topsheet_review_service_reason_title (self->names[place]));

  self->focus = (int) MAX (place, 1) - 1;
  change (self, place, NULL, 0, title);
}

static void
reset_cb (TopsheetReasonsDialog *self)
{
  topsheet_reasons_act_begin (self->session, self->undo, (const char * const *) self->names,
                              topsheet_review_service_list_reasons (), _("Reasons are as at the beginning"),
                              GTK_WIDGET (self));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  return gdk_content_provider_new_typed (G_TYPE_UINT, get_place (row));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TopsheetReasonsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (!row)
    return FALSE;
  move (self, g_value_get_uint (value), get_place (GTK_WIDGET (row)));
  return TRUE;
}

static gboolean
move_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetReasonsDialog *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  int to;

  if (!row)
    return GDK_EVENT_PROPAGATE;
  to = (int) get_place (row) + g_variant_get_int32 (args);
  if (to >= 0)
    move (self, get_place (row), (guint) to);
  return GDK_EVENT_STOP;
}

static void
add_move_key (TopsheetReasonsDialog *self, GtkEventController *keys, guint key, int direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                            gtk_callback_action_new (move_key, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static GtkWidget *
make_remove_button (TopsheetReasonsDialog *self, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Remove “%s”"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (TopsheetReasonsDialog *self, const char *reason, guint place)
{
  const char *name = topsheet_review_service_reason_title (reason);
  GtkWidget *row = adw_entry_row_new (), *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  /* Translators: the key that names a reason in the gallery: "Key 3" */
  g_autofree char *title = place < N_DIGITS ? g_strdup_printf (_("Key %u"), place + 1)
                                            : g_strdup (_("Without a key"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (handle, _("Drag, or press Alt with an arrow key"));
  gtk_widget_add_css_class (handle, "dimmed");
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), handle);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), make_remove_button (self, name));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
fill (TopsheetReasonsDialog *self)
{
  const char * const *names = (const char * const *) self->names;
  GtkListBoxRow *row;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; names[i]; i++)
    gtk_list_box_append (self->list, make_row (self, names[i], i));
  gtk_widget_set_sensitive (self->reset_button, !g_strv_equal (names, topsheet_review_service_list_reasons ()));
  row = self->focus >= 0 ? gtk_list_box_get_row_at_index (self->list, self->focus) : NULL;
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->focus = -1;
}

/* Undone, or changed elsewhere. */
static void
changed_cb (TopsheetReasonsDialog *self)
{
  const char * const *names = topsheet_reasons_get (self->reasons);

  if (self->names && g_strv_equal ((const char * const *) self->names, names))
    return;
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  fill (self);
}

static GtkWidget *
make_page (TopsheetReasonsDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *list_group = adw_preferences_group_new ();
  GtkWidget *add_group = adw_preferences_group_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (list_group),
                                         _("The first nine have a key. Decisions that were made keep their words."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (list_group), GTK_WIDGET (self->list));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_move_key (self, keys, GDK_KEY_Up, -1);
  add_move_key (self, keys, GDK_KEY_Down, 1);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
  self->add_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _("Add a Reason"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add_row), TRUE);
  g_signal_connect_object (self->add_row, "apply", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (add_group), self->add_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (list_group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (add_group));
  return page;
}

static void
topsheet_reasons_dialog_dispose (GObject *object)
{
  TopsheetReasonsDialog *self = TOPSHEET_REASONS_DIALOG (object);

  g_clear_pointer (&self->names, g_strfreev);
  g_clear_object (&self->reasons);
  g_clear_object (&self->undo);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_reasons_dialog_parent_class)->dispose (object);
}

static void
topsheet_reasons_dialog_class_init (TopsheetReasonsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_reasons_dialog_dispose;
}

static void
topsheet_reasons_dialog_init (TopsheetReasonsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  self->focus = -1;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reasons"), -1);
  self->reset_button = gtk_button_new_with_mnemonic (_("_Reset"));
  gtk_widget_set_tooltip_text (self->reset_button, _("The reasons that come with Topsheet"));
  g_signal_connect_object (self->reset_button, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->reset_button);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_page (self));
  adw_dialog_set_title (ADW_DIALOG (self), _("Reasons"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), view);
}

void
topsheet_reasons_dialog_present (TopsheetSession *session, TopsheetUndoStack *undo, GtkWidget *parent)
{
  TopsheetReasonsDialog *self;

  g_return_if_fail (TOPSHEET_IS_SESSION (session));
  self = g_object_new (TOPSHEET_TYPE_REASONS_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->undo = g_object_ref (undo);
  self->reasons = topsheet_reasons_new (session);
  g_signal_connect_object (self->reasons, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
