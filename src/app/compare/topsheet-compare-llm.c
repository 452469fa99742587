/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of requests to a language model: at the API by its tokens, or on a machine of one's own. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-comparison.h"
#include "engine/topsheet-llm-month.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define USUAL_MODEL "google/gemini-2.0-flash"

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup work_group, model_group, own_group;
  GtkWidget *requests, *input, *output;
  GtkWidget *model;
  GtkWidget *fixed, *rate, *speed, *busy;
  const char *model_id; /* of the catalogue, or NULL */
  TopsheetLlmWork work; /* the last good ones, as is all that follows */
  TopsheetMoney request;
  TopsheetMoney api, own;
  TopsheetBreakEven against;
} Llm;

static void
llm_free (gpointer data)
{
  Llm *self = data;

  topsheet_compare_group_clear (&self->work_group);
  topsheet_compare_group_clear (&self->model_group);
  topsheet_compare_group_clear (&self->own_group);
  g_free (self);
}

static const char *
get_currency (const Llm *self)
{
  return topsheet_compare_context_get_currency (self->context);
}

static gboolean
read_rows (Llm *self, TopsheetLlmWork *work)
{
  const TopsheetDecimal hundredth = { 1, 2 };
  TopsheetDecimal busy;
  GtkWidget * const asked[] = { self->requests, self->input, self->output };
  TopsheetDecimal * const asked_out[] = { &work->requests_per_day, &work->input_tokens, &work->output_tokens };
  GtkWidget * const owned[] = { self->fixed, self->rate, self->speed, self->busy };
  TopsheetDecimal * const owned_out[] = { &work->fixed, &work->rate_per_hour, &work->tokens_per_second, &busy };
  gboolean good = topsheet_compare_read_group (&self->work_group, asked, asked_out, G_N_ELEMENTS (asked));

  good = topsheet_compare_read_group (&self->own_group, owned, owned_out, G_N_ELEMENTS (owned)) && good;
  if (!good)
    return FALSE;
  work->days = TOPSHEET_DAYS_PER_MONTH;
  work->has_own = TRUE;
  work->has_gpu = topsheet_decimal_sign (&work->rate_per_hour) > 0;
  return topsheet_decimal_multiply (&busy, &hundredth, &work->utilisation, NULL);
}

/* What a request costs at the API, and who says so; FALSE with a sentence where nobody knows. */
static gboolean
price_request (Llm *self, const TopsheetLlmWork *work, TopsheetMoney *out, GError **error)
{
  const char *ids[] = { self->model_id, NULL };
  TopsheetBudgetEditor *editor = self->context->editor;
  g_autoptr (TopsheetUsage) usage = topsheet_llm_work_make_usage (work);
  g_autoptr (GPtrArray) rows = NULL;
  const TopsheetComparedPrice *row;

  if (self->model_id == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Choose a model."));
      return FALSE;
    }
  rows =
    topsheet_comparison_models (topsheet_compare_context_get_catalogue (self->context), ids, usage, get_currency (self),
                                topsheet_budget_editor_get_rates (editor),
                                topsheet_clock_get_usec (topsheet_session_get_clock (topsheet_budget_editor_get_session (editor))),
                                error);
  if (rows == NULL)
    return FALSE;
  row = rows->pdata[0];
  if (!row->has_cost)
    {
      /* Translators: a model, and why a request to it has no price. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("A request to %1$s has no price: %2$s."),
                   topsheet_model_title (topsheet_compare_context_get_catalogue (self->context), self->model_id),
                   row->why);
      return FALSE;
    }
  *out = row->cost;
  topsheet_compare_group_tell_source (&self->model_group, row->as_of, row->source);
  return TRUE;
}

static gboolean
to_money (const Llm *self, const TopsheetDecimal *amount, TopsheetMoney *out, GError **error)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);

  return topsheet_money_price (&one, amount, 1, get_currency (self), out, error);
}

/* Both ways of @work, where a request costs @request at the API. */
static gboolean
compute (const Llm *self,
         const TopsheetLlmWork *work,
         const TopsheetMoney *request,
         TopsheetMoney *api,
         TopsheetMoney *own,
         TopsheetBreakEven *against,
         GError **error)
{
  const TopsheetDecimal per_request = { request->nanos, 9 };
  TopsheetLlmOwn machine;
  TopsheetDecimal per_month;

  return topsheet_llm_work_compute_own (work, &machine, error) &&
         topsheet_llm_work_compute_model (work, &machine, &per_request, &per_month, against, error) &&
         to_money (self, &per_month, api, error) && to_money (self, &machine.per_month, own, error);
}

static const char *
get_verdict (const TopsheetBreakEven *against)
{
  switch (against->cheaper)
    {
    case TOPSHEET_CHEAPER_SELF_HOST:
      return _("A Machine of Your Own Is Cheaper");
    case TOPSHEET_CHEAPER_EQUAL:
      return _("Both Cost the Same");
    case TOPSHEET_CHEAPER_API:
    case TOPSHEET_CHEAPER_UNKNOWN:
    default:
      return _("Stay with the API");
    }
}

static void
say_verdict (const Llm *self, TopsheetCompareResult *result)
{
  g_autofree char *api = topsheet_compare_print_money (&self->api);
  g_autofree char *own = topsheet_compare_print_money (&self->own);
  g_autofree char *needed = topsheet_text_format_count (self->against.needed_per_day);

  result->verdict = get_verdict (&self->against);
  result->sentence =
    topsheet_compare_result_keep (result,
                                  topsheet_report_fill (self->against.breaks_even
                                                          ? _("A month costs {api} at the API and {own} on your own machine, which pays off from {needed} "
                                                              "requests a day.")
                                                          : _("A month costs {api} at the API and {own} on your own machine, where a request costs no less."),
                                                        "api", api, "own", own, "needed", needed, NULL));
}

/* The same work with another number of requests; FALSE where it does not fit. */
static gboolean
compute_at (const Llm *self, gint64 requests, TopsheetMoney *api, TopsheetMoney *own)
{
  TopsheetLlmWork work = self->work;
  TopsheetBreakEven against;

  work.requests_per_day = topsheet_decimal_from_int (requests);
  return compute (self, &work, &self->request, api, own, &against, NULL);
}

static void
show_chart (const Llm *self, TopsheetCompareResult *result)
{
  const double now = topsheet_decimal_to_double (&self->work.requests_per_day);
  const double place = self->against.breaks_even ? topsheet_decimal_to_double (&self->against.per_day) : 0;
  const double end = MAX (ceil (topsheet_compare_chart_find_end (place, now)), 1);
  TopsheetMoney gap, low_api, low_own, high_api, high_own;

  if (!compute_at (self, 0, &low_api, &low_own) || !compute_at (self, (gint64) end, &high_api, &high_own) ||
      !topsheet_money_subtract (&self->own, &self->api, &gap, NULL))
    return;
  result->chart_title = _("Cost a Month");
  result->chart = (TopsheetCompareChart) {
    .lines = { { _("API"), topsheet_compare_get_units (&low_api), topsheet_compare_get_units (&high_api) },
               { _("Own Machine"), topsheet_compare_get_units (&low_own), topsheet_compare_get_units (&high_own) } },
    .high = end,
    .axis_title = _("requests a day"),
    .currency = topsheet_compare_result_keep (result, g_strdup (get_currency (self))),
    .has_break_even = self->against.breaks_even,
    .break_even = place,
    .break_even_label = _("Break-even"),
    .now = now,
  };
  if (self->against.breaks_even)
    {
      g_autofree char *needed = topsheet_text_format_count (self->against.needed_per_day);

      result->chart.break_even_label =
        /* Translators: a label in the chart: the requests a day at which both cost the same. */
        topsheet_compare_result_keep (result, g_strdup_printf (_("Break-even %s"), needed));
    }
  result->chart.gap = topsheet_compare_result_keep (result, topsheet_compare_print_money (&gap));
  result->chart.gap_note = gap.nanos < 0 ? _("a month saved by your own machine") : _("a month saved by the API");
}

static void
add_row (const Llm *self, TopsheetCompareResult *result, gint64 requests)
{
  TopsheetMoney api, own;

  if (compute_at (self, requests, &api, &own))
    topsheet_compare_result_add_row (result, topsheet_text_format_count (requests), topsheet_compare_print_money (&api),
                                     topsheet_compare_print_money (&own));
}

static void
add_table (const Llm *self, TopsheetCompareResult *result)
{
  const gint64 now = (gint64) topsheet_decimal_to_double (&self->work.requests_per_day);
  const gint64 needed = self->against.breaks_even ? self->against.needed_per_day : now;

  topsheet_compare_result_add_row (result, g_strdup (_("Requests a Day")), g_strdup (_("API")),
                                   g_strdup (_("Own Machine")));
  add_row (self, result, 0);
  add_row (self, result, MIN (now, needed));
  if (needed != now)
    add_row (self, result, MAX (now, needed));
  if ((gint64) result->chart.high > MAX (now, needed))
    add_row (self, result, (gint64) result->chart.high);
}

static char *
describe_use (const Llm *self)
{
  /* Translators: a model and the number of a version. */
  return g_strdup_printf (_("Adds a month of requests to %1$s to version %2$u of the budget"),
                          topsheet_model_title (topsheet_compare_context_get_catalogue (self->context), self->model_id),
                          topsheet_compare_context_get_version (self->context));
}

static void
refuse (Llm *self, TopsheetCompareGroup *group, const GError *error)
{
  topsheet_compare_group_refuse (group, error->message);
  topsheet_compare_sheet_refuse (self->sheet);
}

static void
update (Llm *self)
{
  TopsheetLlmWork work = { 0 };
  TopsheetBreakEven against;
  TopsheetMoney request, api, own;
  g_autoptr (GError) error = NULL;
  TopsheetCompareResult *result;

  if (!read_rows (self, &work))
    {
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  if (!price_request (self, &work, &request, &error))
    {
      refuse (self, &self->model_group, error);
      return;
    }
  topsheet_compare_group_refuse (&self->model_group, NULL);
  if (!compute (self, &work, &request, &api, &own, &against, &error))
    {
      refuse (self, &self->own_group, error);
      return;
    }
  topsheet_compare_group_refuse (&self->own_group, NULL);
  self->work = work;
  self->request = request;
  self->api = api;
  self->own = own;
  self->against = against;
  result = topsheet_compare_result_new ();
  say_verdict (self, result);
  show_chart (self, result);
  add_table (self, result);
  result->use_caption = topsheet_compare_result_keep (result, describe_use (self));
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
take_model (gpointer data, GtkWidget *row, const char *model_id)
{
  Llm *self = data;

  self->model_id = model_id;
  update (self);
}

static void
on_use (Llm *self)
{
  const TopsheetDecimal days = topsheet_decimal_from_int (self->work.days);
  g_autoptr (TopsheetUsage) usage = topsheet_llm_work_make_usage (&self->work);
  g_autoptr (TopsheetBudgetLine) line = NULL;
  TopsheetDecimal requests;

  if (!topsheet_decimal_multiply (&self->work.requests_per_day, &days, &requests, NULL))
    return;
  line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_PRODUCTION, _("Requests of a Month"));
  topsheet_budget_line_set_count (line, requests);
  g_object_set (line, "unit", TOPSHEET_UNIT_REQUEST, "model-id", self->model_id, "usage", usage, NULL);
  topsheet_compare_context_add_line (self->context, GTK_WIDGET (self->sheet), line);
  update (self);
}

static void
add_own (Llm *self)
{
  g_autofree char *fixed = g_strdup_printf (_("Fixed a month (%s)"), get_currency (self));
  g_autofree char *rate = g_strdup_printf (_("GPU an hour (%s)"), get_currency (self));

  topsheet_compare_group_init (&self->own_group, self->sheet, _("Own Machine"));
  self->fixed = topsheet_compare_add_amount (&self->own_group, fixed,
                                             topsheet_compare_context_get_default (self->context, "300"));
  self->rate = topsheet_compare_add_amount (&self->own_group, rate, "0");
  self->speed = topsheet_compare_add_spin (&self->own_group, _("Speed"), _("tokens a second, in and out"), 1, 1000000,
                                           50, 0, 500);
  self->busy = topsheet_compare_add_spin (&self->own_group, _("Busy"), _("percent of the paid hours"), 1, 100, 5, 0,
                                          30);
}

static void
add_work (Llm *self)
{
  topsheet_compare_group_init (&self->work_group, self->sheet, _("Work"));
  self->requests = topsheet_compare_add_spin (&self->work_group, _("Requests a day"), NULL, 0, 100000000, 10, 0, 100);
  self->input = topsheet_compare_add_spin (&self->work_group, _("Tokens in"), _("of a request"), 0, 10000000, 100, 0,
                                           3500);
  self->output = topsheet_compare_add_spin (&self->work_group, _("Tokens out"), _("of a request"), 0, 10000000, 100,
                                            0, 220);
}

GtkWidget *
topsheet_compare_llm_new (const TopsheetCompareContext *context)
{
  Llm *self = g_new0 (Llm, 1);
  GtkWidget *sheet = topsheet_compare_sheet_new ();

  self->context = context;
  self->sheet = TOPSHEET_COMPARE_SHEET (sheet);
  g_object_set_data_full (G_OBJECT (sheet), "topsheet-llm", self, llm_free);
  add_work (self);
  topsheet_compare_group_init (&self->model_group, self->sheet, _("API"));
  self->model = topsheet_compare_add_model (&self->model_group, self->context, _("None"), _("None"), take_model, self);
  add_own (self);
  self->model_id = topsheet_compare_show_model (self->model, USUAL_MODEL);
  update (self);
  for (GtkWidget * const *row =
         (GtkWidget * const[]) { self->requests, self->input, self->output, self->speed, self->busy, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "notify::value", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->fixed, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->rate, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
