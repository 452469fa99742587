/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-once.h"

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project; /* (nullable) to be loaded */
  TopsheetImportSource *source;
  TopsheetImportOptions options;
  GCancellable *cancellable;
} Once;

static void
once_free (gpointer data)
{
  Once *self = data;

  g_object_unref (self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  topsheet_import_source_free (self->source);
  g_free (self);
}

char *
topsheet_import_once_print_paths (const char * const *paths)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (paths != NULL, NULL);

  if (paths[0] != NULL && paths[1] == NULL)
    return g_canonicalize_filename (paths[0], NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *absolute = g_canonicalize_filename (paths[i], NULL);
      g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", uri);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

GStrv
topsheet_import_once_get_paths (const TopsheetImportSource *source)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) uris = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  if (!g_str_has_prefix (source->location, "file:"))
    {
      g_strv_builder_add (builder, source->location);
      return g_strv_builder_end (builder);
    }
  uris = g_strsplit (source->location, "\n", 0);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path != NULL)
        g_strv_builder_take (builder, path);
    }
  return g_strv_builder_end (builder);
}

/* An import that is refused as a whole leaves nothing to take up again; one that was stopped does. */
static gboolean
can_be_resumed (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || error->domain == TOPSHEET_STORE_ERROR;
}

static gboolean
load_project (Once *self, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->source->project_id);

  if (self->project == NULL)
    self->project = dex_await_object (topsheet_store_get_project (topsheet_session_get_store (self->session), id),
                                      error);
  return self->project != NULL;
}

static gboolean
keep_source (Once *self, GError **error)
{
  TopsheetImportSource *kept;

  if (self->source->id != 0)
    return TRUE;
  kept = dex_await_boxed (topsheet_store_put_source (topsheet_session_get_store (self->session), self->source), error);
  if (kept == NULL)
    return FALSE;
  topsheet_import_source_free (self->source);
  self->source = kept;
  return TRUE;
}

static DexFuture *
once_fiber (gpointer data)
{
  Once *self = data;
  TopsheetStore *store = topsheet_session_get_store (self->session);
  g_auto (GStrv) paths = topsheet_import_once_get_paths (self->source);
  TopsheetImportResult *result;
  GError *error = NULL;

  if (!load_project (self, &error) || !keep_source (self, &error))
    return dex_future_new_for_error (error);
  self->options.phase = self->source->phase;
  self->options.deliverable = self->source->deliverable;
  self->options.model = self->source->model;
  self->options.source_id = self->source->id;
  result = dex_await_boxed (topsheet_import_service_run (self->session, self->project, (const char * const *) paths,
                                                         &self->options, self->cancellable),
                            &error);
  if (result != NULL || !can_be_resumed (error))
    dex_await (topsheet_store_remove_source (store, self->source->id), NULL);
  if (result == NULL)
    return dex_future_new_for_error (error);
  /* What was taken before it was stopped is known; to the person it is one import. */
  result->already_known += result->unchanged;
  result->unchanged = 0;
  return dex_future_new_take_boxed (TOPSHEET_TYPE_IMPORT_RESULT, result);
}

static DexFuture *
start (TopsheetSession *session,
       TopsheetProject *project,
       TopsheetImportSource *source,
       const TopsheetImportOptions *options,
       GCancellable *cancellable)
{
  Once *self = g_new0 (Once, 1);

  self->session = g_object_ref (session);
  self->project = project != NULL ? g_object_ref (project) : NULL;
  self->source = source;
  self->options = *options;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return dex_scheduler_spawn (NULL, 0, once_fiber, self, once_free);
}

DexFuture *
topsheet_import_once_run (TopsheetSession *session,
                          TopsheetProject *project,
                          const char * const *paths,
                          const TopsheetImportOptions *options,
                          GCancellable *cancellable)
{
  TopsheetImportSource *source;
  g_autofree char *location = NULL;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (paths != NULL && options != NULL, NULL);

  location = topsheet_import_once_print_paths (paths);
  if (options->atomic || *location == '\0' || !g_utf8_validate (location, -1, NULL))
    return topsheet_import_service_run (session, project, paths, options, cancellable);
  source = topsheet_import_source_new (topsheet_project_get_id (project), TOPSHEET_SOURCE_ONCE, location);
  source->phase = options->phase;
  source->deliverable = g_strdup (options->deliverable);
  source->model = g_strdup (options->model);
  return start (session, project, source, options, cancellable);
}

DexFuture *
topsheet_import_once_resume (TopsheetSession *session,
                             const TopsheetImportSource *source,
                             TopsheetImportProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (source != NULL && source->kind == TOPSHEET_SOURCE_ONCE, NULL);

  return topsheet_import_once_resume_by (session, source,
                                         &(TopsheetImportOptions) { .progress = progress,
                                                                    .progress_data = progress_data },
                                         cancellable);
}

DexFuture *
topsheet_import_once_resume_by (TopsheetSession *session,
                                const TopsheetImportSource *source,
                                const TopsheetImportOptions *options,
                                GCancellable *cancellable)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (source != NULL && source->kind == TOPSHEET_SOURCE_ONCE, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  return start (session, NULL, topsheet_import_source_copy (source), options, cancellable);
}
