/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/topsheet-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_SEARCH_COMPLETION (topsheet_search_completion_get_type ())
/**
 * TopsheetSearchCompletion:
 *
 * Suggestions below the search entry: keys, then the values that the project has for a key. The focus stays in the entry, which tells it what to do.
 *
 * Signals: `taken` (char *replacement, guint start, guint end): put this in the place of these bytes of the text.
 */
G_DECLARE_FINAL_TYPE (TopsheetSearchCompletion, topsheet_search_completion, TOPSHEET, SEARCH_COMPLETION, GtkPopover)

/* @entry: it announces what is chosen, and is where the suggestions point to */
TopsheetSearchCompletion *topsheet_search_completion_new    (TopsheetStore            *store,
                                                             gint64                    project_id,
                                                             GtkWidget                *entry);
/* Suggests for what ends at byte @cursor of @text. @asked: also when nothing was written yet, with the first one chosen. */
void                      topsheet_search_completion_update (TopsheetSearchCompletion *self,
                                                             const char               *text,
                                                             guint                     cursor,
                                                             gboolean                  asked);
/* Whether what is being written may become a key. */
gboolean                  topsheet_search_completion_suggests_keys (TopsheetSearchCompletion *self);
void                      topsheet_search_completion_close  (TopsheetSearchCompletion *self);
void                      topsheet_search_completion_move   (TopsheetSearchCompletion *self,
                                                             int                       step);
/* Takes the chosen suggestion; FALSE when none is chosen, unless @or_first. */
gboolean                  topsheet_search_completion_take   (TopsheetSearchCompletion *self,
                                                             gboolean                  or_first);

G_END_DECLS
