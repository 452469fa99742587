/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "engine/topsheet-attempts.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

static const TopsheetCliOption options[] = {
  { "accepted", 0, TOPSHEET_CLI_OPTION_TEXT, "K", N_("finals that are needed; 1 unless told") },
  { "rate", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("the share that is accepted, such as 0.35") },
  { "seen", 0, TOPSHEET_CLI_OPTION_TEXT, "S/N",
    N_("in place of --rate: S of N attempts were accepted so far, and the rate is learned") },
  { NULL },
};

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
parse_seen (const char *text, TopsheetAcceptance *acceptance, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  guint64 accepted, seen;

  if (g_strv_length (parts) != 2 || !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT, &accepted, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT, &seen, NULL))
    return refuse (error, _("--seen takes two whole numbers such as 4/10: accepted of attempts"));

  return topsheet_acceptance_init_learned (acceptance, (guint) accepted, (guint) seen, error);
}

static gboolean
parse_rate (const char *text, TopsheetAcceptance *acceptance, GError **error)
{
  TopsheetDecimal rate;

  if (!topsheet_decimal_parse (text, &rate, NULL))
    return refuse (error, _("--rate takes a number between 0 and 1, such as 0.35"));

  return topsheet_acceptance_init_known (acceptance, g_ascii_strtod (text, NULL), error);
}

static gboolean
parse_acceptance (TopsheetCli *cli, TopsheetAcceptance *acceptance, GError **error)
{
  const char *rate = topsheet_cli_get_text (cli, "rate"), *seen = topsheet_cli_get_text (cli, "seen");

  if (rate == NULL && seen == NULL)
    return refuse (error, _("either --rate or --seen is needed"));

  return seen != NULL ? parse_seen (seen, acceptance, error) : parse_rate (rate, acceptance, error);
}

static void
add_number (JsonBuilder *builder, const char *key, double number)
{
  if (isfinite (number))
    topsheet_cli_add_double (builder, key, number);
  else
    topsheet_cli_add_null (builder, key);
}

static void
print_json (TopsheetCli *cli, const TopsheetAttempts *attempts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "mean", attempts->mean);
  add_number (builder, "sd", attempts->sd);
  topsheet_cli_add_int (builder, "p50", (gint64) attempts->p50);
  topsheet_cli_add_int (builder, "p80", (gint64) attempts->p80);
  topsheet_cli_add_int (builder, "p90", (gint64) attempts->p90);
  topsheet_cli_add_int (builder, "p95", (gint64) attempts->p95);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static gboolean
run (TopsheetCli *cli, GError **error)
{
  TopsheetAcceptance acceptance;
  TopsheetAttempts attempts;
  guint64 wanted = 1;

  if (!topsheet_cli_get_number (cli, "accepted", 1, TOPSHEET_ATTEMPTS_MAX_WANTED, &wanted, error) ||
      !parse_acceptance (cli, &acceptance, error) ||
      !topsheet_attempts_compute ((guint) wanted, &acceptance, &attempts, error))
    return FALSE;
  if (cli->json)
    {
      print_json (cli, &attempts);
      return TRUE;
    }
  if (isfinite (attempts.mean))
    topsheet_cli_print (_("Expected     %.2f\n"), attempts.mean);
  else
    topsheet_cli_print (_("Expected     not known: nothing was accepted yet\n"));
  topsheet_cli_print (_("1 of 2       %" PRIu64 "\n"), attempts.p50);
  topsheet_cli_print (_("8 of 10      %" PRIu64 "\n"), attempts.p80);
  topsheet_cli_print (_("19 of 20     %" PRIu64 "\n"), attempts.p95);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { NULL, "--accepted K --rate P", N_("Says how many attempts it takes until enough are accepted"), 0, 0, options, run,
    NULL },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_attempts = { "attempts", N_("How many attempts it takes"), verbs };
