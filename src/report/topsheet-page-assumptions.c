/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/topsheet-text.h"
#include "report/topsheet-report-builder.h"

#include "report/topsheet-report-table.h"
#include "report/topsheet-report-text.h"

#include <glib/gi18n-lib.h>

static void
add_unpriced (TopsheetReportBuilder *self)
{
  const TopsheetTableColumn columns[] = { { _("Not priced, and in no sum"), TOPSHEET_ALIGN_LEFT, 3, 0 } };
  g_autoptr (TopsheetTable) table = NULL;

  if (self->data->unpriced == NULL || self->data->unpriced[0] == NULL)
    return;

  table = topsheet_table_new (columns, G_N_ELEMENTS (columns), FALSE);
  for (guint i = 0; self->data->unpriced[i] != NULL; i++)
    {
      const char *cells[] = { self->data->unpriced[i], NULL };

      topsheet_table_add_row (table, TOPSHEET_TABLE_ROW_PLAIN, g_strdupv ((char **) cells), NULL);
    }
  topsheet_table_place (table, self, _("Unpriced"));
}

/* The number of @source among @sources, from 1; appends it when it is new. */
static guint
find_source (GPtrArray *sources, const char *source)
{
  guint i;

  if (!g_ptr_array_find_with_equal_func (sources, source, g_str_equal, &i))
    {
      i = sources->len;
      g_ptr_array_add (sources, g_strdup (source));
    }
  return i + 1;
}

static void
add_prices (TopsheetReportBuilder *self, GPtrArray *sources)
{
  const TopsheetTableColumn columns[] = {
    { _("Model and meter"), TOPSHEET_ALIGN_LEFT, 3, 0 }, { _("For one"), TOPSHEET_ALIGN_LEFT, 1, 0 },
    { _("Price"), TOPSHEET_ALIGN_RIGHT, 0, 0 },          { _("Currency"), TOPSHEET_ALIGN_LEFT, 0, 0 },
    { _("As of"), TOPSHEET_ALIGN_LEFT, 0, 0 },           { _("Source"), TOPSHEET_ALIGN_RIGHT, 0, 0 },
  };
  g_autoptr (TopsheetTable) table = NULL;
  GPtrArray *assumptions = self->data->assumptions;

  if (assumptions->len == 0)
    {
      topsheet_report_builder_add_heading (self, _("Prices used"), 12);
      topsheet_report_builder_add_paragraph (self, "P", &topsheet_style_small, &self->theme.ink2,
                                             _("No price is used yet."), self->width, 0);
      return;
    }

  table = topsheet_table_new (columns, G_N_ELEMENTS (columns), FALSE);
  for (guint i = 0; i < assumptions->len; i++)
    {
      const TopsheetReportAssumption *assumption = g_ptr_array_index (assumptions, i);
      const char *source = assumption->source != NULL && assumption->source[0] != '\0' ? assumption->source
                                                                                       : _("source not named");
      g_autofree char *number = g_strdup_printf ("S%u", find_source (sources, source));
      const char *cells[] = { assumption->what != NULL ? assumption->what : "",
                              assumption->per != NULL ? assumption->per : "",
                              assumption->price != NULL ? assumption->price : "–",
                              assumption->currency != NULL ? assumption->currency : "",
                              assumption->as_of != NULL ? assumption->as_of : "–",
                              number,
                              NULL };

      topsheet_table_add_row (table, TOPSHEET_TABLE_ROW_PLAIN, g_strdupv ((char **) cells), NULL);
    }
  topsheet_table_place (table, self, _("Prices used"));
}

static void
add_list (TopsheetReportBuilder *self,
          const char *heading,
          const char *prefix,
          const char * const *terms,
          const char * const *texts,
          guint n)
{
  topsheet_report_builder_add_heading (self, heading, 24);
  topsheet_report_page_begin_tag (self->page, "L", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *mark = prefix != NULL ? g_strdup_printf ("%s%u", prefix, i + 1) : NULL;

      topsheet_report_builder_add_item (self, mark, terms != NULL ? terms[i] : NULL, texts[i], self->left, self->width);
    }
  topsheet_report_page_end_tag (self->page, "L");
}

static void
add_plan (TopsheetReportBuilder *self)
{
  TopsheetBudgetPlan *plan = self->data->plan;
  g_autofree char *mark = NULL, *total = NULL, *state = NULL, *saved = NULL, *approved = NULL;
  const char *by;

  if (plan == NULL)
    return;

  by = topsheet_budget_plan_get_approved_by (plan);
  mark = g_strdup_printf ("v%u", topsheet_budget_plan_get_version (plan));
  total = topsheet_report_amount (&self->data->totals.total);
  saved = topsheet_report_iso_date (topsheet_budget_plan_get_saved_at_usec (plan));
  approved = topsheet_report_iso_date (topsheet_budget_plan_get_approved_at_usec (plan));
  if (!topsheet_budget_plan_is_approved (plan))
    state = topsheet_budget_plan_get_saved_at_usec (plan) > 0
              ? topsheet_report_fill (_("{date}, draft"), "date", saved, NULL)
              : g_strdup (_("draft"));
  else if (by != NULL && *by != '\0')
    state = topsheet_report_fill (_("{date}, approved by {name}"), "date", approved, "name", by, NULL);
  else
    state = topsheet_report_fill (_("{date}, approved"), "date", approved, NULL);

  topsheet_report_builder_add_heading (self, _("Version of the plan"), 12);
  topsheet_report_page_begin_tag (self->page, "L", NULL);
  topsheet_report_builder_add_item (self, mark, total, state, self->left, self->width);
  topsheet_report_page_end_tag (self->page, "L");
}

static char *
print_actual_method (TopsheetReportData *data)
{
  g_autofree char *date = topsheet_report_iso_date (data->date_usec);

  return topsheet_report_fill (_("Sum of the ledger entries of kind charge, purchase, adjustment and reversal to {date}."),
                               "date", date, NULL);
}

static char *
print_buffer_method (TopsheetReportData *data)
{
  TopsheetDecimal percent = topsheet_budget_plan_get_buffer_percent (data->plan);
  g_autofree char *number = topsheet_text_format_decimal (&percent);
  const char *form;

  if (topsheet_budget_plan_get_buffer_base (data->plan) == TOPSHEET_BUFFER_BASE_COMPUTE)
    /* xgettext:no-c-format */
    form =
      _("{p} % of the compute, accounts 1000–3000, in a row of its own. What a phase takes from it shows in its variance.");
  else
    /* xgettext:no-c-format */
    form = _("{p} % of the subtotal, in a row of its own. What a phase takes from it shows in its variance.");

  return topsheet_report_fill (form, "p", number, NULL);
}

static void
add_method (TopsheetReportBuilder *self)
{
  TopsheetReportData *data = self->data;
  g_autofree char *actual = print_actual_method (data),
                  *buffer = data->plan != NULL ? print_buffer_method (data) : NULL;
  const char *terms[6], *texts[6];
  guint n = 0;

  terms[n] = _("Actual");
  texts[n++] = actual;
  terms[n] = _("Committed");
  texts[n++] = _("Reservations that are open on the report date.");
  if (data->cost.has_plan)
    {
      terms[n] = _("To complete");
      texts[n++] =
        _("What the plan of a phase leaves after actual and committed, never below zero, and nothing for a phase that is closed. "
          "At completion = actual + committed + to complete.");
    }
  if (buffer != NULL)
    {
      terms[n] = _("Iteration buffer");
      texts[n++] = buffer;
    }
  terms[n] = _("Prices");
  texts[n++] =
    _("A meter is priced by the rule that was valid when it ran. A meter without a rule, or in a currency without a rate, stays unpriced and "
      "enters no sum.");
  terms[n] = _("Exactness");
  texts[n++] =
    _("Amounts are added exactly and rounded once. Every total is the sum of the printed rows; shares are rounded so that they add up too.");

  add_list (self, _("Method"), "", terms, texts, n);
}

void
topsheet_page_assumptions_lay_out (TopsheetReportBuilder *self)
{
  TopsheetReportData *data = self->data;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unpriced = topsheet_report_unpriced_lead (data);
  g_autofree char *lead =
    topsheet_report_join (unpriced,
                          _("What the figures rest on: prices with source and date, rates, the version of the plan, and how each figure is computed."));
  guint n_rates = data->rates != NULL ? g_strv_length (data->rates) : 0;

  topsheet_report_builder_begin_page (self, _("Assumptions, prices and method"), NULL, TRUE);
  topsheet_report_builder_add_title (self, _("Assumptions, prices and method"), lead);
  add_unpriced (self);
  add_prices (self, sources);
  if (sources->len > 0)
    add_list (self, _("Price sources"), "S", NULL, (const char * const *) sources->pdata, sources->len);
  if (n_rates > 0)
    add_list (self, _("Rates"), NULL, NULL, (const char * const *) data->rates, n_rates);
  add_plan (self);
  add_method (self);
}
