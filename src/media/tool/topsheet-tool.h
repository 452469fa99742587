/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/container/topsheet-container.h"
#include "media/topsheet-reading.h"

G_BEGIN_DECLS

#define TOPSHEET_TOOL_MAX_NAMES 5

/**
 * TopsheetToolKey:
 * @names: NULL-terminated; the first that is there counts
 *
 * One line of the table with which a reader says how its tool calls things.
 */
typedef struct
{
  TopsheetField field;
  const char *names[TOPSHEET_TOOL_MAX_NAMES];
} TopsheetToolKey;

typedef gboolean (*TopsheetToolShape) (yyjson_val *object);

/* The first text under @key, whatever the case of its letters. (transfer none) (nullable) */
const char *topsheet_tool_find_text   (TopsheetContainer     *container,
                                       const char            *key);
/* The first JSON object under @key. (transfer none) (nullable) */
yyjson_val *topsheet_tool_find_object (TopsheetContainer     *container,
                                       const char            *key);
/* The first JSON object under any key that @has_shape accepts; graphs and editors' files are passed over. (transfer
 * none) (nullable) */
yyjson_val *topsheet_tool_find_shaped (TopsheetContainer     *container,
                                       TopsheetToolShape      has_shape);
/* Takes strings and numbers of @object over into the fields of @keys. A negative seed means "any" and is left out, a
 * denoise of 1 too. */
void        topsheet_tool_map         (TopsheetReading       *reading,
                                       yyjson_val            *object,
                                       const TopsheetToolKey *keys,
                                       gsize                  n_keys);
void        topsheet_tool_map_size    (TopsheetReading       *reading,
                                       yyjson_val            *object,
                                       const char            *width_key,
                                       const char            *height_key);
/* The first two numbers in "1024 x 1024", "(1152, 896)", "768x1024". */
void        topsheet_tool_set_size_of (TopsheetReading       *reading,
                                       const char            *text);
/* A JSON object in a string: parsed anew. (transfer full) (nullable) */
TopsheetJson *topsheet_tool_parse     (const char            *text);
/* Sets tool, and @version where it is known; all that the tool's own structure says is believed first. */
void        topsheet_tool_claim       (TopsheetReading       *reading,
                                       const char            *tool,
                                       const char            *version);
/* What stands behind the last slash or backslash: people's folders are none of a ledger's business. (transfer none) */
const char *topsheet_tool_base_name   (const char            *path);
/* TRUE when any of the NULL-terminated keys is in @object. */
gboolean    topsheet_tool_has_any     (yyjson_val            *object,
                                       const char            *first_key,
                                       ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
