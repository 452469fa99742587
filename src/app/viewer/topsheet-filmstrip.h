/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-generation-list.h"
#include "app/widgets/topsheet-list-selection.h"
#include "app/widgets/topsheet-thumbnail-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * topsheet_filmstrip_new:
 *
 * The versions of a list in one row, lazily; a click makes one the target of @selection. What becomes the target is scrolled into sight.
 *
 * Returns: a #GtkScrolledWindow
 */
GtkWidget *topsheet_filmstrip_new (TopsheetGenerationList  *list,
                                   TopsheetListSelection   *selection,
                                   TopsheetThumbnailSource *thumbnails,
                                   double                   aspect);

G_END_DECLS
