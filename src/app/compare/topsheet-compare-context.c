/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/compare/topsheet-compare-context.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-toast.h"
#include "base/topsheet-error.h"
#include "engine/topsheet-pricing.h"

#include <glib/gi18n.h>

const char *
topsheet_compare_context_get_currency (const TopsheetCompareContext *self)
{
  return topsheet_project_get_currency (topsheet_budget_editor_get_project (self->editor));
}

TopsheetCatalogue *
topsheet_compare_context_get_catalogue (const TopsheetCompareContext *self)
{
  return topsheet_session_get_catalogue (topsheet_budget_editor_get_session (self->editor));
}

const char *
topsheet_compare_context_get_default (const TopsheetCompareContext *self, const char *amount)
{
  static const char * const alike[] = { "EUR", "USD", "GBP", "CHF", "CAD", "AUD", NULL };

  return g_strv_contains (alike, topsheet_compare_context_get_currency (self)) ? amount : "";
}

static gint64
get_now (const TopsheetCompareContext *self)
{
  return topsheet_clock_get_usec (topsheet_session_get_clock (topsheet_budget_editor_get_session (self->editor)));
}

static TopsheetQuote *
quote_image (const TopsheetCompareContext *self, const char *model_id, GError **error)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();

  topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
  topsheet_usage_set_selector (usage, "width", "1024");
  topsheet_usage_set_selector (usage, "height", "1024");
  return topsheet_pricing_quote (topsheet_catalogue_get_rules (topsheet_compare_context_get_catalogue (self), model_id),
                                 usage, get_now (self), 0, error);
}

gboolean
topsheet_compare_context_price (const TopsheetCompareContext *self,
                                const char *model_id,
                                TopsheetMoney *out,
                                char **source,
                                GError **error)
{
  const char *currency = topsheet_compare_context_get_currency (self);
  g_autoptr (TopsheetQuote) quote = quote_image (self, model_id, error);
  g_autoptr (GError) why = NULL;

  if (quote == NULL)
    return FALSE;
  if (!quote->has_amount || quote->items->len == 0)
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("The catalogue has no price an image for %s. Type one, or choose another model."),
                   topsheet_model_title (topsheet_compare_context_get_catalogue (self), model_id));
      return FALSE;
    }
  if (!topsheet_pricing_convert (&quote->amount, currency, topsheet_budget_editor_get_rates (self->editor),
                                 get_now (self), out, NULL, &why))
    {
      /* Translators: a currency, and why an amount could not be converted into it. */
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_CURRENCY, _("Type the price in %s: %s."), currency,
                   why->message);
      return FALSE;
    }
  if (source != NULL)
    {
      const TopsheetQuoteItem *item = g_ptr_array_index (quote->items, 0);
      g_autofree char *amount = topsheet_money_format (&quote->amount, TOPSHEET_MONEY_FORMAT_EXACT);

      /* Translators: price of an image, the day it holds from, and who says so: "US$0.03 an image, 2026-08-21, BFL price list". */
      *source = g_strdup_printf (_("%s an image, %s, %s"), amount, item->as_of != NULL ? item->as_of : "–",
                                 item->source != NULL ? item->source : "–");
    }
  return TRUE;
}

static gboolean
has_image_price (const TopsheetCompareContext *self, const char *model_id)
{
  g_autoptr (TopsheetQuote) quote = quote_image (self, model_id, NULL);

  return quote != NULL && quote->has_amount && quote->amount.nanos > 0;
}

const char *
topsheet_compare_context_find_model (const TopsheetCompareContext *self)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (self->editor)));
  TopsheetCatalogue *catalogue = topsheet_compare_context_get_catalogue (self);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *name = topsheet_budget_line_get_model_id (line);
      const char *id = name != NULL ? topsheet_catalogue_resolve (catalogue, name, NULL) : NULL;

      if (id != NULL && has_image_price (self, id))
        return id;
    }
  return topsheet_compare_context_find_rival (self, NULL);
}

const char *
topsheet_compare_context_find_rival (const TopsheetCompareContext *self, const char *other)
{
  TopsheetCatalogue *catalogue = topsheet_compare_context_get_catalogue (self);
  static const char * const known[] = { "bfl/flux-2-pro", "bfl/flux-2-max", NULL };

  for (guint i = 0; known[i] != NULL; i++)
    {
      const char *id = topsheet_catalogue_resolve (catalogue, known[i], NULL);

      if (id != NULL && g_strcmp0 (id, other) != 0 && has_image_price (self, id))
        return id;
    }
  for (const char * const *id = topsheet_catalogue_list (catalogue); *id != NULL; id++)
    {
      if (g_strcmp0 (*id, other) != 0 && has_image_price (self, *id))
        return *id;
    }
  return NULL;
}

gint64
topsheet_compare_context_count_images (const TopsheetCompareContext *self)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (self->editor)));
  TopsheetDecimal all = TOPSHEET_DECIMAL_ZERO;
  gint64 whole = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const TopsheetDecimal count = topsheet_budget_line_get_count (line);

      if (topsheet_budget_line_get_unit (line) == TOPSHEET_UNIT_IMAGE &&
          !topsheet_decimal_add (&all, &count, &all, NULL))
        return 0;
    }
  return topsheet_decimal_ceil (&all, &whole, NULL) ? whole : 0;
}

guint
topsheet_compare_context_get_version (const TopsheetCompareContext *self)
{
  TopsheetBudgetPlan *plan = topsheet_budget_editor_get_plan (self->editor);

  return topsheet_budget_plan_get_version (plan) + (topsheet_budget_plan_is_approved (plan) ? 1 : 0);
}

static void
on_line_saved (gpointer object, const GValue *value, const GError *error)
{
  if (value == NULL)
    topsheet_toast_show_error (object, _("The line is not in the library."), error);
}

void
topsheet_compare_context_add_line (const TopsheetCompareContext *self, GtkWidget *from, TopsheetBudgetLine *line)
{
  GListStore *lines = topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (self->editor));
  g_autofree char *title = g_strdup_printf (_("“%s” added to the budget"), topsheet_budget_line_get_name (line));

  g_list_store_append (lines, line);
  topsheet_budget_editor_commit (self->editor, line, title, NULL);
  topsheet_deliver (topsheet_budget_editor_flush (self->editor), from, NULL, on_line_saved);
  topsheet_toast_show_undo (from, title, self->undo);
}
