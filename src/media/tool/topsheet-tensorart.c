/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TensorArt: "generation_data" beside a graph whose models are renamed. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#define TOOL "TensorArt"

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },      { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negativePrompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },          { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "cfgScale" } },       { TOPSHEET_FIELD_SAMPLER, { "ksamplerName", "samplerName" } },
  { TOPSHEET_FIELD_SCHEDULER, { "schedule" } }, { TOPSHEET_FIELD_DENOISE, { "denoisingStrength" } },
};

static gboolean
tensorart_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_object (container, "generation_data"), *model;
  size_t i, n;

  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, root, "width", "height");
  model = yyjson_obj_get (root, "baseModel");
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_json_get_text (model, "modelFileName"));
  yyjson_arr_foreach (yyjson_obj_get (root, "models"), i, n, model)
  {
    if (g_strcmp0 (topsheet_json_get_text (model, "type"), "LORA") == 0)
      topsheet_reading_add_lora (reading, topsheet_json_get_text (model, "modelFileName"),
                                 topsheet_json_get_text (model, "weight"));
  }
  return TRUE;
}

const TopsheetReader topsheet_tensorart_reader = { TOOL, tensorart_read };
