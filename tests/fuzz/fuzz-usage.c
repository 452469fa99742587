/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Usage as text: what is accepted prints and reads back as the same. */
#include "model/topsheet-usage.h"

#include "topsheet-fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_from_text (text, NULL);
  g_autoptr (TopsheetUsage) again = NULL;
  g_autofree char *printed = NULL, *printed_again = NULL;

  if (usage == NULL)
    return 0;
  printed = topsheet_usage_to_text (usage);
  again = topsheet_usage_from_text (printed, NULL);
  g_assert_nonnull (again);
  printed_again = topsheet_usage_to_text (again);
  g_assert_cmpstr (printed, ==, printed_again);
  return 0;
}
