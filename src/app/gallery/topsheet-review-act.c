/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gallery/topsheet-review-act.h"

#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

TopsheetReviewAct *
topsheet_review_act_new (TopsheetSession *session, TopsheetDecisionKind kind, const char *reason)
{
  TopsheetReviewAct *self = g_new0 (TopsheetReviewAct, 1);

  g_atomic_ref_count_init (&self->references);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->reason = g_strdup (reason);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

TopsheetReviewAct *
topsheet_review_act_ref (TopsheetReviewAct *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
topsheet_review_act_unref (gpointer data)
{
  TopsheetReviewAct *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_object_unref (self->session);
  g_array_unref (self->ids);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self->reason);
  g_free (self->name);
  g_free (self);
}

static char *
describe_stars (TopsheetReviewAct *self)
{
  guint n = self->ids->len;
  g_autofree char *stars = self->stars == 0
                             ? g_strdup (_("no stars"))
                             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u star", "%u stars", self->stars),
                                                self->stars);

  if (self->name)
    /* Translators: "SH040_v014: 4 stars" */
    return g_strdup_printf (_("%1$s: %2$s"), self->name, stars);
  /* Translators: "12 versions: 4 stars" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u version: %2$s", "%1$u versions: %2$s", n), n, stars);
}

char *
topsheet_review_act_describe (TopsheetReviewAct *self)
{
  guint n = self->ids->len;

  if (self->is_stars)
    return describe_stars (self);
  if (self->keep_id != 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s kept, %u other rejected", "%s kept, %u others rejected",
                                         n - 1),
                            self->name, n - 1);
  switch (self->kind)
    {
    case TOPSHEET_DECISION_ACCEPTED:
      return self->name
               ? g_strdup_printf (_("%s accepted"), self->name)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version accepted", "%u versions accepted", n), n);
    case TOPSHEET_DECISION_REJECTED:
      return self->name
               ? g_strdup_printf (_("%s rejected"), self->name)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version rejected", "%u versions rejected", n), n);
    case TOPSHEET_DECISION_EDIT:
      return self->name ? g_strdup_printf (_("%s marked for editing"), self->name)
                        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version marked for editing",
                                                        "%u versions marked for editing", n),
                                           n);
    case TOPSHEET_DECISION_PENDING:
    default:
      return self->name
               ? g_strdup_printf (_("%s undecided"), self->name)
               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u version undecided", "%u versions undecided", n), n);
    }
}

static DexFuture *
write_keep (TopsheetReviewAct *self, double seconds, const char *member)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetGeneration *keep = NULL;

  for (guint i = 0; i < self->before->len; i++)
    {
      TopsheetGeneration *generation = self->before->pdata[i];

      if (topsheet_generation_get_id (generation) == self->keep_id)
        keep = generation;
      else
        g_ptr_array_add (others, g_object_ref (generation));
    }
  return topsheet_review_service_keep (self->session, keep, others, seconds, member);
}

DexFuture *
topsheet_review_act_write (TopsheetReviewAct *self)
{
  const char *member = topsheet_session_get_member (self->session);
  double seconds = self->seconds;

  if (self->is_stars)
    return topsheet_review_service_set_stars (self->session, self->before, self->stars);
  /* A reason that comes later, and doing it again, took no further time. */
  self->seconds = 0;
  if (self->keep_id != 0)
    return write_keep (self, seconds, member);
  return topsheet_review_service_decide (self->session, self->before, self->kind, self->reason, seconds, member);
}

DexFuture *
topsheet_review_act_undo (gpointer data, gboolean redo)
{
  TopsheetReviewAct *self = data;

  if (redo)
    return topsheet_review_act_write (self);
  if (self->is_stars)
    return topsheet_review_service_restore_stars (self->session, self->before);
  return topsheet_review_service_undo (self->session, self->before, topsheet_session_get_member (self->session));
}
