/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-picture-loader.h"

#include "media/topsheet-picture-reader.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

typedef struct
{
  char *path;
  guint max_edge;
  DexPromise *promise;
} Job;

static gboolean
check_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  NULL);

  if (!info)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The file is not where it was seen last. Import its folder again to find it."));
      return FALSE;
    }
  if (g_file_info_get_size (info) > TOPSHEET_PICTURE_MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           _("The file is too large to be shown here."));
      return FALSE;
    }
  return TRUE;
}

static GdkTexture *
load (const char *path, guint max_edge, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  guint width, height;

  if (!check_file (path, error))
    return NULL;
  bytes = topsheet_picture_read_whole (path, max_edge, &width, &height, NULL, error);
  return bytes ? gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_DEFAULT, bytes, width * sizeof (guint32))
               : NULL;
}

static gpointer
thread (gpointer data)
{
  Job *job = data;
  GError *error = NULL;
  GdkTexture *texture = load (job->path, job->max_edge, &error);

  if (texture)
    dex_promise_resolve_object (job->promise, texture);
  else
    dex_promise_reject (job->promise, error);
  dex_unref (job->promise);
  g_free (job->path);
  g_free (job);
  return NULL;
}

DexFuture *
topsheet_picture_load (const char *path, guint max_edge)
{
  DexPromise *promise = dex_promise_new ();
  Job *job;

  g_return_val_if_fail (path != NULL, NULL);
  job = g_new0 (Job, 1);
  job->path = g_strdup (path);
  job->max_edge = max_edge;
  job->promise = dex_ref (promise);
  g_thread_unref (g_thread_new ("picture", thread, job));
  return DEX_FUTURE (promise);
}
