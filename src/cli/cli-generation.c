/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>

/* Generations that are in memory at a time. */
#define PAGE 256

static const TopsheetCliOption list_options[] = {
  { "query", 0, TOPSHEET_CLI_OPTION_TEXT, "Q", N_("a search, as of the command search") },
  { "decision", 0, TOPSHEET_CLI_OPTION_LIST, "D", N_("pending, accepted, rejected or edit; several may be given") },
  { "phase", 0, TOPSHEET_CLI_OPTION_TEXT, "F", N_("only those of a phase") },
  { "deliverable", 0, TOPSHEET_CLI_OPTION_TEXT, "CODE", N_("only those of a deliverable") },
  { "sort", 0, TOPSHEET_CLI_OPTION_TEXT, "S", N_("deliverable, newest, oldest, dearest, model, phase or stars") },
  { "limit", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("at most so many") },
  { NULL },
};

static const TopsheetCliOption groups_options[] = {
  { "by", 0, TOPSHEET_CLI_OPTION_TEXT, "G", N_("deliverable, which it is when nothing is said, phase, model or day") },
  { "query", 0, TOPSHEET_CLI_OPTION_TEXT, "Q", N_("a search, as of the command search") },
  { "decision", 0, TOPSHEET_CLI_OPTION_LIST, "D", N_("pending, accepted, rejected or edit; several may be given") },
  { NULL },
};

static const TopsheetCliOption show_options[] = {
  { "project", 0, TOPSHEET_CLI_OPTION_TEXT, "P", N_("where several projects have the version id") },
  { NULL },
};

void
topsheet_cli_add_generation (JsonBuilder *builder, TopsheetGeneration *generation, const char *currency)
{
  TopsheetParameters *parameters = topsheet_generation_get_parameters (generation);
  gint64 entry_id = topsheet_generation_get_entry_id (generation);

  topsheet_cli_add_int (builder, "id", topsheet_generation_get_id (generation));
  topsheet_cli_add_text (builder, "version_id", topsheet_generation_get_version_id (generation));
  topsheet_cli_add_text (builder, "deliverable", topsheet_generation_get_deliverable (generation));
  topsheet_cli_add_int (builder, "version", topsheet_generation_get_version (generation));
  topsheet_cli_add_int (builder, "project", topsheet_generation_get_project_id (generation));
  topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_generation_get_phase (generation)));
  topsheet_cli_add_text (builder, "decision",
                         topsheet_decision_kind_get_nick (topsheet_generation_get_decision (generation)));
  topsheet_cli_add_text (builder, "reason", topsheet_generation_get_reason (generation));
  topsheet_cli_add_time (builder, "decided_at", topsheet_generation_get_decided_at_usec (generation));
  topsheet_cli_add_int (builder, "stars", topsheet_generation_get_stars (generation));
  topsheet_cli_add_bool (builder, "disputed", topsheet_generation_is_disputed (generation));
  topsheet_cli_add_text (builder, "provider", topsheet_generation_get_provider (generation));
  topsheet_cli_add_text (builder, "model", topsheet_generation_get_model (generation));
  topsheet_cli_add_text (builder, "tool", topsheet_parameters_get_tool (parameters));
  topsheet_cli_add_text (builder, "prompt", topsheet_parameters_get_prompt (parameters));
  topsheet_cli_add_number (builder, "seed", topsheet_parameters_get_seed (parameters));
  topsheet_cli_add_number (builder, "steps", topsheet_parameters_get_steps (parameters));
  topsheet_cli_add_money (builder, "cost", topsheet_generation_get_cost (generation));
  topsheet_cli_add_text (builder, "currency", currency);
  if (entry_id > 0)
    topsheet_cli_add_int (builder, "entry", entry_id);
  else
    topsheet_cli_add_null (builder, "entry");
  topsheet_cli_add_text (builder, "path", topsheet_generation_get_path (generation));
  topsheet_cli_add_text (builder, "sha256", topsheet_generation_get_sha256 (generation));
  topsheet_cli_add_text (builder, "format", topsheet_generation_get_format (generation));
  topsheet_cli_add_int (builder, "file_size_bytes", topsheet_generation_get_file_size_bytes (generation));
  topsheet_cli_add_int (builder, "width", topsheet_generation_get_width (generation));
  topsheet_cli_add_int (builder, "height", topsheet_generation_get_height (generation));
  topsheet_cli_add_time (builder, "made_at", topsheet_generation_get_made_at_usec (generation));
  topsheet_cli_add_time (builder, "recorded_at", topsheet_generation_get_recorded_at_usec (generation));
  topsheet_cli_add_text (builder, "member", topsheet_generation_get_member (generation));
  topsheet_cli_add_text (builder, "duplicate_of", topsheet_generation_get_duplicate_of (generation));
  topsheet_cli_add_text (builder, "parent", topsheet_generation_get_parent (generation));
  topsheet_cli_add_text (builder, "operation", topsheet_generation_get_operation (generation));
  if (topsheet_generation_get_edit_seconds (generation) > 0)
    topsheet_cli_add_double (builder, "edit_seconds", topsheet_generation_get_edit_seconds (generation));
  else
    topsheet_cli_add_null (builder, "edit_seconds");
}

static gboolean
parse_decisions (TopsheetCli *cli, guint *bits, GError **error)
{
  const char * const *names = topsheet_cli_get_list (cli, "decision");

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      TopsheetDecisionKind kind;

      if (!topsheet_decision_kind_from_nick (names[i], &kind))
        {
          g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                       _("--decision is one of pending, accepted, rejected and edit, not “%s”"), names[i]);
          return FALSE;
        }
      *bits |= 1u << kind;
    }
  return TRUE;
}

static gboolean
parse_sort (TopsheetCli *cli, TopsheetSort *sort, GError **error)
{
  static const char * const names[] = {
    [TOPSHEET_SORT_DELIVERABLE] = "deliverable",
    [TOPSHEET_SORT_NEWEST] = "newest",
    [TOPSHEET_SORT_OLDEST] = "oldest",
    [TOPSHEET_SORT_DEAREST] = "dearest",
    [TOPSHEET_SORT_MODEL] = "model",
    [TOPSHEET_SORT_PHASE] = "phase",
    [TOPSHEET_SORT_STARS] = "stars",
  };
  const char *name = topsheet_cli_get_text (cli, "sort");

  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *sort = (TopsheetSort) i;
        return TRUE;
      }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--sort is one of deliverable, newest, oldest, dearest, model, phase and stars, not “%s”"), name);
  return FALSE;
}

static void
add_row (TopsheetCliTable *table, TopsheetGeneration *generation)
{
  g_autofree char *cost = topsheet_cli_format_money (topsheet_generation_get_cost (generation));
  const char *reason = topsheet_generation_get_reason (generation);

  topsheet_cli_table_add (table, topsheet_generation_get_version_id (generation),
                          topsheet_decision_kind_get_title (topsheet_generation_get_decision (generation)),
                          reason != NULL ? topsheet_review_service_reason_title (reason) : "–",
                          topsheet_phase_get_title (topsheet_generation_get_phase (generation)),
                          topsheet_cli_or_dash (topsheet_generation_get_model (generation)), cost, NULL);
}

/* Loads @ids page by page into the stream or the table. */
static gboolean
print_pages (TopsheetCli *cli,
             GArray *ids,
             const char *currency,
             TopsheetCliStream *stream,
             TopsheetCliTable *table,
             GError **error)
{
  for (guint first = 0; first < ids->len; first += PAGE)
    {
      g_autoptr (GArray) page = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) generations = NULL;

      g_array_append_vals (page, &g_array_index (ids, gint64, first), MIN (PAGE, ids->len - first));
      generations = dex_await_boxed (topsheet_store_load_generations (topsheet_cli_get_store (cli), page), error);
      if (generations == NULL)
        return FALSE;
      for (guint i = 0; i < generations->len; i++)
        {
          g_autoptr (JsonBuilder) builder = json_builder_new ();

          if (!cli->json)
            {
              add_row (table, g_ptr_array_index (generations, i));
              continue;
            }
          json_builder_begin_object (builder);
          topsheet_cli_add_generation (builder, g_ptr_array_index (generations, i), currency);
          json_builder_end_object (builder);
          topsheet_cli_stream_add (stream, builder);
        }
    }
  return TRUE;
}

static gboolean
print_list (TopsheetCli *cli, TopsheetProject *project, GArray *ids, GError **error)
{
  const char * const columns[] = { _("Version"), _("Decision"), _("Reason"), _("Phase"),
                                   _("Model"),   _(">Cost"),    NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (GError) local = NULL;
  TopsheetCliStream stream;

  if (!cli->json)
    {
      if (!print_pages (cli, ids, topsheet_project_get_currency (project), NULL, table, error))
        return FALSE;
      topsheet_cli_table_print (table);
      return TRUE;
    }
  topsheet_cli_stream_begin (&stream, cli);
  if (!print_pages (cli, ids, topsheet_project_get_currency (project), &stream, NULL, &local))
    topsheet_cli_set_partial (cli, g_error_copy (local));
  topsheet_cli_stream_end (&stream, ids->len, local);
  return TRUE;
}

gboolean
topsheet_cli_list_generations (TopsheetCli *cli, TopsheetGenerationQuery *query, GError **error)
{
  guint64 limit = 0;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!parse_sort (cli, &query->sort, error) || !topsheet_cli_get_number (cli, "limit", 1, G_MAXUINT32, &limit, error))
    return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  query->project_id = topsheet_project_get_id (project);
  query->limit = (guint) limit;
  ids = dex_await_boxed (topsheet_store_query_generations (topsheet_cli_get_store (cli), query), error);
  return ids != NULL && print_list (cli, project, ids, error);
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  TopsheetGenerationQuery query = { .phase = -1 };
  g_autoptr (TopsheetSearch) search = NULL;

  if (!topsheet_cli_get_phase (cli, &query.phase, error) || !parse_decisions (cli, &query.decisions, error) ||
      !topsheet_cli_read_search (cli, topsheet_cli_get_text (cli, "query"), &search, error))
    return FALSE;
  query.deliverable = topsheet_cli_get_text (cli, "deliverable");
  query.search = search;
  return topsheet_cli_list_generations (cli, &query, error);
}

static gboolean
parse_by (TopsheetCli *cli, TopsheetSort *sort, GError **error)
{
  static const struct
  {
    const char *name;
    TopsheetSort sort;
  } names[] = { { "deliverable", TOPSHEET_SORT_DELIVERABLE },
                { "phase", TOPSHEET_SORT_PHASE },
                { "model", TOPSHEET_SORT_MODEL },
                { "day", TOPSHEET_SORT_OLDEST } };
  const char *name = topsheet_cli_get_text (cli, "by");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name != NULL ? name : "deliverable"))
      {
        *sort = names[i].sort;
        return TRUE;
      }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--by is one of deliverable, phase, model and day, not “%s”"), name);
  return FALSE;
}

static void
print_groups (TopsheetCli *cli, GPtrArray *groups)
{
  const char * const columns[] = { _("Group"), _(">Versions"), _(">Undecided"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);

  for (guint i = 0; i < groups->len; i++)
    {
      TopsheetGenerationGroup *group = groups->pdata[i];
      g_autofree char *count = topsheet_text_format_count (group->count);
      g_autofree char *undecided = topsheet_text_format_count (group->undecided);

      topsheet_cli_table_add (table, topsheet_cli_or_dash (group->key), count, undecided, NULL);
    }
  topsheet_cli_table_print (table);
}

static void
print_groups_json (TopsheetCli *cli, GPtrArray *groups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      TopsheetGenerationGroup *group = groups->pdata[i];

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "group", group->key);
      topsheet_cli_add_int (builder, "generations", group->count);
      topsheet_cli_add_int (builder, "undecided", group->undecided);
      topsheet_cli_add_int (builder, "place", group->first);
      topsheet_cli_add_int (builder, "first", group->first_id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static gboolean
run_groups (TopsheetCli *cli, GError **error)
{
  TopsheetGenerationQuery query = { .phase = -1 };
  g_autoptr (TopsheetSearch) search = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (!parse_by (cli, &query.sort, error) || !parse_decisions (cli, &query.decisions, error) ||
      !topsheet_cli_read_search (cli, topsheet_cli_get_text (cli, "query"), &search, error))
    return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  query.project_id = topsheet_project_get_id (project);
  query.search = search;
  groups = dex_await_boxed (topsheet_store_list_groups (topsheet_cli_get_store (cli), &query), error);
  if (groups == NULL)
    return FALSE;
  if (cli->json)
    print_groups_json (cli, groups);
  else
    print_groups (cli, groups);
  return TRUE;
}

TopsheetGeneration *
topsheet_cli_find_generation (TopsheetCli *cli, const char *version_id, GError **error)
{
  const char *name = topsheet_cli_get_text (cli, "project");
  g_autoptr (TopsheetProject) project = NULL;

  if (name != NULL && (project = topsheet_cli_open_project (cli, name, error)) == NULL)
    return NULL;
  return dex_await_object (topsheet_store_find_generation (topsheet_cli_get_store (cli),
                                                           project != NULL ? topsheet_project_get_id (project) : 0,
                                                           version_id),
                           error);
}

TopsheetProject *
topsheet_cli_load_project_of (TopsheetCli *cli, TopsheetGeneration *generation, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_generation_get_project_id (generation));

  return dex_await_object (topsheet_store_get_project (topsheet_cli_get_store (cli), id), error);
}

static void
add_decisions (JsonBuilder *builder, GPtrArray *decisions)
{
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    {
      TopsheetDecision *decision = g_ptr_array_index (decisions, i);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "decision",
                             topsheet_decision_kind_get_nick (topsheet_decision_get_kind (decision)));
      topsheet_cli_add_text (builder, "reason", topsheet_decision_get_reason (decision));
      topsheet_cli_add_text (builder, "member", topsheet_decision_get_member (decision));
      topsheet_cli_add_time (builder, "decided_at", topsheet_decision_get_decided_at_usec (decision));
      if (topsheet_decision_get_review_seconds (decision) > 0)
        topsheet_cli_add_double (builder, "review_seconds", topsheet_decision_get_review_seconds (decision));
      else
        topsheet_cli_add_null (builder, "review_seconds");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_more_parameters (JsonBuilder *builder, TopsheetParameters *parameters)
{
  topsheet_cli_add_text (builder, "negative_prompt", topsheet_parameters_get_negative_prompt (parameters));
  topsheet_cli_add_number (builder, "cfg", topsheet_parameters_get_cfg (parameters));
  topsheet_cli_add_number (builder, "guidance", topsheet_parameters_get_guidance (parameters));
  topsheet_cli_add_text (builder, "sampler", topsheet_parameters_get_sampler (parameters));
  topsheet_cli_add_text (builder, "scheduler", topsheet_parameters_get_scheduler (parameters));
  topsheet_cli_add_text (builder, "input", topsheet_parameters_get_input (parameters));
  topsheet_cli_add_text (builder, "source_tool_version", topsheet_parameters_get_tool_version (parameters));
}

static void
print_generation (TopsheetGeneration *generation, GPtrArray *decisions)
{
  TopsheetParameters *parameters = topsheet_generation_get_parameters (generation);
  g_autofree char *cost = topsheet_cli_format_money (topsheet_generation_get_cost (generation));

  topsheet_cli_print ("%s\n", topsheet_generation_get_version_id (generation));
  topsheet_cli_print (_("  Decision  %s\n"),
                      topsheet_decision_kind_get_title (topsheet_generation_get_decision (generation)));
  if (topsheet_generation_get_stars (generation) > 0)
    topsheet_cli_print (_("  Stars     %u\n"), topsheet_generation_get_stars (generation));
  topsheet_cli_print (_("  Phase     %s\n"), topsheet_phase_get_title (topsheet_generation_get_phase (generation)));
  topsheet_cli_print (_("  Model     %s\n"), topsheet_cli_or_dash (topsheet_generation_get_model (generation)));
  topsheet_cli_print (_("  Cost      %s\n"), cost);
  topsheet_cli_print (_("  Prompt    %s\n"), topsheet_cli_or_dash (topsheet_parameters_get_prompt (parameters)));
  topsheet_cli_print (_("  Seed      %s\n"), topsheet_cli_or_dash (topsheet_parameters_get_seed (parameters)));
  topsheet_cli_print (_("  Size      %u × %u\n"), topsheet_generation_get_width (generation),
                      topsheet_generation_get_height (generation));
  topsheet_cli_print (_("  File      %s\n"), topsheet_cli_or_dash (topsheet_generation_get_path (generation)));
  topsheet_cli_print (_("  Decided   %u times\n"), decisions->len);
  if (topsheet_generation_get_duplicate_of (generation) != NULL)
    topsheet_cli_print (_("  Repeats   %s\n"), topsheet_generation_get_duplicate_of (generation));
  if (topsheet_generation_get_parent (generation) != NULL)
    topsheet_cli_print (_("  Made from %s\n"), topsheet_generation_get_parent (generation));
}

static gboolean
run_show (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetGeneration) generation = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (TopsheetProvenance) provenance = NULL;

  if (!topsheet_cli_open (cli, FALSE, error) ||
      (generation = topsheet_cli_find_generation (cli, cli->args[0], error)) == NULL ||
      (project = topsheet_cli_load_project_of (cli, generation, error)) == NULL)
    return FALSE;
  decisions = dex_await_boxed (topsheet_store_list_decisions (topsheet_cli_get_store (cli),
                                                              topsheet_generation_get_id (generation)),
                               error);
  if (decisions == NULL)
    return FALSE;
  if (!cli->json)
    {
      print_generation (generation, decisions);
      return TRUE;
    }
  json_builder_begin_object (builder);
  topsheet_cli_add_generation (builder, generation, topsheet_project_get_currency (project));
  add_more_parameters (builder, topsheet_generation_get_parameters (generation));
  provenance = topsheet_provenance_parse (topsheet_generation_get_provenance (generation));
  topsheet_cli_add_provenance (builder, provenance);
  if (!topsheet_cli_add_relatives (cli, builder, generation, error))
    return FALSE;
  add_decisions (builder, decisions);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "list", "P", N_("Lists generations"), 1, 1, list_options, run_list },
  { "groups", "P", N_("Counts generations by deliverable, phase, model or day"), 1, 1, groups_options, run_groups },
  { "show", "V", N_("Shows a version such as SH010_v003 with everything that was decided about it"), 1, 1,
    show_options, run_show },
  { "duplicates", "P [V]",
    N_("Lists versions that repeat an earlier one, or what is the same as, near or like one version"), 1, 2, NULL,
    topsheet_cli_run_duplicates },
  { "check", "P --model M --prompt TEXT [KEY=VALUE…]",
    N_("Says before anything is spent whether the same was made already"), 1, G_MAXUINT, topsheet_cli_check_options,
    topsheet_cli_run_check,
    N_("Keys: steps cfg guidance sampler scheduler denoise width height size quality resolution audio duration fps mode op\n"
       "What is not said is not compared. Exit status 3 with the code “duplicate” when the same was made.") },
  { "refine", "P PARENT FILE [METER=QUANTITY…]", N_("Records a file that was made from a version by editing"), 3,
    G_MAXUINT, topsheet_cli_refine_options, topsheet_cli_run_refine },
  { "edits", "P", N_("Lists the versions that are open in an editor"), 1, 1, NULL, topsheet_cli_run_edits },
  { "stars", "V… N", N_("Gives versions such as SH010_v003 zero to five stars, all together or not at all"), 2,
    G_MAXUINT, topsheet_cli_stars_options, topsheet_cli_run_stars },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_generation = { "generation", N_("Attempts by a model"), verbs };
