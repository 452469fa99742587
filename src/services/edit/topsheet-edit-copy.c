/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/edit/topsheet-edit-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_NAMES 10000

/* ".png", or "" */
static const char *
get_extension (const char *path)
{
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  const char *dot = strrchr (slash != NULL ? slash + 1 : path, '.');

  return dot != NULL && dot != (slash != NULL ? slash + 1 : path) ? dot : "";
}

char *
topsheet_edit_copy (const char *path, const char *folder, const char *stem, GError **error)
{
  g_autoptr (GFile) source = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (path != NULL && folder != NULL && stem != NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The folder “%s” cannot be made: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  source = g_file_new_for_path (path);
  for (guint i = 1; i <= MAX_NAMES; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (stem, number, get_extension (path), NULL);
      g_autofree char *copy = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) target = g_file_new_for_path (copy);

      g_clear_error (&local);
      if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &local))
        return g_steal_pointer (&copy);
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        break;
    }
  g_set_error (error, local->domain, local->code, _("“%s” cannot be copied to “%s”: %s"), path, folder, local->message);
  return NULL;
}
