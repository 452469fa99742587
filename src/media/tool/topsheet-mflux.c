/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mflux: JSON in the EXIF UserComment. It holds paths of the machine it ran on; only names of files are kept. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negative_prompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_GUIDANCE, { "guidance" } },
  { TOPSHEET_FIELD_DENOISE, { "image_strength" } },
  { TOPSHEET_FIELD_INPUT, { "image_path", "controlnet_image_path" } },
};

static gboolean
is_ours (yyjson_val *object)
{
  return yyjson_obj_get (object, "mflux_version") != NULL;
}

/* "black-forest-labs/FLUX.1-dev" is a name, "/Users/somebody/models/x.safetensors" a path. */
static const char *
get_model (yyjson_val *root)
{
  const char *model = topsheet_json_get_text (root, "model");

  return model != NULL && (*model == '/' || *model == '~') ? topsheet_tool_base_name (model) : model;
}

static gboolean
mflux_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_shaped (container, is_ours), *lora;
  size_t i, n;

  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, "mflux", topsheet_json_get_text (root, "mflux_version"));
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, root, "width", "height");
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, get_model (root));
  yyjson_arr_foreach (yyjson_obj_get (root, "lora_paths"), i, n, lora)
  {
    topsheet_reading_add_lora (reading, topsheet_tool_base_name (topsheet_json_as_text (lora)),
                               topsheet_json_as_text (yyjson_arr_get (yyjson_obj_get (root, "lora_scales"), i)));
  }
  return TRUE;
}

const TopsheetReader topsheet_mflux_reader = { "mflux", mflux_read };
