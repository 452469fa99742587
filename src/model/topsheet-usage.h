/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TopsheetUsage:
 *
 * What a person knows about one call of a model: quantities ("images" = 3, "output_seconds" = 5) and selectors
 * ("quality" = "high", "width" = "1024"). Names are those of `docs/cli.md`. A mutable, reference-counted boxed type;
 * freeze by not touching it after it was handed over.
 */
typedef struct _TopsheetUsage TopsheetUsage;

#define TOPSHEET_TYPE_USAGE (topsheet_usage_get_type ())
GType          topsheet_usage_get_type          (void) G_GNUC_CONST;
TopsheetUsage *topsheet_usage_new               (void);
TopsheetUsage *topsheet_usage_copy              (const TopsheetUsage    *self);
TopsheetUsage *topsheet_usage_ref               (TopsheetUsage          *self);
void           topsheet_usage_unref             (TopsheetUsage          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetUsage, topsheet_usage_unref)

/* TRUE for the names of quantities; everything else is a selector. */
gboolean       topsheet_usage_is_quantity       (const char             *name);
/* @name: one that topsheet_usage_is_quantity() */
void           topsheet_usage_set_quantity      (TopsheetUsage          *self,
                                                 const char             *name,
                                                 TopsheetDecimal         quantity);
/* FALSE when it was not given. */
gboolean       topsheet_usage_get_quantity      (const TopsheetUsage    *self,
                                                 const char             *name,
                                                 TopsheetDecimal        *out);
/* @key: [a-z][a-z0-9_]*. @value: a line of text without ';'. */
void           topsheet_usage_set_selector      (TopsheetUsage          *self,
                                                 const char             *key,
                                                 const char             *value);
/* (transfer none) (nullable) */
const char    *topsheet_usage_get_selector      (const TopsheetUsage    *self,
                                                 const char             *key);
/* Names in alphabetical order. (transfer container) NULL-terminated */
const char   **topsheet_usage_list_quantities   (const TopsheetUsage    *self);
const char   **topsheet_usage_list_selectors    (const TopsheetUsage    *self);
/* "images=3", checked: a known quantity name and a number that is not negative. */
gboolean       topsheet_usage_parse_quantity    (TopsheetUsage          *self,
                                                 const char             *assignment,
                                                 GError                **error);
/* "quality=high" */
gboolean       topsheet_usage_parse_selector    (TopsheetUsage          *self,
                                                 const char             *assignment,
                                                 GError                **error);
/* Quantities, then selectors, sorted: "images=3;quality=high". Round-trips with from_text. (transfer full) */
char          *topsheet_usage_to_text           (const TopsheetUsage    *self);
TopsheetUsage *topsheet_usage_from_text         (const char             *text,
                                                 GError                **error);

G_END_DECLS
