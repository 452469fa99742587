/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"
#include "app/gallery/topsheet-group-dialog.h"
#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"

#include <glib/gi18n.h>

static void
groups_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryPage *self = object;
  guint place = topsheet_list_selection_get_target (self->selection);

  if (!self->groups)
    return;
  if (!value)
    {
      adw_dialog_close (ADW_DIALOG (self->groups));
      topsheet_toast_show_error (GTK_WIDGET (self), _("The groups could not be read."), error);
      return;
    }
  topsheet_group_dialog_set_groups (TOPSHEET_GROUP_DIALOG (self->groups), g_value_get_boxed (value),
                                    topsheet_generation_list_get_sort (self->list),
                                    place == GTK_INVALID_LIST_POSITION ? 0 : place);
}

static void
closed_cb (TopsheetGalleryPage *self)
{
  g_clear_weak_pointer (&self->groups);
}

static void
jump_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);

  if (self->groups)
    return;
  g_set_weak_pointer (&self->groups, topsheet_group_dialog_new ());
  g_signal_connect_object (self->groups, "picked", G_CALLBACK (topsheet_gallery_page_show_version), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->groups, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self->groups), widget);
  topsheet_deliver (topsheet_generation_list_list_groups (self->list), self, &self->groups_stamp, groups_cb);
}

void
topsheet_gallery_page_update_groups (TopsheetGalleryPage *self)
{
  gboolean grouped = topsheet_generation_list_get_sort (self->list) != TOPSHEET_SORT_DEAREST;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gallery.jump",
                                 grouped && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
}

void
topsheet_gallery_page_add_groups (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "gallery.jump", NULL, jump_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "gallery.jump", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, GDK_CONTROL_MASK, "gallery.jump", NULL);
}
