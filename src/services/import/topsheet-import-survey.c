/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/import/topsheet-import-survey.h"

#include "media/topsheet-media-file.h"
#include "services/import/topsheet-import-scan.h"

typedef struct
{
  GStrv paths;
  GCancellable *cancellable;
} Survey;

static void
survey_free (gpointer data)
{
  Survey *self = data;

  g_strfreev (self->paths);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
says_nothing (const TopsheetImportFile *file, GCancellable *cancellable)
{
  g_autoptr (TopsheetMediaFile) media = NULL;

  if (file->error != NULL)
    return FALSE;
  media = topsheet_media_file_read (file->path, TOPSHEET_MEDIA_DEFAULT, cancellable, NULL);
  return media != NULL && topsheet_parameters_is_empty (topsheet_media_file_get_parameters (media));
}

static DexFuture *
survey_work (gpointer data)
{
  Survey *self = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) files = topsheet_import_scan ((const char * const *) self->paths, self->cancellable, &error);
  guint n = 0;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &error))
        return dex_future_new_for_error (error);
      n += says_nothing (g_ptr_array_index (files, i), self->cancellable);
    }
  return files != NULL ? dex_future_new_for_uint (n) : dex_future_new_for_error (error);
}

DexFuture *
topsheet_import_survey_run (TopsheetSession *session, const char * const *paths, GCancellable *cancellable)
{
  Survey *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  self = g_new0 (Survey, 1);
  self->paths = g_strdupv ((char **) paths);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return topsheet_worker_pool_run (topsheet_session_get_workers (session), survey_work, self, survey_free);
}
