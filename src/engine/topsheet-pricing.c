/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-pricing.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-count.h"
#include "engine/topsheet-credit-draw.h"
#include "engine/topsheet-meters.h"
#include "engine/topsheet-rule-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Work on one quote. */
typedef struct
{
  GPtrArray *rules; /* those valid at the time */
  TopsheetCall call;
  TopsheetQuote *quote;
  TopsheetCreditDraw credits;
  GPtrArray *unpriced; /* names */
  GHashTable *missing; /* set of selectors */
} Work;

/* A price in money, with every factor that holds. */
typedef struct
{
  TopsheetDecimal price;
  guint64 per;
  GString *rule; /* says what it is made of */
} Rate;

static void
item_free (TopsheetQuoteItem *item)
{
  g_free (item->meter);
  g_free (item->rule);
  g_free (item->source);
  g_free (item->as_of);
  g_free (item);
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

static gboolean
rate_multiply (Rate *self, TopsheetPriceRule *factor, GError **error)
{
  TopsheetDecimal by = topsheet_price_rule_get_price (factor);
  g_autofree char *number = topsheet_decimal_print (&by);
  g_autofree char *when = g_strjoinv (" ", (char **) topsheet_price_rule_get_conditions (factor));

  if (!g_uint64_checked_mul (&self->per, self->per, topsheet_price_rule_get_per (factor)))
    {
      g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW, _("A price is for too large a quantity"));
      return FALSE;
    }
  g_string_append_printf (self->rule, " × %s", number);
  if (topsheet_price_rule_get_per (factor) > 1)
    g_string_append_printf (self->rule, "/%" G_GUINT64_FORMAT, topsheet_price_rule_get_per (factor));
  g_string_append_printf (self->rule, "%s%s", *when != '\0' ? " " : "", when);

  return topsheet_decimal_multiply (&self->price, &by, &self->price, error);
}

/* A rule that names a service tier is the price of that tier; others are multiplied by its factor. @known: FALSE where
 * the call is of an unusual tier or outcome and nothing says what that costs. */
static gboolean
rate_read (Rate *self, Work *work, TopsheetPriceRule *rule, guint parts, gboolean *known, GError **error)
{
  const char * const *modifiers = topsheet_call_list_modifiers ();
  TopsheetPriceRule *factor = topsheet_rule_choice_pick_factor (work->rules, NULL, &work->call);
  g_autofree char *described = topsheet_rule_choice_describe (rule);

  g_string_assign (self->rule, described);
  *known = TRUE;
  if (!topsheet_rule_choice_get_price (rule, parts, &self->price, &self->per, error) ||
      (factor != NULL && !rate_multiply (self, factor, error)))
    return FALSE;
  for (gsize i = 0; modifiers[i] != NULL; i++)
    {
      if (topsheet_rule_choice_mentions (rule, modifiers[i]))
        continue;
      factor = topsheet_rule_choice_pick_factor (work->rules, modifiers[i], &work->call);
      if (factor != NULL && !rate_multiply (self, factor, error))
        return FALSE;
      if (factor == NULL && !topsheet_call_is_usual (&work->call, modifiers[i]))
        *known = FALSE;
    }
  return TRUE;
}

/* Puts @quantity at @rate on the bill; @rule %NULL: nobody but the provider says so. FALSE only on error. */
static gboolean
post (Work *work,
      const char *meter,
      const TopsheetDecimal *quantity,
      const Rate *rate,
      TopsheetPriceRule *rule,
      TopsheetUnit unit,
      GError **error)
{
  TopsheetMoney amount;
  TopsheetQuoteItem *item;

  if ((rule != NULL && !check_currency (work, topsheet_price_rule_get_currency (rule), error)) ||
      !topsheet_money_price (quantity, &rate->price, rate->per, work->quote->amount.currency, &amount, error) ||
      !topsheet_money_add (&work->quote->amount, &amount, &work->quote->amount, error))
    return FALSE;

  item = g_new0 (TopsheetQuoteItem, 1);
  item->meter = g_strdup (meter);
  item->quantity = *quantity;
  item->unit_price = rate->price;
  item->per = rate->per;
  item->unit = unit;
  item->amount = amount;
  item->rule = g_strdup (rate->rule->str);
  item->source = g_strdup (rule != NULL ? topsheet_price_rule_get_source (rule) : NULL);
  item->as_of = g_strdup (rule != NULL ? topsheet_price_rule_get_as_of (rule) : NULL);
  g_ptr_array_add (work->quote->items, item);
  return TRUE;
}

/* What the lots give for @quantity at @rate, which is in credits. FALSE only on error. */
static gboolean
post_from_lots (Work *work, const TopsheetMeterUse *use, const TopsheetDecimal *quantity, Rate *rate, GError **error)
{
  TopsheetDecimal per = topsheet_decimal_from_int ((gint64) rate->per), credits;
  g_autoptr (GArray) parts = NULL;
  gboolean is_covered;

  if (!topsheet_decimal_multiply (quantity, &rate->price, &credits, error) ||
      !topsheet_decimal_divide (&credits, &per, 9, &credits, error))
    return FALSE;
  parts = topsheet_credit_draw_take (&work->credits, &credits, &is_covered, error);
  if (parts == NULL)
    return FALSE;
  if (!is_covered)
    add_unpriced (work, use->given);
  for (guint i = 0; i < parts->len; i++)
    {
      const TopsheetCreditPart *part = &g_array_index (parts, TopsheetCreditPart, i);
      g_autofree char *lot = topsheet_rule_choice_describe (part->lot);
      g_autoptr (GString) described = g_string_new (NULL);
      Rate of_lot = { .price = topsheet_price_rule_get_price (part->lot), .per = 1, .rule = described };

      g_string_printf (described, "%s, %s", rate->rule->str, lot);
      if (!post (work, use->meter, &part->quantity, &of_lot, part->lot, TOPSHEET_UNIT_CREDIT, error))
        return FALSE;
    }
  return TRUE;
}

/* A fee has paid for it. */
static gboolean
post_included (Work *work, const TopsheetMeterUse *use, TopsheetPriceRule *rule, GError **error)
{
  g_autofree char *name = topsheet_rule_choice_describe (rule);
  g_autoptr (GString) described = g_string_new (name);
  const Rate rate = { .price = TOPSHEET_DECIMAL_ZERO, .per = 1, .rule = described };

  return post (work, use->meter, &use->each, &rate, rule, TOPSHEET_UNIT_NONE, error);
}

/* FALSE only on error. */
static gboolean
add_item (Work *work,
          const TopsheetMeterUse *use,
          TopsheetPriceRule *rule,
          const TopsheetDecimal *quantity,
          GError **error)
{
  g_autoptr (GString) described = g_string_new (NULL);
  Rate rate = { .rule = described };
  gboolean known;

  if (!rate_read (&rate, work, rule, use->parts, &known, error))
    return FALSE;
  if (!known)
    {
      add_unpriced (work, use->given);
      return TRUE;
    }
  if (topsheet_credit_draw_is_from_lots (rule))
    return post_from_lots (work, use, quantity, &rate, error);

  return post (work, use->meter, quantity, &rate, rule, topsheet_price_rule_get_unit (rule), error);
}

/* frames = frames a second × seconds + what the rule adds. @known: FALSE where nobody says how many make a second. */
static gboolean
count_frames (Work *work, const TopsheetCount *count, TopsheetDecimal *each, gboolean *known, GError **error)
{
  TopsheetDecimal fps = count->fps;

  *known = count->has_fps || topsheet_call_get_number (&work->call, "fps", &fps);
  if (!*known)
    {
      g_hash_table_add (work->missing, g_strdup ("fps"));
      return TRUE;
    }
  return topsheet_decimal_multiply (each, &fps, each, error) && topsheet_decimal_add (each, &count->plus, each, error);
}

/* Where the tier of @rule ends, or all of @quantity. */
static gboolean
get_end (TopsheetPriceRule *rule, guint parts, const TopsheetDecimal *quantity, TopsheetDecimal *end, GError **error)
{
  TopsheetDecimal times = topsheet_decimal_from_int (parts), upto;
  TopsheetCount count;

  topsheet_count_read (&count, rule);
  *end = *quantity;
  if (!count.has_upto)
    return TRUE;
  if (!topsheet_decimal_multiply (&count.upto, &times, &upto, error))
    return FALSE;
  if (topsheet_decimal_compare (&upto, quantity) < 0)
    *end = upto;

  return TRUE;
}

/* Each part of @quantity by the rule of its graduated tier; a rule without tiers prices all of it. */
static gboolean
add_tiers (Work *work,
           const TopsheetMeterUse *use,
           TopsheetPriceRule *rule,
           const TopsheetDecimal *quantity,
           GError **error)
{
  TopsheetDecimal parts = topsheet_decimal_from_int (use->parts), begin = TOPSHEET_DECIMAL_ZERO, end, part, over;

  while (rule != NULL)
    {
      if (!get_end (rule, use->parts, quantity, &end, error))
        return FALSE;
      /* A tier that ends where it begins leads nowhere. */
      if (topsheet_decimal_compare (&end, &begin) <= 0 && topsheet_decimal_sign (quantity) > 0)
        break;
      if (!topsheet_decimal_subtract (&end, &begin, &part, error) || !add_item (work, use, rule, &part, error))
        return FALSE;
      if (topsheet_decimal_compare (&end, quantity) >= 0)
        return TRUE;
      begin = end;
      if (!topsheet_decimal_divide (&begin, &parts, 9, &over, error))
        return FALSE;
      rule = topsheet_rule_choice_pick (work->rules, use->meter, use->unit, &over, &work->call, work->missing);
    }
  add_unpriced (work, use->given);
  return TRUE;
}

/* FALSE only on error. */
static gboolean
add_use (Work *work, const TopsheetMeterUse *use, GError **error)
{
  const TopsheetDecimal zero = TOPSHEET_DECIMAL_ZERO;
  TopsheetPriceRule *rule = NULL;
  TopsheetDecimal each = use->each, billed;
  TopsheetCount count = { 0 };
  gboolean known = TRUE;

  if (use->meter != NULL)
    rule = topsheet_rule_choice_pick (work->rules, use->meter, use->unit, &zero, &work->call, work->missing);
  if (rule != NULL)
    topsheet_count_read (&count, rule);
  if (rule != NULL && use->is_seconds_of_frames && !count_frames (work, &count, &each, &known, error))
    return FALSE;
  if (rule == NULL || !known)
    {
      add_unpriced (work, use->given);
      return TRUE;
    }
  if (use->is_included)
    return post_included (work, use, rule, error);

  return topsheet_count_apply (&count, &each, use->parts, &billed, error) &&
         topsheet_decimal_multiply (&billed, &use->times, &billed, error) &&
         add_tiers (work, use, rule, &billed, error);
}

static gboolean
add_uses (Work *work, GError **error)
{
  g_autoptr (GArray) uses = topsheet_meters_list (&work->call, work->rules, work->missing, error);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (!add_use (work, &g_array_index (uses, TopsheetMeterUse, i), error))
      return FALSE;

  return uses != NULL;
}

/* A rule of the model that says what a credit is worth. */
static TopsheetPriceRule *
find_credit_rule (Work *work)
{
  for (guint i = 0; i < work->rules->len; i++)
    if (topsheet_price_rule_get_credit_rate (work->rules->pdata[i]) != NULL)
      return work->rules->pdata[i];

  return NULL;
}

/* What a unit of an actual cost is: of a currency, or a credit of @rule. FALSE only on error; "" when it is not known. */
static gboolean
find_cost_currency (Work *work, TopsheetPriceRule **rule, char currency[4], Rate *rate, GError **error)
{
  const char *named = topsheet_usage_get_selector (work->call.usage, "cost_currency");
  g_autofree char *code = named != NULL ? g_ascii_strup (named, -1) : NULL;

  *rule = NULL;
  *currency = '\0';
  rate->price = topsheet_decimal_from_int (1);
  rate->per = 1;
  if (code == NULL)
    g_hash_table_add (work->missing, g_strdup ("cost_currency"));
  else if (strcmp (code, "CREDITS") == 0)
    *rule = find_credit_rule (work);
  else if (topsheet_currency_is_valid (code))
    g_strlcpy (currency, code, 4);
  if (*rule == NULL)
    return TRUE;

  g_strlcpy (currency, topsheet_price_rule_get_currency (*rule), 4);
  if (topsheet_credit_draw_is_from_lots (*rule))
    return TRUE;
  return topsheet_rule_choice_get_credit (*rule, &rate->price, &rate->per, error);
}

/* What the answer of the provider says, in a currency or in its credits. */
static gboolean
add_actual_cost (Work *work, TopsheetDecimal cost, GError **error)
{
  const TopsheetMeterUse use = { .given = "actual_cost", .meter = "actual_cost" };
  g_autoptr (GString) described = g_string_new (use.meter);
  TopsheetPriceRule *rule;
  char currency[4];
  Rate rate = { .rule = described };

  if (!find_cost_currency (work, &rule, currency, &rate, error))
    return FALSE;
  if (*currency == '\0')
    {
      add_unpriced (work, use.given);
      return TRUE;
    }
  if (rule != NULL && topsheet_credit_draw_is_from_lots (rule))
    return post_from_lots (work, &use, &cost, &rate, error);

  work->quote->amount = topsheet_money (0, currency);
  return post (work, use.meter, &cost, &rate, rule, rule != NULL ? TOPSHEET_UNIT_CREDIT : TOPSHEET_UNIT_NONE, error);
}

static gboolean
add_everything (Work *work, GError **error)
{
  TopsheetDecimal cost;

  /* What was paid is better than what it should have cost. */
  if (topsheet_usage_get_quantity (work->call.usage, "actual_cost", &cost))
    return add_actual_cost (work, cost, error);

  return add_uses (work, error);
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

  quote->self_hosted = topsheet_rule_choice_has_meter (work->rules, "self_hosted", TOPSHEET_UNIT_NONE);
  quote->has_amount = work->unpriced->len == 0 && given[0] != NULL && (work->rules->len > 0 || quote->items->len > 0);
  if (quote->has_amount && *quote->amount.currency == '\0')
    quote->amount = topsheet_money (0, topsheet_price_rule_get_currency (work->rules->pdata[0]));
  if (!quote->has_amount)
    quote->amount.nanos = 0;
  /* What was asked for and is all zero still has no price where there is no rule at all. */
  for (gsize i = 0; !quote->has_amount && work->rules->len == 0 && given[i] != NULL; i++)
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
  ok = topsheet_credit_draw_init (&work.credits, valid, &work.call, at_usec, error) && add_everything (&work, error);
  if (ok)
    finish (&work, usage);
  topsheet_credit_draw_clear (&work.credits);
  topsheet_call_clear (&work.call);

  return ok ? g_steal_pointer (&quote) : NULL;
}
