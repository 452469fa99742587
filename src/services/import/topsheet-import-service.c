/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-service.h"

#include "base/topsheet-error.h"
#include "media/topsheet-look.h"
#include "services/import/topsheet-import-post.h"
#include "services/import/topsheet-import-scan.h"
#include "services/import/topsheet-import-target.h"

#include <glib/gi18n-lib.h>

/* Files in one transaction; twice as many are in memory at most, one batch being read while the other is written. */
#define BATCH 64
/* The caller's progress function runs on it, and that may draw. */
#define STACK_SIZE (512 * 1024)
/* Files that a source is asked about in one go. */
#define LOOKUP 1000
/* A file that ends too early and was changed less than this ago is still being written: it is not noted, so that it is looked at again. */
#define FRESH_USEC (30 * G_USEC_PER_SEC)

/* One import, from the call to its result. */
typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  GStrv paths;
  char *deliverable;
  char *model;
  char *root;
  TopsheetImportOptions options;
  GCancellable *cancellable;
  TopsheetImportPosting posting;
  GPtrArray *rates;
  GPtrArray *deliverables;
  GStrv patterns;
  GPtrArray *files;
  GPtrArray *looked_at; /* (element-type TopsheetSourceFile): not noted yet */
  TopsheetImportResult *result;
  guint done;
} Import;

/* A file on its way through a worker. */
typedef struct
{
  TopsheetImportFile *file;
  TopsheetThumbnailCache *thumbnails;
  GCancellable *cancellable;
  TopsheetMediaFile *media;
  gboolean has_look;
  guint64 look;
  GError *error;
} Reading;

typedef struct
{
  guint length;
  Reading readings[BATCH];
  DexFuture *futures[BATCH];
} Batch;

static void
import_free (Import *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_strfreev (self->paths);
  g_free (self->deliverable);
  g_free (self->model);
  g_free (self->root);
  g_clear_pointer (&self->looked_at, g_ptr_array_unref);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_clear_pointer (&self->deliverables, g_ptr_array_unref);
  g_strfreev (self->patterns);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->result, topsheet_import_result_free);
  g_free (self);
}

static void
free_file (gpointer file)
{
  if (file != NULL)
    topsheet_import_file_free (file);
}

static gboolean
is_being_written (const Reading *reading)
{
  return g_error_matches (reading->error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_BROKEN) &&
         g_get_real_time () - reading->file->modified_usec < FRESH_USEC;
}

static void
add_failure (GPtrArray *list, Reading *reading)
{
  const gboolean is_written = is_being_written (reading); /* before its error goes */

  topsheet_import_result_list_failure (list, reading->file->path, is_written, g_steal_pointer (&reading->error));
}

/* In a worker. The outcome stays in @data; the future only says that it is there. */
static DexFuture *
read_work (gpointer data)
{
  Reading *self = data;
  const char *path = self->file->path;
  g_autoptr (GBytes) thumbnail = NULL;

  if (self->file->error != NULL)
    self->error = g_error_copy (self->file->error);
  else if (!g_utf8_validate (path, -1, NULL))
    g_set_error (&self->error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE,
                 _("Its name is not valid UTF-8, so it could not be found again. Rename it and import it again."));
  else
    self->media = topsheet_media_file_read (path, TOPSHEET_MEDIA_HASH, self->cancellable, &self->error);
  /* A picture that can be read but not shown is kept: the entry matters, the thumbnail is a convenience. */
  if (self->media != NULL)
    thumbnail = topsheet_thumbnail_cache_ensure (self->thumbnails, topsheet_media_file_get_sha256 (self->media), path,
                                                 TOPSHEET_THUMBNAIL_NORMAL, self->cancellable, NULL);
  self->has_look = thumbnail != NULL && topsheet_look_read (thumbnail, &self->look, NULL);
  return dex_future_new_for_boolean (TRUE);
}

static Batch *
start_batch (Import *self, guint first)
{
  Batch *batch = g_new0 (Batch, 1);
  TopsheetWorkerPool *workers = topsheet_session_get_workers (self->session);

  batch->length = MIN (BATCH, self->files->len - first);
  for (guint i = 0; i < batch->length; i++)
    {
      Reading *reading = &batch->readings[i];

      reading->file = g_ptr_array_index (self->files, first + i);
      reading->thumbnails = topsheet_session_get_thumbnails (self->session);
      reading->cancellable = self->cancellable;
      batch->futures[i] = topsheet_worker_pool_run (workers, read_work, reading, NULL);
    }
  return batch;
}

/* Waits for every worker that still uses the batch. */
static void
await_batch (Import *self, Batch *batch)
{
  for (guint i = 0; i < batch->length; i++)
    {
      dex_await (g_steal_pointer (&batch->futures[i]), NULL);
      if (g_cancellable_is_cancelled (self->cancellable))
        continue;
      self->done++;
      if (self->options.file_read != NULL)
        self->options.file_read (batch->readings[i].file->path, self->options.progress_data);
      if (self->options.progress != NULL)
        self->options.progress (self->done, self->files->len, self->options.progress_data);
    }
}

static void
batch_free (Batch *batch)
{
  if (batch == NULL)
    return;
  for (guint i = 0; i < batch->length; i++)
    {
      if (batch->futures[i] != NULL)
        dex_await (g_steal_pointer (&batch->futures[i]), NULL);
      g_clear_object (&batch->readings[i].media);
      g_clear_error (&batch->readings[i].error);
    }
  g_free (batch);
}

/* One for all, or for those that say nothing. (nullable) */
static const char *
get_wanted_deliverable (Import *self, TopsheetMediaFile *file)
{
  const TopsheetImportUnknown *unknown = self->options.unknown;

  if (self->deliverable == NULL && unknown != NULL && unknown->deliverable != NULL &&
      topsheet_parameters_is_empty (topsheet_media_file_get_parameters (file)))
    return unknown->deliverable;
  return self->deliverable;
}

static void
add_posting (Import *self, Reading *reading, GPtrArray *generations, GPtrArray *entries)
{
  TopsheetGeneration *generation;
  TopsheetLedgerEntry *entry;
  g_autofree char *code = NULL;
  const char *wanted;
  guint version = 0;

  /* A deliverable for all still leaves the file its version: "SH010_v003.png" for SH010 is version 3. */
  code = topsheet_import_find_target_by (reading->file->path, reading->file->root, self->deliverables,
                                         (const char * const *) self->patterns, &version);
  wanted = get_wanted_deliverable (self, reading->media);
  if (wanted != NULL && !g_str_equal (code, wanted))
    version = 0;
  topsheet_import_post (&self->posting, reading->media, wanted != NULL ? wanted : code, version, &generation, &entry);
  if (reading->has_look)
    topsheet_generation_set_look (generation, reading->look);
  g_ptr_array_add (generations, generation);
  g_ptr_array_add (entries, entry);
}

static gboolean
count_recorded (Import *self, TopsheetRecordResult *recorded, GError **error)
{
  TopsheetImportResult *result = self->result;

  result->already_known += recorded->already_known;
  for (guint i = 0; i < recorded->recorded->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (recorded->recorded, i);
      const TopsheetMoney *cost = topsheet_generation_get_cost (generation);

      result->imported++;
      if (topsheet_parameters_is_empty (topsheet_generation_get_parameters (generation)))
        result->without_metadata++;
      if (topsheet_generation_get_duplicate_of_id (generation) != 0)
        result->duplicates++;
      if (cost == NULL)
        result->unpriced++;
      else if (!topsheet_money_add (&result->cost, cost, &result->cost, error))
        return FALSE;
      else
        result->has_cost = TRUE;
      g_ptr_array_add (result->items, g_object_ref (generation));
    }
  return TRUE;
}

static gboolean
record (Import *self, GPtrArray *generations, GPtrArray *entries, GError **error)
{
  TopsheetRecordResult *recorded;
  gboolean ok;

  if (generations->len == 0)
    return TRUE;
  recorded = dex_await_boxed (topsheet_store_record_generations (topsheet_session_get_store (self->session),
                                                                 generations, entries),
                              error);
  if (recorded == NULL)
    return FALSE;
  ok = count_recorded (self, recorded, error);
  topsheet_record_result_free (recorded);
  return ok;
}

/* What the source of the import shall know of the files of a batch, before sort_batch() takes their errors. */
static void
note_batch (Import *self, Batch *batch)
{
  for (guint i = 0; self->options.source_id != 0 && i < batch->length; i++)
    {
      const Reading *reading = &batch->readings[i];

      if (reading->media != NULL || (reading->error != NULL && reading->error->domain == TOPSHEET_MEDIA_ERROR &&
                                     reading->error->code != TOPSHEET_MEDIA_ERROR_UNREADABLE &&
                                     !is_being_written (reading) && g_utf8_validate (reading->file->path, -1, NULL)))
        g_ptr_array_add (self->looked_at, topsheet_source_file_new (reading->file->path, reading->file->size_bytes,
                                                                    reading->file->modified_usec,
                                                                    reading->media != NULL
                                                                      ? topsheet_media_file_get_sha256 (reading->media)
                                                                      : NULL));
    }
}

static gboolean
keep_notes (Import *self, GError **error)
{
  gboolean ok = self->looked_at->len == 0 ||
                dex_await (topsheet_store_put_source_files (topsheet_session_get_store (self->session),
                                                            self->options.source_id, self->looked_at),
                           error);

  g_ptr_array_set_size (self->looked_at, 0);
  return ok;
}

/* Failures and what is passed over go to the result, the rest to @generations and @entries. */
static void
sort_batch (Import *self, Batch *batch, GPtrArray *generations, GPtrArray *entries)
{
  for (guint i = 0; i < batch->length; i++)
    {
      Reading *reading = &batch->readings[i];

      if (reading->media != NULL)
        add_posting (self, reading, generations, entries);
      else if (topsheet_import_file_is_bystander (reading->file) &&
               g_error_matches (reading->error, TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNKNOWN))
        add_failure (self->result->skipped, reading);
      else
        add_failure (self->result->failed, reading);
    }
}

static gboolean
refuse_when_cancelled (Import *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
               _("The import was stopped. %u of %u files are in the library and stay; import again to add the rest."),
               self->result->imported + self->result->already_known, self->files != NULL ? self->files->len : 0);
  return TRUE;
}

/* Reads one batch while the one before it is written. With `atomic` everything is read first and written in one
 * transaction, or nothing is. */
static gboolean
run_batches (Import *self, GError **error)
{
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  Batch *batch = self->files->len > 0 ? start_batch (self, 0) : NULL;
  gboolean ok = TRUE;

  for (guint first = 0; ok && first < self->files->len; first += BATCH)
    {
      Batch *next = NULL;

      await_batch (self, batch);
      if (first + BATCH < self->files->len && !g_cancellable_is_cancelled (self->cancellable))
        next = start_batch (self, first + BATCH);
      if (refuse_when_cancelled (self, error))
        ok = FALSE;
      else
        {
          note_batch (self, batch);
          sort_batch (self, batch, generations, entries);
          if (!self->options.atomic)
            {
              ok = record (self, generations, entries, error) && keep_notes (self, error);
              g_ptr_array_set_size (generations, 0);
              g_ptr_array_set_size (entries, 0);
            }
        }
      batch_free (batch);
      batch = next;
    }
  batch_free (batch);
  if (ok && self->options.atomic && self->result->failed->len == 0)
    ok = record (self, generations, entries, error) && keep_notes (self, error);
  return ok;
}

static DexFuture *
scan_work (gpointer data)
{
  Import *self = data;
  GError *error = NULL;

  self->files = topsheet_import_scan ((const char * const *) self->paths, self->cancellable, &error);
  if (self->files == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (TRUE);
}

/* Files that are named one by one may still stand for the folder they were found in. */
static void
move_to_root (Import *self)
{
  for (guint i = 0; self->root != NULL && i < self->files->len; i++)
    {
      TopsheetImportFile *file = g_ptr_array_index (self->files, i);

      g_set_str (&file->root, self->root);
      file->is_named = FALSE;
    }
}

/* Passes over what the source knows: @places are those to keep of the files from @first on. */
static void
keep_places (Import *self, GPtrArray *kept, guint first, GArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      guint place = first + (guint) g_array_index (places, gint64, i);

      g_ptr_array_add (kept, g_steal_pointer (&self->files->pdata[place]));
    }
}

static gboolean
pass_over_unchanged (Import *self, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_import_file_free);

  g_ptr_array_set_free_func (self->files, free_file);
  for (guint first = 0; first < self->files->len; first += LOOKUP)
    {
      g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_source_file_free);
      g_autoptr (GArray) places = NULL;

      for (guint i = first; i < MIN (first + LOOKUP, self->files->len); i++)
        {
          const TopsheetImportFile *file = g_ptr_array_index (self->files, i);

          g_ptr_array_add (asked, topsheet_source_file_new (file->path, file->size_bytes, file->modified_usec, NULL));
        }
      places = dex_await_boxed (topsheet_store_find_new_files (topsheet_session_get_store (self->session),
                                                               self->options.source_id, asked),
                                error);
      if (places == NULL)
        return FALSE;
      keep_places (self, kept, first, places);
      if (refuse_when_cancelled (self, error))
        return FALSE;
    }
  self->result->unchanged = self->files->len - kept->len;
  g_ptr_array_unref (self->files);
  self->files = g_steal_pointer (&kept);
  return TRUE;
}

static gboolean
find_files (Import *self, GError **error)
{
  if (!dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), scan_work, self, NULL), error))
    return FALSE;
  move_to_root (self);
  return self->options.source_id == 0 || pass_over_unchanged (self, error);
}

static gboolean
prepare (Import *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  TopsheetCatalogue *catalogue = topsheet_session_get_catalogue (self->session);
  gint64 project_id = topsheet_project_get_id (self->project);
  const char *model_id = NULL;

  if (self->deliverable != NULL && !topsheet_deliverable_code_is_valid (self->deliverable))
    {
      g_set_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                   _("“%s” is no code of a deliverable. A code is up to 32 letters, digits, "
                     "“-”, “_” and “.”, such as SH010."),
                   self->deliverable);
      return FALSE;
    }
  if (self->model != NULL && (model_id = topsheet_catalogue_resolve (catalogue, self->model, error)) == NULL)
    return FALSE;
  self->rates = dex_await_boxed (topsheet_store_list_rates (store, project_id), error);
  if (self->rates == NULL)
    return FALSE;
  self->deliverables = dex_await_boxed (topsheet_store_list_deliverables (store, project_id), error);
  if (self->deliverables == NULL)
    return FALSE;
  self->patterns = dex_await_boxed (topsheet_store_list_name_patterns (store, project_id), error);
  if (self->patterns == NULL)
    return FALSE;
  self->posting = (TopsheetImportPosting) {
    .project = self->project,
    .catalogue = catalogue,
    .rates = self->rates,
    .phase = self->options.phase >= 0 ? (TopsheetPhase) self->options.phase : topsheet_project_get_phase (self->project),
    .model_id = model_id,
    .unknown = self->options.unknown,
    .gpu_msec = self->options.gpu_msec,
    .member = topsheet_session_get_member (self->session),
    .now_usec = topsheet_clock_get_usec (topsheet_session_get_clock (self->session)),
  };
  return TRUE;
}

static DexFuture *
import_fiber (gpointer data)
{
  Import *self = data;
  g_autoptr (GError) error = NULL;

  self->result = topsheet_import_result_new (topsheet_project_get_currency (self->project));
  if (!prepare (self, &error) || !find_files (self, &error) || !run_batches (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (TOPSHEET_TYPE_IMPORT_RESULT, g_steal_pointer (&self->result));
}

DexFuture *
topsheet_import_service_run (TopsheetSession *session,
                             TopsheetProject *project,
                             const char * const *paths,
                             const TopsheetImportOptions *options,
                             GCancellable *cancellable)
{
  Import *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (TOPSHEET_IS_PROJECT (project), NULL);
  g_return_val_if_fail (paths != NULL && options != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  self = g_new0 (Import, 1);
  self->session = g_object_ref (session);
  self->project = g_object_ref (project);
  self->paths = g_strdupv ((char **) paths);
  self->options = *options;
  self->deliverable = g_strdup (options->deliverable);
  self->model = g_strdup (options->model);
  self->root = g_strdup (options->root);
  self->looked_at = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_source_file_free);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  return dex_scheduler_spawn (NULL, STACK_SIZE, import_fiber, self, (GDestroyNotify) import_free);
}
