/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/topsheet-window.h"

#include "app/catalogue/topsheet-catalogue-dialog.h"
#include "app/library/topsheet-library-page.h"
#include "app/project/topsheet-project-page.h"
#include "app/widgets/topsheet-settings.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

#define MINIMUM_WIDTH 360
#define MINIMUM_HEIGHT 294

struct _TopsheetWindow
{
  AdwApplicationWindow parent_instance;

  TopsheetSession *session;
  GSettings *settings; /* (nullable) */
  AdwNavigationView *navigation;
  AdwNavigationPage *status_page;
  GtkStack *status_stack;
  AdwStatusPage *failure_page;
};

G_DEFINE_FINAL_TYPE (TopsheetWindow, topsheet_window, ADW_TYPE_APPLICATION_WINDOW)

static TopsheetProjectPage *
get_project_page (TopsheetWindow *self)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  return TOPSHEET_IS_PROJECT_PAGE (page) ? TOPSHEET_PROJECT_PAGE (page) : NULL;
}

/* The widget that actions of the visible view are installed on. */
static GtkWidget *
get_view (TopsheetWindow *self)
{
  TopsheetProjectPage *page = get_project_page (self);

  if (page != NULL)
    return topsheet_project_page_get_view (page);
  return GTK_WIDGET (adw_navigation_view_get_visible_page (self->navigation));
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetProjectPage *page = get_project_page (TOPSHEET_WINDOW (widget));

  if (page != NULL)
    topsheet_project_page_show_view (page, g_variant_get_string (parameter, NULL));
}

/* win.search → view.search, win.undo → project.undo: the window only knows where to send them. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = get_view (TOPSHEET_WINDOW (widget));
  const char *verb = name + strlen ("win.");
  const gboolean of_project = g_str_equal (verb, "undo") || g_str_equal (verb, "redo");
  g_autofree char *target = g_strconcat (of_project ? "project." : "view.", verb, NULL);

  if (view != NULL)
    gtk_widget_activate_action_variant (view, target, NULL);
}

static void
full_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_navigation_view_pop (TOPSHEET_WINDOW (widget)->navigation);
}

/* Another process may have written prices; rates are read by those that show them. */
static void
on_store_changed (TopsheetWindow *self, TopsheetChange kinds)
{
  if (kinds & TOPSHEET_CHANGE_PRICE)
    dex_future_disown (topsheet_session_reload_catalogue (self->session));
}

static void
on_open_project (TopsheetWindow *self, TopsheetProject *project, const char *view)
{
  topsheet_window_open_project (self, project, view);
}

static void
on_visible_page_changed (TopsheetWindow *self)
{
  TopsheetProjectPage *page = get_project_page (self);

  /* The window is named after what it shows. */
  gtk_window_set_title (GTK_WINDOW (self),
                        page != NULL ? adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)) : _("Topsheet"));
}

static const char *
failure_title (const GError *error)
{
  if (g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NEWER))
    return _("This Library Was Made by a Newer Topsheet");
  if (g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_FOREIGN))
    return _("This File Is Not a Library");
  if (g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_CORRUPT))
    return _("The Library Is Damaged");
  if (g_error_matches (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_READ_ONLY))
    return _("The Library Cannot Be Written");
  return _("The Library Cannot Be Opened");
}

/* The window comes back as it was left. */
static void
restore_size (TopsheetWindow *self)
{
  self->settings = topsheet_settings_new ();
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
topsheet_window_unmap (GtkWidget *widget)
{
  TopsheetWindow *self = TOPSHEET_WINDOW (widget);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (self->settings != NULL)
    {
      g_settings_set_int (self->settings, "window-width", MAX (width, MINIMUM_WIDTH));
      g_settings_set_int (self->settings, "window-height", MAX (height, MINIMUM_HEIGHT));
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
    }
  GTK_WIDGET_CLASS (topsheet_window_parent_class)->unmap (widget);
}

static void
topsheet_window_dispose (GObject *object)
{
  TopsheetWindow *self = TOPSHEET_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (topsheet_window_parent_class)->dispose (object);
}

static void
topsheet_window_class_init (TopsheetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_window_dispose;
  widget_class->unmap = topsheet_window_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, TopsheetWindow, status_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetWindow, status_stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetWindow, failure_page);

  gtk_widget_class_install_action (widget_class, "win.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.inspector", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, full_screen_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_page_changed);

  /* Bindings, not accelerators of the application: an entry with the focus takes its own undo first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
}

static void
topsheet_window_init (TopsheetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);
}

TopsheetWindow *
topsheet_window_new (AdwApplication *application)
{
  return g_object_new (TOPSHEET_TYPE_WINDOW, "application", application, NULL);
}

TopsheetSession *
topsheet_window_get_session (TopsheetWindow *self)
{
  g_return_val_if_fail (TOPSHEET_IS_WINDOW (self), NULL);

  return self->session;
}

void
topsheet_window_show_opening (TopsheetWindow *self)
{
  g_return_if_fail (TOPSHEET_IS_WINDOW (self));

  adw_navigation_view_replace (self->navigation, &self->status_page, 1);
  gtk_stack_set_visible_child_name (self->status_stack, "opening");
}

void
topsheet_window_set_session (TopsheetWindow *self, TopsheetSession *session)
{
  AdwNavigationPage *page;

  g_return_if_fail (TOPSHEET_IS_WINDOW (self));
  g_return_if_fail (TOPSHEET_IS_SESSION (session));

  if (self->session != NULL && self->session != session)
    dex_future_disown (topsheet_session_close (self->session));
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (topsheet_session_get_store (self->session), on_store_changed, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (topsheet_session_get_store (session), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  page = ADW_NAVIGATION_PAGE (topsheet_library_page_new (session));
  g_signal_connect_object (page, "open", G_CALLBACK (on_open_project), self, G_CONNECT_SWAPPED);
  adw_navigation_view_replace (self->navigation, &page, 1);
}

void
topsheet_window_show_failure (TopsheetWindow *self, const GError *error, const char *location)
{
  g_return_if_fail (TOPSHEET_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  adw_status_page_set_title (self->failure_page, failure_title (error));
  adw_status_page_set_description (self->failure_page, error->message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->failure_page), location);
  gtk_stack_set_visible_child_name (self->status_stack, "failure");
}

void
topsheet_window_new_project (TopsheetWindow *self)
{
  g_return_if_fail (TOPSHEET_IS_WINDOW (self));

  if (get_project_page (self) != NULL)
    adw_navigation_view_pop_to_tag (self->navigation, "library");
  gtk_widget_activate_action (GTK_WIDGET (adw_navigation_view_get_visible_page (self->navigation)), "library.new", NULL);
}

void
topsheet_window_import (TopsheetWindow *self, const char * const *paths)
{
  TopsheetProjectPage *page;

  g_return_if_fail (TOPSHEET_IS_WINDOW (self));
  g_return_if_fail (paths != NULL);

  page = get_project_page (self);
  if (page != NULL)
    topsheet_project_page_import (page, paths);
  else
    topsheet_toast_show (GTK_WIDGET (self), _("Open a project first, then drop the files on it."));
}

void
topsheet_window_show_catalogue (TopsheetWindow *self)
{
  g_return_if_fail (TOPSHEET_IS_WINDOW (self));

  if (self->session != NULL)
    adw_dialog_present (ADW_DIALOG (topsheet_catalogue_dialog_new (self->session)), GTK_WIDGET (self));
}

DexFuture *
topsheet_window_flush (TopsheetWindow *self)
{
  TopsheetProjectPage *page;

  g_return_val_if_fail (TOPSHEET_IS_WINDOW (self), NULL);

  page = get_project_page (self);
  return page != NULL ? topsheet_project_page_flush (page) : dex_future_new_true ();
}

void
topsheet_window_open_project (TopsheetWindow *self, TopsheetProject *project, const char *view)
{
  TopsheetProjectPage *page;

  g_return_if_fail (TOPSHEET_IS_WINDOW (self));
  g_return_if_fail (TOPSHEET_IS_PROJECT (project));

  page = topsheet_project_page_new (self->session, project);
  /* In the window first: the split view looks for the focus there when it gets its content. */
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
  topsheet_project_page_show_view (page, view != NULL ? view : "overview");
}
