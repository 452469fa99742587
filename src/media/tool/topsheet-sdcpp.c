/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stable-diffusion.cpp: infotext whose last value, "SDCPP: {…}", holds everything again as JSON
 * ("sdcpp.image.params/v1"); in WebP the same text stands in XMP. Older versions write infotext alone. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-infotext.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

#define TOOL "stable-diffusion.cpp"
#define MARK "SDCPP: {"
#define MAX_MARKS 16

static const TopsheetToolKey SAMPLING_KEYS[] = {
  { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_SAMPLER, { "method" } },
  { TOPSHEET_FIELD_SCHEDULER, { "scheduler" } },
};

static const TopsheetToolKey MODEL_KEYS[] = {
  { TOPSHEET_FIELD_MODEL, { "model", "diffusion_model", "unet" } },
};

static void
read_prompt (TopsheetReading *reading, yyjson_val *prompt)
{
  const char *text = topsheet_json_get_text (prompt, "positive");

  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, text);
  topsheet_reading_set (reading, TOPSHEET_FIELD_NEGATIVE_PROMPT, topsheet_json_get_text (prompt, "negative"));
  topsheet_reading_add_loras_of_prompt (reading, text);
}

static void
read_guidance (TopsheetReading *reading, yyjson_val *guidance)
{
  const char *distilled = topsheet_json_get_text (guidance, "distilled_guidance");

  topsheet_reading_set (reading, TOPSHEET_FIELD_CFG, topsheet_json_get_text (guidance, "txt_cfg"));
  if (distilled != NULL && g_ascii_strtod (distilled, NULL) > 0)
    topsheet_reading_set (reading, TOPSHEET_FIELD_GUIDANCE, distilled);
}

static void
read_loras (TopsheetReading *reading, yyjson_val *loras)
{
  yyjson_val *lora;
  size_t i, n;

  yyjson_arr_foreach (loras, i, n, lora)
  {
    const char *weight = topsheet_json_get_text (lora, "multiplier");

    topsheet_reading_add_lora (reading, topsheet_tool_base_name (topsheet_json_get_text (lora, "name")),
                               weight != NULL ? weight : topsheet_json_get_text (lora, "weight"));
  }
}

static void
read_json (TopsheetReading *reading, yyjson_val *root)
{
  yyjson_val *sampling = yyjson_obj_get (root, "sampling");

  topsheet_tool_claim (reading, TOOL, topsheet_json_get_text (yyjson_obj_get (root, "generator"), "version"));
  read_prompt (reading, yyjson_obj_get (root, "prompt"));
  topsheet_reading_set (reading, TOPSHEET_FIELD_SEED, topsheet_json_get_text (root, "seed"));
  topsheet_tool_map (reading, sampling, SAMPLING_KEYS, G_N_ELEMENTS (SAMPLING_KEYS));
  topsheet_tool_map (reading, yyjson_obj_get (root, "models"), MODEL_KEYS, G_N_ELEMENTS (MODEL_KEYS));
  read_guidance (reading, yyjson_obj_get (sampling, "guidance"));
  topsheet_tool_map_size (reading, root, "width", "height");
  read_loras (reading, yyjson_obj_get (root, "loras"));
}

/* The prompt may hold the mark too, before the JSON and again inside it: the first that is JSON of the right kind. */
static TopsheetJson *
find_json (const char *text)
{
  for (guint n = 0; n < MAX_MARKS && text != NULL && (text = strstr (text, MARK)) != NULL; n++)
    {
      g_autoptr (TopsheetJson) json = NULL;
      const char *schema;

      text += strlen (MARK) - 1;
      json = topsheet_tool_parse (text);
      schema = json != NULL ? topsheet_json_get_text (topsheet_json_get_root (json), "schema") : NULL;
      if (schema != NULL && g_str_has_prefix (schema, "sdcpp."))
        return g_steal_pointer (&json);
    }
  return NULL;
}

static gboolean
sdcpp_read (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *text = topsheet_tool_find_text (container, "parameters");
  const char *packet = topsheet_container_get_xmp (container, "sdcpp:parameters");
  g_autoptr (TopsheetJson) json = find_json (text != NULL ? text : packet);

  if (json != NULL)
    {
      read_json (reading, topsheet_json_get_root (json));
      return TRUE;
    }
  if (packet == NULL || !topsheet_infotext_parse (packet, reading))
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  return TRUE;
}

const TopsheetReader topsheet_sdcpp_reader = { TOOL, sdcpp_read };
