/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-text.h"

#include <string.h>

/* Longer than any list that somebody copies; so much text is something else. */
#define MAX_BYTES (8 * 1024 * 1024)

/* What a line does not mean. */
static gboolean
is_passed_over (const char *line)
{
  return *line == '\0' || *line == '#' || g_str_has_prefix (line, "x-special/") || g_str_equal (line, "copy") ||
         g_str_equal (line, "cut");
}

static char *
unquote (char *line)
{
  const gsize length = strlen (line);

  if (length < 2 || (*line != '"' && *line != '\'') || line[length - 1] != *line)
    return line;
  line[length - 1] = '\0';
  return line + 1;
}

/* (transfer full) (nullable) */
static char *
read_line (const char *line)
{
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;

  if (g_path_is_absolute (line))
    return g_canonicalize_filename (line, NULL);
  if (g_str_has_prefix (line, "~/"))
    return g_canonicalize_filename (line + 2, g_get_home_dir ());
  path = g_ascii_strncasecmp (line, "file:", 5) == 0 ? g_filename_from_uri (line, &host, NULL) : NULL;
  if (path == NULL || (host != NULL && *host != '\0' && g_ascii_strcasecmp (host, "localhost") != 0))
    return NULL;
  return g_canonicalize_filename (path, NULL);
}

char **
topsheet_import_text_to_paths (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  gboolean is_any_there = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_BYTES)
    return NULL;
  lines = g_strsplit_set (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = unquote (g_strstrip (lines[i]));
      g_autofree char *path = NULL;

      if (is_passed_over (line))
        continue;
      path = read_line (line);
      if (path == NULL || g_str_equal (path, "/"))
        return NULL;
      if (g_hash_table_contains (seen, path))
        continue;
      is_any_there = is_any_there || g_file_test (path, G_FILE_TEST_EXISTS);
      g_strv_builder_add (paths, path);
      g_hash_table_add (seen, g_steal_pointer (&path));
    }
  return is_any_there ? g_strv_builder_end (paths) : NULL;
}
