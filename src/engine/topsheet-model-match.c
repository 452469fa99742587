/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-model-match.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of providers have a few dozen. */
#define MAX_NAME_BYTES 200
/* Answers that are kept; an import asks for the same few names again and again. */
#define MAX_KNOWN 2000
/* A sane pattern takes a few hundred steps for a name. */
#define LIMITS "(*LIMIT_MATCH=20000)(*LIMIT_DEPTH=2000)(*LIMIT_HEAP=1024)"

/* What a provider calls its models. */
typedef struct
{
  GPtrArray *names; /* of Names, by id */
  GRegex *alone;    /* (nullable) names that are its own where no provider is said */
} Provider;

typedef struct
{
  const char *id;
  GRegex *matches;
} Names;

struct _TopsheetModelMatch
{
  GObject parent_instance;

  GHashTable *rules; /* model id → TopsheetPriceRule */

  GMutex lock;
  GHashTable *providers; /* folded name → Provider; made at the first search, since most runs search nothing */
  GHashTable *known[2];  /* by @only_claimed: name → id of the model, or NULL */
};

G_DEFINE_FINAL_TYPE (TopsheetModelMatch, topsheet_model_match, G_TYPE_OBJECT)

static void
names_free (gpointer data)
{
  Names *names = data;

  g_clear_pointer (&names->matches, g_regex_unref);
  g_free (names);
}

static void
provider_free (gpointer data)
{
  Provider *provider = data;

  g_clear_pointer (&provider->names, g_ptr_array_unref);
  g_clear_pointer (&provider->alone, g_regex_unref);
  g_free (provider);
}

static const char *
get_condition (TopsheetPriceRule *rule, const char *key)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  gsize length = strlen (key);

  for (gsize i = 0; conditions[i] != NULL; i++)
    if (strncmp (conditions[i], key, length) == 0 && conditions[i][length] == '=')
      return conditions[i] + length + 1;

  return NULL;
}

static GRegex *
compile_condition (TopsheetPriceRule *rule, const char *key)
{
  const char *pattern = get_condition (rule, key);

  return pattern != NULL ? topsheet_model_match_compile (pattern, NULL) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Names * const *) a)->id, (*(const Names * const *) b)->id);
}

static void
add_names (TopsheetModelMatch *self, TopsheetPriceRule *rule)
{
  const char *said = topsheet_price_rule_get_provider (rule);
  g_autofree char *folded = said != NULL ? topsheet_text_fold (said) : g_strdup ("");
  g_autoptr (GRegex) matches = compile_condition (rule, "matches");
  Provider *provider = g_hash_table_lookup (self->providers, folded);
  Names *names;

  if (matches == NULL || *folded == '\0')
    return;

  if (provider == NULL)
    {
      provider = g_new0 (Provider, 1);
      provider->names = g_ptr_array_new_with_free_func (names_free);
      g_hash_table_insert (self->providers, g_steal_pointer (&folded), provider);
    }
  if (provider->alone == NULL)
    provider->alone = compile_condition (rule, "alone");
  names = g_new0 (Names, 1);
  names->id = topsheet_price_rule_get_model_id (rule);
  names->matches = g_steal_pointer (&matches);
  g_ptr_array_add (provider->names, names);
}

static void
ensure_providers (TopsheetModelMatch *self)
{
  GHashTableIter iter;
  gpointer value;

  if (self->providers != NULL)
    return;

  self->providers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, provider_free);
  g_hash_table_iter_init (&iter, self->rules);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    add_names (self, value);
  g_hash_table_iter_init (&iter, self->providers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_sort (((Provider *) value)->names, compare_names);
}

/* FALSE too when the limits are reached. */
static gboolean
holds (GRegex *regex, const char *name)
{
  return regex != NULL && g_regex_match_full (regex, name, -1, 0, 0, NULL, NULL);
}

static const char *
find_of (const Provider *provider, const char *name)
{
  for (guint i = 0; i < provider->names->len; i++)
    {
      const Names *names = provider->names->pdata[i];

      if (holds (names->matches, name))
        return names->id;
    }
  return NULL;
}

/* "openai/gpt-4o": what openai calls gpt-4o, or openai/gpt-4o. */
static const char *
find_with_provider (TopsheetModelMatch *self, const char *name)
{
  const char *slash = strchr (name, '/'), *id;
  g_autofree char *before = slash != NULL ? g_strndup (name, (gsize) (slash - name)) : NULL;
  g_autofree char *folded = before != NULL ? topsheet_text_fold (before) : NULL;
  const Provider *provider = folded != NULL ? g_hash_table_lookup (self->providers, folded) : NULL;

  if (provider == NULL)
    return NULL;

  id = find_of (provider, slash + 1);
  return id != NULL ? id : find_of (provider, name);
}

static const char *
find_alone (TopsheetModelMatch *self, const char *name, gboolean only_claimed)
{
  const char *claimed = NULL, *any = NULL;
  guint n_claims = 0, n_claimed = 0, n_any = 0;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->providers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gboolean claims = holds (((Provider *) value)->alone, name);
      const char *id = find_of (value, name);

      n_claims += claims ? 1 : 0;
      if (id == NULL)
        continue;
      any = id;
      n_any++;
      if (claims)
        {
          claimed = id;
          n_claimed++;
        }
    }
  if (n_claims > 0 || only_claimed)
    return n_claimed == 1 ? claimed : NULL;

  return n_any == 1 ? any : NULL;
}

static void
topsheet_model_match_finalize (GObject *object)
{
  TopsheetModelMatch *self = TOPSHEET_MODEL_MATCH (object);

  for (gsize i = 0; i < G_N_ELEMENTS (self->known); i++)
    g_clear_pointer (&self->known[i], g_hash_table_unref);
  g_clear_pointer (&self->providers, g_hash_table_unref);
  g_clear_pointer (&self->rules, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (topsheet_model_match_parent_class)->finalize (object);
}

static void
topsheet_model_match_class_init (TopsheetModelMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_model_match_finalize;
}

static void
topsheet_model_match_init (TopsheetModelMatch *self)
{
  g_mutex_init (&self->lock);
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (self->known); i++)
    self->known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

gboolean
topsheet_model_match_is_names (TopsheetPriceRule *rule)
{
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (rule), FALSE);

  return strcmp (topsheet_price_rule_get_meter (rule), "names") == 0;
}

GRegex *
topsheet_model_match_compile (const char *pattern, GError **error)
{
  g_autofree char *limited = NULL;
  GRegex *regex;

  g_return_val_if_fail (pattern != NULL, NULL);

  if (strlen (pattern) > TOPSHEET_MODEL_MATCH_MAX_PATTERN || !g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                           _("It is longer than a pattern of names can be."));
      return NULL;
    }
  limited = g_strconcat (LIMITS, pattern, NULL);
  /* Without groups to refer to, patterns can be put together. */
  regex = g_regex_new (limited, G_REGEX_CASELESS | G_REGEX_NO_AUTO_CAPTURE, 0, NULL);
  if (regex == NULL)
    g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("It is no regular expression."));
  return regex;
}

TopsheetModelMatch *
topsheet_model_match_new (void)
{
  return g_object_new (TOPSHEET_TYPE_MODEL_MATCH, NULL);
}

void
topsheet_model_match_add (TopsheetModelMatch *self, TopsheetPriceRule *rule)
{
  g_return_if_fail (TOPSHEET_IS_MODEL_MATCH (self));
  g_return_if_fail (topsheet_model_match_is_names (rule));
  g_return_if_fail (self->providers == NULL);

  g_hash_table_replace (self->rules, (gpointer) topsheet_price_rule_get_model_id (rule), g_object_ref (rule));
}

TopsheetPriceRule *
topsheet_model_match_get (TopsheetModelMatch *self, const char *model_id)
{
  g_return_val_if_fail (TOPSHEET_IS_MODEL_MATCH (self), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  return g_hash_table_lookup (self->rules, model_id);
}

const char *
topsheet_model_match_find (TopsheetModelMatch *self, const char *name, gboolean only_claimed)
{
  g_autoptr (GMutexLocker) locker = NULL;
  GHashTable *known;
  gpointer id;

  g_return_val_if_fail (TOPSHEET_IS_MODEL_MATCH (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_hash_table_size (self->rules) == 0 || *name == '\0' || strlen (name) > MAX_NAME_BYTES ||
      !g_utf8_validate (name, -1, NULL))
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  known = self->known[only_claimed ? 1 : 0];
  if (g_hash_table_lookup_extended (known, name, NULL, &id))
    return id;

  ensure_providers (self);
  id = (gpointer) find_with_provider (self, name);
  if (id == NULL)
    id = (gpointer) find_alone (self, name, only_claimed);
  if (g_hash_table_size (known) >= MAX_KNOWN)
    g_hash_table_remove_all (known);
  g_hash_table_insert (known, g_strdup (name), id);
  return id;
}
