/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/viewer/topsheet-picture-view.h"
#include "app/widgets/topsheet-thumbnail-source.h"
#include "model/topsheet-generation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_VIEWER_PANE (topsheet_viewer_pane_get_type ())
/**
 * TopsheetViewerPane:
 *
 * One version, still or moving, with its number, name and decision written over it when there are several. What cannot be shown is said in a sentence.
 *
 * Property: stream (GtkMediaStream, nullable, read-only).
 */
G_DECLARE_FINAL_TYPE (TopsheetViewerPane, topsheet_viewer_pane, TOPSHEET, VIEWER_PANE, AdwBin)

GtkWidget           *topsheet_viewer_pane_new            (TopsheetPictureSource   *pictures,
                                                          TopsheetThumbnailSource *thumbnails,
                                                          TopsheetViewState       *state);
/* @generation: (nullable) */
void                 topsheet_viewer_pane_show           (TopsheetViewerPane      *self,
                                                          TopsheetGeneration      *generation);
/* (transfer none) (nullable) */
TopsheetGeneration  *topsheet_viewer_pane_get_generation (TopsheetViewerPane      *self);
TopsheetPictureView *topsheet_viewer_pane_get_view       (TopsheetViewerPane      *self);
GtkMediaStream      *topsheet_viewer_pane_get_stream     (TopsheetViewerPane      *self);
/* 1 …; 0 = alone, nothing is written over the picture. */
void                 topsheet_viewer_pane_set_number     (TopsheetViewerPane      *self,
                                                          guint                    number);
/* Whether keys and buttons mean this one. */
void                 topsheet_viewer_pane_set_current    (TopsheetViewerPane      *self,
                                                          gboolean                 current);
/* At which side the name stands. */
void                 topsheet_viewer_pane_set_name_side  (TopsheetViewerPane      *self,
                                                          GtkAlign                 side);
/* Whether a file is a film, by its format or else its name. */
gboolean             topsheet_viewer_pane_is_video       (TopsheetGeneration      *generation);

G_END_DECLS
