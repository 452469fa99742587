/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-rule-choice.h"

#include "base/topsheet-error.h"
#include "engine/topsheet-count.h"
#include "engine/topsheet-credit-draw.h"
#include "engine/topsheet-own-price.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_valid (TopsheetPriceRule *rule, gint64 at_usec, gint64 known_at_usec)
{
  gint64 from = topsheet_price_rule_get_valid_from_usec (rule), to = topsheet_price_rule_get_valid_to_usec (rule);

  return (from == 0 || at_usec >= from) && (to == 0 || at_usec < to) &&
         (known_at_usec == 0 || topsheet_price_rule_get_recorded_at_usec (rule) <= known_at_usec);
}

static gboolean
is_of_meter (TopsheetPriceRule *rule, const char *meter, TopsheetUnit unit)
{
  return strcmp (topsheet_price_rule_get_meter (rule), meter) == 0 &&
         (unit == TOPSHEET_UNIT_NONE || topsheet_price_rule_get_unit (rule) == unit);
}

static int
compare_int64 (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* Terms of counting select nothing. */
static guint
count_conditions (TopsheetPriceRule *rule)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  guint n = 0;

  for (gsize i = 0; conditions[i] != NULL; i++)
    n += topsheet_count_is_term (conditions[i]) ? 0 : 1;

  return n;
}

/* Above 0 when @a goes before @b: more conditions, then newer, then later recorded. */
static int
compare_precedence (TopsheetPriceRule *a, TopsheetPriceRule *b)
{
  int order = compare_int64 (count_conditions (a), count_conditions (b));

  if (order == 0)
    order = compare_int64 (topsheet_price_rule_get_valid_from_usec (a), topsheet_price_rule_get_valid_from_usec (b));
  if (order == 0)
    order = compare_int64 (topsheet_price_rule_get_recorded_at_usec (a), topsheet_price_rule_get_recorded_at_usec (b));
  if (order == 0)
    order = compare_int64 (topsheet_price_rule_get_id (a), topsheet_price_rule_get_id (b));

  return order;
}

GPtrArray *
topsheet_rule_choice_filter (GPtrArray *rules, gint64 at_usec, gint64 known_at_usec)
{
  GPtrArray *valid = g_ptr_array_new ();

  for (guint i = 0; rules != NULL && i < rules->len; i++)
    if (is_valid (rules->pdata[i], at_usec, known_at_usec))
      g_ptr_array_add (valid, rules->pdata[i]);
  topsheet_own_price_settle (valid);

  return valid;
}

gboolean
topsheet_rule_choice_has_meter (GPtrArray *rules, const char *meter, TopsheetUnit unit)
{
  for (guint i = 0; i < rules->len; i++)
    if (is_of_meter (rules->pdata[i], meter, unit))
      return TRUE;

  return FALSE;
}

static gboolean
begins_at (TopsheetPriceRule *rule, const TopsheetDecimal *over)
{
  TopsheetDecimal begin = topsheet_count_get_over (rule);

  return topsheet_decimal_compare (&begin, over) == 0;
}

static gboolean
holds (TopsheetPriceRule *rule, const TopsheetCall *call)
{
  return topsheet_call_satisfies (call, topsheet_price_rule_get_conditions (rule), NULL) == TOPSHEET_TRUTH_YES;
}

TopsheetPriceRule *
topsheet_rule_choice_pick (GPtrArray *rules,
                           const char *meter,
                           TopsheetUnit unit,
                           const TopsheetDecimal *over,
                           const TopsheetCall *call,
                           GHashTable *missing)
{
  TopsheetPriceRule *best = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      TopsheetPriceRule *rule = rules->pdata[i];

      if (is_of_meter (rule, meter, unit) && begins_at (rule, over) &&
          (best == NULL || compare_precedence (rule, best) > 0) && holds (rule, call))
        best = rule;
    }
  /* Only where none holds does it matter what would have to be known. */
  for (guint i = 0; best == NULL && i < rules->len; i++)
    if (is_of_meter (rules->pdata[i], meter, unit))
      topsheet_call_satisfies (call, topsheet_price_rule_get_conditions (rules->pdata[i]), missing);

  return best;
}

gboolean
topsheet_rule_choice_mentions (TopsheetPriceRule *rule, const char *key)
{
  const char * const *conditions = topsheet_price_rule_get_conditions (rule);
  gsize length = strlen (key);

  for (gsize i = 0; conditions[i] != NULL; i++)
    if (strncmp (conditions[i], key, length) == 0 && conditions[i][length] == '=')
      return TRUE;

  return FALSE;
}

/* The first modifier that it names, or NULL. */
static const char *
get_modifier (TopsheetPriceRule *rule)
{
  for (const char * const *key = topsheet_call_list_modifiers (); *key != NULL; key++)
    if (topsheet_rule_choice_mentions (rule, *key))
      return *key;

  return NULL;
}

TopsheetPriceRule *
topsheet_rule_choice_pick_factor (GPtrArray *rules, const char *modifier, const TopsheetCall *call)
{
  TopsheetPriceRule *best = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      TopsheetPriceRule *rule = rules->pdata[i];

      if (is_of_meter (rule, "factor", TOPSHEET_UNIT_NONE) && g_strcmp0 (get_modifier (rule), modifier) == 0 &&
          (best == NULL || compare_precedence (rule, best) > 0) && holds (rule, call))
        best = rule;
    }
  return best;
}

/* "0.01" or "1/211" */
static gboolean
parse_credit_rate (const char *text, TopsheetDecimal *numerator, guint64 *denominator, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  *denominator = 1;
  if (!topsheet_decimal_parse (parts[0], numerator, error))
    return FALSE;

  return parts[1] == NULL || g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXUINT32, denominator, error);
}

static gboolean
multiply_per (guint64 *per, guint64 factor, GError **error)
{
  if (g_uint64_checked_mul (per, *per, factor))
    return TRUE;

  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW, _("A price is for too large a quantity"));
  return FALSE;
}

/* price ÷ denominator where that is a decimal; else the price stays as it is and is for denominator times as much. */
static gboolean
divide_exactly (TopsheetDecimal *price, guint64 *per, guint64 denominator, GError **error)
{
  TopsheetDecimal divisor = topsheet_decimal_from_int ((gint64) denominator), quotient, back;

  if (topsheet_decimal_divide (price, &divisor, 12, &quotient, NULL) &&
      topsheet_decimal_multiply (&quotient, &divisor, &back, NULL) && topsheet_decimal_compare (&back, price) == 0)
    {
      *price = quotient;
      return TRUE;
    }
  return multiply_per (per, denominator, error);
}

gboolean
topsheet_rule_choice_get_price (TopsheetPriceRule *rule,
                                guint parts,
                                TopsheetDecimal *price,
                                guint64 *per,
                                GError **error)
{
  const char *rate = topsheet_price_rule_get_credit_rate (rule);
  TopsheetDecimal numerator;
  guint64 denominator;

  *price = topsheet_price_rule_get_price (rule);
  *per = topsheet_price_rule_get_per (rule);
  if (!multiply_per (per, parts, error))
    return FALSE;
  if (rate == NULL || topsheet_credit_draw_is_from_lots (rule))
    return TRUE;

  return parse_credit_rate (rate, &numerator, &denominator, error) &&
         topsheet_decimal_multiply (price, &numerator, price, error) && divide_exactly (price, per, denominator, error);
}

gboolean
topsheet_rule_choice_get_credit (TopsheetPriceRule *rule, TopsheetDecimal *price, guint64 *per, GError **error)
{
  g_return_val_if_fail (topsheet_price_rule_get_credit_rate (rule) != NULL, FALSE);

  return parse_credit_rate (topsheet_price_rule_get_credit_rate (rule), price, per, error);
}

char *
topsheet_rule_choice_describe (TopsheetPriceRule *rule)
{
  g_autofree char *conditions = g_strjoinv (" ", (char **) topsheet_price_rule_get_conditions (rule));

  return g_strstrip (g_strdup_printf ("%s %s %s", topsheet_price_rule_get_model_id (rule),
                                      topsheet_price_rule_get_meter (rule), conditions));
}
