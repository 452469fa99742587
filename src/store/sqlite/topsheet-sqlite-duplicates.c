/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-text.h"
#include "engine/topsheet-configuration.h"
#include "store/sqlite/topsheet-sqlite-configuration.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <string.h>

/* Candidates that are compared word by word. */
#define MAX_CANDIDATES 500
/* Words of a prompt that are asked for; long ones say in their first words what they want. */
#define MAX_WORDS 400

/* One question and what was found so far. */
typedef struct
{
  TopsheetSqliteConnection *connection;
  TopsheetGeneration *generation;
  gint64 project_id;
  gint64 id; /* 0 for a call that is to be made */
  GArray *ids;
  GArray *kinds;
  GArray *measures; /* likeness, or difference */
} Search;

static void
search_clear (Search *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->kinds);
  g_array_unref (self->measures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
has (Search *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
add (Search *self, TopsheetDuplicateKind kind, gint64 id, double measure)
{
  if (id == self->id || has (self, id))
    return;
  g_array_append_val (self->ids, id);
  g_array_append_val (self->kinds, kind);
  g_array_append_val (self->measures, measure);
}

static gboolean
find_same (Search *self, GError **error)
{
  g_autoptr (GBytes) hash = topsheet_sqlite_configuration_hash (self->generation);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;

  if (hash == NULL)
    return TRUE;
  statement = topsheet_sqlite_statement_new (self->connection,
                                             "SELECT id FROM generation WHERE project_id = ? AND configuration = ? "
                                             "ORDER BY id LIMIT ?");
  topsheet_sqlite_statement_add_int64 (statement, self->project_id);
  topsheet_sqlite_statement_add_blob (statement, g_bytes_get_data (hash, NULL), g_bytes_get_size (hash));
  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_DUPLICATES_MAX + 1);
  while (topsheet_sqlite_statement_next (statement, error))
    if (self->ids->len < TOPSHEET_DUPLICATES_MAX)
      add (self, TOPSHEET_DUPLICATE_SAME, topsheet_sqlite_statement_get_int64 (statement, 0), 1);
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
agrees (Search *self, const char *call, TopsheetSqliteStatement *row)
{
  const char *usage_text = topsheet_sqlite_statement_get_text (row, 3);
  g_autoptr (TopsheetParameters) parameters =
    topsheet_sqlite_parameters_parse (self->connection, topsheet_sqlite_statement_get_text (row, 1), NULL);
  g_autoptr (TopsheetUsage) usage = usage_text != NULL ? topsheet_usage_from_text (usage_text, NULL) : NULL;
  g_autofree char *made = NULL;

  if (parameters == NULL)
    return FALSE;
  made = topsheet_configuration_print (parameters, topsheet_sqlite_statement_get_text (row, 2), usage, NULL);
  return made != NULL && topsheet_configuration_agrees (call, made);
}

/* A call says less than what a file says afterwards: versions with its seed are compared thing by thing. */
static gboolean
find_agreeing (Search *self, GError **error)
{
  TopsheetParameters *parameters = topsheet_generation_get_parameters (self->generation);
  g_autofree char *call = topsheet_configuration_print (parameters, topsheet_generation_get_model_id (self->generation),
                                                        topsheet_generation_get_usage (self->generation), NULL);
  g_autoptr (TopsheetSqliteStatement) statement = NULL;
  guint n_candidates = 0;

  if (call == NULL)
    return TRUE;
  statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT id, parameters, model_id, usage FROM generation WHERE id IN "
                                   "(SELECT id FROM generation INDEXED BY generation_search WHERE project_id = ?1 AND seed = ?2) "
                                   "AND configuration IS NOT NULL ORDER BY id");
  topsheet_sqlite_statement_add_int64 (statement, self->project_id);
  topsheet_sqlite_statement_add_text (statement, topsheet_parameters_get_seed (parameters));
  while (self->ids->len < TOPSHEET_DUPLICATES_MAX && n_candidates++ < MAX_CANDIDATES &&
         topsheet_sqlite_statement_next (statement, error))
    if (agrees (self, call, statement))
      add (self, TOPSHEET_DUPLICATE_SAME, topsheet_sqlite_statement_get_int64 (statement, 0), 1);
  return topsheet_sqlite_statement_is_good (statement);
}

typedef struct
{
  char *word;
  gint64 n_versions; /* that have it */
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->word);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Word *) a)->n_versions, y = ((const Word *) b)->n_versions;

  return (x > y) - (x < y);
}

/* The words of a prompt, rarest first; @total: with repetitions. */
static GArray *
list_words (Search *self, const char *prompt, guint *total, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autofree char *folded = topsheet_text_fold (prompt);
  g_auto (GStrv) parts = g_strsplit (folded, "-", -1);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (self->connection, "SELECT doc FROM generation_word WHERE term = ?");

  g_array_set_clear_func (words, word_clear);
  *total = 0;
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      Word word = { 0 };

      *total += *parts[i] != '\0';
      if (*parts[i] == '\0' || words->len >= MAX_WORDS || !g_hash_table_add (seen, parts[i]))
        continue;
      topsheet_sqlite_statement_reset (statement);
      topsheet_sqlite_statement_add_text (statement, parts[i]);
      if (topsheet_sqlite_statement_next (statement, error))
        word.n_versions = topsheet_sqlite_statement_get_int64 (statement, 0);
      if (!topsheet_sqlite_statement_is_good (statement))
        return NULL;
      word.word = g_strdup (parts[i]);
      g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  return g_steal_pointer (&words);
}

/* A prompt of n words that is near enough lacks less than k of them: 2 (n - k) / (n + n - k) < 0.9 for k > n (2 - 2 · 0.9) / (2 - 0.9). So it has one of any k, and
 * the rarest k find the fewest others. (transfer full) (nullable) */
static char *
print_match (GArray *words, guint total)
{
  const double near = TOPSHEET_CONFIGURATION_NEAR;
  guint n_wanted = (guint) (total * (2 - 2 * near) / (2 - near)) + 1;
  g_autoptr (GString) match = g_string_new (NULL);

  if (words->len == 0)
    return NULL;
  for (guint i = 0; i < MIN (n_wanted, words->len); i++)
    g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "prompt : (", g_array_index (words, Word, i).word);
  g_string_append_c (match, ')');
  return g_string_free_and_steal (g_steal_pointer (&match));
}

static gboolean
compare_candidates (Search *self, const char *prompt, const char *match, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (self->connection,
                                   "SELECT generation.id, generation.prompt FROM generation_text "
                                   "CROSS JOIN generation ON generation.id = generation_text.rowid "
                                   "WHERE generation_text MATCH ?1 AND project_id = ?2 AND generation.model = ?3 AND decision = ?4 "
                                   "AND (?5 = 0 OR generation.id < ?5) ORDER BY generation_text.rowid DESC LIMIT ?6");
  guint n_found = 0;

  topsheet_sqlite_statement_add_text (statement, match);
  topsheet_sqlite_statement_add_int64 (statement, self->project_id);
  topsheet_sqlite_statement_add_text (statement, topsheet_generation_get_model (self->generation));
  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_DECISION_REJECTED);
  topsheet_sqlite_statement_add_int64 (statement, self->id);
  topsheet_sqlite_statement_add_int64 (statement, MAX_CANDIDATES);
  while (n_found < TOPSHEET_DUPLICATES_MAX && topsheet_sqlite_statement_next (statement, error))
    {
      gint64 id = topsheet_sqlite_statement_get_int64 (statement, 0);
      double likeness = topsheet_configuration_likeness (prompt, topsheet_sqlite_statement_get_text (statement, 1));

      if (likeness < TOPSHEET_CONFIGURATION_NEAR || has (self, id))
        continue;
      add (self, TOPSHEET_DUPLICATE_NEAR, id, likeness);
      n_found++;
    }
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
find_near (Search *self, GError **error)
{
  const char *prompt = topsheet_parameters_get_prompt (topsheet_generation_get_parameters (self->generation));
  g_autoptr (GArray) words = NULL;
  g_autofree char *match = NULL;
  guint total;

  if (prompt == NULL || topsheet_generation_get_model (self->generation) == NULL)
    return TRUE;
  words = list_words (self, prompt, &total, error);
  if (words == NULL)
    return FALSE;
  match = print_match (words, total);
  return match == NULL || compare_candidates (self, prompt, match, error);
}

static gboolean
find_alike (Search *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 look;
  guint n_before = self->ids->len;

  if (!topsheet_generation_get_look (self->generation, &look))
    return TRUE;
  if (!topsheet_sqlite_find_alike (self->connection, self->project_id, look, self->id,
                                   TOPSHEET_DUPLICATES_MAX + self->ids->len, ids, differences, error))
    return FALSE;
  for (guint i = 0; i < ids->len && self->ids->len < n_before + TOPSHEET_DUPLICATES_MAX; i++)
    add (self, TOPSHEET_DUPLICATE_ALIKE, g_array_index (ids, gint64, i), g_array_index (differences, guint, i));
  return TRUE;
}

/* Every id is of a row of this transaction, so that none is missing. */
static GPtrArray *
load_found (Search *self, GError **error)
{
  g_autoptr (GPtrArray) generations = topsheet_sqlite_load_generation_list (self->connection, self->ids, error);
  GPtrArray *duplicates;

  if (generations == NULL)
    return NULL;
  duplicates = g_ptr_array_new_full (generations->len, (GDestroyNotify) topsheet_duplicate_free);
  for (guint i = 0; i < generations->len; i++)
    {
      TopsheetDuplicate *duplicate = g_new0 (TopsheetDuplicate, 1);
      double measure = g_array_index (self->measures, double, i);

      duplicate->kind = g_array_index (self->kinds, TopsheetDuplicateKind, i);
      duplicate->generation = g_object_ref (g_ptr_array_index (generations, i));
      if (duplicate->kind == TOPSHEET_DUPLICATE_ALIKE)
        duplicate->difference = (guint) measure;
      else
        duplicate->likeness = measure;
      g_ptr_array_add (duplicates, duplicate);
    }
  return duplicates;
}

static gboolean
list_duplicates_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  TopsheetGeneration *generation = TOPSHEET_GENERATION (arguments->object);
  g_auto (Search) search = {
    .connection = connection,
    .generation = generation,
    .project_id = topsheet_generation_get_project_id (generation),
    .id = topsheet_generation_get_id (generation),
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .kinds = g_array_new (FALSE, FALSE, sizeof (TopsheetDuplicateKind)),
    .measures = g_array_new (FALSE, FALSE, sizeof (double)),
  };
  GPtrArray *duplicates;

  if (!find_same (&search, error) || (search.id == 0 && !find_agreeing (&search, error)) ||
      !find_near (&search, error) || !find_alike (&search, error) || (duplicates = load_found (&search, error)) == NULL)
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, duplicates);
  return TRUE;
}

DexFuture *
topsheet_sqlite_list_duplicates (TopsheetSqliteWorker *worker, TopsheetGeneration *generation)
{
  return topsheet_sqlite_worker_read (worker, list_duplicates_work,
                                      (TopsheetSqliteArguments) { .object = g_object_ref (G_OBJECT (generation)) });
}
