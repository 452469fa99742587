/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Easy Diffusion: one text a key in a PNG, JSON with the same keys elsewhere, or "Key: value" lines in NAME.txt. */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

#define TOOL "Easy Diffusion"

/* Keys of today, and the pretty ones of before. */
static const TopsheetToolKey KEYS[] = {
  { TOPSHEET_FIELD_PROMPT, { "prompt", "Prompt" } },
  { TOPSHEET_FIELD_NEGATIVE_PROMPT, { "negative_prompt", "Negative Prompt" } },
  { TOPSHEET_FIELD_SEED, { "seed", "Seed" } },
  { TOPSHEET_FIELD_STEPS, { "num_inference_steps", "Steps" } },
  { TOPSHEET_FIELD_CFG, { "guidance_scale", "Guidance Scale" } },
  { TOPSHEET_FIELD_GUIDANCE, { "distilled_guidance_scale", "Distilled Guidance Scale" } },
  { TOPSHEET_FIELD_SAMPLER, { "sampler_name", "Sampler" } },
  { TOPSHEET_FIELD_SCHEDULER, { "scheduler_name", "Scheduler" } },
  { TOPSHEET_FIELD_DENOISE, { "prompt_strength", "Prompt Strength" } },
  { TOPSHEET_FIELD_MODEL, { "use_stable_diffusion_model", "Stable Diffusion model", "Stable Diffusion Model" } },
};

static void
trim_model (TopsheetReading *reading)
{
  g_autofree char *model = g_strdup (topsheet_reading_get (reading, TOPSHEET_FIELD_MODEL));

  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_tool_base_name (model));
}

static gboolean
is_ours (yyjson_val *object)
{
  return topsheet_tool_has_any (object, "use_stable_diffusion_model", "Stable Diffusion model", NULL);
}

static void
read_json_loras (TopsheetReading *reading, yyjson_val *root)
{
  yyjson_val *loras = yyjson_obj_get (root, "use_lora_model"), *weights = yyjson_obj_get (root, "lora_alpha"), *lora;
  size_t i, n;

  yyjson_arr_foreach (loras, i, n, lora)
  {
    topsheet_reading_add_lora (reading, topsheet_tool_base_name (topsheet_json_as_text (lora)),
                               topsheet_json_as_text (yyjson_arr_get (weights, i)));
  }
  if (yyjson_is_str (loras))
    topsheet_reading_add_lora (reading, topsheet_tool_base_name (yyjson_get_str (loras)),
                               topsheet_json_as_text (weights));
}

static gboolean
read_json (TopsheetContainer *container, TopsheetReading *reading)
{
  yyjson_val *root = topsheet_tool_find_shaped (container, is_ours);

  if (root == NULL)
    return FALSE;
  topsheet_tool_map (reading, root, KEYS, G_N_ELEMENTS (KEYS));
  topsheet_tool_map_size (reading, root, yyjson_obj_get (root, "width") != NULL ? "width" : "Width",
                          yyjson_obj_get (root, "height") != NULL ? "height" : "Height");
  read_json_loras (reading, root);
  return TRUE;
}

static gboolean
read_texts (TopsheetContainer *container, TopsheetReading *reading)
{
  if (topsheet_tool_find_text (container, "use_stable_diffusion_model") == NULL &&
      topsheet_tool_find_text (container, "Stable Diffusion model") == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    for (gsize n = 0; n < TOPSHEET_TOOL_MAX_NAMES && KEYS[i].names[n] != NULL; n++)
      {
        const char *text = topsheet_tool_find_text (container, KEYS[i].names[n]);

        if (text == NULL || topsheet_reading_get (reading, KEYS[i].field) != NULL)
          continue;
        if (KEYS[i].field == TOPSHEET_FIELD_DENOISE)
          topsheet_reading_set_denoise (reading, text);
        else
          topsheet_reading_set (reading, KEYS[i].field, text);
      }
  topsheet_reading_set_size (reading, topsheet_tool_find_text (container, "width"),
                             topsheet_tool_find_text (container, "height"));
  topsheet_reading_add_lora (reading, topsheet_tool_base_name (topsheet_tool_find_text (container, "use_lora_model")),
                             topsheet_tool_find_text (container, "lora_alpha"));
  return TRUE;
}

/* The prompt is free text; it ends where the lines Width, Height and Seed stand in this order. */
static gboolean
read_lines (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *text = topsheet_tool_find_text (container, "sidecar");
  const char *start = text != NULL ? strstr (text, "\nWidth: ") : NULL;
  g_autofree char *prompt = NULL;
  g_autofree char *width = NULL;
  g_autofree char *height = NULL;
  g_auto (GStrv) lines = NULL;

  if (start == NULL || strstr (start, "\nHeight: ") == NULL || strstr (start, "\nSeed: ") == NULL)
    return FALSE;
  prompt = g_strndup (text, (gsize) (start - text));
  topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, prompt);
  lines = g_strsplit (start + 1, "\n", 100);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *colon = strstr (lines[i], ": ");

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (strcmp (lines[i], "Width") == 0)
        g_set_str (&width, colon + 2);
      if (strcmp (lines[i], "Height") == 0)
        g_set_str (&height, colon + 2);
      for (gsize k = 1; k < G_N_ELEMENTS (KEYS); k++)
        for (gsize n = 1; n < TOPSHEET_TOOL_MAX_NAMES && KEYS[k].names[n] != NULL; n++)
          if (strcmp (lines[i], KEYS[k].names[n]) == 0)
            topsheet_reading_set (reading, KEYS[k].field, colon + 2);
    }
  topsheet_reading_set_size (reading, width, height);
  return TRUE;
}

static gboolean
easy_diffusion_read (TopsheetContainer *container, TopsheetReading *reading)
{
  if (!read_json (container, reading) && !read_texts (container, reading) && !read_lines (container, reading))
    return FALSE;
  trim_model (reading);
  topsheet_tool_claim (reading, TOOL, NULL);
  return TRUE;
}

const TopsheetReader topsheet_easy_diffusion_reader = { TOOL, easy_diffusion_read };
