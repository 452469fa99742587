/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-human-time.h"

#include <math.h>

#define SECONDS_PER_STEP 3.6
/* A sum of many measured seconds may lack this of a step that is full. */
#define TOLERANCE 1e-6

gboolean
topsheet_human_time_left (double seconds, const TopsheetDecimal *posted_hours, TopsheetDecimal *hours, GError **error)
{
  TopsheetDecimal measured;

  g_return_val_if_fail (seconds >= 0 && seconds < 1e12, FALSE);

  measured = (TopsheetDecimal) { (gint64) floor (seconds / SECONDS_PER_STEP + TOLERANCE), 3 };
  if (!topsheet_decimal_subtract (&measured, posted_hours, hours, error))
    return FALSE;
  if (topsheet_decimal_sign (hours) < 0)
    *hours = topsheet_decimal_from_int (0);
  *hours = topsheet_decimal_normalize (hours);
  return TRUE;
}
