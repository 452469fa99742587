/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_NAME_ROW (topsheet_name_row_get_type ())
/**
 * TopsheetNameRow:
 *
 * One pattern of names in a list: its text, with a mistake marked at its place, and buttons to move it up or down (Alt+↑, Alt+↓) and to remove it.
 *
 * Signals: moved (int), -1 up, 1 down; removed.
 */
G_DECLARE_FINAL_TYPE (TopsheetNameRow, topsheet_name_row, TOPSHEET, NAME_ROW, AdwEntryRow)

TopsheetNameRow *topsheet_name_row_new       (const char      *pattern);
/* @number: from 1; whether it can be moved up and down */
void             topsheet_name_row_set_place (TopsheetNameRow *self,
                                              guint            number,
                                              gboolean         can_rise,
                                              gboolean         can_sink);
/* FALSE for a pattern that says nothing or is wrong: @message (out) (transfer full) is a sentence. What is left empty is no mistake. */
gboolean         topsheet_name_row_check     (TopsheetNameRow *self,
                                              char           **message);

G_END_DECLS
