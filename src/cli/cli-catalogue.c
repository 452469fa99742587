/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-error.h"
#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "engine/topsheet-own-price.h"
#include "services/topsheet-catalogue-service.h"

#include <glib/gi18n.h>

static const TopsheetCliOption list_options[] = {
  { "query", 0, TOPSHEET_CLI_OPTION_TEXT, "Q",
    N_("only models with all of these words in their name, provider, kind or tier") },
  { NULL },
};

static const TopsheetCliOption set_options[] = {
  { "per", 0, TOPSHEET_CLI_OPTION_TEXT, "N",
    N_("how many the price is for; a million tokens or characters unless told, else 1") },
  { "currency", 0, TOPSHEET_CLI_OPTION_TEXT, "C", N_("such as EUR; the model's currency unless told, else USD") },
  { "when", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE",
    N_("what the price depends on, such as quality=high; several may follow") },
  { "from", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("the first day it holds; today unless told") },
  { "until", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("the first day it no longer holds") },
  { NULL },
};

static const TopsheetCliOption unset_options[] = {
  { "when", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE", N_("the conditions of the price; several may follow") },
  { "from", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("the first day it no longer holds; today unless told") },
  { NULL },
};

static const TopsheetCliOption tier_options[] = {
  { "when", 0, TOPSHEET_CLI_OPTION_LIST, "KEY=VALUE", N_("only then, such as resolution=4k; several may follow") },
  { NULL },
};

static const char *
get_state_nick (TopsheetPriceState state)
{
  static const char * const nicks[] = { "current", "future", "past", "replaced", "end" };

  return nicks[state];
}

/* "2026-11-21" of a time, or NULL. (transfer full) */
static char *
print_day (gint64 usec)
{
  char *text = usec > 0 ? topsheet_time_print_rfc3339 (usec) : NULL;

  if (text != NULL)
    text[strlen ("2026-11-21")] = '\0';
  return text;
}

static void
add_day (JsonBuilder *builder, const char *key, gint64 usec)
{
  g_autofree char *day = print_day (usec);

  topsheet_cli_add_text (builder, key, day);
}

static void
add_rule_members (JsonBuilder *builder, TopsheetPriceRule *rule)
{
  topsheet_cli_add_text (builder, "meter", topsheet_price_rule_get_meter (rule));
  topsheet_cli_add_decimal (builder, "price", topsheet_price_rule_get_price (rule));
  topsheet_cli_add_int (builder, "per", (gint64) topsheet_price_rule_get_per (rule));
  topsheet_cli_add_text (builder, "unit", topsheet_unit_get_name (topsheet_price_rule_get_unit (rule)));
  topsheet_cli_add_text (builder, "currency", topsheet_price_rule_get_currency (rule));
  topsheet_cli_add_text (builder, "credit_rate", topsheet_price_rule_get_credit_rate (rule));
  topsheet_cli_add_strv (builder, "conditions", topsheet_price_rule_get_conditions (rule));
  topsheet_cli_add_time (builder, "from", topsheet_price_rule_get_valid_from_usec (rule));
  topsheet_cli_add_time (builder, "until", topsheet_price_rule_get_valid_to_usec (rule));
  topsheet_cli_add_bool (builder, "own", topsheet_own_price_is (rule));
  topsheet_cli_add_text (builder, "source", topsheet_price_rule_get_source (rule));
  topsheet_cli_add_text (builder, "source_url", topsheet_price_rule_get_source_url (rule));
  topsheet_cli_add_text (builder, "as_of", topsheet_price_rule_get_as_of (rule));
  topsheet_cli_add_text (builder, "confidence", topsheet_price_rule_get_confidence (rule));
  topsheet_cli_add_time (builder, "recorded_at", topsheet_price_rule_get_recorded_at_usec (rule));
}

static void
add_model_members (JsonBuilder *builder, TopsheetCatalogueModel *model)
{
  topsheet_cli_add_text (builder, "model", topsheet_catalogue_model_get_id (model));
  topsheet_cli_add_text (builder, "name", topsheet_catalogue_model_get_title (model));
  topsheet_cli_add_text (builder, "provider", topsheet_catalogue_model_get_provider (model));
  topsheet_cli_add_text (builder, "modality", topsheet_catalogue_model_get_modality (model));
  topsheet_cli_add_text (builder, "tier", topsheet_tier_get_nick (topsheet_catalogue_model_get_tier (model)));
  topsheet_cli_add_bool (builder, "own_tier", topsheet_catalogue_model_has_own_tier (model));
  topsheet_cli_add_bool (builder, "own_price", topsheet_catalogue_model_has_own_price (model));
  add_day (builder, "seen", topsheet_catalogue_model_get_seen_usec (model));
  topsheet_cli_add_bool (builder, "stale", topsheet_catalogue_model_is_stale (model));
}

/* "0.04 USD / image", "5 credits / s" (transfer full) */
static char *
describe_price (TopsheetPriceRule *rule)
{
  TopsheetDecimal price = topsheet_price_rule_get_price (rule);
  g_autofree char *number = topsheet_decimal_print (&price);
  g_autofree char *count = topsheet_text_format_count ((gint64) topsheet_price_rule_get_per (rule));
  const char *unit = topsheet_unit_get_name (topsheet_price_rule_get_unit (rule));
  const char *money = topsheet_price_rule_get_credit_rate (rule) != NULL ? _("credits")
                                                                         : topsheet_price_rule_get_currency (rule);

  if (topsheet_price_rule_get_unit (rule) == TOPSHEET_UNIT_NONE)
    return g_strdup (number);
  if (topsheet_price_rule_get_per (rule) == 1)
    return g_strdup_printf ("%s %s / %s", number, money, unit);
  return g_strdup_printf ("%s %s / %s %s", number, money, count, unit);
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Model"), _("Kind"), _("Tier"), _("Price"), _("Seen"), NULL };
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_cli_load_catalogue (cli, error);
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) models = NULL;

  if (catalogue == NULL)
    return FALSE;
  models = topsheet_catalogue_service_list (catalogue, topsheet_clock_get_usec (cli->clock),
                                            topsheet_cli_get_text (cli, "query"));
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < models->len; i++)
    {
      TopsheetCatalogueModel *model = g_ptr_array_index (models, i);
      GPtrArray *current = topsheet_catalogue_model_get_current (model);
      g_autofree char *price = current->len > 0 ? describe_price (current->pdata[0]) : NULL;
      g_autofree char *seen = print_day (topsheet_catalogue_model_get_seen_usec (model));

      json_builder_begin_object (builder);
      add_model_members (builder, model);
      topsheet_cli_add_int (builder, "prices", current->len);
      json_builder_end_object (builder);
      topsheet_cli_table_add (table, topsheet_catalogue_model_get_id (model),
                              topsheet_cli_or_dash (topsheet_catalogue_model_get_modality (model)),
                              topsheet_tier_get_nick (topsheet_catalogue_model_get_tier (model)),
                              topsheet_cli_or_dash (price), topsheet_cli_or_dash (seen), NULL);
    }
  topsheet_cli_end_list (builder, models->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else if (models->len > 0)
    topsheet_cli_table_print (table);
  else
    topsheet_cli_print (_("No model of the catalogue has these words.\n"));
  return TRUE;
}

static void
add_rules (JsonBuilder *builder, TopsheetCliTable *table, TopsheetCatalogueModel *model, GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      TopsheetPriceRule *rule = g_ptr_array_index (rules, i);
      const char *state = get_state_nick (topsheet_catalogue_model_get_state (model, rule));
      g_autofree char *price = describe_price (rule);
      g_autofree char *when = g_strjoinv (" ", (char **) topsheet_price_rule_get_conditions (rule));
      g_autofree char *from = print_day (topsheet_price_rule_get_valid_from_usec (rule));
      g_autofree char *until = print_day (topsheet_price_rule_get_valid_to_usec (rule));

      json_builder_begin_object (builder);
      add_rule_members (builder, rule);
      topsheet_cli_add_text (builder, "state", state);
      json_builder_end_object (builder);
      topsheet_cli_table_add (table, topsheet_price_rule_get_meter (rule), price, topsheet_cli_or_dash (when),
                              topsheet_cli_or_dash (from), topsheet_cli_or_dash (until), state,
                              topsheet_cli_or_dash (topsheet_price_rule_get_as_of (rule)),
                              topsheet_cli_or_dash (topsheet_price_rule_get_source (rule)), NULL);
    }
}

static void
add_tiers (JsonBuilder *builder, TopsheetCatalogue *catalogue, const char *model_id)
{
  GPtrArray *tiers = topsheet_catalogue_get_tiers (catalogue, model_id);

  json_builder_set_member_name (builder, "tiers");
  json_builder_begin_array (builder);
  for (guint i = 0; tiers != NULL && i < tiers->len; i++)
    {
      TopsheetTier tier = (TopsheetTier) topsheet_tier_override_get_tier (tiers->pdata[i]);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "tier", topsheet_tier_get_nick (tier));
      topsheet_cli_add_strv (builder, "conditions", topsheet_tier_override_get_conditions (tiers->pdata[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static TopsheetCatalogueModel *
find_model (TopsheetCli *cli, TopsheetCatalogue *catalogue, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  TopsheetCatalogueModel *model = topsheet_catalogue_service_find (catalogue, topsheet_clock_get_usec (cli->clock),
                                                                   name, &local);

  if (model == NULL)
    g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND, local->message);
  return model;
}

static void
print_model (TopsheetCli *cli, TopsheetCatalogue *catalogue, TopsheetCatalogueModel *model)
{
  const char * const columns[] = { _("Meter"), _("Price"), _("When"),   _("From"), _("Until"),
                                   _("State"), _("As of"), _("Source"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_model_members (builder, model);
  add_tiers (builder, catalogue, topsheet_catalogue_model_get_id (model));
  json_builder_set_member_name (builder, "prices");
  json_builder_begin_array (builder);
  add_rules (builder, table, model, topsheet_catalogue_model_get_current (model));
  add_rules (builder, table, model, topsheet_catalogue_model_get_others (model));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    {
      topsheet_cli_print_json (cli, builder);
      return;
    }
  topsheet_cli_print ("%s (%s, %s)\n", topsheet_catalogue_model_get_id (model),
                      topsheet_cli_or_dash (topsheet_catalogue_model_get_modality (model)),
                      topsheet_tier_get_nick (topsheet_catalogue_model_get_tier (model)));
  topsheet_cli_table_print (table);
  if (topsheet_catalogue_model_is_stale (model))
    topsheet_cli_print (_("These prices were seen more than half a year ago.\n"));
}

static gboolean
run_show (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetCatalogue) catalogue = topsheet_cli_load_catalogue (cli, error);
  g_autoptr (TopsheetCatalogueModel) model = NULL;

  if (catalogue == NULL)
    return FALSE;
  model = find_model (cli, catalogue, cli->args[0], error);
  if (model == NULL)
    return FALSE;
  print_model (cli, catalogue, model);
  return TRUE;
}

/* Conditions of --when, and those that follow it without repeating it: the arguments from @first on, but not @but. (transfer full) */
static GStrv
list_conditions (TopsheetCli *cli, guint first, guint but, GError **error)
{
  const char * const *when = topsheet_cli_get_list (cli, "when");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; when != NULL && when[i] != NULL; i++)
    g_strv_builder_add (builder, when[i]);
  for (guint i = first; cli->args[i] != NULL; i++)
    {
      if (i == but)
        continue;
      if (when == NULL || strchr (cli->args[i], '=') == NULL)
        {
          g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                       _("“%s” is one argument too many; conditions follow --when"), cli->args[i]);
          return NULL;
        }
      g_strv_builder_add (builder, cli->args[i]);
    }
  return g_strv_builder_end (builder);
}

/* Of the arguments after the model the one that names a meter; the rest are conditions. */
static guint
find_assignment (TopsheetCli *cli)
{
  for (guint i = 1; cli->args[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (cli->args[i], "=", 2);
      TopsheetUnit unit;
      guint64 per;

      if (parts[1] != NULL && topsheet_own_price_find_meter (parts[0], &unit, &per) != NULL)
        return i;
    }
  return 1;
}

/* The id that is meant: a model of the catalogue, or a new one that is named with its provider. (transfer none) */
static const char *
choose_model (TopsheetCli *cli, gboolean *is_new, GError **error)
{
  const char *name = cli->args[0];
  g_autoptr (GError) local = NULL;
  const char *id = topsheet_catalogue_resolve (topsheet_session_get_catalogue (cli->session), name, &local);

  *is_new = id == NULL;
  if (id != NULL)
    return id;
  if (strchr (name, '/') != NULL)
    return name;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
               _("%s. Name a new one with who makes it, such as studio/upscaler."), local->message);
  return NULL;
}

/* What was typed wrong is wrong usage. */
static void
blame_usage (GError **error)
{
  if (error != NULL && g_error_matches (*error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID))
    {
      (*error)->domain = TOPSHEET_CLI_ERROR;
      (*error)->code = TOPSHEET_CLI_ERROR_USAGE;
    }
}

/* @parts: meter and price as typed */
static gboolean
read_price (TopsheetCli *cli, char **parts, TopsheetOwnPrice *price, GError **error)
{
  price->meter = parts[0];
  price->currency = topsheet_cli_get_text (cli, "currency");
  if (parts[1] == NULL || !topsheet_decimal_parse (parts[1], &price->price, NULL))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("“%s” is no METER=PRICE such as image=0.04"),
                   cli->args[find_assignment (cli)]);
      return FALSE;
    }
  return topsheet_cli_get_number (cli, "per", 1, G_MAXINT64, &price->per, error) &&
         topsheet_cli_get_time (cli, "from", &price->from_usec, error) &&
         topsheet_cli_get_time (cli, "until", &price->until_usec, error);
}

static gboolean
run_set (TopsheetCli *cli, GError **error)
{
  guint at = find_assignment (cli);
  g_auto (GStrv) parts = g_strsplit (cli->args[at], "=", 2);
  g_auto (GStrv) conditions = list_conditions (cli, 1, at, error);
  g_autoptr (TopsheetPriceRule) rule = NULL;
  g_autofree char *text = NULL;
  TopsheetOwnPrice price = { .conditions = (const char * const *) conditions };
  gboolean is_new;

  if (conditions == NULL || !read_price (cli, parts, &price, error) || !topsheet_cli_open (cli, TRUE, error) ||
      (price.model_id = choose_model (cli, &is_new, error)) == NULL)
    return FALSE;
  rule = dex_await_object (topsheet_catalogue_service_set_price (cli->session, &price), error);
  if (rule == NULL)
    {
      blame_usage (error);
      return FALSE;
    }
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "model", topsheet_price_rule_get_model_id (rule));
      topsheet_cli_add_bool (builder, "new_model", is_new);
      add_rule_members (builder, rule);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
      return TRUE;
    }
  text = describe_price (rule);
  topsheet_cli_print (is_new ? _("“%1$s” is new and costs %2$s.\n") : _("“%1$s” costs %2$s.\n"),
                      topsheet_price_rule_get_model_id (rule), text);
  return TRUE;
}

static gboolean
run_unset (TopsheetCli *cli, GError **error)
{
  g_auto (GStrv) conditions = list_conditions (cli, 2, 0, error);
  g_autoptr (TopsheetCatalogueModel) model = NULL;
  g_autoptr (TopsheetPriceRule) end = NULL;
  gint64 from_usec = 0;

  if (conditions == NULL || !topsheet_cli_get_time (cli, "from", &from_usec, error) ||
      !topsheet_cli_open (cli, FALSE, error))
    return FALSE;
  model = find_model (cli, topsheet_session_get_catalogue (cli->session), cli->args[0], error);
  if (model == NULL)
    return FALSE;
  end = dex_await_object (topsheet_catalogue_service_end_price (cli->session, topsheet_catalogue_model_get_id (model),
                                                                cli->args[1], (const char * const *) conditions,
                                                                from_usec),
                          error);
  if (end == NULL)
    {
      if (error != NULL && g_error_matches (*error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID))
        {
          (*error)->domain = TOPSHEET_CLI_ERROR;
          (*error)->code = TOPSHEET_CLI_ERROR_NOT_FOUND;
        }
      return FALSE;
    }
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "model", topsheet_price_rule_get_model_id (end));
      add_rule_members (builder, end);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("“%1$s” has no price of your own for %2$s any more.\n"),
                        topsheet_price_rule_get_model_id (end), topsheet_price_rule_get_meter (end));
  return TRUE;
}

static gboolean
parse_tier (const char *text, int *out, GError **error)
{
  TopsheetTier tier;

  *out = TOPSHEET_TIER_OF_CATALOGUE;
  if (g_str_equal (text, "catalogue"))
    return TRUE;
  if (topsheet_tier_from_nick (text, &tier))
    {
      *out = (int) tier;
      return TRUE;
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("TIER is sketch, standard, hero, or catalogue for what the catalogue says, not “%s”"), text);
  return FALSE;
}

static gboolean
run_tier (TopsheetCli *cli, GError **error)
{
  g_auto (GStrv) conditions = list_conditions (cli, 2, 0, error);
  g_autoptr (TopsheetCatalogueModel) model = NULL;
  g_autoptr (TopsheetCatalogueModel) after = NULL;
  TopsheetCatalogue *catalogue;
  int tier;

  if (conditions == NULL || !parse_tier (cli->args[1], &tier, error) || !topsheet_cli_open (cli, TRUE, error))
    return FALSE;
  model = find_model (cli, topsheet_session_get_catalogue (cli->session), cli->args[0], error);
  if (model == NULL)
    return FALSE;
  if (!dex_await (topsheet_catalogue_service_set_tier (cli->session, topsheet_catalogue_model_get_id (model),
                                                       (const char * const *) conditions, tier),
                  error))
    {
      blame_usage (error);
      return FALSE;
    }
  catalogue = topsheet_session_get_catalogue (cli->session);
  after = find_model (cli, catalogue, topsheet_catalogue_model_get_id (model), error);
  if (after == NULL)
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_model_members (builder, after);
      add_tiers (builder, catalogue, topsheet_catalogue_model_get_id (after));
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("“%1$s” is %2$s.\n"), topsheet_catalogue_model_get_id (after), cli->args[1]);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "list", "", N_("Lists the models that have a price"), 0, 0, list_options, run_list, NULL },
  { "show", "MODEL", N_("Shows every price of a model, past and present"), 1, 1, NULL, run_show, NULL },
  { "update", "FILE|URL", N_("Reads a price list; records what is new, but nothing that is suspicious"), 1, G_MAXUINT,
    topsheet_cli_catalogue_update_options, topsheet_cli_run_catalogue_update,
    N_("Formats: Topsheet's catalogue, model_prices_and_context_window.json of LiteLLM, data.json of genai-prices.") },
  { "set", "MODEL METER=PRICE", N_("Sets a price of your own, in place of the catalogue's"), 2, G_MAXUINT, set_options,
    run_set,
    N_("A model that is new is named with who makes it: studio/upscaler. What was posted before keeps its price.\n"
       "Example: topsheet-cli catalogue set openai/gpt-image-1 image=0.15 --when quality=high size=1024x1024") },
  { "unset", "MODEL METER", N_("Ends a price of your own"), 2, G_MAXUINT, unset_options, run_unset, NULL },
  { "tier", "MODEL TIER", N_("Says how heavy a model is: sketch, standard, hero, or catalogue"), 2, G_MAXUINT,
    tier_options, run_tier, NULL },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_catalogue = { "catalogue", N_("Prices of models, and your own"), verbs };
