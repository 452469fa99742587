/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_STAT_TILE (topsheet_stat_tile_get_type ())
/**
 * TopsheetStatTile:
 *
 * A card with one figure: caption, figure, and a line that gives it its meaning.
 *
 * Properties: caption, figure, detail, level ("", "warning", "error").
 */
G_DECLARE_FINAL_TYPE (TopsheetStatTile, topsheet_stat_tile, TOPSHEET, STAT_TILE, GtkWidget)

GtkWidget *topsheet_stat_tile_new  (const char       *caption);
void       topsheet_stat_tile_show (TopsheetStatTile *self,
                                    const char       *figure,
                                    const char       *detail,
                                    const char       *level);

G_END_DECLS
