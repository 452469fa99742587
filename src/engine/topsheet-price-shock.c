/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-price-shock.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FACTOR_DIGITS 6

/* (transfer full) (nullable): the provider as the catalogue names it, else what stands before the slash */
static char *
find_provider (TopsheetCatalogue *catalogue, const char *model_id)
{
  GPtrArray *rules = catalogue != NULL ? topsheet_catalogue_get_rules (catalogue, model_id) : NULL;
  const char *provider = rules != NULL && rules->len > 0 ? topsheet_price_rule_get_provider (rules->pdata[0]) : NULL;
  const char *slash = strchr (model_id, '/');

  if (provider != NULL)
    return g_strdup (provider);
  return slash != NULL ? g_strndup (model_id, (gsize) (slash - model_id)) : NULL;
}

static const TopsheetPriceMove *
find_change (TopsheetBudgetLine *line, TopsheetCatalogue *catalogue, const TopsheetPriceMove *changes, guint n_changes)
{
  const char *name = topsheet_budget_line_get_model_id (line);
  const char *known = name != NULL && catalogue != NULL ? topsheet_catalogue_resolve (catalogue, name, NULL) : NULL;
  const char *model_id = known != NULL ? known : name;
  g_autofree char *provider = model_id != NULL ? find_provider (catalogue, model_id) : NULL;
  const TopsheetPriceMove *found = NULL;

  for (guint i = 0; model_id != NULL && i < n_changes; i++)
    {
      if (g_strcmp0 (changes[i].what, model_id) == 0)
        return &changes[i];
      if (g_strcmp0 (changes[i].what, provider) == 0)
        found = &changes[i];
    }
  return found;
}

static gboolean
scale_line (TopsheetBudgetLine *line, const TopsheetDecimal *factor, GError **error)
{
  const TopsheetMoney *old_unit = topsheet_budget_line_get_priced_unit (line);
  const TopsheetMoney *old_amount = topsheet_budget_line_get_priced_amount (line);
  g_autofree char *as_of = g_strdup (topsheet_budget_line_get_price_as_of (line));
  g_autofree char *source = g_strdup (topsheet_budget_line_get_price_source (line));
  TopsheetMoney unit = *old_amount, amount;

  if (!topsheet_money_scale (old_amount, factor, NULL, &amount, error) ||
      (old_unit != NULL && !topsheet_money_scale (old_unit, factor, NULL, &unit, error)))
    return FALSE;
  topsheet_budget_line_set_priced (line, old_unit != NULL ? &unit : NULL, &amount, as_of, source, NULL);
  return TRUE;
}

/* Scales what the changes are about, each by its factor or all by @same. */
static gboolean
apply (TopsheetBudgetPlan *plan,
       TopsheetCatalogue *catalogue,
       const TopsheetPriceMove *changes,
       guint n_changes,
       const TopsheetDecimal *same,
       TopsheetPriceShock *out,
       GError **error)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));

  out->changed = out->unpriced = 0;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const TopsheetPriceMove *change = find_change (line, catalogue, changes, n_changes);

      if (change == NULL)
        continue;
      if (topsheet_budget_line_get_priced_amount (line) == NULL)
        out->unpriced++;
      else if (!scale_line (line, same != NULL ? same : &change->factor, error))
        return FALSE;
      else
        out->changed++;
    }
  return TRUE;
}

/* 1 + headroom ÷ (doubled − before) */
static gboolean
find_factor (gboolean has_headroom,
             const TopsheetMoney *headroom,
             const TopsheetMoney *before,
             const TopsheetMoney *doubled,
             gboolean *has_factor,
             TopsheetDecimal *factor,
             GError **error)
{
  TopsheetMoney slope;
  TopsheetDecimal left, more, one = topsheet_decimal_from_int (1);

  *has_factor = FALSE;
  if (!has_headroom)
    return TRUE;
  if (!topsheet_money_subtract (doubled, before, &slope, error))
    return FALSE;
  if (slope.nanos <= 0)
    return TRUE;
  left = (TopsheetDecimal) { headroom->nanos, 9 };
  more = (TopsheetDecimal) { slope.nanos, 9 };
  if (!topsheet_decimal_divide (&left, &more, FACTOR_DIGITS, factor, error) ||
      !topsheet_decimal_add (factor, &one, factor, error))
    return FALSE;
  /* Below zero not even free calls would keep the limit. */
  *has_factor = topsheet_decimal_sign (factor) >= 0;
  return TRUE;
}

static gboolean
check (const TopsheetPriceMove *changes, guint n_changes, GError **error)
{
  for (guint i = 0; i < n_changes; i++)
    if (topsheet_decimal_sign (&changes[i].factor) < 0)
      {
        g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                     _("Prices cannot be multiplied with a number below zero; “%s” was left as it is"),
                     changes[i].what);
        return FALSE;
      }
  return TRUE;
}

gboolean
topsheet_price_shock_compute (TopsheetBudgetPlan *plan,
                              TopsheetCatalogue *catalogue,
                              GPtrArray *rates,
                              gint64 at_usec,
                              const TopsheetPriceMove *changes,
                              guint n_changes,
                              TopsheetPriceShock *out,
                              GError **error)
{
  TopsheetDecimal two = topsheet_decimal_from_int (2);
  TopsheetBudgetTotals doubled;
  gboolean ok;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan) && out != NULL, FALSE);
  g_return_val_if_fail (changes != NULL || n_changes == 0, FALSE);

  *out = (TopsheetPriceShock) { 0 };
  ok = check (changes, n_changes, error) &&
       topsheet_budget_compute (plan, catalogue, rates, at_usec, &out->before, error) &&
       apply (plan, catalogue, changes, n_changes, &two, out, error) &&
       topsheet_budget_add_up (plan, &doubled, error) &&
       topsheet_budget_compute (plan, catalogue, rates, at_usec, &out->before, error) &&
       apply (plan, catalogue, changes, n_changes, NULL, out, error) &&
       topsheet_budget_add_up (plan, &out->after, error);

  return ok &&
         find_factor (out->before.has_headroom, &out->before.headroom, &out->before.total, &doubled.total,
                      &out->has_limit_factor, &out->limit_factor, error) &&
         find_factor (out->before.has_api_headroom, &out->before.api_headroom, &out->before.compute, &doubled.compute,
                      &out->has_api_limit_factor, &out->api_limit_factor, error);
}
