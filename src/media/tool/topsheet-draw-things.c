/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draw Things: JSON in exif:UserComment of the XMP packet (PNG) or in the EXIF UserComment (JPEG). */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

#define TOOL "Draw Things"

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "c" } },    { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "uc" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },   { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "scale" } },   { TOPSHEET_FIELD_SAMPLER, { "sampler" } },
  { TOPSHEET_FIELD_MODEL, { "model" } }, { TOPSHEET_FIELD_DENOISE, { "strength" } },
};

static gboolean
is_ours (yyjson_val *object)
{
  return yyjson_obj_get (object, "c") != NULL && yyjson_obj_get (object, "model") != NULL &&
         topsheet_tool_has_any (object, "seed_mode", "v2", "uc", NULL);
}

static gboolean
draw_things_read (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *creator = topsheet_container_get_xmp (container, "CreatorTool");
  g_autoptr (TopsheetJson) packet = NULL;
  yyjson_val *root = NULL, *loras, *lora;
  size_t i, n;

  if (creator != NULL && g_str_has_prefix (creator, TOOL))
    packet = topsheet_tool_parse (topsheet_container_get_xmp (container, "exif:UserComment"));
  root = packet != NULL ? topsheet_json_get_root (packet) : topsheet_tool_find_shaped (container, is_ours);
  if (root == NULL)
    return FALSE;
  topsheet_tool_claim (reading, TOOL, NULL);
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_set_size_of (reading, topsheet_json_get_text (root, "size"));
  loras = yyjson_obj_get (root, "lora");
  yyjson_arr_foreach (loras, i, n, lora)
  {
    topsheet_reading_add_lora (reading, topsheet_json_get_text (lora, "model"), topsheet_json_get_text (lora, "weight"));
  }
  return TRUE;
}

const TopsheetReader topsheet_draw_things_reader = { TOOL, draw_things_read };
