/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-parameters.h"

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_FIELD_TOOL,
  TOPSHEET_FIELD_TOOL_VERSION,
  TOPSHEET_FIELD_MODEL,
  TOPSHEET_FIELD_PROMPT,
  TOPSHEET_FIELD_NEGATIVE_PROMPT,
  TOPSHEET_FIELD_SEED,
  TOPSHEET_FIELD_STEPS,
  TOPSHEET_FIELD_CFG,
  TOPSHEET_FIELD_GUIDANCE,
  TOPSHEET_FIELD_SAMPLER,
  TOPSHEET_FIELD_SCHEDULER,
  TOPSHEET_FIELD_DENOISE,
  TOPSHEET_FIELD_GENERATED_SIZE,
  TOPSHEET_FIELD_INPUT, /* topsheet_parameters_get_input() */
} TopsheetField;
#define TOPSHEET_N_FIELDS (TOPSHEET_FIELD_INPUT + 1)

typedef enum
{
  TOPSHEET_CONFIDENCE_LOW,    /* guessed, ambiguous or a tool's placeholder */
  TOPSHEET_CONFIDENCE_MEDIUM, /* read from a graph */
  TOPSHEET_CONFIDENCE_HIGH,   /* the tool's own list of values */
} TopsheetConfidence;

/* How far a reading is to be believed where two of one file differ (TopsheetReading.rank). */
#define TOPSHEET_RANK_HINT 10          /* little more than "made with" */
#define TOPSHEET_RANK_MARK 15          /* who made it, by a mark of provenance */
#define TOPSHEET_RANK_PARTIAL 20       /* a graph without prompt, seed or steps */
#define TOPSHEET_RANK_TEXT 40          /* parameters in one text */
#define TOPSHEET_RANK_GRAPH 50         /* a whole graph: beats texts that savers write beside it */
#define TOPSHEET_RANK_AUTHORITATIVE 90 /* the tool's own structure */

/**
 * TopsheetReading:
 *
 * What one reader made of one file. Values are text as the tool wrote it, cleaned and without blanks around them.
 */
typedef struct
{
  char *fields[TOPSHEET_N_FIELDS];
  GPtrArray *loras;    /* (element-type TopsheetLora) */
  GPtrArray *warnings; /* (element-type utf8) sentences for people */
  TopsheetConfidence confidence;
  int rank;
} TopsheetReading;

TopsheetReading    *topsheet_reading_new                 (void);
void                topsheet_reading_free                (TopsheetReading       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetReading, topsheet_reading_free)

/* (nullable) (transfer none) */
const char         *topsheet_reading_get                 (const TopsheetReading *self,
                                                          TopsheetField          field);
/* NULL and blank text are ignored. Replaces. */
void                topsheet_reading_set                 (TopsheetReading       *self,
                                                          TopsheetField          field,
                                                          const char            *text);
/* "768x1024"; ignored unless both are numbers of pixels. */
void                topsheet_reading_set_size            (TopsheetReading       *self,
                                                          const char            *width,
                                                          const char            *height);
/* A picture that the model was given: its name, of a path the last part; "picture" for long texts (a picture itself in base 64). NULL and blank text are ignored. */
void                topsheet_reading_set_input           (TopsheetReading       *self,
                                                          const char            *name);
/* A denoise of 1 says nothing and is left out. */
void                topsheet_reading_set_denoise         (TopsheetReading       *self,
                                                          const char            *text);
/* Names that are empty, "None" or known already and strengths of 0 are ignored. */
void                topsheet_reading_add_lora            (TopsheetReading       *self,
                                                          const char            *name,
                                                          const char            *weight);
/* `<lora:NAME:WEIGHT>` in a prompt. */
void                topsheet_reading_add_loras_of_prompt (TopsheetReading       *self,
                                                          const char            *prompt);
/* (transfer none) @sentence is copied. */
void                topsheet_reading_warn                (TopsheetReading       *self,
                                                          const char            *sentence);
/* Lowers the confidence to @confidence at most. */
void                topsheet_reading_doubt               (TopsheetReading       *self,
                                                          TopsheetConfidence     confidence);
/* Takes over what @self does not know, unless the two speak of different seeds. */
void                topsheet_reading_fill_gaps           (TopsheetReading       *self,
                                                          const TopsheetReading *other);
/* (transfer full) */
TopsheetParameters *topsheet_reading_to_parameters       (const TopsheetReading *self);

G_END_DECLS
