/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-sources-dialog.h"

#include "app/import/topsheet-names-dialog.h"
#include "app/import/topsheet-source-row.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "services/import/topsheet-comfyui-client.h"
#include "services/import/topsheet-imports.h"
#include "services/import/topsheet-watch-service.h"

#include <glib/gi18n.h>

struct _TopsheetSourcesDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo;
  GPtrArray *sources; /* (nullable) (element-type TopsheetImportSource) as they were last read */
  guint stamp;

  GtkListBox *folder_list;
  AdwEntryRow *server_row;
  AdwPreferencesGroup *stopped_group;
  GtkListBox *stopped_list;
};

G_DEFINE_FINAL_TYPE (TopsheetSourcesDialog, topsheet_sources_dialog, ADW_TYPE_DIALOG)

/* The row of a source, which keeps the focus when the list is read again. */
static TopsheetSourceRow *
find_row (GtkListBox *list, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TOPSHEET_IS_SOURCE_ROW (child) && topsheet_source_row_get_source (TOPSHEET_SOURCE_ROW (child))->id == id)
      return TOPSHEET_SOURCE_ROW (child);
  return NULL;
}

/* Of imports only those that nobody is at. */
static gboolean
is_shown (TopsheetSourcesDialog *self, const TopsheetImportSource *source)
{
  return !topsheet_imports_has_source (topsheet_imports_for_session (self->session), source);
}

/* The keys stay in the dialog when what has the focus goes away. */
static void
remove_row (TopsheetSourcesDialog *self, GtkListBox *list, GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, row);

  gtk_list_box_remove (list, row);
  if (has_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
remove_lost (TopsheetSourcesDialog *self, GtkListBox *list, GPtrArray *sources)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list)); child != NULL; child = next)
    {
      gboolean is_there = !TOPSHEET_IS_SOURCE_ROW (child);

      next = gtk_widget_get_next_sibling (child);
      for (guint i = 0; !is_there && i < sources->len; i++)
        is_there = ((TopsheetImportSource *) g_ptr_array_index (sources, i))->id ==
                     topsheet_source_row_get_source (TOPSHEET_SOURCE_ROW (child))->id &&
                   is_shown (self, g_ptr_array_index (sources, i));
      if (!is_there)
        remove_row (self, list, child);
    }
}

static void
show_watches (TopsheetSourcesDialog *self)
{
  TopsheetWatchService *service = topsheet_session_get_watches (self->session);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->folder_list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (TOPSHEET_IS_SOURCE_ROW (child))
      topsheet_source_row_show_watch (TOPSHEET_SOURCE_ROW (child),
                                      topsheet_watch_service_find (service,
                                                                   topsheet_source_row_get_source (TOPSHEET_SOURCE_ROW (child))
                                                                     ->id));
}

static void
show_sources (TopsheetSourcesDialog *self)
{
  gboolean has_stopped = FALSE;

  if (self->sources == NULL || self->folder_list == NULL)
    return;
  remove_lost (self, self->folder_list, self->sources);
  remove_lost (self, self->stopped_list, self->sources);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (self->sources, i);
      GtkListBox *list = source->kind == TOPSHEET_SOURCE_ONCE ? self->stopped_list : self->folder_list;
      TopsheetSourceRow *row = find_row (list, source->id);

      if (!is_shown (self, source))
        continue;
      if (row == NULL)
        gtk_list_box_append (list,
                             GTK_WIDGET (topsheet_source_row_new (self->session, self->project, self->undo, source)));
      else
        topsheet_source_row_set_source (row, source);
      has_stopped |= source->kind == TOPSHEET_SOURCE_ONCE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->stopped_group), has_stopped);
  show_watches (self);
}

static void
on_sources (gpointer object, const GValue *value, const GError *error)
{
  TopsheetSourcesDialog *self = object;

  if (value == NULL)
    return;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_value_dup_boxed (value);
  show_sources (self);
}

/* Always from the library: an import that has just ended is no source any more. */
static void
refresh (TopsheetSourcesDialog *self)
{
  if (self->session != NULL)
    topsheet_deliver (topsheet_store_list_sources (topsheet_session_get_store (self->session),
                                                   topsheet_project_get_id (self->project)),
                      self, &self->stamp, on_sources);
}

static void
on_store_changed (TopsheetSourcesDialog *self, TopsheetChange kinds)
{
  if (kinds & TOPSHEET_CHANGE_PROJECT)
    refresh (self);
}

static void
on_put (gpointer object, const GValue *value, const GError *error)
{
  if (error != NULL)
    topsheet_toast_show_error (object, _("That cannot be watched."), error);
}

static void
on_folders_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TopsheetSourcesDialog) self = user_data;
  g_autoptr (GListModel) files = gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; self->session != NULL && files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autoptr (TopsheetImportSource) added = NULL;

      if (path == NULL || !g_utf8_validate (path, -1, NULL))
        continue;
      added = topsheet_import_source_new (topsheet_project_get_id (self->project), TOPSHEET_SOURCE_FOLDER, path);
      topsheet_deliver (topsheet_store_put_source (topsheet_session_get_store (self->session), added), self, NULL,
                        on_put);
    }
}

static void
on_server_applied (TopsheetSourcesDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = topsheet_comfyui_client_clean_url (gtk_editable_get_text (GTK_EDITABLE (self->server_row)),
                                                            &error);
  g_autoptr (TopsheetImportSource) added = NULL;

  if (url == NULL)
    {
      topsheet_toast_show_error (GTK_WIDGET (self), _("That cannot be watched."), error);
      return;
    }
  added = topsheet_import_source_new (topsheet_project_get_id (self->project), TOPSHEET_SOURCE_COMFYUI, url);
  topsheet_deliver (topsheet_store_put_source (topsheet_session_get_store (self->session), added), self, NULL, on_put);
  gtk_editable_set_text (GTK_EDITABLE (self->server_row), "");
}

static void
add_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_accept_label (dialog, _("_Watch"));
  gtk_file_dialog_set_title (dialog, _("Choose Folders to Watch"));
  gtk_file_dialog_select_multiple_folders (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                           on_folders_chosen, g_object_ref (widget));
}

/* Whatever is watched serves as an example of names. */
static void
show_names_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetSourcesDialog *self = TOPSHEET_SOURCES_DIALOG (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    {
      const TopsheetImportSource *source = g_ptr_array_index (self->sources, i);

      if (source->kind == TOPSHEET_SOURCE_FOLDER)
        g_strv_builder_add (builder, source->location);
    }
  paths = g_strv_builder_end (builder);
  adw_dialog_present (ADW_DIALOG (topsheet_names_dialog_new (self->session, self->project,
                                                             (const char * const *) paths)),
                      widget);
}

static void
topsheet_sources_dialog_dispose (GObject *object)
{
  TopsheetSourcesDialog *self = TOPSHEET_SOURCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_SOURCES_DIALOG);
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_sources_dialog_parent_class)->dispose (object);
}

static void
topsheet_sources_dialog_class_init (TopsheetSourcesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_sources_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-sources-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetSourcesDialog, folder_list);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSourcesDialog, server_row);
  gtk_widget_class_bind_template_callback (widget_class, on_server_applied);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSourcesDialog, stopped_group);
  gtk_widget_class_bind_template_child (widget_class, TopsheetSourcesDialog, stopped_list);
  gtk_widget_class_install_action (widget_class, "sources.add-folder", NULL, add_folder_action);
  gtk_widget_class_install_action (widget_class, "sources.show-names", NULL, show_names_action);
}

static void
topsheet_sources_dialog_init (TopsheetSourcesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetSourcesDialog *
topsheet_sources_dialog_new (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo)
{
  TopsheetSourcesDialog *self;
  TopsheetStore *store;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);

  self = g_object_new (TOPSHEET_TYPE_SOURCES_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  store = topsheet_session_get_store (session);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (topsheet_session_get_watches (session), "changed", G_CALLBACK (show_watches), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (topsheet_imports_for_session (session), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
