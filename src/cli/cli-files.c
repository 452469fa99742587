/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/topsheet-file-output.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

static GBytes *
read_stream (GInputStream *stream, const char *path, gsize limit, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize got;

  while ((got = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) got);
      if (bytes->len > limit)
        {
          g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT, _("“%s” is larger than %zu MiB"), path,
                       limit / 1024 / 1024);
          return NULL;
        }
    }
  return got < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
topsheet_cli_read_file (const char *path, gsize limit, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;

  if (g_str_equal (path, "-"))
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      file = g_file_new_for_path (path);
      stream = G_INPUT_STREAM (g_file_read (file, NULL, &local));
    }
  if (stream == NULL)
    {
      const char *reason = g_strrstr (local->message, ": ");

      g_set_error (error, local->domain, local->code, _("“%s” cannot be opened (%s)"), path,
                   reason != NULL ? reason + 2 : local->message);
      return NULL;
    }
  return read_stream (stream, path, limit, error);
}

gboolean
topsheet_cli_write_file (const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_str_equal (path, "-"))
    return topsheet_file_output_write (path, bytes, error);
  if (fwrite (data, 1, size, stdout) == size)
    return TRUE;
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_OUTPUT, _("standard output cannot be written: %s"),
               g_strerror (errno));
  return FALSE;
}

void
topsheet_cli_blame_file (GError **error, const char *path)
{
  if (error == NULL || *error == NULL)
    return;
  g_prefix_error (error, "%s: ", g_str_equal (path, "-") ? _("standard input") : path);
}
