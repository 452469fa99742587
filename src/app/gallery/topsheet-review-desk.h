/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-generation-list.h"
#include "app/widgets/topsheet-undo-stack.h"
#include "services/topsheet-reasons.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_REVIEW_DESK (topsheet_review_desk_get_type ())
/**
 * TopsheetReviewDesk:
 *
 * What a reviewer does, wherever it is done: the gallery and its viewer share one. An act decides about one or many versions of a list in one transaction and is one step of
 * the undo stack. After a rejection without a reason a question is open for three seconds; a digit answers it.
 *
 * Property: question (nullable, read-only): "SH040_v014 rejected. Why?".
 *
 * Signals: decided (GtkBitset places, guint kind): an act began;
 * written (char title): it was saved and can be undone;
 * failed (GError): it was not saved;
 * step (int direction): whoever knows the order should go to the next (+1) or previous undecided version, or with 2 to the next one or else back.
 */
G_DECLARE_FINAL_TYPE (TopsheetReviewDesk, topsheet_review_desk, TOPSHEET, REVIEW_DESK, GObject)

/* Place of the next (+1) or previous (−1) undecided version from the target on, or %GTK_INVALID_LIST_POSITION. */
typedef guint (*TopsheetReviewFindFunc) (gpointer data,
                                         int      direction);

TopsheetReviewDesk     *topsheet_review_desk_new           (TopsheetSession        *session,
                                                            TopsheetGenerationList *list,
                                                            TopsheetUndoStack      *undo);
/* (transfer none) */
TopsheetSession        *topsheet_review_desk_get_session   (TopsheetReviewDesk     *self);
TopsheetGenerationList *topsheet_review_desk_get_list      (TopsheetReviewDesk     *self);
TopsheetUndoStack      *topsheet_review_desk_get_undo      (TopsheetReviewDesk     *self);
/* @places: in the list; @reason: (nullable). */
void                    topsheet_review_desk_decide        (TopsheetReviewDesk     *self,
                                                            GtkBitset              *places,
                                                            TopsheetDecisionKind    kind,
                                                            const char             *reason);
/* Accepts the one at @keep and rejects the others of @places, as one act. */
void                    topsheet_review_desk_keep          (TopsheetReviewDesk     *self,
                                                            GtkBitset              *places,
                                                            guint                   keep);
/* Stars from 0 to 5, as one act; nothing is written when all have them already. */
void                    topsheet_review_desk_set_stars     (TopsheetReviewDesk     *self,
                                                            GtkBitset              *places,
                                                            guint                   stars);
/* (transfer none) */
TopsheetReasons        *topsheet_review_desk_get_reasons   (TopsheetReviewDesk     *self);
/* The version that is looked at (0 = none), that somebody did something, and a view that comes or goes: time is measured while one is on screen. */
void                    topsheet_review_desk_look          (TopsheetReviewDesk     *self,
                                                            gint64                  generation_id);
void                    topsheet_review_desk_touch         (TopsheetReviewDesk     *self);
void                    topsheet_review_desk_set_open      (TopsheetReviewDesk     *self,
                                                            gpointer                view,
                                                            gboolean                open);
/* Rejects for the reason that was given last. */
void                    topsheet_review_desk_repeat        (TopsheetReviewDesk     *self,
                                                            GtkBitset              *places);
/* (nullable) */
const char             *topsheet_review_desk_get_question  (TopsheetReviewDesk     *self);
/* Answers the open question with the reason of that number (from 1). FALSE when none is open. */
gboolean                topsheet_review_desk_answer        (TopsheetReviewDesk     *self,
                                                            guint                   number);
/* Lets the question go. FALSE when none is open. */
gboolean                topsheet_review_desk_dismiss       (TopsheetReviewDesk     *self);
void                    topsheet_review_desk_step          (TopsheetReviewDesk     *self,
                                                            int                     direction);
/* Who knows the order; it must outlive the desk or take itself away with %NULL. */
void                    topsheet_review_desk_set_find      (TopsheetReviewDesk     *self,
                                                            TopsheetReviewFindFunc  func,
                                                            gpointer                data);
guint                   topsheet_review_desk_find          (TopsheetReviewDesk     *self,
                                                            int                     direction);
/* Decisions about single versions in the last minute. */
guint                   topsheet_review_desk_count_recent  (TopsheetReviewDesk     *self);

G_END_DECLS
