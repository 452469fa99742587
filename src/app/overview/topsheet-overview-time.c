/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-overview-time.h"

#include "app/widgets/topsheet-facts.h"
#include "services/topsheet-hours-service.h"

#include <glib/gi18n.h>

/* Time without a rate is unpriced, not free; it waits for one. */
static void
add_row (GtkListBox *list, const char *title, double seconds, gboolean has_cost, const TopsheetMoney *cost)
{
  g_autofree char *duration = topsheet_hours_service_format_duration (seconds);
  g_autofree char *money = has_cost ? topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_SYMBOL)
                                    : g_strdup (_("Unpriced"));
  g_autofree char *text = g_strdup_printf ("%s · %s", duration, money);

  gtk_widget_add_css_class (GTK_WIDGET (topsheet_facts_add (list, title, text)), "numeric");
}

void
topsheet_overview_time_show (GtkWidget *box, GtkListBox *list, const TopsheetOverviewData *data)
{
  TopsheetMoney together = topsheet_money (0, topsheet_project_get_currency (data->project));
  gboolean all_have = TRUE;
  double seconds = 0;

  topsheet_facts_clear (list);
  for (guint i = 0; i < data->review_times->len; i++)
    {
      const TopsheetReviewTime *time = g_ptr_array_index (data->review_times, i);
      const TopsheetMoney cost = topsheet_money (time->posted_nanos, together.currency);
      const gboolean has_cost = topsheet_decimal_sign (&time->posted_hours) > 0;

      add_row (list, *time->member != '\0' ? time->member : _("Somebody"), time->seconds, has_cost, &cost);
      seconds += time->seconds;
      all_have = all_have && has_cost && topsheet_money_add (&together, &cost, &together, NULL);
    }
  if (data->review_times->len > 1)
    add_row (list, _("Together"), seconds, all_have, &together);
  gtk_widget_set_visible (box, data->review_times->len > 0);
}
