/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-metadata.h"

#include <json-glib/json-glib.h>

#define NEGATIVE "text, watermark, low contrast, extra limbs"

/* A node of the API graph, opened as far as its inputs. */
static void
begin_node (JsonBuilder *builder, const char *id, const char *class_type)
{
  json_builder_set_member_name (builder, id);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "class_type");
  json_builder_add_string_value (builder, class_type);
  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_object (builder);
}

static void
end_node (JsonBuilder *builder)
{
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_link (JsonBuilder *builder, const char *name, const char *node, gint64 slot)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, node);
  json_builder_add_int_value (builder, slot);
  json_builder_end_array (builder);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static char *
build_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Seeds are kept under 2^63 here because the JSON builder's numbers are signed; tools use 2^64. */
static gint64
get_seed (const TopsheetDemoTake *take)
{
  return (gint64) (take->seed >> 1);
}

static guint
get_steps (const TopsheetDemoTake *take)
{
  return take->phase == TOPSHEET_PHASE_EXPLORATION ? 8 : 28;
}

static void
add_sampler (JsonBuilder *builder, const TopsheetDemoTake *take)
{
  begin_node (builder, "3", "KSampler");
  add_number (builder, "seed", get_seed (take));
  add_number (builder, "steps", get_steps (take));
  json_builder_set_member_name (builder, "cfg");
  json_builder_add_double_value (builder, 3.5);
  add_text (builder, "sampler_name", "euler");
  add_text (builder, "scheduler", "simple");
  add_number (builder, "denoise", 1);
  add_link (builder, "model", "4", 0);
  add_link (builder, "positive", "6", 0);
  add_link (builder, "negative", "7", 0);
  add_link (builder, "latent_image", "5", 0);
  end_node (builder);
}

static char *
make_graph (const TopsheetDemoTake *take)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *prefix = g_strdup_printf ("%s/%s", TOPSHEET_DEMO_CLIENT, take->code);

  json_builder_begin_object (builder);
  add_sampler (builder, take);
  begin_node (builder, "4", "CheckpointLoaderSimple");
  add_text (builder, "ckpt_name", topsheet_demo_engines[take->engine].file);
  end_node (builder);
  begin_node (builder, "5", "EmptyLatentImage");
  add_number (builder, "width", take->width);
  add_number (builder, "height", take->height);
  add_number (builder, "batch_size", 1);
  end_node (builder);
  begin_node (builder, "6", "CLIPTextEncode");
  add_text (builder, "text", take->prompt);
  add_link (builder, "clip", "4", 1);
  end_node (builder);
  begin_node (builder, "7", "CLIPTextEncode");
  add_text (builder, "text", NEGATIVE);
  add_link (builder, "clip", "4", 1);
  end_node (builder);
  begin_node (builder, "8", "VAEDecode");
  add_link (builder, "samples", "3", 0);
  add_link (builder, "vae", "4", 2);
  end_node (builder);
  begin_node (builder, "9", "SaveImage");
  add_text (builder, "filename_prefix", prefix);
  add_link (builder, "images", "8", 0);
  end_node (builder);
  json_builder_end_object (builder);
  return build_json (builder);
}

/* The graph as the editor draws it: places and titles, no values beyond those of the text nodes. */
static char *
make_workflow (const TopsheetDemoTake *take)
{
  static const char * const types[] = {
    "KSampler",  "CheckpointLoaderSimple", "EmptyLatentImage", "CLIPTextEncode", "CLIPTextEncode", "VAEDecode",
    "SaveImage",
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "last_node_id", 9);
  json_builder_set_member_name (builder, "nodes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      json_builder_begin_object (builder);
      add_number (builder, "id", i + 3);
      add_text (builder, "type", types[i]);
      json_builder_set_member_name (builder, "pos");
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, 40 + 320 * (i % 4));
      json_builder_add_int_value (builder, 80 + 260 * (i / 4));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_text (builder, "title", take->code);
  json_builder_set_member_name (builder, "version");
  json_builder_add_double_value (builder, 0.4);
  json_builder_end_object (builder);
  return build_json (builder);
}

static char *
make_parameters (const TopsheetDemoTake *take)
{
  return g_strdup_printf ("%s\nNegative prompt: %s\nSteps: %u, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 4.5, "
                          "Seed: %" G_GINT64_FORMAT ", Size: %ux%u, Model: %s, Version: v1.10.1",
                          take->prompt, NEGATIVE, get_steps (take), get_seed (take), take->width, take->height,
                          topsheet_demo_engines[take->engine].file);
}

void
topsheet_demo_metadata_make (const TopsheetDemoTake *take, const char * const **keys, GStrv *texts)
{
  static const char * const graph_keys[] = { "prompt", "workflow", NULL };
  static const char * const text_keys[] = { "parameters", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_if_fail (take != NULL && keys != NULL && texts != NULL);

  if (topsheet_demo_engines[take->engine].is_graph)
    {
      *keys = graph_keys;
      g_strv_builder_take (builder, make_graph (take));
      g_strv_builder_take (builder, make_workflow (take));
    }
  else
    {
      *keys = text_keys;
      g_strv_builder_take (builder, make_parameters (take));
    }
  *texts = g_strv_builder_end (builder);
}
