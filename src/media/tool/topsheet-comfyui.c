/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ComfyUI: the API graph under "prompt", walked from the saved picture backwards. Nodes are judged by the shape of
 * their inputs, not by lists of class names, because every pack brings its own. */
#include "media/tool/topsheet-comfy-walk.h"
#include "media/topsheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static TopsheetComfyGraph *
find_graph (TopsheetContainer *container)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < container->tags->len; i++)
      {
        const TopsheetTag *tag = g_ptr_array_index (container->tags, i);
        TopsheetComfyGraph *graph;

        /* Its own key first, then whatever a saver put it under. */
        if ((strcmp (tag->key, "prompt") == 0) != (pass == 0))
          continue;
        graph = topsheet_comfy_graph_parse (tag->text, tag->length);
        if (graph != NULL)
          return graph;
      }
  return NULL;
}

/* The editor's own file: how the nodes lay on the screen, without what was executed. */
static TopsheetTag *
find_workflow (TopsheetContainer *container)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < container->tags->len; i++)
      {
        TopsheetTag *tag = g_ptr_array_index (container->tags, i);

        if ((strcmp (tag->key, "workflow") == 0) == (pass == 0) && *tag->text == '{' &&
            strstr (tag->text, "\"nodes\"") != NULL && strstr (tag->text, "\"links\"") != NULL)
          return tag;
      }
  return NULL;
}

static TopsheetComfyGraph *
read_workflow (TopsheetContainer *container, TopsheetTag *tag)
{
  return tag != NULL ? topsheet_comfy_graph_parse_workflow (topsheet_container_get_json (container, tag)) : NULL;
}

/* Without a sampler and without a hosted model the loaders still tell something. */
static void
read_any_model (TopsheetComfyWalk *walk)
{
  static const char * const KEYS[] = { "ckpt_name", "unet_name", NULL };

  topsheet_reading_doubt (walk->reading, TOPSHEET_CONFIDENCE_LOW);
  topsheet_reading_warn (walk->reading,
                         _("The graph in the file has no sampler that Topsheet recognises; only the model was read."));
  for (guint i = 0; i < topsheet_comfy_graph_get_n_nodes (walk->graph); i++)
    {
      const TopsheetComfyNode *node = topsheet_comfy_graph_get_node (walk->graph, i);

      if (!topsheet_comfy_graph_visit (walk->graph, node))
        return;
      topsheet_reading_set (walk->reading, TOPSHEET_FIELD_MODEL, topsheet_comfy_value_of (walk->graph, node, KEYS));
      if (topsheet_reading_get (walk->reading, TOPSHEET_FIELD_MODEL) != NULL)
        return;
    }
}

static void
judge (TopsheetComfyWalk *walk)
{
  TopsheetReading *reading = walk->reading;

  reading->rank = topsheet_reading_get (reading, TOPSHEET_FIELD_PROMPT) != NULL &&
                      topsheet_reading_get (reading, TOPSHEET_FIELD_SEED) != NULL &&
                      topsheet_reading_get (reading, TOPSHEET_FIELD_STEPS) != NULL
                    ? TOPSHEET_RANK_GRAPH
                    : TOPSHEET_RANK_PARTIAL;
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_MEDIUM);
  if (!topsheet_comfy_graph_is_spent (walk->graph))
    return;
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
  topsheet_reading_warn (reading,
                         _("The graph in the file is too tangled to be read completely; some values may be missing."));
}

/* A picture or clip of a file that anything uses. That it is upstream of this very picture is not asked: a graph that looks like it has one is never said to be the same
 * as another. */
static void
read_input (TopsheetComfyWalk *walk)
{
  static const char * const LOADERS[] = { "LoadImage",  "LoadVideo",  "ImageLoad",  "VideoLoad",
                                          "Load Image", "Load Video", "LoadLatent", NULL };
  static const char * const NAMES[] = { "image", "video", "file", "latent", "image_path", "path", NULL };

  for (guint i = 0; i < topsheet_comfy_graph_get_n_nodes (walk->graph); i++)
    {
      const TopsheetComfyNode *node = topsheet_comfy_graph_get_node (walk->graph, i);
      const char *name = NULL;

      if (!node->is_referenced || !topsheet_comfy_node_is_any (node, LOADERS))
        continue;
      for (guint n = 0; name == NULL && NAMES[n] != NULL; n++)
        name = topsheet_comfy_node_get_literal (node, NAMES[n]);
      topsheet_reading_set_input (walk->reading, name != NULL ? name : TOPSHEET_PARAMETERS_SOME_INPUT);
      return;
    }
  if (topsheet_reading_get (walk->reading, TOPSHEET_FIELD_DENOISE) != NULL &&
      !topsheet_comfy_graph_is_spent (walk->graph))
    topsheet_reading_set_input (walk->reading, TOPSHEET_PARAMETERS_NO_INPUT);
}

/* What the editor shows is not always what was run: nobody tells which branch was. */
static gboolean
read_editor (TopsheetContainer *container, TopsheetReading *reading, TopsheetTag *tag)
{
  g_autoptr (TopsheetComfyGraph) graph = read_workflow (container, tag);
  TopsheetComfyWalk walk = { graph, reading, container->name, container->width, container->height };

  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, "ComfyUI");
  reading->rank = TOPSHEET_RANK_HINT;
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
  if (graph != NULL && topsheet_comfy_read_samplers (&walk))
    {
      reading->rank = TOPSHEET_RANK_PARTIAL;
      read_input (&walk);
      topsheet_reading_warn (reading,
                             _("The values come from the editor's workflow, which may differ from what was executed."));
    }
  else
    topsheet_reading_warn (reading,
                           _("The file holds the editor's workflow but not the graph that was executed, so its values are not known."));
  return TRUE;
}

static gboolean
comfyui_read (TopsheetContainer *container, TopsheetReading *reading)
{
  g_autoptr (TopsheetComfyGraph) graph = find_graph (container);
  TopsheetComfyWalk walk = { graph, reading, container->name, container->width, container->height };

  if (graph == NULL)
    {
      TopsheetTag *tag = find_workflow (container);

      return tag != NULL && read_editor (container, reading, tag);
    }
  topsheet_reading_set (reading, TOPSHEET_FIELD_TOOL, "ComfyUI");
  if (!topsheet_comfy_read_samplers (&walk) && !topsheet_comfy_read_partner (&walk))
    read_any_model (&walk);
  read_input (&walk);
  judge (&walk);
  return TRUE;
}

const TopsheetReader topsheet_comfyui_reader = { "ComfyUI", comfyui_read };
