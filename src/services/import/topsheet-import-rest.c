/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-once.h"
#include "services/import/topsheet-import-scan.h"
#include "services/import/topsheet-imports.h"

/* Files that the library is asked about in one go. */
#define LOOKUP 1000

typedef struct
{
  TopsheetSession *session;
  gint64 source_id;
  GStrv paths;
  GPtrArray *files; /* (element-type TopsheetImportFile) */
} Count;

static TopsheetImportRest *
rest_copy (TopsheetImportRest *self)
{
  return g_memdup2 (self, sizeof *self);
}

G_DEFINE_BOXED_TYPE (TopsheetImportRest, topsheet_import_rest, rest_copy, g_free)

static void
count_free (gpointer data)
{
  Count *self = data;

  g_object_unref (self->session);
  g_strfreev (self->paths);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self);
}

static DexFuture *
scan_work (gpointer data)
{
  Count *self = data;
  GError *error = NULL;

  self->files = topsheet_import_scan ((const char * const *) self->paths, NULL, &error);
  return self->files != NULL ? dex_future_new_true () : dex_future_new_for_error (error);
}

/* (transfer full) (nullable): places of those that were not taken */
static GArray *
find_new (Count *self, guint first, GError **error)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_source_file_free);

  for (guint i = first; i < MIN (first + LOOKUP, self->files->len); i++)
    {
      const TopsheetImportFile *file = g_ptr_array_index (self->files, i);

      g_ptr_array_add (asked, topsheet_source_file_new (file->path, file->size_bytes, file->modified_usec, NULL));
    }
  return dex_await_boxed (topsheet_store_find_new_files (topsheet_session_get_store (self->session), self->source_id,
                                                         asked),
                          error);
}

static DexFuture *
count_fiber (gpointer data)
{
  Count *self = data;
  TopsheetImportRest rest = { 0 };
  GError *error = NULL;

  if (!dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), scan_work, self, NULL),
                  &error))
    return dex_future_new_for_error (error);
  rest.total = self->files->len;
  rest.taken = rest.total;
  for (guint first = 0; first < self->files->len; first += LOOKUP)
    {
      g_autoptr (GArray) places = find_new (self, first, &error);

      if (places == NULL)
        return dex_future_new_for_error (error);
      rest.taken -= places->len;
    }
  return dex_future_new_take_boxed (TOPSHEET_TYPE_IMPORT_REST, rest_copy (&rest));
}

DexFuture *
topsheet_import_rest_count (TopsheetSession *session, const TopsheetImportSource *source)
{
  Count *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (source != NULL && source->kind == TOPSHEET_SOURCE_ONCE, NULL);

  self = g_new0 (Count, 1);
  self->session = g_object_ref (session);
  self->source_id = source->id;
  self->paths = topsheet_import_once_get_paths (source);
  return dex_scheduler_spawn (NULL, 0, count_fiber, self, count_free);
}
