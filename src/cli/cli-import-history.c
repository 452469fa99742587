/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/import/topsheet-comfyui-history.h"

#include <glib/gi18n.h>

gboolean
topsheet_cli_is_address (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", strlen ("http://")) == 0 ||
         g_ascii_strncasecmp (text, "https://", strlen ("https://")) == 0;
}

/* The source that is there, with its place in the history, else a new one that is not watched. */
static TopsheetImportSource *
need_source (TopsheetCli *cli, TopsheetProject *project, const char *url, GError **error)
{
  const gint64 project_id = topsheet_project_get_id (project);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (TopsheetImportSource) source = NULL;

  sources = dex_await_boxed (topsheet_store_list_sources (topsheet_cli_get_store (cli), project_id), error);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const TopsheetImportSource *known = g_ptr_array_index (sources, i);

      if (known->kind == TOPSHEET_SOURCE_COMFYUI && g_str_equal (known->location, url))
        return topsheet_import_source_copy (known);
    }
  if (sources == NULL)
    return NULL;
  source = topsheet_import_source_new (project_id, TOPSHEET_SOURCE_COMFYUI, url);
  source->paused = TRUE;
  return dex_await_boxed (topsheet_store_put_source (topsheet_cli_get_store (cli), source), error);
}

TopsheetImportResult *
topsheet_cli_import_history (TopsheetCli *cli,
                             TopsheetProject *project,
                             const char *address,
                             const TopsheetImportOptions *options,
                             GError **error)
{
  g_autofree char *url = topsheet_comfyui_client_clean_url (address, error);
  g_autoptr (TopsheetImportSource) source = url != NULL ? need_source (cli, project, url, error) : NULL;
  g_autofree char *position = NULL;

  if (source == NULL)
    return NULL;
  source->phase = options->phase;
  g_set_str (&source->deliverable, options->deliverable);
  g_set_str (&source->model, options->model);
  position = g_strdup (source->position);
  return dex_await_boxed (topsheet_comfyui_history_run (cli->session, project, source, &position, NULL,
                                                        cli->cancellable),
                          error);
}
