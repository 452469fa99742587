/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changed prices: what the plan comes to when a provider asks more, and from when on a limit breaks. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/widgets/topsheet-money-label.h"
#include "engine/topsheet-price-shock.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup group;
  GtkWidget *who, *times;
  GPtrArray *providers; /* of the plan, in order of their names */
  TopsheetDecimal factor;
  TopsheetPriceShock shock; /* the last good one */
} Prices;

static void
prices_free (gpointer data)
{
  Prices *self = data;

  topsheet_compare_group_clear (&self->group);
  g_ptr_array_unref (self->providers);
  g_free (self);
}

/* Whose models the lines of the plan have. */
static GPtrArray *
list_providers (const TopsheetCompareContext *context)
{
  GListModel *lines = G_LIST_MODEL (topsheet_budget_plan_get_lines (topsheet_budget_editor_get_plan (context->editor)));
  TopsheetCatalogue *catalogue = topsheet_compare_context_get_catalogue (context);
  GPtrArray *providers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (lines, i);
      const char *name = topsheet_budget_line_get_model_id (line);
      const char *id = name != NULL ? topsheet_catalogue_resolve (catalogue, name, NULL) : NULL;
      GPtrArray *rules = id != NULL ? topsheet_catalogue_get_rules (catalogue, id) : NULL;
      const char *provider = rules != NULL && rules->len > 0 ? topsheet_price_rule_get_provider (rules->pdata[0])
                                                             : NULL;

      if (provider != NULL && !g_ptr_array_find_with_equal_func (providers, provider, g_str_equal, NULL))
        g_ptr_array_add (providers, g_strdup (provider));
    }
  g_ptr_array_sort_values (providers, (GCompareFunc) g_strcmp0);
  return providers;
}

/* On a copy: the lines of the editor keep their prices. */
static gboolean
compute (const Prices *self, const TopsheetDecimal *factor, TopsheetPriceShock *out, GError **error)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->who));
  TopsheetBudgetEditor *editor = self->context->editor;
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_copy (topsheet_budget_editor_get_plan (editor));
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (TopsheetPriceMove));
  TopsheetSession *session = topsheet_budget_editor_get_session (editor);

  for (guint i = 0; i < self->providers->len; i++)
    {
      const TopsheetPriceMove change = { self->providers->pdata[i], *factor };

      if (chosen == 0 || chosen == i + 1)
        g_array_append_val (changes, change);
    }
  topsheet_budget_plan_set_limit (plan, topsheet_project_get_limit (topsheet_budget_editor_get_project (editor)));
  topsheet_budget_plan_set_api_limit (plan,
                                      topsheet_project_get_api_limit (topsheet_budget_editor_get_project (editor)));
  return topsheet_price_shock_compute (plan, topsheet_compare_context_get_catalogue (self->context),
                                       topsheet_budget_editor_get_rates (editor),
                                       topsheet_clock_get_usec (topsheet_session_get_clock (session)),
                                       (const TopsheetPriceMove *) changes->data, changes->len, out, error);
}

static const char *
get_verdict (const TopsheetPriceShock *shock)
{
  const gboolean over = shock->after.has_headroom && shock->after.headroom.nanos < 0;
  const gboolean over_api = shock->after.has_api_headroom && shock->after.api_headroom.nanos < 0;

  if (over)
    return _("The Limit Breaks");
  if (over_api)
    return _("The Hard API Limit Breaks");
  return shock->after.has_headroom || shock->after.has_api_headroom ? _("The Budget Holds") : _("No Limit Is Set");
}

/* The limit that breaks first. */
static gboolean
find_factor (const TopsheetPriceShock *shock, TopsheetDecimal *out, gboolean *is_api)
{
  *is_api = shock->has_api_limit_factor &&
            (!shock->has_limit_factor || topsheet_decimal_compare (&shock->api_limit_factor, &shock->limit_factor) < 0);
  *out = *is_api ? shock->api_limit_factor : shock->limit_factor;
  return *is_api || shock->has_limit_factor;
}

static void
say_verdict (const Prices *self, TopsheetCompareResult *result)
{
  const TopsheetPriceShock *shock = &self->shock;
  TopsheetDecimal factor;
  gboolean is_api;
  const gboolean has_factor = find_factor (shock, &factor, &is_api);
  g_autofree char *before = topsheet_compare_print_money (&shock->before.total);
  g_autofree char *after = topsheet_compare_print_money (&shock->after.total);
  g_autofree char *times = has_factor ? topsheet_compare_print_rounded (&factor) : g_strdup ("");
  const char *form;

  result->verdict = get_verdict (shock);
  form =
    !has_factor ? _("The plan comes to {after} instead of {before}.")
    : is_api
      ? _("The plan comes to {after} instead of {before}. Its calls reach the hard API limit at {times} times the prices of "
          "now.")
      : _("The plan comes to {after} instead of {before}. It reaches the limit at {times} times the prices of now.");
  result->sentence = topsheet_compare_result_keep (result, topsheet_report_fill (form, "before", before, "after", after,
                                                                                 "times", times, NULL));
}

/* The plan, or only its calls where their limit breaks first, against that limit; against what it is now where there is none. */
static void
show_chart (const Prices *self, TopsheetCompareResult *result, const TopsheetPriceShock *free_of_charge)
{
  const TopsheetBudgetTotals *before = &self->shock.before, *after = &self->shock.after;
  TopsheetDecimal factor;
  gboolean is_api;
  const gboolean has_factor = find_factor (&self->shock, &factor, &is_api);
  const double place = has_factor ? topsheet_decimal_to_double (&factor) : 0;
  const double now = topsheet_decimal_to_double (&self->factor);
  const double end = MAX (topsheet_compare_chart_find_end (place, now), 2);
  const double one = topsheet_compare_get_units (is_api ? &before->compute : &before->total);
  const double none = topsheet_compare_get_units (is_api ? &free_of_charge->after.compute
                                                         : &free_of_charge->after.total);
  const double limit = !has_factor
                         ? one
                         : one + topsheet_compare_get_units (is_api ? &before->api_headroom : &before->headroom);
  const TopsheetMoney *left = is_api ? &after->api_headroom : &after->headroom;
  TopsheetMoney more = { 0 };

  result->chart_title = is_api ? _("Cost of the Calls by Their Price") : _("Cost of the Plan by Its Prices");
  result->chart = (TopsheetCompareChart) {
    .lines = { { is_api ? _("Calls") : _("Plan"), none, none + (one - none) * end },
               { has_factor ? _("Limit") : _("Now"), limit, limit } },
    .high = end,
    .axis_title = _("times the prices of now"),
    .currency = topsheet_compare_result_keep (result, g_strdup (before->total.currency)),
    .has_break_even = has_factor,
    .break_even = place,
    .now = now,
  };
  result->chart.now_text = topsheet_compare_result_keep (result, topsheet_compare_print_times (&self->factor));
  if (has_factor)
    {
      result->chart.break_even_text = topsheet_compare_result_keep (result, topsheet_compare_print_times (&factor));
      /* Translators: a label in the chart, such as "Limit at × 1.5". */
      result->chart.break_even_label =
        topsheet_compare_result_keep (result, g_strdup_printf (_("Limit at %s"), result->chart.break_even_text));
    }
  if (!has_factor && topsheet_money_subtract (&after->total, &before->total, &more, NULL))
    left = &more;
  result->chart.gap = topsheet_compare_result_keep (result, topsheet_compare_print_money (left));
  result->chart.gap_note = !has_factor       ? _("apart from now")
                           : left->nanos < 0 ? _("over the limit")
                                             : _("left of the limit");
}

static char *
print_left (gboolean is_known, const TopsheetMoney *money)
{
  return is_known ? topsheet_money_format (money, TOPSHEET_MONEY_FORMAT_SYMBOL) : g_strdup ("–");
}

static void
add_row (TopsheetCompareResult *result, const char *name, const TopsheetMoney *before, const TopsheetMoney *after)
{
  topsheet_compare_result_add_row (result, g_strdup (name), topsheet_compare_print_money (before),
                                   topsheet_compare_print_money (after));
}

static void
add_table (const TopsheetPriceShock *shock, TopsheetCompareResult *result)
{
  const TopsheetBudgetTotals *before = &shock->before, *after = &shock->after;

  result->has_words = TRUE;
  topsheet_compare_result_add_row (result, g_strdup (_("Phase")), g_strdup (_("Now")), g_strdup (_("Then")));
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    add_row (result, topsheet_phase_get_title (i), &before->by_phase[i], &after->by_phase[i]);
  add_row (result, _("Buffer"), &before->buffer, &after->buffer);
  add_row (result, _("Total"), &before->total, &after->total);
  topsheet_compare_result_add_row (result, g_strdup (_("Left of the limit")),
                                   print_left (before->has_headroom, &before->headroom),
                                   print_left (after->has_headroom, &after->headroom));
  topsheet_compare_result_add_row (result, g_strdup (_("Left of the API limit")),
                                   print_left (before->has_api_headroom, &before->api_headroom),
                                   print_left (after->has_api_headroom, &after->api_headroom));
}

/* What the lines cost more, before the buffer that the plan adds by itself. */
static gboolean
find_reserve (const Prices *self, TopsheetMoney *out)
{
  return topsheet_money_subtract (&self->shock.after.subtotal, &self->shock.before.subtotal, out, NULL) &&
         out->nanos > 0;
}

static char *
describe_use (const Prices *self)
{
  g_autofree char *amount = NULL;
  TopsheetMoney reserve;

  if (!find_reserve (self, &reserve))
    return NULL;
  amount = topsheet_compare_print_money (&reserve);
  /* Translators: an amount and the number of a version. */
  return g_strdup_printf (_("Adds a reserve of %s to version %u of the budget"), amount,
                          topsheet_compare_context_get_version (self->context));
}

static void
tell_unpriced (Prices *self)
{
  const guint n = self->shock.after.unpriced;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *note = NULL;

  if (n > 0)
    note = g_strdup_printf (g_dngettext (NULL, "%s line has no price and is in no sum.",
                                         "%s lines have no price and are in no sum.", n),
                            count);
  topsheet_compare_group_tell (&self->group,
                               note != NULL ? note : _("What was spent stays; only the plan is looked at."));
}

static void
update (Prices *self)
{
  const TopsheetDecimal zero = TOPSHEET_DECIMAL_ZERO;
  TopsheetPriceShock shock, free_of_charge;
  g_autoptr (GError) error = NULL;
  TopsheetCompareResult *result;
  TopsheetDecimal factor;
  char *use;

  if (!topsheet_compare_read (self->times, &factor, &error) || !compute (self, &factor, &shock, &error) ||
      !compute (self, &zero, &free_of_charge, &error))
    {
      topsheet_compare_group_refuse (&self->group, error->message);
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  topsheet_compare_group_refuse (&self->group, NULL);
  self->factor = factor;
  self->shock = shock;
  result = topsheet_compare_result_new ();
  say_verdict (self, result);
  show_chart (self, result, &free_of_charge);
  add_table (&shock, result);
  tell_unpriced (self);
  use = describe_use (self);
  result->use_caption = use != NULL ? topsheet_compare_result_keep (result, use) : NULL;
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
on_use (Prices *self)
{
  g_autoptr (TopsheetBudgetLine) line = NULL;
  TopsheetMoney reserve;
  TopsheetDecimal price;

  if (!find_reserve (self, &reserve))
    return;
  line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_PRODUCTION,
                                   _("Reserve for Changed Prices"));
  price = (TopsheetDecimal) { reserve.nanos, 9 };
  price = topsheet_decimal_normalize (&price);
  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (1));
  topsheet_budget_line_set_unit_price (line, &price, topsheet_compare_context_get_currency (self->context));
  topsheet_compare_context_add_line (self->context, GTK_WIDGET (self->sheet), line);
  update (self);
}

static void
add_rows (Prices *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) _("All Providers"));
  for (guint i = 0; i < self->providers->len; i++)
    g_ptr_array_add (names, self->providers->pdata[i]);
  g_ptr_array_add (names, NULL);
  topsheet_compare_group_init (&self->group, self->sheet, _("Change"));
  self->who = topsheet_compare_add_choice (&self->group, _("Provider"), (const char * const *) names->pdata);
  self->times = topsheet_compare_add_spin (&self->group, _("Prices multiplied"), _("times the prices of now"), 0, 100,
                                           0.1, 2, 2);
}

GtkWidget *
topsheet_compare_prices_new (const TopsheetCompareContext *context)
{
  Prices *self = g_new0 (Prices, 1);
  GtkWidget *sheet = topsheet_compare_sheet_new ();

  self->context = context;
  self->sheet = TOPSHEET_COMPARE_SHEET (sheet);
  self->providers = list_providers (context);
  g_object_set_data_full (G_OBJECT (sheet), "topsheet-prices", self, prices_free);
  add_rows (self);
  if (self->providers->len == 0)
    {
      topsheet_compare_group_refuse (&self->group, _("No line of the budget has a model with a price yet. Add one on "
                                                     "the Budget page, then open Compare again."));
      topsheet_compare_sheet_refuse (self->sheet);
      return sheet;
    }
  update (self);
  g_signal_connect_swapped (self->who, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->times, "notify::value", G_CALLBACK (update), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
