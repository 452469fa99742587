/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-viewer.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-picture-loader.h"

#include <glib/gi18n.h>

/* Longest edge of a quick look. */
#define QUICK_LOOK_EDGE 1600

struct _TopsheetGalleryViewer
{
  AdwNavigationPage parent_instance;
  guint stamp;
  AdwToggleGroup *zoom;
  GtkScrolledWindow *scroller;
  GtkPicture *picture;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (TopsheetGalleryViewer, topsheet_gallery_viewer, ADW_TYPE_NAVIGATION_PAGE)

static void
zoom_cb (TopsheetGalleryViewer *self)
{
  gboolean fit = g_strcmp0 (adw_toggle_group_get_active_name (self->zoom), "full") != 0;

  gtk_picture_set_can_shrink (self->picture, fit);
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_scrolled_window_set_policy (self->scroller, fit ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC,
                                  fit ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
}

static void
loaded_cb (gpointer object, const GValue *value, const GError *error)
{
  TopsheetGalleryViewer *self = object;

  if (value)
    {
      gtk_picture_set_paintable (self->picture, g_value_get_object (value));
      return;
    }
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

static gboolean
toggle_zoom_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  TopsheetGalleryViewer *self = TOPSHEET_GALLERY_VIEWER (widget);
  gboolean full = g_strcmp0 (adw_toggle_group_get_active_name (self->zoom), "full") == 0;

  adw_toggle_group_set_active_name (self->zoom, full ? "fit" : "full");
  return GDK_EVENT_STOP;
}

static void
topsheet_gallery_viewer_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TOPSHEET_TYPE_GALLERY_VIEWER);
  G_OBJECT_CLASS (topsheet_gallery_viewer_parent_class)->dispose (object);
}

static void
topsheet_gallery_viewer_class_init (TopsheetGalleryViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_gallery_viewer_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/topsheet/Topsheet/ui/topsheet-gallery-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryViewer, zoom);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryViewer, scroller);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryViewer, picture);
  gtk_widget_class_bind_template_child (widget_class, TopsheetGalleryViewer, banner);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, 0, toggle_zoom_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "navigation.pop", NULL);
}

static void
topsheet_gallery_viewer_init (TopsheetGalleryViewer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GdkTexture *
find_stand_in (TopsheetGeneration *generation, TopsheetThumbnailSource *source)
{
  const char *sha256 = topsheet_generation_get_sha256 (generation);
  GdkTexture *texture;

  if (!sha256 || !source)
    return NULL;
  texture = topsheet_thumbnail_source_peek (source, sha256, TOPSHEET_THUMBNAIL_LARGE);
  return texture ? texture : topsheet_thumbnail_source_peek (source, sha256, TOPSHEET_THUMBNAIL_NORMAL);
}

AdwNavigationPage *
topsheet_gallery_viewer_new (TopsheetGeneration *generation, TopsheetThumbnailSource *source)
{
  TopsheetGalleryViewer *self;
  g_autoptr (GdkTexture) stand_in = NULL;
  const char *path;

  g_return_val_if_fail (TOPSHEET_IS_GENERATION (generation), NULL);
  self = g_object_new (TOPSHEET_TYPE_GALLERY_VIEWER, "title", topsheet_generation_get_version_id (generation), NULL);
  stand_in = find_stand_in (generation, source);
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (stand_in));
  gtk_picture_set_alternative_text (self->picture, topsheet_generation_get_version_id (generation));
  path = topsheet_generation_get_path (generation);
  if (path)
    topsheet_deliver (topsheet_picture_load (path, 0), self, &self->stamp, loaded_cb);
  return ADW_NAVIGATION_PAGE (self);
}

static void
quick_look_loaded_cb (gpointer object, const GValue *value, const GError *error)
{
  if (value)
    gtk_picture_set_paintable (GTK_PICTURE (object), g_value_get_object (value));
}

static gboolean
close_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  adw_dialog_close (ADW_DIALOG (data));
  return GDK_EVENT_STOP;
}

static void
fit_quick_look (AdwDialog *dialog, TopsheetGeneration *generation, GtkWidget *parent)
{
  double width = topsheet_generation_get_width (generation), height = topsheet_generation_get_height (generation);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  double room_x = MAX (gtk_widget_get_width (root) - 120, 240), room_y = MAX (gtk_widget_get_height (root) - 160, 200),
         scale;

  if (width <= 0 || height <= 0)
    width = height = 512;
  scale = MIN (MIN (room_x / width, room_y / height), 1);
  adw_dialog_set_content_width (dialog, MAX ((int) (width * scale), 240));
  adw_dialog_set_content_height (dialog, MAX ((int) (height * scale), 150) + 46);
}

void
topsheet_gallery_viewer_quick_look (TopsheetGeneration *generation, TopsheetThumbnailSource *source, GtkWidget *parent)
{
  AdwDialog *dialog;
  GtkWidget *view, *picture;
  GtkEventController *keys;
  g_autoptr (GdkTexture) stand_in = NULL;

  g_return_if_fail (TOPSHEET_IS_GENERATION (generation));
  dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  picture = gtk_picture_new ();
  keys = gtk_shortcut_controller_new ();
  stand_in = find_stand_in (generation, source);
  gtk_picture_set_paintable (GTK_PICTURE (picture), GDK_PAINTABLE (stand_in));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), topsheet_generation_get_version_id (generation));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), picture);
  adw_dialog_set_title (dialog, topsheet_generation_get_version_id (generation));
  adw_dialog_set_child (dialog, view);
  fit_quick_look (dialog, generation, parent);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                                                          gtk_callback_action_new (close_key, dialog, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  if (topsheet_generation_get_path (generation))
    topsheet_deliver (topsheet_picture_load (topsheet_generation_get_path (generation), QUICK_LOOK_EDGE), picture, NULL,
                      quick_look_loaded_cb);
  adw_dialog_present (dialog, parent);
}
