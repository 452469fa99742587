/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xAI's Grok: EXIF ImageDescription "Signature: <base64>" and a UUID as Artist. */
#include "media/tool/topsheet-marks.h"
#include "media/tool/topsheet-tool.h"

#include <string.h>

void
topsheet_grok_read (TopsheetContainer *container, TopsheetProvenance *provenance)
{
  const char *signature = topsheet_tool_find_text (container, "ImageDescription");
  const char *artist = topsheet_tool_find_text (container, "Artist");

  if (signature == NULL || artist == NULL || !g_str_has_prefix (signature, "Signature: ") || strlen (signature) < 40 ||
      !g_uuid_string_is_valid (artist))
    return;
  topsheet_provenance_take (&provenance->generator, "xAI Grok");
  provenance->ai = TOPSHEET_AI_GENERATED;
}
