/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-id-order.h"

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const TopsheetIdRun *first = a, *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  return first->begin < second->begin ? -1 : first->begin > second->begin;
}

GArray *
topsheet_id_order_find_new (const GArray *old, const GArray *ids)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (TopsheetIdRun));
  TopsheetIdRun run = { 0 };

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (places, &g_array_index (old, gint64, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < ids->len; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &g_array_index (ids, gint64, i)));

      if (place == 0)
        {
          run.begin = run.length == 0 ? i : run.begin;
          run.length++;
          continue;
        }
      if (run.length > 0)
        g_array_append_val (runs, run);
      run = (TopsheetIdRun) { .place = place };
    }
  if (run.length > 0)
    g_array_append_val (runs, run);
  g_array_sort (runs, compare_runs);
  return runs;
}

GArray *
topsheet_id_order_merge (const GArray *old, const GArray *ids, const GArray *runs)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MAX (ids->len, old->len));
  guint r = 0;

  for (guint i = 0; i <= old->len; i++)
    {
      for (; r < runs->len && g_array_index (runs, TopsheetIdRun, r).place == i; r++)
        {
          const TopsheetIdRun *run = &g_array_index (runs, TopsheetIdRun, r);

          g_array_append_vals (merged, &g_array_index (ids, gint64, run->begin), run->length);
        }
      if (i < old->len)
        g_array_append_val (merged, g_array_index (old, gint64, i));
    }
  return merged;
}
