/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-compare.h"

#include "engine/topsheet-comparison.h"

#include <glib/gi18n.h>
#include <string.h>

const TopsheetCliOption topsheet_cli_compare_models_options[] = {
  { "select", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE",
    N_("what the price depends on, such as quality=high; several may follow") },
  { "accepted", 0, TOPSHEET_CLI_OPTION_TEXT, "K", N_("accepted assets that are needed; 1 unless told") },
  { "rate", 0, TOPSHEET_CLI_OPTION_LIST, "MODEL=P",
    N_("the share of a model's calls that is accepted, such as 0.35; for each model") },
  { "hour", 0, TOPSHEET_CLI_OPTION_TEXT, "R", N_("what an hour of a person costs; 0 unless told") },
  { "review-minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("minutes of looking at an attempt; 0 unless told") },
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("the project whose currency and rates hold") },
  { "at", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("when the calls happen; now unless told") },
  { NULL },
};

const TopsheetCliOption topsheet_cli_compare_ladder_options[] = {
  { "sizes", 0, TOPSHEET_CLI_OPTION_TEXT, "LIST", N_("smallest first: 480p,720p,4k or 512x512,1024x1024") },
  { "select", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE",
    N_("what the price depends on, such as quality=high; several may follow") },
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("the project whose currency and rates hold") },
  { "at", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("when the calls happen; now unless told") },
  { NULL },
};

/* Everything a comparison of prices is made from. */
typedef struct
{
  TopsheetCatalogue *catalogue;
  TopsheetUsage *usage;
  GPtrArray *model_ids; /* NULL-terminated */
  char *currency;
  GPtrArray *rates;
  gint64 at_usec;
} Request;

static void
request_clear (Request *self)
{
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->usage, topsheet_usage_unref);
  g_clear_pointer (&self->model_ids, g_ptr_array_unref);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* The first @n_models arguments are models (0: all before the first with a "="), the others quantities. */
static gboolean
request_read (Request *self, TopsheetCli *cli, guint n_models, GError **error)
{
  const gboolean is_open = n_models == 0;

  self->at_usec = topsheet_clock_get_usec (cli->clock);
  self->model_ids = g_ptr_array_new ();
  for (guint i = 0; is_open && cli->args[i] != NULL && strchr (cli->args[i], '=') == NULL; i++)
    n_models++;
  if (n_models == 0 || cli->args[n_models] == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("Models come first, then what one call needs, such as images=1"));
      return FALSE;
    }
  if (!topsheet_cli_get_time (cli, "at", &self->at_usec, error) ||
      (self->usage = topsheet_cli_parse_usage (cli, n_models, error)) == NULL ||
      !topsheet_cli_load_rates (cli, &self->currency, &self->rates, error) ||
      (self->catalogue = topsheet_cli_load_catalogue (cli, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < n_models; i++)
    {
      const char *id = topsheet_cli_find_model (self->catalogue, cli->args[i], error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (self->model_ids, (gpointer) id);
    }
  g_ptr_array_add (self->model_ids, NULL);
  return TRUE;
}

static const char *
find_currency (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];

      if (row->has_cost)
        return row->cost.currency;
    }
  return NULL;
}

static void
report_unpriced (TopsheetCli *cli, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];

      if (row->has_cost)
        continue;
      topsheet_cli_set_partial (cli, g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_UNPRICED,
                                                  _("“%1$s” is left out of the comparison: %2$s"),
                                                  row->rung != NULL ? row->rung : row->model_id, row->why));
      return;
    }
}

/* Gives each row the rate that was said for its model. */
static gboolean
set_rates (TopsheetCli *cli, Request *request, GPtrArray *rows, gboolean *has_rates, GError **error)
{
  const char * const *given = topsheet_cli_get_list (cli, "rate");
  TopsheetAttemptCost attempt = { .attended = topsheet_decimal_from_int (1), .batch = topsheet_decimal_from_int (1) };

  *has_rates = given != NULL;
  if (!topsheet_cli_read_number (cli, "hour", "0", &attempt.rate_per_hour, error) ||
      !topsheet_cli_read_number (cli, "review-minutes", "0", &attempt.review_minutes, error))
    return FALSE;
  for (guint i = 0; given != NULL && given[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      const char *id;
      gboolean found = FALSE;

      if (!topsheet_cli_read_assignment ("rate", given[i], &name, &attempt.acceptance, error) ||
          (id = topsheet_cli_find_model (request->catalogue, name, error)) == NULL)
        return FALSE;
      for (guint k = 0; k < rows->len; k++)
        if (strcmp (((TopsheetComparedPrice *) rows->pdata[k])->model_id, id) == 0)
          {
            found = TRUE;
            if (!topsheet_compared_price_set_attempt (rows->pdata[k], &attempt, error))
              return FALSE;
          }
      if (!found)
        {
          g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                       _("--rate names “%s”, which is not among the models that are compared"), name);
          return FALSE;
        }
    }
  return TRUE;
}

static void
add_row (JsonBuilder *builder, const TopsheetComparedPrice *row)
{
  topsheet_cli_add_money (builder, "cost", row->has_cost ? &row->cost : NULL);
  topsheet_cli_add_text (builder, "why", row->why);
  topsheet_cli_add_text (builder, "as_of", row->as_of);
  topsheet_cli_add_text (builder, "source", row->source);
}

static gboolean
find_total (const TopsheetComparedPrice *row, const TopsheetDecimal *wanted, TopsheetDecimal *out, GError **error)
{
  return !row->has_accepted || topsheet_decimal_multiply (&row->accepted.total, wanted, out, error);
}

static gboolean
print_models_json (TopsheetCli *cli, GPtrArray *rows, const TopsheetDecimal *wanted, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean by_accepted;
  int best = topsheet_comparison_find_cheapest (rows, &by_accepted);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "currency", find_currency (rows));
  topsheet_cli_add_text (builder, "cheapest",
                         best >= 0 ? ((TopsheetComparedPrice *) rows->pdata[best])->model_id : NULL);
  topsheet_cli_add_text (builder, "cheapest_by", best < 0 ? NULL : by_accepted ? "accepted" : "call");
  json_builder_set_member_name (builder, "models");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];
      TopsheetDecimal total = TOPSHEET_DECIMAL_ZERO;

      if (!find_total (row, wanted, &total, error))
        return FALSE;
      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "model", row->model_id);
      add_row (builder, row);
      topsheet_cli_add_known (builder, "attempts", row->has_accepted, row->accepted.attempts);
      topsheet_cli_add_known (builder, "per_accepted", row->has_accepted, row->accepted.total);
      topsheet_cli_add_known (builder, "labour_percent", row->has_accepted, row->accepted.labour_percent);
      topsheet_cli_add_known (builder, "total", row->has_accepted, total);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
  return TRUE;
}

static char *
print_known (gboolean is_known, const TopsheetDecimal *value)
{
  return is_known ? topsheet_decimal_print (value) : g_strdup ("–");
}

static gboolean
print_models (GPtrArray *rows, const TopsheetDecimal *wanted, gboolean has_rates, GError **error)
{
  const char * const columns[] = { _("Model"),
                                   _(">A call"),
                                   has_rates ? _(">Attempts") : _("As of"),
                                   has_rates ? _(">An accepted one") : _("Source"),
                                   has_rates ? _(">All") : NULL,
                                   has_rates ? _("As of") : NULL,
                                   has_rates ? _("Source") : NULL,
                                   NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  int best = topsheet_comparison_find_cheapest (rows, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];
      g_autofree char *cost = topsheet_cli_format_money (row->has_cost ? &row->cost : NULL);
      g_autofree char *attempts = print_known (row->has_accepted, &row->accepted.attempts);
      g_autofree char *each = topsheet_cli_format_amount (row->has_accepted, row->accepted.total, row->cost.currency);
      g_autofree char *all = NULL;
      const char *as_of = topsheet_cli_or_dash (row->as_of), *source = topsheet_cli_or_dash (row->source);
      TopsheetDecimal total = TOPSHEET_DECIMAL_ZERO;

      if (!find_total (row, wanted, &total, error))
        return FALSE;
      all = topsheet_cli_format_amount (row->has_accepted, total, row->cost.currency);
      if (has_rates)
        topsheet_cli_table_add (table, row->model_id, cost, attempts, each, all, as_of, source, NULL);
      else
        topsheet_cli_table_add (table, row->model_id, cost, as_of, source, NULL);
    }
  if (best >= 0)
    topsheet_cli_print (_("Cheapest is %s.\n"), ((TopsheetComparedPrice *) rows->pdata[best])->model_id);
  else
    topsheet_cli_print (_("None of them has a price for this call.\n"));
  topsheet_cli_table_print (table);
  return TRUE;
}

gboolean
topsheet_cli_compare_models (TopsheetCli *cli, GError **error)
{
  g_auto (Request) request = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  TopsheetDecimal wanted;
  gboolean has_rates;

  if (!topsheet_cli_read_number (cli, "accepted", "1", &wanted, error) || !request_read (&request, cli, 0, error))
    return FALSE;
  rows = topsheet_comparison_models (request.catalogue, (const char * const *) request.model_ids->pdata, request.usage,
                                     request.currency, request.rates, request.at_usec, error);
  if (rows == NULL || !set_rates (cli, &request, rows, &has_rates, error))
    return FALSE;
  report_unpriced (cli, rows);
  return cli->json ? print_models_json (cli, rows, &wanted, error) : print_models (rows, &wanted, has_rates, error);
}

static void
print_ladder_json (TopsheetCli *cli, const char *model_id, GPtrArray *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "model", model_id);
  topsheet_cli_add_text (builder, "currency", find_currency (rows));
  json_builder_set_member_name (builder, "rungs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "size", row->rung);
      add_row (builder, row);
      topsheet_cli_add_known (builder, "ratio", row->has_ratio, row->ratio);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
print_ladder (GPtrArray *rows)
{
  const char * const columns[] = { _("Size"), _(">A call"), _(">× the one before"), _("As of"), _("Source"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);

  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetComparedPrice *row = rows->pdata[i];
      g_autofree char *cost = topsheet_cli_format_money (row->has_cost ? &row->cost : NULL);
      g_autofree char *ratio = print_known (row->has_ratio, &row->ratio);

      topsheet_cli_table_add (table, row->rung, cost, ratio, topsheet_cli_or_dash (row->as_of),
                              row->why != NULL ? row->why : topsheet_cli_or_dash (row->source), NULL);
    }
  topsheet_cli_table_print (table);
}

gboolean
topsheet_cli_compare_ladder (TopsheetCli *cli, GError **error)
{
  g_auto (Request) request = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) sizes =
    g_strsplit (topsheet_cli_get_text (cli, "sizes") != NULL ? topsheet_cli_get_text (cli, "sizes") : "", ",", -1);

  if (sizes[0] == NULL)
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("--%s is missing"), "sizes");
      return FALSE;
    }
  if (!request_read (&request, cli, 1, error))
    return FALSE;
  rows = topsheet_comparison_ladder (request.catalogue, request.model_ids->pdata[0], request.usage,
                                     (const char * const *) sizes, request.currency, request.rates, request.at_usec,
                                     &local);
  if (rows == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, local->message);
      return FALSE;
    }
  report_unpriced (cli, rows);
  if (cli->json)
    print_ladder_json (cli, request.model_ids->pdata[0], rows);
  else
    print_ladder (rows);
  return TRUE;
}
