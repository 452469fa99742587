/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-thumbnail-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_THUMB (topsheet_thumb_get_type ())
/**
 * TopsheetThumb:
 *
 * One thumbnail that fills its place, cut at the edges that do not fit. It asks the source while it is on screen and lets go when it is not.
 */
G_DECLARE_FINAL_TYPE (TopsheetThumb, topsheet_thumb, TOPSHEET, THUMB, GtkWidget)

GtkWidget *topsheet_thumb_new  (void);
/* @sha256 %NULL: nothing, a quiet empty place. @path (nullable): the file to make it from. */
void       topsheet_thumb_show (TopsheetThumb           *self,
                                TopsheetThumbnailSource *source,
                                const char              *sha256,
                                const char              *path);

G_END_DECLS
