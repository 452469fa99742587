/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-library-page.h"

#include "app/library/topsheet-new-project-dialog.h"
#include "app/library/topsheet-project-archive.h"
#include "app/library/topsheet-project-card.h"
#include "app/library/topsheet-sample-dialog.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

/* Changes come in bursts during an import; the cards follow a few times a second. */
#define REFRESH_MSEC 200

struct _TopsheetLibraryPage
{
  AdwNavigationPage parent_instance;

  TopsheetSession *session;
  TopsheetThumbnailSource *thumbnails;
  TopsheetUndoStack *undo_stack;
  GListStore *summaries;
  GtkFilter *filter;
  GtkSorter *sorter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  char *sort;
  guint stamp;
  guint refresh_source;
  gboolean loaded;

  GtkStack *stack;
  GtkGridView *grid;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  AdwStatusPage *failure_page;
};

G_DEFINE_FINAL_TYPE (TopsheetLibraryPage, topsheet_library_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum
{
  PROP_SESSION = 1,
  PROP_SORT,
} TopsheetLibraryPageProperty;

static GParamSpec *properties[PROP_SORT + 1];

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_stack (TopsheetLibraryPage *self)
{
  const guint all = g_list_model_get_n_items (G_LIST_MODEL (self->summaries));
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  if (self->loaded)
    gtk_stack_set_visible_child_name (self->stack, all == 0 ? "empty" : shown == 0 ? "no-results" : "projects");
}

static TopsheetProjectSummary *
find_summary (TopsheetLibraryPage *self, gint64 project_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->summaries)); i++)
    {
      g_autoptr (TopsheetProjectSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->summaries), i);

      if (topsheet_project_get_id (topsheet_project_summary_get_project (summary)) == project_id)
        return summary;
    }
  return NULL;
}

static gboolean
same_order (TopsheetLibraryPage *self, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->summaries)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->summaries), i);

      if (item != g_ptr_array_index (items, i))
        return FALSE;
    }
  return TRUE;
}

/* Objects stay the same where the project is, so neither selection nor scroll position is lost. */
static void
take_summaries (gpointer object, const GValue *value, const GError *error)
{
  TopsheetLibraryPage *self = object;
  GPtrArray *fresh = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (fresh == NULL)
    {
      if (!self->loaded)
        {
          adw_status_page_set_description (self->failure_page, error->message);
          gtk_stack_set_visible_child_name (self->stack, "failure");
        }
      else
        topsheet_toast_show_error (GTK_WIDGET (self), _("The list of projects could not be read."), error);
      return;
    }

  for (guint i = 0; i < fresh->len; i++)
    {
      TopsheetProjectSummary *summary = g_ptr_array_index (fresh, i);
      TopsheetProjectSummary *known =
        find_summary (self, topsheet_project_get_id (topsheet_project_summary_get_project (summary)));

      if (known != NULL)
        topsheet_project_summary_update (known, summary);
      g_ptr_array_add (items, known != NULL ? known : summary);
    }
  if (!same_order (self, items))
    g_list_store_splice (self->summaries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->summaries)), items->pdata,
                         items->len);
  self->loaded = TRUE;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static gboolean
refresh_later (gpointer user_data)
{
  TopsheetLibraryPage *self = user_data;

  self->refresh_source = 0;
  topsheet_library_page_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (TopsheetLibraryPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add (REFRESH_MSEC, refresh_later, self);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  TopsheetLibraryPage *self = user_data;
  TopsheetProject *project = topsheet_project_summary_get_project (item);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const char *client = topsheet_project_get_client (project);

  return *text == '\0' || g_str_match_string (text, topsheet_project_get_name (project), TRUE) ||
         (client != NULL && g_str_match_string (text, client, TRUE));
}

static double
used_share (TopsheetProjectSummary *summary)
{
  const TopsheetMoney *limit = topsheet_project_get_limit (topsheet_project_summary_get_project (summary));
  const TopsheetMoney *left = topsheet_project_summary_get_left (summary);

  return limit != NULL && left != NULL && limit->nanos > 0 ? 1.0 - (double) left->nanos / (double) limit->nanos : -1.0;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  TopsheetLibraryPage *self = user_data;
  TopsheetProjectSummary *first = (TopsheetProjectSummary *) a;
  TopsheetProjectSummary *second = (TopsheetProjectSummary *) b;

  if (g_str_equal (self->sort, "name"))
    return g_utf8_collate (topsheet_project_get_name (topsheet_project_summary_get_project (first)),
                           topsheet_project_get_name (topsheet_project_summary_get_project (second)));
  if (g_str_equal (self->sort, "limit"))
    {
      const double x = used_share (first);
      const double y = used_share (second);

      return x > y ? -1 : x < y ? 1 : 0;
    }
  /* The list comes with the newest activity first, and sorting keeps equal ones in place. */
  return 0;
}

static void
on_search_changed (TopsheetLibraryPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
on_card_activated (TopsheetLibraryPage *self, guint position)
{
  g_autoptr (TopsheetProjectSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, topsheet_project_summary_get_project (summary), NULL);
}

static void
setup_card (TopsheetLibraryPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, topsheet_project_card_new (self->thumbnails));
}

static void
bind_card (TopsheetLibraryPage *self, GtkListItem *item)
{
  TopsheetProjectSummary *summary = gtk_list_item_get_item (item);
  g_autofree char *words = topsheet_project_card_describe (summary);

  topsheet_project_card_set_summary (TOPSHEET_PROJECT_CARD (gtk_list_item_get_child (item)), summary);
  gtk_list_item_set_accessible_label (item, topsheet_project_get_name (topsheet_project_summary_get_project (summary)));
  gtk_list_item_set_accessible_description (item, words);
}

static void
unbind_card (TopsheetLibraryPage *self, GtkListItem *item)
{
  topsheet_project_card_set_summary (TOPSHEET_PROJECT_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
on_archived (gpointer object, const GValue *value, const GError *error)
{
  TopsheetLibraryPage *self = object;
  TopsheetProject *project = value != NULL ? g_value_get_object (value) : NULL;
  g_autofree char *title = NULL;

  if (project == NULL)
    {
      topsheet_toast_show_error (GTK_WIDGET (self), _("The project could not be archived."), error);
      return;
    }
  title = g_strdup_printf (_("“%s” archived"), topsheet_project_get_name (project));
  topsheet_project_archive_push (self->session, topsheet_project_get_id (project), self->undo_stack, title);
  topsheet_toast_show_undo (GTK_WIDGET (self), title, self->undo_stack);
}

static void
archive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (widget);
  TopsheetProjectSummary *summary = gtk_single_selection_get_selected_item (self->selection);
  gint64 id;

  if (summary == NULL)
    return;
  id = topsheet_project_get_id (topsheet_project_summary_get_project (summary));
  topsheet_deliver (topsheet_project_archive (self->session, id), self, NULL, on_archived);
}

static void
on_project_made (TopsheetLibraryPage *self, TopsheetProject *project)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, project, "budget");
}

static void
on_sample_made (TopsheetLibraryPage *self, TopsheetProject *project)
{
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, project, "overview");
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (widget);
  TopsheetNewProjectDialog *dialog = topsheet_new_project_dialog_new (self->session);

  g_signal_connect_object (dialog, "made", G_CALLBACK (on_project_made), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (widget);
  TopsheetSampleDialog *dialog = topsheet_sample_dialog_new (self->session);

  g_signal_connect_object (dialog, "made", G_CALLBACK (on_sample_made), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (widget);

  dex_future_disown (g_str_equal (name, "project.undo") ? topsheet_undo_stack_undo (self->undo_stack)
                                                        : topsheet_undo_stack_redo (self->undo_stack));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_library_page_refresh (TOPSHEET_LIBRARY_PAGE (widget));
}

static void
make_models (TopsheetLibraryPage *self)
{
  GtkSortListModel *sorted;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->summaries)),
                                              g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), g_object_ref (self->sorter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_card), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
  gtk_grid_view_set_factory (self->grid, factory);
  g_object_unref (factory);
}

static void
topsheet_library_page_constructed (GObject *object)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (object);
  g_autoptr (GPropertyAction) sort_action = g_property_action_new ("sort", self, "sort");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  G_OBJECT_CLASS (topsheet_library_page_parent_class)->constructed (object);

  self->thumbnails = topsheet_thumbnail_source_new (topsheet_session_get_thumbnails (self->session));
  make_models (self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (sort_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sorting", G_ACTION_GROUP (group));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
  g_signal_connect_object (topsheet_session_get_store (self->session), "changed", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  topsheet_library_page_refresh (self);
}

static void
topsheet_library_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (object);

  switch ((TopsheetLibraryPageProperty) id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_library_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (object);

  switch ((TopsheetLibraryPageProperty) id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_SORT:
      if (g_set_str (&self->sort, g_value_get_string (value)))
        {
          gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_library_page_dispose (GObject *object)
{
  TopsheetLibraryPage *self = TOPSHEET_LIBRARY_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_object (&self->summaries);
  g_clear_object (&self->undo_stack);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->session);
  g_clear_pointer (&self->sort, g_free);
  G_OBJECT_CLASS (topsheet_library_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "library.sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "library.archive", NULL, archive_action);
  gtk_widget_class_install_action (widget_class, "library.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "project.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "project.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.archive", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "library.archive", NULL);
}

static void
topsheet_library_page_class_init (TopsheetLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = topsheet_library_page_constructed;
  object_class->get_property = topsheet_library_page_get_property;
  object_class->set_property = topsheet_library_page_set_property;
  object_class->dispose = topsheet_library_page_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TOPSHEET_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_OPEN] = g_signal_new ("open", G_OBJECT_CLASS_TYPE (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, TOPSHEET_TYPE_PROJECT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/topsheet/Topsheet/ui/topsheet-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetLibraryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, TopsheetLibraryPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TopsheetLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetLibraryPage, failure_page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_card_activated);
  install_actions (widget_class);
}

static void
topsheet_library_page_init (TopsheetLibraryPage *self)
{
  self->summaries = g_list_store_new (TOPSHEET_TYPE_PROJECT_SUMMARY);
  self->undo_stack = topsheet_undo_stack_new ();
  self->sort = g_strdup ("activity");
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetLibraryPage *
topsheet_library_page_new (TopsheetSession *session)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  return g_object_new (TOPSHEET_TYPE_LIBRARY_PAGE, "session", session, NULL);
}

void
topsheet_library_page_refresh (TopsheetLibraryPage *self)
{
  g_return_if_fail (TOPSHEET_IS_LIBRARY_PAGE (self));

  topsheet_deliver (topsheet_project_summary_list (topsheet_session_get_store (self->session)), self, &self->stamp,
                    take_summaries);
}
