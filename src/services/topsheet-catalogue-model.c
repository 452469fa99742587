/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-catalogue-model.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-count.h"
#include "engine/topsheet-own-price.h"
#include "engine/topsheet-rule-choice.h"

#include <string.h>

struct _TopsheetCatalogueModel
{
  GObject parent_instance;

  char *id;
  char *provider;
  char *title;
  char *modality;
  char *words; /* folded: what a search looks in */
  TopsheetTier tier;
  gboolean has_own_tier;
  GPtrArray *current;
  GPtrArray *others;
  gint64 seen_usec;
  gint64 now_usec;
};

G_DEFINE_FINAL_TYPE (TopsheetCatalogueModel, topsheet_catalogue_model, G_TYPE_OBJECT)

/* "Zażółć FLUX.2" → "zazolc-flux-2" */
static char *
fold (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");

  /* What has no letters of ASCII is compared as it is. */
  return topsheet_text_fold (strchr (ascii, '?') == NULL || strchr (text, '?') != NULL ? ascii : text);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 first = topsheet_price_rule_get_valid_from_usec (*(TopsheetPriceRule * const *) a);
  gint64 second = topsheet_price_rule_get_valid_from_usec (*(TopsheetPriceRule * const *) b);

  if (first == second)
    {
      first = topsheet_price_rule_get_id (*(TopsheetPriceRule * const *) a);
      second = topsheet_price_rule_get_id (*(TopsheetPriceRule * const *) b);
    }
  return (first < second) - (first > second);
}

/* Whether @rule is never chosen, since a later one says the price of the same. */
static gboolean
is_replaced (GPtrArray *valid, TopsheetPriceRule *rule)
{
  TopsheetDecimal over = topsheet_count_get_over (rule);

  for (guint i = 0; i < valid->len; i++)
    {
      TopsheetPriceRule *other = valid->pdata[i];
      TopsheetDecimal other_over = topsheet_count_get_over (other);

      if (other != rule && topsheet_own_price_is_same (other, rule) &&
          topsheet_price_rule_get_unit (other) == topsheet_price_rule_get_unit (rule) &&
          topsheet_decimal_compare (&over, &other_over) == 0 && compare_newest (&other, &rule) < 0)
        return TRUE;
    }
  return FALSE;
}

static void
sort_rules (TopsheetCatalogueModel *self, GPtrArray *rules)
{
  g_autoptr (GPtrArray) valid = topsheet_rule_choice_filter (rules, self->now_usec, 0);

  for (guint i = 0; i < valid->len; i++)
    if (!is_replaced (valid, valid->pdata[i]))
      g_ptr_array_add (self->current, g_object_ref (valid->pdata[i]));
  for (guint i = 0; i < rules->len; i++)
    if (!g_ptr_array_find (self->current, rules->pdata[i], NULL))
      g_ptr_array_add (self->others, g_object_ref (rules->pdata[i]));
  g_ptr_array_sort (self->others, compare_newest);
}

static void
find_age (TopsheetCatalogueModel *self)
{
  for (guint i = 0; i < self->current->len; i++)
    {
      gint64 seen = topsheet_catalogue_seen_usec (self->current->pdata[i]);

      if (seen > 0 && (self->seen_usec == 0 || seen < self->seen_usec))
        self->seen_usec = seen;
    }
}

static char *
get_maker (const char *id)
{
  const char *slash = strchr (id, '/');

  return slash != NULL ? g_strndup (id, (gsize) (slash - id)) : g_strdup (id);
}

/* Rules of the catalogue name the model; own ones repeat what they say. */
static void
take_names (TopsheetCatalogueModel *self, GPtrArray *rules)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      if (self->provider == NULL)
        self->provider = g_strdup (topsheet_price_rule_get_provider (rules->pdata[i]));
      if (self->title == NULL)
        self->title = g_strdup (topsheet_price_rule_get_model (rules->pdata[i]));
      if (self->modality == NULL)
        self->modality = g_strdup (topsheet_price_rule_get_modality (rules->pdata[i]));
    }
  if (self->provider == NULL)
    self->provider = get_maker (self->id);
  if (self->title == NULL)
    self->title = g_strdup (self->id);
  text = g_strjoin (" ", self->id, self->title, self->provider, topsheet_tier_get_nick (self->tier), self->modality,
                    NULL);
  self->words = fold (text);
}

static void
topsheet_catalogue_model_finalize (GObject *object)
{
  TopsheetCatalogueModel *self = TOPSHEET_CATALOGUE_MODEL (object);

  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->modality, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (topsheet_catalogue_model_parent_class)->finalize (object);
}

static void
topsheet_catalogue_model_class_init (TopsheetCatalogueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_catalogue_model_finalize;
}

static void
topsheet_catalogue_model_init (TopsheetCatalogueModel *self)
{
  self->current = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
}

TopsheetCatalogueModel *
topsheet_catalogue_model_new (TopsheetCatalogue *catalogue, const char *id, gint64 now_usec)
{
  TopsheetCatalogueModel *self;
  GPtrArray *rules;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE (catalogue), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  rules = topsheet_catalogue_get_rules (catalogue, id);
  g_return_val_if_fail (rules != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_CATALOGUE_MODEL, NULL);
  self->id = g_strdup (id);
  self->now_usec = now_usec;
  self->tier = topsheet_catalogue_get_tier (catalogue, id, NULL);
  self->has_own_tier = topsheet_catalogue_get_tiers (catalogue, id) != NULL;
  sort_rules (self, rules);
  find_age (self);
  take_names (self, rules);
  return self;
}

const char *
topsheet_catalogue_model_get_id (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), NULL);

  return self->id;
}

const char *
topsheet_catalogue_model_get_provider (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), NULL);

  return self->provider;
}

const char *
topsheet_catalogue_model_get_title (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), NULL);

  return self->title;
}

const char *
topsheet_catalogue_model_get_modality (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), NULL);

  return self->modality;
}

TopsheetTier
topsheet_catalogue_model_get_tier (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), TOPSHEET_TIER_STANDARD);

  return self->tier;
}

gboolean
topsheet_catalogue_model_has_own_tier (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), FALSE);

  return self->has_own_tier;
}

GPtrArray *
topsheet_catalogue_model_get_current (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), NULL);

  return self->current;
}

GPtrArray *
topsheet_catalogue_model_get_others (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), NULL);

  return self->others;
}

gboolean
topsheet_catalogue_model_has_own_price (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), FALSE);

  for (guint i = 0; i < self->current->len; i++)
    if (topsheet_own_price_is (self->current->pdata[i]))
      return TRUE;

  return FALSE;
}

TopsheetPriceState
topsheet_catalogue_model_get_state (TopsheetCatalogueModel *self, TopsheetPriceRule *rule)
{
  gint64 until;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), TOPSHEET_PRICE_STATE_PAST);
  g_return_val_if_fail (TOPSHEET_IS_PRICE_RULE (rule), TOPSHEET_PRICE_STATE_PAST);

  until = topsheet_price_rule_get_valid_to_usec (rule);
  if (topsheet_own_price_is_end (rule))
    return TOPSHEET_PRICE_STATE_END;
  if (g_ptr_array_find (self->current, rule, NULL))
    return TOPSHEET_PRICE_STATE_CURRENT;
  if (topsheet_price_rule_get_valid_from_usec (rule) > self->now_usec)
    return TOPSHEET_PRICE_STATE_FUTURE;
  if (until != 0 && until <= self->now_usec)
    return TOPSHEET_PRICE_STATE_PAST;
  return TOPSHEET_PRICE_STATE_REPLACED;
}

gint64
topsheet_catalogue_model_get_seen_usec (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), 0);

  return self->seen_usec;
}

gboolean
topsheet_catalogue_model_is_stale (TopsheetCatalogueModel *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), FALSE);

  return topsheet_catalogue_is_stale (self->seen_usec, self->now_usec);
}

gboolean
topsheet_catalogue_model_matches (TopsheetCatalogueModel *self, const char *query)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_MODEL (self), FALSE);

  words = g_strsplit_set (query != NULL ? query : "", " \t\n", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fold (words[i]);

      if (strstr (self->words, folded) == NULL)
        return FALSE;
    }
  return TRUE;
}

gint64
topsheet_catalogue_seen_usec (TopsheetPriceRule *rule)
{
  const char *as_of = topsheet_price_rule_get_as_of (rule);
  gint64 usec;

  /* "2026-08-21", or only "2026-08" or "2026": their first day */
  if (as_of != NULL)
    {
      gsize length = strlen (as_of);
      g_autofree char *day = g_strconcat (as_of, length == 4 ? "-01-01" : length == 7 ? "-01" : "", NULL);

      if (topsheet_time_parse_rfc3339 (day, &usec, NULL))
        return usec;
    }

  return topsheet_price_rule_get_recorded_at_usec (rule);
}

gboolean
topsheet_catalogue_is_stale (gint64 seen_usec, gint64 now_usec)
{
  return seen_usec > 0 && now_usec - seen_usec > TOPSHEET_CATALOGUE_STALE_DAYS * (gint64) 86400 * G_USEC_PER_SEC;
}
