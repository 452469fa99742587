/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-marks.h"

#include "topsheet-fuzz.h"

/* A C2PA store: JUMBF boxes with CBOR in them. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TopsheetContainer) container = topsheet_container_new ("png", "a.png");
  g_autoptr (TopsheetProvenance) provenance = topsheet_provenance_new ();

  topsheet_container_add_jumbf (container, 0, data, size);
  topsheet_c2pa_read (container, provenance);
  g_assert_true (provenance->agent == NULL || g_utf8_validate (provenance->agent, -1, NULL));
  g_assert_true (provenance->generator == NULL || provenance->has_c2pa);
  return 0;
}
