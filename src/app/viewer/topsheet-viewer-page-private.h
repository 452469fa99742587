/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-gallery-inspector.h"
#include "app/gallery/topsheet-review-keys.h"
#include "app/viewer/topsheet-media-bar.h"
#include "app/viewer/topsheet-viewer-page.h"

G_BEGIN_DECLS

struct _TopsheetViewerPage
{
  AdwNavigationPage         parent_instance;
  TopsheetReviewDesk       *desk;
  TopsheetReviewHands       hands;
  TopsheetListSelection    *selection;
  TopsheetThumbnailSource  *thumbnails;
  TopsheetPictureSource    *pictures;
  TopsheetViewState        *state;      /* of all panes while they are linked */
  GSettings                *settings;   /* NULL when the schema is not installed */
  GArray                   *ids;        /* gint64: the version of each pane */
  TopsheetViewerPanes      *panes;
  TopsheetMediaBar         *media;
  GtkWidget                *difference;
  guint                     update_source;
  guint                     side_source;
  gboolean                  updating_zoom;

  AdwOverlaySplitView      *split;
  GtkWidget                *main;
  GtkLabel                 *name_label;
  GtkLabel                 *position_label;
  AdwToggleGroup           *zoom;
  AdwToggleGroup           *narrow_zoom;
  AdwToggle                *zoom_other;
  AdwBin                   *panes_slot;
  AdwBin                   *media_slot;
  AdwBin                   *strip_slot;
  GtkRevealer              *reason_revealer;
  GtkLabel                 *reason_label;
  AdwWrapBox               *reason_box;
  GtkWidget                *reject_button;
  GtkWidget                *edit_button;
  GtkWidget                *accept_button;
  GtkLabel                 *reject_word;
  GtkLabel                 *edit_word;
  GtkLabel                 *accept_word;
  GtkLabel                 *keep_word;
  GtkWidget                *keep_button;
  GtkWidget                *compare_box;
  GtkToggleButton          *link_button;
  GtkStack                 *side;
  TopsheetGalleryInspector *inspector;
  AdwBin                   *difference_slot;
  GtkLabel                 *hint_label;
};

/* topsheet-viewer-page.c */
TopsheetPagedList *topsheet_viewer_page_get_list        (TopsheetViewerPage *self);
/* Place of a pane's version in the list, or %TOPSHEET_PAGED_NOT_FOUND. */
guint              topsheet_viewer_page_get_place       (TopsheetViewerPage *self,
                                                         guint               pane);
void               topsheet_viewer_page_go_to           (TopsheetViewerPage *self,
                                                         guint               place);
void               topsheet_viewer_page_set_current     (TopsheetViewerPage *self,
                                                         guint               pane);
void               topsheet_viewer_page_link            (TopsheetViewerPage *self,
                                                         gboolean            linked);
/* topsheet-viewer-show.c: brings everything that is drawn in line with the panes' versions. */
void               topsheet_viewer_page_update          (TopsheetViewerPage *self);
void               topsheet_viewer_page_update_zoom     (TopsheetViewerPage *self);
/* topsheet-viewer-keys.c */
void               topsheet_viewer_page_set_up_keys     (TopsheetViewerPage *self);
void               topsheet_viewer_page_set_up_reasons  (TopsheetViewerPage *self);

G_END_DECLS
