/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API or own GPU: from how many images a month a workstation of one's own is no dearer. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/compare/topsheet-compare-self-host-input.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-break-even.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_IMAGES 1000

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup work, gpu;
  GtkWidget *images, *model, *price;
  GtkWidget *purchase, *months, *hours, *rate, *seconds, *watts, *electricity;
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
  GtkWidget * const gpu[] = { self->purchase, self->months, self->hours,      self->rate,
                              self->seconds,  self->watts,  self->electricity };
  TopsheetDecimal * const gpu_out[] = { &in->purchase, &in->months, &in->hours,      &in->rate,
                                        &in->seconds,  &in->watts,  &in->electricity };
  const gboolean good = topsheet_compare_read_group (&self->work, work, work_out, G_N_ELEMENTS (work));

  return topsheet_compare_read_group (&self->gpu, gpu, gpu_out, G_N_ELEMENTS (gpu)) && good;
}

static void
say_verdict (TopsheetCompareResult *result, const TopsheetSelfHostSums *sums, const char *gap)
{
  const gboolean own = sums->own.nanos < sums->api.nanos;
  const gboolean same = sums->own.nanos == sums->api.nanos;
  g_autofree char *now = topsheet_text_format_count (sums->images);
  g_autofree char *from = topsheet_text_format_count (sums->break_even);
  const char *form;

  result->verdict = same ? _("Both Cost the Same") : own ? _("Get Your Own GPU") : _("Stay with the API");
  if (!sums->pays_off)
    form =
      _("Your own GPU never pays off: an image costs no less on it than at the API. At {now} a month it would cost "
        "{gap} a month more.");
  else if (same)
    form = _("Your own GPU pays off from {from} images a month. At {now} both cost the same.");
  else if (own)
    form = _("Your own GPU pays off from {from} images a month. At {now} it saves {gap} a month.");
  else
    form = _("Your own GPU pays off from {from} images a month. At {now} it would cost {gap} a month more.");
  result->sentence = topsheet_compare_result_keep (result, topsheet_report_fill (form, "from", from, "now", now, "gap",
                                                                                 gap, NULL));
}

static void
show_chart (TopsheetCompareResult *result, const TopsheetSelfHostInput *in, const TopsheetSelfHostSums *sums)
{
  const double end = topsheet_compare_chart_find_end (sums->pays_off ? (double) sums->break_even : 0,
                                                      (double) sums->images);
  const double fixed = (double) sums->fixed.nanos / TOPSHEET_NANOS_PER_UNIT;
  g_autofree char *gap = topsheet_compare_print_money (&sums->gap);
  g_autofree char *now = topsheet_text_format_count (sums->images);
  g_autofree char *from = topsheet_text_format_count (sums->break_even);

  result->chart_title = _("Cost a Month");
  result->chart = (TopsheetCompareChart) {
    .lines = { { _("API"), 0, topsheet_decimal_to_double (&in->price) * end },
               { _("Own GPU"), fixed, fixed + topsheet_decimal_to_double (&sums->variable) * end } },
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
  result->bars_title = _("What Moves the Break-Even");
  result->centre = (double) self->sums.break_even;
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, hours), _("Operator"), 50, 200);
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, price), _("API price"), 70, 130);
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, purchase), _("Workstation"), 75, 125);
  add_bar (self, result, in, offsetof (TopsheetSelfHostInput, electricity), _("Electricity"), 50, 150);
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

static void
add_table (const SelfHost *self, TopsheetCompareResult *result, const TopsheetSelfHostInput *in)
{
  topsheet_compare_result_add_row (result, g_strdup (_("Images a Month")), g_strdup (_("API")),
                                   g_strdup (_("Own GPU")));
  add_row (self, result, in, 0);
  if (self->sums.pays_off && self->sums.break_even <= self->sums.images)
    add_row (self, result, in, self->sums.break_even);
  add_row (self, result, in, self->sums.images);
  if (self->sums.pays_off && self->sums.break_even > self->sums.images)
    add_row (self, result, in, self->sums.break_even);
  add_row (self, result, in, (gint64) result->chart.high);
}

/* What is said where one GPU cannot make that many; NULL where it can. */
static char *
print_capacity (const SelfHost *self, const TopsheetSelfHostInput *in)
{
  const TopsheetDecimal hours = topsheet_decimal_from_int (TOPSHEET_HOURS_PER_MONTH);
  TopsheetGpuCapacity capacity;
  g_autofree char *most = NULL;
  g_autofree char *images = NULL;
  g_autofree char *gpus = NULL;

  if (!topsheet_break_even_capacity (&in->seconds, &hours, &in->images, &capacity, NULL) || capacity.gpus < 2)
    return NULL;
  most = topsheet_text_format_count ((gint64) topsheet_decimal_to_double (&capacity.items_per_month));
  images = topsheet_text_format_count (self->sums.images);
  gpus = topsheet_text_format_count (capacity.gpus);
  return topsheet_report_fill (_("One GPU makes at most {most} images a month. {images} take {gpus} of them, and each of "
                                 "them costs that."),
                               "most", most, "images", images, "gpus", gpus, NULL);
}

static void
tell_groups (SelfHost *self, const TopsheetSelfHostInput *in)
{
  const TopsheetMoney each = topsheet_money (0, self->sums.fixed.currency);
  g_autofree char *fixed = topsheet_compare_print_money (&self->sums.fixed);
  g_autofree char *capacity = print_capacity (self, in);
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
  tell_groups (self, &in);
  result->use_caption = topsheet_compare_result_keep (result, describe_use (self));
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
take_model (SelfHost *self, const char *model_id)
{
  TopsheetCatalogue *catalogue = topsheet_compare_context_get_catalogue (self->context);
  g_autofree char *source = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetMoney price;

  self->model_id = model_id != NULL ? topsheet_catalogue_resolve (catalogue, model_id, NULL) : NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->model), self->model_id != NULL
                                                               ? topsheet_model_title (catalogue, self->model_id)
                                                               : _("A price of your own"));
  if (self->model_id == NULL)
    {
      topsheet_compare_group_tell (&self->work, NULL);
      update (self);
      return;
    }
  if (topsheet_compare_context_price (self->context, self->model_id, &price, &source, &error))
    {
      const TopsheetDecimal decimal = { price.nanos, 9 };
      const TopsheetDecimal shortest = topsheet_decimal_normalize (&decimal);

      topsheet_compare_group_tell (&self->work, source);
      number = topsheet_number_print (&shortest);
      gtk_editable_set_text (GTK_EDITABLE (self->price), number);
    }
  else
    {
      topsheet_compare_group_tell (&self->work, error->message);
      gtk_editable_set_text (GTK_EDITABLE (self->price), "");
    }
  update (self);
}

static void
on_picked (GObject *sheet, const char *model_id)
{
  SelfHost *self = g_object_get_data (sheet, "topsheet-self-host");

  take_model (self, model_id);
}

static void
on_model_activated (SelfHost *self)
{
  TopsheetModelPicker *picker = topsheet_model_picker_new (topsheet_compare_context_get_catalogue (self->context),
                                                           _("A Price of Your Own"));

  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self->sheet, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (picker), GTK_WIDGET (self->sheet));
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
      topsheet_budget_line_set_count (line, topsheet_decimal_from_int (1));
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

static void
add_work (SelfHost *self)
{
  g_autofree char *count = topsheet_text_format_count ((gint64) self->context->versions);
  g_autofree char *so_far = g_strdup_printf (_("This project so far: %s"), count);
  const char *currency = topsheet_compare_context_get_currency (self->context);
  g_autofree char *price = g_strdup_printf (_("API price an image (%s)"), currency);

  topsheet_compare_group_init (&self->work, self->sheet, _("Work"));
  self->images = topsheet_compare_add_spin (&self->work, _("Images a month"), so_far, 0, 100000000, 100, 0,
                                            self->context->versions > 0 ? (double) self->context->versions
                                                                        : DEFAULT_IMAGES);
  self->model = topsheet_compare_add_link (&self->work, _("Model"));
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
  take_model (self, topsheet_compare_context_find_model (context));
  for (GtkWidget * const *row =
         (GtkWidget * const[]) { self->images, self->months, self->hours, self->seconds, self->watts, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "notify::value", G_CALLBACK (update), self);
  for (GtkWidget * const *row =
         (GtkWidget * const[]) { self->price, self->purchase, self->rate, self->electricity, NULL };
       *row != NULL; row++)
    g_signal_connect_swapped (*row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->model, "activated", G_CALLBACK (on_model_activated), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
