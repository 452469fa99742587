/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-graph.h"

#include <string.h>

#define MAX_STEPS 2000000u
/* A large workflow needs a few thousand. */
#define MAX_LOOKS 300000u
#define MAX_UNWRAP 3
/* Longer names are none; they would make every comparison dear. */
#define MAX_NAME_BYTES 200

/* Entries that are not nodes are dropped: hosts put their own beside them. */
static gboolean
is_node (yyjson_val *value)
{
  yyjson_val *class_type = yyjson_obj_get (value, "class_type");

  return yyjson_is_str (class_type) && yyjson_get_len (class_type) <= MAX_NAME_BYTES;
}

static gboolean
has_nodes (yyjson_val *object)
{
  yyjson_val *key, *value;
  size_t i, n;

  yyjson_obj_foreach (object, i, n, key, value) if (is_node (value)) return TRUE;
  return FALSE;
}

static void
add_nodes (TopsheetComfyGraph *self, yyjson_val *root)
{
  yyjson_val *key, *value;
  size_t i, n;

  yyjson_obj_foreach (root, i, n, key, value)
  {
    TopsheetComfyNode node = { .id = yyjson_get_str (key) };

    if (!is_node (value) || self->nodes->len >= TOPSHEET_COMFY_MAX_NODES)
      continue;
    node.class_type = yyjson_get_str (yyjson_obj_get (value, "class_type"));
    node.inputs = yyjson_obj_get (value, "inputs");
    node.n_inputs = (guint) yyjson_obj_size (node.inputs);
    g_array_append_val (self->nodes, node);
    g_hash_table_insert (self->ids, (gpointer) node.id, GUINT_TO_POINTER (self->nodes->len));
  }
}

/* [id, slot] whose id names a node is a link; any other array is a literal. */
static TopsheetComfyNode *
resolve (TopsheetComfyGraph *self, yyjson_val *value, guint *slot)
{
  const char *id, *slot_text;
  guint index;

  if (!yyjson_is_arr (value) || yyjson_arr_size (value) != 2 || !yyjson_is_raw (yyjson_arr_get (value, 1)))
    return NULL;
  id = topsheet_json_as_text (yyjson_arr_get (value, 0));
  slot_text = topsheet_json_as_text (yyjson_arr_get (value, 1));
  index = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id)) : 0;
  if (index == 0)
    return NULL;
  *slot = (guint) CLAMP (g_ascii_strtoll (slot_text, NULL, 10), 0, 1000);
  return &g_array_index (self->nodes, TopsheetComfyNode, index - 1);
}

static void
add_links (TopsheetComfyGraph *self)
{
  for (guint n = 0; n < self->nodes->len; n++)
    {
      TopsheetComfyNode *node = &g_array_index (self->nodes, TopsheetComfyNode, n);
      yyjson_val *key, *value;
      size_t i, max;

      node->first_link = self->links->len;
      if (node->inputs == NULL)
        continue;
      yyjson_obj_foreach (node->inputs, i, max, key, value)
      {
        guint slot = 0;
        TopsheetComfyNode *source = resolve (self, value, &slot);
        TopsheetComfyLink link = { yyjson_get_str (key), source, slot };

        if (source == NULL)
          continue;
        source->is_referenced = TRUE;
        g_array_append_val (self->links, link);
      }
      node->n_links = self->links->len - node->first_link;
    }
}

TopsheetComfyGraph *
topsheet_comfy_graph_parse (const char *text, gsize length)
{
  g_autoptr (TopsheetJson) json = NULL;
  g_autoptr (TopsheetComfyGraph) self = NULL;
  yyjson_val *root;

  /* Parsing costs more than looking. */
  if (memmem (text, length, "class_type", strlen ("class_type")) == NULL)
    return NULL;
  json = topsheet_json_parse (text, length);
  root = json != NULL ? topsheet_json_get_root (json) : NULL;
  for (guint n = 0; n < MAX_UNWRAP && yyjson_is_obj (root) && !has_nodes (root); n++)
    {
      yyjson_val *inner = yyjson_obj_get (root, "prompt");

      if (inner == NULL)
        inner = yyjson_obj_get (root, "Prompt");
      if (yyjson_is_str (inner))
        {
          TopsheetJson *parsed = topsheet_json_parse (yyjson_get_str (inner), yyjson_get_len (inner));

          topsheet_json_free (json);
          json = parsed;
          inner = parsed != NULL ? topsheet_json_get_root (parsed) : NULL;
        }
      root = inner;
    }
  if (!yyjson_is_obj (root) || !has_nodes (root))
    return NULL;

  self = g_new0 (TopsheetComfyGraph, 1);
  self->json = g_steal_pointer (&json);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (TopsheetComfyNode));
  self->links = g_array_new (FALSE, FALSE, sizeof (TopsheetComfyLink));
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->steps_left = MAX_STEPS;
  self->looks_left = MAX_LOOKS;
  add_nodes (self, root);
  add_links (self);
  return g_steal_pointer (&self);
}

void
topsheet_comfy_graph_free (TopsheetComfyGraph *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->ids);
  g_array_unref (self->links);
  g_array_unref (self->nodes);
  topsheet_json_free (self->json);
  g_free (self);
}

guint
topsheet_comfy_graph_get_n_nodes (TopsheetComfyGraph *self)
{
  return self->nodes->len;
}

const TopsheetComfyNode *
topsheet_comfy_graph_get_node (TopsheetComfyGraph *self, guint index)
{
  return &g_array_index (self->nodes, TopsheetComfyNode, index);
}

guint
topsheet_comfy_graph_index_of (TopsheetComfyGraph *self, const TopsheetComfyNode *node)
{
  return (guint) (node - &g_array_index (self->nodes, TopsheetComfyNode, 0));
}

gboolean
topsheet_comfy_graph_step (TopsheetComfyGraph *self)
{
  self->steps_left -= MIN (1, self->steps_left);
  return self->steps_left > 0;
}

gboolean
topsheet_comfy_graph_charge (TopsheetComfyGraph *self, gsize cost)
{
  self->looks_left -= (guint) MIN (cost, self->looks_left);
  return self->looks_left > 0;
}

gboolean
topsheet_comfy_graph_is_spent (TopsheetComfyGraph *self)
{
  return self->steps_left == 0 || self->looks_left == 0;
}

gboolean
topsheet_comfy_graph_visit (TopsheetComfyGraph *self, const TopsheetComfyNode *node)
{
  return topsheet_comfy_graph_charge (self, (gsize) node->n_inputs + 1);
}

const TopsheetComfyLink *
topsheet_comfy_node_get_link (TopsheetComfyGraph *self, const TopsheetComfyNode *node, guint index)
{
  return &g_array_index (self->links, TopsheetComfyLink, node->first_link + index);
}

const TopsheetComfyLink *
topsheet_comfy_node_find_link (TopsheetComfyGraph *self, const TopsheetComfyNode *node, const char *key)
{
  for (guint i = 0; i < node->n_links && topsheet_comfy_graph_step (self); i++)
    {
      const TopsheetComfyLink *link = topsheet_comfy_node_get_link (self, node, i);

      if (strcmp (link->key, key) == 0)
        return link;
    }
  return NULL;
}

const char *
topsheet_comfy_node_get_literal (const TopsheetComfyNode *node, const char *key)
{
  return topsheet_json_get_text (node->inputs, key);
}

gboolean
topsheet_comfy_node_has_input (const TopsheetComfyNode *node, const char *key)
{
  return yyjson_obj_get (node->inputs, key) != NULL;
}

gboolean
topsheet_comfy_node_is (const TopsheetComfyNode *node, const char *part)
{
  return strcasestr (node->class_type, part) != NULL;
}

gboolean
topsheet_comfy_node_is_any (const TopsheetComfyNode *node, const char * const *parts)
{
  for (; *parts != NULL; parts++)
    if (topsheet_comfy_node_is (node, *parts))
      return TRUE;
  return FALSE;
}

GPtrArray *
topsheet_comfy_upstream (TopsheetComfyGraph *self,
                         const TopsheetComfyNode *start,
                         TopsheetComfyFollow follow,
                         gpointer user_data)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree gboolean *seen = g_new0 (gboolean, self->nodes->len);
  const TopsheetComfyNode *node = start;

  seen[topsheet_comfy_graph_index_of (self, start)] = TRUE;
  for (guint next = 0; node != NULL; next++)
    {
      for (guint i = 0; i < node->n_links && topsheet_comfy_graph_step (self); i++)
        {
          const TopsheetComfyLink *link = topsheet_comfy_node_get_link (self, node, i);
          guint index = topsheet_comfy_graph_index_of (self, link->source);

          if (seen[index] || (follow != NULL && !follow (node, link, user_data)))
            continue;
          seen[index] = TRUE;
          g_ptr_array_add (found, (gpointer) link->source);
        }
      node = next < found->len ? g_ptr_array_index (found, next) : NULL;
    }
  return found;
}
