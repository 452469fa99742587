/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue.h"
#include "model/topsheet-budget-line.h"

G_BEGIN_DECLS

/**
 * TopsheetLineQuantity:
 * @name: as in a usage: "images", "output_seconds"
 * @title: translated: "Seconds a Clip"
 * @preset: what a new line begins with
 */
typedef struct
{
  const char *name;
  const char *title;
  gint64 preset;
} TopsheetLineQuantity;

/**
 * TopsheetLineSelector:
 * @key: as in a usage: "resolution"
 * @title: translated
 * @choices: values the prices of the model depend on; empty when any number is possible (width, height)
 */
typedef struct
{
  char *key;
  const char *title;
  GPtrArray *choices; /* (element-type utf8) */
} TopsheetLineSelector;

/**
 * TopsheetLineFields:
 * @any_size: %FALSE when only the first megapixel has a price
 *
 * What a person has to say about one generation by a model so that it can be priced: read off the meters and conditions of its price rules.
 */
typedef struct
{
  GPtrArray *quantities; /* (element-type TopsheetLineQuantity) unowned */
  GPtrArray *selectors;  /* (element-type TopsheetLineSelector) */
  gboolean any_size;
} TopsheetLineFields;

TopsheetLineFields *topsheet_line_fields_new       (GPtrArray          *rules);
void                topsheet_line_fields_free      (TopsheetLineFields *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetLineFields, topsheet_line_fields_free)
/* One generation with everything at its preset: the first choice of each selector. (transfer full) */
TopsheetUsage      *topsheet_line_fields_preset    (TopsheetLineFields *self);
/* The unit a line with such a model counts in. */
TopsheetUnit        topsheet_line_fields_get_unit  (GPtrArray          *rules);
/* "1080p · 8 s · 24 frames/s": what one generation is, for a caption; NULL when there is nothing to say. (transfer full) (nullable) */
char               *topsheet_line_usage_caption    (const TopsheetUsage *usage);

G_END_DECLS
