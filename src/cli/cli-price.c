/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "engine/topsheet-pricing.h"
#include "exchange/topsheet-catalogue-file.h"

#include <glib/gi18n.h>

static const char * const selectors[] = {
  "width",
  "height",
  "size",
  "quality",
  "resolution",
  "audio",
  "duration",
  "fps",
  "mode",
  "op",
  "reference_images",
  "steps",
  "service_tier",
  "outcome",
  "region",
  "cost_currency",
  "credits_drawn",
  "video_in",
  NULL,
};

static const TopsheetCliOption options[] = {
  { "at", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("when the call happens; now unless told") },
  { "known-at", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("only prices that the library knew by then") },
  { "select", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE",
    N_("what the price depends on, such as quality=high; several may follow") },
  { NULL },
};

/* The library's prices where there is a library, else those that came with the program. */
TopsheetCatalogue *
topsheet_cli_load_catalogue (TopsheetCli *cli, GError **error)
{
  g_autofree char *location = topsheet_cli_get_location (cli);
  g_autoptr (GBytes) seed = NULL;
  g_autoptr (GPtrArray) rules = NULL;

  if (strstr (location, "://") != NULL || g_file_test (location, G_FILE_TEST_EXISTS))
    return topsheet_cli_open (cli, FALSE, error) ? g_object_ref (topsheet_session_get_catalogue (cli->session)) : NULL;
  seed = topsheet_catalogue_file_seed ();
  rules = topsheet_catalogue_file_parse (seed, topsheet_clock_get_usec (cli->clock), error);
  return rules != NULL ? topsheet_catalogue_new (rules) : NULL;
}

static gboolean
is_selector (const char *assignment)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *key = equals != NULL ? g_strndup (assignment, (gsize) (equals - assignment)) : NULL;

  return key != NULL && g_strv_contains (selectors, key);
}

static gboolean
parse_selector (TopsheetUsage *usage, const char *assignment, GError **error)
{
  if (is_selector (assignment))
    return topsheet_usage_parse_selector (usage, assignment, error);
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("“%s” is no KEY=VALUE of width, height, size, quality, resolution, audio, duration, fps, mode, op, reference_images, "
                 "steps, service_tier, outcome, region, cost_currency, credits_drawn and video_in"),
               assignment);
  return FALSE;
}

TopsheetUsage *
topsheet_cli_parse_usage (TopsheetCli *cli, guint first, GError **error)
{
  const char * const *selected = topsheet_cli_get_list (cli, "select");
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autoptr (GError) local = NULL;
  gboolean ok = TRUE;

  for (guint i = first; ok && cli->args[i] != NULL; i++)
    ok = selected != NULL && is_selector (cli->args[i]) ? topsheet_usage_parse_selector (usage, cli->args[i], &local)
                                                        : topsheet_usage_parse_quantity (usage, cli->args[i], &local);
  for (guint i = 0; ok && selected != NULL && selected[i] != NULL; i++)
    ok = parse_selector (usage, selected[i], &local);
  if (ok)
    return g_steal_pointer (&usage);
  g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, local->message);
  return NULL;
}

static void
print_json (TopsheetCli *cli, const char *model_id, GPtrArray *rules, const TopsheetQuote *quote)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  /* What was paid may be in another currency than what the model asks. */
  const char *currency = quote->has_amount ? quote->amount.currency
                                           : topsheet_price_rule_get_currency (rules->pdata[0]);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "model", model_id);
  topsheet_cli_add_money (builder, "amount", quote->has_amount ? &quote->amount : NULL);
  topsheet_cli_add_text (builder, "currency", currency);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = g_ptr_array_index (quote->items, i);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "meter", item->meter);
      topsheet_cli_add_decimal (builder, "quantity", item->quantity);
      topsheet_cli_add_decimal (builder, "unit_price", item->unit_price);
      topsheet_cli_add_int (builder, "per", (gint64) item->per);
      topsheet_cli_add_text (builder, "unit", topsheet_unit_get_name (item->unit));
      topsheet_cli_add_money (builder, "amount", &item->amount);
      topsheet_cli_add_text (builder, "rule", item->rule);
      topsheet_cli_add_text (builder, "source", item->source);
      topsheet_cli_add_text (builder, "as_of", item->as_of);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  topsheet_cli_add_strv (builder, "unpriced", (const char * const *) quote->unpriced);
  topsheet_cli_add_strv (builder, "missing", (const char * const *) quote->missing);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
print_text (const TopsheetQuote *quote)
{
  const char * const columns[] = { _("Meter"), _(">Quantity"), _(">Price"), _("Per"), _(">Amount"),
                                   _("Rule"),  _("As of"),     _("Source"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);

  for (guint i = 0; i < quote->items->len; i++)
    {
      const TopsheetQuoteItem *item = g_ptr_array_index (quote->items, i);
      g_autofree char *quantity = topsheet_decimal_print (&item->quantity);
      g_autofree char *price = topsheet_decimal_print (&item->unit_price);
      g_autofree char *count = topsheet_text_format_count ((gint64) item->per);
      g_autofree char *per = item->per == 1 ? g_strdup (topsheet_unit_get_name (item->unit))
                                            : g_strdup_printf ("%s %s", count, topsheet_unit_get_name (item->unit));
      g_autofree char *amount = topsheet_cli_format_money (&item->amount);

      topsheet_cli_table_add (table, item->meter, quantity, price, per, amount, item->rule,
                              topsheet_cli_or_dash (item->as_of), topsheet_cli_or_dash (item->source), NULL);
    }
  if (quote->items->len > 0)
    topsheet_cli_table_print (table);
  if (quote->has_amount)
    {
      g_autofree char *amount = topsheet_cli_format_money (&quote->amount);

      topsheet_cli_print (_("Costs %s\n"), amount);
    }
}

const char *
topsheet_cli_find_model (TopsheetCatalogue *catalogue, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *model_id = topsheet_catalogue_resolve (catalogue, name, &local);

  if (model_id == NULL)
    g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND, local->message);
  return model_id;
}

/* Why the cost is not known, and what to do about it. */
static GError *
make_unpriced (const char *model_id, const TopsheetQuote *quote)
{
  g_autofree char *unpriced = g_strjoinv (", ", quote->unpriced);
  g_autofree char *missing = g_strjoinv (", ", quote->missing);

  if (quote->self_hosted)
    return g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_UNPRICED,
                        _("“%s” runs on a machine of one’s own and has no price of its own; price the gpu_hours of the machine it runs on"),
                        model_id);
  /* How many months or packs a fee is paid for is a quantity. */
  if (quote->missing[0] != NULL && quote->missing[1] == NULL && topsheet_usage_is_quantity (quote->missing[0]))
    return g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_UNPRICED,
                        _("“%1$s” has no price for %2$s without %3$s, so the cost is not known; say it as %3$s=1"),
                        model_id, unpriced, missing);
  if (*missing != '\0')
    return g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_UNPRICED,
                        _("“%1$s” has no price for %2$s without %3$s, so the cost is not known; say it with --select"),
                        model_id, unpriced, missing);
  return g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_UNPRICED,
                      _("“%s” has no price for %s under these conditions; the cost is not known"), model_id, unpriced);
}

static gboolean
run (TopsheetCli *cli, GError **error)
{
  gint64 at_usec = topsheet_clock_get_usec (cli->clock), known_at_usec = 0;
  g_autoptr (TopsheetUsage) usage = NULL;
  g_autoptr (TopsheetCatalogue) catalogue = NULL;
  g_autoptr (TopsheetQuote) quote = NULL;
  const char *model_id;
  GPtrArray *rules;

  if (!topsheet_cli_get_time (cli, "at", &at_usec, error) ||
      !topsheet_cli_get_time (cli, "known-at", &known_at_usec, error) ||
      (usage = topsheet_cli_parse_usage (cli, 1, error)) == NULL ||
      (catalogue = topsheet_cli_load_catalogue (cli, error)) == NULL ||
      (model_id = topsheet_cli_find_model (catalogue, cli->args[0], error)) == NULL)
    return FALSE;
  rules = topsheet_catalogue_get_rules (catalogue, model_id);
  quote = topsheet_pricing_quote (rules, usage, at_usec, known_at_usec, error);
  if (quote == NULL)
    return FALSE;
  if (!quote->has_amount)
    topsheet_cli_set_partial (cli, make_unpriced (model_id, quote));
  if (cli->json)
    print_json (cli, model_id, rules, quote);
  else
    print_text (quote);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { NULL, "MODEL METER=QUANTITY…", N_("Says what one call of a model costs"), 2, G_MAXUINT, options, run,
    N_("Quantities: input_tokens output_tokens reasoning_tokens cache_read_tokens cache_write_tokens cache_write_1h_tokens\n"
       "  input_image_tokens input_audio_tokens input_video_tokens output_image_tokens output_audio_tokens images\n"
       "  characters input_seconds output_seconds minutes clips songs gpu_seconds gpu_hours requests months packs\n"
       "  credits actual_cost\n"
       "Conditions: width height size quality resolution audio duration fps mode op reference_images steps service_tier\n"
       "  outcome region cost_currency credits_drawn video_in\n"
       "Example: topsheet-cli price openai/gpt-image-1 images=3 --select quality=high size=1024x1536") },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_price = { "price", N_("What one call of a model costs"), verbs };
