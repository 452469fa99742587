/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-compare.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-comparison.h"
#include "engine/topsheet-llm-month.h"

#include <glib/gi18n.h>

const TopsheetCliOption topsheet_cli_compare_llm_options[] = {
  { "requests-per-day", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("requests that are made a day") },
  { "input-tokens", 0, TOPSHEET_CLI_OPTION_TEXT, "A", N_("tokens that go into one request") },
  { "output-tokens", 0, TOPSHEET_CLI_OPTION_TEXT, "B", N_("tokens that come out of one") },
  { "days", 0, TOPSHEET_CLI_OPTION_TEXT, "D", N_("days of a month; 30 unless told") },
  { "fixed", 0, TOPSHEET_CLI_OPTION_TEXT, "F", N_("what one's own machine costs a month before it answers anything") },
  { "gpu-rate", 0, TOPSHEET_CLI_OPTION_TEXT, "R", N_("what an hour of a rented GPU costs") },
  { "tokens-per-second", 0, TOPSHEET_CLI_OPTION_TEXT, "T", N_("tokens it handles in a second, in and out together") },
  { "utilisation", 0, TOPSHEET_CLI_OPTION_TEXT, "U",
    N_("the share of paid hours in which it is busy, such as 0.3; 1 unless told") },
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("the project whose currency and rates hold") },
  { "at", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("when the requests happen; now unless told") },
  { NULL },
};

static gboolean
read_work (TopsheetCli *cli, TopsheetLlmWork *work, GError **error)
{
  guint64 days = TOPSHEET_DAYS_PER_MONTH;

  *work = (TopsheetLlmWork) { 0 };
  work->has_gpu = topsheet_cli_get_text (cli, "gpu-rate") != NULL;
  work->has_own = work->has_gpu || topsheet_cli_get_text (cli, "fixed") != NULL;
  if (!topsheet_cli_read_number (cli, "requests-per-day", NULL, &work->requests_per_day, error) ||
      !topsheet_cli_read_number (cli, "input-tokens", NULL, &work->input_tokens, error) ||
      !topsheet_cli_read_number (cli, "output-tokens", NULL, &work->output_tokens, error) ||
      !topsheet_cli_read_number (cli, "fixed", "0", &work->fixed, error) ||
      !topsheet_cli_get_number (cli, "days", 1, 31, &days, error))
    return FALSE;
  work->days = (guint) days;
  return !work->has_gpu ||
         (topsheet_cli_read_number (cli, "gpu-rate", NULL, &work->rate_per_hour, error) &&
          topsheet_cli_read_number (cli, "tokens-per-second", NULL, &work->tokens_per_second, error) &&
          topsheet_cli_read_number (cli, "utilisation", "1", &work->utilisation, error));
}

/* Rows with a price, in the order given, for those that read them: the models that are asked for. */
static GPtrArray *
price_models (TopsheetCli *cli, const TopsheetLlmWork *work, GError **error)
{
  g_autoptr (TopsheetUsage) usage = topsheet_llm_work_make_usage (work);
  g_autoptr (TopsheetCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (4, NULL, TRUE);
  g_autoptr (GPtrArray) rates = NULL;
  g_autofree char *currency = NULL;
  gint64 at_usec = topsheet_clock_get_usec (cli->clock);

  if (!topsheet_cli_get_time (cli, "at", &at_usec, error) || !topsheet_cli_load_rates (cli, &currency, &rates, error) ||
      (catalogue = topsheet_cli_load_catalogue (cli, error)) == NULL)
    return NULL;
  for (guint i = 0; cli->args[i] != NULL; i++)
    {
      const char *id = topsheet_cli_find_model (catalogue, cli->args[i], error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (ids, (gpointer) id);
    }
  return topsheet_comparison_models (catalogue, (const char * const *) ids->pdata, usage, currency, rates, at_usec,
                                     error);
}

/* What a row of the comparison comes to; nothing where it has no price. */
typedef struct
{
  TopsheetDecimal per_month;
  TopsheetBreakEven against;
} Month;

static gboolean
compute_month (const TopsheetLlmWork *work,
               const TopsheetLlmOwn *own,
               const TopsheetComparedPrice *row,
               Month *month,
               GError **error)
{
  TopsheetDecimal request = { row->cost.nanos, 9 };

  *month = (Month) { 0 };
  return !row->has_cost ||
         topsheet_llm_work_compute_model (work, own, &request, &month->per_month, &month->against, error);
}

static void
add_model (JsonBuilder *builder, const TopsheetComparedPrice *row, const Month *month)
{
  const TopsheetBreakEven *against = &month->against;

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "model", row->model_id);
  topsheet_cli_add_money (builder, "per_request", row->has_cost ? &row->cost : NULL);
  topsheet_cli_add_known (builder, "per_month", row->has_cost, month->per_month);
  topsheet_cli_add_known (builder, "break_even_per_day", against->breaks_even, against->per_day);
  if (against->breaks_even)
    topsheet_cli_add_int (builder, "needed_per_day", against->needed_per_day);
  else
    topsheet_cli_add_null (builder, "needed_per_day");
  topsheet_cli_add_text (builder, "cheaper", topsheet_cheaper_get_nick (against->cheaper));
  topsheet_cli_add_text (builder, "why", row->why);
  topsheet_cli_add_text (builder, "as_of", row->as_of);
  topsheet_cli_add_text (builder, "source", row->source);
  json_builder_end_object (builder);
}

static void
add_own (JsonBuilder *builder, const TopsheetLlmWork *work, const TopsheetLlmOwn *own)
{
  json_builder_set_member_name (builder, "self_host");
  if (!work->has_own)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  topsheet_cli_add_decimal (builder, "per_month", own->per_month);
  topsheet_cli_add_known (builder, "per_request", work->has_gpu, own->per_request);
  topsheet_cli_add_known (builder, "per_million_tokens", work->has_gpu, own->per_million_tokens);
  if (work->has_gpu)
    topsheet_cli_add_int (builder, "gpus", own->gpus);
  else
    topsheet_cli_add_null (builder, "gpus");
  json_builder_end_object (builder);
}

static const char *
find_currency (GPtrArray *rows)
{
  int best = topsheet_comparison_find_cheapest (rows, NULL);

  return best >= 0 ? ((const TopsheetComparedPrice *) rows->pdata[best])->cost.currency : NULL;
}

static void
print_json (TopsheetCli *cli,
            GPtrArray *rows,
            const Month *months,
            const TopsheetLlmWork *work,
            const TopsheetLlmOwn *own)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int best = topsheet_comparison_find_cheapest (rows, NULL);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "currency", find_currency (rows));
  topsheet_cli_add_decimal (builder, "requests_per_month", own->requests);
  topsheet_cli_add_decimal (builder, "tokens_per_month", own->tokens);
  topsheet_cli_add_text (builder, "cheapest",
                         best >= 0 ? ((TopsheetComparedPrice *) rows->pdata[best])->model_id : NULL);
  add_own (builder, work, own);
  json_builder_set_member_name (builder, "models");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_model (builder, rows->pdata[i], &months[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static char *
print_break_even (const TopsheetLlmWork *work, const TopsheetBreakEven *against)
{
  if (!work->has_own)
    return g_strdup ("–");
  return against->breaks_even ? topsheet_text_format_count (against->needed_per_day) : g_strdup (_("never"));
}

static void
print_text (GPtrArray *rows, const Month *months, const TopsheetLlmWork *work, const TopsheetLlmOwn *own)
{
  const char * const columns[] = {
    _("Model"), _(">A request"), _(">A month"), _(">Own pays from a day"), _("As of"), _("Source"), NULL
  };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  int best = topsheet_comparison_find_cheapest (rows, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];
      g_autofree char *request = topsheet_cli_format_money (row->has_cost ? &row->cost : NULL);
      g_autofree char *month = topsheet_cli_format_amount (row->has_cost, months[i].per_month, row->cost.currency);
      g_autofree char *from = row->has_cost ? print_break_even (work, &months[i].against) : g_strdup ("–");

      topsheet_cli_table_add (table, row->model_id, request, month, from, topsheet_cli_or_dash (row->as_of),
                              topsheet_cli_or_dash (row->source), NULL);
    }
  if (best < 0)
    topsheet_cli_print (_("None of them has a price for this call.\n"));
  else if (months[best].against.cheaper == TOPSHEET_CHEAPER_SELF_HOST)
    topsheet_cli_print (_("A machine of one's own is cheaper than each of these models.\n"));
  else
    topsheet_cli_print (_("Cheapest is %s.\n"), ((TopsheetComparedPrice *) rows->pdata[best])->model_id);
  topsheet_cli_table_print (table);
  if (work->has_own)
    {
      g_autofree char *month = topsheet_cli_format_amount (best >= 0, own->per_month, find_currency (rows));

      topsheet_cli_print (_("A month on one's own machine %s\n"), month);
    }
  if (own->gpus > 1)
    {
      g_autofree char *count = topsheet_text_format_count (own->gpus);

      topsheet_cli_print (_("One GPU does not answer that many; it takes %s.\n"), count);
    }
}

gboolean
topsheet_cli_compare_llm (TopsheetCli *cli, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree Month *months = NULL;
  TopsheetLlmWork work;
  TopsheetLlmOwn own;

  if (!read_work (cli, &work, error) || !topsheet_llm_work_compute_own (&work, &own, error) ||
      (rows = price_models (cli, &work, error)) == NULL)
    return FALSE;
  months = g_new0 (Month, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];

      if (!compute_month (&work, &own, row, &months[i], error))
        return FALSE;
      if (!row->has_cost)
        topsheet_cli_set_partial (cli, g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_UNPRICED,
                                                    _("“%1$s” is left out of the comparison: %2$s"), row->model_id,
                                                    row->why));
    }
  if (cli->json)
    print_json (cli, rows, months, &work, &own);
  else
    print_text (rows, months, &work, &own);
  return TRUE;
}
