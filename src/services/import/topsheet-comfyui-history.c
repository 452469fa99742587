/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-comfyui-history.h"

#include "media/topsheet-media-file.h"
#include "services/topsheet-project-folder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define STACK_SIZE (256 * 1024)
/* Runs that are asked for first, and at most: a server keeps ten thousand in memory. */
#define FIRST_ITEMS 64
#define MAX_ITEMS 16384
/* Runs in one import. */
#define BATCH 16
#define MAX_DEPTH 8

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  TopsheetImportSource *source;
  char **position;
  TopsheetComfyuiLimits limits;
  GCancellable *cancellable;
  TopsheetWorkerPool *network; /* one thread, so that a slow server keeps nobody from reading files */
  char *folder;
  GPtrArray *runs; /* those that are new */
  TopsheetImportResult *result;
  /* The batch. */
  guint first, end;
  GPtrArray *paths;
  GHashTable *gpu_msec; /* path → gint64 */
} History;

static void
history_free (gpointer data)
{
  History *self = data;

  g_object_unref (self->session);
  g_object_unref (self->project);
  topsheet_import_source_free (self->source);
  g_object_unref (self->cancellable);
  g_object_unref (self->network);
  g_free (self->folder);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->result, topsheet_import_result_free);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->gpu_msec);
  g_free (self);
}

/* Place of @position in @runs; -1 when it is not there. */
static int
find_position (GPtrArray *runs, const char *position)
{
  for (guint i = runs->len; position != NULL && i > 0; i--)
    if (g_str_equal (((TopsheetComfyuiRun *) g_ptr_array_index (runs, i - 1))->id, position))
      return (int) i - 1;
  return -1;
}

/* Asks for more until what is known shows up, or the history has no more. */
static DexFuture *
list_work (gpointer data)
{
  History *self = data;
  GError *error = NULL;

  for (guint n = FIRST_ITEMS;; n *= 4)
    {
      int place;

      g_clear_pointer (&self->runs, g_ptr_array_unref);
      self->runs = topsheet_comfyui_client_list (self->source->location, n, &self->limits, self->cancellable, &error);
      if (self->runs == NULL)
        return dex_future_new_for_error (error);
      place = find_position (self->runs, *self->position);
      if (place >= 0)
        g_ptr_array_remove_range (self->runs, 0, (guint) place + 1);
      if (place >= 0 || self->runs->len < n || n >= MAX_ITEMS)
        return dex_future_new_true ();
    }
}

/* The server's folder below ours, without parts that would lead out of it. (transfer full) */
static char *
make_folder (History *self, const char *subfolder)
{
  g_auto (GStrv) parts = g_strsplit_set (subfolder, "/\\", -1);
  g_autoptr (GString) path = g_string_new (self->folder);
  guint depth = 0;

  for (guint i = 0; parts[i] != NULL && depth < MAX_DEPTH; i++)
    if (*parts[i] != '\0' && *parts[i] != '.' && strlen (parts[i]) <= 100)
      {
        g_string_append_printf (path, "/%s", parts[i]);
        depth++;
      }
  g_mkdir_with_parents (path->str, 0755);
  return g_string_free_and_steal (g_steal_pointer (&path));
}

/* What was executed, beside a file that does not say it. That it cannot be written is no reason to lose the file. */
static void
write_graph (const char *path, const char *graph)
{
  g_autoptr (TopsheetMediaFile) file = topsheet_media_file_read (path, TOPSHEET_MEDIA_DEFAULT, NULL, NULL);
  const char *dot = strrchr (path, '.');
  g_autofree char *beside = NULL;

  if (file == NULL || graph == NULL || dot == NULL ||
      !topsheet_parameters_is_empty (topsheet_media_file_get_parameters (file)))
    return;
  beside = g_strdup_printf ("%.*s.json", (int) (dot - path), path);
  if (!g_file_test (beside, G_FILE_TEST_EXISTS))
    g_file_set_contents (beside, graph, -1, NULL);
}

static gint64 *
share_time (const TopsheetComfyuiRun *run, guint i)
{
  const gint64 n = run->outputs->len;
  gint64 *share = g_new (gint64, 1);

  /* What does not divide goes to the first ones, so that the shares add up. */
  *share = run->gpu_msec / n + (i < run->gpu_msec % n);
  return share;
}

static gboolean
download (History *self, const TopsheetComfyuiRun *run, guint i, GError **error)
{
  const TopsheetComfyuiOutput *output = g_ptr_array_index (run->outputs, i);
  g_autofree char *folder = make_folder (self, output->subfolder);
  g_autofree char *path = topsheet_project_folder_free_name (folder, output->filename);
  g_autoptr (GError) local = NULL;

  if (topsheet_comfyui_client_download (self->source->location, output, path, &self->limits, self->cancellable, &local))
    {
      write_graph (path, run->graph);
      if (run->gpu_msec >= 0)
        g_hash_table_insert (self->gpu_msec, g_strdup (path), share_time (run, i));
      g_ptr_array_add (self->paths, g_steal_pointer (&path));
      return TRUE;
    }
  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) &&
      !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  topsheet_import_result_add_failure (self->result, path, g_steal_pointer (&local));
  return TRUE;
}

static DexFuture *
download_work (gpointer data)
{
  History *self = data;
  GError *error = NULL;

  for (guint i = self->first; i < self->end; i++)
    {
      const TopsheetComfyuiRun *run = g_ptr_array_index (self->runs, i);

      for (guint k = 0; run->is_done && k < run->outputs->len; k++)
        if (!download (self, run, k, &error))
          return dex_future_new_for_error (error);
    }
  return dex_future_new_true ();
}

static gboolean
import_batch (History *self, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_autoptr (TopsheetImportResult) result = NULL;

  for (guint i = 0; i < self->paths->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->paths, i));
  paths = g_strv_builder_end (builder);
  result = dex_await_boxed (topsheet_import_service_run (self->session, self->project, (const char * const *) paths,
                                                         &(TopsheetImportOptions) {
                                                           .phase = self->source->phase,
                                                           .deliverable = self->source->deliverable,
                                                           .model = self->source->model,
                                                           .root = self->folder,
                                                           .gpu_msec = self->gpu_msec,
                                                         },
                                                         self->cancellable),
                            error);
  return result != NULL && topsheet_import_result_add (self->result, result, error);
}

static gboolean
move_on (History *self, GError **error)
{
  const TopsheetComfyuiRun *last = g_ptr_array_index (self->runs, self->end - 1);

  if (!dex_await (topsheet_store_move_source (topsheet_session_get_store (self->session), self->source->id, last->id),
                  error))
    return FALSE;
  g_set_str (self->position, last->id);
  return TRUE;
}

/* What was fetched of a batch that did not come to its end would be fetched again under another name. */
static void
remove_files (History *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    g_unlink (g_ptr_array_index (self->paths, i));
}

static gboolean
take_batch (History *self, guint first, GError **error)
{
  self->first = first;
  self->end = MIN (first + BATCH, self->runs->len);
  g_ptr_array_set_size (self->paths, 0);
  g_hash_table_remove_all (self->gpu_msec);
  if (!dex_await (topsheet_worker_pool_run (self->network, download_work, self, NULL), error))
    {
      remove_files (self);
      return FALSE;
    }
  return (self->paths->len == 0 || import_batch (self, error)) && move_on (self, error);
}

static DexFuture *
history_fiber (gpointer data)
{
  History *self = data;
  GError *error = NULL;

  self->result = topsheet_import_result_new (topsheet_project_get_currency (self->project));
  self->folder = topsheet_project_folder_need (self->session, self->source->project_id, "ComfyUI", &error);
  if (self->folder == NULL || !dex_await (topsheet_worker_pool_run (self->network, list_work, self, NULL), &error))
    return dex_future_new_for_error (error);
  for (guint first = 0; first < self->runs->len; first += BATCH)
    if (!take_batch (self, first, &error))
      return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_IMPORT_RESULT, g_steal_pointer (&self->result));
}

DexFuture *
topsheet_comfyui_history_run (TopsheetSession *session,
                              TopsheetProject *project,
                              const TopsheetImportSource *source,
                              char **position,
                              const TopsheetComfyuiLimits *limits,
                              GCancellable *cancellable)
{
  History *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (source != NULL && position != NULL, NULL);

  self = g_new0 (History, 1);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->source = topsheet_import_source_copy (source);
  self->position = position;
  if (limits != NULL)
    self->limits = *limits;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  self->network = topsheet_worker_pool_new (1);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->gpu_msec = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return dex_scheduler_spawn (NULL, STACK_SIZE, history_fiber, self, history_free);
}
