/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-overview-time.h"

#include "app/widgets/topsheet-facts.h"
#include "services/topsheet-hours-service.h"

#include <glib/gi18n.h>

typedef enum
{
  PRICED_NONE,
  PRICED_SOME,
  PRICED_ALL,
} Priced;

/* Time without a rate is unpriced, not free; it waits for one. */
static char *
describe_cost (Priced priced, const TopsheetMoney *cost)
{
  g_autofree char *money = topsheet_money_format (cost, TOPSHEET_MONEY_FORMAT_SYMBOL);

  if (priced == PRICED_NONE)
    return g_strdup (_("Unpriced"));
  if (priced == PRICED_SOME)
    /* Translators: an amount that leaves out time without a price */
    return g_strdup_printf (_("%s, some unpriced"), money);
  return g_steal_pointer (&money);
}

static void
add_row (GtkListBox *list, const char *title, double seconds, Priced priced, const TopsheetMoney *cost)
{
  g_autofree char *duration = topsheet_hours_service_format_duration (seconds);
  g_autofree char *money = describe_cost (priced, cost);
  g_autofree char *text = g_strdup_printf ("%s · %s", duration, money);

  gtk_widget_add_css_class (GTK_WIDGET (topsheet_facts_add (list, title, text)), "numeric");
}

void
topsheet_overview_time_show (GtkWidget *box, GtkListBox *list, const TopsheetOverviewData *data)
{
  TopsheetMoney together = topsheet_money (0, topsheet_project_get_currency (data->project));
  guint n_priced = 0, n = data->review_times->len;
  double seconds = 0;

  topsheet_facts_clear (list);
  for (guint i = 0; i < n; i++)
    {
      const TopsheetReviewTime *time = g_ptr_array_index (data->review_times, i);
      const TopsheetMoney cost = topsheet_money (time->posted_nanos, together.currency);
      const Priced priced = topsheet_decimal_sign (&time->posted_hours) > 0 ? PRICED_ALL : PRICED_NONE;

      add_row (list, *time->member != '\0' ? time->member : _("Somebody"), time->seconds, priced, &cost);
      seconds += time->seconds;
      n_priced += priced == PRICED_ALL && topsheet_money_add (&together, &cost, &together, NULL);
    }
  if (n > 1)
    add_row (list, _("Together"), seconds,
             n_priced == n  ? PRICED_ALL
             : n_priced > 0 ? PRICED_SOME
                            : PRICED_NONE,
             &together);
  gtk_widget_set_visible (box, n > 0);
}
