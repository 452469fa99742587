/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/catalogue/topsheet-catalogue-dialog.h"

#include "app/catalogue/topsheet-catalogue-detail.h"
#include "app/catalogue/topsheet-catalogue-review-page.h"
#include "app/catalogue/topsheet-catalogue-row.h"
#include "app/catalogue/topsheet-price-form.h"
#include "services/topsheet-catalogue-service.h"

#include <glib/gi18n.h>
#include <string.h>

struct _TopsheetCatalogueDialog
{
  AdwDialog parent_instance;

  TopsheetSession *session;
  GListStore *models; /* of TopsheetCatalogueModel, by provider */
  GtkFilter *filter;
  GListModel *shown;
  char *query;

  AdwNavigationView *navigation;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkWidget *address_row;
};

G_DEFINE_FINAL_TYPE (TopsheetCatalogueDialog, topsheet_catalogue_dialog, ADW_TYPE_DIALOG)

static gint64
get_now (TopsheetCatalogueDialog *self)
{
  return topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
}

static void
show_stack (TopsheetCatalogueDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->shown) > 0 ? "list" : "empty");
}

static void
load (TopsheetCatalogueDialog *self)
{
  g_autoptr (GPtrArray) models = topsheet_catalogue_service_list (topsheet_session_get_catalogue (self->session),
                                                                  get_now (self), NULL);

  g_list_store_splice (self->models, 0, g_list_model_get_n_items (G_LIST_MODEL (self->models)), models->pdata,
                       models->len);
  show_stack (self);
}

static gboolean
match_model (gpointer item, gpointer user_data)
{
  TopsheetCatalogueDialog *self = user_data;

  return topsheet_catalogue_model_matches (item, self->query);
}

static int
compare_provider (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_utf8_collate (topsheet_catalogue_model_get_provider ((TopsheetCatalogueModel *) a),
                         topsheet_catalogue_model_get_provider ((TopsheetCatalogueModel *) b));
}

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, topsheet_catalogue_row_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  TopsheetCatalogueDialog *self = user_data;
  TopsheetCatalogueModel *model = gtk_list_item_get_item (item);

  topsheet_catalogue_row_show (gtk_list_item_get_child (item), model, get_now (self));
  gtk_list_item_set_accessible_label (item, topsheet_catalogue_model_get_title (model));
  gtk_list_item_set_accessible_description (item, topsheet_catalogue_model_get_id (model));
}

static void
setup_header (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_header (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       topsheet_catalogue_model_get_provider (gtk_list_header_get_item (header)));
}

static void
show_model (TopsheetCatalogueDialog *self, TopsheetCatalogueModel *model)
{
  adw_navigation_view_push (self->navigation,
                            ADW_NAVIGATION_PAGE (topsheet_catalogue_detail_new (self->session,
                                                                                topsheet_catalogue_model_get_id (model))));
}

static void
on_row_activated (TopsheetCatalogueDialog *self, guint position)
{
  g_autoptr (TopsheetCatalogueModel) model = g_list_model_get_item (self->shown, position);

  if (model != NULL)
    show_model (self, model);
}

static void
on_search_changed (TopsheetCatalogueDialog *self)
{
  g_set_str (&self->query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_stack (self);
  if (g_list_model_get_n_items (self->shown) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

/* Enter opens the first that was found. */
static void
on_search_activated (TopsheetCatalogueDialog *self)
{
  on_row_activated (self, 0);
}

/* Escape first empties the search, then closes. */
static void
on_search_stopped (TopsheetCatalogueDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
add_model_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetCatalogueDialog *self = TOPSHEET_CATALOGUE_DIALOG (widget);

  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (topsheet_price_form_new (self->session, NULL, NULL)));
}

/* The page of the lists makes way: back from the review is the catalogue. */
static void
review (TopsheetCatalogueDialog *self, const char *location)
{
  AdwNavigationPage *page = ADW_NAVIGATION_PAGE (topsheet_catalogue_review_page_new (self->session, location));

  adw_navigation_view_pop (self->navigation);
  adw_navigation_view_push (self->navigation, page);
}

static void
fetch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  review (TOPSHEET_CATALOGUE_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

/* Browsers leave the scheme out, and so do people. */
static void
on_address_applied (TopsheetCatalogueDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address_row))));
  g_autofree char *address = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);

  if (*text != '\0')
    review (self, address);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TopsheetCatalogueDialog) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL || self->navigation == NULL)
    return;
  review (self, path);
}

static void
choose_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Price Lists"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_dialog_set_title (dialog, _("Update from a Price List"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, on_file_chosen, g_object_ref (widget));
}

static void
topsheet_catalogue_dialog_dispose (GObject *object)
{
  TopsheetCatalogueDialog *self = TOPSHEET_CATALOGUE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TOPSHEET_TYPE_CATALOGUE_DIALOG);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->models);
  g_clear_object (&self->session);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (topsheet_catalogue_dialog_parent_class)->dispose (object);
}

static void
topsheet_catalogue_dialog_class_init (TopsheetCatalogueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_catalogue_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-catalogue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, TopsheetCatalogueDialog, address_row);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_address_applied);
  gtk_widget_class_install_action (widget_class, "catalogue.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "catalogue.fetch", "s", fetch_action);
  gtk_widget_class_install_action (widget_class, "catalogue.add-model", NULL, add_model_action);
}

static GtkListItemFactory *
make_factory (TopsheetCatalogueDialog *self, GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, self);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_DEFAULT);
  return factory;
}

/* Only the rows that are seen become widgets; the models are one array of what the catalogue knows. */
static void
make_list (TopsheetCatalogueDialog *self)
{
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  g_autoptr (GtkListItemFactory) rows = make_factory (self, G_CALLBACK (setup_row), G_CALLBACK (bind_row));
  g_autoptr (GtkListItemFactory) headers = make_factory (self, G_CALLBACK (setup_header), G_CALLBACK (bind_header));
  g_autoptr (GtkNoSelection) selection = NULL;

  self->filter = GTK_FILTER (gtk_custom_filter_new (match_model, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->models)), g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (gtk_custom_sorter_new (compare_provider, NULL, NULL)));
  self->shown = G_LIST_MODEL (sorted);
  load (self);
  selection = gtk_no_selection_new (g_object_ref (self->shown));
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_header_factory (self->list_view, headers);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

static void
topsheet_catalogue_dialog_init (TopsheetCatalogueDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TopsheetCatalogueDialog *
topsheet_catalogue_dialog_new (TopsheetSession *session)
{
  TopsheetCatalogueDialog *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_new (TOPSHEET_TYPE_CATALOGUE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->models = g_list_store_new (TOPSHEET_TYPE_CATALOGUE_MODEL);
  make_list (self);
  g_signal_connect_object (session, "catalogue-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return self;
}
