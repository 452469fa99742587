/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-report-prices.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-pricing.h"
#include "model/topsheet-rate.h"
#include "store/topsheet-store.h"

#include <glib/gi18n-lib.h>

/* "image", "1,000,000 tokens". */
static char *
describe_per (guint64 per, TopsheetUnit unit)
{
  g_autofree char *count = NULL;

  if (per == 1)
    return g_strdup (topsheet_unit_get_name (unit));
  count = topsheet_text_format_count ((gint64) per);
  return g_strdup_printf ("%s %ss", count, topsheet_unit_get_name (unit));
}

/* A quote names its rule as "model meter conditions"; people read a comma after the model. */
static char *
describe_rule (const char *rule)
{
  g_auto (GStrv) parts = g_strsplit (rule, " ", 2);

  return g_strjoinv (", ", parts);
}

static gboolean
has_assumption (GPtrArray *assumptions, const char *what, const char *price)
{
  for (guint i = 0; i < assumptions->len; i++)
    {
      const TopsheetReportAssumption *known = g_ptr_array_index (assumptions, i);

      if (g_str_equal (known->what, what) && g_str_equal (known->price, price))
        return TRUE;
    }
  return FALSE;
}

static void
add_quote (TopsheetCatalogue *catalogue,
           const char *model_id,
           const TopsheetUsage *usage,
           gint64 at_usec,
           GPtrArray *assumptions)
{
  GPtrArray *rules = topsheet_catalogue_get_rules (catalogue, model_id);
  g_autoptr (TopsheetQuote) quote = NULL;

  if (rules == NULL)
    return;
  quote = topsheet_pricing_quote (rules, usage, at_usec, 0, NULL);
  for (guint i = 0; quote != NULL && i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = g_ptr_array_index (quote->items, i);
      g_autofree char *what = describe_rule (item->rule);
      g_autofree char *price = topsheet_text_format_decimal (&item->unit_price);
      TopsheetReportAssumption *assumption;

      if (has_assumption (assumptions, what, price))
        continue;
      assumption = g_new0 (TopsheetReportAssumption, 1);
      assumption->what = g_steal_pointer (&what);
      assumption->price = g_steal_pointer (&price);
      assumption->per = describe_per (item->per, item->unit);
      assumption->currency = g_strdup (item->amount.currency);
      assumption->as_of = g_strdup (item->as_of);
      assumption->source = g_strdup (item->source);
      g_ptr_array_add (assumptions, assumption);
    }
}

static void
add_plan (TopsheetCatalogue *catalogue, TopsheetBudgetPlan *plan, gint64 at_usec, GPtrArray *assumptions)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (plan));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *model_id = topsheet_budget_line_get_model_id (line);
      TopsheetUsage *usage = topsheet_budget_line_get_usage (line);
      TopsheetDecimal typed;

      if (model_id != NULL && usage != NULL && !topsheet_budget_line_get_unit_price (line, &typed))
        add_quote (catalogue, model_id, usage, at_usec, assumptions);
    }
}

static gboolean
is_model_covered (GPtrArray *assumptions, const char *model_id)
{
  g_autofree char *prefix = g_strdup_printf ("%s,", model_id);

  for (guint i = 0; i < assumptions->len; i++)
    {
      const TopsheetReportAssumption *known = g_ptr_array_index (assumptions, i);

      if (g_str_has_prefix (known->what, prefix))
        return TRUE;
    }
  return FALSE;
}

static int
compare_assumptions (gconstpointer a, gconstpointer b)
{
  const TopsheetReportAssumption *first = *(const TopsheetReportAssumption * const *) a;
  const TopsheetReportAssumption *second = *(const TopsheetReportAssumption * const *) b;

  return strcmp (first->what, second->what);
}

void
topsheet_report_prices_gather (TopsheetCatalogue *catalogue,
                               TopsheetBudgetPlan *plan,
                               GPtrArray *by_model,
                               gint64 at_usec,
                               GPtrArray *assumptions)
{
  g_autoptr (TopsheetUsage) one = topsheet_usage_new ();

  g_return_if_fail (TOPSHEET_IS_CATALOGUE (catalogue));
  g_return_if_fail (by_model != NULL && assumptions != NULL);

  if (plan != NULL)
    add_plan (catalogue, plan, at_usec, assumptions);
  /* Of models that only the ledger knows, the price of one picture made from text is what imports were charged. */
  topsheet_usage_set_quantity (one, "images", topsheet_decimal_from_int (1));
  topsheet_usage_set_selector (one, "op", "t2i");
  topsheet_usage_set_selector (one, "width", "1024");
  topsheet_usage_set_selector (one, "height", "1024");
  for (guint i = 0; i < by_model->len; i++)
    {
      const TopsheetBalanceRow *row = g_ptr_array_index (by_model, i);

      if (*row->key != '\0' && !is_model_covered (assumptions, row->key))
        add_quote (catalogue, row->key, one, at_usec, assumptions);
    }
  g_ptr_array_sort (assumptions, compare_assumptions);
}

GStrv
topsheet_report_prices_describe_rates (GPtrArray *rates)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (rates != NULL, NULL);

  for (guint i = 0; i < rates->len; i++)
    {
      TopsheetRate *rate = g_ptr_array_index (rates, i);
      TopsheetDecimal value = topsheet_rate_get_rate (rate);
      gint64 since = topsheet_rate_get_valid_from_usec (rate);
      const char *source = topsheet_rate_get_source (rate);
      g_autofree char *amount = topsheet_text_format_decimal (&value);
      g_autofree char *day = since > 0 ? topsheet_time_print_rfc3339 (since) : NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, "1 %s = %s %s", topsheet_rate_get_from (rate), amount, topsheet_rate_get_to (rate));
      /* The calendar day, which is the same in every language on a page that names sources. */
      if (day != NULL)
        g_string_append_printf (text, _(" from %.10s"), day);
      if (source != NULL && *source != '\0')
        g_string_append_printf (text, ", %s", source);
      g_strv_builder_add (builder, text->str);
    }
  return g_strv_builder_end (builder);
}

GStrv
topsheet_report_prices_describe_unpriced (TopsheetBudgetPlan *plan, GPtrArray *by_model)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GListModel *lines = plan != NULL ? G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)) : NULL;

  g_return_val_if_fail (by_model != NULL, NULL);

  for (guint i = 0; lines != NULL && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *why = topsheet_budget_line_get_unpriced_why (line);

      if (topsheet_budget_line_get_priced_amount (line) == NULL)
        g_strv_builder_take (builder,
                             g_strdup_printf (_("line %u, %s: %s"), i + 1, topsheet_budget_line_get_name (line),
                                              why != NULL ? why : _("no price")));
    }
  for (guint i = 0; i < by_model->len; i++)
    {
      const TopsheetBalanceRow *row = g_ptr_array_index (by_model, i);
      g_autofree char *count = topsheet_text_format_count ((gint64) row->unpriced);

      if (row->unpriced > 0)
        g_strv_builder_take (builder, g_strdup_printf (_("ledger, %s: %s entries without a price"),
                                                       *row->key != '\0' ? row->key : _("model not known"), count));
    }
  return g_strv_builder_end (builder);
}
