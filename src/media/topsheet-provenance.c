/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-provenance.h"

#include "base/topsheet-text.h"

#include <string.h>

#define MAX_BYTES 500

TopsheetProvenance *
topsheet_provenance_new (void)
{
  return g_new0 (TopsheetProvenance, 1);
}

void
topsheet_provenance_free (TopsheetProvenance *self)
{
  if (self == NULL)
    return;
  g_free (self->generator);
  g_free (self->agent);
  g_free (self->model);
  g_free (self->source_type);
  g_free (self->credit);
  g_free (self->aigc_label);
  g_free (self->aigc_producer);
  g_free (self);
}

gboolean
topsheet_provenance_is_empty (const TopsheetProvenance *self)
{
  return !self->has_c2pa && self->ai == TOPSHEET_AI_UNKNOWN && self->generator == NULL && self->source_type == NULL &&
         self->credit == NULL && self->aigc_label == NULL && self->aigc_producer == NULL;
}

const char *
topsheet_provenance_get_ai_name (const TopsheetProvenance *self)
{
  switch (self->ai)
    {
    case TOPSHEET_AI_NONE:
      return "none";
    case TOPSHEET_AI_EDITED:
      return "edited";
    case TOPSHEET_AI_GENERATED:
      return "generated";
    case TOPSHEET_AI_UNKNOWN:
    default:
      return NULL;
    }
}

void
topsheet_provenance_take (char **field, const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL || *field != NULL)
    return;
  clean = g_strstrip (topsheet_text_clean (text, (gssize) strnlen (text, MAX_BYTES)));
  if (*clean != '\0')
    *field = g_steal_pointer (&clean);
}

/* https://cv.iptc.org/newscodes/digitalsourcetype/ */
static TopsheetAi
get_ai_of (const char *word)
{
  static const char * const GENERATED[] = { "trainedAlgorithmicMedia", "trainedAlgorithmicData" };
  static const char * const EDITED[] = { "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic" };

  for (gsize i = 0; i < G_N_ELEMENTS (GENERATED); i++)
    if (strcmp (word, GENERATED[i]) == 0)
      return TOPSHEET_AI_GENERATED;
  for (gsize i = 0; i < G_N_ELEMENTS (EDITED); i++)
    if (strcmp (word, EDITED[i]) == 0)
      return TOPSHEET_AI_EDITED;
  return TOPSHEET_AI_NONE;
}

void
topsheet_provenance_set_source (TopsheetProvenance *self, const char *source_type)
{
  const char *word;
  TopsheetAi ai;

  if (source_type == NULL || *source_type == '\0')
    return;
  word = strrchr (source_type, '/');
  word = word != NULL ? word + 1 : source_type;
  ai = get_ai_of (word);
  if (ai > self->ai)
    g_clear_pointer (&self->source_type, g_free);
  topsheet_provenance_take (&self->source_type, word);
  self->ai = MAX (self->ai, ai);
}
