/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include <glib/gi18n.h>
#include <unistd.h>

static const TopsheetCliOption search_options[] = {
  { "sort", 0, TOPSHEET_CLI_OPTION_TEXT, "S", N_("deliverable, newest, oldest, dearest, model, phase or stars") },
  { "limit", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("at most so many") },
  { NULL },
};

/* A person sees where it is; a log gets the one line that every error is. */
static void
point_at (TopsheetCli *cli, const char *text, const TopsheetSearchProblem *problem)
{
  g_autofree char *before = NULL;
  g_autofree char *token = NULL;

  cli->has_mark = TRUE;
  cli->mark_start = problem->start;
  cli->mark_end = problem->end;
  if (!isatty (STDERR_FILENO) || !g_utf8_validate (text, -1, NULL))
    return;
  before = g_strndup (text, problem->start);
  token = g_strndup (text + problem->start, problem->end - problem->start);
  g_printerr ("  %s\n  %*s", text, (int) g_utf8_strlen (before, -1), "");
  for (glong i = 0; i < g_utf8_strlen (token, -1); i++)
    g_printerr ("^");
  g_printerr ("\n");
}

gboolean
topsheet_cli_read_search (TopsheetCli *cli, const char *text, TopsheetSearch **search, GError **error)
{
  const TopsheetSearchProblem *problem;

  *search = NULL;
  if (text == NULL)
    return TRUE;
  *search = topsheet_search_read (text, topsheet_clock_get_usec (cli->clock));
  if ((*search)->problems->len == 0)
    return TRUE;
  problem = g_ptr_array_index ((*search)->problems, 0);
  point_at (cli, text, problem);
  g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, problem->message);
  g_clear_pointer (search, topsheet_search_unref);
  return FALSE;
}

static gboolean
run_search (TopsheetCli *cli, GError **error)
{
  TopsheetGenerationQuery query = { .phase = -1 };
  g_autoptr (TopsheetSearch) search = NULL;

  if (!topsheet_cli_read_search (cli, cli->args[1], &search, error))
    return FALSE;
  query.search = search;
  return topsheet_cli_list_generations (cli, &query, error);
}

/* The lines that follow the usage of a verb with a search: a key a line, with an example. */
static const char details[] =
  N_("A search is words and terms such as model:flux decision:rejected,edit cost:>0.5 steps:20..30 date:7d has:prompt \"red coat\", which must all hold; "
      "“-” before one turns it round.\n"
      "Keys: model, provider, decision, reason, cost, unpriced, phase, deliverable, version, date, member, prompt, negative, tool, steps, seed, cfg, "
      "sampler, lora, width, height, size, frames, duration, has.");

static const TopsheetCliVerb verbs[] = {
  { NULL, "P QUERY", N_("Lists the generations that a search finds"), 2, 2, search_options, run_search, details },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_search = { "search", N_("Looking for generations"), verbs };
