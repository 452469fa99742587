/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_NUMBER_ENTRY (topsheet_number_entry_get_type ())
/**
 * TopsheetNumberEntry:
 *
 * An entry for an exact number, end-aligned. While the text is no number the entry has the class "error", keeps the text, and says why in its tooltip and
 * in #TopsheetNumberEntry:message; the last good number stays in force.
 *
 * Properties: message (read-only, nullable), optional (an empty text is allowed and means "none").
 * Signals: edited: a person typed a good number (or emptied an optional entry).
 */
G_DECLARE_FINAL_TYPE (TopsheetNumberEntry, topsheet_number_entry, TOPSHEET, NUMBER_ENTRY, GtkWidget)

GtkWidget  *topsheet_number_entry_new          (gboolean               optional);
/* The text is only replaced when it says another number, so that "1.50" stays as it was typed. */
void        topsheet_number_entry_set_number   (TopsheetNumberEntry   *self,
                                                const TopsheetDecimal *number);
/* FALSE when there is none. */
gboolean    topsheet_number_entry_get_number   (TopsheetNumberEntry   *self,
                                                TopsheetDecimal       *out);
const char *topsheet_number_entry_get_message  (TopsheetNumberEntry   *self);
void        topsheet_number_entry_set_label    (TopsheetNumberEntry   *self,
                                                const char            *label);
GtkEntry   *topsheet_number_entry_get_entry    (TopsheetNumberEntry   *self);

G_END_DECLS
