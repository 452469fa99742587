/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-service.h"

#include "base/topsheet-error.h"
#include "services/demo/topsheet-demo-metadata.h"
#include "services/demo/topsheet-demo-script.h"
#include "services/import/topsheet-import-service.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <errno.h>
#include <utime.h>

#define MAX_GENERATIONS 100000
/* Pictures on their way through the workers, and decisions in one transaction. */
#define WINDOW 64
#define DECISIONS 512

typedef struct
{
  TopsheetSession *session;
  TopsheetProject *project;
  char *folder;
  guint generations;
  guint64 seed;
  GCancellable *cancellable;
  gint64 now_usec;
  GPtrArray *takes;
  GHashTable *made; /* version id → TopsheetGeneration */
} Demo;

typedef struct
{
  const TopsheetDemoTake *take;
  const char *folder;
} Drawing;

static void
demo_free (Demo *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->takes, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_hash_table_unref);
  g_free (self->folder);
  g_free (self);
}

static char *
get_take_folder (const char *folder, TopsheetPhase phase, guint engine)
{
  const char *model_id = topsheet_demo_engines[engine].model_id;
  g_autofree char *name = g_path_get_basename (model_id != NULL ? model_id : "own-machine");

  return g_build_filename (folder, topsheet_phase_get_nick (phase), name, NULL);
}

static char *
get_take_path (const char *folder, const TopsheetDemoTake *take)
{
  g_autofree char *parent = get_take_folder (folder, take->phase, take->engine);
  g_autofree char *version_id = topsheet_version_id_print (take->code, take->version);
  g_autofree char *name = g_strconcat (version_id, ".png", NULL);

  return g_build_filename (parent, name, NULL);
}

/* In a worker: one picture to its file, with the time it was made. */
static DexFuture *
draw_work (gpointer data)
{
  const Drawing *self = data;
  const TopsheetDemoTake *take = self->take;
  const char * const *keys;
  g_auto (GStrv) texts = NULL;
  g_autofree char *path = get_take_path (self->folder, take);
  g_autoptr (GBytes) png = NULL;
  time_t made_at = (time_t) (take->made_at_usec / G_USEC_PER_SEC);
  GError *error = NULL;

  topsheet_demo_metadata_make (take, &keys, &texts);
  png = topsheet_demo_picture_make (
    &(TopsheetDemoPicture) {
      .scene = take->scene,
      .flaw = take->decision == TOPSHEET_DECISION_REJECTED ? take->reason : NULL,
      .sketch = take->phase == TOPSHEET_PHASE_EXPLORATION,
      .width = take->width,
      .height = take->height,
      .seed = take->seed,
      .text_keys = keys,
      .texts = (const char * const *) texts,
    },
    &error);
  if (png == NULL)
    return dex_future_new_for_error (error);
  if (!g_file_set_contents_full (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return dex_future_new_for_error (error);
  g_utime (path, &(struct utimbuf) { made_at, made_at });
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
make_folders (Demo *self, GError **error)
{
  for (guint phase = 0; phase < TOPSHEET_N_PHASES; phase++)
    for (guint engine = 0; engine < TOPSHEET_DEMO_N_ENGINES; engine++)
      {
        g_autofree char *folder = get_take_folder (self->folder, phase, engine);
        gboolean is_used = FALSE;

        for (guint i = 0; i < self->takes->len && !is_used; i++)
          {
            const TopsheetDemoTake *take = g_ptr_array_index (self->takes, i);

            is_used = take->phase == phase && take->engine == engine;
          }
        if (is_used && g_mkdir_with_parents (folder, 0777) != 0)
          {
            int saved_errno = errno;

            g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                         _("The folder “%s” for the pictures cannot be made: %s."), folder, g_strerror (saved_errno));
            return FALSE;
          }
      }
  return TRUE;
}

static gboolean
draw_pictures (Demo *self, GError **error)
{
  TopsheetWorkerPool *workers = topsheet_session_get_workers (self->session);
  g_autofree Drawing *drawings = g_new0 (Drawing, self->takes->len);
  g_autofree DexFuture **futures = g_new0 (DexFuture *, self->takes->len);
  guint started = 0;
  gboolean ok = TRUE;

  for (guint i = 0; i < self->takes->len; i++)
    {
      while (ok && started < self->takes->len && started < i + WINDOW)
        {
          drawings[started] = (Drawing) { g_ptr_array_index (self->takes, started), self->folder };
          futures[started] = topsheet_worker_pool_run (workers, draw_work, &drawings[started], NULL);
          started++;
        }
      /* Every worker that was started is waited for, also after a failure: they use @drawings. */
      if (i < started)
        {
          if (!dex_await (futures[i], ok ? error : NULL))
            ok = FALSE;
          if (ok && g_cancellable_set_error_if_cancelled (self->cancellable, error))
            ok = FALSE;
        }
    }
  return ok;
}

/* The project as it stands: saving and approving the plan moved its limits and its phase. */
static gboolean
reload_project (Demo *self, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_project_get_id (self->project));
  TopsheetProject *project =
    dex_await_object (topsheet_store_get_project (topsheet_session_get_store (self->session), id), error);

  if (project == NULL)
    return FALSE;
  g_object_unref (self->project);
  self->project = project;
  return TRUE;
}

static gboolean
make_project (Demo *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  g_autoptr (TopsheetProject) project = topsheet_project_new (TOPSHEET_DEMO_PROJECT, TOPSHEET_DEMO_CURRENCY);
  g_autoptr (GPtrArray) deliverables = NULL;
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  gint64 id;

  g_object_set (project, "client", TOPSHEET_DEMO_CLIENT, "region", "NOR", "producer", "Maja Wójcik", NULL);
  self->project = dex_await_object (topsheet_store_add_project (store, project), error);
  if (self->project == NULL)
    return FALSE;
  id = topsheet_project_get_id (self->project);
  deliverables = topsheet_demo_script_deliverables (id);
  for (guint i = 0; i < deliverables->len; i++)
    if (!dex_await (topsheet_store_add_deliverable (store, g_ptr_array_index (deliverables, i)), error))
      return FALSE;
  g_ptr_array_add (rates, topsheet_rate_new (id, "USD", TOPSHEET_DEMO_CURRENCY, (TopsheetDecimal) { 86, 2 },
                                             self->now_usec / G_TIME_SPAN_DAY * G_TIME_SPAN_DAY - 30 * G_TIME_SPAN_DAY,
                                             TOPSHEET_DEMO_RATE_SOURCE));
  plan = topsheet_demo_script_plan (id, self->generations);
  return dex_await (topsheet_store_put_rates (store, rates), error) &&
         dex_await (topsheet_store_save_plan (store, plan), error) &&
         dex_await (topsheet_store_approve_plan (store, id, "Kari Hamre, " TOPSHEET_DEMO_CLIENT), error) &&
         reload_project (self, error);
}

/* The takes of one phase and one model, through the import that everybody uses. */
static gboolean
import_group (Demo *self, TopsheetPhase phase, guint engine, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (TopsheetImportResult) result = NULL;
  g_auto (GStrv) paths = NULL;
  TopsheetImportOptions options = { .phase = (int) phase,
                                    .model = topsheet_demo_engines[engine].model_id,
                                    .atomic = TRUE };

  for (guint i = 0; i < self->takes->len; i++)
    {
      const TopsheetDemoTake *take = g_ptr_array_index (self->takes, i);

      if (take->phase == phase && take->engine == engine)
        g_strv_builder_take (builder, get_take_path (self->folder, take));
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    return TRUE;
  result = dex_await_boxed (topsheet_import_service_run (self->session, self->project, (const char * const *) paths,
                                                         &options, self->cancellable),
                            error);
  if (result == NULL)
    return FALSE;
  if (result->failed->len > 0)
    {
      const TopsheetImportFailure *failure = g_ptr_array_index (result->failed, 0);

      g_propagate_error (error, g_error_copy (failure->error));
      return FALSE;
    }
  for (guint i = 0; i < result->items->len; i++)
    {
      TopsheetGeneration *generation = g_ptr_array_index (result->items, i);

      g_hash_table_insert (self->made, g_strdup (topsheet_generation_get_version_id (generation)),
                           g_object_ref (generation));
    }
  return TRUE;
}

static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  gint64 first = topsheet_decision_get_decided_at_usec (*(TopsheetDecision * const *) a);
  gint64 second = topsheet_decision_get_decided_at_usec (*(TopsheetDecision * const *) b);

  return (first > second) - (first < second);
}

static GPtrArray *
list_decisions (Demo *self)
{
  GPtrArray *decisions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->takes->len; i++)
    {
      const TopsheetDemoTake *take = g_ptr_array_index (self->takes, i);
      g_autofree char *version_id = topsheet_version_id_print (take->code, take->version);
      TopsheetGeneration *generation = g_hash_table_lookup (self->made, version_id);
      TopsheetDecision *decision;

      if (generation == NULL || take->decision == TOPSHEET_DECISION_PENDING)
        continue;
      decision = topsheet_decision_new (topsheet_generation_get_id (generation), take->decision, take->reason,
                                        take->reviewer, take->decided_at_usec);
      g_object_set (decision, "review-seconds", take->review_seconds, NULL);
      g_ptr_array_add (decisions, decision);
    }
  g_ptr_array_sort (decisions, compare_decisions);
  return decisions;
}

static gboolean
decide (Demo *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  g_autoptr (GPtrArray) decisions = list_decisions (self);

  for (guint first = 0; first < decisions->len; first += DECISIONS)
    {
      g_autoptr (GPtrArray) part = g_ptr_array_new ();

      for (guint i = first; i < MIN (first + DECISIONS, decisions->len); i++)
        g_ptr_array_add (part, g_ptr_array_index (decisions, i));
      if (!dex_await (topsheet_store_add_decisions (store, part, NULL), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_project (Demo *self, GError **error)
{
  TopsheetStore *store = topsheet_session_get_store (self->session);
  g_autoptr (GPtrArray) entries = topsheet_demo_script_entries (topsheet_project_get_id (self->project), self->now_usec);

  for (guint phase = 0; phase < TOPSHEET_N_PHASES; phase++)
    for (guint engine = 0; engine < TOPSHEET_DEMO_N_ENGINES; engine++)
      if (!import_group (self, phase, engine, error))
        return FALSE;
  if (!dex_await (topsheet_store_post_entries (store, entries), error) || !decide (self, error))
    return FALSE;
  topsheet_project_set_phase (self->project, TOPSHEET_PHASE_ITERATION);
  return dex_await (topsheet_store_update_project (store, self->project), error) && reload_project (self, error);
}

/* What was begun cannot be taken out of the ledger, but it need not lie on the desk, and its name is free again. */
static void
put_away (Demo *self)
{
  gint64 now_usec = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));

  if (!reload_project (self, NULL))
    return;
  g_object_set (self->project, "archived-at-usec", now_usec, NULL);
  dex_await (topsheet_store_update_project (topsheet_session_get_store (self->session), self->project), NULL);
}

static DexFuture *
demo_fiber (gpointer data)
{
  Demo *self = data;
  g_autoptr (TopsheetProject) known = NULL;
  g_autoptr (GError) error = NULL;

  known = dex_await_object (topsheet_store_get_project (topsheet_session_get_store (self->session),
                                                        TOPSHEET_DEMO_PROJECT),
                            NULL);
  if (known != NULL)
    return dex_future_new_reject (TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_EXISTS,
                                  _("The sample project “%s” is in this library already."), TOPSHEET_DEMO_PROJECT);
  self->now_usec = topsheet_clock_get_usec (topsheet_session_get_clock (self->session));
  self->takes = topsheet_demo_script_takes (self->generations, self->seed, self->now_usec);
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (!make_folders (self, &error) || !draw_pictures (self, &error) || !make_project (self, &error) ||
      !fill_project (self, &error))
    {
      if (self->project != NULL)
        put_away (self);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }
  return dex_future_new_for_object (self->project);
}

DexFuture *
topsheet_demo_service_make (TopsheetSession *session,
                            const char *folder,
                            guint generations,
                            guint64 seed,
                            GCancellable *cancellable)
{
  Demo *self;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  if (generations < 1 || generations > MAX_GENERATIONS)
    return dex_future_new_reject (TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID,
                                  _("The sample project can have 1 to %d pictures, not %u."), MAX_GENERATIONS,
                                  generations);
  self = g_new0 (Demo, 1);
  self->session = g_object_ref (session);
  self->folder = folder != NULL ? g_canonicalize_filename (folder, NULL)
                                : g_build_filename (g_get_user_data_dir (), "topsheet", "sample", NULL);
  self->generations = generations;
  self->seed = seed;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return dex_scheduler_spawn (NULL, 0, demo_fiber, self, (GDestroyNotify) demo_free);
}
