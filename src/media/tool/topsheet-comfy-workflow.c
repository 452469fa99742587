/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ComfyUI's editor keeps nodes with lists of values and no names, or names them in "inputs". This writes the graph that
 * would be executed, as far as the file tells, so that one walk reads both. */
#include "media/tool/topsheet-comfy-graph.h"

#include <stdlib.h>
#include <string.h>

#define MAX_BYPASSED 20
/* Of one node; no pack comes near, and looking them up by name takes the square of it. */
#define MAX_INPUTS 300
#define MODE_MUTED 2
#define MODE_BYPASSED 4

typedef struct
{
  const char *type;
  const char *names[10];
} Widgets;

/* Of older editors, which name no values: the nodes that nearly every workflow is made of. */
static const Widgets WIDGETS[] = {
  { "KSampler", { "seed", "steps", "cfg", "sampler_name", "scheduler", "denoise" } },
  { "KSamplerAdvanced",
    { "add_noise", "noise_seed", "steps", "cfg", "sampler_name", "scheduler", "start_at_step", "end_at_step" } },
  { "SamplerCustom", { "add_noise", "noise_seed", "cfg" } },
  { "RandomNoise", { "noise_seed" } },
  { "KSamplerSelect", { "sampler_name" } },
  { "BasicScheduler", { "scheduler", "steps", "denoise" } },
  { "CFGGuider", { "cfg" } },
  { "FluxGuidance", { "guidance" } },
  { "CheckpointLoaderSimple", { "ckpt_name" } },
  { "UNETLoader", { "unet_name" } },
  { "UnetLoaderGGUF", { "unet_name" } },
  { "LoraLoader", { "lora_name", "strength_model", "strength_clip" } },
  { "LoraLoaderModelOnly", { "lora_name", "strength_model" } },
  { "CLIPTextEncode", { "text" } },
  { "CLIPTextEncodeFlux", { "clip_l", "t5xxl", "guidance" } },
  { "EmptyLatentImage", { "width", "height" } },
  { "EmptySD3LatentImage", { "width", "height" } },
  { "EmptyHunyuanLatentVideo", { "width", "height", "length" } },
  { "WanImageToVideo", { "width", "height", "length" } },
  { "SaveImage", { "filename_prefix" } },
};

typedef struct
{
  GHashTable *nodes; /* id → yyjson_val of the node */
  GHashTable *links; /* id of a link → its yyjson_val */
  yyjson_mut_doc *out;
} Workflow;

/* Links are [id, source, slot, target, slot, type] or objects. */
static yyjson_val *
get_part (yyjson_val *link, guint index, const char *key)
{
  return yyjson_is_arr (link) ? yyjson_arr_get (link, index) : yyjson_obj_get (link, key);
}

static int
get_mode (yyjson_val *node)
{
  const char *mode = topsheet_json_get_text (node, "mode");

  return mode != NULL ? (int) g_ascii_strtoll (mode, NULL, 10) : 0;
}

static yyjson_val *
find_link (Workflow *self, yyjson_val *input)
{
  const char *id = topsheet_json_get_text (input, "link");

  return id != NULL ? g_hash_table_lookup (self->links, id) : NULL;
}

static yyjson_val *
find_source (Workflow *self, yyjson_val *link)
{
  const char *id = topsheet_json_as_text (get_part (link, 1, "origin_id"));

  return id != NULL ? g_hash_table_lookup (self->nodes, id) : NULL;
}

/* The input of a bypassed node that carries the kind of @link on. */
static yyjson_val *
pass_through (Workflow *self, yyjson_val *node, yyjson_val *link)
{
  const char *kind = topsheet_json_as_text (get_part (link, 5, "type"));
  yyjson_val *input;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (node, "inputs"), i, n, input)
  {
    yyjson_val *before = i < MAX_INPUTS ? find_link (self, input) : NULL;

    if (before != NULL && g_strcmp0 (topsheet_json_as_text (get_part (before, 5, "type")), kind) == 0)
      return before;
  }
  return NULL;
}

/* ["source id", slot] for a link; nothing when it leads to a muted node or nowhere. */
static void
add_link (Workflow *self, yyjson_mut_val *inputs, const char *name, yyjson_val *link)
{
  yyjson_val *source = link != NULL ? find_source (self, link) : NULL;
  yyjson_mut_val *pair;
  const char *id;

  for (guint i = 0; source != NULL && get_mode (source) == MODE_BYPASSED; i++)
    {
      link = i < MAX_BYPASSED ? pass_through (self, source, link) : NULL;
      source = link != NULL ? find_source (self, link) : NULL;
    }
  if (source == NULL || get_mode (source) == MODE_MUTED)
    return;
  id = topsheet_json_get_text (source, "id");
  pair = yyjson_mut_arr (self->out);
  yyjson_mut_arr_add_str (self->out, pair, id);
  yyjson_mut_arr_add_val (pair, yyjson_val_mut_copy (self->out, get_part (link, 2, "origin_slot")));
  yyjson_mut_obj_add_val (self->out, inputs, name, pair);
}

/* What the editor does with a seed after each run; it stands behind the seed in the list of values. */
static gboolean
is_control (yyjson_val *value)
{
  static const char * const WORDS[] = { "fixed", "increment", "decrement", "randomize" };

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (yyjson_equals_str (value, WORDS[i]))
      return TRUE;
  return FALSE;
}

static void
add_values (Workflow *self, yyjson_mut_val *inputs, yyjson_val *values, const char * const *names, gsize n_names)
{
  size_t at = 0;

  for (gsize i = 0; i < n_names && names[i] != NULL; i++)
    {
      yyjson_val *value = yyjson_arr_get (values, at++);

      if (value == NULL)
        return;
      if (is_control (yyjson_arr_get (values, at)) && strstr (names[i], "seed") != NULL)
        at++;
      /* A value that comes over a link is only what stood there before. */
      if (yyjson_mut_obj_get (inputs, names[i]) == NULL)
        yyjson_mut_obj_add_val (self->out, inputs, names[i], yyjson_val_mut_copy (self->out, value));
    }
}

/* Names under inputs[].widget.name, when there are as many as values. */
static gboolean
add_named_values (Workflow *self, yyjson_mut_val *inputs, yyjson_val *node, yyjson_val *values)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  yyjson_val *input;
  size_t i, n, n_controls = 0;

  yyjson_arr_foreach (yyjson_obj_get (node, "inputs"), i, n, input)
  {
    const char *name = topsheet_json_get_text (yyjson_obj_get (input, "widget"), "name");

    if (name != NULL && i < MAX_INPUTS)
      g_ptr_array_add (names, (gpointer) name);
  }
  yyjson_arr_foreach (values, i, n, input)
  {
    n_controls += is_control (input) ? 1 : 0;
  }
  if (names->len == 0 || names->len + n_controls < yyjson_arr_size (values))
    return FALSE;
  add_values (self, inputs, values, (const char * const *) names->pdata, names->len);
  return TRUE;
}

/* Some packs keep their values so. */
static void
add_values_by_name (Workflow *self, yyjson_mut_val *inputs, yyjson_val *values)
{
  yyjson_val *key, *value;
  size_t i, n;

  yyjson_obj_foreach (values, i, n, key, value)
  {
    if (i < MAX_INPUTS && yyjson_mut_obj_get (inputs, yyjson_get_str (key)) == NULL)
      yyjson_mut_obj_add_val (self->out, inputs, yyjson_get_str (key), yyjson_val_mut_copy (self->out, value));
  }
}

static void
add_inputs (Workflow *self, yyjson_mut_val *inputs, yyjson_val *node, const char *type)
{
  yyjson_val *values = yyjson_obj_get (node, "widgets_values"), *input;
  size_t i, n;

  yyjson_arr_foreach (yyjson_obj_get (node, "inputs"), i, n, input)
  {
    const char *name = topsheet_json_get_text (input, "name");

    if (name != NULL && i < MAX_INPUTS)
      add_link (self, inputs, name, find_link (self, input));
  }
  if (yyjson_is_obj (values))
    add_values_by_name (self, inputs, values);
  if (!yyjson_is_arr (values) || add_named_values (self, inputs, node, values))
    return;
  for (gsize w = 0; w < G_N_ELEMENTS (WIDGETS); w++)
    if (strcmp (type, WIDGETS[w].type) == 0)
      add_values (self, inputs, values, WIDGETS[w].names, G_N_ELEMENTS (WIDGETS[w].names));
  /* Nodes that hold one value and nothing else. */
  if (g_str_has_prefix (type, "Primitive"))
    add_values (self, inputs, values, (const char * const[]) { "value" }, 1);
}

static void
add_node (Workflow *self, yyjson_mut_val *graph, yyjson_val *node)
{
  const char *id = topsheet_json_get_text (node, "id"), *type = topsheet_json_get_text (node, "type");
  yyjson_mut_val *out, *inputs;

  if (id == NULL || type == NULL || get_mode (node) == MODE_MUTED || get_mode (node) == MODE_BYPASSED)
    return;
  out = yyjson_mut_obj (self->out);
  inputs = yyjson_mut_obj (self->out);
  add_inputs (self, inputs, node, type);
  yyjson_mut_obj_add_str (self->out, out, "class_type", type);
  yyjson_mut_obj_add_val (self->out, out, "inputs", inputs);
  yyjson_mut_obj_add_val (self->out, graph, id, out);
}

static void
index_by_id (GHashTable *table, yyjson_val *array, const char *key)
{
  yyjson_val *item;
  size_t i, n;

  yyjson_arr_foreach (array, i, n, item)
  {
    const char *id = topsheet_json_as_text (get_part (item, 0, key));

    if (id != NULL && i < TOPSHEET_COMFY_MAX_NODES)
      g_hash_table_insert (table, (gpointer) id, item);
  }
}

TopsheetComfyGraph *
topsheet_comfy_graph_parse_workflow (yyjson_val *root)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) links = g_hash_table_new (g_str_hash, g_str_equal);
  Workflow self = { nodes, links, NULL };
  yyjson_val *array = yyjson_obj_get (root, "nodes"), *node;
  TopsheetComfyGraph *graph = NULL;
  yyjson_mut_val *out;
  size_t i, n, length = 0;
  char *text;

  if (yyjson_arr_size (array) == 0 || yyjson_arr_size (array) > TOPSHEET_COMFY_MAX_NODES)
    return NULL;
  index_by_id (nodes, array, "id");
  index_by_id (links, yyjson_obj_get (root, "links"), "id");
  self.out = yyjson_mut_doc_new (NULL);
  out = yyjson_mut_obj (self.out);
  yyjson_mut_doc_set_root (self.out, out);
  yyjson_arr_foreach (array, i, n, node)
  {
    add_node (&self, out, node);
  }
  text = yyjson_mut_write (self.out, YYJSON_WRITE_ALLOW_INVALID_UNICODE, &length);
  if (text != NULL)
    graph = topsheet_comfy_graph_parse (text, length);
  free (text);
  yyjson_mut_doc_free (self.out);
  return graph;
}
