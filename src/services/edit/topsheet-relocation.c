/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/edit/topsheet-relocation.h"

#include "base/topsheet-error.h"
#include "media/topsheet-media-file.h"
#include "model/topsheet-account.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TopsheetSession *session;
  TopsheetGeneration *generation;
  char *path;
  TopsheetMediaFile *media;
} Relocation;

static void
relocation_free (gpointer data)
{
  Relocation *self = data;

  g_clear_object (&self->media);
  g_clear_object (&self->generation);
  g_clear_object (&self->session);
  g_free (self->path);
  g_free (self);
}

/* In a worker. */
static DexFuture *
read_work (gpointer data)
{
  Relocation *self = data;
  GError *error = NULL;

  self->media = topsheet_media_file_read (self->path, TOPSHEET_MEDIA_HASH, NULL, &error);
  return self->media != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

/* A content that the project has is known again by the store, which then only takes over the place. The entry that goes with it is never posted. */
static DexFuture *
put (Relocation *self)
{
  TopsheetGeneration *old = self->generation;
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetPhase phase = topsheet_generation_get_phase (old);

  g_ptr_array_add (generations,
                   g_object_new (TOPSHEET_TYPE_GENERATION, "project-id", topsheet_generation_get_project_id (old),
                                 "deliverable", topsheet_generation_get_deliverable (old), "phase", phase, "sha256",
                                 topsheet_generation_get_sha256 (old), "path", self->path, NULL));
  g_ptr_array_add (entries, topsheet_ledger_entry_new (topsheet_generation_get_project_id (old), TOPSHEET_ENTRY_CHARGE,
                                                       topsheet_account_for_phase (phase), phase, NULL));
  return topsheet_store_record_generations (topsheet_session_get_store (self->session), generations, entries);
}

static DexFuture *
record_fiber (gpointer data)
{
  Relocation *self = data;
  TopsheetRecordResult *result;
  GError *error = NULL;

  if (!dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (self->session), read_work, self, NULL),
                  &error))
    return dex_future_new_for_error (error);
  if (g_strcmp0 (topsheet_media_file_get_sha256 (self->media), topsheet_generation_get_sha256 (self->generation)) != 0)
    return dex_future_new_for_boolean (FALSE);
  result = dex_await_boxed (put (self), &error);
  if (result == NULL)
    return dex_future_new_for_error (error);
  topsheet_record_result_free (result);
  return dex_future_new_for_boolean (TRUE);
}

DexFuture *
topsheet_relocation_record (TopsheetSession *session, TopsheetGeneration *generation, const char *path)
{
  Relocation *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session) && TOPSHEET_IS_GENERATION (generation) && path != NULL, NULL);

  if (topsheet_generation_get_sha256 (generation) == NULL)
    return dex_future_new_reject (TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                                  _("The content of the file of %s was never recorded, so that no other file can be known as it."),
                                  topsheet_generation_get_version_id (generation));
  self = g_new0 (Relocation, 1);
  self->session = g_object_ref (session);
  self->generation = g_object_ref (generation);
  self->path = g_canonicalize_filename (path, NULL);
  return dex_scheduler_spawn (NULL, 0, record_fiber, self, relocation_free);
}
