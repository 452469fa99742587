/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/gallery/topsheet-review-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TopsheetReviewHands:
 * @get_places: what a key is about, places in the list (transfer full)
 * @get_advances: (nullable): whether a decision about one version goes on to the next; %NULL: as the person set it
 * @other_digit: (nullable): a digit while no question is open, before it means stars; %TRUE when it was taken
 *
 * What a reviewer's keys do, shared by the gallery and the viewer.
 */
typedef struct
{
  TopsheetReviewDesk *desk;
  GtkBitset *(*get_places)    (gpointer data);
  gboolean   (*get_advances)  (gpointer data);
  gboolean   (*other_digit)   (gpointer data,
                               guint    digit);
  gpointer            data;
} TopsheetReviewHands;

void topsheet_review_hands_decide    (const TopsheetReviewHands  *self,
                                      TopsheetDecisionKind        kind);
void topsheet_review_hands_set_stars (const TopsheetReviewHands  *self,
                                      guint                       stars);
/* Adds A, P, X, Shift+X, E, U, the brackets, digits and Alt with digits to a #GtkShortcutController. @hands lives as long as it. */
void topsheet_review_keys_add        (GtkEventController         *controller,
                                      const TopsheetReviewHands  *hands);
void topsheet_review_keys_add_one    (GtkEventController         *controller,
                                      guint                       key,
                                      GdkModifierType             modifiers,
                                      GtkShortcutFunc             func,
                                      int                         argument,
                                      gpointer                    data);
/* Tells the desk when @widget is on screen and when somebody does something in it: time is measured. */
void topsheet_review_keys_watch      (GtkWidget                  *widget,
                                      TopsheetReviewDesk         *desk);
/* The strip with the open question: a button a reason, as the desk's list has them, and one that edits the list. */
void topsheet_review_strip_set_up    (TopsheetReviewDesk         *desk,
                                      GtkRevealer                *revealer,
                                      GtkLabel                   *label,
                                      AdwWrapBox                 *box);

G_END_DECLS
