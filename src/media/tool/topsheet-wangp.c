/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WanGP: the same JSON in a JPEG comment, a PNG text, ©cmt of MP4 and COMMENT of Matroska. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negative_prompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "num_inference_steps" } },
  { TOPSHEET_FIELD_CFG, { "guidance_scale" } },
  { TOPSHEET_FIELD_GUIDANCE, { "embedded_guidance_scale" } },
  { TOPSHEET_FIELD_SAMPLER, { "sample_solver" } },
  { TOPSHEET_FIELD_MODEL, { "model_filename", "model_type" } },
  { TOPSHEET_FIELD_DENOISE, { "denoising_strength" } },
  { TOPSHEET_FIELD_INPUT, { "video_source", "video_guide", "image_start", "image_guide" } },
};

static gboolean
is_ours (yyjson_val *object)
{
  const char *type = topsheet_json_get_text (object, "type");

  return (type != NULL && g_str_has_prefix (type, "WanGP")) ||
         (yyjson_obj_get (object, "model_type") != NULL && yyjson_obj_get (object, "num_inference_steps") != NULL &&
          topsheet_tool_has_any (object, "video_length", "activated_loras", NULL));
}

/* "1;0.5 1": blanks part LoRAs, semicolons the phases of one. The weight of the first phase is kept. */
static void
read_loras (TopsheetReading *reading, yyjson_val *root)
{
  const char *text = topsheet_json_get_text (root, "loras_multipliers");
  g_auto (GStrv) weights = g_strsplit (text != NULL ? text : "", " ", 200);
  guint n_weights = g_strv_length (weights);
  yyjson_val *lora;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (root, "activated_loras"), i, n, lora)
  {
    if (i < n_weights)
      weights[i][strcspn (weights[i], ";")] = '\0';
    topsheet_reading_add_lora (reading, topsheet_tool_base_name (topsheet_json_as_text (lora)),
                               i < n_weights ? weights[i] : NULL);
  }
}

static gboolean
wangp_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_shaped (container, is_ours);
  const char *model;

  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, "WanGP", topsheet_json_get_text (root, "WanGP_version"));
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_set_size_of (reading, topsheet_json_get_text (root, "resolution"));
  model = topsheet_json_get_text (root, "model_filename");
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_tool_base_name (model));
  read_loras (reading, root);
  if (yyjson_arr_size (yyjson_obj_get (root, "image_start")) + yyjson_arr_size (yyjson_obj_get (root, "image_refs")) > 0)
    topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_SOME_INPUT);
  return TRUE;
}

const TopsheetReader topsheet_wangp_reader = { "WanGP", wangp_read };
