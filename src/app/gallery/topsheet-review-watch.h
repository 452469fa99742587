/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So much counts of a stretch in which a person did nothing, see ADR 15. */
#define TOPSHEET_REVIEW_IDLE_SECONDS 60

/**
 * TopsheetReviewWatch:
 *
 * How long a person looks at versions. All times are arguments, in monotonic microseconds.
 */
typedef struct _TopsheetReviewWatch TopsheetReviewWatch;

TopsheetReviewWatch *topsheet_review_watch_new   (void);
void                 topsheet_review_watch_free  (TopsheetReviewWatch *self);
/* From now on it is @id that is looked at; 0: none, or nobody is there. */
void                 topsheet_review_watch_look  (TopsheetReviewWatch *self,
                                                  gint64               id,
                                                  gint64               now_usec);
/* The person moved the pointer or pressed a key: the time up to here counts, and idleness begins anew. */
void                 topsheet_review_watch_touch (TopsheetReviewWatch *self,
                                                  gint64               now_usec);
/* Seconds that were spent on @ids (gint64), also in several visits; they begin at zero again. */
double               topsheet_review_watch_take  (TopsheetReviewWatch *self,
                                                  const GArray        *ids,
                                                  gint64               now_usec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetReviewWatch, topsheet_review_watch_free)

G_END_DECLS
