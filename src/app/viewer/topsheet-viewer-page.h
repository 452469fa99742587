/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-review-desk.h"
#include "app/viewer/topsheet-viewer-panes.h"
#include "app/widgets/topsheet-list-selection.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_VIEWER_PAGE (topsheet_viewer_page_get_type ())
/**
 * TopsheetViewerPage:
 *
 * The versions of a list at full size, one at a time or two to four side by side, over each other or by turns. What is looked at is the target of the
 * list's selection, so the gallery follows; decisions go to the same desk and the same undo stack as the gallery's. The neighbours of what is shown are
 * decoded ahead.
 *
 * Property: mode ("single", "side", "wipe", "blink").
 */
G_DECLARE_FINAL_TYPE (TopsheetViewerPage, topsheet_viewer_page, TOPSHEET, VIEWER_PAGE, AdwNavigationPage)

/* Shows the target of @selection; with 2 to 4 selected, all of them side by side when @mode asks for several. */
AdwNavigationPage     *topsheet_viewer_page_new          (TopsheetReviewDesk      *desk,
                                                          TopsheetListSelection   *selection,
                                                          TopsheetThumbnailSource *thumbnails,
                                                          const char              *mode);
/* Decides about the current pane; on to the next undecided version when there is only one pane and auto-advance is on. */
void                   topsheet_viewer_page_decide       (TopsheetViewerPage      *self,
                                                          TopsheetDecisionKind     kind);
void                   topsheet_viewer_page_set_mode     (TopsheetViewerPage      *self,
                                                          const char              *mode);
/* To the next (+1) or previous (−1) version of the list. */
void                   topsheet_viewer_page_move         (TopsheetViewerPage      *self,
                                                          int                      by);
/* For tests and measurements. (transfer none) */
TopsheetPictureSource *topsheet_viewer_page_get_pictures (TopsheetViewerPage      *self);
TopsheetViewerPanes   *topsheet_viewer_page_get_panes    (TopsheetViewerPage      *self);

G_END_DECLS
