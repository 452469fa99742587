/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TopsheetNumberStyle:
 * @language: ISO 639 code
 * @decimal: mark before the decimals
 * @group: mark between groups of three digits
 * @min_grouped: digits from which a whole number in a sentence is grouped (CLDR: 4 + minimumGroupingDigits − 1)
 * @sign_after: the sign of a currency stands after the amount
 *
 * How numbers are written in a language that Topsheet speaks. It follows the language of the messages, not LC_NUMERIC, so that a
 * sentence and the numbers in it are of one language, whether or not the system has that locale's tables.
 */
typedef struct
{
  const char *language;
  const char *decimal;
  const char *group;
  guint       min_grouped;
  gboolean    sign_after;
} TopsheetNumberStyle;

#define TOPSHEET_MINUS_SIGN     "\xe2\x88\x92"
#define TOPSHEET_NO_BREAK_SPACE "\xc2\xa0"

/* That of the messages; English where Topsheet has no messages of the language. (transfer none) */
const TopsheetNumberStyle *topsheet_number_style_get    (void);
/* Appends "12,496" or "12,496.36" to @out. @whole: digits. @decimals: digits, "" for none. @table: group four digits too. */
void                       topsheet_number_style_append (const TopsheetNumberStyle *self,
                                                         GString                   *out,
                                                         const char                *whole,
                                                         const char                *decimals,
                                                         gboolean                   table);

G_END_DECLS
