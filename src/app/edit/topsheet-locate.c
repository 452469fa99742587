/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-locate.h"

#include "app/widgets/topsheet-toast.h"
#include "services/edit/topsheet-relocation.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *from; /* held */
  TopsheetSession *session;
  TopsheetGeneration *generation;
  char *path;
} Search;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_object_unref (self->from);
  g_object_unref (self->session);
  g_object_unref (self->generation);
  g_free (self->path);
  g_free (self);
}

static Search *
search_new (GtkWidget *from, TopsheetSession *session, TopsheetGeneration *generation)
{
  Search *self = g_new0 (Search, 1);

  self->from = g_object_ref (from);
  self->session = g_object_ref (session);
  self->generation = g_object_ref (generation);
  return self;
}

static void
search_closure_free (gpointer data, GClosure *closure)
{
  search_free (data);
}

static void
answered_cb (AdwAlertDialog *dialog, const char *response, Search *self)
{
  if (g_str_equal (response, "again"))
    topsheet_locate (self->from, self->session, self->generation);
}

/* Another content is another version: the record, its thumbnail and what was decided would speak of something else. */
static void
ask (Search *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *body =
    /* Translators: name of a file, version */
    g_strdup_printf (_("“%1$s” is not the file that was recorded as %2$s, byte by byte. Nothing was changed. "
                       "Import it if it is to be a version of its own."),
                     shown, topsheet_generation_get_version_id (self->generation));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Choose Another File?"), NULL));

  adw_alert_dialog_set_body (dialog, body);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "again", _("C_hoose Another…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "again");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb),
                         search_new (self->from, self->session, self->generation), search_closure_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), self->from);
}

static DexFuture *
record_fiber (gpointer data)
{
  Search *self = data;
  GError *error = NULL;
  const gboolean is_same = dex_await_boolean (topsheet_relocation_record (self->session, self->generation, self->path),
                                              &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      text = g_strdup_printf (_("%s still has no file."), topsheet_generation_get_version_id (self->generation));
      topsheet_toast_show_error (self->from, text, error);
      return dex_future_new_for_error (error);
    }
  if (is_same)
    {
      text = g_strdup_printf (_("%s has its file again"), topsheet_generation_get_version_id (self->generation));
      topsheet_toast_show (self->from, text);
    }
  else
    ask (self);
  return dex_future_new_for_boolean (is_same);
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Search *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (self->path == NULL)
    {
      search_free (self);
      return;
    }
  dex_future_disown (dex_scheduler_spawn (NULL, 0, record_fiber, self, search_free));
}

void
topsheet_locate (GtkWidget *from, TopsheetSession *session, TopsheetGeneration *generation)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = NULL;

  g_return_if_fail (GTK_IS_WIDGET (from) && TOPSHEET_IS_SESSION (session) && TOPSHEET_IS_GENERATION (generation));

  /* Translators: a version */
  title = g_strdup_printf (_("Locate the File of %s"), topsheet_generation_get_version_id (generation));
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, chosen_cb,
                        search_new (from, session, generation));
}
