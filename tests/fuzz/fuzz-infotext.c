/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/tool/topsheet-infotext.h"

#include "topsheet-fuzz.h"

/* What readers are given: UTF-8 that ends. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (TopsheetReading) reading = topsheet_reading_new ();

  if (!topsheet_infotext_parse (valid, reading))
    return 0;
  g_assert_nonnull (topsheet_reading_get (reading, TOPSHEET_FIELD_TOOL));
  for (guint i = 0; i < TOPSHEET_N_FIELDS; i++)
    g_assert_true (reading->fields[i] == NULL || g_utf8_validate (reading->fields[i], -1, NULL));
  return 0;
}
