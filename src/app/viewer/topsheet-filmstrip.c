/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/viewer/topsheet-filmstrip.h"

#include "app/gallery/topsheet-gallery-cell.h"

#include <glib/gi18n.h>

#define CELL_WIDTH 96

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetGalleryStyle *style)
{
  GtkWidget *cell = topsheet_gallery_cell_new (style);

  g_object_bind_property (list_item, "selected", cell, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (cell, "label", list_item, "accessible-label", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetGenerationList *list)
{
  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (list_item)),
                                  gtk_list_item_get_item (list_item));
  topsheet_paged_list_want (TOPSHEET_PAGED_LIST (list), gtk_list_item_get_position (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
scroll_to_target (GtkListView *view)
{
  GtkSelectionModel *model = gtk_list_view_get_model (view);
  guint place = topsheet_list_selection_get_target (TOPSHEET_LIST_SELECTION (model));

  if (place < g_list_model_get_n_items (G_LIST_MODEL (model)))
    gtk_list_view_scroll_to (view, place, GTK_LIST_SCROLL_NONE, NULL);
}

/* A wheel over one row can only mean sideways. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scroller);

  if (dy == 0 || gtk_event_controller_scroll_get_unit (controller) != GDK_SCROLL_UNIT_WHEEL)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * 2 * CELL_WIDTH);
  return GDK_EVENT_STOP;
}

static GtkListItemFactory *
make_factory (TopsheetGenerationList *list, TopsheetGalleryStyle *style)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), style, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static void
follow_scrolling (GtkWidget *scroller, TopsheetThumbnailSource *thumbnails)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (topsheet_thumbnail_source_reorder), thumbnails,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (topsheet_thumbnail_source_reorder), thumbnails,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), scroller);
  gtk_widget_add_controller (scroller, scroll);
}

GtkWidget *
topsheet_filmstrip_new (TopsheetGenerationList *list,
                        TopsheetListSelection *selection,
                        TopsheetThumbnailSource *thumbnails,
                        double aspect)
{
  g_autoptr (TopsheetGalleryStyle) style = topsheet_gallery_style_new (thumbnails);
  GtkWidget *scroller = gtk_scrolled_window_new (), *view, *cell;
  int height;

  topsheet_gallery_style_set_zoom (style, CELL_WIDTH);
  topsheet_gallery_style_set_aspect (style, aspect);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (selection)), make_factory (list, style));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_HORIZONTAL);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  g_object_set_data_full (G_OBJECT (view), "topsheet-style", g_object_ref (style), g_object_unref);
  gtk_widget_add_css_class (view, "filmstrip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filmstrip"), -1);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (scroll_to_target), view, G_CONNECT_SWAPPED);
  g_signal_connect (view, "map", G_CALLBACK (scroll_to_target), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  follow_scrolling (scroller, thumbnails);
  cell = g_object_ref_sink (topsheet_gallery_cell_new (style));
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_object_unref (cell);
  gtk_widget_set_size_request (scroller, -1, height);
  return scroller;
}
