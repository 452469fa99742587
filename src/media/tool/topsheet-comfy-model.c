/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-walk.h"

#include <string.h>

#define MAX_MODELS 8

static const char * const MODEL_KEYS[] = { "ckpt_name",       "unet_name",      "gguf_name", "model_name",
                                           "diffusion_model", "base_ckpt_name", "model",     NULL };
static const char * const MODEL_SUFFIXES[] = { ".safetensors", ".ckpt", ".gguf", ".sft", ".pth", ".pt", ".bin", NULL };
static const char * const NOT_MODELS[] = { "VAE", "CLIP", "ControlNet", "Upscale", "LoRA", "Detector", NULL };
static const char * const LORA_STRENGTHS[] = { "strength_model", "strength", "lora_strength", "model_strength", NULL };

static gboolean
is_model_file (const char *name)
{
  for (guint i = 0; name != NULL && MODEL_SUFFIXES[i] != NULL; i++)
    {
      gsize length = strlen (name), suffix = strlen (MODEL_SUFFIXES[i]);

      if (length > suffix && g_ascii_strcasecmp (name + length - suffix, MODEL_SUFFIXES[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_model (TopsheetComfyWalk *walk, const TopsheetComfyNode *node, GPtrArray *names)
{
  if (topsheet_comfy_node_is_any (node, NOT_MODELS))
    return FALSE;
  for (guint i = 0; MODEL_KEYS[i] != NULL; i++)
    {
      const char *name = topsheet_comfy_node_has_input (node, MODEL_KEYS[i])
                           ? topsheet_comfy_value (walk->graph, node, MODEL_KEYS[i])
                           : NULL;

      if (!is_model_file (name))
        continue;
      if (names->len < MAX_MODELS && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) name);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_off (const char *value)
{
  return value != NULL && (g_ascii_strcasecmp (value, "off") == 0 || g_ascii_strcasecmp (value, "false") == 0);
}

/* {"on": true, "lora": "name", "strength": 1} */
static void
add_lora_object (TopsheetComfyWalk *walk, yyjson_val *object)
{
  if (!is_off (topsheet_json_get_text (object, "on")))
    topsheet_reading_add_lora (walk->reading, topsheet_json_get_text (object, "lora"),
                               topsheet_json_get_text (object, "strength"));
}

/* lora_name_3 with switch_3 and model_weight_3, lora_wt_3, strength_3 … */
static void
add_stacked_lora (TopsheetComfyWalk *walk, const TopsheetComfyNode *node, const char *number, const char *name)
{
  static const char * const WEIGHTS[] = { "model_weight_", "lora_wt_", "model_str_", "strength_", "lora_weight_", NULL };
  g_autofree char *toggle = g_strconcat ("switch_", number, NULL);
  const char *weight = NULL;

  if (is_off (topsheet_comfy_node_get_literal (node, toggle)))
    return;
  for (guint i = 0; weight == NULL && WEIGHTS[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (WEIGHTS[i], number, NULL);

      weight = topsheet_comfy_node_get_literal (node, key);
    }
  topsheet_reading_add_lora (walk->reading, name, weight);
}

static void
add_loras (TopsheetComfyWalk *walk, const TopsheetComfyNode *node)
{
  const char *name = topsheet_comfy_value (walk->graph, node, "lora_name");
  yyjson_val *key, *value;
  size_t i, n;

  if (name == NULL)
    name = topsheet_comfy_node_get_literal (node, "lora");
  if (name != NULL)
    topsheet_reading_add_lora (walk->reading, name, topsheet_comfy_value_of (walk->graph, node, LORA_STRENGTHS));
  if (node->inputs == NULL)
    return;
  yyjson_obj_foreach (node->inputs, i, n, key, value)
  {
    const char *input = yyjson_get_str (key);
    const char *number = strrchr (input, '_');

    if (g_ascii_strncasecmp (input, "lora_", 5) != 0 || number == NULL || !g_ascii_isdigit (number[1]) ||
        !topsheet_comfy_graph_visit (walk->graph, node))
      continue;
    if (yyjson_is_obj (value))
      add_lora_object (walk, value);
    else if (yyjson_is_str (value))
      add_stacked_lora (walk, node, number + 1, yyjson_get_str (value));
  }
}

static gboolean
follow_model (const TopsheetComfyNode *node, const TopsheetComfyLink *link, gpointer user_data)
{
  static const char * const PARTS[] = { "model", "unet", "pipe", "lora", "ckpt", "guider", NULL };

  /* The names of control and upscale models have "model" in them too. */
  if (strstr (link->key, "upscale") != NULL || strstr (link->key, "control") != NULL)
    return FALSE;
  for (guint i = 0; PARTS[i] != NULL; i++)
    if (strstr (link->key, PARTS[i]) != NULL)
      return TRUE;
  return node->n_links == 1 && strstr (link->key, "image") == NULL && strstr (link->key, "latent") == NULL;
}

void
topsheet_comfy_read_models (TopsheetComfyWalk *walk, const TopsheetComfyNode *node, GPtrArray *names)
{
  g_autoptr (GPtrArray) upstream = topsheet_comfy_upstream (walk->graph, node, follow_model, NULL);

  /* Some samplers load the model themselves. */
  add_model (walk, node, names);
  for (guint i = 0; i < upstream->len; i++)
    {
      const TopsheetComfyNode *source = g_ptr_array_index (upstream, i);

      if (!topsheet_comfy_graph_visit (walk->graph, source))
        return;
      add_loras (walk, source);
      add_model (walk, source, names);
    }
}
