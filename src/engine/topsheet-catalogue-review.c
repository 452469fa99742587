/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-catalogue-review.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-model-match.h"
#include "engine/topsheet-price-worth.h"

#include <string.h>

struct _TopsheetCatalogueReview
{
  GObject parent_instance;

  GListStore *changes;
  GPtrArray *names;    /* rules that say what models are called, of models that the catalogue has */
  GPtrArray *names_of; /* and of those that come in */
  guint counts[TOPSHEET_PRICE_VERDICT_LAST + 1];
};

G_DEFINE_FINAL_TYPE (TopsheetCatalogueReview, topsheet_catalogue_review, G_TYPE_OBJECT)

/* The catalogue as it is, looked up by hash. */
typedef struct
{
  GHashTable *rules;   /* identity → GPtrArray of rules, from the earliest on */
  GHashTable *models;  /* model id → a rule of it, the last one */
  GHashTable *general; /* identity → an incoming rule that holds from now on, whatever is narrow */
  GHashTable *priced;  /* identities of all that comes in */
  GHashTable *names;   /* provider and name there → model id, or AMBIGUOUS */
  GHashTable *called;  /* model id → the last rule that says what it is called */
} Index;

static const char ambiguous[] = "";

static void
index_clear (Index *self)
{
  g_clear_pointer (&self->called, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->priced, g_hash_table_unref);
  g_clear_pointer (&self->general, g_hash_table_unref);
  g_clear_pointer (&self->models, g_hash_table_unref);
  g_clear_pointer (&self->rules, g_hash_table_unref);
}

/* Terms that only round what is counted do not make it another price. */
static gboolean
is_rounding (const char *condition)
{
  return g_str_has_prefix (condition, "count_block=") || g_str_has_prefix (condition, "count_min=");
}

/* Conditions on how much, how large or when, which a list can give up again. */
static gboolean
is_narrow (const char *condition)
{
  static const char * const keys[] = { "input_tokens_gt=", "input_tokens_le=", "mp_gt=",
                                       "mp_le=",           "utc_time=",        "weekday=" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_has_prefix (condition, keys[i]))
      return TRUE;

  return FALSE;
}

static gboolean
has_narrow (TopsheetPriceRule *rule)
{
  for (const char * const *condition = topsheet_price_rule_get_conditions (rule); *condition != NULL; condition++)
    if (is_narrow (*condition))
      return TRUE;

  return FALSE;
}

/* What a rule prices. Conditions are sorted in it. @narrow: with those that are. (transfer full) */
static char *
get_identity (TopsheetPriceRule *rule, const char *model_id, gboolean narrow)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  GString *identity = g_string_new (model_id);

  g_string_append_c (identity, '\n');
  g_string_append (identity, topsheet_price_worth_get_meter (rule));
  for (gsize i = 0; conditions[i] != NULL; i++)
    if (!is_rounding (conditions[i]) && (narrow || !is_narrow (conditions[i])))
      {
        g_string_append_c (identity, '\n');
        g_string_append (identity, conditions[i]);
      }

  return g_string_free_and_steal (identity);
}

/* (transfer full) (nullable) */
static char *
get_name (TopsheetPriceRule *rule)
{
  const char *provider = topsheet_price_rule_get_provider (rule), *model = topsheet_price_rule_get_model (rule);
  g_autofree char *folded = model != NULL ? topsheet_text_fold (model) : NULL;

  return provider != NULL && folded != NULL && *folded != '\0' ? g_strconcat (provider, "\n", folded, NULL) : NULL;
}

static void
index_add_name (Index *self, TopsheetPriceRule *rule)
{
  const char *id = topsheet_price_rule_get_model_id (rule), *known;
  char *name;

  /* All rules of a model say alike what it is called. */
  if (g_hash_table_contains (self->models, id))
    return;

  /* Former and other prices of a model are meant only by their own id. */
  name = strchr (id, '@') == NULL ? get_name (rule) : NULL;
  if (name == NULL)
    return;

  known = g_hash_table_lookup (self->names, name);
  g_hash_table_replace (self->names, name, (gpointer) (known == NULL || strcmp (known, id) == 0 ? id : ambiguous));
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  TopsheetPriceRule *left = *(TopsheetPriceRule * const *) a, *right = *(TopsheetPriceRule * const *) b;
  const gint64 keys[][2] = {
    { topsheet_price_rule_get_valid_from_usec (left), topsheet_price_rule_get_valid_from_usec (right) },
    { topsheet_price_rule_get_recorded_at_usec (left), topsheet_price_rule_get_recorded_at_usec (right) },
    { topsheet_price_rule_get_id (left), topsheet_price_rule_get_id (right) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;

  return 0;
}

static void
index_add_rule (Index *self, TopsheetPriceRule *rule)
{
  g_autofree char *identity = get_identity (rule, topsheet_price_rule_get_model_id (rule), TRUE);
  GPtrArray *list = g_hash_table_lookup (self->rules, identity);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->rules, g_steal_pointer (&identity), list);
    }
  g_ptr_array_add (list, rule);
  index_add_name (self, rule);
  g_hash_table_insert (self->models, (gpointer) topsheet_price_rule_get_model_id (rule), rule);
}

static void
index_init (Index *self, GPtrArray *rules)
{
  GHashTableIter iter;
  gpointer of_identity;

  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->models = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->called = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rules->len; i++)
    if (topsheet_model_match_is_names (rules->pdata[i]))
      g_hash_table_insert (self->called, (gpointer) topsheet_price_rule_get_model_id (rules->pdata[i]), rules->pdata[i]);
    else
      index_add_rule (self, rules->pdata[i]);
  g_hash_table_iter_init (&iter, self->rules);
  while (g_hash_table_iter_next (&iter, NULL, &of_identity))
    g_ptr_array_sort (of_identity, compare_rules);
}

/* The id that the catalogue has for the model of @rule, or its own. */
static const char *
index_find_id (const Index *self, TopsheetPriceRule *rule)
{
  const char *id = topsheet_price_rule_get_model_id (rule), *known;
  g_autofree char *name = NULL;

  if (g_hash_table_contains (self->models, id))
    return id;

  name = get_name (rule);
  known = name != NULL ? g_hash_table_lookup (self->names, name) : NULL;
  return known != NULL && known != ambiguous ? known : id;
}

/* How many of @rules begin by @at_usec. */
static guint
count_begun (GPtrArray *rules, gint64 at_usec)
{
  guint low = 0, high = rules->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (topsheet_price_rule_get_valid_from_usec (rules->pdata[middle]) <= at_usec)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The rule of @identity that holds at @at_usec. (transfer none) (nullable) */
static TopsheetPriceRule *
index_find (const Index *self, const char *identity, gint64 at_usec)
{
  GPtrArray *rules = g_hash_table_lookup (self->rules, identity);

  for (guint i = rules != NULL ? count_begun (rules, at_usec) : 0; i-- > 0;)
    {
      gint64 to = topsheet_price_rule_get_valid_to_usec (rules->pdata[i]);

      if (to == 0 || at_usec < to)
        return rules->pdata[i];
    }
  return NULL;
}

/* The one that prices the same as @rule does. Where a list names the only resolution that a model has, that is one for any. (transfer none) (nullable) */
static TopsheetPriceRule *
index_find_current (const Index *self, TopsheetPriceRule *rule, const char *model_id, gint64 at_usec)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  g_autofree char *identity = get_identity (rule, model_id, TRUE), *any = NULL;
  TopsheetPriceRule *current = index_find (self, identity, at_usec);

  if (current != NULL || conditions[0] == NULL || conditions[1] != NULL ||
      !g_str_has_prefix (conditions[0], "resolution="))
    return current;

  any = g_strconcat (model_id, "\n", topsheet_price_worth_get_meter (rule), NULL);
  return g_hash_table_contains (self->priced, any) ? NULL : index_find (self, any, at_usec);
}

/* A moment at which @rule holds: its first, or its last where nobody knows since when it does. */
static gint64
get_moment (TopsheetPriceRule *rule, gint64 at_usec)
{
  gint64 from = topsheet_price_rule_get_valid_from_usec (rule), to = topsheet_price_rule_get_valid_to_usec (rule);

  return from != 0 ? from : to != 0 ? MIN (to - 1, at_usec) : at_usec;
}

/* The same price of another model or under other conditions. (transfer full) */
static TopsheetPriceRule *
copy_rule (TopsheetPriceRule *rule, const char *model_id, const char * const *conditions)
{
  TopsheetPriceRule *copy = topsheet_price_rule_new (model_id, topsheet_price_rule_get_meter (rule),
                                                     topsheet_price_rule_get_price (rule),
                                                     topsheet_price_rule_get_per (rule),
                                                     topsheet_price_rule_get_unit (rule),
                                                     topsheet_price_rule_get_currency (rule));

  g_object_set (copy, "provider", topsheet_price_rule_get_provider (rule), "model",
                topsheet_price_rule_get_model (rule), "modality", topsheet_price_rule_get_modality (rule), "tier",
                topsheet_price_rule_get_tier (rule), "conditions", conditions, "credit-rate",
                topsheet_price_rule_get_credit_rate (rule), "valid-from-usec",
                topsheet_price_rule_get_valid_from_usec (rule), "valid-to-usec",
                topsheet_price_rule_get_valid_to_usec (rule), "recorded-at-usec",
                topsheet_price_rule_get_recorded_at_usec (rule), "as-of", topsheet_price_rule_get_as_of (rule),
                "source", topsheet_price_rule_get_source (rule), "source-url",
                topsheet_price_rule_get_source_url (rule), "confidence", topsheet_price_rule_get_confidence (rule),
                "notes", topsheet_price_rule_get_notes (rule), NULL);
  return copy;
}

/* The same rule as one of a model that the catalogue has: with its id, tier and modality. @known: (nullable) (transfer full) */
static TopsheetPriceRule *
adopt_rule (TopsheetPriceRule *rule, const char *model_id, TopsheetPriceRule *known)
{
  TopsheetPriceRule *copy;

  if (known == NULL ||
      (strcmp (topsheet_price_rule_get_model_id (rule), model_id) == 0 &&
       topsheet_price_rule_get_tier (rule) == topsheet_price_rule_get_tier (known) &&
       g_strcmp0 (topsheet_price_rule_get_modality (rule), topsheet_price_rule_get_modality (known)) == 0))
    return g_object_ref (rule);

  copy = copy_rule (rule, model_id, topsheet_price_rule_get_conditions (rule));
  g_object_set (copy, "tier", topsheet_price_rule_get_tier (known), "modality",
                topsheet_price_rule_get_modality (known), NULL);
  return copy;
}

/* Lists of other projects by what they call themselves, whatever date or file they name with it; others by all they say. */
static gboolean
is_same_source (TopsheetPriceRule *a, TopsheetPriceRule *b)
{
  static const char * const lists[] = { "litellm", "genai-prices" };
  const char *left = topsheet_price_rule_get_source (a), *right = topsheet_price_rule_get_source (b);
  g_autofree char *left_lower = g_ascii_strdown (left != NULL ? left : "", -1);
  g_autofree char *right_lower = g_ascii_strdown (right != NULL ? right : "", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gboolean of_left = strstr (left_lower, lists[i]) != NULL, of_right = strstr (right_lower, lists[i]) != NULL;

      if (of_left || of_right)
        return of_left && of_right;
    }
  return strcmp (left_lower, right_lower) == 0;
}

static guint
compare (TopsheetPriceRule *rule, TopsheetPriceRule *current, gboolean *same)
{
  TopsheetDecimal before, now;
  guint doubts = 0;

  *same = FALSE;
  if (strcmp (topsheet_price_rule_get_currency (rule), topsheet_price_rule_get_currency (current)) != 0)
    return TOPSHEET_PRICE_DOUBT_CURRENCY;
  if (!topsheet_price_worth_get (rule, &now) || !topsheet_price_worth_get (current, &before))
    return TOPSHEET_PRICE_DOUBT_JUMP;

  *same = topsheet_decimal_compare (&now, &before) == 0;
  if (topsheet_price_worth_differ (&now, &before, 3, 1))
    doubts |= TOPSHEET_PRICE_DOUBT_JUMP;
  if (!is_same_source (rule, current) && topsheet_price_worth_differ (&now, &before, 5, 4))
    doubts |= TOPSHEET_PRICE_DOUBT_SOURCES;
  return doubts;
}

/* (transfer full) */
static TopsheetPriceChange *
review (const Index *index, TopsheetPriceRule *incoming, gint64 at_usec)
{
  const char *id = index_find_id (index, incoming);
  TopsheetPriceRule *known = g_hash_table_lookup (index->models, id);
  g_autoptr (TopsheetPriceRule) rule = adopt_rule (incoming, id, known);
  TopsheetPriceRule *current = index_find_current (index, rule, id, get_moment (rule, at_usec));
  guint doubts = topsheet_price_worth_list_doubts (rule);
  gboolean same = FALSE;

  if (current != NULL)
    doubts |= compare (rule, current, &same);
  if (same)
    return topsheet_price_change_new (rule, current, TOPSHEET_PRICE_UNCHANGED, 0);
  if (known != NULL && strcmp (topsheet_price_rule_get_currency (known), topsheet_price_rule_get_currency (rule)) != 0)
    doubts |= TOPSHEET_PRICE_DOUBT_CURRENCY;

  return topsheet_price_change_new (rule, current,
                                    doubts != 0       ? TOPSHEET_PRICE_SUSPICIOUS
                                    : current != NULL ? TOPSHEET_PRICE_CHANGED
                                                      : TOPSHEET_PRICE_ADDED,
                                    doubts);
}

/* What a model is called is no price, and nothing that a person could doubt: it is recorded where it says something else than before. */
static void
review_names (TopsheetCatalogueReview *self, const Index *index, TopsheetPriceRule *incoming)
{
  const char *id = index_find_id (index, incoming);
  TopsheetPriceRule *called = g_hash_table_lookup (index->called, id);
  TopsheetPriceRule *known = g_hash_table_lookup (index->models, id);

  if (called == NULL ||
      !g_strv_equal (topsheet_price_rule_get_conditions (called), topsheet_price_rule_get_conditions (incoming)))
    g_ptr_array_add (known != NULL ? self->names : self->names_of, adopt_rule (incoming, id, known));
}

static TopsheetPriceChange *
judge (TopsheetPriceRule *rule, TopsheetPriceRule *current)
{
  gboolean same = FALSE;
  guint doubts = topsheet_price_worth_list_doubts (rule) | compare (rule, current, &same);

  return same ? NULL
              : topsheet_price_change_new (rule, current,
                                           doubts != 0 ? TOPSHEET_PRICE_SUSPICIOUS : TOPSHEET_PRICE_CHANGED, doubts);
}

static void
index_add_incoming (Index *self, GPtrArray *incoming)
{
  self->general = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->priced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < incoming->len; i++)
    {
      TopsheetPriceRule *rule = incoming->pdata[i];
      char *identity;

      if (topsheet_model_match_is_names (rule))
        continue;
      identity = get_identity (rule, index_find_id (self, rule), TRUE);
      if (!has_narrow (rule) && topsheet_price_rule_get_valid_to_usec (rule) == 0)
        g_hash_table_insert (self->general, g_strdup (identity), rule);
      g_hash_table_add (self->priced, identity);
    }
}

/* A source that had a price for more than 200,000 tokens, or for the night, and now has one for all: the old one has more conditions and would still
 * count, so that the new price is recorded under its conditions too. */
static void
add_leftovers (const Index *index, GPtrArray *current, gint64 at_usec, GPtrArray *changes)
{
  for (guint i = 0; i < current->len; i++)
    {
      TopsheetPriceRule *old = current->pdata[i];
      const char *id = topsheet_price_rule_get_model_id (old);
      g_autofree char *wide = has_narrow (old) ? get_identity (old, id, FALSE) : NULL;
      g_autofree char *identity = wide != NULL ? get_identity (old, id, TRUE) : NULL;
      TopsheetPriceRule *rule = wide != NULL ? g_hash_table_lookup (index->general, wide) : NULL;
      g_autoptr (TopsheetPriceRule) copy = NULL;
      TopsheetPriceChange *change;

      if (rule == NULL || g_hash_table_contains (index->priced, identity) || !is_same_source (old, rule) ||
          index_find (index, identity, get_moment (rule, at_usec)) != old)
        continue;
      copy = copy_rule (rule, id, topsheet_price_rule_get_conditions (old));
      g_object_set (copy, "tier", topsheet_price_rule_get_tier (old), "modality",
                    topsheet_price_rule_get_modality (old), NULL);
      change = judge (copy, old);
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
}

static void
topsheet_catalogue_review_finalize (GObject *object)
{
  TopsheetCatalogueReview *self = TOPSHEET_CATALOGUE_REVIEW (object);

  g_clear_pointer (&self->names_of, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->changes);

  G_OBJECT_CLASS (topsheet_catalogue_review_parent_class)->finalize (object);
}

static void
topsheet_catalogue_review_class_init (TopsheetCatalogueReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_catalogue_review_finalize;
}

static void
topsheet_catalogue_review_init (TopsheetCatalogueReview *self)
{
  self->changes = g_list_store_new (TOPSHEET_TYPE_PRICE_CHANGE);
  self->names = g_ptr_array_new_with_free_func (g_object_unref);
  self->names_of = g_ptr_array_new_with_free_func (g_object_unref);
}

TopsheetCatalogueReview *
topsheet_catalogue_review_new (GPtrArray *current, GPtrArray *incoming, gint64 at_usec)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetCatalogueReview *self;
  Index index;

  g_return_val_if_fail (current != NULL && incoming != NULL, NULL);

  self = g_object_new (TOPSHEET_TYPE_CATALOGUE_REVIEW, NULL);
  index_init (&index, current);
  index_add_incoming (&index, incoming);
  for (guint i = 0; i < incoming->len; i++)
    if (topsheet_model_match_is_names (incoming->pdata[i]))
      review_names (self, &index, incoming->pdata[i]);
    else
      g_ptr_array_add (changes, review (&index, incoming->pdata[i], at_usec));
  add_leftovers (&index, current, at_usec, changes);
  for (guint i = 0; i < changes->len; i++)
    self->counts[topsheet_price_change_get_verdict (changes->pdata[i])]++;
  g_list_store_splice (self->changes, 0, 0, changes->pdata, changes->len);
  index_clear (&index);
  return self;
}

GListModel *
topsheet_catalogue_review_get_changes (TopsheetCatalogueReview *self)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_REVIEW (self), NULL);

  return G_LIST_MODEL (self->changes);
}

guint
topsheet_catalogue_review_count (TopsheetCatalogueReview *self, TopsheetPriceVerdict verdict)
{
  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_REVIEW (self), 0);
  g_return_val_if_fail (verdict <= TOPSHEET_PRICE_VERDICT_LAST, 0);

  return self->counts[verdict];
}

/* A model that nobody took a price of needs no names. */
static void
add_names (TopsheetCatalogueReview *self, GPtrArray *rules)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rules->len; i++)
    g_hash_table_add (taken, (gpointer) topsheet_price_rule_get_model_id (rules->pdata[i]));
  for (guint i = 0; i < self->names_of->len; i++)
    if (g_hash_table_contains (taken, topsheet_price_rule_get_model_id (self->names_of->pdata[i])))
      g_ptr_array_add (rules, g_object_ref (self->names_of->pdata[i]));
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (rules, g_object_ref (self->names->pdata[i]));
}

GPtrArray *
topsheet_catalogue_review_list_accepted (TopsheetCatalogueReview *self)
{
  GPtrArray *rules;
  guint n;

  g_return_val_if_fail (TOPSHEET_IS_CATALOGUE_REVIEW (self), NULL);

  rules = g_ptr_array_new_with_free_func (g_object_unref);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->changes));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TopsheetPriceChange) change = g_list_model_get_item (G_LIST_MODEL (self->changes), i);

      if (topsheet_price_change_get_accepted (change) &&
          topsheet_price_change_get_verdict (change) != TOPSHEET_PRICE_UNCHANGED)
        g_ptr_array_add (rules, g_object_ref (topsheet_price_change_get_rule (change)));
    }
  add_names (self, rules);
  return rules;
}
