/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civitai's generator writes infotext, which is read as such; its upscales carry a ComfyUI graph with "extraMetadata". */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt" } },   { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negativePrompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },       { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "cfgScale" } },    { TOPSHEET_FIELD_SAMPLER, { "sampler" } },
  { TOPSHEET_FIELD_MODEL, { "baseModel" } },
};

/* A JSON in a string, in the graph or beside it. */
static yyjson_val *
find_extra (TopsheetContainer *container, TopsheetJson **parsed)
{
  for (guint i = 0; i < container->tags->len; i++)
    {
      TopsheetTag *tag = g_ptr_array_index (container->tags, i);
      yyjson_val *root, *extra;

      if (strstr (tag->text, "\"extraMetadata\"") == NULL)
        continue;
      root = topsheet_container_get_json (container, tag);
      if (yyjson_is_obj (yyjson_obj_get (root, "prompt")) && yyjson_obj_get (root, "extraMetadata") == NULL)
        root = yyjson_obj_get (root, "prompt");
      extra = yyjson_obj_get (root, "extraMetadata");
      if (yyjson_is_obj (extra))
        return extra;
      *parsed = topsheet_tool_parse (topsheet_json_as_text (extra));
      if (*parsed != NULL)
        return topsheet_json_get_root (*parsed);
    }
  return NULL;
}

static gboolean
civitai_read (TopsheetContainer *container, TopsheetReading *reading)
{
  g_autoptr (TopsheetJson) parsed = NULL;
  yyjson_val *extra = find_extra (container, &parsed);

  if (!topsheet_tool_has_any (extra, "prompt", "seed", "steps", NULL))
    return FALSE;
  topsheet_tool_claim (reading, "Civitai", NULL);
  topsheet_tool_map (reading, extra, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, extra, "width", "height");
  return TRUE;
}

const TopsheetReader topsheet_civitai_reader = { "Civitai", civitai_read };
