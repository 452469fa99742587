/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Searches of a library as the gallery asks them: read the text, all ids in order, the first page of rows. Prints a line "MILLISECONDS FOUND SEARCH" for each,
 * the best of several rounds.
 *
 * Usage: measure-search LIBRARY SEARCH...
 */
#include "bench-common.h"

#include "store/sqlite/topsheet-sqlite-store.h"

#define PAGE 128
#define ROUNDS 7

typedef struct
{
  const char *library;
  char **searches;
  TopsheetStore *store;
  gint64 project_id;
} Measure;

static gboolean
run_search (Measure *self, const char *text, guint *n_found, GError **error)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, g_get_real_time ());
  TopsheetGenerationQuery query = { .project_id = self->project_id, .phase = -1, .search = search };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) page = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_cmpuint (search->problems->len, ==, 0);
  ids = dex_await_boxed (topsheet_store_query_generations (self->store, &query), error);
  if (ids == NULL)
    return FALSE;
  *n_found = ids->len;
  g_array_append_vals (page, ids->data, MIN (ids->len, PAGE));
  rows = dex_await_boxed (topsheet_store_load_generations (self->store, page), error);
  return rows != NULL;
}

static gboolean
measure (Measure *self, const char *text, GError **error)
{
  gint64 best = G_MAXINT64;
  guint n_found = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 started = g_get_monotonic_time ();

      if (!run_search (self, text, &n_found, error))
        return FALSE;
      best = MIN (best, g_get_monotonic_time () - started);
    }
  g_print ("%" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT " %u %s\n", best / 1000, best % 1000, n_found, text);
  return TRUE;
}

static DexFuture *
measure_fiber (gpointer data)
{
  Measure *self = data;
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_system ();
  g_autoptr (GPtrArray) projects = NULL;
  g_autoptr (GError) error = NULL;

  self->store = dex_await_object (topsheet_sqlite_store_open (self->library, TOPSHEET_SQLITE_OPEN, clock), &error);
  if (self->store == NULL ||
      (projects = dex_await_boxed (topsheet_store_list_projects (self->store, FALSE), &error)) == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  self->project_id = topsheet_project_get_id (g_ptr_array_index (projects, 0));
  for (guint i = 0; self->searches[i] != NULL; i++)
    if (!measure (self, self->searches[i], &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  if (!dex_await (topsheet_store_close (self->store), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

int
main (int argc, char *argv[])
{
  Measure self = { 0 };
  int status;

  dex_init ();
  if (argc < 3)
    {
      g_printerr ("Usage: measure-search LIBRARY SEARCH...\n");
      return 2;
    }
  self.library = argv[1];
  self.searches = argv + 2;
  status = bench_run (measure_fiber, &self);
  g_clear_object (&self.store);
  return status;
}
