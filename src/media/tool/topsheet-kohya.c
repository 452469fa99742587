/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kohya's sd-scripts: one PNG text a value; "prompt" is the prompt itself, not a graph. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#define TOOL "sd-scripts"

static gboolean
kohya_read (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *prompt = topsheet_tool_find_text (container, "prompt");
  const char *steps = topsheet_tool_find_text (container, "steps");
  const char *scale = topsheet_tool_find_text (container, "scale");
  const char *seed = topsheet_tool_find_text (container, "seed");

  if (prompt == NULL || steps == NULL || scale == NULL || seed == NULL || *prompt == '{')
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, prompt);
  topsheet_reading_set (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT, topsheet_tool_find_text (container, "negative-prompt"));
  topsheet_reading_set (reading, TOPSHEET_FIELD_SEED, seed);
  topsheet_reading_set (reading, TOPSHEET_FIELD_STEPS, steps);
  topsheet_reading_set (reading, TOPSHEET_FIELD_CFG, scale);
  topsheet_reading_set (reading, TOPSHEET_FIELD_SAMPLER, topsheet_tool_find_text (container, "sampler"));
  return TRUE;
}

const TopsheetReader topsheet_kohya_reader = { TOOL, kohya_read };
