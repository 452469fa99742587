/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-builder.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "report/topsheet-phase-chart-layout.h"
#include "report/topsheet-report-table.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

#define ABOVE_FIGURE 11.0
#define BELOW_SENTENCE 5.0
/* Statement, room to sign, lines. */
#define SIGNATURE_HEIGHT 96.0

typedef struct
{
  const char *label;
  char *first;
  char *second; /* (nullable) */
} Fact;

static void
add_fact (GArray *facts, const char *label, char *first, char *second)
{
  Fact fact = { label, first, second };

  g_array_append_val (facts, fact);
}

static void
fact_clear (gpointer data)
{
  g_free (((Fact *) data)->first);
  g_free (((Fact *) data)->second);
}

static char *
print_deliverables (TopsheetReportData *data)
{
  g_autofree char *count = topsheet_text_format_count (data->deliverables);
  g_autofree char *finals = topsheet_text_format_count (data->finals_needed);

  if (data->finals_needed == 0)
    return g_steal_pointer (&count);
  return topsheet_report_fill (ngettext ("{n}, with {m} final", "{n}, with {m} finals", data->finals_needed), "n",
                               count, "m", finals, NULL);
}

static char *
print_finals (TopsheetReportData *data)
{
  g_autofree char *count = topsheet_text_format_count (data->finals_accepted);

  return topsheet_report_fill (ngettext ("{n} final accepted", "{n} finals accepted", data->finals_accepted), "n",
                               count, NULL);
}

static char *
print_undecided (TopsheetReportData *data)
{
  g_autofree char *count = topsheet_text_format_count ((gint64) data->counts[TOPSHEET_DECISION_PENDING]);

  return topsheet_report_fill (ngettext ("{n} undecided", "{n} undecided",
                                         (gulong) data->counts[TOPSHEET_DECISION_PENDING]),
                               "n", count, NULL);
}

/* What is not known leaves no hole: the others move up. */
static GArray *
list_facts (TopsheetReportData *data)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (Fact));
  const char *client = topsheet_project_get_client (data->project),
             *producer = topsheet_project_get_producer (data->project);
  guint64 tries = topsheet_report_count_tries (data);

  g_array_set_clear_func (facts, fact_clear);
  if (client != NULL && *client != '\0')
    add_fact (facts, _("Client"), g_strdup (client), NULL);
  if (producer != NULL && *producer != '\0')
    add_fact (facts, _("Produced by"), g_strdup (producer), NULL);
  if (data->deliverables > 0)
    add_fact (facts, _("Deliverables"), print_deliverables (data), print_finals (data));
  if (tries > 0)
    add_fact (facts, _("Tries"), topsheet_text_format_count ((gint64) tries), print_undecided (data));

  return facts;
}

static void
place_fact (TopsheetReportBuilder *self, const Fact *fact, double x)
{
  double width = topsheet_report_builder_get_span (self, 3), y = self->y;
  PangoLayout *label = topsheet_typeset (self->context, &topsheet_style_small, fact->label);
  PangoLayout *first = topsheet_typeset (self->context, &topsheet_style_text, fact->first);

  topsheet_layout_set_width (label, width, 1);
  topsheet_layout_set_width (first, width, fact->second != NULL ? 1 : 2);
  topsheet_report_page_begin_tag (self->page, "LI", NULL);
  topsheet_report_page_begin_tag (self->page, "Lbl", NULL);
  topsheet_report_page_add_layout (self->page, label, &topsheet_style_small, &self->theme.ink2, x, y, 0,
                                   TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "Lbl");
  topsheet_report_page_begin_tag (self->page, "LBody", NULL);
  topsheet_report_page_begin_tag (self->page, "P", NULL);
  y = topsheet_report_page_add_layout (self->page, first, &topsheet_style_text, &self->theme.ink, x, y + 10, 0,
                                       TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, "P");
  if (fact->second != NULL)
    {
      PangoLayout *second = topsheet_typeset (self->context, &topsheet_style_text, fact->second);

      topsheet_layout_set_width (second, width, 1);
      topsheet_report_page_begin_tag (self->page, "P", NULL);
      topsheet_report_page_add_layout (self->page, second, &topsheet_style_text, &self->theme.ink, x, y, 0,
                                       TOPSHEET_ALIGN_LEFT);
      topsheet_report_page_end_tag (self->page, "P");
    }
  topsheet_report_page_end_tag (self->page, "LBody");
  topsheet_report_page_end_tag (self->page, "LI");
}

static void
add_facts (TopsheetReportBuilder *self)
{
  g_autoptr (GArray) facts = list_facts (self->data);

  if (facts->len == 0)
    {
      self->y += 9;
      return;
    }

  self->y += 9;
  topsheet_report_page_begin_tag (self->page, "L", NULL);
  for (guint i = 0; i < facts->len; i++)
    place_fact (self, &g_array_index (facts, Fact, i), topsheet_report_builder_get_x (self, i * 3));
  topsheet_report_page_end_tag (self->page, "L");
  self->y += 10 + 2 * topsheet_style_text.leading + 8;
}

static void
add_heading (TopsheetReportBuilder *self)
{
  TopsheetReportData *data = self->data;
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (data->date_usec);
  g_autofree char *day = topsheet_time_format_date (data->date_usec);
  g_autofree char *week = g_strdup_printf ("%d", date != NULL ? g_date_time_get_week_of_year (date) : 0);
  g_autofree char *subtitle = topsheet_report_fill (_("Cost to {date}, week {week}"), "date", day, "week", week, NULL);
  g_autofree char *unpriced = topsheet_report_unpriced_lead (data);
  g_autofree char *verdict = topsheet_report_verdict (data);
  g_autofree char *lead = topsheet_report_join (unpriced, verdict);

  topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_text_bold, &self->theme.ink2, _("Top sheet"),
                                         self->width, 1);
  topsheet_report_builder_add_paragraph (self, "H1", &topsheet_style_title, &self->theme.ink,
                                         topsheet_project_get_name (data->project), self->width, 2);
  topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_text, &self->theme.ink2, subtitle, self->width, 1);
  add_facts (self);
  topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_text_bold, &self->theme.ink, lead, self->width, 0);
  self->y += 9;
}

static char *
print_variance (const TopsheetCostReport *cost)
{
  g_autofree char *amount = topsheet_report_amount_absolute (&cost->total.variance);

  if (cost->total.variance.nanos == 0)
    return g_strdup (_("exactly on plan"));
  return topsheet_report_fill (cost->total.variance.nanos < 0 ? _("{d} over plan") : _("{d} under plan"), "d", amount,
                               NULL);
}

static char *
print_share_of_limit (const TopsheetCostReport *cost)
{
  double share = cost->limit.nanos > 0 ? (double) ABS (cost->left_at_completion.nanos) / (double) cost->limit.nanos : 0;
  g_autofree char *percent = topsheet_text_format_share (share, 1);

  return topsheet_report_fill (_("{p} of the limit"), "p", percent, NULL);
}

static char *
print_plan_note (const TopsheetCostReport *cost)
{
  g_autofree char *limit = cost->has_limit ? topsheet_report_amount (&cost->limit) : NULL;
  g_autofree char *subtotal = topsheet_report_amount (&cost->subtotal.plan);

  if (limit != NULL)
    return topsheet_report_fill (_("limit {x}"), "x", limit, NULL);
  return topsheet_report_fill (_("{x} without buffer"), "x", subtotal, NULL);
}

static void
add_figures (TopsheetReportBuilder *self)
{
  const TopsheetCostReport *cost = &self->data->cost;
  TopsheetKeyFigure figures[4] = { 0 };
  g_autofree char *name = topsheet_report_plan_name (self->data);
  g_autofree char *plan_label = topsheet_report_fill (_("{plan}, with buffer"), "plan", name, NULL);
  g_autofree char *plan = topsheet_report_amount (&cost->total.plan), *plan_note = print_plan_note (cost);
  g_autofree char *actual = topsheet_report_amount (&cost->total.actual),
                  *committed = topsheet_report_amount (&cost->total.committed);
  g_autofree char *actual_note = topsheet_report_fill (_("plus {x} committed"), "x", committed, NULL);
  g_autofree char *completion = topsheet_report_amount (&cost->total.at_completion), *variance = print_variance (cost);
  g_autofree char *left = topsheet_report_amount_absolute (&cost->left_at_completion),
                  *share = print_share_of_limit (cost);
  guint n = 0;
  gboolean over_limit = cost->has_limit && cost->left_at_completion.nanos < 0;

  if (cost->has_plan)
    figures[n++] = (TopsheetKeyFigure) { .label = plan_label, .value = plan, .note = plan_note };
  figures[n++] = (TopsheetKeyFigure) { .label = _("Actual to date"), .value = actual, .note = actual_note };
  if (cost->has_plan)
    figures[n++] = (TopsheetKeyFigure) { .label = _("Estimate at completion"),
                                         .value = completion,
                                         .note = variance,
                                         .over = cost->total.variance.nanos < 0 };
  if (cost->has_limit)
    figures[n++] = (TopsheetKeyFigure) { .label = over_limit ? _("Over the limit") : _("Left under the limit"),
                                         .value = left,
                                         .note = share,
                                         .over = over_limit };

  topsheet_report_builder_add_figures (self, figures, n);
  self->y += 8.7;
}

static char *
print_chart_title (const TopsheetPhaseChart *chart)
{
  return topsheet_report_fill (_("Cost by phase, {currency}."), "currency", chart->currency, NULL);
}

static PangoLayout *
typeset_chart_sentence (TopsheetReportBuilder *self, const TopsheetPhaseChart *chart)
{
  g_autofree char *title = print_chart_title (chart), *sentence = topsheet_phase_chart_describe (chart);
  g_autofree char *text = topsheet_report_join (title, sentence);
  PangoLayout *layout = topsheet_typeset_lead_in (self->context, &topsheet_style_text, text, strlen (title));

  topsheet_layout_set_width (layout, self->width, 2);
  return layout;
}

/* Without plan and cost the sentence stands alone: there is nothing to draw. */
static gboolean
has_drawing (const TopsheetPhaseChart *chart)
{
  return chart->cost->has_plan || !topsheet_phase_chart_has_no_cost (chart);
}

static double
measure_chart (TopsheetReportBuilder *self, const TopsheetPhaseChart *chart)
{
  PangoLayout *sentence = typeset_chart_sentence (self, chart);
  double height = ABOVE_FIGURE + pango_layout_get_line_count (sentence) * topsheet_style_text.leading;

  g_object_unref (sentence);
  if (has_drawing (chart))
    height += BELOW_SENTENCE + topsheet_phase_chart_measure (chart, self->width);
  return height;
}

static void
add_chart_sentence (TopsheetReportBuilder *self, const TopsheetPhaseChart *chart, const char *tag)
{
  topsheet_report_page_begin_tag (self->page, tag, NULL);
  self->y = topsheet_report_page_add_layout (self->page, typeset_chart_sentence (self, chart), &topsheet_style_text,
                                             &self->theme.ink, self->left, self->y, 0, TOPSHEET_ALIGN_LEFT);
  topsheet_report_page_end_tag (self->page, tag);
}

static void
add_chart (TopsheetReportBuilder *self, const TopsheetPhaseChart *chart)
{
  g_autofree char *title = print_chart_title (chart), *sentence = topsheet_phase_chart_describe (chart);
  g_autofree char *text = topsheet_report_join (title, sentence);
  g_autofree char *alternative = topsheet_report_join (text, _("The table of phases on this page holds the figures."));
  g_autoptr (TopsheetReportPage) drawing = NULL;
  double height = topsheet_phase_chart_measure (chart, self->width);

  self->y += ABOVE_FIGURE;
  if (!has_drawing (chart))
    {
      add_chart_sentence (self, chart, "P");
      return;
    }

  topsheet_report_page_begin_tag (self->page, "Figure", alternative);
  add_chart_sentence (self, chart, "Caption");
  self->y += BELOW_SENTENCE;
  drawing = topsheet_phase_chart_lay_out (chart, self->context, &self->theme, self->width, height);
  topsheet_report_page_take (self->page, drawing, self->left, self->y);
  topsheet_report_page_end_tag (self->page, "Figure");
  self->y += height;
}

static void
add_signature (TopsheetReportBuilder *self, double x, double y, const char *side, const char *name)
{
  const char *lines[3] = { side, name, _("Place, date") };
  double width = topsheet_report_builder_get_span (self, 5);

  topsheet_report_page_add_rule (self->page, &self->theme.ink, 0.75, x, y, width, 0);
  y += 4.5;
  for (guint i = 0; i < 3; i++)
    {
      const TopsheetTextStyle *style = i == 0 ? &topsheet_style_small_bold : &topsheet_style_small;
      PangoLayout *layout;

      if (lines[i] == NULL)
        continue;
      layout = topsheet_typeset (self->context, style, lines[i]);
      topsheet_layout_set_width (layout, width, 1);
      topsheet_report_page_begin_tag (self->page, "P", NULL);
      y = topsheet_report_page_add_layout (self->page, layout, style, i == 2 ? &self->theme.ink2 : &self->theme.ink, x,
                                           y, 0, TOPSHEET_ALIGN_LEFT);
      topsheet_report_page_end_tag (self->page, "P");
    }
}

static char *
print_statement (TopsheetReportData *data)
{
  g_autofree char *date = topsheet_time_format_date (data->date_usec);
  g_autofree char *number = data->plan != NULL ? g_strdup_printf ("%u", topsheet_budget_plan_get_version (data->plan))
                                               : NULL;
  const char *form;

  if (number == NULL || !data->cost.has_plan)
    form = _("Seen and accepted: actual and committed cost to {date}. The signature approves no plan.");
  else if (data->cost.has_limit)
    form =
      _("Seen and accepted: actual and committed cost to {date}, and the estimate at completion. The signature does not change plan v{n} or the limit.");
  else
    form =
      _("Seen and accepted: actual and committed cost to {date}, and the estimate at completion. The signature does not change plan v{n}.");

  return topsheet_report_fill (form, "date", date, "n", number != NULL ? number : "", NULL);
}

/* Stands as low as the notes allow, with the room to sign. */
static void
add_signatures (TopsheetReportBuilder *self)
{
  const char *client = topsheet_project_get_client (self->data->project),
             *producer = topsheet_project_get_producer (self->data->project);
  g_autofree char *statement = print_statement (self->data);
  g_autofree char *for_client = client != NULL && *client != '\0'
                                  ? topsheet_report_fill (_("For {name}"), "name", client, NULL)
                                  : NULL;
  double y;

  self->y += 11;
  topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_small, &self->theme.ink, statement,
                                         MIN (self->width, 440), 0);
  y = MIN (self->y + 35, self->body_bottom - 36);
  add_signature (self, topsheet_report_builder_get_x (self, 0), y,
                 for_client != NULL ? for_client : _("For the client"), NULL);
  add_signature (self, topsheet_report_builder_get_x (self, 6), y, _("For the production"),
                 producer != NULL && *producer != '\0' ? producer : NULL);
}

static char *
print_buffer_note (TopsheetReportData *data)
{
  g_autofree char *base = topsheet_report_amount (&data->totals.buffer_base);

  return topsheet_report_fill (topsheet_budget_plan_get_buffer_base (data->plan) == TOPSHEET_BUFFER_BASE_COMPUTE
                                 ? _("¹ Of {x}, the compute of accounts 1000–3000.")
                                 : _("¹ Of {x}, the subtotal of the plan."),
                               "x", base, NULL);
}

static char *
print_approval_note (TopsheetReportData *data)
{
  TopsheetBudgetPlan *plan = data->plan;
  g_autofree char *number = g_strdup_printf ("%u", topsheet_budget_plan_get_version (plan));
  g_autofree char *date = topsheet_time_format_date (topsheet_budget_plan_get_approved_at_usec (plan));
  const char *by = topsheet_budget_plan_get_approved_by (plan);

  if (!topsheet_budget_plan_is_approved (plan))
    return topsheet_report_fill (_("Plan v{n} is a draft that nobody has approved."), "n", number, NULL);
  if (by == NULL || *by == '\0')
    return topsheet_report_fill (_("Plan v{n} was approved on {date}."), "n", number, "date", date, NULL);
  return topsheet_report_fill (_("Plan v{n} was approved on {date} by {name}."), "n", number, "date", date, "name", by,
                               NULL);
}

static char *
print_notes (TopsheetReportData *data)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *amounts = topsheet_report_fill (_("Amounts in {currency}; – means no entry."), "currency",
                                                   topsheet_project_get_currency (data->project), NULL);

  if (data->cost.has_plan && data->plan != NULL)
    {
      g_autofree char *buffer = print_buffer_note (data);
      g_autofree char *approval = print_approval_note (data);

      g_string_append_printf (notes, "%s %s %s ", buffer, approval,
                              _("Variance is plan less estimate at completion; a minus is over plan."));
    }
  g_string_append (notes, amounts);

  return g_string_free (g_steal_pointer (&notes), FALSE);
}

/* Always one page: first the second lines of the phases go, then the chart. */
void
topsheet_page_top_sheet_lay_out (TopsheetReportBuilder *self)
{
  TopsheetReportData *data = self->data;
  TopsheetPhaseChart chart = { &data->cost, topsheet_project_get_currency (data->project), TRUE, 1 };
  g_autofree char *notes = print_notes (data);
  g_autoptr (TopsheetTable) table = topsheet_top_sheet_table_new (data);
  double figure = measure_chart (self, &chart), room;
  gboolean has_chart;

  topsheet_report_builder_begin_page (self, _("Top sheet"), notes, TRUE);
  add_heading (self);
  add_figures (self);

  room = self->body_bottom - self->y - SIGNATURE_HEIGHT;
  if (topsheet_table_measure (table, self) + figure > room)
    topsheet_table_drop_seconds (table);
  has_chart = topsheet_table_measure (table, self) + figure <= room;
  topsheet_table_place (table, self, NULL);
  if (has_chart)
    add_chart (self, &chart);
  add_signatures (self);
}
