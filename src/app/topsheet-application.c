/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/topsheet-application.h"

#include "app/topsheet-window.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-settings.h"
#include "app/widgets/topsheet-shortcuts-dialog.h"
#include "app/widgets/topsheet-toast.h"
#include "topsheet-icons.h"
#include "topsheet-resources.h"
#include "services/import/topsheet-watch-service.h"

#include <glib/gi18n.h>

struct _TopsheetApplication
{
  AdwApplication parent_instance;

  char *location;
  TopsheetWindow *window; /* weak */
  guint open_stamp;
};

G_DEFINE_FINAL_TYPE (TopsheetApplication, topsheet_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-project", { "<Control>n" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.full-screen", { "F11" } },
  { "win.search", { "<Control>f" } },
  { "win.inspector", { "F9" } },
  { "win.view::overview", { "<Control>1" } },
  { "win.view::budget", { "<Control>2" } },
  { "win.view::gallery", { "<Control>3" } },
  { "win.view::ledger", { "<Control>4" } },
  { "win.view::reports", { "<Control>5" } },
  { "win.view::compare", { "<Control>6" } },
};

static void
set_member (TopsheetSession *session)
{
  g_autoptr (GSettings) settings = topsheet_settings_new ();
  g_autofree char *member = settings != NULL ? g_settings_get_string (settings, "member") : NULL;

  topsheet_session_set_member (session, member);
}

static void
on_session (gpointer object, const GValue *value, const GError *error)
{
  TopsheetApplication *self = object;

  if (self->window == NULL)
    return;
  if (value != NULL)
    {
      set_member (g_value_get_object (value));
      topsheet_window_set_session (self->window, g_value_get_object (value));
      topsheet_watch_service_start (topsheet_session_get_watches (g_value_get_object (value)), 0);
    }
  else
    topsheet_window_show_failure (self->window, error, self->location);
}

static void
open_library (TopsheetApplication *self)
{
  topsheet_window_show_opening (self->window);
  topsheet_deliver (topsheet_session_open (self->location, TRUE, NULL), self, &self->open_stamp, on_session);
}

typedef struct
{
  GApplication *application;
  TopsheetSession *session;
  DexFuture *flushed;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_application_release (closing->application);
  g_object_unref (closing->application);
  g_clear_object (&closing->session);
  dex_clear (&closing->flushed);
  g_free (closing);
}

/* The last edits reach the library, then it is put to rest; the process lives that long. */
static DexFuture *
closing_fiber (gpointer user_data)
{
  Closing *closing = user_data;
  g_autoptr (GError) error = NULL;

  dex_await (dex_ref (closing->flushed), NULL);
  if (!dex_await (topsheet_session_close (closing->session), &error))
    g_message ("Closing the library: %s", error->message);
  return dex_future_new_true ();
}

static void
begin_closing (TopsheetApplication *self, TopsheetWindow *window)
{
  TopsheetSession *session = topsheet_window_get_session (window);
  Closing *closing;

  if (session == NULL)
    return;

  closing = g_new0 (Closing, 1);
  closing->application = G_APPLICATION (g_object_ref (self));
  closing->session = g_object_ref (session);
  closing->flushed = topsheet_window_flush (window);
  g_application_hold (closing->application);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, closing_fiber, closing, closing_free));
}

static gboolean
on_close_request (TopsheetApplication *self, TopsheetWindow *window)
{
  begin_closing (self, window);
  return GDK_EVENT_PROPAGATE;
}

static void
ensure_window (TopsheetApplication *self)
{
  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, topsheet_window_new (ADW_APPLICATION (self)));
      g_signal_connect_object (self->window, "close-request", G_CALLBACK (on_close_request), self, G_CONNECT_SWAPPED);
      open_library (self);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;

  if (self->window == NULL)
    {
      g_application_quit (G_APPLICATION (self));
      return;
    }
  /* Closing would only close a dialog that is open. */
  begin_closing (self, self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
retry_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;

  if (self->window != NULL)
    open_library (self);
}

static void
on_library_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TopsheetApplication) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file == NULL || self->window == NULL)
    return;
  g_free (self->location);
  self->location = g_file_get_path (file);
  open_library (self);
}

static void
open_library_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (self->window == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _("Open Another Library"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self->window), NULL, on_library_chosen, g_object_ref (self));
}

static void
new_project_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;

  if (self->window != NULL)
    topsheet_window_new_project (self->window);
}

static void
catalogue_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;

  if (self->window != NULL)
    topsheet_window_show_catalogue (self->window);
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;

  adw_dialog_present (topsheet_shortcuts_dialog_new (), self->window != NULL ? GTK_WIDGET (self->window) : NULL);
}

static void
help_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TopsheetApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) && self->window != NULL &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    topsheet_toast_show_error (GTK_WIDGET (self->window),
                               _("The help could not be opened. Install Yelp, the help viewer of GNOME."), error);
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:topsheet");

  gtk_uri_launcher_launch (launcher, self->window != NULL ? GTK_WINDOW (self->window) : NULL, NULL, help_launched_cb,
                           g_object_ref (self));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TopsheetApplication *self = user_data;
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Topsheet", "application-icon", TOPSHEET_APPLICATION_ID, "version",
                TOPSHEET_VERSION, "developer-name", _("The Topsheet Contributors"), "license-type",
                GTK_LICENSE_GPL_3_0, "comments", _("Plan, track and report what generated pictures and films cost."),
                "translator-credits", _("translator-credits"), NULL);
  adw_dialog_present (dialog, self->window != NULL ? GTK_WIDGET (self->window) : NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "retry", .activate = retry_action },
  { .name = "open-library", .activate = open_library_action },
  { .name = "new-project", .activate = new_project_action },
  { .name = "catalogue", .activate = catalogue_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "help", .activate = help_action },
  { .name = "about", .activate = about_action },
};

static void
topsheet_application_startup (GApplication *application)
{
  topsheet_application_register_resources ();
  G_APPLICATION_CLASS (topsheet_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (TOPSHEET_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
}

static void
topsheet_application_activate (GApplication *application)
{
  ensure_window (TOPSHEET_APPLICATION (application));
}

static void
topsheet_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TopsheetApplication *self = TOPSHEET_APPLICATION (application);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  ensure_window (self);
  topsheet_window_import (self->window, (const char * const *) paths);
}

static int
topsheet_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  TopsheetApplication *self = TOPSHEET_APPLICATION (application);
  g_autofree char *location = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("topsheet %s\n", TOPSHEET_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^ay", &location))
    {
      g_free (self->location);
      self->location = g_canonicalize_filename (location, NULL);
      /* Another library is another process: the one that runs keeps its own. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

static void
topsheet_application_finalize (GObject *object)
{
  TopsheetApplication *self = TOPSHEET_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->location, g_free);
  G_OBJECT_CLASS (topsheet_application_parent_class)->finalize (object);
}

static void
topsheet_application_class_init (TopsheetApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = topsheet_application_finalize;
  application_class->startup = topsheet_application_startup;
  application_class->activate = topsheet_application_activate;
  application_class->open = topsheet_application_open;
  application_class->handle_local_options = topsheet_application_handle_local_options;
}

static void
topsheet_application_init (TopsheetApplication *self)
{
  const GOptionEntry options[] = {
    { "library", 'l', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this library"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  self->location = topsheet_session_default_location ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

TopsheetApplication *
topsheet_application_new (void)
{
  return g_object_new (TOPSHEET_TYPE_APPLICATION, "application-id", TOPSHEET_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/topsheet/Topsheet", NULL);
}

void
topsheet_application_register_resources (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      topsheet_register_resource ();
      /* The icons register themselves; the call keeps the linker from dropping them. */
      (void) topsheet_icons_get_resource ();
      g_once_init_leave (&registered, 1);
    }
}
