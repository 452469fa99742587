/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/topsheet-json.h"

G_BEGIN_DECLS

#define TOPSHEET_COMFY_MAX_NODES 20000u
#define TOPSHEET_COMFY_MAX_DEPTH 40u

/**
 * TopsheetComfyNode:
 *
 * A node of ComfyUI's API graph: `{"class_type": …, "inputs": {name: literal | [source id, slot]}}`.
 */
typedef struct
{
  const char *id;
  const char *class_type;
  yyjson_val *inputs; /* an object, or NULL */
  guint first_link;
  guint n_links;
  guint n_inputs;
  gboolean is_referenced;
  int sampler; /* kept by topsheet_comfy_is_sampler(): 0 = not yet asked, 1 = yes, -1 = no */
} TopsheetComfyNode;

typedef struct
{
  const char *key;
  const TopsheetComfyNode *source;
  guint slot;
} TopsheetComfyLink;

/**
 * TopsheetComfyGraph:
 *
 * The graph with its links resolved. Walks are bounded by depth and by two budgets for the whole graph, one of links
 * followed and one of nodes looked through, so cycles and hostile fan-outs end.
 */
typedef struct
{
  TopsheetJson *json;
  GArray *nodes; /* (element-type TopsheetComfyNode) */
  GArray *links; /* (element-type TopsheetComfyLink) grouped by node */
  GHashTable *ids;
  guint steps_left;
  guint looks_left;
} TopsheetComfyGraph;

/* The graph in a text, bare or under "prompt" (as an object or as a string of JSON). NULL when there is none. (transfer
 * full) (nullable) */
TopsheetComfyGraph      *topsheet_comfy_graph_parse       (const char              *text,
                                                           gsize                    length);
/* The same from the editor's own file, as far as it tells what would be executed. (transfer full) (nullable) */
TopsheetComfyGraph      *topsheet_comfy_graph_parse_workflow (yyjson_val           *root);
void                     topsheet_comfy_graph_free        (TopsheetComfyGraph      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetComfyGraph, topsheet_comfy_graph_free)

guint                    topsheet_comfy_graph_get_n_nodes (TopsheetComfyGraph      *self);
const TopsheetComfyNode *topsheet_comfy_graph_get_node    (TopsheetComfyGraph      *self,
                                                           guint                    index);
guint                    topsheet_comfy_graph_index_of    (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node);
/* Pays for one link. FALSE when that budget is used up: the walk ends with what it has. */
gboolean                 topsheet_comfy_graph_step        (TopsheetComfyGraph      *self);
/* Pays for looking through @cost inputs. FALSE as above. */
gboolean                 topsheet_comfy_graph_charge      (TopsheetComfyGraph      *self,
                                                           gsize                    cost);
/* Pays for looking through the inputs of @node. */
gboolean                 topsheet_comfy_graph_visit       (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node);
/* Whether one of the budgets ran out, so that the reading is not whole. */
gboolean                 topsheet_comfy_graph_is_spent    (TopsheetComfyGraph      *self);
const TopsheetComfyLink *topsheet_comfy_node_get_link     (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node,
                                                           guint                    index);
/* The link of input @key, NULL when it is a literal or missing. (transfer none) */
const TopsheetComfyLink *topsheet_comfy_node_find_link    (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node,
                                                           const char              *key);
/* The literal text or number of input @key, NULL when it is a link or missing. (transfer none) */
const char              *topsheet_comfy_node_get_literal  (const TopsheetComfyNode *node,
                                                           const char              *key);
gboolean                 topsheet_comfy_node_has_input    (const TopsheetComfyNode *node,
                                                           const char              *key);
/* Whether the class name contains @part, whatever the case. */
gboolean                 topsheet_comfy_node_is           (const TopsheetComfyNode *node,
                                                           const char              *part);
/* Whether the class name contains one of the NULL-terminated @parts. */
gboolean                 topsheet_comfy_node_is_any       (const TopsheetComfyNode *node,
                                                           const char *const       *parts);
/* The value of input @key, through links: primitives, reroutes, switches. NULL where it was computed. (transfer none)
 */
const char              *topsheet_comfy_value             (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node,
                                                           const char              *key);
/* The first of the NULL-terminated keys that has a value. */
const char              *topsheet_comfy_value_of          (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node,
                                                           const char *const       *keys);
/* The input that a switch lets through; NULL when @node is none. (transfer none) */
const char              *topsheet_comfy_switch_key        (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *node);

/**
 * TopsheetComfyFollow:
 *
 * Whether a breadth-first walk goes through @link of @node.
 */
typedef gboolean (*TopsheetComfyFollow) (const TopsheetComfyNode *node,
                                         const TopsheetComfyLink *link,
                                         gpointer user_data);
/* Everything upstream of @start, nearest first, without @start. (transfer container) (element-type TopsheetComfyNode)
 */
GPtrArray               *topsheet_comfy_upstream          (TopsheetComfyGraph      *self,
                                                           const TopsheetComfyNode *start,
                                                           TopsheetComfyFollow      follow,
                                                           gpointer                 user_data);

G_END_DECLS
