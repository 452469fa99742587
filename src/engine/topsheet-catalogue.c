/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-catalogue.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-call.h"
#include "engine/topsheet-model-match.h"
#include "engine/topsheet-own-price.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NEAR 3
/* Letters that two names have to begin with in common to be called near. */
#define MIN_COMMON 3

struct _TopsheetCatalogue
{
  GObject parent_instance;

  GHashTable *tiers;   /* id → GPtrArray of TopsheetTierOverride */
  GHashTable *rules;   /* id → GPtrArray of TopsheetPriceRule */
  GPtrArray *ids;      /* sorted, NULL-terminated */
  GHashTable *names;   /* folded id, with and without provider → id, or AMBIGUOUS */
  GHashTable *aliases; /* folded name that the provider uses → id, or AMBIGUOUS */
  TopsheetModelMatch *match;
};

G_DEFINE_FINAL_TYPE (TopsheetCatalogue, topsheet_catalogue, G_TYPE_OBJECT)

static const char ambiguous[] = "";

static const char *
get_short_name (const char *id)
{
  const char *slash = strchr (id, '/');

  return slash != NULL ? slash + 1 : id;
}

/* A former or other price of the model before the mark: "google/veo-3.1-fast@2026-05". */
static gboolean
is_variant (const char *id)
{
  return strchr (id, '@') != NULL;
}

static void
add_name (GHashTable *table, const char *name, const char *id)
{
  g_autofree char *folded = name != NULL ? topsheet_text_fold (name) : g_strdup ("");
  const char *known = g_hash_table_lookup (table, folded);

  if (*folded == '\0' || known == id)
    return;

  g_hash_table_replace (table, g_steal_pointer (&folded), (gpointer) (known == NULL ? id : ambiguous));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Variants have no aliases: they are meant only where their own id is given. */
static void
index_names (TopsheetCatalogue *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = self->ids->pdata[i];
      GPtrArray *rules = g_hash_table_lookup (self->rules, id);

      add_name (self->names, id, id);
      add_name (self->names, get_short_name (id), id);
      if (!is_variant (id))
        add_name (self->aliases, topsheet_price_rule_get_model (rules->pdata[0]), id);
    }
}

static gsize
count_common (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  return n;
}

/* How near an id is to a folded name; 0 = not at all. */
static gsize
get_nearness (const char *folded, const char *id)
{
  g_autofree char *candidate = topsheet_text_fold (get_short_name (id));
  gsize common = count_common (folded, candidate);

  if (strstr (candidate, folded) != NULL || strstr (folded, candidate) != NULL)
    return common + 1000;

  return common >= MIN_COMMON ? common : 0;
}

/* "bfl/flux-2-pro, bfl/flux-2-max": the nearest first. (transfer full) (nullable) */
static char *
list_near (TopsheetCatalogue *self, const char *folded)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();

  while (*folded != '\0' && near->len < MAX_NEAR)
    {
      const char *best = NULL;
      gsize best_nearness = 0;

      for (guint i = 0; i + 1 < self->ids->len; i++)
        {
          gsize nearness = get_nearness (folded, self->ids->pdata[i]);

          if (nearness > best_nearness && !g_ptr_array_find (near, self->ids->pdata[i], NULL))
            {
              best = self->ids->pdata[i];
              best_nearness = nearness;
            }
        }
      if (best == NULL)
        break;
      g_ptr_array_add (near, (gpointer) best);
    }
  if (near->len == 0)
    return NULL;

  g_ptr_array_add (near, NULL);
  return g_strjoinv (", ", (char **) near->pdata);
}

static void
fail_resolve (TopsheetCatalogue *self, const char *name, const char *folded, GError **error)
{
  g_autofree char *near = list_near (self, folded);
  g_autofree char *shown = topsheet_text_ellipsize (name, 60);

  if (near == NULL)
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID, _("“%s” is no model of the catalogue"), shown);
  else
    g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                 _("“%1$s” is no one model of the catalogue; near it are %2$s"), shown, near);
}

static void
topsheet_catalogue_finalize (GObject *object)
{
  TopsheetCatalogue *self = TOPSHEET_CATALOGUE (object);

  g_clear_object (&self->match);
  g_clear_pointer (&self->aliases, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_hash_table_unref);
  g_clear_pointer (&self->tiers, g_hash_table_unref);

  G_OBJECT_CLASS (topsheet_catalogue_parent_class)->finalize (object);
}

static void
topsheet_catalogue_class_init (TopsheetCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_catalogue_finalize;
}

static void
topsheet_catalogue_init (TopsheetCatalogue *self)
{
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->tiers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->match = topsheet_model_match_new ();
}

/* What the model that @name matches is called; the id is that of a model with a price. */
static const char *
find_match (TopsheetCatalogue *self, const char *name, gboolean only_claimed)
{
  const char *id = topsheet_model_match_find (self->match, name, only_claimed);

  return id != NULL && g_hash_table_contains (self->rules, id) ? id : NULL;
}

TopsheetCatalogue *
topsheet_catalogue_new (GPtrArray *rules)
{
  TopsheetCatalogue *self;

  g_return_val_if_fail (rules != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_CATALOGUE, NULL);
  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = topsheet_price_rule_get_model_id (rules->pdata[i]);
      GPtrArray *of_model = g_hash_table_lookup (self->rules, id);

      if (topsheet_model_match_is_names (rules->pdata[i]))
        {
          topsheet_model_match_add (self->match, rules->pdata[i]);
          continue;
        }
      if (of_model == NULL)
        {
          of_model = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->rules, g_strdup (id), of_model);
        }
      g_ptr_array_add (of_model, g_object_ref (rules->pdata[i]));
    }
  self->ids = g_hash_table_get_keys_as_ptr_array (self->rules);
  g_ptr_array_sort (self->ids, compare_ids);
  index_names (self);
  g_ptr_array_add (self->ids, NULL);

  return self;
}

const char *
topsheet_catalogue_resolve (TopsheetCatalogue *self, const char *name, GError **error)
{
  g_autofree char *folded = NULL;
  const char *found;
  gpointer id;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_hash_table_lookup_extended (self->rules, name, &id, NULL))
    return id;

  folded = topsheet_text_fold (name);
  found = g_hash_table_lookup (self->names, folded);
  if (found == NULL)
    found = g_hash_table_lookup (self->aliases, folded);
  if (found != NULL && found != ambiguous)
    return found;
  found = find_match (self, name, found == ambiguous);
  if (found != NULL)
    return found;

  fail_resolve (self, name, folded, error);
  return NULL;
}

GPtrArray *
topsheet_catalogue_get_rules (TopsheetCatalogue *self, const char *model_id)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  return g_hash_table_lookup (self->rules, model_id);
}

TopsheetPriceRule *
topsheet_catalogue_get_names (TopsheetCatalogue *self, const char *model_id)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  return topsheet_model_match_get (self->match, model_id);
}

const char * const *
topsheet_catalogue_list (TopsheetCatalogue *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (self), NULL);

  return (const char * const *) self->ids->pdata;
}

void
topsheet_catalogue_set_tiers (TopsheetCatalogue *self, GPtrArray *overrides)
{
  g_return_if_fail (TOPSHEET_IS_CATALOGUE (self));
  g_return_if_fail (overrides != NULL);

  for (guint i = 0; i < overrides->len; i++)
    {
      gpointer id;
      GPtrArray *of_model;

      if (!g_hash_table_lookup_extended (self->rules, topsheet_tier_override_get_model_id (overrides->pdata[i]), &id,
                                         NULL))
        continue;
      of_model = g_hash_table_lookup (self->tiers, id);
      if (of_model == NULL)
        {
          of_model = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->tiers, id, of_model);
        }
      g_ptr_array_add (of_model, g_object_ref (overrides->pdata[i]));
    }
}

/* What the catalogue says; an own price says nothing about how heavy a model is, unless there is nothing else. */
static TopsheetTier
get_catalogue_tier (GPtrArray *rules)
{
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    if (!topsheet_own_price_is (rules->pdata[i]))
      return topsheet_price_rule_get_tier (rules->pdata[i]);

  return TOPSHEET_TIER_STANDARD;
}

TopsheetTier
topsheet_catalogue_get_tier (TopsheetCatalogue *self, const char *model_id, const TopsheetUsage *usage)
{
  g_autoptr (TopsheetUsage) nothing = topsheet_usage_new ();
  GPtrArray *rules, *overrides;
  TopsheetCall call;
  TopsheetTier tier;
  guint most = 0;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (self), TOPSHEET_TIER_STANDARD);
  g_return_val_if_fail (model_id != NULL, TOPSHEET_TIER_STANDARD);

  rules = g_hash_table_lookup (self->rules, model_id);
  overrides = g_hash_table_lookup (self->tiers, model_id);
  tier = get_catalogue_tier (rules);
  if (overrides == NULL)
    return tier;

  topsheet_call_init (&call, usage != NULL ? usage : nothing, rules, 0);
  for (guint i = 0; i < overrides->len; i++)
    {
      const char * const *conditions = topsheet_tier_override_get_conditions (overrides->pdata[i]);
      guint n = g_strv_length ((char **) conditions) + 1;

      if (n > most && topsheet_call_satisfies (&call, conditions, NULL) == TOPSHEET_TRUTH_YES)
        {
          tier = (TopsheetTier) topsheet_tier_override_get_tier (overrides->pdata[i]);
          most = n;
        }
    }
  topsheet_call_clear (&call);
  return tier;
}

GPtrArray *
topsheet_catalogue_get_tiers (TopsheetCatalogue *self, const char *model_id)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (model_id != NULL, NULL);

  return g_hash_table_lookup (self->tiers, model_id);
}
