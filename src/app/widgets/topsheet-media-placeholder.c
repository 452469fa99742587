/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-media-placeholder.h"

#define SHARE 0.3 /* of the shorter edge */
#define MIN_PIXELS 16
#define MAX_PIXELS 48
#define OPACITY 0.65f

static gboolean
is_film (const char *format)
{
  static const char * const FILMS[] = { "mp4", "mov", "webm", NULL };

  return format && g_strv_contains (FILMS, format);
}

void
topsheet_media_placeholder_snapshot (GtkWidget *widget,
                                     GtkSnapshot *snapshot,
                                     const char *format,
                                     const graphene_rect_t *frame,
                                     const GdkRGBA *ink)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  int pixels = CLAMP ((int) (SHARE * MIN (frame->size.width, frame->size.height)), MIN_PIXELS, MAX_PIXELS);
  const GdkRGBA colour = { ink->red, ink->green, ink->blue, ink->alpha * OPACITY };
  g_autoptr (GtkIconPaintable) icon = NULL;

  icon = gtk_icon_theme_lookup_icon (theme, is_film (format) ? "video-x-generic-symbolic" : "image-missing-symbolic",
                                     NULL, pixels, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (frame->origin.x + (frame->size.width - (float) pixels) / 2,
                                                          frame->origin.y + (frame->size.height - (float) pixels) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, pixels, pixels, &colour, 1);
  gtk_snapshot_restore (snapshot);
}
