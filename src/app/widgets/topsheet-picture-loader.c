/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/topsheet-picture-loader.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

typedef struct
{
  char *path;
  guint max_edge;
  DexPromise *promise;
} Job;

static gboolean
check (const char *path, int *width, int *height, GError **error)
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
  if (!gdk_pixbuf_get_file_info (path, width, height))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("This kind of file cannot be shown at full size."));
      return FALSE;
    }
  if ((gint64) *width * *height > TOPSHEET_PICTURE_MAX_PIXELS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           _("The picture has too many pixels to be shown here."));
      return FALSE;
    }
  return TRUE;
}

static GdkTexture *
texture_from_pixbuf (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8, bytes,
                                 (gsize) gdk_pixbuf_get_rowstride (pixbuf));
}

static GdkTexture *
load (const char *path, guint max_edge, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  int width, height, edge;

  if (!check (path, &width, &height, error))
    return NULL;
  edge = max_edge > 0 ? (int) MIN (max_edge, G_MAXINT) : MAX (width, height);
  if (edge < MAX (width, height))
    pixbuf = gdk_pixbuf_new_from_file_at_scale (path, edge, edge, TRUE, error);
  else
    pixbuf = gdk_pixbuf_new_from_file (path, error);
  return pixbuf ? texture_from_pixbuf (pixbuf) : NULL;
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
