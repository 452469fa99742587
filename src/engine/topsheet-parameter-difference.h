/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-generation.h"

G_BEGIN_DECLS

/* Versions that are compared at once. */
#define TOPSHEET_MAX_COMPARED 4

/**
 * TopsheetParameterRow:
 * @id: stable name: "prompt", "seed", "cost"
 * @title: what a person calls it, translated
 * @values: a text for each version; %NULL = not known, which differs from every known value
 * @same: whether all are equal
 * @is_text: words to be compared one by one, rather than one value
 */
typedef struct
{
  const char *id;
  const char *title;
  char *values[TOPSHEET_MAX_COMPARED];
  gboolean same;
  gboolean is_text;
} TopsheetParameterRow;

/**
 * topsheet_parameter_difference:
 * @generations: two to %TOPSHEET_MAX_COMPARED versions
 *
 * What is known about how the versions were made and what they are, value beside value, in the order in which people ask for it. What is known of
 * none is left out. The cost comes last.
 *
 * Returns: (element-type TopsheetParameterRow) (transfer full)
 */
GPtrArray *topsheet_parameter_difference (TopsheetGeneration **generations,
                                          guint                n);

G_END_DECLS
