/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-marks.h"

#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#define GOOGLE_CREDIT "Made with Google AI"

/* Programs that sign what hosted models made, by the beginning of the name in the manifest. */
static const struct
{
  const char *generator;
  const char *tool;
} VENDORS[] = {
  { "ChatGPT", "ChatGPT" },
  { "OpenAI", "OpenAI" },
  { "Google", "Google" },
  { "Adobe_Firefly", "Adobe Firefly" },
  { "Adobe Firefly", "Adobe Firefly" },
  { "Microsoft", "Microsoft" },
  { "Amazon Bedrock", "Amazon Bedrock" },
  { "Black Forest Labs", "Black Forest Labs" },
  { "xAI", "Grok" },
};

TopsheetProvenance *
topsheet_marks_read (TopsheetContainer *container)
{
  TopsheetProvenance *self = topsheet_provenance_new ();

  topsheet_c2pa_read (container, self);
  topsheet_iptc_read (container, self);
  topsheet_aigc_read (container, self);
  topsheet_grok_read (container, self);
  return self;
}

/* The name in the manifest itself where nobody known signed. */
static const char *
get_tool (const TopsheetProvenance *provenance)
{
  if (provenance->generator == NULL && g_strcmp0 (provenance->credit, GOOGLE_CREDIT) == 0)
    return "Google";
  for (gsize i = 0; i < G_N_ELEMENTS (VENDORS) && provenance->generator != NULL; i++)
    if (g_str_has_prefix (provenance->generator, VENDORS[i].generator))
      return VENDORS[i].tool;
  return provenance->generator;
}

/* A hosted model leaves its maker's name, sometimes its own, and never prompt or seed. */
static gboolean
marks_read (TopsheetContainer *container, TopsheetReading *reading)
{
  g_autoptr (TopsheetProvenance) provenance = topsheet_marks_read (container);
  const char *model;

  if (provenance->ai != TOPSHEET_AI_GENERATED || get_tool (provenance) == NULL)
    return FALSE;
  topsheet_tool_claim (reading, get_tool (provenance), NULL);
  model = provenance->model != NULL ? provenance->model : provenance->agent;
  /* An agent that is the tool itself names no model. */
  if (g_strcmp0 (model, get_tool (provenance)) != 0)
    topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, model);
  reading->rank = TOPSHEET_RANK_MARK;
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
  return TRUE;
}

const TopsheetReader topsheet_marks_reader = { "marks", marks_read };
