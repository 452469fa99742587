/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-budget.h"
#include "model/topsheet-rate.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * topsheet_plan_file_parse:
 * @currency: (nullable): the project's; the file may leave it out and may not say another
 * @rates: (out) (optional) (element-type TopsheetRate) (transfer full): exchange rates the file brings, without project, valid from the beginning
 *
 * Reads a plan as JSON (docs/plan-schema.json): `{"currency", "buffer_percent", "buffer_base", "limit", "api_limit", "rates": {"USD": "0.86"},
 * "lines": [{"phase", "account", "name", "model", "quantities": {}, "select": {}, "count", "unit", "unit_price", "price_currency", "note"}]}`.
 * Numbers may be JSON numbers or decimal strings and are taken as written, never through a double. "phase" defaults to production, "account" to that of
 * the phase, "count" to 1, "unit" to item. Results that `plan show` prints are accepted and ignored; other keys are refused by name. Errors are
 * TOPSHEET_ERROR_PARSE or INVALID with the line ("line 4, “Hero shots”: …").
 *
 * Returns: (transfer full): a draft
 */
TopsheetBudgetPlan *topsheet_plan_file_parse (GBytes              *json,
                                              const char          *currency,
                                              GPtrArray          **rates,
                                              GError             **error);
/* The same document, with stable keys and order; of each currency the newest of @rates. (transfer full) */
JsonNode           *topsheet_plan_file_build (TopsheetBudgetPlan  *plan,
                                              GPtrArray           *rates);

G_END_DECLS
