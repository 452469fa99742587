/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pixels that can be grabbed, the line in their middle. */
#define TOPSHEET_WIPE_LINE_WIDTH 32

#define TOPSHEET_TYPE_WIPE_LINE (topsheet_wipe_line_get_type ())
/**
 * TopsheetWipeLine:
 *
 * The line between two pictures that lie over each other. It moves with the pointer and, focused, with the arrow keys, Home and End.
 *
 * Signal: moved (double by): by pixels, while it is dragged; stepped (int direction): −2 and 2 = to the end;
 * chosen (double value): by assistive technology, 0 … 1.
 */
G_DECLARE_FINAL_TYPE (TopsheetWipeLine, topsheet_wipe_line, TOPSHEET, WIPE_LINE, GtkWidget)

GtkWidget *topsheet_wipe_line_new       (void);
/* For the screen reader: how much lies before the line, 0 … 1. */
void       topsheet_wipe_line_set_value (TopsheetWipeLine *self,
                                         double            value);

G_END_DECLS
