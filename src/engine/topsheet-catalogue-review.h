/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-price-change.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CATALOGUE_REVIEW (topsheet_catalogue_review_get_type ())
/**
 * TopsheetCatalogueReview:
 *
 * A price list against the catalogue: a #TopsheetPriceChange for each rule that comes in, in its order. Nothing is recorded by it; it says what would be.
 * At the end stand prices of the same source that the list gave up: where it had one above a number of tokens or for a time of day and now has one for all,
 * the new price is put under the old conditions too, since the rule with more conditions would go on to count.
 * What models are called (#TopsheetModelMatch) is among no changes.
 * Takes time in proportion to the number of rules.
 */
G_DECLARE_FINAL_TYPE (TopsheetCatalogueReview, topsheet_catalogue_review, TOPSHEET, CATALOGUE_REVIEW, GObject)

/**
 * topsheet_catalogue_review_new:
 * @current: (element-type TopsheetPriceRule): every rule of the library
 * @incoming: (element-type TopsheetPriceRule): of the list
 * @at_usec: the day of the import
 *
 * Compares each incoming rule with the one that holds for the same model, meter and conditions when the incoming one begins. A model is found by its id, else
 * by its provider and the name that the provider uses. Credits are compared by what they are worth in money, and a price for the only resolution of a model
 * with one for any.
 */
TopsheetCatalogueReview *topsheet_catalogue_review_new           (GPtrArray                *current,
                                                                  GPtrArray                *incoming,
                                                                  gint64                    at_usec);
/* (transfer none): of #TopsheetPriceChange */
GListModel              *topsheet_catalogue_review_get_changes   (TopsheetCatalogueReview  *self);
guint                    topsheet_catalogue_review_count         (TopsheetCatalogueReview  *self,
                                                                  TopsheetPriceVerdict      verdict);
/* The rules to record: those that are accepted, without the unchanged ones, and behind them what their models and known ones are called where that is
 * new. (element-type TopsheetPriceRule) (transfer full) */
GPtrArray               *topsheet_catalogue_review_list_accepted (TopsheetCatalogueReview  *self);

G_END_DECLS
