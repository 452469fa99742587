/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/tool/topsheet-comfy-graph.h"
#include "media/topsheet-reading.h"

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_COMFY_POSITIVE,
  TOPSHEET_COMFY_NEGATIVE,
} TopsheetComfyRole;

/**
 * TopsheetComfyWalk:
 *
 * One reading of one graph: what the parts of the walk share.
 */
typedef struct
{
  TopsheetComfyGraph *graph;
  TopsheetReading *reading;
  const char *file_name; /* without folder */
  guint width;           /* of the file */
  guint height;
} TopsheetComfyWalk;

/* Passes of the picture. */
gboolean topsheet_comfy_is_sampler     (TopsheetComfyGraph      *graph,
                                        const TopsheetComfyNode *node);
/* Samplers and everything that they were given. FALSE when the graph has none. */
gboolean topsheet_comfy_read_samplers  (TopsheetComfyWalk       *walk);
/* Nodes of hosted models, that take a prompt and give a picture. FALSE when there is none. */
gboolean topsheet_comfy_read_partner   (TopsheetComfyWalk       *walk);

/**
 * TopsheetComfySink:
 * @base: the first pass behind it, NULL when no sampler is
 * @nearest: the last pass behind it
 */
typedef struct
{
  const TopsheetComfyNode *node;
  const TopsheetComfyNode *nearest;
  const TopsheetComfyNode *base;
  guint n_samplers;
  guint n_upstream;
  gboolean is_preview;
} TopsheetComfySink;

/* The node that saved this picture, as far as it can be told; doubts go to the reading. FALSE when the graph has no
 * node that ends it. */
gboolean topsheet_comfy_find_sink      (TopsheetComfyWalk       *walk,
                                        TopsheetComfySink       *out);
/* TRUE for inputs that carry the picture or its latent. */
gboolean topsheet_comfy_is_picture_key (const char              *key);

/* The prompt behind input @key. (transfer full) (nullable) */
char    *topsheet_comfy_read_prompt    (TopsheetComfyWalk       *walk,
                                        const TopsheetComfyNode *node,
                                        const char              *key,
                                        TopsheetComfyRole        role);
/* The text of a node that holds one. (transfer full) (nullable) */
char    *topsheet_comfy_read_text      (TopsheetComfyWalk       *walk,
                                        const TopsheetComfyNode *node,
                                        TopsheetComfyRole        role,
                                        guint                    depth);
/* Adds the model files behind @node to @names (element-type utf8, borrowed) and the LoRAs on the way to the reading. */
void     topsheet_comfy_read_models    (TopsheetComfyWalk       *walk,
                                        const TopsheetComfyNode *node,
                                        GPtrArray               *names);

G_END_DECLS
