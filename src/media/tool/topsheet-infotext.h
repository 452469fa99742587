/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-reading.h"

G_BEGIN_DECLS

/**
 * topsheet_infotext_parse:
 * @text: NUL-terminated UTF-8
 *
 * Reads AUTOMATIC1111's "infotext": prompt lines, `Negative prompt:` lines, then one line of `key: value, key: value`.
 * TRUE when there are settings or a negative prompt; only then is @reading touched.
 */
gboolean                  topsheet_infotext_parse         (const char               *text,
                                                           TopsheetReading          *reading);

/**
 * TopsheetInfotextSettings:
 *
 * The settings line taken apart: keys in lower case → values with their quotes resolved.
 */
typedef GHashTable TopsheetInfotextSettings;

/* Reads `key: value` pairs until the text ends or is no pair any more. (transfer container) */
TopsheetInfotextSettings *topsheet_infotext_settings_new  (const char               *line);
/* The first of the NULL-terminated keys that is there and not empty. (nullable) */
const char               *topsheet_infotext_settings_find (TopsheetInfotextSettings *self,
                                                           const char               *first_key,
                                                           ...) G_GNUC_NULL_TERMINATED;
/* Length of "key: " at @at, 0 when no key stands there. */
gsize                     topsheet_infotext_measure_key   (const char               *at);

G_END_DECLS
