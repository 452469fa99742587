/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-names.h"

#include "engine/topsheet-name-pattern.h"
#include "model/topsheet-generation.h"
#include "services/import/topsheet-import-scan.h"
#include "services/import/topsheet-import-target.h"

#include <string.h>

typedef struct
{
  GStrv paths;
  GCancellable *cancellable;
} Listing;

TopsheetImportName *
topsheet_import_name_new (const char *path, const char *root)
{
  TopsheetImportName *self = g_new0 (TopsheetImportName, 1);

  self->path = g_strdup (path);
  self->root = g_strdup (root);
  return self;
}

void
topsheet_import_name_free (TopsheetImportName *self)
{
  g_free (self->path);
  g_free (self->root);
  g_free (self);
}

void
topsheet_import_reading_clear (TopsheetImportReading *self)
{
  g_clear_pointer (&self->code, g_free);
}

/* (transfer full) */
static char *
get_stem (const char *path)
{
  char *stem = g_path_get_basename (path);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  return stem;
}

/* @code: (out) (transfer full) (nullable): what the name says */
static gboolean
read_stem (const char *stem, const char * const *patterns, int *place, char **code)
{
  guint version;

  *place = -1;
  if (patterns == NULL || patterns[0] == NULL)
    return topsheet_version_id_parse (stem, code, &version);
  for (int i = 0; patterns[i] != NULL; i++)
    if (topsheet_name_pattern_match (patterns[i], stem, code, &version))
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

void
topsheet_import_names_read (const TopsheetImportName *name,
                            const char * const *patterns,
                            GPtrArray *deliverables,
                            TopsheetImportReading *reading)
{
  g_autofree char *stem = NULL;
  g_autofree char *said = NULL;

  g_return_if_fail (name != NULL && deliverables != NULL && reading != NULL);

  stem = get_stem (name->path);
  reading->fits = read_stem (stem, patterns, &reading->pattern, &said);
  reading->code = topsheet_import_find_target_by (name->path, name->root, deliverables, patterns, &reading->version);
  reading->is_from_name = said != NULL && g_ascii_strcasecmp (said, reading->code) == 0;
}

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_strfreev (self->paths);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static DexFuture *
list_work (gpointer data)
{
  Listing *self = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) files = topsheet_import_scan ((const char * const *) self->paths, self->cancellable, &error);
  GPtrArray *names;

  if (files == NULL)
    return dex_future_new_for_error (error);
  names = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_import_name_free);
  for (guint i = 0; i < MIN (files->len, TOPSHEET_IMPORT_NAMES_MAX); i++)
    {
      const TopsheetImportFile *file = g_ptr_array_index (files, i);

      if (file->error == NULL && g_utf8_validate (file->path, -1, NULL))
        g_ptr_array_add (names, topsheet_import_name_new (file->path, file->root));
    }
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, names);
}

DexFuture *
topsheet_import_names_list (TopsheetSession *session, const char * const *paths, GCancellable *cancellable)
{
  Listing *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  self = g_new0 (Listing, 1);
  self->paths = g_strdupv ((char **) paths);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return topsheet_worker_pool_run (topsheet_session_get_workers (session), list_work, self, listing_free);
}

GPtrArray *
topsheet_import_names_make_examples (void)
{
  static const char * const examples[] = { "SH010_v003.png", "SH010-3-final.png", "2026-11-21_SH020_take4.png" };
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_import_name_free);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_build_filename ("/", "renders", examples[i], NULL);

      g_ptr_array_add (names, topsheet_import_name_new (path, "/renders"));
    }
  return names;
}

const char *
topsheet_import_names_propose (GPtrArray *names, const char * const *patterns)
{
  /* The plainest first: of two that fit as many it is the better. */
  static const char * const usual[] = {
    "{deliverable}_v{version}",  "{deliverable}_v{version}_*", "{deliverable}-v{version}",
    "{deliverable}-{version}",   "{deliverable}_{version}",    "{deliverable}-{version}-*",
    "{deliverable}_{version}_*", "*_{deliverable}_v{version}", "{deliverable} v{version}",
    "{deliverable} ({version})", "*_{deliverable}_*{version}",
  };
  const char *best = usual[0];
  guint most = 0;

  g_return_val_if_fail (names != NULL, best);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      guint n = 0;

      for (guint j = 0; j < names->len; j++)
        {
          g_autofree char *stem = get_stem (((TopsheetImportName *) g_ptr_array_index (names, j))->path);
          g_autofree char *code = NULL, *other = NULL;
          guint version;
          int place;

          n += !(patterns != NULL && patterns[0] != NULL && read_stem (stem, patterns, &place, &other)) &&
               topsheet_name_pattern_match (usual[i], stem, &code, &version);
        }
      if (n > most)
        {
          most = n;
          best = usual[i];
        }
    }
  return best;
}
