/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/topsheet-edit-actions.h"

#include "app/edit/topsheet-application-dialog.h"
#include "app/edit/topsheet-locate.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-settings.h"
#include "app/widgets/topsheet-toast.h"
#include "services/edit/topsheet-edit-service.h"

#include <glib/gi18n.h>

#define CONTEXT_KEY "topsheet-edit-context"
#define EDITORS_KEY "editors"
#define MARKED_KEY "topsheet-marked-for-editing" /* of the session: id of a version */

/* A version on its way into an application. */
typedef struct
{
  GWeakRef page;
  TopsheetSession *session;
  TopsheetGeneration *generation;
  GAppInfo *application; /* NULL: the desktop asks */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_weak_ref_clear (&self->page);
  g_clear_object (&self->application);
  g_clear_object (&self->generation);
  g_clear_object (&self->session);
  g_free (self);
}

static Opening *
opening_new (GtkWidget *page, TopsheetSession *session, TopsheetGeneration *generation)
{
  Opening *self = g_new0 (Opening, 1);

  g_weak_ref_init (&self->page, page);
  self->session = g_object_ref (session);
  self->generation = g_object_ref (generation);
  return self;
}

static void
show_error (Opening *self, const GError *error)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *what = NULL;

  if (page == NULL)
    return;
  what = g_strdup_printf (_("%s was not opened."), topsheet_generation_get_version_id (self->generation));
  topsheet_toast_show_error (page, what, error);
}

typedef struct
{
  TopsheetSession *session;
  gint64 edit_id;
  GWeakRef page;
} Launch;

/* Inside a sandbox only the desktop knows the applications: it asks, and lets the chosen one write to the file. */
static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  Launch *launch = data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&launch->page);
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error))
    {
      dex_future_disown (topsheet_edit_service_discard (topsheet_edit_service_for_session (launch->session),
                                                        launch->edit_id));
      if (page != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        topsheet_toast_show_error (page, _("No application was started."), error);
    }
  g_weak_ref_clear (&launch->page);
  g_clear_object (&launch->session);
  g_free (launch);
}

static void
launch_by_desktop (Opening *self, const TopsheetOpenEdit *edit, GFile *file, GtkWidget *page)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);
  Launch *launch = g_new0 (Launch, 1);

  launch->session = g_object_ref (self->session);
  launch->edit_id = edit->id;
  g_weak_ref_init (&launch->page, page);
  gtk_file_launcher_set_always_ask (launcher, TRUE);
  gtk_file_launcher_set_writable (launcher, TRUE);
  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (page)), NULL, launched_cb, launch);
}

static DexFuture *
open_fiber (gpointer data)
{
  Opening *self = data;
  TopsheetEditService *service = topsheet_edit_service_for_session (self->session);
  g_autoptr (GtkWidget) page = NULL;
  g_autoptr (TopsheetOpenEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GList) files = NULL;

  edit = dex_await_boxed (topsheet_edit_service_start (service, self->generation,
                                                       self->application != NULL
                                                         ? g_app_info_get_name (self->application)
                                                         : NULL),
                          &error);
  page = g_weak_ref_get (&self->page);
  if (edit == NULL)
    {
      show_error (self, error);
      return dex_future_new_for_boolean (FALSE);
    }
  file = g_file_new_for_path (edit->path);
  if (self->application == NULL)
    {
      if (page != NULL)
        launch_by_desktop (self, edit, file, page);
      return dex_future_new_for_boolean (TRUE);
    }
  context = page != NULL ? gdk_display_get_app_launch_context (gtk_widget_get_display (page)) : NULL;
  files = g_list_append (NULL, file);
  if (!g_app_info_launch (self->application, files, G_APP_LAUNCH_CONTEXT (context), &error))
    {
      show_error (self, error);
      return topsheet_edit_service_discard (service, edit->id);
    }
  return dex_future_new_for_boolean (TRUE);
}

static char *
get_content_type (TopsheetGeneration *generation)
{
  return g_content_type_guess (topsheet_generation_get_path (generation), NULL, 0, NULL);
}

/* The application that was chosen for files of this type before. (transfer full) (nullable) */
static GAppInfo *
find_application (const char *content_type)
{
  g_autoptr (GSettings) settings = topsheet_settings_new ();
  g_autoptr (GVariant) editors = settings != NULL ? g_settings_get_value (settings, EDITORS_KEY) : NULL;
  g_autofree char *id = NULL;
  g_autolist (GAppInfo) all = g_app_info_get_all_for_type (content_type);

  if (editors == NULL || !g_variant_lookup (editors, content_type, "s", &id))
    return NULL;
  for (GList *item = all; item != NULL; item = item->next)
    if (g_strcmp0 (g_app_info_get_id (item->data), id) == 0)
      return g_object_ref (item->data);
  return NULL;
}

static void
remember_application (const char *content_type, GAppInfo *application)
{
  g_autoptr (GSettings) settings = topsheet_settings_new ();
  g_autoptr (GVariant) editors = settings != NULL ? g_settings_get_value (settings, EDITORS_KEY) : NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *type, *id;

  if (editors == NULL || g_app_info_get_id (application) == NULL)
    return;
  g_variant_iter_init (&iter, editors);
  while (g_variant_iter_next (&iter, "{&s&s}", &type, &id))
    if (!g_str_equal (type, content_type))
      g_variant_builder_add (&builder, "{ss}", type, id);
  g_variant_builder_add (&builder, "{ss}", content_type, g_app_info_get_id (application));
  g_settings_set_value (settings, EDITORS_KEY, g_variant_builder_end (&builder));
}

static void
open_with (Opening *opening, GAppInfo *application)
{
  g_set_object (&opening->application, application);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, open_fiber, opening, opening_free));
}

static void
chosen_cb (GAppInfo *application, gpointer data)
{
  Opening *opening = data;
  g_autofree char *content_type = get_content_type (opening->generation);

  if (application == NULL)
    {
      opening_free (opening);
      return;
    }
  remember_application (content_type, application);
  open_with (opening, application);
}

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
open_version (GtkWidget *widget, TopsheetSession *session, TopsheetGeneration *generation, gboolean ask)
{
  g_autofree char *content_type = get_content_type (generation);
  Opening *opening = opening_new (widget, session, generation);
  g_autoptr (GAppInfo) application = ask ? NULL : find_application (content_type);

  if (application != NULL || is_sandboxed ())
    open_with (opening, application);
  else
    topsheet_application_dialog_present (widget, content_type, chosen_cb, opening);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TopsheetEditContext *context = g_object_get_data (G_OBJECT (widget), CONTEXT_KEY);
  TopsheetGeneration *generation = context->get_target (widget);

  if (generation != NULL)
    open_version (widget, context->session, generation, g_str_equal (name, "version.open-with"));
}

/* The one with @id, wherever the cursor is by now. */
static void
load_version (GtkWidget *widget, gint64 id, TopsheetDeliveryFunc func)
{
  const TopsheetEditContext *context = g_object_get_data (G_OBJECT (widget), CONTEXT_KEY);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (id == 0)
    return;
  g_array_append_val (ids, id);
  topsheet_deliver (topsheet_store_load_generations (topsheet_session_get_store (context->session), ids), widget, NULL,
                    func);
}

static TopsheetGeneration *
get_first (const GValue *value)
{
  GPtrArray *generations = value != NULL ? g_value_get_boxed (value) : NULL;

  return generations != NULL && generations->len > 0 ? g_ptr_array_index (generations, 0) : NULL;
}

static void
marked_cb (gpointer widget, const GValue *value, const GError *error)
{
  const TopsheetEditContext *context = g_object_get_data (widget, CONTEXT_KEY);

  if (get_first (value) != NULL)
    open_version (widget, context->session, get_first (value), FALSE);
}

static void
open_marked_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TopsheetEditContext *context = g_object_get_data (G_OBJECT (widget), CONTEXT_KEY);
  const gint64 *id = g_object_get_data (G_OBJECT (context->session), MARKED_KEY);

  load_version (widget, id != NULL ? *id : 0, marked_cb);
}

static void
lost_cb (gpointer widget, const GValue *value, const GError *error)
{
  const TopsheetEditContext *context = g_object_get_data (widget, CONTEXT_KEY);

  if (get_first (value) != NULL)
    topsheet_locate (widget, context->session, get_first (value));
}

static void
locate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load_version (widget, g_variant_get_int64 (parameter), lost_cb);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TopsheetEditContext *context = g_object_get_data (G_OBJECT (widget), CONTEXT_KEY);

  context->show (widget, g_variant_get_int64 (parameter));
}

void
topsheet_edit_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "version.open-editor", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "version.open-with", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "version.open-marked", NULL, open_marked_action);
  gtk_widget_class_install_action (widget_class, "version.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "version.locate", "x", locate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "version.open-editor", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_NO_MODIFIER_MASK, "version.open-editor", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_SHIFT_MASK, "version.open-marked", NULL);
}

void
topsheet_edit_actions_set_up (GtkWidget *page, const TopsheetEditContext *context)
{
  g_return_if_fail (GTK_IS_WIDGET (page) && context != NULL);

  g_object_set_data_full (G_OBJECT (page), CONTEXT_KEY, g_memdup2 (context, sizeof *context), g_free);
}

void
topsheet_edit_actions_note_marked (TopsheetSession *session, gint64 generation_id)
{
  g_return_if_fail (TOPSHEET_IS_SESSION (session));

  g_object_set_data_full (G_OBJECT (session), MARKED_KEY, g_memdup2 (&generation_id, sizeof generation_id), g_free);
}
