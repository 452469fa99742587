/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_CATALOGUE_DIALOG (topsheet_catalogue_dialog_get_type ())
/**
 * TopsheetCatalogueDialog:
 *
 * The price catalogue: a searchable list of models by provider, a page for each with its prices past and present, prices of one's own, and an update from
 * a file with its review. It follows the session's catalogue.
 *
 * Actions: catalogue.add-model, catalogue.update.
 */
G_DECLARE_FINAL_TYPE (TopsheetCatalogueDialog, topsheet_catalogue_dialog, TOPSHEET, CATALOGUE_DIALOG, AdwDialog)

TopsheetCatalogueDialog *topsheet_catalogue_dialog_new (TopsheetSession *session);

G_END_DECLS
