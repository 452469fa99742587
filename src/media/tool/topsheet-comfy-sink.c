/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More ends than a person would make. */
#define MAX_SINKS 300
#define MAX_PASSES 64

static const char * const NOT_SAMPLERS[] = { "Provider",      "Select",   "Scheduler", "Hook",
                                             "ModelSampling", "Detector", NULL };
static const char * const GUIDES[] = {
  "cfg", "sampler_name", "guider", "guidance", "guidance_scale", "scheduler", NULL
};
static const char * const SUBJECTS[] = { "model", "latent_image", "positive", "text_embeds", "samples", NULL };
static const char * const PICTURES[] = { "latent", "image", "samples", "pixels", "frames", "video", NULL };

static gboolean
has_any_input (const TopsheetComfyNode *node, const char * const *keys)
{
  for (; *keys != NULL; keys++)
    if (topsheet_comfy_node_has_input (node, *keys))
      return TRUE;
  return FALSE;
}

static gboolean
has_pipe (TopsheetComfyGraph *graph, const TopsheetComfyNode *node)
{
  for (guint i = 0; i < node->n_links; i++)
    if (strstr (topsheet_comfy_node_get_link (graph, node, i)->key, "pipe") != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_shape_of_sampler (TopsheetComfyGraph *graph, const TopsheetComfyNode *node)
{
  if (topsheet_comfy_node_is_any (node, NOT_SAMPLERS))
    return FALSE;
  if (g_str_has_prefix (node->class_type, "SamplerCustom"))
    return TRUE;
  if (topsheet_comfy_node_has_input (node, "guider") && topsheet_comfy_node_has_input (node, "sigmas"))
    return TRUE;
  return topsheet_comfy_node_has_input (node, "steps") && has_any_input (node, GUIDES) &&
         (has_any_input (node, SUBJECTS) || has_pipe (graph, node));
}

gboolean
topsheet_comfy_is_sampler (TopsheetComfyGraph *graph, const TopsheetComfyNode *node)
{
  /* Asked once for each end of the graph, answered once. */
  if (node->sampler == 0)
    ((TopsheetComfyNode *) node)->sampler = has_shape_of_sampler (graph, node) ? 1 : -1;
  return node->sampler > 0;
}

gboolean
topsheet_comfy_is_picture_key (const char *key)
{
  for (guint i = 0; PICTURES[i] != NULL; i++)
    if (strstr (key, PICTURES[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
follow_picture (const TopsheetComfyNode *node, const TopsheetComfyLink *link, gpointer user_data)
{
  return node->n_links == 1 || topsheet_comfy_is_picture_key (link->key);
}

static const TopsheetComfyNode *
find_sampler (TopsheetComfyGraph *graph, const TopsheetComfyNode *start, TopsheetComfyFollow follow, guint *n_samplers)
{
  g_autoptr (GPtrArray) upstream = topsheet_comfy_upstream (graph, start, follow, NULL);
  const TopsheetComfyNode *found = NULL;

  for (guint i = 0; i < upstream->len; i++)
    {
      if (!topsheet_comfy_is_sampler (graph, g_ptr_array_index (upstream, i)))
        continue;
      if (found == NULL)
        found = g_ptr_array_index (upstream, i);
      if (n_samplers == NULL)
        break;
      (*n_samplers)++;
    }
  return found;
}

/* Stable Cascade hands the first pass on inside the conditioning. */
static const TopsheetComfyNode *
find_cascade (TopsheetComfyGraph *graph, const TopsheetComfyNode *sampler)
{
  const TopsheetComfyLink *link = topsheet_comfy_node_find_link (graph, sampler, "positive");

  if (link != NULL)
    link = topsheet_comfy_node_find_link (graph, link->source, "stage_c");
  return link != NULL && topsheet_comfy_is_sampler (graph, link->source) ? link->source : NULL;
}

/* From the last pass back along the picture to the first. */
static const TopsheetComfyNode *
find_base (TopsheetComfyGraph *graph, const TopsheetComfyNode *nearest)
{
  const TopsheetComfyNode *base = nearest;

  for (guint n = 0; n < MAX_PASSES; n++)
    {
      const TopsheetComfyNode *before = find_sampler (graph, base, follow_picture, NULL);

      if (before == NULL)
        before = find_cascade (graph, base);
      if (before == NULL || before == nearest)
        break;
      base = before;
    }
  return base;
}

static void
measure_sink (TopsheetComfyGraph *graph, const TopsheetComfyNode *node, TopsheetComfySink *sink)
{
  g_autoptr (GPtrArray) upstream = topsheet_comfy_upstream (graph, node, NULL, NULL);

  *sink = (TopsheetComfySink) { .node = node, .n_upstream = upstream->len };
  sink->is_preview = topsheet_comfy_node_is (node, "Preview");
  sink->nearest = find_sampler (graph, node, NULL, &sink->n_samplers);
  if (topsheet_comfy_is_sampler (graph, node))
    {
      sink->nearest = node;
      sink->n_samplers++;
    }
  else if (sink->nearest != NULL)
    {
      const TopsheetComfyNode *on_path = find_sampler (graph, node, follow_picture, NULL);

      sink->nearest = on_path != NULL ? on_path : sink->nearest;
    }
  if (sink->nearest != NULL)
    sink->base = find_base (graph, sink->nearest);
}

static gboolean
is_sink (const TopsheetComfyNode *node)
{
  return !node->is_referenced || g_str_has_prefix (node->class_type, "Save") ||
         topsheet_comfy_node_is (node, "VideoCombine") || topsheet_comfy_node_is (node, "PreviewImage");
}

/* > 0 when @a is the better end: one with a sampler, then one that saves, then the longer way. */
static int
compare_sinks (const TopsheetComfySink *a, const TopsheetComfySink *b)
{
  if ((a->nearest != NULL) != (b->nearest != NULL))
    return a->nearest != NULL ? 1 : -1;
  if (a->is_preview != b->is_preview)
    return a->is_preview ? -1 : 1;
  if (a->n_samplers != b->n_samplers)
    return a->n_samplers > b->n_samplers ? 1 : -1;
  if (a->n_upstream != b->n_upstream)
    return a->n_upstream > b->n_upstream ? 1 : -1;
  return 0;
}

static gboolean
matches_name (TopsheetComfyWalk *walk, const TopsheetComfySink *sink)
{
  const char *prefix = topsheet_comfy_value (walk->graph, sink->node, "filename_prefix");
  const char *slash = prefix != NULL ? strrchr (prefix, '/') : NULL;

  if (slash != NULL)
    prefix = slash + 1;
  return prefix != NULL && *prefix != '\0' && walk->file_name != NULL && g_str_has_prefix (walk->file_name, prefix);
}

/* Of several ends with different first passes, the one whose file name fits; when not just one does, the choice stays a
 * guess. */
static void
settle_ambiguity (TopsheetComfyWalk *walk, GArray *sinks, TopsheetComfySink *best)
{
  const TopsheetComfySink *match = NULL;
  gboolean is_ambiguous = FALSE, is_settled = TRUE;

  for (guint i = 0; i < sinks->len; i++)
    {
      const TopsheetComfySink *sink = &g_array_index (sinks, TopsheetComfySink, i);

      if (sink->base == NULL || sink->is_preview != best->is_preview)
        continue;
      is_ambiguous |= sink->base != best->base;
      if (!matches_name (walk, sink))
        continue;
      is_settled &= match == NULL || match->base == sink->base;
      match = sink;
    }
  if (!is_ambiguous)
    return;
  if (match != NULL && is_settled)
    {
      *best = *match;
      return;
    }
  topsheet_reading_doubt (walk->reading, TOPSHEET_CONFIDENCE_LOW);
  topsheet_reading_warn (walk->reading,
                         _("The graph in the file makes several pictures with different settings; which of them this one is cannot be told for certain."));
}

gboolean
topsheet_comfy_find_sink (TopsheetComfyWalk *walk, TopsheetComfySink *out)
{
  g_autoptr (GArray) sinks = g_array_new (FALSE, FALSE, sizeof (TopsheetComfySink));
  guint n_nodes = topsheet_comfy_graph_get_n_nodes (walk->graph);

  *out = (TopsheetComfySink) { 0 };
  for (guint i = 0; i < n_nodes && sinks->len < MAX_SINKS; i++)
    {
      const TopsheetComfyNode *node = topsheet_comfy_graph_get_node (walk->graph, i);
      TopsheetComfySink sink;

      if (!is_sink (node))
        continue;
      measure_sink (walk->graph, node, &sink);
      if (out->node == NULL || compare_sinks (&sink, out) > 0)
        *out = sink;
      g_array_append_val (sinks, sink);
    }
  if (out->base != NULL)
    settle_ambiguity (walk, sinks, out);
  return out->node != NULL;
}
