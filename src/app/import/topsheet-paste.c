/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/topsheet-paste.h"

#include "app/widgets/topsheet-delivery.h"
#include "app/widgets/topsheet-toast.h"
#include "services/import/topsheet-import-text.h"
#include "services/topsheet-project-folder.h"

#include <glib/gi18n.h>

/* What is called with the files runs on it, and that may draw. */
#define STACK_SIZE (512 * 1024)

typedef struct
{
  GtkWidget *widget;
  TopsheetSession *session;
  gint64 project_id;
  TopsheetPasteFunc func;
  GdkTexture *texture;
  char *path;
  char *text;
} Paste;

static void
paste_free (gpointer data)
{
  Paste *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_clear_object (&self->texture);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

static void
take_files (Paste *self, GSList *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *item = files; item != NULL; item = item->next)
    {
      char *path = g_file_get_path (item->data);

      if (path != NULL)
        g_strv_builder_take (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] != NULL)
    self->func (self->widget, (const char * const *) paths);
}

static void
on_files (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    take_files (self, g_value_get_boxed (value));
  paste_free (self);
}

/* In a worker: a large picture takes its time to be packed. */
static DexFuture *
write_work (gpointer data)
{
  Paste *self = data;
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (self->texture);
  GError *error = NULL;

  if (!g_file_set_contents (self->path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

static DexFuture *
picture_fiber (gpointer data)
{
  Paste *self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "Pasted %Y-%m-%d %H.%M.%S.png");
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  folder = topsheet_project_folder_need (self->session, self->project_id, "Pasted", &error);
  if (folder != NULL)
    {
      self->path = topsheet_project_folder_free_name (folder, name);
      if (dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), write_work, self, NULL),
                     &error))
        self->func (self->widget, (const char * const[]) { self->path, NULL });
    }
  if (error != NULL)
    topsheet_toast_show_error (self->widget, _("The picture was not pasted."), error);
  return dex_future_new_true ();
}

static void
on_picture (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;
  g_autoptr (GError) error = NULL;

  self->texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  if (self->texture != NULL)
    {
      dex_future_disown (dex_scheduler_spawn (NULL, STACK_SIZE, picture_fiber, self, paste_free));
      return;
    }
  topsheet_toast_show_error (self->widget, _("The picture was not pasted."), error);
  paste_free (self);
}

/* In a worker: where files are may be far away. */
static DexFuture *
text_work (gpointer data)
{
  Paste *self = data;
  char **paths = topsheet_import_text_to_paths (self->text);

  return paths != NULL ? dex_future_new_take_boxed (G_TYPE_STRV, paths)
                       : dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No files are named");
}

static DexFuture *
text_fiber (gpointer data)
{
  Paste *self = data;
  g_auto (GStrv) paths = dex_await_boxed (topsheet_worker_pool_run (topsheet_session_get_workers (self->session),
                                                                    text_work, self, NULL),
                                          NULL);

  if (paths != NULL)
    self->func (self->widget, (const char * const *) paths);
  else
    topsheet_toast_show (self->widget,
                         _("Nothing was imported: the text on the clipboard is no list of files that are there."));
  return dex_future_new_true ();
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  Paste *self = data;

  self->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (self->text != NULL)
    dex_future_disown (dex_scheduler_spawn (NULL, STACK_SIZE, text_fiber, self, paste_free));
  else
    paste_free (self);
}

gboolean
topsheet_paste_import (GtkWidget *widget, TopsheetSession *session, TopsheetProject *project, TopsheetPasteFunc func)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  g_autoptr (GdkContentFormats) readable =
    gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));
  const gboolean has_files = gdk_content_formats_contain_gtype (readable, GDK_TYPE_FILE_LIST);
  const gboolean has_texture = gdk_content_formats_contain_gtype (readable, GDK_TYPE_TEXTURE);
  Paste *self;

  if (!has_files && !has_texture && !gdk_content_formats_contain_gtype (readable, G_TYPE_STRING))
    return FALSE;
  self = g_new0 (Paste, 1);
  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->project_id = topsheet_project_get_id (project);
  self->func = func;
  if (has_files)
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files, self);
  else if (has_texture)
    gdk_clipboard_read_texture_async (clipboard, NULL, on_picture, self);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text, self);
  return TRUE;
}
