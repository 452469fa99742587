/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"
#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PRICE_FORM (topsheet_price_form_get_type ())
/**
 * TopsheetPriceForm:
 *
 * A form for a price of one's own. When it was saved it takes itself out of the navigation view.
 *
 * Actions: price.save.
 */
G_DECLARE_FINAL_TYPE (TopsheetPriceForm, topsheet_price_form, TOPSHEET, PRICE_FORM, AdwNavigationPage)

/* @model_id: (nullable): %NULL asks for a new one. @pattern: (nullable): a price that it begins with */
TopsheetPriceForm *topsheet_price_form_new (TopsheetSession   *session,
                                            const char        *model_id,
                                            TopsheetPriceRule *pattern);

G_END_DECLS
