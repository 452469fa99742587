/* SPDX-License-Identifier: GPL-3.0-or-later */
/* InvokeAI 3 and later: "invokeai_metadata". Versions before that: topsheet-invokeai-dream.c. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-invokeai.h"
#include "media/tool/topsheet-tool.h"

#include <glib/gi18n-lib.h>

#define TOOL "InvokeAI"

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "positive_prompt", "positive_style_prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negative_prompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "steps", "num_steps" } },
  { TOPSHEET_FIELD_CFG, { "cfg_scale" } },
  { TOPSHEET_FIELD_GUIDANCE, { "guidance" } },
  { TOPSHEET_FIELD_SAMPLER, { "scheduler" } },
  { TOPSHEET_FIELD_DENOISE, { "strength", "denoising_strength" } },
};

static const char *
get_model_name (yyjson_val *model)
{
  const char *name = topsheet_json_get_text (model, "model_name");

  return name != NULL ? name : topsheet_json_get_text (model, "name");
}

static void
read_loras (TopsheetReading *reading, yyjson_val *loras)
{
  yyjson_val *lora;
  size_t i, n;

  yyjson_arr_foreach (loras, i, n, lora)
  {
    const char *name = get_model_name (yyjson_obj_get (lora, "lora"));

    if (name == NULL)
      name = get_model_name (yyjson_obj_get (lora, "model"));
    topsheet_reading_add_lora (reading, name, topsheet_json_get_text (lora, "weight"));
  }
}

/* Pictures that it was made from, or that led it. */
static void
read_input (TopsheetReading *reading, yyjson_val *root)
{
  static const char * const LISTS[] = { "controlnets", "controlLayers", "ipAdapters", "t2iAdapters", "ref_images" };

  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    if (yyjson_arr_size (yyjson_obj_get (root, LISTS[i])) > 0)
      topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_SOME_INPUT);
  topsheet_reading_set_input (reading, topsheet_json_get_text (root, "init_image"));
}

/* A canvas or an upscaled picture may carry only the graph. */
static gboolean
read_hint (TopsheetContainer *container, TopsheetReading *reading)
{
  if (topsheet_tool_find_text (container, "invokeai_graph") == NULL &&
      topsheet_tool_find_text (container, "invokeai_workflow") == NULL)
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  reading->rank = TOPSHEET_RANK_HINT;
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
  topsheet_reading_warn (reading,
                         _("The file holds InvokeAI's workflow but not the list of values that it was made with."));
  return TRUE;
}

static gboolean
invokeai_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_object (container, "invokeai_metadata");

  if (root == NULL)
    root = topsheet_tool_find_object (container, "invokeai");
  if (root == NULL)
    return topsheet_invokeai_read_dream (container, reading) || read_hint (container, reading);
  topsheet_tool_claim (reading, TOOL, topsheet_json_get_text (root, "app_version"));
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, root, "width", "height");
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, get_model_name (yyjson_obj_get (root, "model")));
  read_loras (reading, yyjson_obj_get (root, "loras"));
  read_input (reading, root);
  return TRUE;
}

const TopsheetReader topsheet_invokeai_reader = { TOOL, invokeai_read };
