/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/viewer/topsheet-viewer-pane.h"

G_BEGIN_DECLS

#define TOPSHEET_VIEWER_MAX_PANES 4

typedef enum
{
  TOPSHEET_VIEWER_SINGLE,
  TOPSHEET_VIEWER_SIDE,  /* beside each other */
  TOPSHEET_VIEWER_WIPE,  /* two over each other, with a line between them that moves */
  TOPSHEET_VIEWER_BLINK, /* in the same place, the current one */
} TopsheetViewerMode;

#define TOPSHEET_TYPE_VIEWER_PANES (topsheet_viewer_panes_get_type ())
/**
 * TopsheetViewerPanes:
 *
 * One to four panes and how they lie. One of them is the current one: what keys and buttons mean. Wipe and blink show the current one and its partner.
 *
 * Signal: clicked (guint pane).
 */
G_DECLARE_FINAL_TYPE (TopsheetViewerPanes, topsheet_viewer_panes, TOPSHEET, VIEWER_PANES, GtkWidget)

GtkWidget          *topsheet_viewer_panes_new          (void);
guint               topsheet_viewer_panes_get_n        (TopsheetViewerPanes *self);
void                topsheet_viewer_panes_add          (TopsheetViewerPanes *self,
                                                        TopsheetViewerPane  *pane);
void                topsheet_viewer_panes_remove       (TopsheetViewerPanes *self,
                                                        guint                index);
TopsheetViewerPane *topsheet_viewer_panes_get          (TopsheetViewerPanes *self,
                                                        guint                index);
guint               topsheet_viewer_panes_get_current  (TopsheetViewerPanes *self);
void                topsheet_viewer_panes_set_current  (TopsheetViewerPanes *self,
                                                        guint                index);
TopsheetViewerMode  topsheet_viewer_panes_get_mode     (TopsheetViewerPanes *self);
void                topsheet_viewer_panes_set_mode     (TopsheetViewerPanes *self,
                                                        TopsheetViewerMode   mode);
/* The pane that wipe and blink set against the current one. */
guint               topsheet_viewer_panes_get_partner  (TopsheetViewerPanes *self);
/* Wipe: puts the focus on the line, so that the arrow keys move it. */
void                topsheet_viewer_panes_focus_line   (TopsheetViewerPanes *self);

G_END_DECLS
