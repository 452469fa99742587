/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "engine/topsheet-name-pattern.h"
#include "services/import/topsheet-import-target.h"

#include <glib/gi18n.h>

static void
print_patterns (TopsheetCli *cli, const char * const *patterns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 n = 0;

  topsheet_cli_begin_list (builder);
  for (; patterns[n] != NULL; n++)
    {
      json_builder_begin_object (builder);
      topsheet_cli_add_int (builder, "position", n);
      topsheet_cli_add_text (builder, "pattern", patterns[n]);
      json_builder_end_object (builder);
      if (!cli->json)
        topsheet_cli_print ("%s\n", patterns[n]);
    }
  topsheet_cli_end_list (builder, n);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else if (n == 0)
    topsheet_cli_print ("%s\n", _("No patterns: names are read like SH010_v003."));
}

static GStrv
list_patterns (TopsheetCli *cli, TopsheetProject *project, GError **error)
{
  return dex_await_boxed (topsheet_store_list_name_patterns (topsheet_cli_get_store (cli),
                                                             topsheet_project_get_id (project)),
                          error);
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_auto (GStrv) patterns = project != NULL ? list_patterns (cli, project, error) : NULL;

  if (patterns == NULL)
    return FALSE;
  print_patterns (cli, (const char * const *) patterns);
  return TRUE;
}

static gboolean
check_pattern (TopsheetCli *cli, const char *pattern, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *at;
  guint place;

  if (topsheet_name_pattern_check (pattern, &place, &local))
    return TRUE;
  if (g_utf8_validate (pattern, -1, NULL))
    {
      at = g_utf8_offset_to_pointer (pattern, (glong) place);
      cli->has_mark = TRUE;
      cli->mark_start = (guint) (at - pattern);
      cli->mark_end = cli->mark_start + (*at != '\0' ? (guint) (g_utf8_next_char (at) - at) : 0);
    }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("“%s”, character %u: %s"), pattern, place + 1,
               local->message);
  return FALSE;
}

static gboolean
run_set (TopsheetCli *cli, GError **error)
{
  const char * const *patterns = (const char * const *) cli->args + 1;
  g_autoptr (TopsheetProject) project = NULL;

  for (guint i = 0; patterns[i] != NULL; i++)
    if (!check_pattern (cli, patterns[i], error))
      return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL || !dex_await (topsheet_store_set_name_patterns (topsheet_cli_get_store (cli),
                                                                       topsheet_project_get_id (project), patterns),
                                     error))
    return FALSE;
  print_patterns (cli, patterns);
  return TRUE;
}

static gboolean
run_try (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Name"), _("Deliverable"), _(">Version"), NULL };
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_auto (GStrv) patterns = project != NULL ? list_patterns (cli, project, error) : NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gint64 n = 0;

  if (patterns == NULL)
    return FALSE;
  topsheet_cli_begin_list (builder);
  for (const char * const *name = (const char * const *) cli->args + 1; *name != NULL; name++, n++)
    {
      guint version = 0;
      g_autofree char *code = topsheet_import_read_name (*name, (const char * const *) patterns, &version);
      g_autofree char *number = version > 0 ? g_strdup_printf ("%u", version) : NULL;

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "name", *name);
      topsheet_cli_add_text (builder, "deliverable", code);
      topsheet_cli_add_number (builder, "version", number);
      json_builder_end_object (builder);
      topsheet_cli_table_add (table, *name, topsheet_cli_or_dash (code), topsheet_cli_or_dash (number), NULL);
    }
  topsheet_cli_end_list (builder, n);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "list", "P", N_("Lists the patterns of a project, the first that fits counts"), 1, 1, NULL, run_list },
  { "set", "P [PATTERN…]",
    N_("Replaces the patterns of a project; without any, names are read as they come: SH010_v003"), 1, G_MAXUINT, NULL,
    run_set },
  { "try", "P NAME…", N_("Says what names would be read as, by the patterns of the project"), 2, G_MAXUINT, NULL,
    run_try },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_pattern = { "pattern", N_("How names of files say deliverable and version"), verbs };
