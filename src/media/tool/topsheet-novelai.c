/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NovelAI: texts of a PNG, one JSON in UserComment of a WebP, or the same JSON hidden in the alpha channel. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "uc" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "scale" } },
  { TOPSHEET_FIELD_SAMPLER, { "sampler" } },
  { TOPSHEET_FIELD_SCHEDULER, { "noise_schedule" } },
};

static gboolean
is_envelope (yyjson_val *object)
{
  return g_str_has_prefix (topsheet_json_get_text (object, "Software") != NULL
                             ? topsheet_json_get_text (object, "Software")
                             : "",
                           "NovelAI") ||
         (yyjson_obj_get (object, "Comment") != NULL &&
          g_str_has_prefix (topsheet_json_get_text (object, "Source") != NULL ? topsheet_json_get_text (object, "Source")
                                                                              : "",
                            "NovelAI"));
}

static gboolean
is_comment (yyjson_val *object)
{
  return topsheet_tool_has_any (object, "v4_prompt", "noise_schedule", "uncond_scale", "signed_hash", NULL) &&
         yyjson_obj_get (object, "scale") != NULL;
}

/* strength and noise are always written; they speak only of pictures made from pictures. */
static void
read_comment (TopsheetReading *reading, yyjson_val *comment)
{
  const char *request = topsheet_json_get_text (comment, "request_type");

  topsheet_tool_map (reading, comment, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, comment, "width", "height");
  if (request != NULL && strstr (request, "Image") != NULL && strstr (request, "Img2Img") != NULL)
    {
      topsheet_reading_set_denoise (reading, topsheet_json_get_text (comment, "strength"));
      topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_SOME_INPUT);
    }
  else if (yyjson_arr_size (yyjson_obj_get (comment, "reference_strength_multiple")) +
             yyjson_arr_size (yyjson_obj_get (comment, "reference_information_extracted_multiple")) >
           0)
    topsheet_reading_set_input (reading, TOPSHEET_PARAMETERS_SOME_INPUT);
}

static gboolean
novelai_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *envelope = topsheet_tool_find_shaped (container, is_envelope);
  const char *software = topsheet_tool_find_text (container, "Software");
  yyjson_val *comment = NULL;
  g_autoptr (TopsheetJson) inner = NULL;

  if (software != NULL && g_str_has_prefix (software, "NovelAI"))
    comment = topsheet_tool_find_object (container, "Comment");
  if (comment == NULL && envelope != NULL)
    {
      inner = topsheet_tool_parse (topsheet_json_get_text (envelope, "Comment"));
      comment = inner != NULL ? topsheet_json_get_root (inner) : NULL;
    }
  if (comment == NULL && envelope == NULL)
    comment = topsheet_tool_find_shaped (container, is_comment);
  if (comment == NULL && envelope == NULL)
    return FALSE;
  topsheet_tool_claim (reading, "NovelAI", NULL);
  if (envelope != NULL)
    {
      topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_json_get_text (envelope, "Source"));
      topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, topsheet_json_get_text (envelope, "Description"));
    }
  else
    {
      topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_tool_find_text (container, "Source"));
      topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, topsheet_tool_find_text (container, "Description"));
    }
  if (comment != NULL)
    read_comment (reading, comment);
  return TRUE;
}

const TopsheetReader topsheet_novelai_reader = { "NovelAI", novelai_read };
