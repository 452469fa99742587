/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-watch-look.h"

#include "media/topsheet-media-file.h"
#include "model/topsheet-import-source.h"
#include "services/import/topsheet-import-scan.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static TopsheetWatchLook *
topsheet_watch_look_ref (TopsheetWatchLook *self)
{
  return g_atomic_rc_box_acquire (self);
}

G_DEFINE_BOXED_TYPE (TopsheetWatchLook, topsheet_watch_look, topsheet_watch_look_ref, topsheet_watch_look_free)

typedef struct
{
  char *root;
  GStrv paths;
  GCancellable *cancellable;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_free (self->root);
  g_strfreev (self->paths);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
look_clear (gpointer data)
{
  TopsheetWatchLook *self = data;

  g_free (self->identity);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
}

void
topsheet_watch_look_free (TopsheetWatchLook *self)
{
  g_atomic_rc_box_release_full (self, look_clear);
}

static gboolean
identify (TopsheetWatchLook *look, const char *root, GError **error)
{
  g_autofree char *shown = NULL;
  GStatBuf info;
  int errnum;

  if (g_stat (root, &info) == 0 && S_ISDIR (info.st_mode))
    {
      look->identity = g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev,
                                        (guint64) info.st_ino);
      if (g_access (root, R_OK | X_OK) == 0)
        return TRUE;
    }
  errnum = errno;
  if (look->identity == NULL && errnum != EACCES)
    return TRUE;
  shown = g_filename_display_name (root);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("“%s” may not be read. What came from it stays; allow reading the folder, and it is watched again."),
               shown);
  return FALSE;
}

static void
add_found (TopsheetWatchLook *look, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      const TopsheetImportFile *file = g_ptr_array_index (found, i);

      if (file->error == NULL && topsheet_media_file_is_candidate (file->path) && g_utf8_validate (file->path, -1, NULL))
        g_ptr_array_add (look->files,
                         topsheet_source_file_new (file->path, file->size_bytes, file->modified_usec, NULL));
    }
}

static DexFuture *
look_work (gpointer data)
{
  Request *request = data;
  g_autoptr (TopsheetWatchLook) look = g_atomic_rc_box_new0 (TopsheetWatchLook);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  GError *error = NULL;

  look->files = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_source_file_free);
  if (!identify (look, request->root, &error))
    return dex_future_new_for_error (error);
  if (look->identity != NULL)
    {
      found = topsheet_import_scan_tree ((const char * const *) request->paths, &folders, request->cancellable, &error);
      if (found == NULL)
        return dex_future_new_for_error (error);
      add_found (look, found);
    }
  look->folders = folders != NULL ? g_steal_pointer (&folders) : g_ptr_array_new_with_free_func (g_free);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_WATCH_LOOK, g_steal_pointer (&look));
}

DexFuture *
topsheet_watch_look_run (TopsheetWorkerPool *workers, const char *root, GPtrArray *paths, GCancellable *cancellable)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Request *request;

  g_return_val_if_fail (TOPSHEET_IS_WORKER_POOL (workers), NULL);
  g_return_val_if_fail (root != NULL && paths != NULL, NULL);

  for (guint i = 0; i < paths->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (paths, i));
  request = g_new0 (Request, 1);
  request->root = g_strdup (root);
  request->paths = g_strv_builder_end (builder);
  request->cancellable = g_object_ref (cancellable);
  return topsheet_worker_pool_run (workers, look_work, request, request_free);
}
