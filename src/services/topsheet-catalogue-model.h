/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"

G_BEGIN_DECLS

/** TOPSHEET_CATALOGUE_STALE_DAYS: a price that was seen longer ago is marked: half a year. */
#define TOPSHEET_CATALOGUE_STALE_DAYS 183

/**
 * TopsheetPriceState:
 * @TOPSHEET_PRICE_STATE_CURRENT: it counts now
 * @TOPSHEET_PRICE_STATE_FUTURE: it begins later
 * @TOPSHEET_PRICE_STATE_PAST: it has ended
 * @TOPSHEET_PRICE_STATE_REPLACED: a later price of the same, or a price of one's own, counts in its place
 * @TOPSHEET_PRICE_STATE_END: no price; it ends one of one's own
 */
typedef enum
{
  TOPSHEET_PRICE_STATE_CURRENT,
  TOPSHEET_PRICE_STATE_FUTURE,
  TOPSHEET_PRICE_STATE_PAST,
  TOPSHEET_PRICE_STATE_REPLACED,
  TOPSHEET_PRICE_STATE_END,
} TopsheetPriceState;

#define TOPSHEET_TYPE_CATALOGUE_MODEL (topsheet_catalogue_model_get_type ())
/**
 * TopsheetCatalogueModel:
 *
 * A model of the catalogue with its prices at a time, for lists. It does not change; a catalogue that is read again has new ones.
 */
G_DECLARE_FINAL_TYPE (TopsheetCatalogueModel, topsheet_catalogue_model, TOPSHEET, CATALOGUE_MODEL, GObject)

/* @id: one of topsheet_catalogue_list() */
TopsheetCatalogueModel *topsheet_catalogue_model_new              (TopsheetCatalogue      *catalogue,
                                                                   const char             *id,
                                                                   gint64                  now_usec);
const char             *topsheet_catalogue_model_get_id           (TopsheetCatalogueModel *self);
/* The part of the id before the slash, where the rules name none. */
const char             *topsheet_catalogue_model_get_provider     (TopsheetCatalogueModel *self);
/* What the provider calls it. */
const char             *topsheet_catalogue_model_get_title        (TopsheetCatalogueModel *self);
/* (nullable) */
const char             *topsheet_catalogue_model_get_modality     (TopsheetCatalogueModel *self);
TopsheetTier            topsheet_catalogue_model_get_tier         (TopsheetCatalogueModel *self);
/* Whether the library says something else about the tier than the catalogue, always or under conditions. */
gboolean                topsheet_catalogue_model_has_own_tier     (TopsheetCatalogueModel *self);
/* What counts now. (element-type TopsheetPriceRule) (transfer none) */
GPtrArray              *topsheet_catalogue_model_get_current      (TopsheetCatalogueModel *self);
/* What counted before, what will, and what an own price takes the place of; newest first. (element-type TopsheetPriceRule) (transfer none) */
GPtrArray              *topsheet_catalogue_model_get_others       (TopsheetCatalogueModel *self);
/* @rule: one of the model's */
TopsheetPriceState      topsheet_catalogue_model_get_state        (TopsheetCatalogueModel *self,
                                                                   TopsheetPriceRule      *rule);
gboolean                topsheet_catalogue_model_has_own_price    (TopsheetCatalogueModel *self);
/* When the oldest of its prices was seen; 0 when none says. */
gint64                  topsheet_catalogue_model_get_seen_usec    (TopsheetCatalogueModel *self);
/* Whether that is longer ago than %TOPSHEET_CATALOGUE_STALE_DAYS. */
gboolean                topsheet_catalogue_model_is_stale         (TopsheetCatalogueModel *self);
/* Whether every word of @query occurs in its id, title, provider, modality or tier; case, accents and punctuation do not matter. */
gboolean                topsheet_catalogue_model_matches          (TopsheetCatalogueModel *self,
                                                                   const char             *query);

/* When a price was seen: the date of its source, else of its record. 0 when neither is known. */
gint64                  topsheet_catalogue_seen_usec              (TopsheetPriceRule      *rule);
gboolean                topsheet_catalogue_is_stale               (gint64                  seen_usec,
                                                                   gint64                  now_usec);

G_END_DECLS
