/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-search.h"

#include <string.h>

#define HITS_TYPE "topsheet-hits"

/* What a text index found: a bit for each row id. A word may be in half of all prompts; this is a third of the work of SQLite's own IN. */
typedef struct
{
  guint8 *bits;
  gint64 n_bits;
} Hits;

#define ANSWER_BYTES 56

typedef struct
{
  int n_bytes; /* 0 = there is none */
  gboolean holds;
  char text[ANSWER_BYTES];
} Answer;

typedef struct
{
  Answer all[8];
  guint next;
} Answers;

/* Columns of the index generation_search; what is 0 when it is not known counts as NULL. Keys with another kind of condition have none. */
static const char * const columns[TOPSHEET_SEARCH_N_KEYS] = {
  [TOPSHEET_SEARCH_MODEL] = "generation.model",
  [TOPSHEET_SEARCH_PROVIDER] = "provider",
  [TOPSHEET_SEARCH_DECISION] = "decision",
  [TOPSHEET_SEARCH_REASON] = "reason",
  [TOPSHEET_SEARCH_COST] = "cost_nanos",
  [TOPSHEET_SEARCH_UNPRICED] = "(cost_nanos IS NULL)",
  [TOPSHEET_SEARCH_PHASE] = "phase",
  [TOPSHEET_SEARCH_DELIVERABLE] = "generation.deliverable",
  [TOPSHEET_SEARCH_VERSION] = "version",
  [TOPSHEET_SEARCH_DATE] = "ordered_at_usec",
  [TOPSHEET_SEARCH_MEMBER] = "member",
  [TOPSHEET_SEARCH_TOOL] = "tool",
  [TOPSHEET_SEARCH_STEPS] = "steps",
  [TOPSHEET_SEARCH_SEED] = "seed",
  [TOPSHEET_SEARCH_CFG] = "cfg",
  [TOPSHEET_SEARCH_SAMPLER] = "sampler",
  [TOPSHEET_SEARCH_WIDTH] = "nullif (width, 0)",
  [TOPSHEET_SEARCH_HEIGHT] = "nullif (height, 0)",
  [TOPSHEET_SEARCH_FRAMES] = "nullif (frames, 0)",
  [TOPSHEET_SEARCH_DURATION] = "nullif (duration_s, 0)",
  [TOPSHEET_SEARCH_STARS] = "stars",
  [TOPSHEET_SEARCH_DUPLICATE] = "(duplicate_of IS NOT NULL)",
  [TOPSHEET_SEARCH_DISPUTED] = "disputed",
};

static const char * const things[] = {
  [TOPSHEET_SEARCH_HAS_FILE] = "(known & 1) <> 0",
  [TOPSHEET_SEARCH_HAS_METADATA] = "(known & 2) <> 0",
  [TOPSHEET_SEARCH_HAS_PROMPT] = "(known & 4) <> 0",
  [TOPSHEET_SEARCH_HAS_NEGATIVE] = "(known & 8) <> 0",
  [TOPSHEET_SEARCH_HAS_MODEL] = "generation.model IS NOT NULL",
  [TOPSHEET_SEARCH_HAS_SEED] = "seed IS NOT NULL",
  [TOPSHEET_SEARCH_HAS_LORA] = "loras IS NOT NULL",
  [TOPSHEET_SEARCH_HAS_COST] = "cost_nanos IS NOT NULL",
  [TOPSHEET_SEARCH_HAS_REASON] = "reason IS NOT NULL",
  [TOPSHEET_SEARCH_HAS_PARENT] = "parent_id IS NOT NULL",
  [TOPSHEET_SEARCH_HAS_PROVENANCE] = "provenance IS NOT NULL",
};

/* What was asked for just now, kept by SQLite beside the words that were looked for. NULL where there is no memory. */
static Answers *
get_answers (sqlite3_context *context)
{
  Answers *answers = sqlite3_get_auxdata (context, 1);

  if (answers == NULL)
    {
      sqlite3_set_auxdata (context, 1, g_new0 (Answers, 1), g_free);
      answers = sqlite3_get_auxdata (context, 1);
    }
  return answers;
}

static const Answer *
find_answer (const Answers *answers, const char *text, int n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers->all); i++)
    if (answers->all[i].n_bytes == n_bytes && memcmp (answers->all[i].text, text, (gsize) n_bytes) == 0)
      return &answers->all[i];
  return NULL;
}

static void
keep_answer (Answers *answers, const char *text, int n_bytes, gboolean holds)
{
  Answer *answer = &answers->all[answers->next++ % G_N_ELEMENTS (answers->all)];

  answer->n_bytes = n_bytes;
  answer->holds = holds;
  memcpy (answer->text, text, (gsize) n_bytes);
}

/* topsheet_holds (text, folded words, whole). As bytes, because SQLite would copy each text only to end it with a NUL. Few models made all versions, so that
 * most texts were just asked for. */
static void
holds (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = sqlite3_value_type (values[0]) == SQLITE_TEXT ? sqlite3_value_blob (values[0]) : NULL;
  const char *folded = (const char *) sqlite3_value_text (values[1]);
  int n_bytes = text != NULL ? sqlite3_value_bytes (values[0]) : 0;
  Answers *answers = n_bytes > 0 && n_bytes <= ANSWER_BYTES ? get_answers (context) : NULL;
  const Answer *answer = answers != NULL ? find_answer (answers, text, n_bytes) : NULL;
  gboolean result;

  if (text == NULL || folded == NULL)
    return;
  result = answer != NULL ? answer->holds
                          : topsheet_search_holds (text, n_bytes, folded, sqlite3_value_int (values[2]) != 0);
  if (answers != NULL && answer == NULL)
    keep_answer (answers, text, n_bytes, result);
  sqlite3_result_int (context, result);
}

/* The text of a JSON string up to its end; what is written as \u… are control characters, which part words. */
static const char *
take_string (const char *at, GString *out)
{
  for (; *at != '\0' && *at != '"'; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        at++;
      g_string_append_c (out, *at);
    }
  return at;
}

/* topsheet_holds_lora (JSON, folded words, whole): in any of the names of topsheet-sqlite-parameters.c. In a string no quotation mark stands bare, so that the
 * start of an object is found by its letters. */
static void
holds_lora (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  static const char start[] = "{\"name\":\"";
  const char *json = (const char *) sqlite3_value_text (values[0]);
  const char *folded = (const char *) sqlite3_value_text (values[1]);
  g_autoptr (GString) name = NULL;
  gboolean found = FALSE;

  if (json == NULL || folded == NULL)
    return;
  name = g_string_new (NULL);
  for (const char *at = strstr (json, start); at != NULL && !found; at = strstr (at, start))
    {
      g_string_truncate (name, 0);
      at = take_string (at + strlen (start), name);
      found = topsheet_search_holds (name->str, (gssize) name->len, folded, sqlite3_value_int (values[2]) != 0);
    }
  sqlite3_result_int (context, found);
}

static void
hits_free (gpointer data)
{
  Hits *hits = data;

  g_free (hits->bits);
  g_free (hits);
}

static void
hits_add (Hits *hits, gint64 id)
{
  if (id < 0)
    return;
  if (id >= hits->n_bits)
    {
      gint64 n_bits = MAX (2 * hits->n_bits, (id / 8 + 1) * 8);

      hits->bits = g_realloc (hits->bits, (gsize) n_bits / 8);
      memset (hits->bits + hits->n_bits / 8, 0, (gsize) (n_bits - hits->n_bits) / 8);
      hits->n_bits = n_bits;
    }
  hits->bits[id / 8] |= (guint8) (1 << id % 8);
}

/* topsheet_hit (row id, hits) */
static void
hit (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const Hits *hits = sqlite3_value_pointer (values[1], HITS_TYPE);
  gint64 id = sqlite3_value_int64 (values[0]);

  sqlite3_result_int (context, hits != NULL && id >= 0 && id < hits->n_bits && (hits->bits[id / 8] >> id % 8 & 1) != 0);
}

/* NULL on failure. @table is one of ours. */
static Hits *
find_hits (TopsheetSqliteConnection *connection, const char *table, const char *match, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rowid FROM %1$s WHERE %1$s MATCH ?", table);
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection, sql);
  Hits *hits = g_new0 (Hits, 1);

  topsheet_sqlite_statement_add_text (statement, match);
  while (topsheet_sqlite_statement_next (statement, error))
    hits_add (hits, topsheet_sqlite_statement_get_int64 (statement, 0));
  if (topsheet_sqlite_statement_is_good (statement))
    return hits;
  hits_free (hits);
  return NULL;
}

gboolean
topsheet_sqlite_search_install (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  return sqlite3_create_function_v2 (db, "topsheet_holds", 3, flags, NULL, holds, NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_create_function_v2 (db, "topsheet_hit", 2, flags, NULL, hit, NULL, NULL, NULL) == SQLITE_OK &&
         sqlite3_create_function_v2 (db, "topsheet_holds_lora", 3, flags, NULL, holds_lora, NULL, NULL, NULL) ==
           SQLITE_OK;
}

static void
add_value (TopsheetSqliteCondition *self, GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
}

static void
append_words (TopsheetSqliteCondition *self, TopsheetSearchKey key, const TopsheetSearchValue *value)
{
  g_autofree char *folded = topsheet_search_fold (value->source);

  if (key == TOPSHEET_SEARCH_LORA)
    g_string_append (self->sql, "topsheet_holds_lora (loras, ?, ?)");
  else
    g_string_append_printf (self->sql, "topsheet_holds (%s, ?, ?)", columns[key]);
  add_value (self, g_variant_new_string (folded));
  add_value (self, g_variant_new_int64 (value->whole));
}

/* Amounts are nanos, times microseconds, both whole; other numbers are no money. */
static GVariant *
number_of (TopsheetSearchKey key, const TopsheetDecimal *number)
{
  return topsheet_search_key_get_kind (key) == TOPSHEET_SEARCH_AMOUNT
           ? g_variant_new_int64 (number->mantissa)
           : g_variant_new_double (topsheet_decimal_to_double (number));
}

static void
append_bounds (TopsheetSqliteCondition *self,
               const char *column,
               const char *low,
               GVariant *from,
               const char *high,
               GVariant *to)
{
  if (from != NULL)
    {
      g_string_append_printf (self->sql, "%s %s ?", column, low);
      add_value (self, from);
    }
  if (to != NULL)
    {
      g_string_append_printf (self->sql, "%s%s %s ?", from != NULL ? " AND " : "", column, high);
      add_value (self, to);
    }
}

static void
append_value (TopsheetSqliteCondition *self, TopsheetSearchKey key, const TopsheetSearchValue *value)
{
  switch (topsheet_search_key_get_kind (key))
    {
    case TOPSHEET_SEARCH_WORDS:
      append_words (self, key, value);
      break;
    case TOPSHEET_SEARCH_CHOICE:
      if (key == TOPSHEET_SEARCH_HAS)
        g_string_append (self->sql, things[value->choice]);
      else
        append_bounds (self, columns[key], "=", g_variant_new_int64 (value->choice), NULL, NULL);
      break;
    case TOPSHEET_SEARCH_DIGITS:
      append_bounds (self, columns[key], "=", g_variant_new_string (value->source), NULL, NULL);
      break;
    case TOPSHEET_SEARCH_PIXELS:
      g_string_append (self->sql, "width = ? AND height = ?");
      add_value (self, g_variant_new_int64 (value->width));
      add_value (self, g_variant_new_int64 (value->height));
      break;
    case TOPSHEET_SEARCH_DAYS:
      append_bounds (self, columns[key], ">=", value->from_usec > 0 ? g_variant_new_int64 (value->from_usec) : NULL,
                     "<", value->until_usec > 0 ? g_variant_new_int64 (value->until_usec) : NULL);
      break;
    case TOPSHEET_SEARCH_NUMBER:
    case TOPSHEET_SEARCH_AMOUNT:
    default:
      append_bounds (self, columns[key],
                     value->low_is_open ? ">" : ">=", value->has_low ? number_of (key, &value->low) : NULL,
                     value->high_is_open ? "<" : "<=", value->has_high ? number_of (key, &value->high) : NULL);
    }
}

/* Each value as a quoted phrase, so that nothing in it is an operator of the full-text search (sqlite.org/fts5.html#full_text_query_syntax). */
static void
append_match (GString *match, const TopsheetSearchTerm *term)
{
  g_string_append_printf (match, "%s%s(", match->len > 0 ? " AND " : "",
                          term->key == TOPSHEET_SEARCH_PROMPT ? "prompt : " : "");
  for (guint i = 0; i < term->values->len; i++)
    {
      const TopsheetSearchValue *value = g_ptr_array_index (term->values, i);
      g_autoptr (GString) phrase = g_string_new (value->source);

      g_string_replace (phrase, "\"", "\"\"", 0);
      g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " OR " : "", phrase->str, value->whole ? "" : "*");
    }
  g_string_append_c (match, ')');
}

static void
append_in (TopsheetSqliteCondition *self, const char *table, gboolean negated, const GString *match)
{
  if (match->len == 0)
    return;
  g_string_append_printf (self->sql, " AND %stopsheet_hit (generation.id, ?)", negated ? "NOT " : "");
  add_value (self, g_variant_new ("(ss)", table, match->str));
}

static gboolean
is_text (const TopsheetSearchTerm *term)
{
  return term->key == TOPSHEET_SEARCH_TEXT || term->key == TOPSHEET_SEARCH_PROMPT;
}

/* Words without a letter or digit say nothing. */
static gboolean
says_nothing (const TopsheetSearchTerm *term)
{
  const TopsheetSearchValue *value = g_ptr_array_index (term->values, 0);
  g_autofree char *folded = topsheet_search_fold (value->source);

  return term->key == TOPSHEET_SEARCH_TEXT && *folded == '\0';
}

/* What is not known makes a condition NULL; a negated term holds then. */
static void
append_columns (TopsheetSqliteCondition *self, const TopsheetSearchTerm *term)
{
  g_string_append (self->sql, " AND (");
  for (guint i = 0; i < term->values->len; i++)
    {
      g_string_append (self->sql, i > 0 ? " OR (" : "(");
      append_value (self, term->key, g_ptr_array_index (term->values, i));
      g_string_append_c (self->sql, ')');
    }
  g_string_append (self->sql, term->negated ? ") IS NOT TRUE" : ")");
}

/* The index of texts that a term asks; NULL when it asks a column. All that must be found in one index is one question. */
static const char *
table_of (const TopsheetSearchTerm *term)
{
  if (is_text (term))
    return "generation_text";
  return term->key == TOPSHEET_SEARCH_NEGATIVE ? "generation_negative" : NULL;
}

TopsheetSqliteCondition *
topsheet_sqlite_condition_new (const TopsheetSearch *search)
{
  TopsheetSqliteCondition *self = g_new0 (TopsheetSqliteCondition, 1);
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GString) negatives = g_string_new (NULL);

  self->sql = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  for (guint i = 0; search != NULL && i < search->terms->len; i++)
    {
      const TopsheetSearchTerm *term = g_ptr_array_index (search->terms, i);
      const char *table = table_of (term);

      if (says_nothing (term))
        continue;
      if (table == NULL)
        append_columns (self, term);
      else if (!term->negated)
        append_match (is_text (term) ? texts : negatives, term);
      else
        {
          g_autoptr (GString) match = g_string_new (NULL);

          append_match (match, term);
          append_in (self, table, TRUE, match);
        }
    }
  append_in (self, "generation_text", FALSE, texts);
  append_in (self, "generation_negative", FALSE, negatives);
  return self;
}

const char *
topsheet_sqlite_search_get_column (TopsheetSearchKey key)
{
  g_return_val_if_fail (key < TOPSHEET_SEARCH_N_KEYS, NULL);
  return topsheet_search_key_get_kind (key) == TOPSHEET_SEARCH_WORDS ? columns[key] : NULL;
}

void
topsheet_sqlite_condition_free (TopsheetSqliteCondition *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static gboolean
bind_hits (TopsheetSqliteConnection *connection, TopsheetSqliteStatement *statement, GVariant *value, GError **error)
{
  const char *table, *match;
  Hits *hits;

  g_variant_get (value, "(&s&s)", &table, &match);
  hits = find_hits (connection, table, match, error);
  if (hits == NULL)
    return FALSE;
  topsheet_sqlite_statement_add_pointer (statement, hits, HITS_TYPE, hits_free);
  return TRUE;
}

gboolean
topsheet_sqlite_condition_bind (TopsheetSqliteCondition *self,
                                TopsheetSqliteConnection *connection,
                                TopsheetSqliteStatement *statement,
                                GError **error)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (self->values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_TUPLE))
        {
          if (!bind_hits (connection, statement, value, error))
            return FALSE;
        }
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        topsheet_sqlite_statement_add_int64 (statement, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
        topsheet_sqlite_statement_add_double (statement, g_variant_get_double (value));
      else
        topsheet_sqlite_statement_add_text (statement, g_variant_get_string (value, NULL));
    }
  return TRUE;
}
