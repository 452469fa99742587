/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-result.h"

TopsheetCompareResult *
topsheet_compare_result_new (void)
{
  TopsheetCompareResult *self = g_new0 (TopsheetCompareResult, 1);

  self->texts = g_string_chunk_new (512);
  return self;
}

void
topsheet_compare_result_free (TopsheetCompareResult *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->texts);
  g_free (self);
}

const char *
topsheet_compare_result_keep (TopsheetCompareResult *self, char *text)
{
  const char *kept;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  kept = g_string_chunk_insert (self->texts, text);
  g_free (text);
  return kept;
}

void
topsheet_compare_result_add_bar (TopsheetCompareResult *self, TopsheetCompareBar bar)
{
  g_return_if_fail (self != NULL && self->n_bars < TOPSHEET_COMPARE_MAX_BARS);

  self->bars[self->n_bars++] = bar;
}

void
topsheet_compare_result_add_row (TopsheetCompareResult *self, char *quantity, char *first, char *second)
{
  const char **row;

  g_return_if_fail (self != NULL && self->n_rows < TOPSHEET_COMPARE_MAX_ROWS);

  row = self->table[self->n_rows++];
  row[0] = topsheet_compare_result_keep (self, quantity);
  row[1] = topsheet_compare_result_keep (self, first);
  row[2] = topsheet_compare_result_keep (self, second);
}
