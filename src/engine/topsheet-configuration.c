/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-configuration.h"

#include "base/topsheet-decimal.h"
#include "base/topsheet-text.h"

#include <string.h>

/* Selectors of a call that change what comes out; a service tier or a region changes only the bill. */
static const char * const selectors[] = { "audio", "duration", "fps",        "height", "mode",
                                          "op",    "quality",  "resolution", "size",   "width" };

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* One way to write a number; other text without blanks around it and with one between words. */
static char *
normalize (const char *text, gboolean fold)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);
  g_autofree char *joined = g_strjoinv (" ", words);
  TopsheetDecimal number;
  guint64 large;

  g_strstrip (joined);
  /* Seeds go up to 2^64 - 1, which no decimal of ours holds. */
  if (g_ascii_string_to_unsigned (joined, 10, 0, G_MAXUINT64, &large, NULL))
    return g_strdup_printf ("%" G_GUINT64_FORMAT, large);
  if (topsheet_decimal_parse (joined, &number, NULL))
    return topsheet_decimal_print (&number);

  return fold ? g_utf8_casefold (joined, -1) : g_steal_pointer (&joined);
}

static void
add (GPtrArray *lines, const char *key, const char *value, gboolean fold)
{
  g_autofree char *normal = value != NULL ? normalize (value, fold) : NULL;

  if (normal != NULL && *normal != '\0')
    g_ptr_array_add (lines, g_strconcat (key, "=", normal, NULL));
}

static gboolean
is_fixed_seed (const char *seed)
{
  g_autofree char *normal = seed != NULL ? normalize (seed, TRUE) : NULL;

  return normal != NULL && g_ascii_isdigit (*normal);
}

static void
add_loras (GPtrArray *lines, TopsheetParameters *parameters)
{
  GPtrArray *loras = topsheet_parameters_get_loras (parameters);

  for (guint i = 0; i < loras->len; i++)
    {
      const TopsheetLora *lora = loras->pdata[i];
      g_autofree char *name = normalize (lora->name, TRUE);
      g_autofree char *weight = normalize (lora->weight != NULL ? lora->weight : "1", FALSE);

      g_ptr_array_add (lines, g_strdup_printf ("lora=%s:%s", name, weight));
    }
}

static void
add_parameters (GPtrArray *lines, TopsheetParameters *parameters)
{
  add (lines, "seed", topsheet_parameters_get_seed (parameters), FALSE);
  add (lines, "prompt", topsheet_parameters_get_prompt (parameters), FALSE);
  add (lines, "negative", topsheet_parameters_get_negative_prompt (parameters), FALSE);
  add (lines, "steps", topsheet_parameters_get_steps (parameters), FALSE);
  add (lines, "cfg", topsheet_parameters_get_cfg (parameters), FALSE);
  add (lines, "guidance", topsheet_parameters_get_guidance (parameters), FALSE);
  add (lines, "sampler", topsheet_parameters_get_sampler (parameters), TRUE);
  add (lines, "scheduler", topsheet_parameters_get_scheduler (parameters), TRUE);
  add (lines, "denoise", topsheet_parameters_get_denoise (parameters), FALSE);
  add (lines, "generated_size", topsheet_parameters_get_generated_size (parameters), TRUE);
  add_loras (lines, parameters);
}

static void
add_call (GPtrArray *lines, const TopsheetUsage *usage, const char * const *references)
{
  for (gsize i = 0; usage != NULL && i < G_N_ELEMENTS (selectors); i++)
    add (lines, selectors[i], topsheet_usage_get_selector (usage, selectors[i]), TRUE);
  for (gsize i = 0; references != NULL && references[i] != NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("reference%04zu", i);

      add (lines, key, references[i], TRUE);
    }
}

char *
topsheet_configuration_print (TopsheetParameters *parameters,
                              const char *model_id,
                              const TopsheetUsage *usage,
                              const char * const *references)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean has_references = references != NULL && references[0] != NULL;

  g_return_val_if_fail (parameters != NULL, NULL);

  if (!is_fixed_seed (topsheet_parameters_get_seed (parameters)) ||
      (topsheet_parameters_has_input (parameters) && !has_references) ||
      (topsheet_parameters_get_prompt (parameters) == NULL && !has_references) ||
      (model_id == NULL && topsheet_parameters_get_model (parameters) == NULL))
    return NULL;

  add (lines, "model_id", model_id, TRUE);
  /* The file that the tool loaded says which version of a model it was. */
  add (lines, "model", topsheet_parameters_get_model (parameters), TRUE);
  add_parameters (lines, parameters);
  add_call (lines, usage, references);
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

gboolean
topsheet_configuration_hash (TopsheetParameters *parameters,
                             const char *model_id,
                             const TopsheetUsage *usage,
                             const char * const *references,
                             guint8 hash[TOPSHEET_CONFIGURATION_HASH_BYTES])
{
  g_autofree char *text = topsheet_configuration_print (parameters, model_id, usage, references);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = TOPSHEET_CONFIGURATION_HASH_BYTES;

  if (text == NULL)
    return FALSE;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, hash, &length);
  return TRUE;
}

/* Things that nobody chooses unasked: without them there were none. */
static gboolean
is_always_said (const char *line)
{
  return g_str_has_prefix (line, "lora=") || g_str_has_prefix (line, "reference") ||
         g_str_has_prefix (line, "negative=") || g_str_has_prefix (line, "denoise=");
}

static const char *
find_value (const char * const *lines, const char *key)
{
  gsize length = strlen (key);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], key, length) == 0 && lines[i][length] == '=')
      return lines[i] + length + 1;
  return NULL;
}

/* Each line of @lines stands in @others too, or @others say nothing about it and may do so. */
static gboolean
goes_with (const char * const *lines, const char * const *others)
{
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *key = g_strndup (lines[i], strcspn (lines[i], "="));

      if (!g_strv_contains (others, lines[i]) && (is_always_said (lines[i]) || find_value (others, key) != NULL))
        return FALSE;
    }
  return TRUE;
}

gboolean
topsheet_configuration_agrees (const char *call, const char *made)
{
  g_auto (GStrv) asked = NULL, done = NULL;

  g_return_val_if_fail (call != NULL && made != NULL, FALSE);

  asked = g_strsplit (call, "\n", -1);
  done = g_strsplit (made, "\n", -1);
  if (!goes_with ((const char * const *) asked, (const char * const *) done) ||
      !goes_with ((const char * const *) done, (const char * const *) asked))
    return FALSE;
  /* One of the two names of a model is in both. */
  return (find_value ((const char * const *) asked, "model_id") != NULL &&
          find_value ((const char * const *) done, "model_id") != NULL) ||
         (find_value ((const char * const *) asked, "model") != NULL &&
          find_value ((const char * const *) done, "model") != NULL);
}

/* Words and how often; @total: how many. */
static GHashTable *
count_words (const char *prompt, guint *total)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = topsheet_text_fold (prompt != NULL ? prompt : "");
  g_auto (GStrv) parts = g_strsplit (folded, "-", -1);

  *total = 0;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (words, parts[i]));

        g_hash_table_insert (words, g_strdup (parts[i]), GUINT_TO_POINTER (n + 1));
        ++*total;
      }
  return words;
}

double
topsheet_configuration_likeness (const char *prompt, const char *other)
{
  guint n, n_other, shared = 0;
  g_autoptr (GHashTable) words = count_words (prompt, &n);
  g_autoptr (GHashTable) others = count_words (other, &n_other);
  GHashTableIter iter;
  gpointer word, count;

  if (n == 0 || n_other == 0)
    return 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &count))
    shared += MIN (GPOINTER_TO_UINT (count), GPOINTER_TO_UINT (g_hash_table_lookup (others, word)));

  return 2.0 * shared / (n + n_other);
}
