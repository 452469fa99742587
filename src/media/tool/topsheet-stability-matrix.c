/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stability Matrix: "parameters-json" beside infotext, a ComfyUI graph and its own project. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#define TOOL "Stability Matrix"

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "PositivePrompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "NegativePrompt" } },
  { TOPSHEET_FIELD_SEED, { "Seed" } },
  { TOPSHEET_FIELD_STEPS, { "Steps" } },
  { TOPSHEET_FIELD_CFG, { "CfgScale" } },
  { TOPSHEET_FIELD_MODEL, { "ModelName" } },
};

static gboolean
stability_matrix_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_object (container, "parameters-json");

  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, root, "Width", "Height");
  /* Its name for people melts sampler and scheduler into one; the graph has both. */
  if (topsheet_tool_find_text (container, "prompt") == NULL)
    topsheet_reading_set (reading, TOPSHEET_FIELD_SAMPLER, topsheet_json_get_text (root, "Sampler"));
  return TRUE;
}

const TopsheetReader topsheet_stability_matrix_reader = { TOOL, stability_matrix_read };
