/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fooocus, its fork Fooocus-MRE (JSON in "Comment") and RuinedFooocus. With the scheme "a1111" it writes infotext. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt", "Prompt", "real_prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negative_prompt", "Negative", "real_negative_prompt" } },
  { TOPSHEET_FIELD_SEED, { "seed" } },
  { TOPSHEET_FIELD_STEPS, { "steps" } },
  { TOPSHEET_FIELD_CFG, { "guidance_scale", "cfg" } },
  { TOPSHEET_FIELD_SAMPLER, { "sampler", "sampler_name" } },
  { TOPSHEET_FIELD_SCHEDULER, { "scheduler" } },
  { TOPSHEET_FIELD_MODEL, { "base_model", "base_model_name" } },
  { TOPSHEET_FIELD_DENOISE, { "denoise" } },
};

static gboolean
is_ruined (yyjson_val *object)
{
  return g_strcmp0 (topsheet_json_get_text (object, "software"), "RuinedFooocus") == 0;
}

static gboolean
is_fooocus (yyjson_val *object)
{
  return is_ruined (object) || (yyjson_obj_get (object, "base_model") != NULL &&
                                topsheet_tool_has_any (object, "guidance_scale", "performance", "cfg", NULL) &&
                                topsheet_tool_has_any (object, "prompt", "real_prompt", NULL));
}

/* "name : 0.5", and since 2.3 "True : name : 0.5". */
static void
add_combined (TopsheetReading *reading, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " : ", 4);
  guint n = g_strv_length (parts);

  if (n == 2)
    topsheet_reading_add_lora (reading, parts[0], parts[1]);
  else if (n == 3 && g_ascii_strcasecmp (parts[0], "True") == 0)
    topsheet_reading_add_lora (reading, parts[1], parts[2]);
}

/* RuinedFooocus: "<name:w>,…". */
static void
add_marked (TopsheetReading *reading, const char *text)
{
  g_auto (GStrv) marks = g_strsplit (text, "<", 100);

  for (guint i = 1; marks[i - 1] != NULL && marks[i] != NULL; i++)
    {
      char *end = strchr (marks[i], '>');
      char *colon;

      if (end == NULL)
        continue;
      *end = '\0';
      colon = strrchr (marks[i], ':');
      if (colon != NULL)
        *colon++ = '\0';
      topsheet_reading_add_lora (reading, marks[i], colon);
    }
}

/* [name, weight, hash], or {"name": …, "weight": "1.0 - file"}. */
static void
add_lora (TopsheetReading *reading, yyjson_val *lora)
{
  const char *weight = topsheet_json_get_text (lora, "weight");
  const char *name = topsheet_json_get_text (lora, "name");
  const char *dash = weight != NULL ? strstr (weight, " - ") : NULL;
  g_autofree char *number = dash != NULL ? g_strndup (weight, (gsize) (dash - weight)) : g_strdup (weight);

  if (yyjson_is_arr (lora))
    topsheet_reading_add_lora (reading, topsheet_json_as_text (yyjson_arr_get (lora, 0)),
                               topsheet_json_as_text (yyjson_arr_get (lora, 1)));
  else
    topsheet_reading_add_lora (reading, name != NULL || dash == NULL ? name : dash + 3, number);
}

static void
read_loras (TopsheetReading *reading, yyjson_val *root)
{
  yyjson_val *loras = yyjson_obj_get (root, "loras");
  yyjson_val *key, *value;
  size_t i, n;

  yyjson_arr_foreach (loras, i, n, value)
  {
    add_lora (reading, value);
  }
  if (yyjson_is_str (loras))
    add_marked (reading, yyjson_get_str (loras));
  yyjson_obj_foreach (root, i, n, key, value)
  {
    if (g_str_has_prefix (yyjson_get_str (key), "lora_combined_") && yyjson_is_str (value))
      add_combined (reading, yyjson_get_str (value));
  }
}

static gboolean
fooocus_read (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_shaped (container, is_fooocus);
  const char *version;

  if (root == NULL)
    return FALSE;
  version = topsheet_json_get_text (root, "version");
  topsheet_tool_claim (reading, is_ruined (root) ? "RuinedFooocus" : "Fooocus", version);
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, root, "width", "height");
  topsheet_tool_set_size_of (reading, topsheet_json_get_text (root, "resolution"));
  read_loras (reading, root);
  return TRUE;
}

const TopsheetReader topsheet_fooocus_reader = { "Fooocus", fooocus_read };
