/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regenerate or edit: how many minutes an edit may take before trying again is cheaper. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-edit-input.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Fewer decisions say nothing about how much is accepted. */
#define MIN_DECIDED 5
#define DEFAULT_ACCEPTED 25

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup try, edit;
  GtkWidget *price, *review, *accepted;
  GtkWidget *versions, *minutes, *tools, *saved, *rate;
  TopsheetEditInput input; /* the last good one */
  TopsheetEditSums sums;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *self = data;

  topsheet_compare_group_clear (&self->try);
  topsheet_compare_group_clear (&self->edit);
  g_free (self);
}

static gboolean
read_rows (Edit *self, TopsheetEditInput *in)
{
  GtkWidget * const try[] = { self->price, self->review, self->accepted };
  TopsheetDecimal * const try_out[] = { &in->price, &in->review, &in->accepted };
  GtkWidget * const edit[] = { self->minutes, self->tools, self->saved, self->rate };
  TopsheetDecimal * const edit_out[] = { &in->minutes, &in->tools, &in->saved, &in->rate };
  const gboolean good = topsheet_compare_read_group (&self->try, try, try_out, G_N_ELEMENTS (try));

  return topsheet_compare_read_group (&self->edit, edit, edit_out, G_N_ELEMENTS (edit)) && good;
}

static gboolean
has_threshold (const TopsheetEditSums *sums)
{
  return sums->has_most && topsheet_decimal_sign (&sums->most_minutes) > 0;
}

static void
say_verdict (TopsheetCompareResult *result, const TopsheetEditSums *sums)
{
  g_autofree char *edit = topsheet_compare_print_money (&sums->edit);
  g_autofree char *regenerate = topsheet_compare_print_money (&sums->regenerate);
  g_autofree char *most = topsheet_compare_print_rounded (&sums->most_minutes);
  const char *form;

  result->verdict = sums->gap.nanos < 0   ? _("Edit What Is Nearly There")
                    : sums->gap.nanos > 0 ? _("Generate It Again")
                                          : _("Both Cost the Same");
  if (has_threshold (sums))
    form = _("An edit pays while it takes less than {most} minutes. An accepted version costs {edit} by editing and "
             "{regenerate} by trying again.");
  else
    form =
      _("An accepted version costs {edit} by editing and {regenerate} by trying again, however long the edit takes.");
  result->sentence = topsheet_compare_result_keep (result, topsheet_report_fill (form, "most", most, "edit", edit,
                                                                                 "regenerate", regenerate, NULL));
}

static void
show_chart (TopsheetCompareResult *result, const TopsheetEditInput *in, const TopsheetEditSums *sums)
{
  const double now = topsheet_decimal_to_double (&in->minutes);
  const double most = has_threshold (sums) ? topsheet_decimal_to_double (&sums->most_minutes) : 0;
  const double end = topsheet_compare_chart_find_end (most, now);
  const double slope = topsheet_decimal_to_double (&in->rate) / 60;
  g_autofree char *threshold = topsheet_compare_print_rounded (&sums->most_minutes);

  result->chart_title = _("Cost of an Accepted Version");
  result->chart = (TopsheetCompareChart) {
    .lines = { { _("Edit"), topsheet_compare_get_units (&sums->edit_at_once),
                 topsheet_compare_get_units (&sums->edit_at_once) + slope * end },
               { _("Generate again"), topsheet_compare_get_units (&sums->regenerate),
                 topsheet_compare_get_units (&sums->regenerate) } },
    .high = end,
    .axis_title = _("minutes an edit takes"),
    .currency = topsheet_compare_result_keep (result, g_strdup (sums->edit.currency)),
    .has_break_even = has_threshold (sums),
    .break_even = most,
    .now = now,
  };
  result->chart.now_text = topsheet_compare_result_keep (result, topsheet_compare_print_rounded (&in->minutes));
  result->chart.break_even_text = topsheet_compare_result_keep (result, g_strdup (threshold));
  /* Translators: a label in the chart, a number of minutes. */
  result->chart.break_even_label = topsheet_compare_result_keep (result,
                                                                 g_strdup_printf (_("Break-even %s min"), threshold));
  result->chart.gap = topsheet_compare_result_keep (result, topsheet_compare_print_money (&sums->gap));
  /* Translators: below an amount of money; how many minutes an edit takes now. */
  result->chart.gap_note = topsheet_compare_result_keep (result, g_strdup_printf (sums->gap.nanos < 0
                                                                                    ? _("saved by editing at %s min")
                                                                                    : _("lost by editing at %s min"),
                                                                                  result->chart.now_text));
}

static char *
find_most (gpointer data, const TopsheetDecimal *input, double *place)
{
  const Edit *self = data;
  TopsheetEditInput in;
  TopsheetEditSums sums;

  memcpy (&in, input, sizeof in);
  if (!topsheet_edit_input_compute (&in, topsheet_compare_context_get_currency (self->context), &sums, NULL) ||
      !sums.has_most)
    return NULL;
  *place = topsheet_decimal_to_double (&sums.most_minutes);
  /* An edit that takes no time at all is dear enough then. */
  if (!has_threshold (&sums))
    return g_strdup (_("never"));
  return topsheet_compare_print_rounded (&sums.most_minutes);
}

static void
add_bar (Edit *self, TopsheetCompareResult *result, gsize offset, const char *name, int less, int more)
{
  topsheet_compare_result_vary (result, find_most, self, &self->input.price,
                                sizeof self->input / sizeof self->input.price,
                                (guint) (offset / sizeof self->input.price), name, less, more);
}

static void
add_bars (Edit *self, TopsheetCompareResult *result)
{
  result->bars_title = _("What Moves the Break-Even");
  result->centre = topsheet_decimal_to_double (&self->sums.most_minutes);
  add_bar (self, result, offsetof (TopsheetEditInput, accepted), _("Accepted tries"), 70, 130);
  add_bar (self, result, offsetof (TopsheetEditInput, saved), _("Accepted edits"), 80, 110);
  add_bar (self, result, offsetof (TopsheetEditInput, review), _("Review"), 50, 150);
  add_bar (self, result, offsetof (TopsheetEditInput, price), _("Price of a try"), 70, 130);
}

static void
add_row (const Edit *self, TopsheetCompareResult *result, TopsheetDecimal minutes)
{
  TopsheetEditInput at = self->input;
  TopsheetEditSums sums;

  at.minutes = minutes;
  if (topsheet_edit_input_compute (&at, topsheet_compare_context_get_currency (self->context), &sums, NULL))
    topsheet_compare_result_add_row (result, topsheet_compare_print_rounded (&minutes),
                                     topsheet_compare_print_money (&sums.edit),
                                     topsheet_compare_print_money (&sums.regenerate));
}

static void
add_table (const Edit *self, TopsheetCompareResult *result)
{
  const gboolean crosses = has_threshold (&self->sums);
  const gboolean before = crosses && topsheet_decimal_compare (&self->sums.most_minutes, &self->input.minutes) <= 0;

  topsheet_compare_result_add_row (result, g_strdup (_("Minutes of an Edit")), g_strdup (_("Edit")),
                                   g_strdup (_("Generate Again")));
  add_row (self, result, topsheet_decimal_from_int (0));
  if (before)
    add_row (self, result, self->sums.most_minutes);
  add_row (self, result, self->input.minutes);
  if (crosses && !before)
    add_row (self, result, self->sums.most_minutes);
}

/* What Use in Budget writes: hours of a person, or the tries that the versions need. FALSE when a number does not fit. */
static gboolean
find_count (const Edit *self, TopsheetDecimal *out)
{
  const TopsheetDecimal sixty = topsheet_decimal_from_int (60);
  const TopsheetDecimal hundred = topsheet_decimal_from_int (100);
  TopsheetDecimal versions, all;
  gint64 tries;

  if (!topsheet_compare_read (self->versions, &versions, NULL))
    return FALSE;
  if (self->sums.gap.nanos < 0)
    return topsheet_decimal_multiply (&versions, &self->input.minutes, &all, NULL) &&
           topsheet_decimal_divide (&all, &sixty, 2, out, NULL);
  if (!topsheet_decimal_multiply (&versions, &hundred, &all, NULL) ||
      !topsheet_decimal_divide (&all, &self->input.accepted, 6, &all, NULL) ||
      !topsheet_decimal_ceil (&all, &tries, NULL))
    return FALSE;
  *out = topsheet_decimal_from_int (tries);
  return TRUE;
}

static char *
describe_use (const Edit *self)
{
  const guint version = topsheet_compare_context_get_version (self->context);
  g_autofree char *count = NULL;
  TopsheetDecimal number;

  if (!find_count (self, &number))
    return NULL;
  count = topsheet_compare_print_rounded (&number);
  return self->sums.gap.nanos < 0
           ? g_strdup_printf (_("Adds %s hours of editing to version %u of the budget"), count, version)
           : g_strdup_printf (_("Adds %s further tries to version %u of the budget"), count, version);
}

static void
update (Edit *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  g_autoptr (GError) error = NULL;
  TopsheetCompareResult *result;
  TopsheetEditInput in;
  TopsheetEditSums sums;
  char *use;

  if (!read_rows (self, &in))
    {
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  if (!topsheet_edit_input_compute (&in, currency, &sums, &error))
    {
      topsheet_compare_group_refuse (&self->try, error->message);
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  self->input = in;
  self->sums = sums;
  result = topsheet_compare_result_new ();
  say_verdict (result, &sums);
  show_chart (result, &in, &sums);
  if (has_threshold (&sums))
    add_bars (self, result);
  add_table (self, result);
  use = describe_use (self);
  result->use_caption = use != NULL ? topsheet_compare_result_keep (result, use) : NULL;
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
on_use (Edit *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  const gboolean edits = self->sums.gap.nanos < 0;
  g_autoptr (TopsheetBudgetLine) line = NULL;
  TopsheetDecimal count;

  if (!find_count (self, &count))
    return;
  line = topsheet_budget_line_new (TOPSHEET_PHASE_ITERATION,
                                   edits ? TOPSHEET_ACCOUNT_HUMAN_TIME : TOPSHEET_ACCOUNT_ITERATION,
                                   edits ? _("Editing") : _("Further tries"));
  topsheet_budget_line_set_count (line, count);
  g_object_set (line, "unit", edits ? TOPSHEET_UNIT_HOUR : TOPSHEET_UNIT_IMAGE, NULL);
  topsheet_budget_line_set_unit_price (line, edits ? &self->input.rate : &self->input.price, currency);
  topsheet_compare_context_add_line (self->context, GTK_WIDGET (self->sheet), line);
  update (self);
}

static void
add_try (Edit *self)
{
  const TopsheetCompareContext *context = self->context;
  const char *model_id = topsheet_compare_context_find_model (context);
  const gboolean known = context->decided >= MIN_DECIDED && context->accepted > 0;
  const double accepted = known ? 100.0 * (double) context->accepted / (double) context->decided : DEFAULT_ACCEPTED;
  g_autofree char *title = g_strdup_printf (_("Price of a try (%s)"), topsheet_compare_context_get_currency (context));

  topsheet_compare_group_init (&self->try, self->sheet, _("Trying Again"));
  self->price = topsheet_compare_add_amount (&self->try, title, "");
  self->review = topsheet_compare_add_spin (&self->try, _("Review of a try"), _("minutes"), 0, 600, 0.5, 2, 3);
  self->accepted = topsheet_compare_add_spin (&self->try, _("Accepted tries"),
                                              known ? _("percent, as in the project") : _("percent"), 0.1, 100, 1, 1,
                                              accepted);
  topsheet_compare_show_price (&self->try, context, model_id, self->price);
}

static void
add_edit (Edit *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  g_autofree char *tools = g_strdup_printf (_("Tools for an edit (%s)"), currency);
  g_autofree char *rate = g_strdup_printf (_("Person an hour (%s)"), currency);

  topsheet_compare_group_init (&self->edit, self->sheet, _("Editing"));
  self->versions = topsheet_compare_add_spin (&self->edit, _("Versions"), _("to be edited"), 1, 1000000, 1, 0, 10);
  self->minutes = topsheet_compare_add_spin (&self->edit, _("Time an edit"), _("minutes"), 0, 10000, 1, 1, 10);
  self->saved = topsheet_compare_add_spin (&self->edit, _("Accepted edits"), _("percent"), 0.1, 100, 5, 1, 90);
  self->tools = topsheet_compare_add_amount (&self->edit, tools, "0");
  self->rate = topsheet_compare_add_amount (&self->edit, rate,
                                            topsheet_compare_context_get_default (self->context, "60"));
}

GtkWidget *
topsheet_compare_edit_new (const TopsheetCompareContext *context)
{
  Edit *self = g_new0 (Edit, 1);
  GtkWidget *sheet = topsheet_compare_sheet_new ();

  self->context = context;
  self->sheet = TOPSHEET_COMPARE_SHEET (sheet);
  g_object_set_data_full (G_OBJECT (sheet), "topsheet-edit", self, edit_free);
  add_try (self);
  add_edit (self);
  update (self);
  for (GtkWidget * const *row =
         (GtkWidget * const[]) { self->review, self->accepted, self->versions, self->minutes, self->saved, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "notify::value", G_CALLBACK (update), self);
  for (GtkWidget * const *row = (GtkWidget * const[]) { self->price, self->tools, self->rate, NULL }; *row != NULL;
       row++)
    g_signal_connect_swapped (*row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
