/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rooms of a cell: the widget (topsheet-gallery-cell.c), its text and how it is painted. */
#pragma once

#include "app/gallery/topsheet-gallery-cell.h"
#include "app/widgets/topsheet-file-look.h"

G_BEGIN_DECLS

#define TOPSHEET_GALLERY_CELL_MARGIN 6.0f /* room for the ring: 3 px wide, 3 px away */
#define TOPSHEET_GALLERY_CELL_GAP 5.0f    /* between the picture and the line below it */

struct _TopsheetGalleryCell
{
  GtkWidget parent_instance;
  TopsheetGalleryStyle *style;
  TopsheetPagedItem *item;
  TopsheetGeneration *generation; /* what is painted */
  GdkTexture *texture;
  TopsheetThumbnailRequest *request;
  TopsheetFileLook *look; /* NULL without a source of thumbnails */
  guint texture_size;     /* asked for: 256 or 512 */
  gboolean missing;       /* there is no picture, and there will be none */
  PangoLayout *name;
  PangoLayout *cost;
  PangoLayout *tag;
  PangoLayout *note; /* duration */
  char *label;
  int line_height;
  gboolean selected;
};

/* topsheet-gallery-cell-text.c */
void    topsheet_gallery_cell_ensure_text     (TopsheetGalleryCell *self);
void    topsheet_gallery_cell_forget_text     (TopsheetGalleryCell *self);
int     topsheet_gallery_cell_get_line_height (TopsheetGalleryCell *self);

/* topsheet-gallery-cell-drawing.c */
void    topsheet_gallery_cell_draw            (TopsheetGalleryCell *self,
                                               GtkSnapshot         *snapshot);

G_END_DECLS
