/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two drawings of a comparison show, for people who do not see them. */
#include "report/topsheet-compare-chart.h"

#include "base/topsheet-text.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>
#include <math.h>

char *
topsheet_compare_chart_describe (const TopsheetCompareChart *self)
{
  g_autofree char *now = NULL;
  g_autofree char *crossing = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  now = self->now_text != NULL ? g_strdup (self->now_text) : topsheet_text_format_count ((gint64) llround (self->now));
  crossing = self->break_even_text != NULL ? g_strdup (self->break_even_text)
                                           : topsheet_text_format_count ((gint64) llround (self->break_even));
  if (!self->has_break_even)
    return topsheet_report_fill (_("{first} and {second} do not cross. At {now} {axis} the difference is {gap}."),
                                 "first", self->lines[0].name, "second", self->lines[1].name, "now", now, "axis",
                                 self->axis_title, "gap", self->gap, NULL);
  return topsheet_report_fill (_("{first} and {second} cross at {crossing} {axis}. At {now} the difference is {gap}."),
                               "first", self->lines[0].name, "second", self->lines[1].name, "crossing", crossing,
                               "axis", self->axis_title, "now", now, "gap", self->gap, NULL);
}

char *
topsheet_compare_bars_describe (const TopsheetCompareBars *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_bars == 0)
    return g_strdup (_("Nothing moves the break-even."));
  return topsheet_report_fill (_("{name} moves the break-even most: {low} at {low_change}, {high} at {high_change}."),
                               "name", self->bars[0].name, "low", self->bars[0].low_label, "low_change",
                               self->bars[0].low_change, "high", self->bars[0].high_label, "high_change",
                               self->bars[0].high_change, NULL);
}
