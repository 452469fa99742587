/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/topsheet-reader.h"
#include "media/tool/topsheet-marks.h"

#include "topsheet-fuzz.h"

#include <string.h>

/* The length of the text at @at up to a NUL or the end. */
static size_t
measure (const uint8_t *at, size_t left)
{
  const uint8_t *nul = memchr (at, 0, left);

  return nul != NULL ? (size_t) (nul - at) : left;
}

/* Pairs of key and text, parted by NULs, as a file would hold them: every reader of tools and marks sees all of them. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TopsheetContainer) container = topsheet_container_new ("png", "SH010_v001.png");
  g_autoptr (TopsheetReading) reading = NULL;
  g_autoptr (TopsheetProvenance) provenance = NULL;

  container->width = 512;
  container->height = 512;
  while (size > 0)
    {
      size_t key_length = measure (data, size);
      g_autofree char *key = g_strndup ((const char *) data, key_length);
      size_t text_length;

      data += MIN (key_length + 1, size);
      size -= MIN (key_length + 1, size);
      text_length = measure (data, size);
      topsheet_container_add_text (container, strstr (key, "xmp") != NULL ? TOPSHEET_TAG_XMP : TOPSHEET_TAG_TEXT, key,
                                   (const char *) data, text_length);
      data += MIN (text_length + 1, size);
      size -= MIN (text_length + 1, size);
    }
  reading = topsheet_readers_run (container);
  for (guint i = 0; reading != NULL && i < TOPSHEET_N_FIELDS; i++)
    g_assert_true (reading->fields[i] == NULL || g_utf8_validate (reading->fields[i], -1, NULL));
  g_assert_true (reading == NULL || topsheet_reading_get (reading, TOPSHEET_FIELD_TOOL) != NULL);
  provenance = topsheet_marks_read (container);
  g_assert_true (provenance->generator == NULL || g_utf8_validate (provenance->generator, -1, NULL));
  return 0;
}
