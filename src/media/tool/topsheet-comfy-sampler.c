/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PASSES 8

static const char * const SEED_KEYS[] = { "seed", "noise_seed", "rand_seed", "seed_value", NULL };
static const char * const STEPS_KEYS[] = { "steps", "num_inference_steps", NULL };
static const char * const CFG_KEYS[] = { "cfg", "cfg_conds", "cfg_scale", "cfg_value", NULL };
static const char * const GUIDANCE_KEYS[] = { "guidance", "guidance_scale", "embedded_guidance_scale", NULL };
static const char * const SAMPLER_KEYS[] = { "sampler_name", "sampler", NULL };
static const char * const SCHEDULER_KEYS[] = { "scheduler", "scheduler_name", NULL };
static const char * const DENOISE_KEYS[] = { "denoise", "denoise_strength", NULL };
static const char * const POSITIVE_KEYS[] = { "positive",   "conditioning", "cond1", "text_embeds",
                                              "basic_pipe", "pipe",         NULL };
static const char * const NEGATIVE_KEYS[] = { "negative", "text_embeds", "basic_pipe", "pipe", NULL };
/* Their width and height are not those of the picture. */
static const char * const NOT_SIZES[] = {
  "CLIPTextEncode", "Crop", "GLIGEN", "ControlNet", "SetArea", "Composite", NULL
};
static const char * const PROMPT_KEYS[] = { "prompt", "positive_prompt", "prompt_text", "text_prompt", NULL };

static const TopsheetComfyNode *
find_source (TopsheetComfyGraph *graph, const TopsheetComfyNode *node, const char *key)
{
  const TopsheetComfyLink *link = topsheet_comfy_node_find_link (graph, node, key);

  return link != NULL ? link->source : NULL;
}

/* The node behind @key that has input @wanted, through wrappers that pass @key on. */
static const TopsheetComfyNode *
find_holder (TopsheetComfyGraph *graph, const TopsheetComfyNode *node, const char *key, const char *wanted)
{
  for (guint depth = 0; node != NULL && depth < TOPSHEET_COMFY_MAX_DEPTH; depth++)
    {
      const TopsheetComfyNode *source = find_source (graph, node, key);

      if (source == NULL && depth > 0 && node->n_links == 1)
        source = topsheet_comfy_node_get_link (graph, node, 0)->source;
      if (source == NULL || topsheet_comfy_node_has_input (source, wanted))
        return source;
      if (source->n_links == 0)
        return source;
      node = source;
    }
  return NULL;
}

static void
set_value (TopsheetComfyWalk *walk, TopsheetField field, const TopsheetComfyNode *node, const char * const *keys)
{
  if (node != NULL && topsheet_reading_get (walk->reading, field) == NULL)
    topsheet_reading_set (walk->reading, field, topsheet_comfy_value_of (walk->graph, node, keys));
}

/* [1.0, 0.5, 0] or "1.0, 0.5, 0": one step fewer than there are sigmas. */
static void
read_manual_sigmas (TopsheetComfyWalk *walk, const TopsheetComfyNode *node)
{
  const char *sigmas = topsheet_comfy_node_get_literal (node, "sigmas");
  g_auto (GStrv) parts = sigmas != NULL ? g_strsplit (sigmas, ",", 2000) : NULL;
  g_autofree char *steps = NULL;

  if (parts == NULL || g_strv_length (parts) < 2)
    return;
  steps = g_strdup_printf ("%u", g_strv_length (parts) - 1);
  topsheet_reading_set (walk->reading, TOPSHEET_FIELD_STEPS, steps);
}

/* What stands in nodes of their own for samplers that are put together from parts. */
static void
read_parts (TopsheetComfyWalk *walk, const TopsheetComfyNode *sampler)
{
  TopsheetComfyGraph *graph = walk->graph;
  const TopsheetComfyNode *noise = find_source (graph, sampler, "noise");
  const TopsheetComfyNode *guider = find_source (graph, sampler, "guider");
  const TopsheetComfyNode *method = find_holder (graph, sampler, "sampler", "sampler_name");
  const TopsheetComfyNode *sigmas = find_holder (graph, sampler, "sigmas", "steps");

  set_value (walk, TOPSHEET_FIELD_SEED, noise, SEED_KEYS);
  set_value (walk, TOPSHEET_FIELD_CFG, guider, CFG_KEYS);
  set_value (walk, TOPSHEET_FIELD_SAMPLER, method, SAMPLER_KEYS);
  if (method != NULL && topsheet_reading_get (walk->reading, TOPSHEET_FIELD_SAMPLER) == NULL)
    topsheet_reading_set (walk->reading, TOPSHEET_FIELD_SAMPLER,
                          method->class_type +
                            (g_str_has_prefix (method->class_type, "Sampler") ? strlen ("Sampler") : 0));
  if (sigmas == NULL)
    return;
  set_value (walk, TOPSHEET_FIELD_STEPS, sigmas, STEPS_KEYS);
  set_value (walk, TOPSHEET_FIELD_SCHEDULER, sigmas, SCHEDULER_KEYS);
  topsheet_reading_set_denoise (walk->reading, topsheet_comfy_value_of (graph, sigmas, DENOISE_KEYS));
  if (topsheet_reading_get (walk->reading, TOPSHEET_FIELD_STEPS) == NULL)
    read_manual_sigmas (walk, sigmas);
  if (topsheet_reading_get (walk->reading, TOPSHEET_FIELD_SCHEDULER) == NULL &&
      g_str_has_suffix (sigmas->class_type, "Scheduler"))
    topsheet_reading_set (walk->reading, TOPSHEET_FIELD_SCHEDULER, sigmas->class_type);
}

static void
read_values (TopsheetComfyWalk *walk, const TopsheetComfyNode *sampler)
{
  set_value (walk, TOPSHEET_FIELD_SEED, sampler, SEED_KEYS);
  set_value (walk, TOPSHEET_FIELD_STEPS, sampler, STEPS_KEYS);
  set_value (walk, TOPSHEET_FIELD_CFG, sampler, CFG_KEYS);
  /* "sampler" is a link to a node in some classes and a name in others. */
  if (topsheet_comfy_node_find_link (walk->graph, sampler, "sampler") == NULL)
    set_value (walk, TOPSHEET_FIELD_SAMPLER, sampler, SAMPLER_KEYS);
  set_value (walk, TOPSHEET_FIELD_SCHEDULER, sampler, SCHEDULER_KEYS);
  topsheet_reading_set_denoise (walk->reading, topsheet_comfy_value_of (walk->graph, sampler, DENOISE_KEYS));
  read_parts (walk, sampler);
  set_value (walk, TOPSHEET_FIELD_GUIDANCE, sampler, GUIDANCE_KEYS);
}

static char *
read_role (TopsheetComfyWalk *walk, const TopsheetComfyNode *sampler, TopsheetComfyRole role)
{
  const TopsheetComfyNode *guider = find_source (walk->graph, sampler, "guider");
  const TopsheetComfyNode *holders[] = { sampler, guider };

  for (guint i = 0; i < G_N_ELEMENTS (holders) && holders[i] != NULL; i++)
    for (const char * const *key = role == TOPSHEET_COMFY_POSITIVE ? POSITIVE_KEYS : NEGATIVE_KEYS; *key != NULL; key++)
      if (topsheet_comfy_node_has_input (holders[i], *key))
        return topsheet_comfy_read_prompt (walk, holders[i], *key, role);
  return NULL;
}

static void
read_prompts (TopsheetComfyWalk *walk, const TopsheetComfyNode *sampler)
{
  g_autofree char *positive = read_role (walk, sampler, TOPSHEET_COMFY_POSITIVE);
  g_autofree char *negative = read_role (walk, sampler, TOPSHEET_COMFY_NEGATIVE);

  topsheet_reading_set (walk->reading, TOPSHEET_FIELD_PROMPT, positive);
  topsheet_reading_add_loras_of_prompt (walk->reading, positive);
  /* One node that feeds both roles tells only one text: the other is not known. */
  if (g_strcmp0 (positive, negative) != 0)
    topsheet_reading_set (walk->reading, TOPSHEET_FIELD_NEGATIVE_PROMPT, negative);
}

/* The last pass may use another model than the first: high and low noise, base and refiner. */
static void
read_model_names (TopsheetComfyWalk *walk, const TopsheetComfySink *sink)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) joined = g_string_new (NULL);

  topsheet_comfy_read_models (walk, sink->base, names);
  if (sink->nearest != sink->base)
    topsheet_comfy_read_models (walk, sink->nearest, names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " + " : "", (const char *) g_ptr_array_index (names, i));
  topsheet_reading_set (walk->reading, TOPSHEET_FIELD_MODEL, joined->str);
}

static gboolean
read_size_of (TopsheetComfyWalk *walk, const TopsheetComfyNode *node)
{
  static const char * const WIDTH_KEYS[] = { "width", "empty_latent_width", NULL };
  static const char * const HEIGHT_KEYS[] = { "height", "empty_latent_height", NULL };
  static const char * const BOTH_KEYS[] = { "resolution", "dimensions", "size", NULL };
  const char *both;
  guint width, height;

  if (!topsheet_comfy_graph_visit (walk->graph, node) || topsheet_comfy_node_is_any (node, NOT_SIZES))
    return FALSE;
  topsheet_reading_set_size (walk->reading, topsheet_comfy_value_of (walk->graph, node, WIDTH_KEYS),
                             topsheet_comfy_value_of (walk->graph, node, HEIGHT_KEYS));
  /* "1024 x 1024 (square)" */
  both = topsheet_comfy_value_of (walk->graph, node, BOTH_KEYS);
  if (both != NULL &&
      (sscanf (both, "%5u x %5u", &width, &height) == 2 || sscanf (both, "%5ux%5u", &width, &height) == 2))
    {
      g_autofree char *width_text = g_strdup_printf ("%u", width);
      g_autofree char *height_text = g_strdup_printf ("%u", height);

      topsheet_reading_set_size (walk->reading, width_text, height_text);
    }
  return topsheet_reading_get (walk->reading, TOPSHEET_FIELD_GENERATED_SIZE) != NULL;
}

static gboolean
follow_latent (const TopsheetComfyNode *node, const TopsheetComfyLink *link, gpointer user_data)
{
  return node->n_links == 1 || topsheet_comfy_is_picture_key (link->key);
}

/* The nearest node on the way of the latent that has a width and a height. */
static void
read_size (TopsheetComfyWalk *walk, const TopsheetComfyNode *sampler)
{
  g_autoptr (GPtrArray) upstream = topsheet_comfy_upstream (walk->graph, sampler, follow_latent, NULL);

  if (read_size_of (walk, sampler))
    return;
  for (guint i = 0; i < upstream->len; i++)
    if (read_size_of (walk, g_ptr_array_index (upstream, i)))
      return;
}

gboolean
topsheet_comfy_read_samplers (TopsheetComfyWalk *walk)
{
  TopsheetComfySink sink;

  if (!topsheet_comfy_find_sink (walk, &sink) || sink.base == NULL)
    return FALSE;
  read_values (walk, sink.base);
  read_prompts (walk, sink.base);
  read_model_names (walk, &sink);
  read_size (walk, sink.base);
  return TRUE;
}

gboolean
topsheet_comfy_read_partner (TopsheetComfyWalk *walk)
{
  static const char * const NAME_KEYS[] = { "model", "model_name", "version", NULL };
  g_autoptr (GPtrArray) upstream = NULL;
  TopsheetComfySink sink;

  if (!topsheet_comfy_find_sink (walk, &sink))
    return FALSE;
  upstream = topsheet_comfy_upstream (walk->graph, sink.node, NULL, NULL);
  g_ptr_array_insert (upstream, 0, (gpointer) sink.node);
  for (guint i = 0; i < upstream->len; i++)
    {
      const TopsheetComfyNode *node = g_ptr_array_index (upstream, i);

      for (const char * const *key = PROMPT_KEYS; *key != NULL && topsheet_comfy_graph_visit (walk->graph, node); key++)
        {
          g_autofree char *prompt = NULL;
          const char *model;

          if (!topsheet_comfy_node_has_input (node, *key) || topsheet_comfy_node_is (node, "Encode"))
            continue;
          prompt = topsheet_comfy_read_prompt (walk, node, *key, TOPSHEET_COMFY_POSITIVE);
          if (prompt == NULL)
            continue;
          model = topsheet_comfy_value_of (walk->graph, node, NAME_KEYS);
          topsheet_reading_set (walk->reading, TOPSHEET_FIELD_PROMPT, prompt);
          topsheet_reading_set (walk->reading, TOPSHEET_FIELD_MODEL, model != NULL ? model : node->class_type);
          set_value (walk, TOPSHEET_FIELD_SEED, node, SEED_KEYS);
          read_size_of (walk, node);
          return TRUE;
        }
    }
  return FALSE;
}
