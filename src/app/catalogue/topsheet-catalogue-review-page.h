/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CATALOGUE_REVIEW_PAGE (topsheet_catalogue_review_page_get_type ())
/**
 * TopsheetCatalogueReviewPage:
 *
 * A price list that is read and reviewed before anything of it counts: what is added, changed and suspicious, each with a check button; suspicious prices are
 * not checked. When it was applied it takes itself out of the navigation view.
 *
 * Actions: review.apply, review.check-all, review.check-none.
 */
G_DECLARE_FINAL_TYPE (TopsheetCatalogueReviewPage,
                      topsheet_catalogue_review_page,
                      TOPSHEET,
                      CATALOGUE_REVIEW_PAGE,
                      AdwNavigationPage)

/* @location: a path, or an address of http or https */
TopsheetCatalogueReviewPage *topsheet_catalogue_review_page_new (TopsheetSession *session,
                                                                 const char      *location);

G_END_DECLS
