/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-target.h"

#include "engine/topsheet-name-pattern.h"
#include "model/topsheet-generation.h"

#include <string.h>

/* "SH010", "KV02", "ep1_sh0100": a last part of one to four letters and two to five digits. */
static gboolean
looks_like_shot (const char *name)
{
  const char *part = name + strlen (name);
  gsize letters = 0;
  gsize digits = 0;

  while (part > name && part[-1] != '_' && part[-1] != '-')
    part--;
  while (g_ascii_isalpha (part[letters]))
    letters++;
  while (g_ascii_isdigit (part[letters + digits]))
    digits++;
  return letters >= 1 && letters <= 4 && digits >= 2 && digits <= 5 && part[letters + digits] == '\0' &&
         topsheet_deliverable_code_is_valid (name);
}

static const char *
find_deliverable (GPtrArray *deliverables, const char *name)
{
  for (guint i = 0; i < deliverables->len; i++)
    {
      const char *code = topsheet_deliverable_get_code (g_ptr_array_index (deliverables, i));

      if (g_ascii_strcasecmp (code, name) == 0)
        return code;
    }
  return NULL;
}

static gboolean
read_name (const char *stem, const char * const *patterns, char **code, guint *version)
{
  if (patterns == NULL || patterns[0] == NULL)
    return topsheet_version_id_parse (stem, code, version);
  for (guint i = 0; patterns[i] != NULL; i++)
    if (topsheet_name_pattern_match (patterns[i], stem, code, version))
      return TRUE;
  return FALSE;
}

char *
topsheet_import_read_name (const char *name, const char * const *patterns, guint *version)
{
  g_autofree char *stem = g_strdup (name);
  g_autofree char *code = NULL;
  char *dot = strrchr (stem, '.');

  *version = 0;
  if (dot != NULL && dot != stem)
    *dot = '\0';
  if (!read_name (stem, patterns, &code, version) || (code != NULL && !topsheet_deliverable_code_is_valid (code)))
    return NULL;
  return g_steal_pointer (&code);
}

static char *
find_in_name (const char *path, GPtrArray *deliverables, const char * const *patterns, guint *version)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *code = topsheet_import_read_name (name, patterns, version);
  const char *known = code != NULL ? find_deliverable (deliverables, code) : NULL;

  return known != NULL ? g_strdup (known) : g_steal_pointer (&code);
}

static char *
find_in_folders (const char *path, const char *root, GPtrArray *deliverables)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize root_length = strlen (root);

  while (g_str_has_prefix (folder, root) &&
         (folder[root_length] == '\0' || folder[root_length] == '/' || g_str_equal (root, "/")))
    {
      g_autofree char *name = g_path_get_basename (folder);
      const char *known = find_deliverable (deliverables, name);
      char *parent;

      if (known != NULL)
        return g_strdup (known);
      if (looks_like_shot (name))
        return g_steal_pointer (&name);
      if (g_str_equal (folder, root))
        break;
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  return NULL;
}

char *
topsheet_import_find_target (const char *path, const char *root, GPtrArray *deliverables, guint *version)
{
  return topsheet_import_find_target_by (path, root, deliverables, NULL, version);
}

char *
topsheet_import_find_target_by (const char *path,
                                const char *root,
                                GPtrArray *deliverables,
                                const char * const *patterns,
                                guint *version)
{
  char *code;

  g_return_val_if_fail (path != NULL && root != NULL, NULL);
  g_return_val_if_fail (deliverables != NULL && version != NULL, NULL);

  *version = 0;
  code = find_in_name (path, deliverables, patterns, version);
  if (code == NULL)
    code = find_in_folders (path, root, deliverables);
  if (code == NULL && deliverables->len == 1)
    code = g_strdup (topsheet_deliverable_get_code (g_ptr_array_index (deliverables, 0)));
  if (code == NULL)
    code = g_strdup (deliverables->len == 0 ? TOPSHEET_IMPORT_FIRST_CODE : TOPSHEET_IMPORT_UNSORTED);
  return code;
}
