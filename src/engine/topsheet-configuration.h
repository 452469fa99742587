/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-parameters.h"
#include "model/topsheet-usage.h"

G_BEGIN_DECLS

/* SHA-256 */
#define TOPSHEET_CONFIGURATION_HASH_BYTES 32

/**
 * topsheet_configuration_print:
 * @parameters: what a version was asked for
 * @model_id: (nullable): of the catalogue; without it the model of @parameters counts
 * @usage: (nullable): its selectors that change the picture count, not what changes only the price
 * @references: (nullable) (array zero-terminated=1): content hashes of what the model was given, in their order
 *
 * What makes two generations the same work, as canonical text: a line "key=value" for each thing that is known, by key. Numbers are written one way (1, 1.0 and
 * 1e0 are one), runs of blanks are one blank, and neither the order of LoRAs nor the case of a sampler matters; words of a prompt do.
 *
 * Returns: (transfer full) (nullable): %NULL where two of them would not give the same picture or nobody can tell: without a seed, with a random one
 *   ("-1", "random"), or without both prompt and references, or without a model, or where the model was given a picture (topsheet_parameters_has_input())
 *   whose content is not among @references
 */
char    *topsheet_configuration_print    (TopsheetParameters   *parameters,
                                          const char           *model_id,
                                          const TopsheetUsage  *usage,
                                          const char * const   *references);
/* The hash of that text; FALSE, and @hash is untouched, where there is none. */
gboolean topsheet_configuration_hash     (TopsheetParameters   *parameters,
                                          const char           *model_id,
                                          const TopsheetUsage  *usage,
                                          const char * const   *references,
                                          guint8                hash[TOPSHEET_CONFIGURATION_HASH_BYTES]);

/**
 * topsheet_configuration_agrees:
 * @call: text of topsheet_configuration_print() for a call that is to be made
 * @made: the same of what was made
 *
 * Whether a call asks for what was made, as far as it says: each thing that both name is the same, seed, prompt and model among them. Steps, sampler, size and the like
 * that only the file names are the tool's own choice; LoRAs, references, a negative prompt and a denoise are there or not.
 */
gboolean topsheet_configuration_agrees   (const char           *call,
                                          const char           *made);

/** TOPSHEET_CONFIGURATION_NEAR: from which likeness on two prompts ask for nearly the same. */
#define TOPSHEET_CONFIGURATION_NEAR 0.9

/* How alike two prompts are: twice the words they share (as often as both have them) over the words of both, without case and punctuation.
 * 0 … 1; 0 when one is empty. Source: the coefficient of Dice (1945), on multisets. */
double   topsheet_configuration_likeness (const char           *prompt,
                                          const char           *other);

G_END_DECLS
