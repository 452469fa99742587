/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spaces on Hugging Face that save as Animagine's does: JSON with "Model" and "resolution". */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#define TOOL "HF Space"

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },      { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negative_prompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },          { TOPSHEET_FIELD_STEPS, { "num_inference_steps" } },
  { TOPSHEET_FIELD_CFG, { "guidance_scale" } }, { TOPSHEET_FIELD_SAMPLER, { "sampler" } },
  { TOPSHEET_FIELD_MODEL, { "Model" } },
};

static gboolean
is_ours (yyjson_val *object)
{
  return yyjson_obj_get (object, "Model") != NULL && yyjson_obj_get (object, "resolution") != NULL;
}

static gboolean
hf_space_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_shaped (container, is_ours);

  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_set_size_of (reading, topsheet_json_get_text (root, "resolution"));
  return TRUE;
}

const TopsheetReader topsheet_hf_space_reader = { TOOL, hf_space_read };
