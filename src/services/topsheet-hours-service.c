/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-hours-service.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TopsheetSession *session;
  gint64 project_id;
  char *member;
  TopsheetDecimal rate;
} Rate;

static void
rate_free (gpointer data)
{
  Rate *rate = data;

  g_object_unref (rate->session);
  g_free (rate->member);
  g_free (rate);
}

static DexFuture *
set_rate_fiber (gpointer data)
{
  Rate *rate = data;
  GError *error = NULL;

  if (!dex_await (topsheet_store_put_hourly_rate (topsheet_session_get_store (rate->session), rate->project_id,
                                                  rate->member, &rate->rate),
                  &error))
    return dex_future_new_for_error (error);
  return topsheet_hours_service_post (rate->session, rate->project_id);
}

DexFuture *
topsheet_hours_service_post (TopsheetSession *session, gint64 project_id)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  /* Translators: an entry of the ledger about people's time */
  return topsheet_store_post_review_time (topsheet_session_get_store (session), project_id, _("Reviewing"));
}

DexFuture *
topsheet_hours_service_set_rate (TopsheetSession *session,
                                 gint64 project_id,
                                 const char *member,
                                 const TopsheetDecimal *rate)
{
  Rate *data;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (rate != NULL && topsheet_decimal_sign (rate) >= 0, NULL);

  data = g_new0 (Rate, 1);
  data->session = g_object_ref (session);
  data->project_id = project_id;
  data->member = g_strdup (member);
  data->rate = *rate;
  return dex_scheduler_spawn (NULL, 0, set_rate_fiber, data, rate_free);
}

char *
topsheet_hours_service_format_duration (double seconds)
{
  guint minutes = (guint) (seconds / 60 + 0.5);

  if (seconds < 59.5)
    return g_strdup_printf (_("%u s"), (guint) (seconds + 0.5));
  if (minutes < 60)
    return g_strdup_printf (_("%u min"), minutes);
  return g_strdup_printf (_("%1$u h %2$u min"), minutes / 60, minutes % 60);
}
