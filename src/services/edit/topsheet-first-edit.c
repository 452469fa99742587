/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/edit/topsheet-first-edit.h"

#include <glib/gi18n-lib.h>

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

gboolean
topsheet_first_edit_median (GPtrArray *edits, const char *deliverable, double *seconds)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  guint middle;

  g_return_val_if_fail (edits != NULL && seconds != NULL, FALSE);

  for (guint i = 0; i < edits->len; i++)
    {
      const TopsheetFirstEdit *edit = g_ptr_array_index (edits, i);

      if (deliverable == NULL || g_str_equal (edit->deliverable, deliverable))
        g_array_append_val (values, edit->seconds);
    }
  if (values->len == 0)
    return FALSE;
  g_array_sort (values, compare_doubles);
  middle = values->len / 2;
  *seconds = g_array_index (values, double, middle);
  if (values->len % 2 == 0)
    *seconds = (*seconds + g_array_index (values, double, middle - 1)) / 2;
  return TRUE;
}

char *
topsheet_first_edit_format (double seconds)
{
  guint64 whole = (guint64) (MAX (seconds, 0) + 0.5);
  guint64 minutes = (whole + 30) / 60, hours = (minutes + 30) / 60;

  if (whole < 60)
    return g_strdup_printf (_("%u s"), (guint) whole);
  if (minutes < 60)
    return g_strdup_printf (_("%u min"), (guint) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (_("%u h %u min"), (guint) (minutes / 60), (guint) (minutes % 60));
  return g_strdup_printf (_("%u d %u h"), (guint) (hours / 24), (guint) (hours % 24));
}
