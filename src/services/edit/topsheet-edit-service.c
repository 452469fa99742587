/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/edit/topsheet-edit-service.h"

#include "media/topsheet-media-file.h"
#include "services/edit/topsheet-edit-copy.h"
#include "services/edit/topsheet-refinement.h"
#include "services/topsheet-review-service.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define STACK_SIZE (256 * 1024)
#define REST_MS 1500

/* One copy that is watched. */
typedef struct
{
  TopsheetEditService *service; /* unowned */
  TopsheetOpenEdit *edit;
  char *opened_sha256; /* of the version: what the copy held before anything was saved */
  GFileMonitor *monitor;
  guint rest_source;
  gint64 size;
  gint64 modified_usec;
  gint64 last_sign_usec; /* opened or saved */
  gboolean is_looking;
  gboolean is_stale; /* something happened while it was read */
  gboolean is_gone;
} Watch;

struct _TopsheetEditService
{
  GObject parent_instance;
  TopsheetSession *session; /* unowned: it owns this */
  GPtrArray *watches;
  guint rest_ms;
};

G_DEFINE_FINAL_TYPE (TopsheetEditService, topsheet_edit_service, G_TYPE_OBJECT)

static guint signal_changed;

static void look_later (Watch *watch);

/* What a fiber works on. */
typedef struct
{
  TopsheetEditService *self;
  TopsheetSession *session;
  TopsheetGeneration *generation;
  gint64 edit_id;
  char *path;
  char *folder;
  char *stem;
  char *text; /* application or operation */
  double seconds;
  TopsheetMediaFile *media;
} Task;

static Task *
task_new (TopsheetEditService *self)
{
  Task *task = g_new0 (Task, 1);

  task->self = g_object_ref (self);
  task->session = g_object_ref (self->session);
  return task;
}

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->media);
  g_clear_object (&task->generation);
  g_clear_object (&task->session);
  g_clear_object (&task->self);
  g_free (task->path);
  g_free (task->folder);
  g_free (task->stem);
  g_free (task->text);
  g_free (task);
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->rest_source, g_source_remove);
  if (watch->monitor != NULL)
    g_signal_handlers_disconnect_by_data (watch->monitor, watch);
  g_clear_object (&watch->monitor);
  g_clear_pointer (&watch->edit, topsheet_open_edit_free);
  g_free (watch->opened_sha256);
  g_free (watch);
}

static Watch *
find_watch (TopsheetEditService *self, gint64 edit_id)
{
  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch *watch = g_ptr_array_index (self->watches, i);

      if (watch->edit->id == edit_id)
        return watch;
    }
  return NULL;
}

static void
announce (TopsheetEditService *self)
{
  g_signal_emit (self, signal_changed, 0);
}

/* In a worker. A picture that is still being written cannot be read to its end, or has another hash the next time. */
static DexFuture *
read_work (gpointer data)
{
  Task *task = data;
  GError *error = NULL;

  task->media = topsheet_media_file_read (task->path, TOPSHEET_MEDIA_HASH, NULL, &error);
  return task->media != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

static gboolean
read_file (Task *task, GError **error)
{
  return dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (task->session), read_work, task, NULL),
                    error);
}

static double
count_pause (gint64 from_usec, gint64 to_usec)
{
  return CLAMP ((double) (to_usec - from_usec) / G_USEC_PER_SEC, 0, TOPSHEET_EDIT_IDLE_CAP_S);
}

/* The copy holds something new. */
static void
take_save (Task *task, Watch *watch)
{
  gint64 saved_usec = topsheet_media_file_get_modified_usec (task->media);
  g_autoptr (GError) error = NULL;

  watch->edit->edit_seconds += count_pause (watch->last_sign_usec, saved_usec);
  watch->last_sign_usec = MAX (watch->last_sign_usec, saved_usec);
  g_free (watch->edit->sha256);
  watch->edit->sha256 = g_strdup (topsheet_media_file_get_sha256 (task->media));
  announce (task->self);
  if (!dex_await (topsheet_store_update_open_edit (topsheet_session_get_store (task->session), task->edit_id,
                                                   topsheet_media_file_get_sha256 (task->media),
                                                   watch->edit->edit_seconds),
                  &error))
    g_info ("An open edit was not updated: %s", error->message);
}

static DexFuture *
look_fiber (gpointer data)
{
  Task *task = data;
  Watch *watch;
  gboolean is_read = read_file (task, NULL);

  /* It may have been finished meanwhile. */
  if ((watch = find_watch (task->self, task->edit_id)) == NULL)
    return dex_future_new_for_boolean (TRUE);
  watch->is_looking = FALSE;
  if (watch->is_stale)
    look_later (watch);
  else if (is_read && !g_str_equal (topsheet_media_file_get_sha256 (task->media), watch->edit->sha256))
    take_save (task, watch);
  return dex_future_new_for_boolean (TRUE);
}

/* TRUE when size and time are what they were before. */
static gboolean
is_at_rest (Watch *watch, const GStatBuf *info)
{
  gint64 modified_usec = (gint64) info->st_mtim.tv_sec * G_USEC_PER_SEC + info->st_mtim.tv_nsec / 1000;
  gboolean same = watch->size == info->st_size && watch->modified_usec == modified_usec;

  watch->size = info->st_size;
  watch->modified_usec = modified_usec;
  return same;
}

static gboolean
rest_cb (gpointer data)
{
  Watch *watch = data;
  GStatBuf info;
  gboolean was_gone = watch->is_gone;
  Task *task;

  watch->is_gone = g_stat (watch->edit->path, &info) != 0;
  if (watch->is_gone != was_gone)
    announce (watch->service);
  if (!watch->is_gone && !is_at_rest (watch, &info))
    return G_SOURCE_CONTINUE;

  watch->rest_source = 0;
  if (watch->is_gone || watch->is_looking)
    return G_SOURCE_REMOVE;
  watch->is_looking = TRUE;
  watch->is_stale = FALSE;
  task = task_new (watch->service);
  task->edit_id = watch->edit->id;
  task->path = g_strdup (watch->edit->path);
  dex_future_disown (dex_scheduler_spawn (NULL, STACK_SIZE, look_fiber, task, task_free));
  return G_SOURCE_REMOVE;
}

/* Each sign of life starts the rest anew. */
static void
look_later (Watch *watch)
{
  g_clear_handle_id (&watch->rest_source, g_source_remove);
  watch->rest_source = g_timeout_add (watch->service->rest_ms, rest_cb, watch);
}

static void
monitor_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, Watch *watch)
{
  watch->is_stale = watch->is_looking;
  look_later (watch);
}

static Watch *
add_watch (TopsheetEditService *self, const TopsheetOpenEdit *edit, const char *opened_sha256)
{
  g_autoptr (GFile) file = g_file_new_for_path (edit->path);
  Watch *watch = g_new0 (Watch, 1);

  watch->service = self;
  watch->edit = topsheet_open_edit_copy (edit);
  watch->opened_sha256 = g_strdup (opened_sha256);
  /* After a restart the last sign is not known; no later than this without a pause that was cut. */
  watch->last_sign_usec = edit->opened_at_usec + (gint64) (edit->edit_seconds * G_USEC_PER_SEC);
  watch->size = -1;
  watch->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (watch->monitor != NULL)
    g_signal_connect (watch->monitor, "changed", G_CALLBACK (monitor_cb), watch);
  g_ptr_array_add (self->watches, watch);
  return watch;
}

static TopsheetGeneration *
load_generation (TopsheetSession *session, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) generations = NULL;

  g_array_append_val (ids, id);
  generations = dex_await_boxed (topsheet_store_load_generations (topsheet_session_get_store (session), ids), error);
  return generations != NULL && generations->len > 0 ? g_object_ref (g_ptr_array_index (generations, 0)) : NULL;
}

static DexFuture *
load_fiber (gpointer data)
{
  Task *task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) edits =
    dex_await_boxed (topsheet_store_list_open_edits (topsheet_session_get_store (task->session), 0), &error);

  if (edits == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < edits->len; i++)
    {
      const TopsheetOpenEdit *edit = g_ptr_array_index (edits, i);
      g_autoptr (TopsheetGeneration) generation = load_generation (task->session, edit->generation_id, &error);

      if (generation == NULL && error != NULL)
        return dex_future_new_for_error (error);
      if (generation != NULL && find_watch (task->self, edit->id) == NULL)
        look_later (add_watch (task->self, edit, topsheet_generation_get_sha256 (generation)));
    }
  announce (task->self);
  return dex_future_new_for_boolean (TRUE);
}

/* In a worker. */
static DexFuture *
copy_work (gpointer data)
{
  Task *task = data;
  const char *path = topsheet_generation_get_path (task->generation);
  GError *error = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                  _("The file of %s is not where it was. Import the folder that it is in now, "
                                    "then open it again."),
                                  topsheet_generation_get_version_id (task->generation));
  task->path = topsheet_edit_copy (path, task->folder, task->stem, &error);
  return task->path != NULL ? read_work (task) : dex_future_new_for_error (error);
}

static void
decide_edit (Task *task)
{
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) decided = NULL;

  if (topsheet_generation_get_decision (task->generation) != TOPSHEET_DECISION_PENDING)
    return;
  g_ptr_array_add (generations, g_object_ref (task->generation));
  decided = dex_await_boxed (topsheet_review_service_decide (task->session, generations, TOPSHEET_DECISION_EDIT, NULL,
                                                             0, NULL),
                             NULL);
}

static TopsheetOpenEdit *
keep_edit (Task *task, GError **error)
{
  TopsheetOpenEdit edit = {
    .generation_id = topsheet_generation_get_id (task->generation),
    .path = task->path,
    .sha256 = (char *) topsheet_media_file_get_sha256 (task->media),
    .application = task->text,
    .member = (char *) topsheet_session_get_member (task->session),
    .opened_at_usec = topsheet_clock_get_usec (topsheet_session_get_clock (task->session)),
  };

  return dex_await_boxed (topsheet_store_add_open_edit (topsheet_session_get_store (task->session), &edit), error);
}

static DexFuture *
start_fiber (gpointer data)
{
  Task *task = data;
  g_autoptr (TopsheetOpenEdit) edit = NULL;
  GError *error = NULL;

  if (!dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (task->session), copy_work, task, NULL),
                  &error) ||
      (edit = keep_edit (task, &error)) == NULL)
    {
      if (task->path != NULL)
        g_unlink (task->path);
      return dex_future_new_for_error (error);
    }
  add_watch (task->self, edit, edit->sha256);
  decide_edit (task);
  announce (task->self);
  return dex_future_new_take_boxed (TOPSHEET_TYPE_OPEN_EDIT, g_steal_pointer (&edit));
}

/* In a worker. */
static DexFuture *
result_work (gpointer data)
{
  Task *task = data;
  g_autofree char *path = g_steal_pointer (&task->path);
  GError *error = NULL;

  task->path = topsheet_edit_copy (path, task->folder, task->stem, &error);
  return task->path != NULL ? dex_future_new_for_boolean (TRUE) : dex_future_new_for_error (error);
}

static TopsheetGeneration *
record_result (Task *task, const char *application, const char *member, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_generation_get_project_id (task->generation));
  g_autoptr (TopsheetProject) project =
    dex_await_object (topsheet_store_get_project (topsheet_session_get_store (task->session), id), error);
  const TopsheetRefinement refinement = {
    .path = task->path,
    .operation = task->text,
    .edit_seconds = task->seconds,
    .member = member,
    .application = application,
    .open_edit_id = task->edit_id,
  };

  if (project == NULL)
    return NULL;
  return dex_await_object (topsheet_refinement_record (task->session, project, task->generation, &refinement), error);
}

/* The result has a copy of its own; the one that may still be open in the editor goes away. */
static DexFuture *
finish_fiber (gpointer data)
{
  Task *task = data;
  Watch *watch = find_watch (task->self, task->edit_id);
  g_autoptr (TopsheetOpenEdit) edit = NULL;
  TopsheetGeneration *recorded;
  GError *error = NULL;

  if (watch == NULL)
    return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_NOT_FOUND,
                                  _("This edit is not open any more. Nothing was saved."));
  edit = topsheet_open_edit_copy (watch->edit);
  if (task->seconds < 0)
    task->seconds = edit->edit_seconds;
  task->path = g_strdup (edit->path);
  task->stem = g_strconcat (edit->version_id, "_", task->text, NULL);
  g_strdelimit (task->stem, "/ ", '-');
  if ((task->generation = load_generation (task->session, edit->generation_id, &error)) == NULL ||
      !dex_await (topsheet_worker_pool_run (topsheet_session_get_workers (task->session), result_work, task, NULL),
                  &error))
    return dex_future_new_for_error (error);
  recorded = record_result (task, edit->application, edit->member, &error);
  if (recorded == NULL)
    {
      g_unlink (task->path);
      return dex_future_new_for_error (error);
    }
  g_unlink (edit->path);
  if ((watch = find_watch (task->self, task->edit_id)) != NULL)
    g_ptr_array_remove (task->self->watches, watch);
  announce (task->self);
  return dex_future_new_take_object (recorded);
}

static DexFuture *
discard_fiber (gpointer data)
{
  Task *task = data;
  Watch *watch = find_watch (task->self, task->edit_id);
  GError *error = NULL;

  if (!dex_await (topsheet_store_remove_open_edit (topsheet_session_get_store (task->session), task->edit_id), &error))
    return dex_future_new_for_error (error);
  if ((watch = find_watch (task->self, task->edit_id)) != NULL)
    {
      if (topsheet_edit_service_get_state (task->self, task->edit_id) == TOPSHEET_EDIT_OPEN)
        g_unlink (watch->edit->path);
      g_ptr_array_remove (task->self->watches, watch);
    }
  announce (task->self);
  return dex_future_new_for_boolean (TRUE);
}

static char *
get_folder (TopsheetEditService *self, gint64 project_id)
{
  g_autofree char *library = g_path_get_dirname (topsheet_session_get_location (self->session));
  g_autofree char *project = g_strdup_printf ("%" G_GINT64_FORMAT, project_id);

  return g_build_filename (library, "edits", project, NULL);
}

static void
topsheet_edit_service_finalize (GObject *object)
{
  TopsheetEditService *self = TOPSHEET_EDIT_SERVICE (object);

  g_clear_pointer (&self->watches, g_ptr_array_unref);
  G_OBJECT_CLASS (topsheet_edit_service_parent_class)->finalize (object);
}

static void
topsheet_edit_service_class_init (TopsheetEditServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = topsheet_edit_service_finalize;
  signal_changed = g_signal_new ("changed", TOPSHEET_TYPE_EDIT_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
topsheet_edit_service_init (TopsheetEditService *self)
{
  self->watches = g_ptr_array_new_with_free_func (watch_free);
  self->rest_ms = REST_MS;
}

TopsheetEditService *
topsheet_edit_service_for_session (TopsheetSession *session)
{
  static const char key[] = "topsheet-edit-service";
  TopsheetEditService *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), key);
  if (self == NULL)
    {
      self = g_object_new (TOPSHEET_TYPE_EDIT_SERVICE, NULL);
      self->session = session;
      g_object_set_data_full (G_OBJECT (session), key, self, g_object_unref);
    }
  return self;
}

void
topsheet_edit_service_set_rest_ms (TopsheetEditService *self, guint rest_ms)
{
  g_return_if_fail (TOPSHEET_IS_EDIT_SERVICE (self) && rest_ms > 0);

  self->rest_ms = rest_ms;
}

DexFuture *
topsheet_edit_service_load (TopsheetEditService *self)
{
  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self), NULL);

  return dex_scheduler_spawn (NULL, STACK_SIZE, load_fiber, task_new (self), task_free);
}

void
topsheet_edit_service_look (TopsheetEditService *self)
{
  g_return_if_fail (TOPSHEET_IS_EDIT_SERVICE (self));

  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch *watch = g_ptr_array_index (self->watches, i);

      if (watch->rest_source == 0)
        look_later (watch);
    }
}

DexFuture *
topsheet_edit_service_start (TopsheetEditService *self, TopsheetGeneration *generation, const char *application)
{
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self) && TOPSHEET_IS_GENERATION (generation), NULL);

  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch *watch = g_ptr_array_index (self->watches, i);

      if (watch->edit->generation_id == topsheet_generation_get_id (generation) && !watch->is_gone)
        return dex_future_new_take_boxed (TOPSHEET_TYPE_OPEN_EDIT, topsheet_open_edit_copy (watch->edit));
    }
  task = task_new (self);
  task->generation = g_object_ref (generation);
  task->folder = get_folder (self, topsheet_generation_get_project_id (generation));
  task->stem = g_strconcat (topsheet_generation_get_version_id (generation), "_edit", NULL);
  task->text = g_strdup (application);
  return dex_scheduler_spawn (NULL, STACK_SIZE, start_fiber, task, task_free);
}

GPtrArray *
topsheet_edit_service_list (TopsheetEditService *self, gint64 project_id)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_open_edit_free);

  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self), edits);

  for (guint i = 0; i < self->watches->len; i++)
    {
      Watch *watch = g_ptr_array_index (self->watches, i);

      if (project_id == 0 || watch->edit->project_id == project_id)
        g_ptr_array_add (edits, topsheet_open_edit_copy (watch->edit));
    }
  return edits;
}

TopsheetEditState
topsheet_edit_service_get_state (TopsheetEditService *self, gint64 edit_id)
{
  Watch *watch;

  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self), TOPSHEET_EDIT_GONE);

  watch = find_watch (self, edit_id);
  if (watch == NULL || watch->is_gone)
    return TOPSHEET_EDIT_GONE;
  return g_strcmp0 (watch->edit->sha256, watch->opened_sha256) != 0 ? TOPSHEET_EDIT_SAVED : TOPSHEET_EDIT_OPEN;
}

double
topsheet_edit_service_measure (TopsheetEditService *self, gint64 edit_id)
{
  Watch *watch;

  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self), 0);

  watch = find_watch (self, edit_id);
  if (watch == NULL)
    return 0;
  return watch->edit->edit_seconds +
         count_pause (watch->last_sign_usec, topsheet_clock_get_usec (topsheet_session_get_clock (self->session)));
}

DexFuture *
topsheet_edit_service_finish (TopsheetEditService *self, gint64 edit_id, const char *operation, double edit_seconds)
{
  Watch *watch;
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self) && operation != NULL, NULL);

  watch = find_watch (self, edit_id);
  task = task_new (self);
  task->edit_id = edit_id;
  task->text = g_strdup (operation);
  task->seconds = edit_seconds;
  task->folder = watch != NULL ? get_folder (self, watch->edit->project_id) : NULL;
  return dex_scheduler_spawn (NULL, STACK_SIZE, finish_fiber, task, task_free);
}

DexFuture *
topsheet_edit_service_discard (TopsheetEditService *self, gint64 edit_id)
{
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_EDIT_SERVICE (self), NULL);

  task = task_new (self);
  task->edit_id = edit_id;
  return dex_scheduler_spawn (NULL, STACK_SIZE, discard_fiber, task, task_free);
}
