/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SwarmUI: {"sui_image_params": …, "sui_extra_data": …, "sui_models": …} in the file or in NAME.swarm.json. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negativeprompt" } },
  { TOPSHEET_FIELD_MODEL, { "model" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "cfgscale" } },
  { TOPSHEET_FIELD_GUIDANCE, { "fluxguidancescale" } },
  { TOPSHEET_FIELD_SAMPLER, { "sampler" } },
  { TOPSHEET_FIELD_SCHEDULER, { "scheduler" } },
  { TOPSHEET_FIELD_DENOISE, { "initimagecreativity" } },
};

static gboolean
is_swarm (yyjson_val *object)
{
  return yyjson_is_obj (yyjson_obj_get (object, "sui_image_params"));
}

/* Weights may be numbers, strings, or one string with commas. */
static void
read_loras (TopsheetReading *reading, yyjson_val *params)
{
  yyjson_val *loras = yyjson_obj_get (params, "loras"), *weights = yyjson_obj_get (params, "loraweights"), *lora;
  g_auto (GStrv) names = yyjson_is_str (loras) ? g_strsplit (yyjson_get_str (loras), ",", 100) : NULL;
  g_auto (GStrv) numbers = yyjson_is_str (weights) ? g_strsplit (yyjson_get_str (weights), ",", 100) : NULL;
  guint n_numbers = numbers != NULL ? g_strv_length (numbers) : 0;
  size_t i, n;

  yyjson_arr_foreach (loras, i, n, lora)
  {
    topsheet_reading_add_lora (reading, topsheet_json_as_text (lora),
                               i < n_numbers ? numbers[i] : topsheet_json_as_text (yyjson_arr_get (weights, i)));
  }
  for (guint k = 0; names != NULL && names[k] != NULL; k++)
    topsheet_reading_add_lora (reading, names[k],
                               k < n_numbers ? numbers[k] : topsheet_json_as_text (yyjson_arr_get (weights, k)));
}

static gboolean
swarmui_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_shaped (container, is_swarm);
  yyjson_val *params = yyjson_obj_get (root, "sui_image_params");

  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, "SwarmUI", topsheet_json_get_text (params, "swarm_version"));
  topsheet_tool_map (reading, params, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, params, "width", "height");
  read_loras (reading, params);
  if (topsheet_tool_has_any (params, "initimage", "promptimages", "controlnetimageinput", "maskimage", NULL))
    topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_SOME_INPUT);
  return TRUE;
}

const TopsheetReader topsheet_swarmui_reader = { "SwarmUI", swarmui_read };
