/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-painted-once.h"

#include <math.h>

gboolean
topsheet_painted_once_pays (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native ? gtk_native_get_renderer (native) : NULL;
  double scale = native ? gdk_surface_get_scale (gtk_native_get_surface (native)) : 0;

  return renderer && GSK_IS_CAIRO_RENDERER (renderer) && scale == floor (scale);
}

static GdkTexture *
paint (GskRenderNode *node, int width, int height, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) (height * scale),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width * scale, height * scale, GDK_MEMORY_DEFAULT, bytes, stride);
}

void
topsheet_painted_once_append (GtkWidget *widget, GtkSnapshot *snapshot, GskRenderNode *node)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkTexture) texture = NULL;

  if (node && width > 0 && height > 0)
    {
      texture = paint (node, width, height, gtk_widget_get_scale_factor (widget));
      gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    }
  g_clear_pointer (&node, gsk_render_node_unref);
}
