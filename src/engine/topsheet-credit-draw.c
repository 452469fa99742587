/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-credit-draw.h"

#include "engine/topsheet-count.h"

#include <string.h>

gboolean
topsheet_credit_draw_is_from_lots (TopsheetPriceRule *rule)
{
  return g_strcmp0 (topsheet_price_rule_get_credit_rate (rule), TOPSHEET_CREDIT_RATE_LOTS) == 0;
}

/* A lot that does not say how many credits it has is none. */
static void
add_lot (TopsheetCreditDraw *self, TopsheetPriceRule *rule)
{
  TopsheetCreditLot lot = {
    .bought_at_usec = topsheet_price_rule_get_valid_from_usec (rule),
    .expires_at_usec = topsheet_price_rule_get_valid_to_usec (rule),
    .unit_cost = topsheet_price_rule_get_price (rule),
  };
  TopsheetCount count;

  topsheet_count_read (&count, rule);
  lot.quantity = count.upto;
  if (!count.has_upto || topsheet_price_rule_get_per (rule) != 1)
    return;
  g_array_append_val (self->lots, lot);
  g_ptr_array_add (self->rules, rule);
}

static gboolean
draw (TopsheetCreditDraw *self, const TopsheetDecimal *credits, TopsheetDecimal *short_of, GError **error)
{
  TopsheetCreditLot *lots = (TopsheetCreditLot *) (gpointer) self->lots->data;
  TopsheetMoney cost, expired;

  *short_of = *credits;
  return self->rules->len == 0 || topsheet_credit_lots_draw (lots, self->lots->len, self->at_usec, credits,
                                                             topsheet_price_rule_get_currency (self->rules->pdata[0]),
                                                             &cost, &expired, short_of, error);
}

gboolean
topsheet_credit_draw_init (TopsheetCreditDraw *self,
                           GPtrArray *rules,
                           const TopsheetCall *call,
                           gint64 at_usec,
                           GError **error)
{
  TopsheetDecimal before, short_of;

  self->rules = g_ptr_array_new ();
  self->lots = g_array_new (FALSE, FALSE, sizeof (TopsheetCreditLot));
  self->at_usec = at_usec;
  for (guint i = 0; i < rules->len; i++)
    if (strcmp (topsheet_price_rule_get_meter (rules->pdata[i]), "lot") == 0)
      add_lot (self, rules->pdata[i]);

  return !topsheet_call_get_number (call, "credits_drawn", &before) || topsheet_decimal_sign (&before) <= 0 ||
         draw (self, &before, &short_of, error);
}

void
topsheet_credit_draw_clear (TopsheetCreditDraw *self)
{
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->lots, g_array_unref);
}

/* The parts, in the order in which they were drawn: the earliest expiry first, of those the oldest. */
static int
compare_parts (gconstpointer a, gconstpointer b)
{
  TopsheetPriceRule *first = ((const TopsheetCreditPart *) a)->lot, *second = ((const TopsheetCreditPart *) b)->lot;
  guint64 ends[] = { (guint64) topsheet_price_rule_get_valid_to_usec (first),
                     (guint64) topsheet_price_rule_get_valid_to_usec (second) };
  gint64 begins[] = { topsheet_price_rule_get_valid_from_usec (first),
                      topsheet_price_rule_get_valid_from_usec (second) };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends[i] == 0)
      ends[i] = G_MAXUINT64;
  if (ends[0] != ends[1])
    return ends[0] < ends[1] ? -1 : 1;

  return (begins[0] > begins[1]) - (begins[0] < begins[1]);
}

GArray *
topsheet_credit_draw_take (TopsheetCreditDraw *self,
                           const TopsheetDecimal *credits,
                           gboolean *is_covered,
                           GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (TopsheetCreditPart));
  g_autoptr (GArray) before = g_array_copy (self->lots);
  TopsheetDecimal short_of;

  if (!draw (self, credits, &short_of, error))
    return NULL;
  *is_covered = topsheet_decimal_sign (&short_of) == 0;
  if (!*is_covered)
    {
      g_array_unref (self->lots);
      self->lots = g_steal_pointer (&before);
      return g_steal_pointer (&parts);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const TopsheetDecimal had = g_array_index (before, TopsheetCreditLot, i).quantity;
      const TopsheetDecimal has = g_array_index (self->lots, TopsheetCreditLot, i).quantity;
      TopsheetCreditPart part = { .lot = self->rules->pdata[i] };

      if (!topsheet_decimal_subtract (&had, &has, &part.quantity, error))
        return NULL;
      if (topsheet_decimal_sign (&part.quantity) > 0)
        g_array_append_val (parts, part);
    }
  g_array_sort (parts, compare_parts);
  return g_steal_pointer (&parts);
}
