/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-edit-bar.h"

#include "app/edit/topsheet-finish-dialog.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "services/edit/topsheet-edit-service.h"
#include "services/edit/topsheet-first-edit.h"

#include <glib/gi18n.h>

#define REFRESH_SECONDS 15
/* More of them would push the pictures away. */
#define MAX_ROWS 3
#define EDIT_KEY "topsheet-edit-id"

struct _TopsheetEditBar
{
  AdwBin parent_instance;
  TopsheetSession *session;
  TopsheetEditService *service;
  TopsheetUndoStack *undo;
  gint64 project_id;
  guint refresh_source;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (TopsheetEditBar, topsheet_edit_bar, ADW_TYPE_BIN)

static char *
describe (TopsheetEditBar *self, const TopsheetOpenEdit *edit)
{
  g_autofree char *time = topsheet_first_edit_format (topsheet_edit_service_measure (self->service, edit->id));
  g_autofree char *saved = topsheet_first_edit_format (edit->edit_seconds);

  switch (topsheet_edit_service_get_state (self->service, edit->id))
    {
    case TOPSHEET_EDIT_SAVED:
      if (edit->application != NULL)
        /* Translators: version, application, time that was worked on it */
        return g_strdup_printf (_("%s was saved in %s · %s"), edit->version_id, edit->application, saved);
      return g_strdup_printf (_("%s was saved · %s"), edit->version_id, saved);
    case TOPSHEET_EDIT_GONE:
      return g_strdup_printf (_("The copy of %s that was being edited is gone"), edit->version_id);
    case TOPSHEET_EDIT_OPEN:
    default:
      if (edit->application != NULL)
        return g_strdup_printf (_("%s is open in %s · %s"), edit->version_id, edit->application, time);
      return g_strdup_printf (_("%s is open in an editor · %s"), edit->version_id, time);
    }
}

static void
not_discarded_cb (gpointer object, const GValue *value, const GError *error)
{
  if (error != NULL)
    topsheet_toast_show_error (GTK_WIDGET (object), _("The edit is still open."), error);
}

static void
discard_cb (GtkWidget *button, TopsheetEditBar *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), EDIT_KEY);

  topsheet_deliver (topsheet_edit_service_discard (self->service, *id), self, NULL, not_discarded_cb);
}

static void
finish_cb (GtkWidget *button, TopsheetEditBar *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), EDIT_KEY);
  g_autoptr (GPtrArray) edits = topsheet_edit_service_list (self->service, self->project_id);

  for (guint i = 0; i < edits->len; i++)
    {
      const TopsheetOpenEdit *edit = g_ptr_array_index (edits, i);

      if (edit->id == *id)
        topsheet_finish_dialog_present (GTK_WIDGET (self), self->session, self->undo, edit);
    }
}

static GtkWidget *
add_button (TopsheetEditBar *self, GtkWidget *row, const char *label, gint64 edit_id, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), EDIT_KEY, g_memdup2 (&edit_id, sizeof edit_id), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static GtkWidget *
make_row (TopsheetEditBar *self, const TopsheetOpenEdit *edit)
{
  TopsheetEditState state = topsheet_edit_service_get_state (self->service, edit->id);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = describe (self, edit);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *discard, *finish;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  discard = add_button (self, row, _("_Discard"), edit->id, G_CALLBACK (discard_cb));
  gtk_widget_add_css_class (discard, "flat");
  gtk_widget_set_tooltip_text (discard, state == TOPSHEET_EDIT_SAVED
                                          ? _("Nothing is recorded. The edited file stays where it is.")
                                          : _("Nothing is recorded."));
  if (state != TOPSHEET_EDIT_GONE)
    {
      finish = add_button (self, row, _("_Bring In…"), edit->id, G_CALLBACK (finish_cb));
      gtk_widget_set_sensitive (finish, state == TOPSHEET_EDIT_SAVED);
      gtk_widget_set_tooltip_text (finish, state == TOPSHEET_EDIT_SAVED ? _("Record it as a new version")
                                                                        : _("Save it in the editor first"));
      if (state == TOPSHEET_EDIT_SAVED)
        gtk_widget_add_css_class (finish, "suggested-action");
    }
  return row;
}

static GtkWidget *
make_rest (guint n)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more version is open in an editor",
                                                        "%u more versions are open in an editor", n),
                                           n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* TRUE when the rows are of the same edits in the same states: then only the words change, and the focus stays. */
static gboolean
is_same (TopsheetEditBar *self, GPtrArray *edits)
{
  const char *before = g_object_get_data (G_OBJECT (self->rows), EDIT_KEY);
  g_autoptr (GString) now = g_string_new ("");

  for (guint i = 0; i < edits->len; i++)
    {
      const TopsheetOpenEdit *edit = g_ptr_array_index (edits, i);

      g_string_append_printf (now, "%" G_GINT64_FORMAT ":%d;", edit->id,
                              topsheet_edit_service_get_state (self->service, edit->id));
    }
  if (g_strcmp0 (before, now->str) == 0)
    return TRUE;
  g_object_set_data_full (G_OBJECT (self->rows), EDIT_KEY, g_strdup (now->str), g_free);
  return FALSE;
}

static gboolean refresh_cb (gpointer data);

static void
update (TopsheetEditBar *self)
{
  g_autoptr (GPtrArray) edits = topsheet_edit_service_list (self->service, self->project_id);
  GtkWidget *child = gtk_widget_get_first_child (self->rows);

  if (is_same (self, edits))
    for (guint i = 0; i < MIN (edits->len, MAX_ROWS) && child != NULL; i++, child = gtk_widget_get_next_sibling (child))
      {
        g_autofree char *text = describe (self, g_ptr_array_index (edits, i));

        gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (child)), text);
      }
  else
    {
      while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
        gtk_box_remove (GTK_BOX (self->rows), child);
      for (guint i = 0; i < MIN (edits->len, MAX_ROWS); i++)
        gtk_box_append (GTK_BOX (self->rows), make_row (self, g_ptr_array_index (edits, i)));
      if (edits->len > MAX_ROWS)
        gtk_box_append (GTK_BOX (self->rows), make_rest (edits->len - MAX_ROWS));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), edits->len > 0);
  if (edits->len > 0 && self->refresh_source == 0)
    self->refresh_source = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
}

static gboolean
refresh_cb (gpointer data)
{
  TopsheetEditBar *self = data;

  self->refresh_source = 0;
  topsheet_edit_service_look (self->service);
  update (self);
  return G_SOURCE_REMOVE;
}

static void
topsheet_edit_bar_dispose (GObject *object)
{
  TopsheetEditBar *self = TOPSHEET_EDIT_BAR (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->undo);
  g_clear_object (&self->service);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_edit_bar_parent_class)->dispose (object);
}

static void
topsheet_edit_bar_class_init (TopsheetEditBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_edit_bar_dispose;
}

static void
topsheet_edit_bar_init (TopsheetEditBar *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->rows, "edit-bar");
  adw_bin_set_child (ADW_BIN (self), self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
topsheet_edit_bar_new (TopsheetSession *session, gint64 project_id, TopsheetUndoStack *undo)
{
  TopsheetEditBar *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session) && TOPSHEET_IS_UNDO_STACK (undo), NULL);

  self = g_object_new (TOPSHEET_TYPE_EDIT_BAR, NULL);
  self->session = g_object_ref (session);
  self->service = g_object_ref (topsheet_edit_service_for_session (session));
  self->undo = g_object_ref (undo);
  self->project_id = project_id;
  g_signal_connect_object (self->service, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* What was left open the last time. */
  dex_future_disown (topsheet_edit_service_load (self->service));
  update (self);
  return GTK_WIDGET (self);
}
