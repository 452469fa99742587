/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-scan.h"

#include "base/topsheet-text.h"
#include "media/topsheet-media-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  GPtrArray *found;
  GHashTable *files;   /* paths that are in @found */
  GHashTable *folders; /* "device:inode" of every folder that was entered */
  GPtrArray *entered;  /* (nullable): paths of those folders */
  const char *root;
  GCancellable *cancellable;
} Scan;

void
topsheet_import_file_free (TopsheetImportFile *self)
{
  g_free (self->path);
  g_free (self->root);
  g_clear_error (&self->error);
  g_free (self);
}

static void
add_file (Scan *scan, const char *path, gboolean is_named, const GStatBuf *info, GError *error)
{
  TopsheetImportFile *file;

  if (g_hash_table_contains (scan->files, path))
    {
      g_clear_error (&error);
      return;
    }
  file = g_new0 (TopsheetImportFile, 1);
  file->path = g_strdup (path);
  file->root = g_strdup (scan->root);
  file->error = error;
  file->is_named = is_named;
  if (info != NULL)
    {
      file->size_bytes = info->st_size;
      file->modified_usec = info->st_mtim.tv_sec * G_USEC_PER_SEC + info->st_mtim.tv_nsec / 1000;
    }
  g_ptr_array_add (scan->found, file);
  g_hash_table_add (scan->files, file->path);
}

gboolean
topsheet_import_file_is_bystander (const TopsheetImportFile *self)
{
  static const char * const promised[] = { ".png", ".apng", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp" };
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  name = g_ascii_strdown (self->path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    if (g_str_has_suffix (name, promised[i]))
      return FALSE;
  return !self->is_named;
}

static GError *
make_error (const char *path, int errnum)
{
  g_autofree char *shown = topsheet_text_clean (path, -1);

  return g_error_new (G_IO_ERROR, g_io_error_from_errno (errnum), _("“%s” cannot be read: %s."), shown,
                      g_strerror (errnum));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Names in @path without hidden ones, sorted by byte so that every machine sees the same order. */
static GPtrArray *
list_names (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      g_propagate_error (error, make_error (path, errno));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* FALSE when @info is a folder that was entered before: links may run in circles. */
static gboolean
enter_folder (Scan *scan, const GStatBuf *info)
{
  return g_hash_table_add (scan->folders, g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                                                           (guint64) info->st_dev, (guint64) info->st_ino));
}

static void
scan_folder (Scan *scan, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = list_names (path, &error);

  if (names == NULL)
    {
      add_file (scan, path, TRUE, NULL, g_steal_pointer (&error));
      return;
    }
  if (scan->entered != NULL)
    g_ptr_array_add (scan->entered, g_strdup (path));
  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (scan->cancellable); i++)
    {
      g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      GStatBuf info;

      if (g_stat (child, &info) != 0)
        continue; /* a link to nowhere was not asked for by name */
      if (S_ISDIR (info.st_mode) && enter_folder (scan, &info))
        scan_folder (scan, child);
      else if (S_ISREG (info.st_mode) && topsheet_media_file_is_candidate (child))
        add_file (scan, child, FALSE, &info, NULL);
    }
}

static void
scan_path (Scan *scan, const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  GStatBuf info;

  scan->root = folder;
  if (g_stat (absolute, &info) != 0)
    add_file (scan, absolute, TRUE, NULL, make_error (path, errno));
  else if (S_ISDIR (info.st_mode))
    {
      scan->root = absolute;
      if (enter_folder (scan, &info))
        scan_folder (scan, absolute);
    }
  else if (S_ISREG (info.st_mode))
    add_file (scan, absolute, TRUE, &info, NULL);
  else
    add_file (scan, absolute, TRUE, NULL,
              g_error_new (TOPSHEET_MEDIA_ERROR, TOPSHEET_MEDIA_ERROR_UNREADABLE,
                           _("“%s” is neither a file nor a folder."), path));
  scan->root = NULL;
}

GPtrArray *
topsheet_import_scan (const char * const *paths, GCancellable *cancellable, GError **error)
{
  return topsheet_import_scan_tree (paths, NULL, cancellable, error);
}

GPtrArray *
topsheet_import_scan_tree (const char * const *paths, GPtrArray **folders_out, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entered = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_import_file_free);
  g_autoptr (GHashTable) files = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Scan scan = { found, files, folders, folders_out != NULL ? entered : NULL, NULL, cancellable };

  g_return_val_if_fail (paths != NULL, NULL);

  for (guint i = 0; paths[i] != NULL && !g_cancellable_is_cancelled (cancellable); i++)
    scan_path (&scan, paths[i]);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (folders_out != NULL)
    *folders_out = g_steal_pointer (&entered);
  return g_steal_pointer (&found);
}
