/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

G_BEGIN_DECLS

/* Valid UTF-8 without NUL and control characters (tab and newline stay); invalid bytes are read as Latin-1. Never NULL. (transfer full) */
char       *topsheet_text_clean        (const char   *bytes,
                                        gssize        length);
/* The first @max_chars characters, with … when something was cut. (transfer full) */
char       *topsheet_text_ellipsize    (const char   *text,
                                        gsize         max_chars);
/* "FLUX.2 pro" → "flux-2-pro": what people write compared without case, blanks and punctuation. (transfer full) */
char       *topsheet_text_fold         (const char   *text);
/* Whole number in the grouping of the messages locale: "1,200". (transfer full) */
char       *topsheet_text_format_count (gint64        count);
/* "5.25", "−1,200.5": exact, with the mark and the grouping of the messages locale. (transfer full) */
char       *topsheet_text_format_decimal (const TopsheetDecimal *number);
/* 0.148 → "14.8 %" with a no-break space, in the messages locale. (transfer full) */
char       *topsheet_text_format_share (double        share,
                                        guint         digits);
/* How many letters must change to make one word of the other (Levenshtein, Doklady 1965), in bytes. */
guint       topsheet_text_measure_distance (const char *a,
                                            const char *b);
/* Whether somebody who wrote @name may have meant @known: one is the beginning of the other, or few letters differ. */
gboolean    topsheet_text_is_near      (const char   *name,
                                        const char   *known);
/* Lower-case hexadecimal of @bytes. (transfer full) */
char       *topsheet_text_hex          (const guint8 *bytes,
                                        gsize         length);

G_END_DECLS
