/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-price-rule.h"

G_BEGIN_DECLS

/** TOPSHEET_MODEL_MATCH_MAX_PATTERN: bytes of a pattern; one that is longer is refused. */
#define TOPSHEET_MODEL_MATCH_MAX_PATTERN 8192

#define TOPSHEET_TYPE_MODEL_MATCH (topsheet_model_match_get_type ())
/**
 * TopsheetModelMatch:
 *
 * Which model is meant by a name that a tool or provider reports, such as "gpt-4o-2024-08-06". It is known from rules of the meter "names": their condition
 * `matches` is a regular expression of the names of a model, their condition `alone` one of the names that belong to its provider where none is said.
 * Upper and lower case are alike, as in genai-prices. A pattern that takes too many steps matches nothing. Thread-safe.
 */
G_DECLARE_FINAL_TYPE (TopsheetModelMatch, topsheet_model_match, TOPSHEET, MODEL_MATCH, GObject)

/* Whether @rule says what a model is called, instead of what it costs. */
gboolean            topsheet_model_match_is_names (TopsheetPriceRule   *rule);
/* %NULL with %TOPSHEET_ERROR_INVALID when @pattern is no regular expression, or too long; the message says which, as a sentence. Its steps are limited. */
GRegex             *topsheet_model_match_compile  (const char          *pattern,
                                                   GError             **error);
TopsheetModelMatch *topsheet_model_match_new      (void);
/* Before the first search. @rule: one that topsheet_model_match_is_names(). A later one of the same model replaces the earlier one. */
void                topsheet_model_match_add      (TopsheetModelMatch  *self,
                                                   TopsheetPriceRule   *rule);
/* The last one of the model that was added. (transfer none) (nullable) */
TopsheetPriceRule  *topsheet_model_match_get      (TopsheetModelMatch  *self,
                                                   const char          *model_id);
/**
 * topsheet_model_match_find:
 * @name: as reported, with or without its provider and a slash in front
 * @only_claimed: only models of a provider that the name belongs to
 *
 * Of the models of a provider the first by its id counts. A name without a provider belongs to the one that claims such names; where none does, to the only
 * one that has a model of that name.
 *
 * Returns: (transfer none) (nullable): its id; %NULL when none is meant, or more than one
 */
const char         *topsheet_model_match_find     (TopsheetModelMatch  *self,
                                                   const char          *name,
                                                   gboolean             only_claimed);

G_END_DECLS
