/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same work at each resolution: what tests at the smallest save against tests at the largest. */
#include "app/compare/topsheet-compare-context.h"
#include "app/compare/topsheet-compare-rows.h"
#include "app/widgets/topsheet-model-picker.h"
#include "app/widgets/topsheet-money-label.h"
#include "base/topsheet-text.h"
#include "engine/topsheet-comparison.h"
#include "model/topsheet-account.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n.h>

#define USUAL_MODEL "kling/v3"

typedef enum
{
  KIND_FILM,
  KIND_PICTURE,
} Kind;

static const char * const film_sizes[] = { "480p", "720p", "1080p", "4k", NULL };
static const char * const picture_sizes[] = { "512x512", "1024x1024", "1536x1536", "2048x2048", NULL };

typedef struct
{
  const TopsheetCompareContext *context;
  TopsheetCompareSheet *sheet;
  TopsheetCompareGroup work;
  GtkWidget *kind, *seconds, *tests, *model;
  const char *model_id; /* of the catalogue, or NULL */
  GPtrArray *rungs;     /* the last good ones, as is all that follows */
  TopsheetUsage *usage;
  guint low, high;        /* the smallest and the largest with a price */
  TopsheetDecimal number; /* of tests */
} Ladder;

static void
ladder_free (gpointer data)
{
  Ladder *self = data;

  topsheet_compare_group_clear (&self->work);
  g_clear_pointer (&self->rungs, g_ptr_array_unref);
  g_clear_pointer (&self->usage, topsheet_usage_unref);
  g_free (self);
}

static Kind
get_kind (const Ladder *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)) == KIND_PICTURE ? KIND_PICTURE : KIND_FILM;
}

static TopsheetComparedPrice *
get_rung (const Ladder *self, guint n)
{
  return self->rungs->pdata[n];
}

static TopsheetUsage *
make_usage (const Ladder *self, TopsheetDecimal seconds)
{
  TopsheetUsage *usage = topsheet_usage_new ();

  if (get_kind (self) == KIND_PICTURE)
    topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
  else
    {
      topsheet_usage_set_quantity (usage, "output_seconds", seconds);
      topsheet_usage_set_selector (usage, "audio", "false");
    }
  return usage;
}

/* The smallest and the largest rung with a price; FALSE with a sentence where there are not two. */
static gboolean
find_ends (GPtrArray *rungs, guint *low, guint *high, GError **error)
{
  const char *why = NULL;
  guint n = 0;

  for (guint i = 0; i < rungs->len; i++)
    {
      const TopsheetComparedPrice *rung = rungs->pdata[i];

      if (!rung->has_cost)
        {
          why = rung->why;
          continue;
        }
      if (n++ == 0)
        *low = i;
      *high = i;
    }
  if (n >= 2)
    return TRUE;
  if (why != NULL)
    /* Translators: why a size has no price. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("Fewer than two sizes of this model have a price: %s."), why);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("Choose a model."));
  return FALSE;
}

static GPtrArray *
list_rungs (const Ladder *self, const TopsheetUsage *usage, GError **error)
{
  TopsheetBudgetEditor *editor = self->context->editor;

  if (self->model_id == NULL)
    return g_ptr_array_new ();

  return topsheet_comparison_ladder (topsheet_compare_context_get_catalogue (self->context), self->model_id, usage,
                                     get_kind (self) == KIND_PICTURE ? picture_sizes : film_sizes,
                                     topsheet_compare_context_get_currency (self->context),
                                     topsheet_budget_editor_get_rates (editor),
                                     topsheet_clock_get_usec (topsheet_session_get_clock (topsheet_budget_editor_get_session (editor))),
                                     error);
}

/* So many tests at a rung. FALSE where that does not fit. */
static gboolean
price_tests (const Ladder *self, guint n, const TopsheetDecimal *number, TopsheetMoney *out)
{
  return topsheet_money_scale (&get_rung (self, n)->cost, number, NULL, out, NULL);
}

static gboolean
say_verdict (const Ladder *self, TopsheetCompareResult *result, const TopsheetMoney *small, const TopsheetMoney *large)
{
  g_autofree char *cheap = topsheet_compare_print_money (small);
  g_autofree char *dear = topsheet_compare_print_money (large);
  g_autofree char *tests = topsheet_text_format_count ((gint64) topsheet_decimal_to_double (&self->number));

  /* Translators: a size, such as 720p. */
  result->verdict = topsheet_compare_result_keep (result,
                                                  g_strdup_printf (_("Test at %s"), get_rung (self, self->low)->rung));
  result->sentence =
    topsheet_compare_result_keep (result,
                                  topsheet_report_fill (_("{tests} tests cost {cheap} at {low} and {dear} at {high}."),
                                                        "tests", tests, "cheap", cheap, "dear", dear, "low",
                                                        get_rung (self, self->low)->rung, "high",
                                                        get_rung (self, self->high)->rung, NULL));
  return TRUE;
}

static void
show_chart (const Ladder *self, TopsheetCompareResult *result, const TopsheetMoney *small, const TopsheetMoney *large)
{
  const double now = topsheet_decimal_to_double (&self->number);
  const double end = MAX (topsheet_compare_chart_find_end (0, now), 1);
  TopsheetMoney gap;

  if (!topsheet_money_subtract (large, small, &gap, NULL))
    return;
  result->chart_title = _("Cost of Tests");
  result->chart = (TopsheetCompareChart) {
    .lines = { { topsheet_compare_result_keep (result, g_strdup (get_rung (self, self->low)->rung)), 0,
                 topsheet_compare_get_units (&get_rung (self, self->low)->cost) * end },
               { topsheet_compare_result_keep (result, g_strdup (get_rung (self, self->high)->rung)), 0,
                 topsheet_compare_get_units (&get_rung (self, self->high)->cost) * end } },
    .high = end,
    .axis_title = _("tests"),
    .currency = topsheet_compare_result_keep (result, g_strdup (small->currency)),
    .now = now,
    .gap_note = _("saved by the smaller size"),
  };
  result->chart.gap = topsheet_compare_result_keep (result, topsheet_compare_print_money (&gap));
}

/* Prices are small; what comes after four digits says nothing. */
static char *
print_price (const TopsheetMoney *cost)
{
  const gint64 digit = TOPSHEET_NANOS_PER_UNIT / 10000;
  const TopsheetMoney rounded = topsheet_money ((cost->nanos + digit / 2) / digit * digit, cost->currency);

  /* One that would become nothing is told in full. */
  return topsheet_money_format (rounded.nanos != 0 ? &rounded : cost, TOPSHEET_MONEY_FORMAT_EXACT);
}

static void
add_table (const Ladder *self, TopsheetCompareResult *result)
{
  result->has_words = TRUE;
  topsheet_compare_result_add_row (result, g_strdup (_("Size")), g_strdup (_("One")),
                                   g_strdup (_("Against the One Before")));
  for (guint i = 0; i < self->rungs->len; i++)
    {
      const TopsheetComparedPrice *rung = get_rung (self, i);

      topsheet_compare_result_add_row (result, g_strdup (rung->rung),
                                       rung->has_cost ? print_price (&rung->cost) : g_strdup (_("Unpriced")),
                                       rung->has_ratio ? topsheet_compare_print_times (&rung->ratio) : g_strdup ("–"));
    }
}

static char *
describe_use (const Ladder *self)
{
  g_autofree char *tests = topsheet_text_format_count ((gint64) topsheet_decimal_to_double (&self->number));

  /* Translators: a number of tests, a size, and the number of a version. */
  return g_strdup_printf (_("Adds %1$s tests at %2$s to version %3$u of the budget"), tests,
                          get_rung (self, self->low)->rung, topsheet_compare_context_get_version (self->context));
}

static void
refuse (Ladder *self, const char *why)
{
  if (why != NULL)
    topsheet_compare_group_refuse (&self->work, why);
  topsheet_compare_sheet_refuse (self->sheet);
}

static void
update (Ladder *self)
{
  GtkWidget * const rows[] = { self->seconds, self->tests };
  TopsheetDecimal seconds, number;
  TopsheetDecimal * const out[] = { &seconds, &number };
  g_autoptr (TopsheetUsage) usage = NULL;
  g_autoptr (GPtrArray) rungs = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetMoney small, large;
  TopsheetCompareResult *result;
  guint low, high;

  gtk_widget_set_sensitive (self->seconds, get_kind (self) == KIND_FILM);
  if (!topsheet_compare_read_group (&self->work, rows, out, G_N_ELEMENTS (rows)))
    {
      refuse (self, NULL);
      return;
    }
  usage = make_usage (self, seconds);
  rungs = list_rungs (self, usage, &error);
  if (rungs == NULL || !find_ends (rungs, &low, &high, &error))
    {
      refuse (self, error->message);
      return;
    }
  topsheet_compare_group_refuse (&self->work, NULL);
  g_clear_pointer (&self->rungs, g_ptr_array_unref);
  g_clear_pointer (&self->usage, topsheet_usage_unref);
  self->rungs = g_steal_pointer (&rungs);
  self->usage = g_steal_pointer (&usage);
  self->low = low;
  self->high = high;
  self->number = number;
  if (!price_tests (self, low, &number, &small) || !price_tests (self, high, &number, &large))
    {
      refuse (self, _("That is more money than fits."));
      return;
    }
  result = topsheet_compare_result_new ();
  say_verdict (self, result, &small, &large);
  show_chart (self, result, &small, &large);
  add_table (self, result);
  topsheet_compare_group_tell_source (&self->work, get_rung (self, low)->as_of, get_rung (self, low)->source);
  result->use_caption = topsheet_compare_result_keep (result, describe_use (self));
  topsheet_compare_sheet_show (self->sheet, result);
}

static void
take_model (gpointer data, GtkWidget *row, const char *model_id)
{
  Ladder *self = data;

  self->model_id = model_id;
  update (self);
}

/* Pixels are told by both sides as well, as the catalogue asks for them. */
static void
set_size (TopsheetUsage *usage, const char *rung, Kind kind)
{
  g_auto (GStrv) sides = g_strsplit (rung, "x", 2);

  if (kind == KIND_FILM)
    {
      topsheet_usage_set_selector (usage, "resolution", rung);
      return;
    }
  topsheet_usage_set_selector (usage, "size", rung);
  topsheet_usage_set_selector (usage, "width", sides[0]);
  topsheet_usage_set_selector (usage, "height", sides[1]);
}

static void
on_use (Ladder *self)
{
  g_autoptr (TopsheetUsage) usage = topsheet_usage_copy (self->usage);
  const char *rung = get_rung (self, self->low)->rung;
  /* Translators: a size, such as 720p. */
  g_autofree char *name = g_strdup_printf (_("Tests at %s"), rung);
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_EXPLORATION,
                                                                  TOPSHEET_ACCOUNT_EXPLORATION, name);

  set_size (usage, rung, get_kind (self));
  topsheet_budget_line_set_count (line, self->number);
  g_object_set (line, "unit", get_kind (self) == KIND_FILM ? TOPSHEET_UNIT_CLIP : TOPSHEET_UNIT_IMAGE, "model-id",
                self->model_id, "usage", usage, NULL);
  topsheet_compare_context_add_line (self->context, GTK_WIDGET (self->sheet), line);
  update (self);
}

GtkWidget *
topsheet_compare_ladder_new (const TopsheetCompareContext *context)
{
  const char * const kinds[] = { _("Film, without sound"), _("Picture"), NULL };
  Ladder *self = g_new0 (Ladder, 1);
  GtkWidget *sheet = topsheet_compare_sheet_new ();

  self->context = context;
  self->sheet = TOPSHEET_COMPARE_SHEET (sheet);
  g_object_set_data_full (G_OBJECT (sheet), "topsheet-ladder", self, ladder_free);
  topsheet_compare_group_init (&self->work, self->sheet, _("Work"));
  self->model = topsheet_compare_add_model (&self->work, self->context, _("None"), _("None"), take_model, self);
  self->kind = topsheet_compare_add_choice (&self->work, _("Kind"), kinds);
  self->seconds = topsheet_compare_add_spin (&self->work, _("Duration"), _("seconds"), 1, 600, 1, 0, 5);
  self->tests = topsheet_compare_add_spin (&self->work, _("Tests"), NULL, 1, 1000000, 10, 0, 100);
  self->model_id = topsheet_compare_show_model (self->model, USUAL_MODEL);
  update (self);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->seconds, "notify::value", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->tests, "notify::value", G_CALLBACK (update), self);
  g_signal_connect_swapped (sheet, "use", G_CALLBACK (on_use), self);
  return sheet;
}
