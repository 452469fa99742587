/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-project-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

char *
topsheet_project_folder_need (TopsheetSession *session, gint64 project_id, const char *name, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, project_id);
  g_autofree char *absolute = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  absolute = g_canonicalize_filename (topsheet_session_get_location (session), NULL);
  parent = g_path_get_dirname (absolute);
  folder = g_build_filename (parent, "files", number, name, NULL);
  if (g_mkdir_with_parents (folder, 0755) == 0)
    return g_steal_pointer (&folder);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("“%1$s” cannot be made (%2$s). Nothing was imported; make room or allow writing there."), folder,
               g_strerror (errno));
  return NULL;
}

char *
topsheet_project_folder_free_name (const char *folder, const char *name)
{
  const char *dot;
  g_autofree char *stem = NULL;
  char *path;

  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  dot = strrchr (name, '.');
  if (dot == NULL || dot == name)
    dot = name + strlen (name);
  stem = g_strndup (name, (gsize) (dot - name));
  path = g_build_filename (folder, name, NULL);
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *other = g_strdup_printf ("%s %u%s", stem, i, dot);

      g_free (path);
      path = g_build_filename (folder, other, NULL);
    }
  return path;
}
