/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "engine/topsheet-price-shock.h"

#include "base/topsheet-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHARE_DIGITS 6

typedef enum
{
  MATCH_NONE,
  MATCH_PROVIDER,
  MATCH_MODEL,
} Match;

static const char *
get_provider (TopsheetCatalogue *catalogue, const char *model_id)
{
  GPtrArray *rules = catalogue != NULL ? topsheet_catalogue_get_rules (catalogue, model_id) : NULL;

  return rules != NULL && rules->len > 0 ? topsheet_price_rule_get_provider (rules->pdata[0]) : NULL;
}

/* The part before the slash names who made the model, where another provider sells it. */
static gboolean
is_before_slash (const char *who, const char *model_id)
{
  const char *slash = strchr (model_id, '/');

  return slash != NULL && strlen (who) == (gsize) (slash - model_id) &&
         g_ascii_strncasecmp (who, model_id, strlen (who)) == 0;
}

static Match
match (const char *who, const char *model, TopsheetCatalogue *catalogue)
{
  const char *model_id = catalogue != NULL ? topsheet_catalogue_resolve (catalogue, model, NULL) : NULL;
  const char *who_id = catalogue != NULL ? topsheet_catalogue_resolve (catalogue, who, NULL) : NULL;
  const char *provider;

  if (model_id == NULL)
    model_id = model;
  if (strcmp (who, model_id) == 0 || g_strcmp0 (who_id, model_id) == 0)
    return MATCH_MODEL;

  provider = get_provider (catalogue, model_id);
  if ((provider != NULL && g_ascii_strcasecmp (provider, who) == 0) || is_before_slash (who, model_id))
    return MATCH_PROVIDER;

  return MATCH_NONE;
}

static TopsheetPriceShock *
find_shock (TopsheetPriceShock *shocks, guint n_shocks, const char *model, TopsheetCatalogue *catalogue)
{
  TopsheetPriceShock *best = NULL;
  Match best_match = MATCH_NONE;

  for (guint i = 0; model != NULL && i < n_shocks; i++)
    {
      Match found = match (shocks[i].who, model, catalogue);

      if (found > best_match)
        {
          best = &shocks[i];
          best_match = found;
        }
    }
  return best;
}

static gboolean
change_line (TopsheetBudgetLine *line, TopsheetPriceShock *shock, GError **error)
{
  const TopsheetMoney *unit = topsheet_budget_line_get_priced_unit (line);
  const TopsheetMoney *amount = topsheet_budget_line_get_priced_amount (line);
  TopsheetMoney new_unit, new_amount;

  if (unit == NULL || amount == NULL)
    {
      shock->n_unpriced++;
      return TRUE;
    }
  if (!topsheet_money_scale (unit, &shock->factor, NULL, &new_unit, error) ||
      !topsheet_money_scale (amount, &shock->factor, NULL, &new_amount, error))
    return FALSE;

  topsheet_budget_line_set_priced (line, &new_unit, &new_amount, topsheet_budget_line_get_price_as_of (line),
                                   topsheet_budget_line_get_price_source (line), NULL);
  shock->n_lines++;
  return TRUE;
}

/* How much of the step from @before to @after uses up @headroom; none when the step does not lead towards the limit. */
static gboolean
find_share (gboolean has_limit,
            const TopsheetMoney *headroom,
            const TopsheetMoney *before,
            const TopsheetMoney *after,
            gboolean *has_break,
            TopsheetDecimal *share,
            GError **error)
{
  TopsheetMoney step;
  TopsheetDecimal room = topsheet_decimal_from_int (headroom->nanos), rise;

  *has_break = FALSE;
  *share = TOPSHEET_DECIMAL_ZERO;
  if (!topsheet_money_subtract (after, before, &step, error))
    return FALSE;
  if (!has_limit || headroom->nanos < 0 || step.nanos <= 0)
    return TRUE;

  rise = topsheet_decimal_from_int (step.nanos);
  *has_break = TRUE;
  return topsheet_decimal_divide (&room, &rise, SHARE_DIGITS, share, error);
}

static gboolean
check_factors (TopsheetPriceShock *shocks, guint n_shocks, GError **error)
{
  for (guint i = 0; i < n_shocks; i++)
    {
      shocks[i].n_lines = shocks[i].n_unpriced = 0;
      if (topsheet_decimal_sign (&shocks[i].factor) < 0)
        {
          g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                       _("A price cannot be multiplied with a number below zero (“%s”)"), shocks[i].who);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
topsheet_price_shock_compute (TopsheetBudgetPlan *plan,
                              TopsheetCatalogue *catalogue,
                              GPtrArray *rates,
                              gint64 at_usec,
                              TopsheetPriceShock *shocks,
                              guint n_shocks,
                              TopsheetPriceShockResult *out,
                              GError **error)
{
  g_autoptr (TopsheetBudgetPlan) changed = NULL;
  GListModel *lines;

  g_return_val_if_fail (TOPSHEET_IS_BUDGET_PLAN (plan), FALSE);
  g_return_val_if_fail (shocks != NULL || n_shocks == 0, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);

  *out = (TopsheetPriceShockResult) { 0 };
  changed = topsheet_budget_plan_copy (plan);
  lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (changed));
  if (!check_factors (shocks, n_shocks, error) ||
      !topsheet_budget_compute (changed, catalogue, rates, at_usec, &out->before, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      TopsheetPriceShock *shock = find_shock (shocks, n_shocks, topsheet_budget_line_get_model_id (line), catalogue);

      if (shock != NULL && !change_line (line, shock, error))
        return FALSE;
    }

  return topsheet_budget_add_up (changed, &out->after, error) &&
         topsheet_money_subtract (&out->after.total, &out->before.total, &out->difference, error) &&
         find_share (out->before.has_headroom, &out->before.headroom, &out->before.total, &out->after.total,
                     &out->has_break, &out->break_share, error) &&
         find_share (out->before.has_api_headroom, &out->before.api_headroom, &out->before.compute, &out->after.compute,
                     &out->has_api_break, &out->api_break_share, error);
}

gboolean
topsheet_price_shock_get_factor (const TopsheetDecimal *factor,
                                 const TopsheetDecimal *share,
                                 TopsheetDecimal *out,
                                 GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetDecimal step;

  return topsheet_decimal_subtract (factor, &one, &step, error) &&
         topsheet_decimal_multiply (&step, share, &step, error) && topsheet_decimal_add (&step, &one, &step, error) &&
         topsheet_decimal_divide (&step, &one, SHARE_DIGITS, out, error);
}
