/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-text.h"

#include <inttypes.h>
#include <glib/gi18n.h>

static TopsheetLibraryInfo *
load_info (TopsheetCli *cli, GError **error)
{
  return dex_await_boxed (topsheet_store_get_info (topsheet_cli_get_store (cli)), error);
}

static void
add_info (JsonBuilder *builder, const TopsheetLibraryInfo *info)
{
  topsheet_cli_add_text (builder, "location", info->location);
  topsheet_cli_add_int (builder, "schema_version", info->schema_version);
  topsheet_cli_add_int (builder, "projects", (gint64) info->projects);
  topsheet_cli_add_int (builder, "generations", (gint64) info->generations);
  topsheet_cli_add_int (builder, "entries", (gint64) info->entries);
  topsheet_cli_add_int (builder, "size_bytes", (gint64) info->size_bytes);
  topsheet_cli_add_text (builder, "head", info->head);
}

static gboolean
run_init (TopsheetCli *cli, GError **error)
{
  g_autofree char *location = topsheet_cli_get_location (cli);
  gboolean created = !g_file_test (location, G_FILE_TEST_EXISTS);
  g_autoptr (TopsheetLibraryInfo) info = NULL;

  if (!topsheet_cli_open (cli, TRUE, error) || (info = load_info (cli, error)) == NULL)
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_bool (builder, "created", created);
      add_info (builder, info);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else if (created)
    topsheet_cli_print (_("Made the library “%s”.\n"), info->location);
  else
    topsheet_cli_print (_("The library “%s” is there already.\n"), info->location);
  return TRUE;
}

static gboolean
run_info (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetLibraryInfo) info = NULL;
  g_autofree char *size = NULL;

  if (!topsheet_cli_open (cli, FALSE, error) || (info = load_info (cli, error)) == NULL)
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_info (builder, info);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
      return TRUE;
    }
  size = g_format_size (info->size_bytes);
  topsheet_cli_print (_("Library      %s\n"), info->location);
  topsheet_cli_print (_("Schema       %u\n"), info->schema_version);
  topsheet_cli_print (_("Size         %s\n"), size);
  topsheet_cli_print (_("Projects     %" PRIu64 "\n"), info->projects);
  topsheet_cli_print (_("Generations  %" PRIu64 "\n"), info->generations);
  topsheet_cli_print (_("Entries      %" PRIu64 "\n"), info->entries);
  topsheet_cli_print (_("Head         %s\n"), topsheet_cli_or_dash (info->head));
  return TRUE;
}

static gboolean
run_verify (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetVerification) verification = NULL;

  if (!topsheet_cli_open (cli, FALSE, error))
    return FALSE;
  verification = dex_await_boxed (topsheet_store_verify (topsheet_cli_get_store (cli)), error);
  if (verification == NULL)
    return FALSE;
  if (!verification->ok)
    topsheet_cli_set_partial (cli, g_error_new (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_CORRUPT, "%s",
                                                verification->message != NULL ? verification->message
                                                                              : _("The library is damaged.")));
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_bool (builder, "ok", verification->ok);
      topsheet_cli_add_int (builder, "entries", (gint64) verification->entries);
      if (verification->first_bad_entry > 0)
        topsheet_cli_add_int (builder, "first_bad_entry", verification->first_bad_entry);
      else
        topsheet_cli_add_null (builder, "first_bad_entry");
      topsheet_cli_add_text (builder, "message", verification->message);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else if (verification->ok)
    {
      g_autofree char *count = topsheet_text_format_count ((gint64) verification->entries);

      topsheet_cli_print (_("The library is in order: %s entries, every one follows from the one before it.\n"), count);
    }
  return TRUE;
}

static gboolean
run_backup (TopsheetCli *cli, GError **error)
{
  const char *path = cli->args[0];

  if (!topsheet_cli_open (cli, FALSE, error) ||
      !dex_await (topsheet_store_backup (topsheet_cli_get_store (cli), path), error))
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "path", path);
      json_builder_end_object (builder);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("Copied the library to “%s”.\n"), path);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "init", "", N_("Makes the library, if it is not there"), 0, 0, NULL, run_init },
  { "info", "", N_("Says where the library is and what is in it"), 0, 0, NULL, run_info },
  { "verify", "", N_("Checks the file, its references and the chain of all entries"), 0, 0, NULL, run_verify },
  { "backup", "FILE", N_("Copies the library to a file while others work in it"), 1, 1, NULL, run_backup },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_library = { "library", N_("The file everything is kept in"), verbs };
