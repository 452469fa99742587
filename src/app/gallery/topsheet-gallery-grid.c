/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-cell.h"
#include "app/gallery/topsheet-gallery-page-private.h"

#define FOCUS_LOOK_MS 40
#define FOCUS_LOOKS 12

void
topsheet_gallery_page_choose_aspect (TopsheetGalleryPage *self)
{
  double aspects[TOPSHEET_PAGED_LIST_PAGE];
  guint n = 0;

  if (self->has_aspect)
    return;
  for (guint i = 0; i < TOPSHEET_PAGED_LIST_PAGE; i++)
    {
      TopsheetGeneration *row = topsheet_paged_list_peek_row (TOPSHEET_PAGED_LIST (self->list), i);
      double aspect;
      guint k;

      if (!row || topsheet_generation_get_height (row) == 0)
        continue;
      aspect = (double) topsheet_generation_get_width (row) / topsheet_generation_get_height (row);
      for (k = n++; k > 0 && aspects[k - 1] > aspect; k--)
        aspects[k] = aspects[k - 1];
      aspects[k] = aspect;
    }
  if (n == 0)
    return;
  topsheet_gallery_style_set_aspect (self->style, aspects[n / 2]);
  self->has_aspect = TRUE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TopsheetGalleryPage *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  topsheet_gallery_style_step (self->style, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetGalleryPage *self)
{
  GtkWidget *cell = topsheet_gallery_cell_new (self->style);

  g_object_bind_property (list_item, "selected", cell, "selected", G_BINDING_SYNC_CREATE);
  g_object_bind_property (cell, "label", list_item, "accessible-label", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, TopsheetGalleryPage *self)
{
  TopsheetPagedItem *item = gtk_list_item_get_item (list_item);

  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (list_item)), item);
  topsheet_paged_list_want (TOPSHEET_PAGED_LIST (self->list), gtk_list_item_get_position (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  topsheet_gallery_cell_set_item (TOPSHEET_GALLERY_CELL (gtk_list_item_get_child (list_item)), NULL);
}

void
topsheet_gallery_page_set_up_grid (TopsheetGalleryPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), scroll);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (topsheet_thumbnail_source_reorder), self->source, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (topsheet_thumbnail_source_reorder), self->source, G_CONNECT_SWAPPED);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  topsheet_gallery_style_step (TOPSHEET_GALLERY_PAGE (widget)->style, g_str_equal (name, "gallery.zoom-in") ? 1 : -1);
}

static void
activate_cb (TopsheetGalleryPage *self, guint position)
{
  topsheet_list_selection_set_target (self->selection, position);
  topsheet_gallery_page_open_viewer (self, "single");
}

static GtkWidget *
get_focus (TopsheetGalleryPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root ? gtk_root_get_focus (root) : NULL;
}

static gboolean
has_strayed (TopsheetGalleryPage *self, GtkWidget *focus)
{
  if (gtk_menu_button_get_active (self->view_button))
    return FALSE;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view_button)))
    return TRUE;
  /* Whoever began to search, or opened something, went there himself. */
  return self->holds_focus && !gtk_search_bar_get_search_mode (self->search_bar) && !GTK_IS_EDITABLE (focus) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid));
}

/* Without a picture, what stands in their place has the keys: with the focus nowhere, Tab and paste go nowhere. */
static void
enter (TopsheetGalleryPage *self, GtkWidget *focus)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->stack)) && !gtk_widget_get_mapped (GTK_WIDGET (self->grid)) &&
      (!focus || !gtk_widget_get_mapped (focus)))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
focus_cb (gpointer data)
{
  TopsheetGalleryPage *self = data;
  GtkWidget *focus = get_focus (self);

  enter (self, focus);
  if (focus && gtk_widget_get_mapped (GTK_WIDGET (self->grid)) && has_strayed (self, focus))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      self->holds_focus = FALSE;
    }
  if (--self->n_focus_looks > 0)
    return G_SOURCE_CONTINUE;
  self->focus_source = 0;
  self->holds_focus = FALSE;
  return G_SOURCE_REMOVE;
}

/* A breakpoint that is crossed takes the page off the screen for one frame, and with it the focus, which then goes to whatever comes first in the window. */
void
topsheet_gallery_page_hold_focus (TopsheetGalleryPage *self)
{
  GtkWidget *focus = get_focus (self);

  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid)))
    return;
  self->holds_focus = TRUE;
  topsheet_gallery_page_focus_grid (self);
}

/* The window gives the focus back a frame or more after the menu has closed, and tells nobody. */
void
topsheet_gallery_page_focus_grid (TopsheetGalleryPage *self)
{
  self->n_focus_looks = FOCUS_LOOKS;
  if (self->focus_source == 0)
    self->focus_source = g_timeout_add (FOCUS_LOOK_MS, focus_cb, self);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (TOPSHEET_GALLERY_PAGE (widget)->selection));
}

void
topsheet_gallery_page_add_grid (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "gallery.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "gallery.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "gallery.select-all", NULL, select_all_action);
}
