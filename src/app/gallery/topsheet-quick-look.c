/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-quick-look.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-picture-loader.h"

#include <adwaita.h>

/* Longest edge of a quick look. */
#define QUICK_LOOK_EDGE 1600

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

static void
loaded_cb (gpointer object, const GValue *value, const GError *error)
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
topsheet_quick_look_present (TopsheetGeneration *generation, TopsheetThumbnailSource *source, GtkWidget *parent)
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
                      loaded_cb);
  adw_dialog_present (dialog, parent);
}
