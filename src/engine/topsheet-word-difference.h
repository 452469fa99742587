/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TOPSHEET_WORDS_KEPT,
  TOPSHEET_WORDS_REMOVED, /* only in the first text */
  TOPSHEET_WORDS_ADDED,   /* only in the second text */
} TopsheetWordsKind;

/**
 * TopsheetWords:
 * @text: one or more words with what stands between them, as written
 *
 * A run of words of one kind.
 */
typedef struct
{
  TopsheetWordsKind kind;
  char *text;
} TopsheetWords;

/**
 * topsheet_word_difference:
 *
 * Which words of @from are missing in @to and which are new there: a longest common subsequence of words (punctuation marks count as
 * words of their own; runs of white space are equal to each other). Removed words stand before the added ones at the same place. Joining the kept and removed
 * runs gives the words of @from, the kept and added ones those of @to. Beyond four million pairs of words what lies between the equal beginning and the
 * equal end is one removed and one added run.
 *
 * Returns: (element-type TopsheetWords) (transfer full)
 */
GPtrArray *topsheet_word_difference (const char *from,
                                     const char *to);

G_END_DECLS
