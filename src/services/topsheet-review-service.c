/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-review-service.h"

#include <glib/gi18n-lib.h>

/* In the order of the digits in the gallery. The ids are stored; they never change. */
static const char * const reasons[] = {
  "composition", "anatomy", "product", "light", "motion", "brief", "duplicate", "technical", "other", NULL,
};

static const char * const titles[] = {
  N_("Composition"),      N_("Anatomy"),         N_("Product detail"),
  N_("Light and colour"), N_("Motion"),          N_("Not the brief"),
  N_("Duplicate"),        N_("Technical fault"), N_("Other"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == G_N_ELEMENTS (titles) + 1);

static TopsheetDecision *
make_decision (TopsheetGeneration *generation,
               TopsheetDecisionKind kind,
               const char *reason,
               const char *member,
               double review_seconds,
               gint64 now_usec)
{
  TopsheetDecision *decision = topsheet_decision_new (topsheet_generation_get_id (generation), kind, reason, member,
                                                      now_usec);

  if (review_seconds > 0)
    g_object_set (decision, "review-seconds", review_seconds, NULL);
  return decision;
}

const char * const *
topsheet_review_service_list_reasons (void)
{
  return reasons;
}

const char *
topsheet_review_service_reason_title (const char *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (reason, reasons[i]))
      return _(titles[i]);
  return reason;
}

DexFuture *
topsheet_review_service_decide (TopsheetSession *session,
                                GPtrArray *generations,
                                TopsheetDecisionKind kind,
                                const char *reason,
                                double review_seconds,
                                const char *member)
{
  g_autoptr (GPtrArray) decisions = NULL;
  gint64 now;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (generations != NULL && generations->len > 0, NULL);
  g_return_val_if_fail (review_seconds >= 0, NULL);

  now = topsheet_clock_get_usec (topsheet_session_get_clock (session));
  decisions = g_ptr_array_new_with_free_func (g_object_unref);
  /* The time was spent on all of them together; each carries its share, so that their sum is what was measured. */
  for (guint i = 0; i < generations->len; i++)
    g_ptr_array_add (decisions, make_decision (g_ptr_array_index (generations, i), kind, reason,
                                               member != NULL ? member : topsheet_session_get_member (session),
                                               review_seconds / generations->len, now));
  return topsheet_store_add_decisions (topsheet_session_get_store (session), decisions, NULL);
}

DexFuture *
topsheet_review_service_keep (TopsheetSession *session,
                              TopsheetGeneration *keep,
                              GPtrArray *others,
                              double review_seconds,
                              const char *member)
{
  g_autoptr (GPtrArray) decisions = NULL;
  double share;
  gint64 now;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_GENERATION (keep) && others != NULL && review_seconds >= 0, NULL);

  share = review_seconds / (others->len + 1);
  now = topsheet_clock_get_usec (topsheet_session_get_clock (session));
  decisions = g_ptr_array_new_with_free_func (g_object_unref);
  if (member == NULL)
    member = topsheet_session_get_member (session);
  g_ptr_array_add (decisions, make_decision (keep, TOPSHEET_DECISION_ACCEPTED, NULL, member, share, now));
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (decisions, make_decision (g_ptr_array_index (others, i), TOPSHEET_DECISION_REJECTED, NULL, member,
                                               share, now));
  return topsheet_store_add_decisions (topsheet_session_get_store (session), decisions, NULL);
}

DexFuture *
topsheet_review_service_undo (TopsheetSession *session, GPtrArray *before, const char *member)
{
  g_autoptr (GPtrArray) decisions = NULL;
  gint64 now;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (before != NULL && before->len > 0, NULL);

  now = topsheet_clock_get_usec (topsheet_session_get_clock (session));
  decisions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < before->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (before, i);

      g_ptr_array_add (decisions,
                       make_decision (generation, topsheet_generation_get_decision (generation),
                                      topsheet_generation_get_reason (generation),
                                      member != NULL ? member : topsheet_session_get_member (session), 0, now));
    }
  return topsheet_store_add_decisions (topsheet_session_get_store (session), decisions, NULL);
}

/* @stars: %NULL: as each has them */
static DexFuture *
write_stars (TopsheetSession *session, GPtrArray *generations, const guint *stars)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *values = g_new0 (guint8, generations->len);

  for (guint i = 0; i < generations->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (generations, i);
      gint64 id = topsheet_generation_get_id (generation);

      g_array_append_val (ids, id);
      values[i] = (guint8) (stars != NULL ? *stars : topsheet_generation_get_stars (generation));
    }
  return topsheet_store_set_stars (topsheet_session_get_store (session), ids, values);
}

DexFuture *
topsheet_review_service_set_stars (TopsheetSession *session, GPtrArray *generations, guint stars)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (generations != NULL && generations->len > 0, NULL);
  g_return_val_if_fail (stars <= 5, NULL);

  return write_stars (session, generations, &stars);
}

DexFuture *
topsheet_review_service_restore_stars (TopsheetSession *session, GPtrArray *before)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (before != NULL && before->len > 0, NULL);

  return write_stars (session, before, NULL);
}
