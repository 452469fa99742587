/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was made before: verbs of the noun generation. */
#include "cli/cli.h"

#include "services/topsheet-duplicate-service.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n.h>
#include <string.h>

/* Generations that are in memory at a time. */
#define PAGE 256

const TopsheetCliOption topsheet_cli_check_options[] = {
  { "model", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("the model, as the catalogue names it, or the file that it is in") },
  { "prompt", 0, TOPSHEET_CLI_OPTION_TEXT, "TEXT", N_("what is asked for") },
  { "negative", 0, TOPSHEET_CLI_OPTION_TEXT, "TEXT", N_("what is not wanted") },
  { "seed", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("the seed; a random one is never a duplicate") },
  { "lora", 0, TOPSHEET_CLI_OPTION_LIST, "NAME:WEIGHT", N_("a LoRA; several may be given") },
  { NULL },
};

static const struct
{
  const char *key;
  const char *property;
} parameter_keys[] = {
  { "steps", "steps" },         { "cfg", "cfg" },         { "guidance", "guidance" }, { "sampler", "sampler" },
  { "scheduler", "scheduler" }, { "denoise", "denoise" },
};

/* Conditions that change what comes out; others change what it costs. */
static const char * const selector_keys[] = { "width",    "height", "size", "quality", "resolution", "audio",
                                              "duration", "fps",    "mode", "op",      NULL };

static const char * const number_keys[] = {
  "steps", "cfg", "guidance", "denoise", "width", "height", "fps", NULL,
};

static const char * const kinds[] = {
  [TOPSHEET_DUPLICATE_SAME] = "same",
  [TOPSHEET_DUPLICATE_NEAR] = "near",
  [TOPSHEET_DUPLICATE_ALIKE] = "alike",
};

static void
add_item (JsonBuilder *builder, TopsheetGeneration *generation, const TopsheetDuplicate *duplicate)
{
  TopsheetGeneration *other = duplicate->generation;

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "kind", kinds[duplicate->kind]);
  topsheet_cli_add_text (builder, "version_id",
                         topsheet_generation_get_id (generation) != 0 ? topsheet_generation_get_version_id (generation)
                                                                      : NULL);
  topsheet_cli_add_text (builder, "other", topsheet_generation_get_version_id (other));
  topsheet_cli_add_int (builder, "other_id", topsheet_generation_get_id (other));
  topsheet_cli_add_text (builder, "decision",
                         topsheet_decision_kind_get_nick (topsheet_generation_get_decision (other)));
  topsheet_cli_add_text (builder, "reason", topsheet_generation_get_reason (other));
  topsheet_cli_add_number (builder, "seed", topsheet_parameters_get_seed (topsheet_generation_get_parameters (other)));
  if (duplicate->kind == TOPSHEET_DUPLICATE_NEAR)
    topsheet_cli_add_double (builder, "likeness", duplicate->likeness);
  else
    topsheet_cli_add_null (builder, "likeness");
  if (duplicate->kind == TOPSHEET_DUPLICATE_ALIKE)
    topsheet_cli_add_int (builder, "difference_bits", duplicate->difference);
  else
    topsheet_cli_add_null (builder, "difference_bits");
  json_builder_end_object (builder);
}

static void
add_row (TopsheetCliTable *table, TopsheetGeneration *generation, const TopsheetDuplicate *duplicate)
{
  const char *reason = topsheet_generation_get_reason (duplicate->generation);
  g_autofree char *text = topsheet_duplicate_service_describe (generation, duplicate);

  topsheet_cli_table_add (table,
                          topsheet_generation_get_id (generation) != 0 ? topsheet_generation_get_version_id (generation)
                                                                       : "–",
                          topsheet_generation_get_version_id (duplicate->generation), text,
                          topsheet_decision_kind_get_title (topsheet_generation_get_decision (duplicate->generation)),
                          reason != NULL ? topsheet_review_service_reason_title (reason) : "–", NULL);
}

static TopsheetCliTable *
new_table (void)
{
  const char * const columns[] = { _("Version"),  _("Other"),  _("What is the same"),
                                   _("Decision"), _("Reason"), NULL };

  return topsheet_cli_table_new (columns);
}

/* What is the same as, near or like one version or call. */
static void
print_duplicates (TopsheetCli *cli, TopsheetGeneration *generation, GPtrArray *duplicates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (TopsheetCliTable) table = new_table ();

  if (!cli->json)
    {
      for (guint i = 0; i < duplicates->len; i++)
        add_row (table, generation, g_ptr_array_index (duplicates, i));
      if (duplicates->len > 0)
        topsheet_cli_table_print (table);
      else
        topsheet_cli_print (_("Nothing like it was made before.\n"));
      return;
    }
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < duplicates->len; i++)
    add_item (builder, generation, g_ptr_array_index (duplicates, i));
  topsheet_cli_end_list (builder, duplicates->len);
  topsheet_cli_print_json (cli, builder);
}

/* The generation that the @i-th of @generations repeats. (transfer full) */
static TopsheetGeneration *
load_first (TopsheetCli *cli, TopsheetGeneration *generation, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = topsheet_generation_get_duplicate_of_id (generation);
  g_autoptr (GPtrArray) loaded = NULL;

  g_array_append_val (ids, id);
  loaded = dex_await_boxed (topsheet_store_load_generations (topsheet_cli_get_store (cli), ids), error);
  return loaded != NULL && loaded->len > 0 ? g_object_ref (g_ptr_array_index (loaded, 0)) : NULL;
}

static gboolean
print_page (TopsheetCli *cli, GArray *page, TopsheetCliStream *stream, TopsheetCliTable *table, GError **error)
{
  g_autoptr (GPtrArray) generations =
    dex_await_boxed (topsheet_store_load_generations (topsheet_cli_get_store (cli), page), error);

  for (guint i = 0; generations != NULL && i < generations->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (generations, i);
      g_autoptr (TopsheetGeneration) first = load_first (cli, generation, error);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      TopsheetDuplicate duplicate = { TOPSHEET_DUPLICATE_SAME, first, 1, 0 };

      if (first == NULL)
        return FALSE;
      if (!cli->json)
        {
          add_row (table, generation, &duplicate);
          continue;
        }
      add_item (builder, generation, &duplicate);
      topsheet_cli_stream_add (stream, builder);
    }
  return generations != NULL;
}

/* Every version of the project that repeats an earlier one. */
static gboolean
print_all (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read ("duplicate:yes", topsheet_clock_get_usec (cli->clock));
  TopsheetGenerationQuery query = { .project_id = topsheet_project_get_id (project), .phase = -1, .search = search };
  g_autoptr (GArray) ids = dex_await_boxed (topsheet_store_query_generations (topsheet_cli_get_store (cli), &query),
                                            error);
  g_autoptr (TopsheetCliTable) table = new_table ();
  g_autoptr (GError) local = NULL;
  TopsheetCliStream stream = { 0 };

  if (ids == NULL)
    return FALSE;
  if (cli->json)
    topsheet_cli_stream_begin (&stream, cli);
  for (guint first = 0; local == NULL && first < ids->len; first += PAGE)
    {
      g_autoptr (GArray) page = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (page, &g_array_index (ids, gint64, first), MIN (PAGE, ids->len - first));
      print_page (cli, page, &stream, table, &local);
    }
  if (!cli->json)
    topsheet_cli_table_print (table);
  if (local != NULL)
    topsheet_cli_set_partial (cli, g_error_copy (local));
  if (cli->json)
    topsheet_cli_stream_end (&stream, ids->len, local);
  return TRUE;
}

gboolean
topsheet_cli_run_duplicates (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (TopsheetGeneration) generation = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;

  if (project == NULL)
    return FALSE;
  if (cli->args[1] == NULL)
    return print_all (cli, project, error);
  generation = dex_await_object (topsheet_store_find_generation (topsheet_cli_get_store (cli),
                                                                 topsheet_project_get_id (project), cli->args[1]),
                                 error);
  if (generation == NULL)
    return FALSE;
  duplicates = dex_await_boxed (topsheet_duplicate_service_find (cli->session, generation), error);
  if (duplicates == NULL)
    return FALSE;
  print_duplicates (cli, generation, duplicates);
  return TRUE;
}

static gboolean
is_model_file (const char *name)
{
  static const char * const suffixes[] = { ".safetensors", ".sft", ".gguf", ".ckpt", ".pt", ".pth", ".bin" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* A model of the catalogue, or one that is known by its file, or by what files of this project call it. */
static gboolean
set_model (TopsheetCli *cli, TopsheetGeneration *call, GError **error)
{
  const char *name = topsheet_cli_get_text (cli, "model");
  g_autoptr (GError) local = NULL;
  const char *model_id = topsheet_cli_find_model (topsheet_session_get_catalogue (cli->session), name, &local);
  g_auto (GStrv) known = NULL;

  if (model_id != NULL)
    {
      g_object_set (call, "model-id", model_id, NULL);
      return TRUE;
    }
  if (!is_model_file (name))
    known = dex_await_boxed (topsheet_store_list_values (topsheet_cli_get_store (cli),
                                                         topsheet_generation_get_project_id (call),
                                                         TOPSHEET_SEARCH_MODEL),
                             NULL);
  if (!is_model_file (name) && (known == NULL || !g_strv_contains ((const char * const *) known, name)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_object_set (topsheet_generation_get_parameters (call), "model", name, NULL);
  return TRUE;
}

/* "cfg=3.5" is a parameter, "size=1024x1024" a condition of the call. */
static gboolean
set_value (TopsheetParameters *parameters, TopsheetUsage *usage, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *key = g_strndup (assignment, equals != NULL ? (gsize) (equals - assignment) : 0);
  g_autoptr (GError) local = NULL;
  TopsheetDecimal number;

  /* What is mistyped is like nothing that was made, and the answer would be that it may be spent. */
  if (g_strv_contains (number_keys, key) && !topsheet_decimal_parse (equals + 1, &number, NULL))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("“%s”: %s takes a number"), assignment, key);
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parameter_keys); i++)
    if (g_str_equal (key, parameter_keys[i].key))
      {
        g_object_set (parameters, parameter_keys[i].property, equals + 1, NULL);
        return TRUE;
      }
  if (g_strv_contains (selector_keys, key) && topsheet_usage_parse_selector (usage, assignment, &local))
    return TRUE;
  if (local != NULL)
    g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, local->message);
  else
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                 _("“%s” is no KEY=VALUE of steps, cfg, guidance, sampler, scheduler, denoise, width, height, size, quality, "
                   "resolution, audio, duration, fps, mode and op"),
                 assignment);
  return FALSE;
}

static void
add_lora (TopsheetParameters *parameters, const char *text)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *name = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);

  topsheet_parameters_add_lora (parameters, name, colon != NULL ? colon + 1 : NULL);
}

static TopsheetGeneration *
read_call (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  g_autoptr (TopsheetGeneration) call = topsheet_generation_new (topsheet_project_get_id (project));
  TopsheetParameters *parameters = topsheet_generation_get_parameters (call);
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  const char * const *loras = topsheet_cli_get_list (cli, "lora");

  g_object_set (parameters, "prompt", topsheet_cli_get_text (cli, "prompt"), "negative-prompt",
                topsheet_cli_get_text (cli, "negative"), "seed", topsheet_cli_get_text (cli, "seed"), NULL);
  for (guint i = 0; loras != NULL && loras[i] != NULL; i++)
    add_lora (parameters, loras[i]);
  for (guint i = 1; cli->args[i] != NULL; i++)
    if (!set_value (parameters, usage, cli->args[i], error))
      return NULL;
  g_object_set (call, "usage", usage, NULL);
  return set_model (cli, call, error) ? g_steal_pointer (&call) : NULL;
}

/* The sentence of a refusal: what was made already, and what was decided about it. */
static GError *
make_refusal (TopsheetGeneration *made)
{
  const char *name = topsheet_generation_get_version_id (made);
  const char *reason = topsheet_generation_get_reason (made);

  switch (topsheet_generation_get_decision (made))
    {
    case TOPSHEET_DECISION_ACCEPTED:
      return g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_DUPLICATE,
                          _("the same was made before: %s, which was accepted; use that one, or change the seed"),
                          name);
    case TOPSHEET_DECISION_REJECTED:
      return reason != NULL
               ? g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_DUPLICATE,
                              _("the same was made before: %s, which was rejected (%s); change the prompt or the seed"),
                              name, topsheet_review_service_reason_title (reason))
               : g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_DUPLICATE,
                              _("the same was made before: %s, which was rejected; change the prompt or the seed"),
                              name);
    case TOPSHEET_DECISION_EDIT:
    case TOPSHEET_DECISION_PENDING:
    default:
      return g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_DUPLICATE,
                          _("the same was made before: %s; look at that one first, or change the seed"), name);
    }
}

gboolean
topsheet_cli_run_check (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetGeneration) call = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;

  if (topsheet_cli_get_text (cli, "model") == NULL || topsheet_cli_get_text (cli, "prompt") == NULL)
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("--model and --prompt are needed: which model is to make what?"));
      return FALSE;
    }
  if ((project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL ||
      (call = read_call (cli, project, error)) == NULL ||
      (duplicates = dex_await_boxed (topsheet_duplicate_service_find (cli->session, call), error)) == NULL)
    return FALSE;
  /* The same ones come first. */
  if (duplicates->len > 0 &&
      ((const TopsheetDuplicate *) g_ptr_array_index (duplicates, 0))->kind == TOPSHEET_DUPLICATE_SAME)
    topsheet_cli_set_partial (cli, make_refusal (((TopsheetDuplicate *) g_ptr_array_index (duplicates, 0))->generation));
  print_duplicates (cli, call, duplicates);
  return TRUE;
}
