/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-time.h"
#include "services/topsheet-project-service.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define SETTINGS                                                                                                       \
  { "client", 0, TOPSHEET_CLI_OPTION_TEXT, "TEXT", N_("who it is made for") },                                        \
    { "producer", 0, TOPSHEET_CLI_OPTION_TEXT, "TEXT", N_("who answers for the budget") },                            \
    { "region", 0, TOPSHEET_CLI_OPTION_TEXT, "ISO3",                                                                   \
      N_("where it is computed, such as POL; for energy and emissions") },                                            \
    { "limit", 0, TOPSHEET_CLI_OPTION_TEXT, "AMOUNT", N_("what everything may cost; “none” takes the limit away") },  \
  {                                                                                                                    \
    "api-limit", 0, TOPSHEET_CLI_OPTION_TEXT, "AMOUNT", N_("what providers may charge, or “none”")                    \
  }

static const TopsheetCliOption add_options[] = {
  { "currency", 0, TOPSHEET_CLI_OPTION_TEXT, "C",
    N_("currency of the project, such as EUR; it cannot be changed later") },
  { "template", 0, TOPSHEET_CLI_OPTION_TEXT, "T",
    N_("the plan to begin with: commercial-60s, key-visual, voice-over or llm-assistant") },
  SETTINGS,
  { NULL },
};

static const TopsheetCliOption set_options[] = {
  { "name", 0, TOPSHEET_CLI_OPTION_TEXT, "TEXT", N_("a new name") },
  { "phase", 0, TOPSHEET_CLI_OPTION_TEXT, "F", N_("planning, exploration, production, iteration or post") },
  { "archive", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("put it away; its entries stay") },
  { "restore", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("bring it back") },
  SETTINGS,
  { NULL },
};

static const TopsheetCliOption list_options[] = {
  { "all", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("archived ones too") },
  { NULL },
};

static const TopsheetCliOption rate_options[] = {
  { "at", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE",
    N_("from when on it holds; the first rate of a currency holds from the beginning unless this is given") },
  { "source", 0, TOPSHEET_CLI_OPTION_TEXT, "TEXT", N_("where it comes from") },
  { NULL },
};

/* @text: (nullable): what was given, quoted after @message */
static gboolean
refuse (GError **error, const char *message, const char *text)
{
  if (text != NULL)
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, "%s “%s”", message, text);
  else
    g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
is_region (const char *text)
{
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]);
}

/* @has FALSE for "none". */
static gboolean
parse_limit (TopsheetCli *cli,
             const char *name,
             const char *currency,
             TopsheetMoney *limit,
             gboolean *has,
             GError **error)
{
  *has = FALSE;
  if (g_strcmp0 (topsheet_cli_get_text (cli, name), "none") == 0)
    return TRUE;
  return topsheet_cli_get_money (cli, name, currency, limit, has, error);
}

/* What --client, --producer, --region, --limit and --api-limit say; what is not given stays. */
static gboolean
apply_settings (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  const char *currency = topsheet_project_get_currency (project);
  const char *client = topsheet_cli_get_text (cli, "client");
  const char *producer = topsheet_cli_get_text (cli, "producer");
  const char *region = topsheet_cli_get_text (cli, "region");
  TopsheetMoney limit, api_limit;
  gboolean has_limit, has_api_limit;

  if (region != NULL && !is_region (region))
    return refuse (error, _("--region takes three capital letters of ISO 3166-1 such as POL, not"), region);
  if (!parse_limit (cli, "limit", currency, &limit, &has_limit, error) ||
      !parse_limit (cli, "api-limit", currency, &api_limit, &has_api_limit, error))
    return FALSE;
  if (client != NULL)
    g_object_set (project, "client", client, NULL);
  if (producer != NULL)
    g_object_set (project, "producer", producer, NULL);
  if (region != NULL)
    g_object_set (project, "region", region, NULL);
  if (topsheet_cli_get_flag (cli, "limit"))
    topsheet_project_set_limit (project, has_limit ? &limit : NULL);
  if (topsheet_cli_get_flag (cli, "api-limit"))
    topsheet_project_set_api_limit (project, has_api_limit ? &api_limit : NULL);
  return TRUE;
}

static void
add_project (JsonBuilder *builder, TopsheetProject *project)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "id", topsheet_project_get_id (project));
  topsheet_cli_add_text (builder, "name", topsheet_project_get_name (project));
  topsheet_cli_add_text (builder, "currency", topsheet_project_get_currency (project));
  topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_project_get_phase (project)));
  topsheet_cli_add_text (builder, "client", topsheet_project_get_client (project));
  topsheet_cli_add_text (builder, "producer", topsheet_project_get_producer (project));
  topsheet_cli_add_text (builder, "region", topsheet_project_get_region (project));
  topsheet_cli_add_money (builder, "limit", topsheet_project_get_limit (project));
  topsheet_cli_add_money (builder, "api_limit", topsheet_project_get_api_limit (project));
  topsheet_cli_add_time (builder, "created_at", topsheet_project_get_created_at_usec (project));
  topsheet_cli_add_time (builder, "archived_at", topsheet_project_get_archived_at_usec (project));
  json_builder_end_object (builder);
}

static void
print_project (TopsheetCli *cli, TopsheetProject *project)
{
  g_autofree char *limit = topsheet_cli_format_money (topsheet_project_get_limit (project));
  g_autofree char *api_limit = topsheet_cli_format_money (topsheet_project_get_api_limit (project));

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_project (builder, project);
      topsheet_cli_print_json (cli, builder);
      return;
    }
  topsheet_cli_print (_("Project      %s (number %" PRId64 ")\n"), topsheet_project_get_name (project),
                      topsheet_project_get_id (project));
  topsheet_cli_print (_("Client       %s\n"), topsheet_cli_or_dash (topsheet_project_get_client (project)));
  topsheet_cli_print (_("Producer     %s\n"), topsheet_cli_or_dash (topsheet_project_get_producer (project)));
  topsheet_cli_print (_("Region       %s\n"), topsheet_cli_or_dash (topsheet_project_get_region (project)));
  topsheet_cli_print (_("Currency     %s\n"), topsheet_project_get_currency (project));
  topsheet_cli_print (_("Phase        %s\n"), topsheet_phase_get_title (topsheet_project_get_phase (project)));
  topsheet_cli_print (_("Limit        %s\n"), limit);
  topsheet_cli_print (_("API limit    %s\n"), api_limit);
}

static gboolean
run_add (TopsheetCli *cli, GError **error)
{
  const char *name = cli->args[0];
  const char *currency = topsheet_cli_get_text (cli, "currency");
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetProject) added = NULL;

  if (*g_strstrip (cli->args[0]) == '\0')
    return refuse (error, _("a project needs a name"), NULL);
  if (currency == NULL)
    return refuse (error, _("--currency is missing: a project counts in one currency, such as EUR"), NULL);
  if (!topsheet_currency_is_valid (currency))
    return refuse (error, _("--currency takes three capital letters of ISO 4217 such as EUR, not"), currency);
  project = topsheet_project_new (name, currency);
  if (!apply_settings (cli, project, error) || !topsheet_cli_open (cli, TRUE, error))
    return FALSE;
  added = dex_await_object (topsheet_project_service_add (cli->session, project,
                                                          topsheet_cli_get_text (cli, "template")),
                            error);
  if (added == NULL)
    return FALSE;
  print_project (cli, added);
  return TRUE;
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _(">No."), _("Name"), _("Client"), _("Phase"), _(">Limit"), NULL };
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!topsheet_cli_open (cli, TRUE, error))
    return FALSE;
  projects = dex_await_boxed (topsheet_store_list_projects (topsheet_cli_get_store (cli),
                                                            topsheet_cli_get_flag (cli, "all")),
                              error);
  if (projects == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < projects->len; i++)
    {
      TopsheetProject *project = g_ptr_array_index (projects, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_project_get_id (project));
      g_autofree char *limit = topsheet_cli_format_money (topsheet_project_get_limit (project));

      add_project (builder, project);
      topsheet_cli_table_add (table, id, topsheet_project_get_name (project),
                              topsheet_cli_or_dash (topsheet_project_get_client (project)),
                              topsheet_phase_get_title (topsheet_project_get_phase (project)), limit, NULL);
    }
  topsheet_cli_end_list (builder, projects->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else if (projects->len == 0)
    topsheet_cli_print (_("There is no project yet. “topsheet-cli project add NAME --currency EUR” makes one.\n"));
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

static gboolean
run_show (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);

  if (project == NULL)
    return FALSE;
  print_project (cli, project);
  return TRUE;
}

static gboolean
run_set (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetProject) updated = NULL;
  const char *name = topsheet_cli_get_text (cli, "name");
  int phase = -1;

  if (g_hash_table_size (cli->values) == (cli->json ? 1u : 0u) + (cli->library != NULL ? 1u : 0u))
    return refuse (error, _("nothing to change was given; “topsheet-cli project set --help” lists what there is"),
                   NULL);
  if (name != NULL && *name == '\0')
    return refuse (error, _("a project needs a name"), NULL);
  if (!topsheet_cli_get_phase (cli, &phase, error))
    return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL || !apply_settings (cli, project, error))
    return FALSE;
  if (name != NULL)
    g_object_set (project, "name", name, NULL);
  if (phase >= 0)
    topsheet_project_set_phase (project, (TopsheetPhase) phase);
  if (topsheet_cli_get_flag (cli, "restore"))
    g_object_set (project, "archived-at-usec", G_GINT64_CONSTANT (0), NULL);
  if (topsheet_cli_get_flag (cli, "archive"))
    g_object_set (project, "archived-at-usec", topsheet_clock_get_usec (cli->clock), NULL);
  updated = dex_await_object (topsheet_store_update_project (topsheet_cli_get_store (cli), project), error);
  if (updated == NULL)
    return FALSE;
  print_project (cli, updated);
  return TRUE;
}

/* From when on a rate holds that was typed without a date: the first of its currency always did, a later one does from
 * today on. */
static gboolean
find_valid_from (TopsheetCli *cli, TopsheetProject *project, const char *from, gint64 *usec, GError **error)
{
  g_autoptr (GPtrArray) rates = NULL;

  *usec = 0;
  if (topsheet_cli_get_text (cli, "at") != NULL)
    return topsheet_cli_get_time (cli, "at", usec, error);
  rates = dex_await_boxed (topsheet_store_list_rates (topsheet_cli_get_store (cli), topsheet_project_get_id (project)),
                           error);
  if (rates == NULL)
    return FALSE;
  for (guint i = 0; i < rates->len; i++)
    if (g_str_equal (topsheet_rate_get_from (g_ptr_array_index (rates, i)), from))
      *usec = topsheet_clock_get_usec (cli->clock) / G_TIME_SPAN_DAY * G_TIME_SPAN_DAY;
  return TRUE;
}

static void
print_rate (TopsheetCli *cli, TopsheetProject *project, TopsheetRate *rate)
{
  TopsheetDecimal value = topsheet_rate_get_rate (rate);
  g_autofree char *text = topsheet_decimal_print (&value);
  gint64 since = topsheet_rate_get_valid_from_usec (rate);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_int (builder, "project", topsheet_project_get_id (project));
      topsheet_cli_add_text (builder, "from", topsheet_rate_get_from (rate));
      topsheet_cli_add_text (builder, "to", topsheet_rate_get_to (rate));
      topsheet_cli_add_text (builder, "rate", text);
      topsheet_cli_add_time (builder, "valid_from", since);
      topsheet_cli_add_text (builder, "source", topsheet_rate_get_source (rate));
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else if (since > 0)
    {
      g_autofree char *day = topsheet_time_format_date (since);

      topsheet_cli_print (_("1 %s = %s %s from %s\n"), topsheet_rate_get_from (rate), text,
                          topsheet_rate_get_to (rate), day);
    }
  else
    topsheet_cli_print (_("1 %s = %s %s\n"), topsheet_rate_get_from (rate), text, topsheet_rate_get_to (rate));
}

static gboolean
run_rate (TopsheetCli *cli, GError **error)
{
  const char *from = cli->args[1];
  const char *source = topsheet_cli_get_text (cli, "source");
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetRate) rate = NULL;
  g_autoptr (GPtrArray) rates = g_ptr_array_new ();
  TopsheetDecimal value;
  gint64 since;

  if (!topsheet_currency_is_valid (from))
    return refuse (error, _("FROM takes three capital letters of ISO 4217 such as USD, not"), from);
  if (!topsheet_decimal_parse (cli->args[2], &value, NULL) || topsheet_decimal_sign (&value) <= 0)
    return refuse (error, _("RATE takes a number above zero such as 0.86, not"), cli->args[2]);
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  if (g_str_equal (from, topsheet_project_get_currency (project)))
    return refuse (error, _("the project counts in this currency already:"), from);
  if (!find_valid_from (cli, project, from, &since, error))
    return FALSE;
  rate = topsheet_rate_new (topsheet_project_get_id (project), from, topsheet_project_get_currency (project), value,
                            since, source != NULL ? source : _("typed on the command line"));
  g_ptr_array_add (rates, rate);
  if (!dex_await (topsheet_store_put_rates (topsheet_cli_get_store (cli), rates), error))
    return FALSE;
  print_rate (cli, project, rate);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "add", "NAME --currency C", N_("Makes a project"), 1, 1, add_options, run_add },
  { "list", "", N_("Lists the projects"), 0, 0, list_options, run_list },
  { "show", "P", N_("Shows a project; P is its number or its name"), 1, 1, NULL, run_show },
  { "set", "P", N_("Changes what the options name"), 1, 1, set_options, run_set },
  { "rate", "P FROM RATE", N_("Notes an exchange rate: one FROM is RATE of the project's currency"), 3, 3,
    rate_options, run_rate },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_project = { "project", N_("Productions"), verbs };
