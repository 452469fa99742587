/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-gallery-style.h"

#include <adwaita.h>

#define DEFAULT_ZOOM 160

struct _TopsheetGalleryStyle
{
  GObject parent_instance;
  TopsheetThumbnailSource *source;
  int zoom;
  double aspect;
  GdkRGBA accent;
  gboolean contrast;
};

G_DEFINE_FINAL_TYPE (TopsheetGalleryStyle, topsheet_gallery_style, G_TYPE_OBJECT)

typedef enum
{
  PROP_ZOOM = 1,
} TopsheetGalleryStyleProperty;

static GParamSpec *properties[PROP_ZOOM + 1];
static guint signal_changed;
static const int steps[] = { 96, 128, 160, 224, 320 };

static void
update_colours (TopsheetGalleryStyle *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (manager);

  self->accent = *accent;
  self->contrast = adw_style_manager_get_high_contrast (manager);
  gdk_rgba_free (accent);
  g_signal_emit (self, signal_changed, 0);
}

static void
topsheet_gallery_style_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetGalleryStyleProperty) id)
    {
    case PROP_ZOOM:
      g_value_set_int (value, TOPSHEET_GALLERY_STYLE (object)->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_gallery_style_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((TopsheetGalleryStyleProperty) id)
    {
    case PROP_ZOOM:
      topsheet_gallery_style_set_zoom (TOPSHEET_GALLERY_STYLE (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
topsheet_gallery_style_finalize (GObject *object)
{
  g_clear_object (&TOPSHEET_GALLERY_STYLE (object)->source);
  G_OBJECT_CLASS (topsheet_gallery_style_parent_class)->finalize (object);
}

static void
topsheet_gallery_style_class_init (TopsheetGalleryStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = topsheet_gallery_style_get_property;
  object_class->set_property = topsheet_gallery_style_set_property;
  object_class->finalize = topsheet_gallery_style_finalize;
  properties[PROP_ZOOM] = g_param_spec_int ("zoom", NULL, NULL, steps[0], steps[G_N_ELEMENTS (steps) - 1], DEFAULT_ZOOM,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signal_changed = g_signal_new ("changed", TOPSHEET_TYPE_GALLERY_STYLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
topsheet_gallery_style_init (TopsheetGalleryStyle *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->zoom = DEFAULT_ZOOM;
  self->aspect = 16.0 / 9;
  g_signal_connect_object (manager, "notify::accent-color-rgba", G_CALLBACK (update_colours), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colours), self, G_CONNECT_SWAPPED);
  update_colours (self);
}

TopsheetGalleryStyle *
topsheet_gallery_style_new (TopsheetThumbnailSource *source)
{
  TopsheetGalleryStyle *self;

  g_return_val_if_fail (!source || TOPSHEET_IS_THUMBNAIL_SOURCE (source), NULL);
  self = g_object_new (TOPSHEET_TYPE_GALLERY_STYLE, NULL);
  g_set_object (&self->source, source);
  return self;
}

TopsheetThumbnailSource *
topsheet_gallery_style_get_source (TopsheetGalleryStyle *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_STYLE (self), NULL);
  return self->source;
}

int
topsheet_gallery_style_get_zoom (TopsheetGalleryStyle *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_STYLE (self), DEFAULT_ZOOM);
  return self->zoom;
}

double
topsheet_gallery_style_get_aspect (TopsheetGalleryStyle *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_STYLE (self), 1);
  return self->aspect;
}

const GdkRGBA *
topsheet_gallery_style_get_accent (TopsheetGalleryStyle *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_STYLE (self), NULL);
  return &self->accent;
}

gboolean
topsheet_gallery_style_get_contrast (TopsheetGalleryStyle *self)
{
  g_return_val_if_fail (TOPSHEET_IS_GALLERY_STYLE (self), FALSE);
  return self->contrast;
}

void
topsheet_gallery_style_set_zoom (TopsheetGalleryStyle *self, int zoom)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_STYLE (self));
  zoom = CLAMP (zoom, steps[0], steps[G_N_ELEMENTS (steps) - 1]);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  g_signal_emit (self, signal_changed, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
topsheet_gallery_style_set_aspect (TopsheetGalleryStyle *self, double aspect)
{
  g_return_if_fail (TOPSHEET_IS_GALLERY_STYLE (self));
  /* Between upright and wide screen: beyond that rows get too tall or too flat to scan. */
  aspect = CLAMP (aspect, 3.0 / 4, 16.0 / 9);
  if (self->aspect == aspect)
    return;
  self->aspect = aspect;
  g_signal_emit (self, signal_changed, 0);
}

void
topsheet_gallery_style_step (TopsheetGalleryStyle *self, int direction)
{
  int zoom;

  g_return_if_fail (TOPSHEET_IS_GALLERY_STYLE (self));
  zoom = self->zoom;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (direction > 0 && steps[i] > self->zoom)
        {
          zoom = steps[i];
          break;
        }
      if (direction < 0 && steps[i] < self->zoom)
        zoom = steps[i];
    }
  topsheet_gallery_style_set_zoom (self, zoom);
}
