/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"

static void
filter_cb (TopsheetGalleryPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->filter);
  TopsheetDecisionKind kind;

  if (!self->list || !name)
    return;
  topsheet_gallery_page_remember (self);
  topsheet_generation_list_set_decisions (self->list, topsheet_decision_kind_from_nick (name, &kind) ? 1u << kind : 0);
}

static void
search_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_remember (self);
  topsheet_generation_list_set_search (self->list, topsheet_search_field_get_search (self->search_field));
  topsheet_gallery_page_count (self);
}

/* What is not seen does not filter. */
static void
search_mode_cb (TopsheetGalleryPage *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
      return;
    }
  topsheet_search_field_set_text (self->search_field, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
search_stop_cb (TopsheetGalleryPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
show_all_cb (TopsheetGalleryPage *self)
{
  search_stop_cb (self);
  adw_toggle_group_set_active_name (self->filter, "all");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_field));
}

void
topsheet_gallery_page_set_up_search (TopsheetGalleryPage *self)
{
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self,
                           G_CONNECT_SWAPPED);
  topsheet_search_field_set_up (self->search_field, self->session, self->project, self->undo);
}

void
topsheet_gallery_page_add_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_install_action (widget_class, "view.search", NULL, search_action);
}
