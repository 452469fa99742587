/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/topsheet-decimal.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** TOPSHEET_SEARCH_MAX_TERMS: terms that a search may have, and values that a term may have. */
#define TOPSHEET_SEARCH_MAX_TERMS 64
/** TOPSHEET_SEARCH_MAX_BYTES: length that a search may have. */
#define TOPSHEET_SEARCH_MAX_BYTES 4000

/**
 * TopsheetSearchKey:
 *
 * What a term is about. %TOPSHEET_SEARCH_TEXT has no name: words that stand in the version id, the model or the prompt.
 */
typedef enum
{
  TOPSHEET_SEARCH_TEXT,
  TOPSHEET_SEARCH_MODEL,
  TOPSHEET_SEARCH_PROVIDER,
  TOPSHEET_SEARCH_DECISION,
  TOPSHEET_SEARCH_REASON,
  TOPSHEET_SEARCH_COST,
  TOPSHEET_SEARCH_UNPRICED,
  TOPSHEET_SEARCH_PHASE,
  TOPSHEET_SEARCH_DELIVERABLE,
  TOPSHEET_SEARCH_VERSION,
  TOPSHEET_SEARCH_DATE,
  TOPSHEET_SEARCH_MEMBER,
  TOPSHEET_SEARCH_PROMPT,
  TOPSHEET_SEARCH_NEGATIVE,
  TOPSHEET_SEARCH_TOOL,
  TOPSHEET_SEARCH_STEPS,
  TOPSHEET_SEARCH_SEED,
  TOPSHEET_SEARCH_CFG,
  TOPSHEET_SEARCH_SAMPLER,
  TOPSHEET_SEARCH_LORA,
  TOPSHEET_SEARCH_WIDTH,
  TOPSHEET_SEARCH_HEIGHT,
  TOPSHEET_SEARCH_SIZE,
  TOPSHEET_SEARCH_FRAMES,
  TOPSHEET_SEARCH_DURATION,
  TOPSHEET_SEARCH_STARS,
  TOPSHEET_SEARCH_DUPLICATE,
  TOPSHEET_SEARCH_DISPUTED,
  TOPSHEET_SEARCH_HAS,
} TopsheetSearchKey;
#define TOPSHEET_SEARCH_N_KEYS (TOPSHEET_SEARCH_HAS + 1)

/**
 * TopsheetSearchKind:
 * @TOPSHEET_SEARCH_WORDS: text compared word by word, without case, accents and punctuation
 * @TOPSHEET_SEARCH_CHOICE: one of topsheet_search_key_get_choices()
 * @TOPSHEET_SEARCH_NUMBER: `20`, `>20`, `>=20`, `<20`, `<=20`, `20..30`, `20..`, `..30`
 * @TOPSHEET_SEARCH_AMOUNT: the same in major units of the project's currency, at most nine digits after the point
 * @TOPSHEET_SEARCH_DIGITS: a whole number of any length, compared exactly
 * @TOPSHEET_SEARCH_PIXELS: `1024x768`
 * @TOPSHEET_SEARCH_DAYS: `2026`, `2026-11`, `2026-11-20`, `today`, `yesterday`, with the signs and ranges of numbers; `7d`, `2w`, `3m`, `1y` up to today
 *
 * What the values of a key look like.
 */
typedef enum
{
  TOPSHEET_SEARCH_WORDS,
  TOPSHEET_SEARCH_CHOICE,
  TOPSHEET_SEARCH_NUMBER,
  TOPSHEET_SEARCH_AMOUNT,
  TOPSHEET_SEARCH_DIGITS,
  TOPSHEET_SEARCH_PIXELS,
  TOPSHEET_SEARCH_DAYS,
} TopsheetSearchKind;

/* Numbers of the choices of `has`, in the order of topsheet_search_key_get_choices(). */
typedef enum
{
  TOPSHEET_SEARCH_HAS_FILE,
  TOPSHEET_SEARCH_HAS_METADATA,
  TOPSHEET_SEARCH_HAS_PROMPT,
  TOPSHEET_SEARCH_HAS_NEGATIVE,
  TOPSHEET_SEARCH_HAS_MODEL,
  TOPSHEET_SEARCH_HAS_SEED,
  TOPSHEET_SEARCH_HAS_LORA,
  TOPSHEET_SEARCH_HAS_COST,
  TOPSHEET_SEARCH_HAS_REASON,
  TOPSHEET_SEARCH_HAS_PARENT,
  TOPSHEET_SEARCH_HAS_PROVENANCE,
} TopsheetSearchHas;

/**
 * TopsheetSearchValue:
 * @source: as it was written, without quotes and escapes
 * @whole: of words: they were quoted, so the last one does not go on
 * @choice: the number of the choice: TopsheetDecisionKind, TopsheetPhase, #TopsheetSearchHas; 1 for yes and 0 for no
 * @low, @high: of numbers and amounts, where @has_low and @has_high; a bound that is open is not part of the range. Amounts have nine digits
 *   after the point, so that their mantissa is nanos.
 * @from_usec, @until_usec: of days, UTC: from included, until excluded; 0 = open
 * @width, @height: in pixels
 */
typedef struct
{
  char           *source;
  gboolean        whole;
  guint           choice;
  gboolean        has_low, has_high, low_is_open, high_is_open;
  TopsheetDecimal low, high;
  gint64          from_usec, until_usec;
  guint           width, height;
} TopsheetSearchValue;

/**
 * TopsheetSearchTerm:
 * @values: (element-type TopsheetSearchValue): at least one; any of them
 * @start: byte of the text where the term starts
 * @value_start: byte where its values start, after the key and its colon
 * @end: byte after its last
 */
typedef struct
{
  TopsheetSearchKey key;
  gboolean          negated;
  GPtrArray        *values;
  guint             start, value_start, end;
} TopsheetSearchTerm;

/**
 * TopsheetSearchProblem:
 * @start: byte of the text where the token starts that cannot be read
 * @end: byte after its last
 * @message: a sentence for a person, translated
 */
typedef struct
{
  guint start, end;
  char *message;
} TopsheetSearchProblem;

/**
 * TopsheetSearch:
 * @terms: (element-type TopsheetSearchTerm): all of them
 * @problems: (element-type TopsheetSearchProblem): tokens that are in no term, in order
 *
 * What somebody looks for among generations: terms that must all hold. `-` or `not:` before a term turns it round; what is not known
 * then holds too. Words without a key go on where they end (`sno` finds snow), a phrase in quotes does not. A backslash takes the
 * meaning from the next character. Immutable and counted by references.
 */
typedef struct
{
  GPtrArray *terms;
  GPtrArray *problems;

  /*< private >*/
  gatomicrefcount ref_count;
} TopsheetSearch;

#define TOPSHEET_TYPE_SEARCH (topsheet_search_get_type ())
GType           topsheet_search_get_type    (void) G_GNUC_CONST;

/**
 * topsheet_search_read:
 * @text: any bytes
 * @now_usec: the moment that `today` and `7d` are counted from
 *
 * Reads as much of @text as can be read; the rest is in the problems. Returns: (transfer full)
 */
TopsheetSearch *topsheet_search_read        (const char             *text,
                                             gint64                  now_usec);
TopsheetSearch *topsheet_search_ref         (TopsheetSearch         *self);
void            topsheet_search_unref       (TopsheetSearch         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetSearch, topsheet_search_unref)
/* TRUE when no term limits anything. */
gboolean        topsheet_search_is_empty    (const TopsheetSearch   *self);
/* The terms as text that reads back as the same. (transfer full) */
char           *topsheet_search_print       (const TopsheetSearch   *self);
/* @text with what keeps it from being one value of a key: "red coat" in quotes, for completion. (transfer full) */
char           *topsheet_search_quote       (const char             *text);

/* "cost"; NULL for text. (transfer none) */
const char     *topsheet_search_key_get_name    (TopsheetSearchKey   key);
TopsheetSearchKind topsheet_search_key_get_kind (TopsheetSearchKey   key);
/* What it is about, in a few translated words, for a list of keys. (transfer none) */
const char     *topsheet_search_key_get_summary (TopsheetSearchKey   key);
/* A value as an example: ">0.5". (transfer none) */
const char     *topsheet_search_key_get_example (TopsheetSearchKey   key);
/* Names of the choices, NULL-terminated; NULL for other kinds. (transfer none) (nullable) */
const char * const *topsheet_search_key_get_choices (TopsheetSearchKey key);
gboolean        topsheet_search_key_from_name   (const char          *name,
                                                 TopsheetSearchKey   *out);

/**
 * TopsheetSearchPlace:
 * @in_value: a value of @key is being written, else a key or a word
 * @start: byte where what is being written starts
 * @prefix: (nullable): it so far, without quotes and escapes; free with g_free()
 *
 * What stands before a cursor, for completion.
 */
typedef struct
{
  gboolean          in_value;
  TopsheetSearchKey key;
  guint             start;
  char             *prefix;
} TopsheetSearchPlace;

/* Looks at the token that ends at byte @cursor of @text. */
void            topsheet_search_locate      (const char             *text,
                                             guint                   cursor,
                                             TopsheetSearchPlace    *place);

/* Letters and digits of @text without case and accents, other characters as one "-" between them. (transfer full) */
char           *topsheet_search_fold        (const char             *text);
/* Whether words of @text (@length bytes, or -1 to its end) begin with (or, when @whole, are) those of @folded, which comes from topsheet_search_fold(). */
gboolean        topsheet_search_holds       (const char             *text,
                                             gssize                  length,
                                             const char             *folded,
                                             gboolean                whole);

G_END_DECLS
