/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API or own GPU: from how many images a month a workstation of one's own is no dearer. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/compare/topsheet-compare-self-host-input.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_IMAGES 1000

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup work, gpu;
  GtkWidget *images, *model, *price;
  GtkWidget *purchase, *months, *hours, *rate, *seconds, *watts, *electricity, *working;
  const char *model_id;      /* (nullable), of the catalogue */
  TopsheetSelfHostSums sums; /* the last good ones */
} SelfHost;

static void
self_host_free (gpointer data)
{
  SelfHost *self = data;

  topsheet_compare_group_clear (&self->work);
  topsheet_compare_group_clear (&self->gpu);
  g_free (self);
}

static gboolean
read_rows (SelfHost *self, TopsheetSelfHostInput *in)
{
  GtkWidget * const work[] = { self->images, self->price };
  TopsheetDecimal * const work_out[] = { &in->images, &in->price };
  GtkWidget * const gpu[] = { self->purchase, self->months, self->hours,       self->rate,
                              self->seconds,  self->watts,  self->electricity, self->working };
  TopsheetDecimal * const gpu_out[] = { &in->purchase, &in->months, &in->hours,       &in->rate,
                                        &in->seconds,  &in->watts,  &in->electricity, &in->working };
  const gboolean good = topsheet_compare_read_group (&self->work, work, work_out, G_N_ELEMENTS (work));

  return topsheet_compare_read_group (&self->gpu, gpu, gpu_out, G_N_ELEMENTS (gpu)) && good;
}

/* Which sentence says it. */
static const char *
get_sentence (const TopsheetSelfHostSums *sums)
{
  const gboolean own = sums->own.nanos < sums->api.nanos;

  if (sums->is_bound)
    return _("Your own GPUs never pay off: one makes at most {most} images a month, too few to earn what it costs. At "
             "{now} a month they would cost {gap} a month more.");
  if (!sums->pays_off)
    return _("Your own GPU never pays off: an image costs no less on it than at the API. At {now} a month it would cost "
             "{gap} a month more.");
  if (sums->own.nanos == sums->api.nanos)
    return _("Your own GPU pays off from {from} images a month. At {now} both cost the same.");
  if (sums->gpus > 1)
    return own ? _("Your own GPU pays off from {from} images a month. At {now} you need {gpus}, and they save {gap} a "
                   "month.")
               : _("Your own GPU pays off from {from} images a month. At {now} you need {gpus}, and they would cost "
                   "{gap} a month more.");
  return own ? _("Your own GPU pays off from {from} images a month. At {now} it saves {gap} a month.")
             : _("Your own GPU pays off from {from} images a month. At {now} it would cost {gap} a month more.");
}

static void
say_verdict (TopsheetCompareResult *result, const TopsheetSelfHostSums *sums, const char *gap)
{
  const gboolean own = sums->own.nanos < sums->api.nanos;
  const gboolean same = sums->own.nanos == sums->api.nanos;
  g_autofree char *now = topsheet_text_format_count (sums->images);
  g_autofree char *from = topsheet_text_format_count (sums->break_even);
  g_autofree char *most = topsheet_text_format_count (sums->most);
  g_autofree char *gpus = topsheet_text_format_count (sums->gpus);

  result->verdict = same ? _("Both Cost the Same") : own ? _("Get Your Own GPU") : _("Stay with the API");
  if (own && sums->gpus > 1)
    /* Translators: a heading; the number is above one. */
    result->verdict = topsheet_compare_result_keep (result, g_strdup_printf (ngettext ("Get %s GPU of Your Own",
                                                                                       "Get %s GPUs of Your Own",
                                                                                       (gulong) sums->gpus),
                                                                             gpus));
  result->sentence = topsheet_compare_result_keep (result,
                                                   topsheet_report_fill (get_sentence (sums), "from", from, "now", now,
                                                                         "gap", gap, "most", most, "gpus", gpus, NULL));
}

static void
show_chart (TopsheetCompareResult *result, const TopsheetSelfHostInput *in, const TopsheetSelfHostSums *sums)
{
  const double end = topsheet_compare_chart_find_end (sums->pays_off ? (double) sums->break_even : 0,
                                                      (double) sums->images);
  const double fixed = topsheet_compare_get_units (&sums->fixed);
  g_autofree char *gap = topsheet_compare_print_money (&sums->gap);
  g_autofree char *now = topsheet_text_format_count (sums->images);
  g_autofree char *from = topsheet_text_format_count (sums->break_even);

  result->chart_title = _("Cost a Month");
  result->chart = (TopsheetCompareChart) {
    .lines = { { _("API"), 0, topsheet_decimal_to_double (&in->price) * end },
               { _("Own GPU"), fixed, fixed + topsheet_decimal_to_double (&sums->variable) * end, (double) sums->most,
                 fixed } },
    .high = end,
    .axis_title = _("images a month"),
    .currency = topsheet_compare_result_keep (result, g_strdup (sums->fixed.currency)),
    .has_break_even = sums->pays_off,
    .break_even = (double) sums->break_even,
    .now = (double) sums->images,
  };
  /* Translators: a label in the chart, the number of images a month. */
  result->chart.break_even_label = topsheet_compare_result_keep (result, g_strdup_printf (_("Break-even %s"), from));
  result->chart.gap = topsheet_compare_result_keep (result, g_strdup_printf (_("%s a month"), gap));
  /* Translators: below an amount a month; how many images are made now. */
  result->chart.gap_note = topsheet_compare_result_keep (result, g_strdup_printf (sums->own.nanos < sums->api.nanos
                                                                                    ? _("saved by your own GPU at %s")
                                                                                    : _("saved by the API at %s"),
                                                                                  now));
}

static char *
find_break_even (gpointer data, const TopsheetDecimal *input, double *place)
{
  const SelfHost *self = data;
  TopsheetSelfHostInput in;
  TopsheetSelfHostSums sums;

  memcpy (&in, input, sizeof in);
  if (!topsheet_self_host_input_compute (&in, topsheet_compare_context_get_currency (self->context), &sums, NULL) ||
      !sums.pays_off)
    return NULL;
  *place = (double) sums.break_even;
  return topsheet_text_format_count (sums.break_even);
}

static void
add_bar (SelfHost *self,
         TopsheetCompareResult *result,
         const TopsheetSelfHostInput *in,
         gsize offset,
         const char *name,
         int less,
         int more)
{
  topsheet_compare_result_vary (result, find_break_even, self, &in->images, sizeof *in / sizeof in->images,
                                (guint) (offset / sizeof in->images), name, less, more);
}

static void
add_bars (SelfHost *self, TopsheetCompareResult *result, const TopsheetSelfHostInput *in)
{
  guint before;

  result->bars_title = _("What Moves the Break-Even");
  result->centre = (double) self->sums.break_even;
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, hours), _("Operator"), 50, 200);
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, price), _("API price"), 70, 130);
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, purchase), _("Workstation"), 75, 125);
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, electricity), _("Electricity"), 50, 150);
  before = result->n_bars;
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, working), _("Working time"), 80, 120);
  /* It moves nothing while one GPU makes more than it takes. */
  if (result->n_bars > before && result->bars[result->n_bars - 1].low == result->centre &&
      result->bars[result->n_bars - 1].high == result->centre)
    result->n_bars--;
}

static void
add_row (const SelfHost *self, TopsheetCompareResult *result, const TopsheetSelfHostInput *in, gint64 images)
{
  TopsheetSelfHostInput at = *in;
  TopsheetSelfHostSums sums;

  at.images = topsheet_decimal_from_int (images);
  if (topsheet_self_host_input_compute (&at, topsheet_compare_context_get_currency (self->context), &sums, NULL))
    topsheet_compare_result_add_row (result, topsheet_text_format_count (images),
                                     topsheet_compare_print_money (&sums.api),
                                     topsheet_compare_print_money (&sums.own));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second ? 1 : 0;
}

static void
add_table (const SelfHost *self, TopsheetCompareResult *result, const TopsheetSelfHostInput *in)
{
  gint64 places[5] = { 0, self->sums.images, (gint64) result->chart.high };
  guint n = 3;

  topsheet_compare_result_add_row (result, g_strdup (_("Images a Month")), g_strdup (_("API")),
                                   g_strdup (_("Own GPU")));
  if (self->sums.pays_off)
    places[n++] = self->sums.break_even;
  if (self->sums.most < result->chart.high && self->sums.most > self->sums.images)
    places[n++] = self->sums.most;
  qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0; i < n; i++)
    add_row (self, result, in, places[i]);
}

/* What is said where one GPU cannot make that many; NULL where it can. */
static char *
print_capacity (const TopsheetSelfHostSums *sums)
{
  g_autofree char *most = topsheet_text_format_count (sums->most);
  g_autofree char *images = topsheet_text_format_count (sums->images);
  g_autofree char *gpus = topsheet_text_format_count (sums->gpus);
  g_autofree char *lasting = topsheet_text_format_count (sums->lasting);

  if (sums->gpus < 2)
    return NULL;
  if (sums->lasts && sums->lasting > sums->break_even)
    return topsheet_report_fill (_("One GPU makes at most {most} images a month. {images} take {gpus} of them, and each "
                                   "of them costs that. A further one is dearer until it is busy; from {lasting} images "
                                   "a month on your own GPUs are never dearer."),
                                 "most", most, "images", images, "gpus", gpus, "lasting", lasting, NULL);
  return topsheet_report_fill (_("One GPU makes at most {most} images a month. {images} take {gpus} of them, and each of "
                                 "them costs that."),
                               "most", most, "images", images, "gpus", gpus, NULL);
}

static void
tell_groups (SelfHost *self)
{
  const TopsheetMoney each = topsheet_money (0, self->sums.fixed.currency);
  g_autofree char *fixed = topsheet_compare_print_money (&self->sums.fixed);
  g_autofree char *capacity = print_capacity (&self->sums);
  g_autofree char *variable = NULL;
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;
  TopsheetMoney unit = each;
  const TopsheetDecimal one = topsheet_decimal_from_int (1);

  if (topsheet_money_price (&one, &self->sums.variable, 1, each.currency, &unit, NULL))
    variable = topsheet_money_format (&unit, TOPSHEET_MONEY_FORMAT_EXACT);
  text = g_strdup_printf (_("%s a month before the first image, then %s each"), fixed,
                          variable != NULL ? variable : "–");
  if (capacity != NULL)
    both = g_strdup_printf ("%s\n%s", text, capacity);
  topsheet_compare_group_tell (&self->gpu, both != NULL ? both : text);
}

/* What Use in Budget writes: the cheaper of the two, for one month. */
static char *
describe_use (const SelfHost *self)
{
  const guint version = topsheet_compare_context_get_version (self->context);
  g_autofree char *fixed = topsheet_compare_print_money (&self->sums.fixed);
  g_autofree char *count = topsheet_text_format_count (self->sums.images);
  g_autofree char *gpus = topsheet_text_format_count (self->sums.gpus);

  if (self->sums.own.nanos < self->sums.api.nanos && self->sums.gpus > 1)
    /* Translators: a number above one, an amount, the number of a version. */
    return g_strdup_printf (ngettext ("Adds a month of %s GPU at %s each to version %u of the budget",
                                      "Adds a month of %s GPUs at %s each to version %u of the budget",
                                      (gulong) self->sums.gpus),
                            gpus, fixed, version);
  if (self->sums.own.nanos < self->sums.api.nanos)
    return g_strdup_printf (_("Adds a month of your own GPU at %s to version %u of the budget"), fixed, version);
  if (self->model_id == NULL)
    return g_strdup_printf (_("Adds %s images at the API price to version %u of the budget"), count, version);
  return g_strdup_printf (_("Adds %s images of %s to version %u of the budget"), count,
                          topsheet_model_title (topsheet_compare_context_get_catalogue (self->context), self->model_id),
                          version);
}

static void
update (SelfHost *self)
{
  TopsheetSelfHostInput in;
  g_autoptr (GError) error = NULL;
  g_autofree char *gap = NULL;
  TopsheetCompareResult *result;
  TopsheetSelfHostSums sums;

  if (!read_rows (self, &in))
    {
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  if (!topsheet_self_host_input_compute (&in, topsheet_compare_context_get_currency (self->context), &sums, &error))
    {
      topsheet_compare_group_refuse (&self->gpu, error->message);
      topsheet_compare_sheet_refuse (self->sheet);
      return;
    }
  self->sums = sums;
  result = topsheet_compare_result_new ();
  gap = topsheet_compare_print_money (&sums.gap);
  say_verdict (result, &sums, gap);
  show_chart (result, &in, &sums);
  if (sums.pays_off)
    add_bars (self, result, &in);
  add_table (self, result, &in);
  tell_groups (self);
  result->use_caption = topsheet_compare_result_keep (result, describe_use (self));
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
take_model (gpointer data, GtkWidget *row, const char *model_id)
{
  SelfHost *self = data;

  self->model_id = model_id;
  topsheet_compare_show_price (&self->work, self->context, model_id, self->price);
  update (self);
}

static TopsheetBudgetLine *
make_line (const SelfHost *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  TopsheetBudgetLine *line;
  TopsheetDecimal price;

  if (self->sums.own.nanos < self->sums.api.nanos)
    {
      line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_INFRASTRUCTURE, _("Own GPU"));
      price = (TopsheetDecimal) { self->sums.fixed.nanos, 9 };
      topsheet_budget_line_set_count (line, topsheet_decimal_from_int (self->sums.gpus));
      g_object_set (line, "unit", TOPSHEET_UNIT_MONTH, NULL);
      topsheet_budget_line_set_unit_price (line, &price, currency);
      return line;
    }
  line = topsheet_budget_line_new (TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_PRODUCTION,
                                   self->model_id != NULL
                                     ? topsheet_model_title (topsheet_compare_context_get_catalogue (self->context),
                                                             self->model_id)
                                     : _("Images from the API"));
  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (self->sums.images));
  g_object_set (line, "unit", TOPSHEET_UNIT_IMAGE, "model-id", self->model_id, NULL);
  if (topsheet_compare_read (self->price, &price, NULL))
    topsheet_budget_line_set_unit_price (line, &price, currency);
  return line;
}

static void
on_use (SelfHost *self)
{
  g_autoptr (TopsheetBudgetLine) line = make_line (self);

  topsheet_compare_context_add_line (self->context, GTK_WIDGET (self->sheet), line);
  update (self);
}

/* How many images a month are made: what the last thirty days say, else the budget, else an example. (transfer full) */
static char *
find_images (const SelfHost *self, double *images)
{
  const guint64 lately = self->context->lately;
  const gint64 planned = lately == 0 ? topsheet_compare_context_count_images (self->context) : 0;

  *images = lately > 0 ? (double) lately : planned > 0 ? (double) planned : DEFAULT_IMAGES;
  if (lately > 0)
    return g_strdup (_("As made in the last 30 days"));
  return g_strdup (planned > 0 ? _("All images of the budget: none were made in the last 30 days")
                               : _("An example: none were made in the last 30 days"));
}

static void
add_work (SelfHost *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  g_autofree char *price = g_strdup_printf (_("API price an image (%s)"), currency);
  double images;
  g_autofree char *from = find_images (self, &images);

  topsheet_compare_group_init (&self->work, self->sheet, _("Work"));
  self->images = topsheet_compare_add_spin (&self->work, _("Images a month"), from, 0, 100000000, 100, 0, images);
  self->model = topsheet_compare_add_model (&self->work, self->context, _("A price of your own"),
                                            _("A Price of Your Own"), take_model, self);
  self->price = topsheet_compare_add_amount (&self->work, price, "");
}

static void
add_gpu (SelfHost *self)
{
  const char *currency = topsheet_compare_context_get_currency (self->context);
  g_autofree char *purchase = g_strdup_printf (_("Workstation (%s)"), currency);
  g_autofree char *rate = g_strdup_printf (_("Operator an hour (%s)"), currency);
  g_autofree char *electricity = g_strdup_printf (_("Electricity a kWh (%s)"), currency);
  const TopsheetDecimal cents = { 30, 2 };
  g_autofree char *price = topsheet_number_print (&cents);

  topsheet_compare_group_init (&self->gpu, self->sheet, _("Own GPU"));
  self->purchase = topsheet_compare_add_amount (&self->gpu, purchase,
                                                topsheet_compare_context_get_default (self->context, "7200"));
  self->months = topsheet_compare_add_spin (&self->gpu, _("Written off over"), _("months"), 1, 600, 1, 0, 36);
  self->hours = topsheet_compare_add_spin (&self->gpu, _("Operator"), _("hours a month"), 0, 744, 0.5, 1, 4);
  self->rate = topsheet_compare_add_amount (&self->gpu, rate,
                                            topsheet_compare_context_get_default (self->context, "64"));
  self->seconds = topsheet_compare_add_spin (&self->gpu, _("Time an image"), _("seconds"), 0.1, 86400, 1, 1, 12);
  self->working = topsheet_compare_add_spin (&self->gpu, _("Working time"), _("hours a month"), 1, 744, 10, 0,
                                             TOPSHEET_HOURS_PER_MONTH);
  self->watts = topsheet_compare_add_spin (&self->gpu, _("Power"), _("watts"), 0, 100000, 50, 0, 600);
  self->electricity = topsheet_compare_add_amount (&self->gpu, electricity,
                                                   topsheet_compare_context_get_default (self->context, price));
}

GtkWidget *
topsheet_compare_self_host_new (const TopsheetCompareContext *context)
{
  SelfHost *self = g_new0 (SelfHost, 1);
  GtkWidget *sheet = topsheet_compare_sheet_new ();

  self->context = context;
  self->sheet = TOPSHEET_COMPARE_SHEET (sheet);
  g_object_set_data_full (G_OBJECT (sheet), "topsheet-self-host", self, self_host_free);
  add_work (self);
  add_gpu (self);
  take_model (self, self->model,
              topsheet_compare_show_model (self->model, topsheet_compare_context_find_model (context)));
  for (GtkWidget * const *row = (GtkWidget * const[]) { self->images, self->months, self->hours, self->seconds,
                                                        self->watts, self->working, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "notify::value", G_CALLBACK (update), self);
  for (GtkWidget * const *row =
         (GtkWidget * const[]) { self->price, self->purchase, self->rate, self->electricity, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
