/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_MEDIA_BAR (topsheet_media_bar_get_type ())
/**
 * TopsheetMediaBar:
 *
 * Plays up to four films as one: play and pause, a step of one frame, a time scale, and whether they begin again at the end. The first one leads; the
 * others are put to its time when it is moved.
 */
G_DECLARE_FINAL_TYPE (TopsheetMediaBar, topsheet_media_bar, TOPSHEET, MEDIA_BAR, GtkBox)

GtkWidget *topsheet_media_bar_new          (void);
/* @streams: (element-type GtkMediaStream), maybe none. @frame_usec: how long a frame is, 0 = not known, then a 24th of a second is stepped. */
void       topsheet_media_bar_set_streams  (TopsheetMediaBar *self,
                                            GPtrArray        *streams,
                                            gint64            frame_usec);
gboolean   topsheet_media_bar_has_streams  (TopsheetMediaBar *self);
void       topsheet_media_bar_toggle       (TopsheetMediaBar *self);
/* By frames; playing stops. */
void       topsheet_media_bar_step         (TopsheetMediaBar *self,
                                            int               frames);
void       topsheet_media_bar_toggle_loop  (TopsheetMediaBar *self);

G_END_DECLS
