/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-gallery-inspector.h"
#include "app/gallery/topsheet-gallery-page.h"
#include "app/gallery/topsheet-gallery-style.h"
#include "app/gallery/topsheet-generation-list.h"
#include "app/gallery/topsheet-review-keys.h"
#include "app/gallery/topsheet-search-field.h"
#include "app/widgets/topsheet-list-selection.h"

G_BEGIN_DECLS

struct _TopsheetGalleryPage
{
  AdwNavigationPage          parent_instance;
  TopsheetSession           *session;
  TopsheetProject           *project;
  TopsheetUndoStack         *undo;
  GSettings                 *settings; /* NULL when the schema is not installed */
  TopsheetThumbnailSource   *source;
  TopsheetGalleryStyle      *style;
  TopsheetGenerationList    *list;
  TopsheetListSelection     *selection;
  GtkBitset                 *undecided; /* places of undecided versions */
  guint                      undecided_stamp;
  guint                      undecided_source;
  guint                      count_stamp;
  gint64                     restore_id;  /* goes back to this one after a new question */
  gboolean                   shown_once;
  guint                      n_focus_looks;
  guint                      focus_source;
  gboolean                   holds_focus;
  gboolean                   has_aspect;
  TopsheetReviewDesk        *desk;
  TopsheetReviewHands        hands;
  guint                      place_source;
  guint                      rate_source;
  TopsheetGenerationCounts   counts; /* of all versions */
  TopsheetGenerationCounts   found;  /* of what the search finds */
  guint                      found_stamp;
  GtkWidget                 *groups; /* (nullable): the jump list while it is open, held weakly */
  guint                      groups_stamp;

  AdwMultiLayoutView        *layouts;
  AdwOverlaySplitView       *split;
  AdwBottomSheet            *sheet;
  TopsheetGalleryInspector  *inspector;
  AdwBreakpoint             *compact_breakpoint;
  AdwToolbarView            *main;
  AdwHeaderBar              *header;
  AdwToggleGroup            *filter;
  GtkToggleButton           *inspector_toggle;
  AdwBreakpoint             *tight_breakpoint;
  GtkMenuButton             *view_button;
  GtkSearchBar              *search_bar;
  TopsheetSearchField       *search_field;
  GtkBox                    *narrow_box;
  GtkStack                  *stack;
  GtkScrolledWindow         *scroller;
  GtkGridView               *grid;
  GtkRevealer               *reason_revealer;
  GtkLabel                  *reason_label;
  AdwWrapBox                *reason_box;
  GtkBox                    *bottom_bar;
  GtkBox                    *buttons;
  GtkWidget                 *reject_key;
  GtkWidget                 *edit_key;
  GtkWidget                 *accept_key;
  GtkWidget                 *progress_box;
  GtkLabel                  *progress_label;
  GtkLabel                  *rate_label;
  GtkProgressBar            *progress;
  GtkWidget                 *advance_box;
  GtkSwitch                 *advance_switch;
  GtkWidget                 *words[TOPSHEET_N_DECISIONS + 1];
  GtkWidget                 *marks[TOPSHEET_N_DECISIONS + 1];
  GtkLabel                  *numbers[TOPSHEET_N_DECISIONS + 1];
};

/* topsheet-gallery-review.c: what the keys and buttons do. */
void                topsheet_gallery_page_set_up_review  (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_tear_down_review (TopsheetGalleryPage *self);
void                topsheet_gallery_page_decide         (TopsheetGalleryPage  *self,
                                                          TopsheetDecisionKind  kind);
/* topsheet-gallery-desk.c: where the person was, and the menu of the desk. */
void                topsheet_gallery_page_set_up_desk    (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_tear_down_desk (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_keep_place     (TopsheetGalleryPage  *self);
/* topsheet-gallery-filter.c: the toggles with their counts. */
void                topsheet_gallery_page_set_up_filter  (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_show_counts    (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_update_compact (TopsheetGalleryPage *self);
void                topsheet_gallery_page_set_compact    (TopsheetGalleryPage  *self,
                                                          gboolean              compact);
void                topsheet_gallery_page_set_narrow     (TopsheetGalleryPage  *self,
                                                          gboolean              narrow);
/* topsheet-gallery-grid.c: the pictures, their factory and their size. The add functions bind what the template and the menus call. */
void                topsheet_gallery_page_add_grid       (GtkWidgetClass       *widget_class);
void                topsheet_gallery_page_set_up_grid    (TopsheetGalleryPage  *self);
/* After a choice from the menu, which would leave the focus on its button: the keys go on with the pictures, or with what stands in their place. */
void                topsheet_gallery_page_focus_grid     (TopsheetGalleryPage  *self);
/* Before the page is laid out anew while somebody works on the pictures: the keys stay with them. */
void                topsheet_gallery_page_hold_focus     (TopsheetGalleryPage  *self);
/* Once: the shape that most of the first pictures have. */
void                topsheet_gallery_page_choose_aspect  (TopsheetGalleryPage  *self);
/* topsheet-gallery-groups.c: the jump list. */
void                topsheet_gallery_page_add_groups     (GtkWidgetClass       *widget_class);
/* Whether there are groups to go to. */
void                topsheet_gallery_page_update_groups  (TopsheetGalleryPage  *self);
/* topsheet-gallery-layout.c: the inspector beside, over or under the pictures, and what is remembered of it. */
void                topsheet_gallery_page_add_layout     (GtkWidgetClass       *widget_class);
void                topsheet_gallery_page_set_up_layout  (TopsheetGalleryPage  *self);
/* topsheet-gallery-search.c: search bar and filter. */
void                topsheet_gallery_page_add_search     (GtkWidgetClass       *widget_class);
void                topsheet_gallery_page_set_up_search  (TopsheetGalleryPage  *self);
/* topsheet-gallery-places.c: how many there are, where the undecided ones are, and the way back to where the person was. */
void                topsheet_gallery_page_add_places     (GtkWidgetClass       *widget_class);
void                topsheet_gallery_page_set_up_places  (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_count          (TopsheetGalleryPage  *self);
/* Before a new question: the version that is gone back to after it. */
void                topsheet_gallery_page_remember       (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_refresh        (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_update_progress (TopsheetGalleryPage *self);
/* topsheet-gallery-others.c: the actions gallery.go-to and gallery.compare (x: id of a version), and looking at versions in the background. */
void                topsheet_gallery_page_install_others (GtkWidgetClass       *widget_class);
void                topsheet_gallery_page_set_up_others  (TopsheetGalleryPage  *self);
/* topsheet-gallery-page.c */
TopsheetGeneration *topsheet_gallery_page_get_target     (TopsheetGalleryPage  *self);
void                topsheet_gallery_page_go_to          (TopsheetGalleryPage  *self,
                                                          guint                 position);
/* @mode: "single", or "side" for all that are selected, up to four. */
void                topsheet_gallery_page_open_viewer    (TopsheetGalleryPage  *self,
                                                          const char           *mode);

G_END_DECLS
