/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns of names, and names, a line each: what is read out of a name is a valid code, and only patterns without a mistake read anything. */
#include "topsheet-fuzz.h"

#include "engine/topsheet-name-pattern.h"
#include "model/topsheet-deliverable.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, 1000));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  g_autofree char *deliverable = NULL;
  guint version = 0;

  if (lines[0] == NULL)
    return 0;
  if (topsheet_name_pattern_match (lines[0], lines[1] != NULL ? lines[1] : "", &deliverable, &version))
    {
      g_assert_true (topsheet_name_pattern_check (lines[0], NULL, NULL));
      g_assert_true (deliverable == NULL || topsheet_deliverable_code_is_valid (deliverable));
      g_assert_cmpuint (version, <=, 999999999);
    }
  return 0;
}
