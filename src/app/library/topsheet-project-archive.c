/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/library/topsheet-project-archive.h"

typedef struct
{
  TopsheetSession *session;
  gint64 project_id;
  gboolean into; /* archive, or bring back */
} Archive;

static Archive *
archive_new (TopsheetSession *session, gint64 project_id, gboolean into)
{
  Archive *archive = g_new0 (Archive, 1);

  archive->session = g_object_ref (session);
  archive->project_id = project_id;
  archive->into = into;
  return archive;
}

static void
archive_free (gpointer data)
{
  Archive *archive = data;

  g_object_unref (archive->session);
  g_free (archive);
}

static DexFuture *
archive_fiber (gpointer user_data)
{
  const Archive *archive = user_data;
  TopsheetStore *store = topsheet_session_get_store (archive->session);
  const gint64 now = topsheet_clock_get_usec (topsheet_session_get_clock (archive->session));
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, archive->project_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (TopsheetProject) project = dex_await_object (topsheet_store_get_project (store, key), &error);

  if (project == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_object_set (project, "archived-at-usec", archive->into ? now : G_GINT64_CONSTANT (0), NULL);
  return topsheet_store_update_project (store, project);
}

static DexFuture *
archive_step (gpointer data, gboolean redo)
{
  const Archive *archive = data;

  return dex_scheduler_spawn (NULL, 0, archive_fiber, archive_new (archive->session, archive->project_id, redo),
                              archive_free);
}

DexFuture *
topsheet_project_archive (TopsheetSession *session, gint64 project_id)
{
  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  return dex_scheduler_spawn (NULL, 0, archive_fiber, archive_new (session, project_id, TRUE), archive_free);
}

void
topsheet_project_archive_push (TopsheetSession *session, gint64 project_id, TopsheetUndoStack *undo, const char *title)
{
  g_return_if_fail (TOPSHEET_IS_SESSION (session));
  g_return_if_fail (TOPSHEET_IS_UNDO_STACK (undo));

  topsheet_undo_stack_push (undo, title, archive_step, archive_new (session, project_id, TRUE), archive_free);
}
