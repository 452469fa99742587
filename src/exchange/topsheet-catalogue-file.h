/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * topsheet_catalogue_file_parse:
 *
 * Reads a catalogue in the schema "genai-cost-catalogue/1" (data/catalogue/README.md).
 *
 * Returns: (transfer full) (element-type TopsheetPriceRule): the rules, or %NULL with %TOPSHEET_ERROR_PARSE naming the entry
 */
GPtrArray *topsheet_catalogue_file_parse (GBytes  *json,
                                          gint64   recorded_at_usec,
                                          GError **error);
/* The catalogue that was built in. (transfer full) */
GBytes    *topsheet_catalogue_file_seed  (void);

G_END_DECLS
