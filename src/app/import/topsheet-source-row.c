/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-source-row.h"

#include "app/import/topsheet-import-report.h"
#include "app/import/topsheet-source-act.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"
#include "services/import/topsheet-imports.h"

#include <glib/gi18n.h>

struct _TopsheetSourceRow
{
  AdwActionRow parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo;
  TopsheetImportSource *source;
  GtkWidget *icon;
  GtkWidget *resume_button;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (TopsheetSourceRow, topsheet_source_row, ADW_TYPE_ACTION_ROW)

static void
set_text (TopsheetSourceRow *self, const char *icon_name, const char *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
show_result (gpointer object, const GValue *value, const GError *error)
{
  if (error != NULL)
    topsheet_toast_show_error (object, _("The source was not changed."), error);
}

static void
on_resume_clicked (TopsheetSourceRow *self)
{
  if (self->source->kind == TOPSHEET_SOURCE_ONCE)
    topsheet_imports_resume (topsheet_imports_for_session (self->session), self->project, self->source);
  else
    topsheet_deliver (topsheet_store_pause_source (topsheet_session_get_store (self->session), self->source->id,
                                                   !self->source->paused),
                      self, NULL, show_result);
}

/* The list stays when the row goes. */
static void
on_remove_clicked (TopsheetSourceRow *self)
{
  topsheet_source_act_remove (gtk_widget_get_parent (GTK_WIDGET (self)), self->session, self->undo, self->source);
}

static GtkWidget *
add_button (TopsheetSourceRow *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  return button;
}

static void
name_button (GtkWidget *button, const char *icon_name, const char *name)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon_name);
  gtk_widget_set_tooltip_text (button, name);
}

static void
topsheet_source_row_finalize (GObject *object)
{
  TopsheetSourceRow *self = TOPSHEET_SOURCE_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->undo);
  topsheet_import_source_free (self->source);
  G_OBJECT_CLASS (topsheet_source_row_parent_class)->finalize (object);
}

static void
topsheet_source_row_class_init (TopsheetSourceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_source_row_finalize;
}

static void
topsheet_source_row_init (TopsheetSourceRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 4);
  self->icon = gtk_image_new_from_icon_name ("folder-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->icon);
  self->resume_button = add_button (self, G_CALLBACK (on_resume_clicked));
  self->remove_button = add_button (self, G_CALLBACK (on_remove_clicked));
}

TopsheetSourceRow *
topsheet_source_row_new (TopsheetSession *session,
                         TopsheetProject *project,
                         TopsheetUndoStack *undo,
                         const TopsheetImportSource *source)
{
  TopsheetSourceRow *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (TOPSHEET_IS_UNDO_STACK (undo), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_SOURCE_ROW, NULL);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->undo = g_object_ref (undo);
  topsheet_source_row_set_source (self, source);
  return self;
}

const TopsheetImportSource *
topsheet_source_row_get_source (TopsheetSourceRow *self)
{
  g_return_val_if_fail (TOPSHEET_IS_SOURCE_ROW (self), NULL);

  return self->source;
}

void
topsheet_source_row_set_source (TopsheetSourceRow *self, const TopsheetImportSource *source)
{
  const gboolean is_once = source->kind == TOPSHEET_SOURCE_ONCE;
  g_autofree char *title = topsheet_import_report_name_source (source);
  TopsheetImportSource *old = self->source;

  g_return_if_fail (TOPSHEET_IS_SOURCE_ROW (self));

  self->source = topsheet_import_source_copy (source);
  topsheet_import_source_free (old);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), source->location);
  if (is_once || source->paused)
    name_button (self->resume_button, "media-playback-start-symbolic", is_once ? _("Resume") : _("Watch Again"));
  else
    name_button (self->resume_button, "media-playback-pause-symbolic", _("Pause"));
  name_button (self->remove_button, "user-trash-symbolic", is_once ? _("Discard") : _("Watch No More"));
  if (is_once)
    set_text (self, "media-playback-pause-symbolic", _("It did not come to its end. What was imported by then stays."));
}

/* What it is doing, as a sentence. (transfer full) */
static char *
describe (TopsheetWatch *watch)
{
  const char *message = topsheet_watch_get_message (watch);
  const guint n = topsheet_watch_get_imported (watch);
  g_autofree char *count = topsheet_text_format_count (n);
  g_autofree char *taken = NULL;

  if (topsheet_watch_get_state (watch) == TOPSHEET_WATCH_LOOKING)
    return message != NULL ? g_strdup_printf (_("Importing: %s"), message) : g_strdup (_("Looking for new files"));
  if (topsheet_watch_get_state (watch) != TOPSHEET_WATCH_WATCHING)
    return g_strdup (message);
  /* Translators: what a watched folder brought in since the program was started. */
  taken = n > 0 ? g_strdup_printf (ngettext ("%s version imported since the start.",
                                             "%s versions imported since the start.", n),
                                   count)
                : g_strdup (_("Watching."));
  return message != NULL ? g_strdup_printf ("%s %s", taken, message) : g_steal_pointer (&taken);
}

void
topsheet_source_row_show_watch (TopsheetSourceRow *self, TopsheetWatch *watch)
{
  static const char * const icon_names[TOPSHEET_N_WATCH_STATES] = {
    [TOPSHEET_WATCH_LOOKING] = "content-loading-symbolic",
    [TOPSHEET_WATCH_WATCHING] = "folder-symbolic",
    [TOPSHEET_WATCH_WAITING] = "network-offline-symbolic",
    [TOPSHEET_WATCH_FAILED] = "dialog-warning-symbolic",
  };
  g_autofree char *text = NULL;

  g_return_if_fail (TOPSHEET_IS_SOURCE_ROW (self));

  if (watch == NULL)
    {
      set_text (self, "media-playback-pause-symbolic", self->source->paused ? _("Paused.") : _("Not watched yet."));
      return;
    }
  text = describe (watch);
  set_text (self, icon_names[topsheet_watch_get_state (watch)], text);
}
