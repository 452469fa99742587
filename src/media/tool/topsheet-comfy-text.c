/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT_BYTES (1024 * 1024)
#define MAX_TEXTS 200
/* A step of the budget pays for this much text. */
#define BYTES_A_STEP 16

/* Keys of a node's text in order of trust: what was shown or filled in before what it was made from. */
static const char * const TEXT_KEYS[] = {
  "text_0",     "populated_text",    "text", "prompt", "string", "String", "value", "wildcard_text",
  "text_input", "multi_line_prompt", NULL
};
static const char * const POSITIVE_KEYS[] = { "positive_prompt", "text_positive", "prompt_positive", "positive", NULL };
static const char * const NEGATIVE_KEYS[] = { "negative_prompt", "text_negative", "prompt_negative", "negative", NULL };
/* Texts of several parts, joined in this order. */
static const char * const PARTS[][5] = {
  { "text_g", "text_l", NULL },
  { "t5xxl", "clip_l", NULL },
  { "clip_l", "clip_g", "t5xxl", NULL },
  { "string_a", "string_b", NULL },
  { "string1", "string2", NULL },
  { "text_a", "text_b", "text_c", "text_d", NULL },
  { "text1", "text2", "text3", "text4", NULL },
};
/* Another model wrote what these give on; only what it was asked is in the graph. */
static const char * const OPAQUE[] = { "LLM",   "Ollama",  "Florence", "Caption", "Interrogat", "Tagger",
                                       "LLaVA", "ChatGPT", "JoyCap",   "VLM",     NULL };

typedef struct
{
  TopsheetComfyWalk *walk;
  TopsheetComfyRole role;
  GPtrArray *texts; /* (element-type utf8) unique */
  gsize bytes;
} Collection;

static char *
read_input_text (TopsheetComfyWalk *walk,
                 const TopsheetComfyNode *node,
                 const char *key,
                 TopsheetComfyRole role,
                 guint depth)
{
  const TopsheetComfyLink *link = topsheet_comfy_node_find_link (walk->graph, node, key);
  yyjson_val *literal;

  if (link != NULL)
    return topsheet_comfy_read_text (walk, link->source, role, depth + 1);
  literal = yyjson_obj_get (node->inputs, key);
  if (!yyjson_is_str (literal) || !topsheet_comfy_graph_charge (walk->graph, yyjson_get_len (literal) / BYTES_A_STEP))
    return NULL;
  return g_strndup (yyjson_get_str (literal), MIN (yyjson_get_len (literal), MAX_TEXT_BYTES));
}

/* Where a link could be followed to a text, the text; NULL when the input is something else, such as conditioning. */
static char *
read_first (TopsheetComfyWalk *walk,
            const TopsheetComfyNode *node,
            const char * const *keys,
            TopsheetComfyRole role,
            guint depth)
{
  for (; *keys != NULL; keys++)
    {
      g_autofree char *text = NULL;

      if (!topsheet_comfy_node_has_input (node, *keys))
        continue;
      text = read_input_text (walk, node, *keys, role, depth);
      if (text != NULL)
        return g_steal_pointer (&text);
    }
  return NULL;
}

static char *
join_parts (TopsheetComfyWalk *walk,
            const TopsheetComfyNode *node,
            const char * const *keys,
            TopsheetComfyRole role,
            guint depth)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  const char *delimiter = topsheet_comfy_node_get_literal (node, "delimiter");

  for (; *keys != NULL; keys++)
    {
      g_autofree char *part = NULL;

      if (!topsheet_comfy_node_has_input (node, *keys))
        continue;
      part = read_input_text (walk, node, *keys, role, depth);
      if (part != NULL && *part != '\0' && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
        g_ptr_array_add (parts, g_steal_pointer (&part));
    }
  if (parts->len == 0)
    return NULL;
  return g_strjoinv (delimiter != NULL                       ? delimiter
                     : g_str_has_prefix (keys[-1], "string") ? ""
                                                             : "\n",
                     (char **) parts->pdata);
}

static gboolean
has_parts (const TopsheetComfyNode *node, const char * const *keys)
{
  for (; *keys != NULL; keys++)
    if (!topsheet_comfy_node_has_input (node, *keys))
      return FALSE;
  return TRUE;
}

static char *
read_parts (TopsheetComfyWalk *walk, const TopsheetComfyNode *node, TopsheetComfyRole role, guint depth)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARTS); i++)
    {
      /* The first two name the kind; the others may be missing. */
      const char * const first[] = { PARTS[i][0], PARTS[i][1], NULL };

      if (has_parts (node, first))
        return join_parts (walk, node, PARTS[i], role, depth);
    }
  return NULL;
}

char *
topsheet_comfy_read_text (TopsheetComfyWalk *walk, const TopsheetComfyNode *node, TopsheetComfyRole role, guint depth)
{
  const char *chosen;
  char *text;

  if (depth > TOPSHEET_COMFY_MAX_DEPTH || !topsheet_comfy_graph_visit (walk->graph, node))
    return NULL;
  if (topsheet_comfy_node_is_any (node, OPAQUE) && !topsheet_comfy_node_is (node, "Encode"))
    {
      topsheet_reading_doubt (walk->reading, TOPSHEET_CONFIDENCE_LOW);
      topsheet_reading_warn (walk->reading,
                             _("Another model wrote part of the prompt; the file holds only what that model was asked."));
    }
  chosen = topsheet_comfy_switch_key (walk->graph, node);
  if (chosen != NULL)
    return read_input_text (walk, node, chosen, role, depth);
  text = read_first (walk, node, role == TOPSHEET_COMFY_POSITIVE ? POSITIVE_KEYS : NEGATIVE_KEYS, role, depth);
  if (text == NULL)
    text = read_parts (walk, node, role, depth);
  if (text == NULL)
    text = read_first (walk, node, TEXT_KEYS, role, depth);
  /* Reroutes and the like; a known name was followed already. */
  if (text == NULL && node->n_links == 1 &&
      !g_strv_contains (TEXT_KEYS, topsheet_comfy_node_get_link (walk->graph, node, 0)->key))
    text = read_input_text (walk, node, topsheet_comfy_node_get_link (walk->graph, node, 0)->key, role, depth);
  return text;
}

static void visit (Collection *collection, const TopsheetComfyNode *node, guint slot, guint depth);

static void
visit_input (Collection *collection, const TopsheetComfyNode *node, const char *key, guint depth)
{
  const TopsheetComfyLink *link = topsheet_comfy_node_find_link (collection->walk->graph, node, key);

  if (link != NULL)
    visit (collection, link->source, link->slot, depth + 1);
}

static void
add_text (Collection *collection, const TopsheetComfyNode *node, guint depth)
{
  g_autofree char *text = NULL;

  if (collection->bytes > MAX_TEXT_BYTES || collection->texts->len >= MAX_TEXTS)
    return;
  text = topsheet_comfy_read_text (collection->walk, node, collection->role, depth);
  if (text == NULL)
    return;
  g_strstrip (text);
  collection->bytes += strlen (text);
  if (*text != '\0' && collection->bytes <= MAX_TEXT_BYTES &&
      !g_ptr_array_find_with_equal_func (collection->texts, text, g_str_equal, NULL))
    g_ptr_array_add (collection->texts, g_steal_pointer (&text));
}

static gboolean
is_conditioning_key (const char *key, TopsheetComfyRole role)
{
  return strncmp (key, "cond", 4) == 0 || strstr (key, "pipe") != NULL || strstr (key, "text_embeds") != NULL ||
         strcmp (key, role == TOPSHEET_COMFY_POSITIVE ? "positive" : "negative") == 0;
}

/* Goes through every conditioning that the node combines; a single link is followed whatever its name. */
static gboolean
visit_links (Collection *collection, const TopsheetComfyNode *node, guint depth)
{
  gboolean any = FALSE;

  for (guint i = 0; i < node->n_links; i++)
    {
      const TopsheetComfyLink *link = topsheet_comfy_node_get_link (collection->walk->graph, node, i);

      if (!topsheet_comfy_graph_step (collection->walk->graph))
        return any;
      if (!is_conditioning_key (link->key, collection->role))
        continue;
      any = TRUE;
      visit (collection, link->source, link->slot, depth + 1);
    }
  return any;
}

/* Nodes that pass both conditionings on give the positive one out first. */
static gboolean
visit_pair (Collection *collection, const TopsheetComfyNode *node, guint slot, guint depth)
{
  const TopsheetComfyLink *positive = topsheet_comfy_node_find_link (collection->walk->graph, node, "positive");
  const TopsheetComfyLink *negative = topsheet_comfy_node_find_link (collection->walk->graph, node, "negative");

  if (positive == NULL || negative == NULL || slot > 1)
    return FALSE;
  visit_input (collection, node, slot == 0 ? "positive" : "negative", depth);
  return TRUE;
}

static void
visit (Collection *collection, const TopsheetComfyNode *node, guint slot, guint depth)
{
  TopsheetComfyWalk *walk = collection->walk;
  const char *chosen;

  if (depth > TOPSHEET_COMFY_MAX_DEPTH || !topsheet_comfy_graph_visit (walk->graph, node))
    return;
  if (topsheet_comfy_node_is (node, "ZeroOut"))
    return;
  if (collection->role == TOPSHEET_COMFY_POSITIVE && topsheet_comfy_node_has_input (node, "guidance") &&
      topsheet_reading_get (walk->reading, TOPSHEET_FIELD_GUIDANCE) == NULL)
    topsheet_reading_set (walk->reading, TOPSHEET_FIELD_GUIDANCE, topsheet_comfy_value (walk->graph, node, "guidance"));
  chosen = topsheet_comfy_switch_key (walk->graph, node);
  if (chosen != NULL)
    visit_input (collection, node, chosen, depth);
  else if (!visit_pair (collection, node, slot, depth) && !visit_links (collection, node, depth))
    add_text (collection, node, depth);
}

char *
topsheet_comfy_read_prompt (TopsheetComfyWalk *walk,
                            const TopsheetComfyNode *node,
                            const char *key,
                            TopsheetComfyRole role)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  Collection collection = { walk, role, texts, 0 };
  yyjson_val *literal = yyjson_obj_get (node->inputs, key);

  if (yyjson_is_str (literal))
    return g_strndup (yyjson_get_str (literal), MIN (yyjson_get_len (literal), MAX_TEXT_BYTES));
  visit_input (&collection, node, key, 0);
  return texts->len > 0 ? g_strjoinv ("\n", (char **) texts->pdata) : NULL;
}
