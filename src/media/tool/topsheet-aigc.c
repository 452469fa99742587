/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GB 45438 (China): TC260:AIGC in XMP holds JSON with Label ("1" = generated) and ContentProducer; some apps write
 * "aigc_info" into UserComment. */
#include "media/tool/topsheet-marks.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static gboolean
is_info (yyjson_val *object)
{
  return yyjson_obj_get (object, "aigc_info") != NULL;
}

static void
read_label (yyjson_val *root, TopsheetProvenance *provenance)
{
  const char *label = topsheet_json_get_text (root, "Label");

  topsheet_provenance_take (&provenance->aigc_label, label);
  topsheet_provenance_take (&provenance->aigc_producer, topsheet_json_get_text (root, "ContentProducer"));
  if (g_strcmp0 (label, "1") == 0)
    provenance->ai = TOPSHEET_AI_GENERATED;
}

static void
read_info (yyjson_val *info, TopsheetProvenance *provenance)
{
  g_autoptr (TopsheetJson) inner = topsheet_tool_parse (yyjson_is_str (info) ? yyjson_get_str (info) : NULL);
  yyjson_val *root = inner != NULL ? topsheet_json_get_root (inner) : info;
  const char *source = topsheet_json_get_text (root, "source_info");

  topsheet_provenance_take (&provenance->aigc_label, "1");
  topsheet_provenance_take (&provenance->aigc_producer, source);
  provenance->ai = TOPSHEET_AI_GENERATED;
}

void
topsheet_aigc_read (TopsheetContainer *container, TopsheetProvenance *provenance)
{
  g_autoptr (TopsheetJson) packet = topsheet_tool_parse (topsheet_container_get_xmp (container, "AIGC"));
  yyjson_val *info = topsheet_tool_find_shaped (container, is_info);
  yyjson_val *tag = topsheet_tool_find_object (container, "AIGC");

  if (packet != NULL)
    read_label (topsheet_json_get_root (packet), provenance);
  if (tag != NULL)
    read_label (tag, provenance);
  if (info != NULL)
    read_info (yyjson_obj_get (info, "aigc_info"), provenance);
}
