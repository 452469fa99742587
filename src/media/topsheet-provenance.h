/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetAi:
 * @TOPSHEET_AI_UNKNOWN: nothing is said
 * @TOPSHEET_AI_NONE: said to be taken or drawn without AI
 * @TOPSHEET_AI_EDITED: said to be edited with AI, or composed of parts made with it
 * @TOPSHEET_AI_GENERATED: said to be made by AI
 *
 * What the marks in a file say about AI.
 */
typedef enum
{
  TOPSHEET_AI_UNKNOWN,
  TOPSHEET_AI_NONE,
  TOPSHEET_AI_EDITED,
  TOPSHEET_AI_GENERATED,
} TopsheetAi;

/**
 * TopsheetProvenance:
 * @has_c2pa: there is a C2PA manifest. It is read, not verified: signatures are not checked
 * @generator: C2PA: the program that wrote the active manifest ("ChatGPT")
 * @agent: C2PA: the software or model that an action names ("GPT-4o")
 * @model: C2PA, Black Forest Labs: the model that the manifest names
 * @source_type: IPTC digital source type, its last part ("trainedAlgorithmicMedia")
 * @credit: photoshop:Credit or IPTC 2:110 ("Made with Google AI")
 * @aigc_label: label of China's GB 45438 ("1" = generated)
 * @aigc_producer: who that label says made it
 *
 * Who says that a file was made by what. Every text may be %NULL.
 */
typedef struct
{
  gboolean has_c2pa;
  TopsheetAi ai;
  char *generator;
  char *agent;
  char *model;
  char *source_type;
  char *credit;
  char *aigc_label;
  char *aigc_producer;
} TopsheetProvenance;

TopsheetProvenance *topsheet_provenance_new          (void);
void                topsheet_provenance_free         (TopsheetProvenance       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetProvenance, topsheet_provenance_free)

/* TRUE when no mark was found. */
gboolean            topsheet_provenance_is_empty     (const TopsheetProvenance *self);
/* "generated", "edited", "none", or %NULL. (transfer none) */
const char         *topsheet_provenance_get_ai_name  (const TopsheetProvenance *self);
/* As JSON with the keys of the command "inspect", without those that say nothing; NULL when no mark was found. (transfer full) (nullable) */
char               *topsheet_provenance_print        (const TopsheetProvenance *self);
/* Back from that text; NULL for NULL and for what is none. (transfer full) (nullable) */
TopsheetProvenance *topsheet_provenance_parse        (const char               *json);
/* Sets *@field to a clean copy of @text unless it has one already or @text is %NULL or blank. */
void                topsheet_provenance_take         (char                    **field,
                                                      const char               *text);
/* Takes an IPTC source type, as a URL or a bare word, and what it says about AI. What is said first counts, except that a
 * mark of AI outweighs others. */
void                topsheet_provenance_set_source   (TopsheetProvenance       *self,
                                                      const char               *source_type);

G_END_DECLS
