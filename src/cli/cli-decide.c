/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/topsheet-hours-service.h"
#include "services/topsheet-reasons.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

#define MAX_REASON 200

static const TopsheetCliOption options[] = {
  { "reason", 0, TOPSHEET_CLI_OPTION_TEXT, "R",
    N_("why: composition, anatomy, product, light, motion, brief, duplicate, technical, other, or words of your own") },
  { "minutes", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("time a person spent looking at all of them together") },
  { "member", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("who decided; you unless told") },
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("where several projects have a version id") },
  { NULL },
};

static gboolean
parse_kind (TopsheetCli *cli, TopsheetDecisionKind *kind, GError **error)
{
  const char *name = cli->args[g_strv_length (cli->args) - 1];

  if (topsheet_decision_kind_from_nick (name, kind))
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("the last word is the decision: accepted, rejected, edit or pending, not “%s”"), name);
  return FALSE;
}

static gboolean
parse_reason (TopsheetCli *cli, GError **error)
{
  const char *reason = topsheet_cli_get_text (cli, "reason");

  if (reason == NULL || (*reason != '\0' && g_utf8_strlen (reason, -1) <= MAX_REASON))
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("--reason takes one to %d letters"), MAX_REASON);
  return FALSE;
}

static gboolean
parse_minutes (TopsheetCli *cli, double *seconds, GError **error)
{
  const char *text = topsheet_cli_get_text (cli, "minutes");
  TopsheetDecimal minutes;

  *seconds = 0;
  if (text == NULL)
    return TRUE;
  if (topsheet_decimal_parse (text, &minutes, NULL) && topsheet_decimal_sign (&minutes) >= 0 &&
      topsheet_decimal_to_double (&minutes) <= 60000)
    {
      *seconds = topsheet_decimal_to_double (&minutes) * 60;
      return TRUE;
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--minutes takes a number from 0 to 60000 such as 2.5, not “%s”"), text);
  return FALSE;
}

/* Every version that is named, each once; nothing is decided when one is not there. */
static GPtrArray *
find_generations (TopsheetCli *cli, GError **error)
{
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; cli->args[i + 1] != NULL; i++)
    {
      TopsheetGeneration *generation = topsheet_cli_find_generation (cli, cli->args[i], error);
      gint64 id;

      if (generation == NULL)
        return NULL;
      id = topsheet_generation_get_id (generation);
      if (g_hash_table_add (known, g_memdup2 (&id, sizeof id)))
        g_ptr_array_add (generations, generation);
      else
        g_object_unref (generation);
    }
  return g_steal_pointer (&generations);
}

static void
print_decided (GPtrArray *decided)
{
  for (guint i = 0; i < decided->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (decided, i);
      const char *reason = topsheet_generation_get_reason (generation);

      topsheet_cli_print ("%s  %s%s%s\n", topsheet_generation_get_version_id (generation),
                          topsheet_decision_kind_get_title (topsheet_generation_get_decision (generation)),
                          reason != NULL ? ", " : "",
                          reason != NULL ? topsheet_review_service_reason_title (reason) : "");
    }
}

static gboolean
print_json (TopsheetCli *cli, GPtrArray *decided, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < decided->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (decided, i);
      g_autoptr (TopsheetProject) project = topsheet_cli_load_project_of (cli, generation, error);

      if (project == NULL)
        return FALSE;
      json_builder_begin_object (builder);
      topsheet_cli_add_generation (builder, generation, topsheet_project_get_currency (project));
      json_builder_end_object (builder);
    }
  topsheet_cli_end_list (builder, decided->len);
  topsheet_cli_print_json (cli, builder);
  return TRUE;
}

/* What was decided stands even when its time cannot be posted; the next posting takes it along. */
static gboolean
post_time (TopsheetCli *cli, GPtrArray *generations, GError **error)
{
  for (guint i = 0; i < generations->len; i++)
    {
      gint64 project_id = topsheet_generation_get_project_id (g_ptr_array_index (generations, i));

      if (i > 0 && topsheet_generation_get_project_id (g_ptr_array_index (generations, i - 1)) == project_id)
        continue;
      if (!dex_await (topsheet_hours_service_post (cli->session, project_id), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (TopsheetCli *cli, GError **error)
{
  TopsheetDecisionKind kind;
  double seconds;
  g_autofree char *reason = NULL;
  g_autoptr (GPtrArray) generations = NULL;
  g_autoptr (GPtrArray) decided = NULL;

  if (!parse_kind (cli, &kind, error) || !parse_reason (cli, error) || !parse_minutes (cli, &seconds, error) ||
      !topsheet_cli_open (cli, FALSE, error))
    return FALSE;
  generations = find_generations (cli, error);
  if (generations == NULL)
    return FALSE;
  if (topsheet_cli_get_text (cli, "reason") != NULL)
    reason = topsheet_reasons_find (topsheet_cli_get_text (cli, "reason"));
  decided = dex_await_boxed (topsheet_review_service_decide (cli->session, generations, kind, reason, seconds,
                                                             topsheet_cli_get_text (cli, "member")),
                             error);
  if (decided == NULL || (seconds > 0 && !post_time (cli, generations, error)))
    return FALSE;
  if (cli->json)
    return print_json (cli, decided, error);
  print_decided (decided);
  return TRUE;
}

const TopsheetCliOption topsheet_cli_stars_options[] = {
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("where several projects have a version id") },
  { NULL },
};

gboolean
topsheet_cli_run_stars (TopsheetCli *cli, GError **error)
{
  const char *text = cli->args[g_strv_length (cli->args) - 1];
  g_autoptr (GPtrArray) generations = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint64 stars;

  if (!g_ascii_string_to_unsigned (text, 10, 0, 5, &stars, NULL))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("the last word is the number of stars from 0 to 5, not “%s”"), text);
      return FALSE;
    }
  if (!topsheet_cli_open (cli, FALSE, error) || (generations = find_generations (cli, error)) == NULL)
    return FALSE;
  after = dex_await_boxed (topsheet_review_service_set_stars (cli->session, generations, (guint) stars), error);
  if (after == NULL)
    return FALSE;
  if (cli->json)
    return print_json (cli, after, error);
  for (guint i = 0; i < after->len; i++)
    topsheet_cli_print ("%s  %u\n", topsheet_generation_get_version_id (g_ptr_array_index (after, i)),
                        topsheet_generation_get_stars (g_ptr_array_index (after, i)));
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { NULL, "V… accepted|rejected|edit|pending",
    N_("Decides about versions such as SH010_v003, all together or not at all"), 2, G_MAXUINT, options, run },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_decide = { "decide", N_("What is kept and what is not"), verbs };
