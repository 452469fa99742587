/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of lines: what was read is written, read and written again as the same text. */
#include "exchange/topsheet-lines-text.h"

#include "topsheet-fuzz.h"

#include <string.h>

static TopsheetLinesText *
read_text (const void *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return topsheet_lines_text_read (bytes, "EUR", TOPSHEET_PHASE_PRODUCTION, 0, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TopsheetLinesText) first = read_text (data, size);
  g_autoptr (TopsheetLinesText) second = NULL;
  g_autofree char *written = NULL, *again = NULL, *refused = NULL;

  if (first == NULL)
    return 0;
  refused = topsheet_lines_text_get_refused (first);
  for (guint i = 0; i < first->refusals->len; i++)
    {
      g_autofree char *sentence = topsheet_lines_refusal_explain (first->refusals->pdata[i]);

      g_assert_true (g_utf8_validate (sentence, -1, NULL));
    }
  if (first->lines->len == 0)
    return 0;
  written = topsheet_lines_text_write (first->lines, "EUR", FALSE);
  second = read_text (written, strlen (written));
  g_assert_nonnull (second);
  g_assert_cmpuint (second->refusals->len, ==, 0);
  again = topsheet_lines_text_write (second->lines, "EUR", FALSE);
  g_assert_cmpstr (again, ==, written);
  return 0;
}
