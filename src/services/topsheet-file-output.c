/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/topsheet-file-output.h"

#include <glib/gi18n-lib.h>

/* GLib names the temporary file, which means nothing to anybody; what the system said stands at the end. */
static const char *
find_reason (const char *message)
{
  const char *colon = g_strrstr (message, ": ");

  return colon != NULL ? colon + 2 : message;
}

gboolean
topsheet_file_output_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0666, &local))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” could not be written (%s). What was there before is untouched."), path,
               find_reason (local->message));
  return FALSE;
}
