/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a version to another one that the inspector names, and what is looked at for that in the background. */
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/widgets/topsheet-delivery.h"
#include "services/topsheet-duplicate-service.h"

#define LOOKING "topsheet-looking"

/* To one that the filter or the search leaves out: both make way. */
static void
reveal (TopsheetGalleryPage *self, gint64 generation_id)
{
  self->restore_id = generation_id;
  adw_toggle_group_set_active_name (self->filter, "all");
  topsheet_search_field_set_text (self->search_field, "");
}

static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  guint place = topsheet_paged_list_find (TOPSHEET_PAGED_LIST (self->list), id);

  if (place == TOPSHEET_PAGED_NOT_FOUND)
    reveal (self, id);
  else
    topsheet_gallery_page_go_to (self, place);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  guint place = topsheet_paged_list_find (TOPSHEET_PAGED_LIST (self->list), id);

  if (place == TOPSHEET_PAGED_NOT_FOUND)
    {
      reveal (self, id);
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), place, FALSE);
  topsheet_gallery_page_open_viewer (self, "side");
}

void
topsheet_gallery_page_install_others (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "gallery.go-to", "x", go_to_action);
  gtk_widget_class_install_action (widget_class, "gallery.compare", "x", compare_action);
}

static void
looked_cb (gpointer object, const GValue *value, const GError *error)
{
  g_object_set_data (object, LOOKING, NULL);
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Versions without a look could not be looked at: %s", error->message);
}

static void
cancel (gpointer data)
{
  g_cancellable_cancel (data);
  g_object_unref (data);
}

/* For as long as the page is there, and once for the library at a time. */
void
topsheet_gallery_page_set_up_others (TopsheetGalleryPage *self)
{
  GCancellable *cancellable;

  if (g_object_get_data (G_OBJECT (self->session), LOOKING))
    return;
  cancellable = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->session), LOOKING, GINT_TO_POINTER (TRUE));
  g_object_set_data_full (G_OBJECT (self), LOOKING, cancellable, cancel);
  topsheet_deliver (topsheet_duplicate_service_catch_up (self->session, cancellable), self->session, NULL, looked_cb);
}
