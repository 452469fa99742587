/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-source-status.h"

#include "app/import/topsheet-sources-dialog.h"
#include "app/widgets/topsheet-delivery.h"
#include "services/import/topsheet-watch-service.h"

#include <glib/gi18n.h>

struct _TopsheetSourceStatus
{
  AdwBin parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo;
  GPtrArray *sources; /* (nullable) (element-type TopsheetImportSource) */
  guint stamp;

  GtkWidget *button;
  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TopsheetSourceStatus, topsheet_source_status, ADW_TYPE_BIN)

/* What the line is about: the worst that any source says. */
typedef struct
{
  guint by_state[TOPSHEET_N_WATCH_STATES];
  guint n; /* also those that are paused */
  guint watched;
  TopsheetWatch *first; /* of the state that is told */
} Summary;

static void
count_source (TopsheetSourceStatus *self, const TopsheetImportSource *source, Summary *summary)
{
  TopsheetWatch *watch = topsheet_watch_service_find (topsheet_session_get_watches (self->session), source->id);

  summary->n += source->kind != TOPSHEET_SOURCE_ONCE;
  if (watch == NULL)
    return;
  summary->watched++;
  summary->by_state[topsheet_watch_get_state (watch)]++;
  if (summary->first == NULL || topsheet_watch_get_state (watch) > topsheet_watch_get_state (summary->first) ||
      topsheet_watch_get_state (summary->first) == TOPSHEET_WATCH_WATCHING)
    summary->first = watch;
}

/* (transfer full) */
static char *
describe (const Summary *summary, const char **icon_name)
{
  g_autofree char *name = NULL;

  if (summary->first != NULL)
    name = g_filename_display_basename (topsheet_watch_get_source (summary->first)->location);
  *icon_name = "folder-symbolic";
  if (summary->by_state[TOPSHEET_WATCH_FAILED] > 0)
    {
      *icon_name = "dialog-warning-symbolic";
      /* Translators: %s is the name of a folder. */
      return g_strdup_printf (_("“%s” cannot be read"), name);
    }
  if (summary->by_state[TOPSHEET_WATCH_WAITING] > 0)
    {
      *icon_name = "network-offline-symbolic";
      return g_strdup_printf (_("Waiting for “%s”"), name);
    }
  if (summary->by_state[TOPSHEET_WATCH_LOOKING] > 0)
    {
      *icon_name = "content-loading-symbolic";
      return g_strdup_printf (_("Importing from “%s”"), name);
    }
  if (summary->watched == 1)
    return g_strdup_printf (_("Watching “%s”"), name);
  if (summary->watched > 1)
    return g_strdup_printf (ngettext ("Watching %u folder", "Watching %u folders", summary->watched), summary->watched);
  *icon_name = "media-playback-pause-symbolic";
  return g_strdup (_("Watching is paused"));
}

static void
show (TopsheetSourceStatus *self)
{
  Summary summary = { 0 };
  const char *icon_name;
  const char *message;
  g_autofree char *text = NULL;

  if (self->button == NULL || self->session == NULL)
    return;
  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    count_source (self, g_ptr_array_index (self->sources, i), &summary);
  gtk_widget_set_visible (GTK_WIDGET (self), summary.n > 0);
  text = describe (&summary, &icon_name);
  message = summary.first != NULL ? topsheet_watch_get_message (summary.first) : NULL;
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (self->button, message != NULL ? message : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_sources (gpointer object, const GValue *value, const GError *error)
{
  TopsheetSourceStatus *self = object;

  if (value == NULL || self->button == NULL)
    return;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = g_value_dup_boxed (value);
  show (self);
}

static void
on_store_changed (TopsheetSourceStatus *self, TopsheetChange kinds, TopsheetStore *store)
{
  if (kinds & TOPSHEET_CHANGE_PROJECT)
    topsheet_deliver (topsheet_store_list_sources (store, topsheet_project_get_id (self->project)), self, &self->stamp,
                      on_sources);
}

static void
on_clicked (TopsheetSourceStatus *self)
{
  adw_dialog_present (ADW_DIALOG (topsheet_sources_dialog_new (self->session, self->project, self->undo)),
                      GTK_WIDGET (self));
}

static void
topsheet_source_status_dispose (GObject *object)
{
  TopsheetSourceStatus *self = TOPSHEET_SOURCE_STATUS (object);

  self->button = NULL;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->undo);
  G_OBJECT_CLASS (topsheet_source_status_parent_class)->dispose (object);
}

static void
topsheet_source_status_class_init (TopsheetSourceStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = topsheet_source_status_dispose;
}

static void
topsheet_source_status_init (TopsheetSourceStatus *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_margin_start (self->button, 6);
  gtk_widget_set_margin_end (self->button, 6);
  gtk_widget_set_margin_top (self->button, 6);
  gtk_widget_set_margin_bottom (self->button, 6);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
topsheet_source_status_watch (TopsheetSourceStatus *self,
                              TopsheetSession *session,
                              TopsheetProject *project,
                              TopsheetUndoStack *undo)
{
  TopsheetStore *store;

  g_return_if_fail (TOPSHEET_IS_SOURCE_STATUS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  store = topsheet_session_get_store (session);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (topsheet_session_get_watches (session), "changed", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  on_store_changed (self, TOPSHEET_CHANGE_PROJECT, store);
}
