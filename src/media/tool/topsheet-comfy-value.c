/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-graph.h"

#include <string.h>

/* What nodes that only hold a value call it. */
static const char * const VALUE_KEYS[] = {
  "seed", "noise_seed", "value", "int", "float", "number", "INT", "FLOAT", "Number", "Value", NULL,
};
static const char * const SELECTOR_KEYS[] = {
  "select", "switch", "boolean", "boolean_value", "condition", "index", "Input", "input", "selected", NULL,
};
static const char * const TRUE_KEYS[] = { "on_true", "true_value", "if_true", "input_true", "true", NULL };
static const char * const FALSE_KEYS[] = { "on_false", "false_value", "if_false", "input_false", "false", NULL };
/* What was computed is not stored, and computing it again would be a guess. */
static const char * const COMPUTING[] = {
  "math", "calculat", "expression", "arithmetic", "evaluat", "operation", NULL,
};

static const char *
find_key (const TopsheetComfyNode *node, const char * const *keys)
{
  for (; *keys != NULL; keys++)
    if (topsheet_comfy_node_has_input (node, *keys))
      return *keys;
  return NULL;
}

/* "input2", "text_02": the link whose name ends in @number. */
static const char *
find_numbered (TopsheetComfyGraph *self, const TopsheetComfyNode *node, guint64 number)
{
  for (guint i = 0; i < node->n_links && topsheet_comfy_graph_step (self); i++)
    {
      const char *key = topsheet_comfy_node_get_link (self, node, i)->key;
      gsize digits = strlen (key);

      while (digits > 0 && g_ascii_isdigit (key[digits - 1]))
        digits--;
      if (digits > 0 && key[digits] != '\0' && g_ascii_strtoull (key + digits, NULL, 10) == number)
        return key;
    }
  return NULL;
}

static const char *
find_selector (const TopsheetComfyNode *node)
{
  for (guint i = 0; SELECTOR_KEYS[i] != NULL; i++)
    {
      const char *value = topsheet_comfy_node_get_literal (node, SELECTOR_KEYS[i]);

      if (value != NULL)
        return value;
    }
  return NULL;
}

const char *
topsheet_comfy_switch_key (TopsheetComfyGraph *self, const TopsheetComfyNode *node)
{
  const char *selector;

  if (!topsheet_comfy_node_is (node, "switch") && !topsheet_comfy_node_is (node, "IfElse"))
    return NULL;
  selector = find_selector (node);
  if (selector == NULL)
    return node->n_links > 0 ? topsheet_comfy_node_get_link (self, node, 0)->key : NULL;
  if (g_ascii_strcasecmp (selector, "true") == 0)
    return find_key (node, TRUE_KEYS);
  if (g_ascii_strcasecmp (selector, "false") == 0)
    return find_key (node, FALSE_KEYS);
  if (g_ascii_isdigit (*selector))
    return find_numbered (self, node, g_ascii_strtoull (selector, NULL, 10));
  return topsheet_comfy_node_has_input (node, selector) ? selector : NULL;
}

static const char *
resolve_input (TopsheetComfyGraph *self, const TopsheetComfyNode *node, const char *key, guint depth);

static const char *
resolve_node (TopsheetComfyGraph *self, const TopsheetComfyNode *node, const char *key, guint depth)
{
  const char *chosen;

  if (topsheet_comfy_node_is_any (node, COMPUTING))
    return NULL;
  chosen = topsheet_comfy_switch_key (self, node);
  if (chosen != NULL)
    return resolve_input (self, node, chosen, depth);
  if (topsheet_comfy_node_has_input (node, key))
    return resolve_input (self, node, key, depth);
  chosen = find_key (node, VALUE_KEYS);
  if (chosen != NULL)
    return resolve_input (self, node, chosen, depth);
  /* Reroutes and the like. */
  if (node->n_links == 1)
    return resolve_input (self, node, topsheet_comfy_node_get_link (self, node, 0)->key, depth);
  return NULL;
}

static const char *
resolve_input (TopsheetComfyGraph *self, const TopsheetComfyNode *node, const char *key, guint depth)
{
  const TopsheetComfyLink *link;

  if (depth > TOPSHEET_COMFY_MAX_DEPTH || !topsheet_comfy_graph_visit (self, node))
    return NULL;
  link = topsheet_comfy_node_find_link (self, node, key);
  return link != NULL ? resolve_node (self, link->source, key, depth + 1) : topsheet_comfy_node_get_literal (node, key);
}

const char *
topsheet_comfy_value (TopsheetComfyGraph *self, const TopsheetComfyNode *node, const char *key)
{
  return resolve_input (self, node, key, 0);
}

const char *
topsheet_comfy_value_of (TopsheetComfyGraph *self, const TopsheetComfyNode *node, const char * const *keys)
{
  for (; *keys != NULL; keys++)
    {
      const char *value = topsheet_comfy_node_has_input (node, *keys) ? topsheet_comfy_value (self, node, *keys) : NULL;

      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}
