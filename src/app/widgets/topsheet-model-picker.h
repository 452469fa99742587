/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_MODEL_PICKER (topsheet_model_picker_get_type ())
/**
 * TopsheetModelPicker:
 *
 * A searchable list of the models of the catalogue, with a first row for "none of them".
 *
 * Signals: picked (catalogue id, or NULL for the first row), before it closes.
 */
G_DECLARE_FINAL_TYPE (TopsheetModelPicker, topsheet_model_picker, TOPSHEET, MODEL_PICKER, AdwDialog)

/* @none_title: what the first row says ("As the Files Say"). */
TopsheetModelPicker *topsheet_model_picker_new   (TopsheetCatalogue *catalogue,
                                                  const char        *none_title);

/* "FLUX.2 pro" for "bfl/flux-2-pro": the model's name in the catalogue, else the id. (transfer none) */
const char          *topsheet_model_title        (TopsheetCatalogue *catalogue,
                                                  const char        *model_id);
/* "0.03 USD an image": the first price of the model, for a list. (transfer full) */
char                *topsheet_model_price_text   (TopsheetCatalogue *catalogue,
                                                  const char        *model_id);

G_END_DECLS
