/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-thumbnail-source.h"
#include "model/topsheet-generation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_VIEWER (topsheet_gallery_viewer_get_type ())
/**
 * TopsheetGalleryViewer:
 *
 * A version at full size: fitted into the window or pixel by pixel. The thumbnail stands in until the file is decoded, in a worker.
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryViewer, topsheet_gallery_viewer, TOPSHEET, GALLERY_VIEWER, AdwNavigationPage)

AdwNavigationPage *topsheet_gallery_viewer_new        (TopsheetGeneration      *generation,
                                                       TopsheetThumbnailSource *source);
/* A large preview over @parent until Space or Escape. */
void               topsheet_gallery_viewer_quick_look (TopsheetGeneration      *generation,
                                                       TopsheetThumbnailSource *source,
                                                       GtkWidget               *parent);

G_END_DECLS
