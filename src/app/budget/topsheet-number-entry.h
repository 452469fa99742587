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
 * With topsheet_number_entry_allow_formulas() a text that begins with "=" is a formula. It is shown while the entry has the focus, and its result, marked by ƒ, when
 * it has not.
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
void        topsheet_number_entry_allow_formulas (TopsheetNumberEntry *self);
/* Without the "="; %NULL when a number stands there. (transfer none) (nullable) */
const char *topsheet_number_entry_get_formula  (TopsheetNumberEntry   *self);
/* @formula: (nullable): shows @number when it is %NULL. @result: what it comes to. @message: (nullable): why it comes to nothing */
void        topsheet_number_entry_show_formula (TopsheetNumberEntry   *self,
                                                const char            *formula,
                                                const TopsheetDecimal *result,
                                                const char            *message);
const char *topsheet_number_entry_get_message  (TopsheetNumberEntry   *self);
/* Marks what was typed as not allowed, with a sentence; until the next edit. */
void        topsheet_number_entry_show_message (TopsheetNumberEntry   *self,
                                                const char            *message);
void        topsheet_number_entry_set_label    (TopsheetNumberEntry   *self,
                                                const char            *label);
GtkEntry   *topsheet_number_entry_get_entry    (TopsheetNumberEntry   *self);

G_END_DECLS
