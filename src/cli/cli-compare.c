/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-compare.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-accepted-cost.h"

#include <glib/gi18n.h>
#include <string.h>

static const TopsheetCliOption edit_options[] = {
  { "api-cost", 0, TOPSHEET_CLI_OPTION_TEXT, "A", N_("what one attempt costs at the API") },
  { "acceptance", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("the share of attempts that is accepted, such as 0.25") },
  { "rate", 0, TOPSHEET_CLI_OPTION_TEXT, "R", N_("what an hour of a person costs; 0 unless told") },
  { "review-minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("minutes of looking at an attempt; 0 unless told") },
  { "wait-minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("minutes of waiting for one; 0 unless told") },
  { "attended", 0, TOPSHEET_CLI_OPTION_TEXT, "S",
    N_("the share of the waiting that somebody spends with it; 1 unless told") },
  { "switch-minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("minutes of coming back, once a batch; 3 unless told") },
  { "batch", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("attempts that are reviewed at once; 1 unless told") },
  { "edit-minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("how long an edit takes") },
  { "edit-cost", 0, TOPSHEET_CLI_OPTION_TEXT, "C", N_("what an edit costs beside people's time; 0 unless told") },
  { "success", 0, TOPSHEET_CLI_OPTION_TEXT, "Q", N_("how often an edit is good enough, such as 0.9; 1 unless told") },
  { NULL },
};

gboolean
topsheet_cli_read_number (TopsheetCli *cli, const char *name, const char *fallback, TopsheetDecimal *out, GError **error)
{
  const char *text = topsheet_cli_get_text (cli, name);

  if (text == NULL)
    text = fallback;
  if (text == NULL)
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("--%s is missing"), name);
      return FALSE;
    }
  if (topsheet_decimal_parse (text, out, NULL) && topsheet_decimal_sign (out) >= 0)
    return TRUE;

  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--%1$s takes a number that is not below zero, such as 0.04, not “%2$s”"), name, text);
  return FALSE;
}

gboolean
topsheet_cli_read_assignment (const char *option, const char *text, char **name, TopsheetDecimal *out, GError **error)
{
  const char *equals = strrchr (text, '=');

  if (equals != NULL && equals > text && topsheet_decimal_parse (equals + 1, out, NULL) &&
      topsheet_decimal_sign (out) >= 0)
    {
      *name = g_strndup (text, (gsize) (equals - text));
      return TRUE;
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--%1$s takes a name and a number that is not below zero, such as openai=2, not “%2$s”"), option,
               text);
  return FALSE;
}

gboolean
topsheet_cli_load_rates (TopsheetCli *cli, char **currency, GPtrArray **rates, GError **error)
{
  const char *name = topsheet_cli_get_text (cli, "project");
  g_autoptr (TopsheetProject) project = NULL;

  if (name == NULL)
    return TRUE;
  project = topsheet_cli_open_project (cli, name, error);
  if (project == NULL)
    return FALSE;
  *currency = g_strdup (topsheet_project_get_currency (project));
  *rates = dex_await_boxed (topsheet_store_list_rates (topsheet_cli_get_store (cli), topsheet_project_get_id (project)),
                            error);
  return *rates != NULL;
}

void
topsheet_cli_add_known (JsonBuilder *builder, const char *key, gboolean is_known, TopsheetDecimal value)
{
  if (is_known)
    topsheet_cli_add_decimal (builder, key, value);
  else
    topsheet_cli_add_null (builder, key);
}

char *
topsheet_cli_format_amount (gboolean is_known, TopsheetDecimal value, const char *currency)
{
  const TopsheetDecimal one = topsheet_decimal_from_int (1);
  TopsheetMoney money;

  if (!is_known || currency == NULL)
    return topsheet_cli_format_money (NULL);
  if (!topsheet_money_price (&one, &value, 1, currency, &money, NULL))
    return topsheet_decimal_print (&value);
  return topsheet_cli_format_money (&money);
}

static void
print_edit_json (TopsheetCli *cli, const TopsheetAcceptedCost *cost, const TopsheetEditChoice *choice)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "decision", choice->should_edit ? "edit" : "regenerate");
  topsheet_cli_add_decimal (builder, "attempts", cost->attempts);
  topsheet_cli_add_decimal (builder, "labour_percent", cost->labour_percent);
  topsheet_cli_add_decimal (builder, "regenerate", choice->regenerate);
  topsheet_cli_add_decimal (builder, "edit", choice->edit);
  topsheet_cli_add_decimal (builder, "edit_loop", choice->edit_loop);
  topsheet_cli_add_decimal (builder, "threshold", choice->threshold);
  topsheet_cli_add_decimal (builder, "max_edit_minutes", choice->max_minutes);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
print_edit (const TopsheetEditChoice *choice)
{
  g_autofree char *regenerate = topsheet_decimal_print (&choice->regenerate);
  g_autofree char *edit = topsheet_decimal_print (&choice->edit);
  g_autofree char *minutes = topsheet_decimal_print (&choice->max_minutes);

  topsheet_cli_print ("%s\n", choice->should_edit ? _("Edit what is nearly good.") : _("Generate again."));
  topsheet_cli_print (_("An accepted asset costs %1$s by generating, %2$s by editing once and generating where that fails.\n"),
                      regenerate, edit);
  topsheet_cli_print (_("Editing is worth it up to %s minutes.\n"), minutes);
}

static gboolean
read_attempt (TopsheetCli *cli, TopsheetAttemptCost *attempt, GError **error)
{
  return topsheet_cli_read_number (cli, "api-cost", NULL, &attempt->api, error) &&
         topsheet_cli_read_number (cli, "acceptance", NULL, &attempt->acceptance, error) &&
         topsheet_cli_read_number (cli, "rate", "0", &attempt->rate_per_hour, error) &&
         topsheet_cli_read_number (cli, "review-minutes", "0", &attempt->review_minutes, error) &&
         topsheet_cli_read_number (cli, "wait-minutes", "0", &attempt->wait_minutes, error) &&
         topsheet_cli_read_number (cli, "attended", "1", &attempt->attended, error) &&
         topsheet_cli_read_number (cli, "switch-minutes", "3", &attempt->switch_minutes, error) &&
         topsheet_cli_read_number (cli, "batch", "1", &attempt->batch, error);
}

static gboolean
run_edit (TopsheetCli *cli, GError **error)
{
  TopsheetAttemptCost attempt;
  TopsheetAcceptedCost cost;
  TopsheetEditChoice choice;
  TopsheetDecimal minutes, fee, success;

  if (!read_attempt (cli, &attempt, error) || !topsheet_cli_read_number (cli, "edit-minutes", NULL, &minutes, error) ||
      !topsheet_cli_read_number (cli, "edit-cost", "0", &fee, error) ||
      !topsheet_cli_read_number (cli, "success", "1", &success, error) ||
      !topsheet_accepted_cost_compute (&attempt, &cost, error) ||
      !topsheet_edit_choice_compute (&cost.total, &fee, &minutes, &attempt.rate_per_hour, &success, &choice, error))
    return FALSE;
  if (cli->json)
    print_edit_json (cli, &cost, &choice);
  else
    print_edit (&choice);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "self-host", "--api-cost A --fixed F", N_("The API or a machine of one's own: from how much on it pays"), 0, 0,
    topsheet_cli_compare_self_host_options, topsheet_cli_compare_self_host, NULL },
  { "edit", "--api-cost A --acceptance P --edit-minutes M", N_("Generate again or edit what is nearly good"), 0, 0,
    edit_options, run_edit, N_("All amounts are in one currency, which is not named.") },
  { "models", "MODEL MODEL… METER=QUANTITY…", N_("The same call at several models"), 3, G_MAXUINT,
    topsheet_cli_compare_models_options, topsheet_cli_compare_models,
    N_("Quantities and conditions are those of “price”. Models in several currencies need --project, for its rates.") },
  { "ladder", "MODEL METER=QUANTITY… --sizes LIST", N_("The same call at several resolutions"), 2, G_MAXUINT,
    topsheet_cli_compare_ladder_options, topsheet_cli_compare_ladder,
    N_("Quantities and conditions are those of “price”.") },
  { "price-shock", "PROJECT --change NAME=FACTOR", N_("What the plan comes to when prices change"), 1, 1,
    topsheet_cli_compare_shock_options, topsheet_cli_compare_shock,
    N_("Nothing is written: neither the plan nor what was spent changes.") },
  { "llm", "MODEL… --requests-per-day N --input-tokens A --output-tokens B",
    N_("A month of a language model, at the API and on a machine of one's own"), 1, G_MAXUINT,
    topsheet_cli_compare_llm_options, topsheet_cli_compare_llm, NULL },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_compare = { "compare", N_("Compare ways of making the same"), verbs };
