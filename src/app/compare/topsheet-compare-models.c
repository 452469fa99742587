/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Model against model: what an accepted image costs with the people who look at every try. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-models-input.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup group[2], work;
  GtkWidget *model[2], *price[2], *accepted[2];
  GtkWidget *wanted, *review, *rate;
  const char *model_id[2]; /* (nullable), of the catalogue */
  TopsheetModelsInput input;
  TopsheetModelsSums sums;
} Models;

static void
models_free (gpointer data)
{
  Models *self = data;

  topsheet_compare_group_clear (&self->group[0]);
  topsheet_compare_group_clear (&self->group[1]);
  topsheet_compare_group_clear (&self->work);
  g_free (self);
}

static const char *
get_name (const Models *self, guint n)
{
  if (self->model_id[n] != NULL)
    return topsheet_model_title (topsheet_compare_context_get_catalogue (self->context), self->model_id[n]);
  return n == 0 ? _("First model") : _("Second model");
}

static gboolean
read_rows (Models *self, TopsheetModelsInput *in)
{
  GtkWidget * const work[] = { self->review, self->rate };
  TopsheetDecimal * const work_out[] = { &in->review, &in->rate };
  gboolean good = topsheet_compare_read_group (&self->work, work, work_out, G_N_ELEMENTS (work));

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget * const rows[] = { self->price[i], self->accepted[i] };
      TopsheetDecimal * const out[] = { &in->price[i], &in->accepted[i] };

      good = topsheet_compare_read_group (&self->group[i], rows, out, G_N_ELEMENTS (rows)) && good;
    }
  return good;
}

static guint
get_cheaper (const Models *self)
{
  return self->sums.gap.nanos < 0 ? 1 : 0;
}

static void
say_verdict (const Models *self, TopsheetCompareResult *result)
{
  const guint best = get_cheaper (self);
  g_autofree char *low = topsheet_compare_print_money (&self->sums.cost[best]);
  g_autofree char *high = topsheet_compare_print_money (&self->sums.cost[1 - best]);
  g_autofree char *equal = topsheet_compare_print_rounded (&self->sums.equal_minutes);
  const char *form;

  if (self->sums.gap.nanos == 0)
    result->verdict = _("Both Cost the Same");
  else
    result->verdict =
      /* Translators: a heading, with the name of a model. */
      topsheet_compare_result_keep (result, g_strdup_printf (_("Use %s"), get_name (self, best)));
  form = self->sums.has_equal
           ? _("An accepted image costs {low} with {best} and {high} with {other}. The two are equal at "
               "{equal} minutes of review a try.")
           : _("An accepted image costs {low} with {best} and {high} with {other}, however long a "
               "review takes.");
  result->sentence = topsheet_compare_result_keep (result, topsheet_report_fill (form, "low", low, "high", high, "best",
                                                                                 get_name (self, best), "other",
                                                                                 get_name (self, 1 - best), "equal",
                                                                                 equal, NULL));
}

static TopsheetCompareLine
make_line_of (const Models *self, guint n, double end)
{
  const double start = topsheet_compare_get_units (&self->sums.at_once[n]);
  const double slope = topsheet_decimal_to_double (&self->input.rate) / 60 * 100 /
                       topsheet_decimal_to_double (&self->input.accepted[n]);

  return (TopsheetCompareLine) { get_name (self, n), start, start + slope * end };
}

static void
show_chart (const Models *self, TopsheetCompareResult *result)
{
  const TopsheetModelsSums *sums = &self->sums;
  const double now = topsheet_decimal_to_double (&self->input.review);
  const double equal = sums->has_equal ? topsheet_decimal_to_double (&sums->equal_minutes) : 0;
  const double end = topsheet_compare_chart_find_end (equal, now);
  g_autofree char *threshold = topsheet_compare_print_rounded (&sums->equal_minutes);

  result->chart_title = _("Cost of an Accepted Image");
  result->chart = (TopsheetCompareChart) {
    .lines = { make_line_of (self, 0, end), make_line_of (self, 1, end) },
    .high = end,
    .axis_title = _("minutes of review a try"),
    .currency = topsheet_compare_result_keep (result, g_strdup (sums->gap.currency)),
    .has_break_even = sums->has_equal,
    .break_even = equal,
    .now = now,
  };
  for (guint i = 0; i < 2; i++)
    result->chart.lines[i].name = topsheet_compare_result_keep (result, g_strdup (get_name (self, i)));
  result->chart.now_text = topsheet_compare_result_keep (result, topsheet_compare_print_rounded (&self->input.review));
  result->chart.break_even_text = topsheet_compare_result_keep (result, g_strdup (threshold));
  /* Translators: a label in the chart, a number of minutes. */
  result->chart.break_even_label = topsheet_compare_result_keep (result,
                                                                 g_strdup_printf (_("Equal at %s min"), threshold));
  result->chart.gap = topsheet_compare_result_keep (result, topsheet_compare_print_money (&sums->gap));
  /* Translators: below an amount of money; how many minutes a review takes now. */
  result->chart.gap_note = topsheet_compare_result_keep (result, g_strdup_printf (_("apart at %s min"),
                                                                                  result->chart.now_text));
}

static void
add_row (const Models *self, TopsheetCompareResult *result, TopsheetDecimal minutes)
{
  TopsheetModelsInput at = self->input;
  TopsheetModelsSums sums;

  at.review = minutes;
  if (topsheet_models_input_compute (&at, topsheet_compare_context_get_currency (self->context), &sums, NULL))
    topsheet_compare_result_add_row (result, topsheet_compare_print_rounded (&minutes),
                                     topsheet_compare_print_money (&sums.cost[0]),
                                     topsheet_compare_print_money (&sums.cost[1]));
}

static void
add_table (const Models *self, TopsheetCompareResult *result)
{
  const gboolean before = self->sums.has_equal &&
                          topsheet_decimal_compare (&self->sums.equal_minutes, &self->input.review) <= 0;

  topsheet_compare_result_add_row (result, g_strdup (_("Minutes of Review")), g_strdup (get_name (self, 0)),
                                   g_strdup (get_name (self, 1)));
  add_row (self, result, topsheet_decimal_from_int (0));
  if (before)
    add_row (self, result, self->sums.equal_minutes);
  add_row (self, result, self->input.review);
  if (self->sums.has_equal && !before)
    add_row (self, result, self->sums.equal_minutes);
}

/* The tries that the wanted images need: wanted ÷ accepted, rounded up. */
static gboolean
find_tries (const Models *self, guint n, gint64 *out)
{
  const TopsheetDecimal hundred = topsheet_decimal_from_int (100);
  TopsheetDecimal wanted, all;

  return topsheet_compare_read (self->wanted, &wanted, NULL) &&
         topsheet_decimal_multiply (&wanted, &hundred, &all, NULL) &&
         topsheet_decimal_divide (&all, &self->input.accepted[n], 6, &all, NULL) &&
         topsheet_decimal_ceil (&all, out, NULL);
}

static char *
describe_use (const Models *self)
{
  const guint best = get_cheaper (self);
  g_autofree char *count = NULL;
  gint64 tries;

  if (!find_tries (self, best, &tries))
    return NULL;
  count = topsheet_text_format_count (tries);
  /* Translators: a number of tries, the name of a model, the number of a version. */
  return g_strdup_printf (_("Adds %s tries with %s to version %u of the budget"), count, get_name (self, best),
                          topsheet_compare_context_get_version (self->context));
}

static void
update (Models *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  g_autoptr (GError) error = NULL;
  TopsheetCompareResult *result;
  TopsheetModelsInput in;
  TopsheetModelsSums sums;
  char *use;

  if (!read_rows (self, &in))
    {
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  if (!topsheet_models_input_compute (&in, currency, &sums, &error))
    {
      topsheet_compare_group_refuse (&self->work, error->message);
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  self->input = in;
  self->sums = sums;
  result = topsheet_compare_result_new ();
  say_verdict (self, result);
  show_chart (self, result);
  add_table (self, result);
  use = describe_use (self);
  result->use_caption = use != NULL ? topsheet_compare_result_keep (result, use) : NULL;
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
take_model (gpointer data, GtkWidget *row, const char *model_id)
{
  Models *self = data;
  const guint n = row == self->model[1] ? 1 : 0;

  self->model_id[n] = model_id;
  topsheet_compare_show_price (&self->group[n], self->context, model_id, self->price[n]);
  update (self);
}

static void
begin_with (Models *self, guint n, const char *model_id)
{
  self->model_id[n] = topsheet_compare_show_model (self->model[n], model_id);
  topsheet_compare_show_price (&self->group[n], self->context, self->model_id[n], self->price[n]);
}

static void
on_use (Models *self)
{
  const guint best = get_cheaper (self);
  g_autoptr (TopsheetBudgetLine) line = NULL;
  gint64 tries;

  if (!find_tries (self, best, &tries))
    return;
  line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_PRODUCTION, get_name (self, best));
  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (tries));
  g_object_set (line, "unit", TOPSHEET_UNIT_IMAGE, "model-id", self->model_id[best], NULL);
  topsheet_budget_line_set_unit_price (line, &self->input.price[best],
                                       topsheet_compare_context_get_currency (self->context));
  topsheet_compare_context_add_line (self->context, GTK_WIDGET (self->sheet), line);
  update (self);
}

static void
add_model (Models *self, guint n)
{
  g_autofree char *price = g_strdup_printf (n == 0 ? _("Price of the first (%s)") : _("Price of the second (%s)"),
                                            topsheet_compare_context_get_currency (self->context));

  topsheet_compare_group_init (&self->group[n], self->sheet, n == 0 ? _("First Model") : _("Second Model"));
  self->model[n] = topsheet_compare_add_model (&self->group[n], self->context, _("A price of your own"),
                                               _("A Price of Your Own"), take_model, self);
  self->price[n] = topsheet_compare_add_amount (&self->group[n], price, "");
  self->accepted[n] = topsheet_compare_add_spin (&self->group[n], _("Accepted"), _("percent of the tries"), 0.1, 100,
                                                 1, 1, n == 0 ? 25 : 40);
}

static void
add_work (Models *self)
{
  g_autofree char *rate = g_strdup_printf (_("Person an hour (%s)"),
                                           topsheet_compare_context_get_currency (self->context));

  topsheet_compare_group_init (&self->work, self->sheet, _("Work"));
  self->wanted = topsheet_compare_add_spin (&self->work, _("Images wanted"), _("accepted ones"), 1, 10000000, 1, 0,
                                            24);
  self->review = topsheet_compare_add_spin (&self->work, _("Review of a try"), _("minutes"), 0, 600, 0.5, 2, 1);
  self->rate = topsheet_compare_add_amount (&self->work, rate,
                                            topsheet_compare_context_get_default (self->context, "60"));
}

GtkWidget *
topsheet_compare_models_new (const TopsheetCompareContext *context)
{
  Models *self = g_new0 (Models, 1);
  GtkWidget *sheet = topsheet_compare_sheet_new ();
  const char *first = topsheet_compare_context_find_model (context);

  self->context = context;
  self->sheet = TOPSHEET_COMPARE_SHEET (sheet);
  g_object_set_data_full (G_OBJECT (sheet), "topsheet-models", self, models_free);
  add_work (self);
  add_model (self, 0);
  add_model (self, 1);
  begin_with (self, 0, first);
  begin_with (self, 1, topsheet_compare_context_find_rival (context, first));
  update (self);
  for (GtkWidget * const *row =
         (GtkWidget * const[]) { self->wanted, self->review, self->accepted[0], self->accepted[1], NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "notify::value", G_CALLBACK (update), self);
  for (GtkWidget * const *row = (GtkWidget * const[]) { self->price[0], self->price[1], self->rate, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
