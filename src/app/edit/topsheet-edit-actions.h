/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/topsheet-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TopsheetEditContext:
 * @get_target: the version that is acted on, or %NULL
 * @show: goes to a version
 *
 * What the actions of editing need from the page they are in.
 */
typedef struct
{
  TopsheetSession    *session; /* (transfer none); the page keeps it */
  TopsheetGeneration *(*get_target) (gpointer page);
  void                (*show)       (gpointer page,
                                     gint64   generation_id);
} TopsheetEditContext;

/* In class_init of a page: `version.open-editor` (O, Ctrl+E), `version.open-with`, `version.open-marked` (Shift+O: what was marked for editing last),
 * `version.show` and `version.locate` (x: id). */
void topsheet_edit_actions_install     (GtkWidgetClass            *widget_class);
/* Once for each page. */
void topsheet_edit_actions_set_up      (GtkWidget                 *page,
                                        const TopsheetEditContext *context);
/* The version that `version.open-marked` opens on all pages of @session. */
void topsheet_edit_actions_note_marked (TopsheetSession           *session,
                                        gint64                     generation_id);

G_END_DECLS
