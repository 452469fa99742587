/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <gio/gio.h>
#include <yyjson.h>

G_BEGIN_DECLS

/*
 * Reading JSON of which every number has to arrive as it was written. Numbers are kept as their text (json-glib would turn them into doubles), nesting
 * costs no stack. Private to exchange. Messages are %TOPSHEET_ERROR_PARSE and begin with @where ("line 4, “Hero shots”") and the key.
 */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (yyjson_doc, yyjson_doc_free)

/* Lets go with yyjson_doc_free(). The error names line and column. */
yyjson_doc *topsheet_json_read         (GBytes          *json,
                                        GError         **error);
/* The same for files of others: NaN and Infinity, which some programs write, are read as raw text that is no decimal, instead of refusing the file. */
yyjson_doc *topsheet_json_read_loose   (GBytes          *json,
                                        GError         **error);
/* Sets TOPSHEET_ERROR_PARSE "WHERE: “KEY” WHAT". Returns FALSE. */
gboolean    topsheet_json_fail         (const char      *where,
                                        const char      *key,
                                        const char      *what,
                                        GError         **error);
/* The same with the reason that another parser gave: "WHERE, “KEY”: WHY". Returns FALSE. */
gboolean    topsheet_json_fail_because (const char      *where,
                                        const char      *key,
                                        const GError    *why,
                                        GError         **error);
/* A text; @out is NULL where there is none or null. */
gboolean    topsheet_json_read_text     (yyjson_val      *object,
                                        const char      *key,
                                        const char      *where,
                                        const char     **out,
                                        GError         **error);
/* A number, or a text that is one; @found tells whether there is any. @out is left alone where there is none. */
gboolean    topsheet_json_get_decimal  (yyjson_val      *object,
                                        const char      *key,
                                        const char      *where,
                                        TopsheetDecimal *out,
                                        gboolean        *found,
                                        GError         **error);
/* An object or array; @out is NULL where there is none or null. */
gboolean    topsheet_json_get_object   (yyjson_val      *object,
                                        const char      *key,
                                        const char      *where,
                                        yyjson_val     **out,
                                        GError         **error);
gboolean    topsheet_json_get_array    (yyjson_val      *object,
                                        const char      *key,
                                        const char      *where,
                                        yyjson_val     **out,
                                        GError         **error);
/* What a text, number or boolean reads; NULL for anything else. (transfer none) */
const char *topsheet_json_peek_scalar  (yyjson_val      *value);
/* FALSE when @object has a key that is not among @known. */
gboolean    topsheet_json_check_keys   (yyjson_val         *object,
                                        const char * const *known,
                                        const char         *where,
                                        GError            **error);

G_END_DECLS
