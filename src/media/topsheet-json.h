/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/**
 * TopsheetJson:
 *
 * JSON as generative tools write it, read with patience: NaN and Infinity, text after the value, control characters in
 * strings, halves of surrogate pairs, and up to three closing brackets missing. Numbers stay text (`yyjson_is_raw()`),
 * so seeds up to 2^64 − 1 and "0.8700000000000001" survive. At most 16 MiB of text and 80 MiB of memory.
 */
typedef struct _TopsheetJson TopsheetJson;

/* NULL when @text is not a JSON object or array, or over a limit. (transfer full) (nullable) */
TopsheetJson *topsheet_json_parse    (const char         *text,
                                      gsize               length);
void          topsheet_json_free     (TopsheetJson       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetJson, topsheet_json_free)

/* (transfer none) */
yyjson_val   *topsheet_json_get_root (const TopsheetJson *self);
/* Text of a string, number, or boolean; NULL otherwise. (transfer none) */
const char   *topsheet_json_as_text  (yyjson_val         *value);
/* The member @key of an object as topsheet_json_as_text(). (transfer none) */
const char   *topsheet_json_get_text (yyjson_val         *object,
                                      const char         *key);

G_END_DECLS
