/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IPTC Photo Metadata: digital source type in XMP, credit in XMP or in the older IIM records. */
#include "media/tool/topsheet-marks.h"
#include "media/tool/topsheet-tool.h"

void
topsheet_iptc_read (TopsheetContainer *container, TopsheetProvenance *provenance)
{
  const char *source = topsheet_container_get_xmp (container, "DigitalSourceType");

  /* Google writes a misspelt twin. */
  topsheet_provenance_set_source (provenance, source != NULL
                                                ? source
                                                : topsheet_container_get_xmp (container, "DigitalSourceFileType"));
  topsheet_provenance_take (&provenance->credit, topsheet_container_get_xmp (container, "photoshop:Credit"));
  topsheet_provenance_take (&provenance->credit, topsheet_tool_find_text (container, TOPSHEET_KEY_IIM_CREDIT));
  if (provenance->credit != NULL && provenance->ai == TOPSHEET_AI_UNKNOWN &&
      g_ascii_strcasecmp (provenance->credit, "Made with Google AI") == 0)
    provenance->ai = TOPSHEET_AI_GENERATED;
}
