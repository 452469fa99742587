/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CATALOGUE_DETAIL (topsheet_catalogue_detail_get_type ())
/**
 * TopsheetCatalogueDetail:
 *
 * One model of the price catalogue: how heavy it is, what it costs now, what it cost and will cost, each with its source. It follows the session's
 * catalogue.
 *
 * Actions: model.add-price, model.add-tier.
 */
G_DECLARE_FINAL_TYPE (TopsheetCatalogueDetail, topsheet_catalogue_detail, TOPSHEET, CATALOGUE_DETAIL, AdwNavigationPage)

/* @model_id: one of topsheet_catalogue_list() */
TopsheetCatalogueDetail *topsheet_catalogue_detail_new (TopsheetSession *session,
                                                        const char      *model_id);

G_END_DECLS
