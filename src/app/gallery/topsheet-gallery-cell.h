/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-gallery-style.h"
#include "app/widgets/topsheet-paged-item.h"
#include "model/topsheet-generation.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_CELL (topsheet_gallery_cell_get_type ())
/**
 * TopsheetGalleryCell:
 *
 * A version in the gallery, painted by one snapshot without child widgets: a hundred thousand of them scroll because only the cell decides what scrolling costs.
 *
 * Properties: style (construct only), item (TopsheetPagedItem of TopsheetGeneration, nullable), selected, target (the one acted on: bold id),
 * label (for the screen reader, read-only).
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryCell, topsheet_gallery_cell, TOPSHEET, GALLERY_CELL, GtkWidget)

GtkWidget         *topsheet_gallery_cell_new          (TopsheetGalleryStyle *style);
TopsheetPagedItem *topsheet_gallery_cell_get_item     (TopsheetGalleryCell  *self);
void               topsheet_gallery_cell_set_item     (TopsheetGalleryCell  *self,
                                                       TopsheetPagedItem    *item);
void               topsheet_gallery_cell_set_selected (TopsheetGalleryCell  *self,
                                                       gboolean              selected);
/* "SH040_v014, accepted, €4.20" (transfer full) */
char              *topsheet_gallery_cell_describe     (TopsheetGeneration   *generation);

G_END_DECLS
