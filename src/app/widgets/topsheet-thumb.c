/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-thumb.h"

struct _TopsheetThumb
{
  GtkWidget parent_instance;

  TopsheetThumbnailSource *source;
  TopsheetThumbnailRequest *request; /* owned by the source */
  GdkTexture *texture;
  char *sha256;
  char *path;
};

G_DEFINE_FINAL_TYPE (TopsheetThumb, topsheet_thumb, GTK_TYPE_WIDGET)

static void
take_texture (GdkTexture *texture, gpointer user_data)
{
  TopsheetThumb *self = user_data;

  self->request = NULL;
  g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel (TopsheetThumb *self)
{
  if (self->request != NULL)
    topsheet_thumbnail_source_cancel (self->source, self->request);
  self->request = NULL;
}

static void
ask (TopsheetThumb *self)
{
  if (self->sha256 == NULL || self->texture != NULL || self->request != NULL)
    return;

  self->texture = topsheet_thumbnail_source_peek (self->source, self->sha256, TOPSHEET_THUMBNAIL_NORMAL);
  if (self->texture != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    self->request = topsheet_thumbnail_source_request (self->source, GTK_WIDGET (self), self->sha256, self->path,
                                                       TOPSHEET_THUMBNAIL_NORMAL, take_texture, self);
}

static void
topsheet_thumb_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (topsheet_thumb_parent_class)->map (widget);
  ask (TOPSHEET_THUMB (widget));
}

static void
topsheet_thumb_unmap (GtkWidget *widget)
{
  cancel (TOPSHEET_THUMB (widget));
  GTK_WIDGET_CLASS (topsheet_thumb_parent_class)->unmap (widget);
}

static void
topsheet_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TopsheetThumb *self = TOPSHEET_THUMB (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  float texture_width, texture_height, scale;

  if (self->texture == NULL || width <= 0 || height <= 0)
    return;

  texture_width = (float) gdk_texture_get_width (self->texture);
  texture_height = (float) gdk_texture_get_height (self->texture);
  scale = MAX (width / texture_width, height / texture_height);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR,
                                      &GRAPHENE_RECT_INIT ((width - texture_width * scale) / 2,
                                                           (height - texture_height * scale) / 2, texture_width * scale,
                                                           texture_height * scale));
  gtk_snapshot_pop (snapshot);
}

static void
topsheet_thumb_dispose (GObject *object)
{
  TopsheetThumb *self = TOPSHEET_THUMB (object);

  cancel (self);
  g_clear_object (&self->texture);
  g_clear_object (&self->source);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (topsheet_thumb_parent_class)->dispose (object);
}

static void
topsheet_thumb_class_init (TopsheetThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = topsheet_thumb_dispose;
  widget_class->map = topsheet_thumb_map;
  widget_class->unmap = topsheet_thumb_unmap;
  widget_class->snapshot = topsheet_thumb_snapshot;
  gtk_widget_class_set_css_name (widget_class, "thumb");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
topsheet_thumb_init (TopsheetThumb *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
topsheet_thumb_new (void)
{
  return g_object_new (TOPSHEET_TYPE_THUMB, NULL);
}

void
topsheet_thumb_show (TopsheetThumb *self, TopsheetThumbnailSource *source, const char *sha256, const char *path)
{
  g_return_if_fail (TOPSHEET_IS_THUMB (self));
  g_return_if_fail (sha256 == NULL || TOPSHEET_IS_THUMBNAIL_SOURCE (source));

  if (g_strcmp0 (self->sha256, sha256) == 0 && self->source == source)
    return;

  cancel (self);
  g_clear_object (&self->texture);
  g_set_object (&self->source, source);
  g_set_str (&self->sha256, sha256);
  g_set_str (&self->path, path);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}
