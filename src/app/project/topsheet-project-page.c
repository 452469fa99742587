/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/project/topsheet-project-page.h"

#include "app/budget/topsheet-budget-page.h"
#include "app/compare/topsheet-compare-page.h"
#include "app/gallery/topsheet-gallery-page.h"
#include "app/import/topsheet-import-bar.h"
#include "app/import/topsheet-import-dialog.h"
#include "app/import/topsheet-paste.h"
#include "app/import/topsheet-source-status.h"
#include "app/import/topsheet-sources-dialog.h"
#include "app/ledger/topsheet-ledger-page.h"
#include "app/overview/topsheet-overview-page.h"
#include "app/reports/topsheet-reports-page.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-text.h"
#include "services/topsheet-hours-service.h"

#include <glib/gi18n.h>

typedef AdwNavigationPage *(*ViewNew) (TopsheetSession *session, TopsheetProject *project, TopsheetUndoStack *undo);

typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  ViewNew make;
} View;

/* In the order of the list and of Ctrl+1, Ctrl+2, … */
static const View views[] = {
  { "overview", N_("Overview"), "topsheet-overview-symbolic", topsheet_overview_page_new },
  { "budget", N_("Budget"), "topsheet-budget-symbolic", topsheet_budget_page_new },
  { "gallery", N_("Gallery"), "topsheet-gallery-symbolic", topsheet_gallery_page_new },
  { "ledger", N_("Ledger"), "topsheet-ledger-symbolic", topsheet_ledger_page_new },
  { "reports", N_("Reports"), "topsheet-reports-symbolic", topsheet_reports_page_new },
  { "compare", N_("Compare"), "topsheet-compare-symbolic", topsheet_compare_page_new },
};

#define N_VIEWS ((guint) G_N_ELEMENTS (views))

struct _TopsheetProjectPage
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetUndoStack *undo_stack;
  GPtrArray *pages; /* (element-type AdwNavigationPage) by place in views, NULL until first shown */
  const char *view_name;
  guint count_stamp;

  AdwNavigationSplitView *split;
  AdwNavigationPage *sidebar_page;
  GtkListBox *view_list;
  GtkLabel *name_label;
  GtkLabel *client_label;
  TopsheetSourceStatus *source_status;
  TopsheetImportBar *import_bar;
  GtkLabel *gallery_badge; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (TopsheetProjectPage, topsheet_project_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_SESSION = 1,
  PROP_PROJECT,
  PROP_UNDO_STACK,
  PROP_VIEW_NAME,
} TopsheetProjectPageProperty;

static GParamSpec *properties[PROP_VIEW_NAME + 1];

static void
clear_page (gpointer page)
{
  if (page != NULL)
    g_object_unref (page);
}

static int
find_view (const char *id)
{
  for (guint i = 0; i < N_VIEWS; i++)
    {
      if (g_str_equal (views[i].id, id))
        return (int) i;
    }
  return -1;
}

/* Beside the list of views only the list leads back to the library; on its own, a view leads back to the list. */
static void
set_back_buttons (GtkWidget *widget, gboolean shown)
{
  if (ADW_IS_HEADER_BAR (widget))
    {
      adw_header_bar_set_show_back_button (ADW_HEADER_BAR (widget), shown);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!ADW_IS_NAVIGATION_PAGE (child))
        set_back_buttons (child, shown);
    }
}

static void
update_back_buttons (TopsheetProjectPage *self)
{
  AdwNavigationPage *page = adw_navigation_split_view_get_content (self->split);

  if (page != NULL)
    set_back_buttons (GTK_WIDGET (page), adw_navigation_split_view_get_collapsed (self->split));
}

static gboolean
contains_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
show_nth (TopsheetProjectPage *self, guint n)
{
  AdwNavigationPage *page = g_ptr_array_index (self->pages, n);
  const gboolean in_list = contains_focus (GTK_WIDGET (self->view_list));
  const gboolean changed = self->view_name != views[n].id;

  if (page == NULL)
    {
      page = g_object_ref_sink (views[n].make (self->session, self->project, self->undo_stack));
      self->pages->pdata[n] = page;
      /* Its header bars may only come into place with the first layout. */
      g_signal_connect_object (page, "map", G_CALLBACK (update_back_buttons), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  /* First of all: the list asks for it when the focus leaves it. */
  self->view_name = views[n].id;
  gtk_list_box_select_row (self->view_list, gtk_list_box_get_row_at_index (self->view_list, (int) n));
  if (adw_navigation_split_view_get_content (self->split) != page)
    adw_navigation_split_view_set_content (self->split, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  update_back_buttons (self);
  if (!in_list && gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW_NAME]);
}

static GtkWidget *
make_row (const View *view, GtkLabel **badge)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(view->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (view->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  if (g_str_equal (view->id, "gallery"))
    {
      *badge = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (*badge), "view-badge");
      gtk_widget_add_css_class (GTK_WIDGET (*badge), "numeric");
      gtk_widget_set_valign (GTK_WIDGET (*badge), GTK_ALIGN_CENTER);
      gtk_widget_set_visible (GTK_WIDGET (*badge), FALSE);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (*badge));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(view->title), -1);
  return row;
}

static void
show_counts (gpointer object, const GValue *value, const GError *error)
{
  TopsheetProjectPage *self = object;
  const TopsheetGenerationCounts *counts = value != NULL ? g_value_get_boxed (value) : NULL;
  const guint64 undecided = counts != NULL ? counts->by_decision[TOPSHEET_DECISION_PENDING] : 0;
  g_autofree char *text = topsheet_text_format_count ((gint64) undecided);
  g_autofree char *tooltip = NULL;

  if (self->gallery_badge == NULL)
    return;

  /* Translators: beside Gallery in the list of views; how many versions nobody decided on yet. */
  tooltip = g_strdup_printf (ngettext ("%s undecided version", "%s undecided versions", undecided), text);
  gtk_label_set_label (self->gallery_badge, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->gallery_badge), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->gallery_badge), undecided > 0);
}

static void
refresh_project (gpointer object, const GValue *value, const GError *error)
{
  TopsheetProjectPage *self = object;
  TopsheetProject *fresh = value != NULL ? g_value_get_object (value) : NULL;

  if (fresh == NULL)
    return;

  /* The object is shared by all views; they read it again on the store's own signal. */
  g_object_set (self->project, "name", topsheet_project_get_name (fresh), "client", topsheet_project_get_client (fresh),
                "phase", topsheet_project_get_phase (fresh), "limit", topsheet_project_get_limit (fresh), "api-limit",
                topsheet_project_get_api_limit (fresh), NULL);
}

static void
on_store_changed (TopsheetProjectPage *self, TopsheetChange kinds, TopsheetStore *store)
{
  const gint64 id = topsheet_project_get_id (self->project);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (kinds & (TOPSHEET_CHANGE_GENERATION | TOPSHEET_CHANGE_DECISION))
    topsheet_deliver (topsheet_store_count_generations (store, id), self, &self->count_stamp, show_counts);
  if (kinds & (TOPSHEET_CHANGE_PROJECT | TOPSHEET_CHANGE_PLAN))
    topsheet_deliver (topsheet_store_get_project (store, key), self, NULL, refresh_project);
}

static void
on_row_activated (TopsheetProjectPage *self, GtkListBoxRow *row)
{
  show_nth (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_undo_changed (TopsheetProjectPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.undo", topsheet_undo_stack_get_can_undo (self->undo_stack));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "project.redo", topsheet_undo_stack_get_can_redo (self->undo_stack));
}

static void
on_undo_failed (TopsheetProjectPage *self, GError *error)
{
  topsheet_toast_show_error (GTK_WIDGET (self), _("That could not be undone."), error);
}

static void
show_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_project_page_show_view (TOPSHEET_PROJECT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (widget);

  dex_future_disown (g_str_equal (name, "project.undo") ? topsheet_undo_stack_undo (self->undo_stack)
                                                        : topsheet_undo_stack_redo (self->undo_stack));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_project_page_import (TOPSHEET_PROJECT_PAGE (widget), NULL);
}

static void
import_pasted (GtkWidget *widget, const char * const *paths)
{
  topsheet_project_page_import (TOPSHEET_PROJECT_PAGE (widget), paths);
}

static gboolean
on_paste (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (widget);

  return topsheet_paste_import (widget, self->session, self->project, import_pasted);
}

static void
show_sources_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (widget);

  adw_dialog_present (ADW_DIALOG (topsheet_sources_dialog_new (self->session, self->project, self->undo_stack)), widget);
}

/* Rows that the focus only passed are marked by the list; what stays marked is the view that is shown. */
static void
on_list_left (TopsheetProjectPage *self)
{
  for (guint i = 0; i < N_VIEWS; i++)
    if (self->view_name == views[i].id)
      gtk_list_box_select_row (self->view_list, gtk_list_box_get_row_at_index (self->view_list, (int) i));
}

static gboolean
on_drop (TopsheetProjectPage *self, const GValue *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *item = g_value_get_boxed (value); item != NULL; item = item->next)
    {
      char *path = g_file_get_path (item->data);

      if (path != NULL)
        g_strv_builder_take (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] != NULL)
    topsheet_project_page_import (self, (const char * const *) paths);
  return paths[0] != NULL;
}

static void
add_drop_target (TopsheetProjectPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
topsheet_project_page_constructed (GObject *object)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (object);
  TopsheetStore *store = topsheet_session_get_store (self->session);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  G_OBJECT_CLASS (topsheet_project_page_parent_class)->constructed (object);

  g_object_bind_property (self->project, "name", self, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->project, "name", self->name_label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->project, "name", self->sidebar_page, "title", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->project, "client", self->client_label, "label", G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      gtk_list_box_append (self->view_list, make_row (&views[i], &self->gallery_badge));
      g_ptr_array_add (self->pages, NULL);
    }
  g_signal_connect_object (self->undo_stack, "notify::can-undo", G_CALLBACK (on_undo_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_stack, "failed", G_CALLBACK (on_undo_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_list_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view_list), focus);
  add_drop_target (self);
  topsheet_source_status_watch (self->source_status, self->session, self->project, self->undo_stack);
  topsheet_import_bar_watch (self->import_bar, self->session, self->project, self->undo_stack);
  on_undo_changed (self);
  on_store_changed (self, TOPSHEET_CHANGE_GENERATION, store);
}

static void
topsheet_project_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (object);

  switch ((TopsheetProjectPageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_UNDO_STACK:
      g_value_set_object (value, self->undo_stack);
      break;
    case PROP_VIEW_NAME:
      g_value_set_string (value, self->view_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_project_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (object);

  switch ((TopsheetProjectPageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_PROJECT:
      self->project = g_value_dup_object (value);
      break;
    case PROP_UNDO_STACK:
    case PROP_VIEW_NAME:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_project_page_dispose (GObject *object)
{
  TopsheetProjectPage *self = TOPSHEET_PROJECT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_PROJECT_PAGE);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  self->gallery_badge = NULL;
  G_OBJECT_CLASS (topsheet_project_page_parent_class)->dispose (object);
}

static void
topsheet_project_page_class_init (TopsheetProjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = topsheet_project_page_constructed;
  object_class->get_property = topsheet_project_page_get_property;
  object_class->set_property = topsheet_project_page_set_property;
  object_class->dispose = topsheet_project_page_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TOPSHEET_TYPE_SESSION, construct);
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, TOPSHEET_TYPE_PROJECT, construct);
  properties[PROP_UNDO_STACK] = g_param_spec_object ("undo-stack", NULL, NULL, TOPSHEET_TYPE_UNDO_STACK, read);
  properties[PROP_VIEW_NAME] = g_param_spec_string ("view-name", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (TOPSHEET_TYPE_IMPORT_BAR);
  g_type_ensure (TOPSHEET_TYPE_SOURCE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-project-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, split);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, sidebar_page);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, view_list);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, client_label);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, source_status);
  gtk_widget_class_bind_template_child (widget_class, TopsheetProjectPage, import_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_back_buttons);

  /* Whoever has the focus pastes first. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, on_paste, NULL);

  gtk_widget_class_install_action (widget_class, "project.show-view", "s", show_view_action);
  gtk_widget_class_install_action (widget_class, "project.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "project.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "project.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "project.show-sources", NULL, show_sources_action);
}

static void
topsheet_project_page_init (TopsheetProjectPage *self)
{
  self->pages = g_ptr_array_new_with_free_func (clear_page);
  self->undo_stack = topsheet_undo_stack_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetProjectPage *
topsheet_project_page_new (TopsheetSession *session, TopsheetProject *project)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);

  return g_object_new (TOPSHEET_TYPE_PROJECT_PAGE, "session", session, "project", project, NULL);
}

TopsheetSession *
topsheet_project_page_get_session (TopsheetProjectPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_PAGE (self), NULL);

  return self->session;
}

TopsheetProject *
topsheet_project_page_get_project (TopsheetProjectPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_PAGE (self), NULL);

  return self->project;
}

TopsheetUndoStack *
topsheet_project_page_get_undo_stack (TopsheetProjectPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_PAGE (self), NULL);

  return self->undo_stack;
}

const char *
topsheet_project_page_get_view_name (TopsheetProjectPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_PAGE (self), NULL);

  return self->view_name;
}

GtkWidget *
topsheet_project_page_get_view (TopsheetProjectPage *self)
{
  g_return_val_if_fail (TOPSHEET_IS_PROJECT_PAGE (self), NULL);

  return GTK_WIDGET (adw_navigation_split_view_get_content (self->split));
}

void
topsheet_project_page_show_view (TopsheetProjectPage *self, const char *view)
{
  int n;

  g_return_if_fail (TOPSHEET_IS_PROJECT_PAGE (self));
  g_return_if_fail (view != NULL);

  n = find_view (view);
  if (n >= 0)
    show_nth (self, (guint) n);
}

void
topsheet_project_page_import (TopsheetProjectPage *self, const char * const *paths)
{
  g_return_if_fail (TOPSHEET_IS_PROJECT_PAGE (self));

  adw_dialog_present (ADW_DIALOG (topsheet_import_dialog_new (self->session, self->project, paths)), GTK_WIDGET (self));
}

DexFuture *
topsheet_project_page_flush (TopsheetProjectPage *self)
{
  DexFuture *flushed = NULL, *posted;

  g_return_val_if_fail (TOPSHEET_IS_PROJECT_PAGE (self), NULL);

  for (guint i = 0; i < N_VIEWS; i++)
    {
      AdwNavigationPage *page = g_ptr_array_index (self->pages, i);

      if (TOPSHEET_IS_BUDGET_PAGE (page))
        flushed = topsheet_budget_page_flush (TOPSHEET_BUDGET_PAGE (page));
    }
  posted = topsheet_hours_service_post (self->session, topsheet_project_get_id (self->project));
  return flushed != NULL ? dex_future_all (flushed, posted, NULL) : posted;
}
