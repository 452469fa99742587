/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-pricing.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-rule-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Work on one quote. */
typedef struct
{
  GPtrArray *rules; /* those valid at the time */
  TopsheetCall call;
  TopsheetQuote *quote;
  GPtrArray *unpriced; /* names */
  GHashTable *missing; /* set of selectors */
} Work;

/* How a quantity that people know is counted by a meter, in the order in which ways are tried. */
typedef struct
{
  const char *quantity;
  const char *meter;
  TopsheetUnit unit; /* of the rule; NONE = any */
  guint times;       /* what the meter counts for one */
  guint per;         /* how many make one of the rule's units */
} Way;

static const Way ways[] = {
  { "images", "image", TOPSHEET_UNIT_NONE, 1, 1 },
  { "images", "credits", TOPSHEET_UNIT_IMAGE, 1, 1 },
  { "clips", "clip", TOPSHEET_UNIT_NONE, 1, 1 },
  { "clips", "credits", TOPSHEET_UNIT_CLIP, 1, 1 },
  { "clips", "run", TOPSHEET_UNIT_NONE, 1, 1 },
  { "output_seconds", "output_seconds", TOPSHEET_UNIT_NONE, 1, 1 },
  { "output_seconds", "credits", TOPSHEET_UNIT_SECOND, 1, 1 },
  { "output_seconds", "output_minutes", TOPSHEET_UNIT_NONE, 1, 60 },
  { "minutes", "output_minutes", TOPSHEET_UNIT_NONE, 1, 1 },
  { "minutes", "output_seconds", TOPSHEET_UNIT_NONE, 60, 1 },
  { "minutes", "credits", TOPSHEET_UNIT_SECOND, 60, 1 },
  { "minutes", "input_seconds", TOPSHEET_UNIT_NONE, 60, 1 },
  { "gpu_hours", "gpu_hour", TOPSHEET_UNIT_NONE, 1, 1 },
  { "gpu_hours", "credits", TOPSHEET_UNIT_SECOND, 3600, 1 },
  { "gpu_seconds", "gpu_hour", TOPSHEET_UNIT_NONE, 1, 3600 },
  { "gpu_seconds", "credits", TOPSHEET_UNIT_SECOND, 1, 1 },
  { "months", "month", TOPSHEET_UNIT_NONE, 1, 1 },
  { "packs", "pack", TOPSHEET_UNIT_NONE, 1, 1 },
  { "requests", "request", TOPSHEET_UNIT_NONE, 1, 1 },
};

static void
item_free (TopsheetQuoteItem *item)
{
  g_free (item->meter);
  g_free (item->rule);
  g_free (item->source);
  g_free (item->as_of);
  g_free (item);
}

static gboolean
has_meter (Work *work, const char *meter)
{
  return topsheet_rule_choice_has_meter (work->rules, meter, TOPSHEET_UNIT_NONE);
}

static void
add_unpriced (Work *work, const char *quantity)
{
  if (!g_ptr_array_find_with_equal_func (work->unpriced, quantity, g_str_equal, NULL))
    g_ptr_array_add (work->unpriced, g_strdup (quantity));
}

/* Takes the currency of the first rule; the others have to agree. */
static gboolean
check_currency (Work *work, const char *currency, GError **error)
{
  TopsheetMoney *amount = &work->quote->amount;

  if (*amount->currency == '\0')
    *amount = topsheet_money (0, currency);
  if (strcmp (amount->currency, currency) == 0)
    return TRUE;

  g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY,
               _("The prices of one model are in two currencies, %1$s and %2$s"), amount->currency, currency);
  return FALSE;
}

/* Prices @quantity of @meter, as part of what was given as @given. FALSE only on error. */
static gboolean
add_item (Work *work,
          const char *given,
          const char *meter,
          TopsheetUnit unit,
          TopsheetDecimal quantity,
          guint per,
          GError **error)
{
  TopsheetPriceRule *rule = topsheet_rule_choice_pick (work->rules, meter, unit, &work->call, work->missing);
  TopsheetDecimal price;
  TopsheetMoney amount;
  guint64 all_per;
  TopsheetQuoteItem *item;

  if (rule == NULL)
    {
      add_unpriced (work, given);
      return TRUE;
    }
  if (!check_currency (work, topsheet_price_rule_get_currency (rule), error) ||
      !topsheet_rule_choice_get_price (rule, per, &price, &all_per, error) ||
      !topsheet_money_price (&quantity, &price, all_per, work->quote->amount.currency, &amount, error) ||
      !topsheet_money_add (&work->quote->amount, &amount, &work->quote->amount, error))
    return FALSE;

  item = g_new0 (TopsheetQuoteItem, 1);
  item->meter = g_strdup (meter);
  item->quantity = quantity;
  item->unit_price = price;
  item->per = all_per;
  item->unit = topsheet_price_rule_get_unit (rule);
  item->amount = amount;
  item->rule = topsheet_rule_choice_describe (rule);
  item->source = g_strdup (topsheet_price_rule_get_source (rule));
  item->as_of = g_strdup (topsheet_price_rule_get_as_of (rule));
  g_ptr_array_add (work->quote->items, item);
  return TRUE;
}

/* The first megapixel of each image, and the others it begins. */
static gboolean
add_first_megapixel (Work *work, TopsheetDecimal images, GError **error)
{
  TopsheetDecimal megapixels, extra;
  gint64 begun;

  if (!topsheet_call_get_megapixels (&work->call, &megapixels))
    {
      g_hash_table_add (work->missing, g_strdup ("width"));
      g_hash_table_add (work->missing, g_strdup ("height"));
      add_unpriced (work, "images");
      return TRUE;
    }
  if (!add_item (work, "images", "image_first_mp", TOPSHEET_UNIT_NONE, images, 1, error) ||
      !topsheet_decimal_ceil (&megapixels, &begun, error))
    return FALSE;
  if (begun <= 1)
    return TRUE;

  extra = topsheet_decimal_from_int (begun - 1);
  return topsheet_decimal_multiply (&images, &extra, &extra, error) &&
         add_item (work, "images", "extra_mp", TOPSHEET_UNIT_NONE, extra, 1, error);
}

/* (input + output seconds) × width × height × fps ÷ 1024: what ByteDance counts for Seedance. */
static gboolean
add_video_tokens (Work *work, TopsheetDecimal seconds, GError **error)
{
  static const char * const factors[] = { "width", "height", "fps" };
  TopsheetDecimal tokens = topsheet_call_get_quantity (&work->call, "input_seconds");
  TopsheetDecimal per_token = topsheet_decimal_from_int (1024), factor;
  gboolean known = TRUE;

  if (!topsheet_decimal_add (&tokens, &seconds, &tokens, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      if (!topsheet_call_get_number (&work->call, factors[i], &factor))
        {
          g_hash_table_add (work->missing, g_strdup (factors[i]));
          known = FALSE;
        }
      else if (!topsheet_decimal_multiply (&tokens, &factor, &tokens, error))
        return FALSE;
    }
  if (!known)
    {
      add_unpriced (work, "output_seconds");
      return TRUE;
    }

  /* Exact to a billionth of a token, which is far below a nano of any price. */
  return topsheet_decimal_divide (&tokens, &per_token, 9, &tokens, error) &&
         add_item (work, "output_seconds", "video_tokens", TOPSHEET_UNIT_NONE, tokens, 1, error);
}

static const Way *
find_way (Work *work, const char *quantity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].quantity, quantity) == 0 &&
        topsheet_rule_choice_has_meter (work->rules, ways[i].meter, ways[i].unit))
      return &ways[i];

  return NULL;
}

static gboolean
is_given (Work *work, const char *quantity)
{
  TopsheetDecimal value = topsheet_call_get_quantity (&work->call, quantity);

  return topsheet_decimal_sign (&value) > 0;
}

/* Of clips and their seconds only one is billed; the other tells how many or how long. */
static gboolean
is_covered (Work *work, const char *quantity)
{
  if (strcmp (quantity, "clips") == 0)
    return is_given (work, "output_seconds") && !has_meter (work, "clip") &&
           (has_meter (work, "video_tokens") || has_meter (work, "run") || find_way (work, "output_seconds") != NULL);
  if (strcmp (quantity, "output_seconds") == 0)
    return is_given (work, "clips") && has_meter (work, "clip");
  if (strcmp (quantity, "input_seconds") == 0)
    return has_meter (work, "video_tokens") && is_given (work, "output_seconds");

  return FALSE;
}

static gboolean
add_quantity (Work *work, const char *name, TopsheetDecimal quantity, GError **error)
{
  const Way *way = find_way (work, name);
  TopsheetDecimal times, clips;

  if (strcmp (name, "images") == 0 && has_meter (work, "image_first_mp"))
    return add_first_megapixel (work, quantity, error);
  if (strcmp (name, "output_seconds") == 0 && has_meter (work, "video_tokens"))
    return add_video_tokens (work, quantity, error);
  if (strcmp (name, "output_seconds") == 0 && has_meter (work, "run"))
    {
      clips = is_given (work, "clips") ? topsheet_call_get_quantity (&work->call, "clips")
                                       : topsheet_decimal_from_int (1);
      return add_item (work, name, "run", TOPSHEET_UNIT_NONE, clips, 1, error);
    }
  if (way == NULL)
    return add_item (work, name, name, TOPSHEET_UNIT_NONE, quantity, 1, error);

  times = topsheet_decimal_from_int (way->times);
  return topsheet_decimal_multiply (&quantity, &times, &quantity, error) &&
         add_item (work, name, way->meter, way->unit, quantity, way->per, error);
}

static gboolean
add_quantities (Work *work, GError **error)
{
  g_autofree const char **names = topsheet_usage_list_quantities (work->call.usage);

  for (gsize i = 0; names[i] != NULL; i++)
    if (is_given (work, names[i]) && !is_covered (work, names[i]) &&
        !add_quantity (work, names[i], topsheet_call_get_quantity (&work->call, names[i]), error))
      return FALSE;

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GStrv
steal_sorted (GPtrArray *names)
{
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

/* A price is whole, or it is not known. */
static void
finish (Work *work, const TopsheetUsage *usage)
{
  TopsheetQuote *quote = work->quote;
  g_autofree const char **given = topsheet_usage_list_quantities (usage);
  g_autoptr (GPtrArray) missing = g_hash_table_steal_all_keys (work->missing);

  quote->has_amount = work->unpriced->len == 0 && given[0] != NULL && work->rules->len > 0;
  if (quote->has_amount && *quote->amount.currency == '\0')
    quote->amount = topsheet_money (0, topsheet_price_rule_get_currency (work->rules->pdata[0]));
  if (!quote->has_amount)
    quote->amount.nanos = 0;
  /* What was asked for and is all zero still has no price where there is no rule at all. */
  for (gsize i = 0; work->rules->len == 0 && given[i] != NULL; i++)
    add_unpriced (work, given[i]);

  quote->unpriced = steal_sorted (work->unpriced);
  quote->missing = steal_sorted (missing);
}

TopsheetQuote *
topsheet_pricing_quote (GPtrArray *rules,
                        const TopsheetUsage *usage,
                        gint64 at_usec,
                        gint64 known_at_usec,
                        GError **error)
{
  g_autoptr (TopsheetQuote) quote = NULL;
  g_autoptr (GPtrArray) valid = NULL, unpriced = NULL;
  g_autoptr (GHashTable) missing = NULL;
  Work work = { 0 };
  gboolean ok;

  g_return_val_if_fail (usage != NULL, NULL);

  quote = g_new0 (TopsheetQuote, 1);
  g_atomic_ref_count_init (&quote->ref_count);
  quote->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  work.quote = quote;
  work.rules = valid = topsheet_rule_choice_filter (rules, at_usec, known_at_usec);
  work.unpriced = unpriced = g_ptr_array_new_with_free_func (g_free);
  work.missing = missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  topsheet_call_init (&work.call, usage, valid, at_usec);
  ok = add_quantities (&work, error);
  if (ok)
    finish (&work, usage);
  topsheet_call_clear (&work.call);

  return ok ? g_steal_pointer (&quote) : NULL;
}
