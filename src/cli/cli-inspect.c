/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"
#include "media/topsheet-media-file.h"

#include <glib/gi18n.h>

/* Files that are read while one is printed. */
#define READ_AHEAD 32

typedef struct
{
  char *path;
  GCancellable *cancellable;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_object_unref (self->cancellable);
  g_free (self);
}

static DexFuture *
read_work (gpointer data)
{
  Reading *self = data;
  GError *error = NULL;
  TopsheetMediaFile *file;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = topsheet_text_clean (self->path, -1);

      return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” is not there"), shown);
    }
  file = topsheet_media_file_read (self->path, TOPSHEET_MEDIA_HASH, self->cancellable, &error);
  return file != NULL ? dex_future_new_take_object (file) : dex_future_new_for_error (error);
}

static void
add_loras (JsonBuilder *builder, TopsheetParameters *parameters)
{
  GPtrArray *loras = topsheet_parameters_get_loras (parameters);

  json_builder_set_member_name (builder, "loras");
  json_builder_begin_array (builder);
  for (guint i = 0; i < loras->len; i++)
    {
      const TopsheetLora *lora = g_ptr_array_index (loras, i);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "name", lora->name);
      topsheet_cli_add_text (builder, "weight", lora->weight);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_parameters (JsonBuilder *builder, TopsheetParameters *parameters)
{
  topsheet_cli_add_text (builder, "tool", topsheet_parameters_get_tool (parameters));
  topsheet_cli_add_text (builder, "model", topsheet_parameters_get_model (parameters));
  topsheet_cli_add_text (builder, "prompt", topsheet_parameters_get_prompt (parameters));
  topsheet_cli_add_text (builder, "negative_prompt", topsheet_parameters_get_negative_prompt (parameters));
  topsheet_cli_add_number (builder, "seed", topsheet_parameters_get_seed (parameters));
  topsheet_cli_add_number (builder, "steps", topsheet_parameters_get_steps (parameters));
  topsheet_cli_add_number (builder, "cfg", topsheet_parameters_get_cfg (parameters));
  topsheet_cli_add_number (builder, "guidance", topsheet_parameters_get_guidance (parameters));
  topsheet_cli_add_text (builder, "sampler", topsheet_parameters_get_sampler (parameters));
  topsheet_cli_add_text (builder, "scheduler", topsheet_parameters_get_scheduler (parameters));
  topsheet_cli_add_number (builder, "denoise", topsheet_parameters_get_denoise (parameters));
  topsheet_cli_add_text (builder, "generated_size", topsheet_parameters_get_generated_size (parameters));
  topsheet_cli_add_text (builder, "input", topsheet_parameters_get_input (parameters));
  topsheet_cli_add_text (builder, "confidence", topsheet_parameters_get_confidence (parameters));
  topsheet_cli_add_text (builder, "source_tool_version", topsheet_parameters_get_tool_version (parameters));
  add_loras (builder, parameters);
}

static void
add_number_or_null (JsonBuilder *builder, const char *key, guint value)
{
  if (value > 0)
    topsheet_cli_add_int (builder, key, value);
  else
    topsheet_cli_add_null (builder, key);
}

static void
add_double_or_null (JsonBuilder *builder, const char *key, double value)
{
  if (value > 0)
    topsheet_cli_add_double (builder, key, value);
  else
    topsheet_cli_add_null (builder, key);
}

void
topsheet_cli_add_provenance (JsonBuilder *builder, const TopsheetProvenance *provenance)
{
  if (provenance == NULL)
    {
      topsheet_cli_add_null (builder, "provenance");
      return;
    }
  json_builder_set_member_name (builder, "provenance");
  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "ai", topsheet_provenance_get_ai_name (provenance));
  topsheet_cli_add_bool (builder, "c2pa", provenance->has_c2pa);
  topsheet_cli_add_text (builder, "generator", provenance->generator);
  topsheet_cli_add_text (builder, "agent", provenance->agent);
  topsheet_cli_add_text (builder, "model", provenance->model);
  topsheet_cli_add_text (builder, "digital_source_type", provenance->source_type);
  topsheet_cli_add_text (builder, "credit", provenance->credit);
  topsheet_cli_add_text (builder, "aigc_label", provenance->aigc_label);
  topsheet_cli_add_text (builder, "aigc_producer", provenance->aigc_producer);
  json_builder_end_object (builder);
}

static void
add_file (JsonBuilder *builder, const char *path, TopsheetMediaFile *file, const GError *error)
{
  g_autoptr (TopsheetParameters) nothing = topsheet_parameters_new ();
  g_autofree char *shown = topsheet_text_clean (path, -1);

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "path", shown);
  topsheet_cli_add_text (builder, "sha256", file != NULL ? topsheet_media_file_get_sha256 (file) : NULL);
  topsheet_cli_add_text (builder, "format", file != NULL ? topsheet_media_file_get_format (file) : NULL);
  add_parameters (builder, file != NULL ? topsheet_media_file_get_parameters (file) : nothing);
  add_number_or_null (builder, "width", file != NULL ? topsheet_media_file_get_width (file) : 0);
  add_number_or_null (builder, "height", file != NULL ? topsheet_media_file_get_height (file) : 0);
  add_number_or_null (builder, "frames", file != NULL ? topsheet_media_file_get_frames (file) : 0);
  add_double_or_null (builder, "fps", file != NULL ? topsheet_media_file_get_fps (file) : 0);
  add_double_or_null (builder, "duration_s", file != NULL ? topsheet_media_file_get_duration_s (file) : 0);
  topsheet_cli_add_provenance (builder, file != NULL ? topsheet_media_file_get_provenance (file) : NULL);
  topsheet_cli_add_strv (builder, "warnings", file != NULL ? topsheet_media_file_get_warnings (file) : NULL);
  if (error != NULL)
    topsheet_cli_build_error (builder, error);
  json_builder_end_object (builder);
}

static void
print_field (const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    topsheet_cli_print ("  %-14s %s\n", label, value);
}

static void
print_provenance (const TopsheetProvenance *provenance)
{
  static const char * const SENTENCES[] = {
    [TOPSHEET_AI_UNKNOWN] = NULL,
    [TOPSHEET_AI_NONE] = N_("says that it was made without AI"),
    [TOPSHEET_AI_EDITED] = N_("says that it was edited with AI"),
    [TOPSHEET_AI_GENERATED] = N_("says that AI made it"),
  };

  if (provenance == NULL)
    return;
  if (SENTENCES[provenance->ai] != NULL)
    print_field (_("AI"), _(SENTENCES[provenance->ai]));
  print_field (_("Generator"), provenance->generator);
  print_field (_("Agent"), provenance->agent);
  print_field (_("Source type"), provenance->source_type);
  print_field (_("Credit line"), provenance->credit);
  print_field (_("AIGC label"), provenance->aigc_label);
  print_field (_("AIGC producer"), provenance->aigc_producer);
  if (provenance->has_c2pa)
    print_field (_("C2PA"), _("the signature was not checked"));
}

static void
print_file (const char *path, TopsheetMediaFile *file)
{
  TopsheetParameters *parameters = topsheet_media_file_get_parameters (file);
  const char * const *warnings = topsheet_media_file_get_warnings (file);
  GPtrArray *loras = topsheet_parameters_get_loras (parameters);

  topsheet_cli_print ("%s\n", path);
  topsheet_cli_print ("  %-14s %s, %u × %u\n", _("Format"), topsheet_media_file_get_format (file),
                      topsheet_media_file_get_width (file), topsheet_media_file_get_height (file));
  if (topsheet_parameters_is_empty (parameters))
    topsheet_cli_print ("  %s\n", _("says nothing about its making"));
  print_field (_("Tool"), topsheet_parameters_get_tool (parameters));
  print_field (_("Tool version"), topsheet_parameters_get_tool_version (parameters));
  print_field (_("Model"), topsheet_parameters_get_model (parameters));
  print_field (_("Prompt"), topsheet_parameters_get_prompt (parameters));
  print_field (_("Negative"), topsheet_parameters_get_negative_prompt (parameters));
  print_field (_("Seed"), topsheet_parameters_get_seed (parameters));
  print_field (_("Steps"), topsheet_parameters_get_steps (parameters));
  print_field (_("CFG"), topsheet_parameters_get_cfg (parameters));
  print_field (_("Guidance"), topsheet_parameters_get_guidance (parameters));
  print_field (_("Sampler"), topsheet_parameters_get_sampler (parameters));
  print_field (_("Scheduler"), topsheet_parameters_get_scheduler (parameters));
  for (guint i = 0; i < loras->len; i++)
    print_field (_("LoRA"), ((const TopsheetLora *) g_ptr_array_index (loras, i))->name);
  print_provenance (topsheet_media_file_get_provenance (file));
  print_field (_("SHA-256"), topsheet_media_file_get_sha256 (file));
  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    print_field (_("Warning"), warnings[i]);
}

/* What the whole call ends with: the error of its only file, or how many of several could not be read. */
static void
note_failures (TopsheetCli *cli, guint failed, const GError *last)
{
  guint n = g_strv_length (cli->args);

  if (failed == 0)
    return;
  if (n == 1)
    topsheet_cli_set_partial (cli, g_error_copy (last));
  else
    topsheet_cli_set_partial (cli, g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT,
                                                _("not read: %u of %u files"), failed, n));
}

/* → TopsheetMediaFile */
static DexFuture *
begin_reading (TopsheetCli *cli, TopsheetWorkerPool *workers, const char *path)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->cancellable = g_object_ref (cli->cancellable);
  return topsheet_worker_pool_run (workers, read_work, reading, reading_free);
}

static gboolean
run (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetWorkerPool) workers = topsheet_worker_pool_new (g_get_num_processors ());
  g_autoptr (GPtrArray) ahead = g_ptr_array_new_with_free_func (dex_unref); /* of DexFuture, in the order of the files */
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) last = NULL;
  guint failed = 0, n = g_strv_length (cli->args), begun = 0;

  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TopsheetMediaFile) file = NULL;
      g_autoptr (GError) local = NULL;

      while (begun < MIN (n, i + READ_AHEAD))
        g_ptr_array_add (ahead, begin_reading (cli, workers, cli->args[begun++]));
      file = dex_await_object (g_ptr_array_steal_index (ahead, 0), &local);
      if (g_cancellable_set_error_if_cancelled (cli->cancellable, error))
        return FALSE;
      if (cli->json)
        add_file (builder, cli->args[i], file, local);
      else if (file != NULL)
        print_file (cli->args[i], file);
      else if (cli->args[1] != NULL)
        g_printerr ("topsheet-cli: %s: %s\n", cli->args[i], local->message);
      if (file != NULL)
        continue;
      failed++;
      g_clear_error (&last);
      last = g_steal_pointer (&local);
    }
  topsheet_cli_end_list (builder, n);
  note_failures (cli, failed, last);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { NULL, "FILE…", N_("Says what files tell about their making"), 1, G_MAXUINT, NULL, run },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_inspect = { "inspect", N_("What files tell about their making"), verbs };
