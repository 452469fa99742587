/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-page-private.h"

static gboolean
is_inspector_beside (TopsheetGalleryPage *self)
{
  return !adw_overlay_split_view_get_collapsed (self->split);
}

static gboolean
is_narrow (TopsheetGalleryPage *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "narrow") == 0;
}

/* Only one of the two layouts is in the window; the other one must be left alone. */
static void
inspector_toggled_cb (TopsheetGalleryPage *self)
{
  const gboolean active = gtk_toggle_button_get_active (self->inspector_toggle);

  if (is_narrow (self))
    adw_bottom_sheet_set_open (self->sheet, active);
  else
    adw_overlay_split_view_set_show_sidebar (self->split, active);
  topsheet_gallery_page_update_compact (self);
}

static void
sidebar_cb (TopsheetGalleryPage *self)
{
  if (!is_narrow (self))
    gtk_toggle_button_set_active (self->inspector_toggle, adw_overlay_split_view_get_show_sidebar (self->split));
}

static void
sheet_cb (TopsheetGalleryPage *self)
{
  if (is_narrow (self))
    gtk_toggle_button_set_active (self->inspector_toggle, adw_bottom_sheet_get_open (self->sheet));
}

/* Beside the pictures it is where the person left it; over them it comes only when asked for. */
static void
collapsed_cb (TopsheetGalleryPage *self)
{
  gboolean visible = !self->settings || g_settings_get_boolean (self->settings, "inspector-visible");

  gtk_toggle_button_set_active (self->inspector_toggle, is_inspector_beside (self) && visible);
  topsheet_gallery_page_update_compact (self);
}

static void
inspector_clicked_cb (TopsheetGalleryPage *self)
{
  if (self->settings && is_inspector_beside (self))
    g_settings_set_boolean (self->settings, "inspector-visible", gtk_toggle_button_get_active (self->inspector_toggle));
}

static void
compact_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_compact (self, TRUE);
}

static void
roomy_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_compact (self, FALSE);
}

static void
narrow_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_narrow (self, TRUE);
}

static void
wide_cb (TopsheetGalleryPage *self)
{
  topsheet_gallery_page_set_narrow (self, FALSE);
}

static void
inspector_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TopsheetGalleryPage *self = TOPSHEET_GALLERY_PAGE (widget);

  gtk_toggle_button_set_active (self->inspector_toggle, !gtk_toggle_button_get_active (self->inspector_toggle));
  inspector_clicked_cb (self);
}

void
topsheet_gallery_page_set_up_layout (TopsheetGalleryPage *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, TOPSHEET_APPLICATION_ID, TRUE)
                                              : NULL;

  if (schema)
    {
      self->settings = g_settings_new_full (schema, NULL, NULL);
      g_settings_bind (self->settings, "gallery-zoom", self->style, "zoom", G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "auto-advance", self->advance_switch, "active", G_SETTINGS_BIND_DEFAULT);
    }
  g_signal_connect_object (self->inspector_toggle, "toggled", G_CALLBACK (inspector_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::show-sidebar", G_CALLBACK (sidebar_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::open", G_CALLBACK (sheet_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector_toggle, "clicked", G_CALLBACK (inspector_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "notify::collapsed", G_CALLBACK (collapsed_cb), self, G_CONNECT_SWAPPED);
  collapsed_cb (self);
}

void
topsheet_gallery_page_add_layout (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, compact_cb);
  gtk_widget_class_bind_template_callback (widget_class, roomy_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_install_action (widget_class, "view.inspector", NULL, inspector_action);
}
