/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-review-watch.h"

struct _TopsheetReviewWatch
{
  gint64 id;         /* looked at, 0 = none */
  gint64 since_usec; /* the last time that somebody did something */
  GHashTable *spent; /* id → usec, both gint64 */
};

TopsheetReviewWatch *
topsheet_review_watch_new (void)
{
  TopsheetReviewWatch *self = g_new0 (TopsheetReviewWatch, 1);

  self->spent = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
topsheet_review_watch_free (TopsheetReviewWatch *self)
{
  g_hash_table_unref (self->spent);
  g_free (self);
}

void
topsheet_review_watch_touch (TopsheetReviewWatch *self, gint64 now_usec)
{
  gint64 usec = CLAMP (now_usec - self->since_usec, 0, TOPSHEET_REVIEW_IDLE_SECONDS * G_USEC_PER_SEC), *spent;

  self->since_usec = now_usec;
  if (self->id == 0 || usec == 0)
    return;
  spent = g_hash_table_lookup (self->spent, &self->id);
  if (spent)
    *spent += usec;
  else
    g_hash_table_insert (self->spent, g_memdup2 (&self->id, sizeof self->id), g_memdup2 (&usec, sizeof usec));
}

void
topsheet_review_watch_look (TopsheetReviewWatch *self, gint64 id, gint64 now_usec)
{
  if (id == self->id)
    return;
  topsheet_review_watch_touch (self, now_usec);
  self->id = id;
}

double
topsheet_review_watch_take (TopsheetReviewWatch *self, const GArray *ids, gint64 now_usec)
{
  gint64 usec = 0;

  topsheet_review_watch_touch (self, now_usec);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 *spent = g_hash_table_lookup (self->spent, &g_array_index (ids, gint64, i));

      if (!spent)
        continue;
      usec += *spent;
      g_hash_table_remove (self->spent, &g_array_index (ids, gint64, i));
    }
  return (double) usec / G_USEC_PER_SEC;
}
