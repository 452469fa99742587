/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_STAR_ROW (topsheet_star_row_get_type ())
/**
 * TopsheetStarRow:
 *
 * Five stars to press. The last one that is lit takes all of them away.
 *
 * Signal: rated (guint stars): the person pressed one; the stars themselves follow topsheet_star_row_set_stars().
 */
G_DECLARE_FINAL_TYPE (TopsheetStarRow, topsheet_star_row, TOPSHEET, STAR_ROW, GtkBox)

/* @stars: 0 to 5 */
void topsheet_star_row_set_stars (TopsheetStarRow *self,
                                  guint            stars);

G_END_DECLS
