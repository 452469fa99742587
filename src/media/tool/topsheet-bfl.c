/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that say what they are in EXIF: Black Forest Labs' reference code (Software "AI generated;txt2img;flux",
 * Make, Model, and the prompt where it was asked for) and Ideogram (Make). */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

static gboolean
bfl_read (TopsheetContainer *container, TopsheetReading *reading)
{
  const char *make = topsheet_tool_find_text (container, "Make");
  const char *software = topsheet_tool_find_text (container, "Software");
  gboolean is_bfl = g_strcmp0 (make, "Black Forest Labs") == 0;

  if (!is_bfl && g_strcmp0 (make, "Ideogram AI") != 0)
    return FALSE;
  topsheet_tool_claim (reading, make, NULL);
  reading->rank = TOPSHEET_RANK_PARTIAL;
  topsheet_reading_doubt (reading, TOPSHEET_CONFIDENCE_LOW);
  topsheet_reading_set (reading, TOPSHEET_FIELD_MODEL, topsheet_tool_find_text (container, "Model"));
  if (is_bfl && software != NULL && g_str_has_prefix (software, "AI generated"))
    topsheet_reading_set (reading, TOPSHEET_FIELD_PROMPT, topsheet_tool_find_text (container, "ImageDescription"));
  return TRUE;
}

const TopsheetReader topsheet_bfl_reader = { "Black Forest Labs", bfl_read };
