/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-cost-report.h"

#include "base/topsheet-wide.h"

typedef struct
{
  guint row;
  TopsheetWide remainder; /* exact − printed */
} Remainder;

/* The row that loses most by rounding comes first; of equal ones the earlier. */
static int
compare_remainders (gconstpointer a, gconstpointer b)
{
  const Remainder *left = a, *right = b;

  if (left->remainder != right->remainder)
    return left->remainder > right->remainder ? -1 : 1;

  return left->row < right->row ? -1 : 1;
}

/* Hands @units quanta out: one to each row in order, round after round. */
static void
hand_out (TopsheetMoney *rows, const Remainder *order, guint n_rows, gint64 units, gint64 quantum)
{
  gint64 sign = units < 0 ? -1 : 1;
  gint64 each = units / n_rows, rest = units % n_rows * sign;

  for (guint i = 0; i < n_rows; i++)
    {
      /* Where something is taken, it is taken from those that gained most: from the end. */
      guint place = sign > 0 ? i : n_rows - 1 - i;

      rows[order[place].row].nanos += (each + (i < rest ? sign : 0)) * quantum;
    }
}

void
topsheet_cost_report_foot (TopsheetMoney *rows, guint n_rows, TopsheetMoney *total, guint digits)
{
  g_autofree Remainder *order = NULL;
  TopsheetWide difference;
  gint64 quantum;

  g_return_if_fail (rows != NULL || n_rows == 0);
  g_return_if_fail (total != NULL);

  quantum = (gint64) topsheet_wide_pow10 (9 - MIN (digits, 9));
  *total = topsheet_money_round (total, digits);
  if (n_rows == 0)
    return;

  order = g_new0 (Remainder, n_rows);
  difference = total->nanos;
  for (guint i = 0; i < n_rows; i++)
    {
      TopsheetMoney printed = topsheet_money_round (&rows[i], digits);

      order[i] = (Remainder) { i, (TopsheetWide) rows[i].nanos - printed.nanos };
      rows[i] = printed;
      difference -= printed.nanos;
    }
  qsort (order, n_rows, sizeof *order, compare_remainders);
  hand_out (rows, order, n_rows, (gint64) (difference / quantum), quantum);
}
