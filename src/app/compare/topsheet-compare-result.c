/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-result.h"

#include <glib/gi18n.h>
#include <math.h>

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
topsheet_compare_result_vary (TopsheetCompareResult *self,
                              TopsheetCompareFind find,
                              gpointer data,
                              const TopsheetDecimal *input,
                              guint n_input,
                              guint index,
                              const char *name,
                              int less,
                              int more)
{
  const int percents[] = { less, more };
  /* Translators: at the end of a bar: with that change the break-even is never reached. */
  const char *never = _("never");
  const char *changes[2], *labels[2];
  double places[2];
  guint low;

  g_return_if_fail (self != NULL && find != NULL && index < n_input);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree TopsheetDecimal *changed = g_memdup2 (input, n_input * sizeof *input);
      const TopsheetDecimal factor = { percents[i], 2 };
      char *label;

      if (!topsheet_decimal_multiply (&changed[index], &factor, &changed[index], NULL))
        return;
      places[i] = INFINITY;
      label = find (data, changed, &places[i]);
      labels[i] = label != NULL ? topsheet_compare_result_keep (self, label) : never;
      /* Translators: a change of an assumption by so many percent. */
      changes[i] = topsheet_compare_result_keep (self, g_strdup_printf (percents[i] < 100 ? _("−%d %%") : _("+%d %%"),
                                                                        ABS (percents[i] - 100)));
    }
  /* Nobody knows where the two ends of nothing are. */
  if (isinf (places[0]) && isinf (places[1]))
    return;
  low = places[0] <= places[1] ? 0 : 1;
  topsheet_compare_result_add_bar (self, (TopsheetCompareBar) { name, places[low], places[1 - low], labels[low],
                                                                labels[1 - low], changes[low], changes[1 - low] });
}

void
topsheet_compare_result_add_row (TopsheetCompareResult *self, char *quantity, char *first, char *second)
{
  const char **row;

  g_return_if_fail (self != NULL && self->n_rows < TOPSHEET_COMPARE_MAX_ROWS);

  if (self->n_rows > 0 && g_str_equal (self->table[self->n_rows - 1][0], quantity))
    {
      g_free (quantity);
      g_free (first);
      g_free (second);
      return;
    }
  row = self->table[self->n_rows++];
  row[0] = topsheet_compare_result_keep (self, quantity);
  row[1] = topsheet_compare_result_keep (self, first);
  row[2] = topsheet_compare_result_keep (self, second);
}
