/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-comfy-walk.h"

#include "topsheet-fuzz.h"

#include <string.h>

/* A text that may hold a graph, walked for everything that can be read from one. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (TopsheetComfyGraph) graph = topsheet_comfy_graph_parse (valid, strlen (valid));
  g_autoptr (TopsheetReading) reading = topsheet_reading_new ();
  TopsheetComfyWalk walk = { graph, reading, "ComfyUI_00001_.png", 512, 512 };

  if (graph == NULL)
    return 0;
  g_assert_cmpuint (topsheet_comfy_graph_get_n_nodes (graph), >, 0);
  if (!topsheet_comfy_read_samplers (&walk))
    topsheet_comfy_read_partner (&walk);
  for (guint i = 0; i < TOPSHEET_N_FIELDS; i++)
    g_assert_true (reading->fields[i] == NULL || g_utf8_validate (reading->fields[i], -1, NULL));
  return 0;
}
