/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"
#include "model/topsheet-tier-override.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CATALOGUE (topsheet_catalogue_get_type ())
/**
 * TopsheetCatalogue:
 *
 * An immutable index over price rules: by catalogue id, and by the part after the slash where that is unique. Thread-safe for reading.
 */
G_DECLARE_FINAL_TYPE (TopsheetCatalogue, topsheet_catalogue, TOPSHEET, CATALOGUE, GObject)

/* @rules: (element-type TopsheetPriceRule) */
TopsheetCatalogue *topsheet_catalogue_new         (GPtrArray          *rules);
/* The id for what a person typed or a tool reports: exact, with the provider left out, a name that folds to the same, or one that a price list says is the
 * model's (#TopsheetModelMatch). TOPSHEET_ERROR_INVALID with the near ones named. (transfer none) */
const char        *topsheet_catalogue_resolve     (TopsheetCatalogue  *self,
                                                   const char         *name,
                                                   GError            **error);
/* (element-type TopsheetPriceRule) (transfer none) (nullable) */
GPtrArray         *topsheet_catalogue_get_rules   (TopsheetCatalogue  *self,
                                                   const char         *model_id);
/* The rule that says what the model is called, which is no price and stands not among the others. (transfer none) (nullable) */
TopsheetPriceRule *topsheet_catalogue_get_names   (TopsheetCatalogue  *self,
                                                   const char         *model_id);
/* How heavy a library says models are (element-type TopsheetTierOverride). Called once, before the catalogue is handed out; models without a price are left
 * out. */
void               topsheet_catalogue_set_tiers   (TopsheetCatalogue  *self,
                                                   GPtrArray          *overrides);
/* How heavy the model is: what the library says, where conditions of its hold for @usage (the most conditions count), else the catalogue; standard for one
 * that is not known. @usage: (nullable): selectors of the call */
TopsheetTier       topsheet_catalogue_get_tier    (TopsheetCatalogue  *self,
                                                   const char         *model_id,
                                                   const TopsheetUsage *usage);
/* What the library says of the model. (element-type TopsheetTierOverride) (transfer none) (nullable) */
GPtrArray         *topsheet_catalogue_get_tiers   (TopsheetCatalogue  *self,
                                                   const char         *model_id);
/* Ids in order. (transfer none), NULL-terminated */
const char * const *topsheet_catalogue_list       (TopsheetCatalogue  *self);

G_END_DECLS
