/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GALLERY_PAGE (topsheet_gallery_page_get_type ())
/**
 * TopsheetGalleryPage:
 *
 * Review: all versions of a project as pictures, decided on by single keys. Property: sort (stable name of the order, "deliverable").
 */
G_DECLARE_FINAL_TYPE (TopsheetGalleryPage, topsheet_gallery_page, TOPSHEET, GALLERY_PAGE, AdwNavigationPage)

AdwNavigationPage *topsheet_gallery_page_new           (TopsheetSession     *session,
                                                        TopsheetProject     *project,
                                                        TopsheetUndoStack   *undo);
/* Shows only one decision: "all", "pending", "accepted", "edit", "rejected". */
void               topsheet_gallery_page_set_filter    (TopsheetGalleryPage *self,
                                                        const char          *filter);
/* Selects a version and scrolls to it, when it is in the list. */
void               topsheet_gallery_page_show_version  (TopsheetGalleryPage *self,
                                                        gint64               generation_id);

G_END_DECLS
