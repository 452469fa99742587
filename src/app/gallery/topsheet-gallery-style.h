/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-thumbnail-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_STYLE (topsheet_gallery_style_get_type ())
/**
 * TopsheetGalleryStyle:
 *
 * What all cells of a gallery share: size and shape of the pictures, colours, and where textures come from. `changed ()` is emitted when cells must be
 * measured or painted anew.
 *
 * Property: zoom (width of a picture in logical pixels, 96 … 320).
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryStyle, topsheet_gallery_style, TOPSHEET, GALLERY_STYLE, GObject)

TopsheetGalleryStyle    *topsheet_gallery_style_new           (TopsheetThumbnailSource *source);
TopsheetThumbnailSource *topsheet_gallery_style_get_source    (TopsheetGalleryStyle    *self);
int                      topsheet_gallery_style_get_zoom      (TopsheetGalleryStyle    *self);
/* Width ÷ height of the frame around every picture. */
double                   topsheet_gallery_style_get_aspect    (TopsheetGalleryStyle    *self);
const GdkRGBA           *topsheet_gallery_style_get_accent    (TopsheetGalleryStyle    *self);
gboolean                 topsheet_gallery_style_get_contrast  (TopsheetGalleryStyle    *self);
void                     topsheet_gallery_style_set_zoom      (TopsheetGalleryStyle    *self,
                                                               int                      zoom);
void                     topsheet_gallery_style_set_aspect    (TopsheetGalleryStyle    *self,
                                                               double                   aspect);
/* The next larger (+1) or smaller (−1) of the five sizes. */
void                     topsheet_gallery_style_step          (TopsheetGalleryStyle    *self,
                                                               int                      direction);

G_END_DECLS
