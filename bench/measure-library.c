/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a window does first with a library, each step timed: open it, the first page of the gallery, the first page of
 * the ledger, a balance. Prints a line "STEP MILLISECONDS" for each; balances also as "account AMOUNT" lines to compare
 * with another program's.
 *
 * Usage: measure-library LIBRARY
 */
#include "bench-common.h"

#include "store/sqlite/topsheet-sqlite-store.h"

#define PAGE 128

typedef struct
{
  const char *library;
  TopsheetStore *store;
  gint64 project_id;
  gint64 started_usec;
} Measure;

static void
start (Measure *self)
{
  self->started_usec = g_get_monotonic_time ();
}

static void
stop (Measure *self, const char *step)
{
  gint64 usec = g_get_monotonic_time () - self->started_usec;

  g_print ("%s %" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT "\n", step, usec / 1000, usec % 1000);
}

static gboolean
measure_open (Measure *self, GError **error)
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_system ();
  g_autoptr (GPtrArray) projects = NULL;

  start (self);
  self->store = dex_await_object (topsheet_sqlite_store_open (self->library, TOPSHEET_SQLITE_OPEN, clock), error);
  if (self->store == NULL)
    return FALSE;
  projects = dex_await_boxed (topsheet_store_list_projects (self->store, FALSE), error);
  if (projects == NULL)
    return FALSE;
  stop (self, "open");
  self->project_id = topsheet_project_get_id (g_ptr_array_index (projects, 0));
  return TRUE;
}

static GArray *
first_page (GArray *ids)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (page, ids->data, MIN (ids->len, PAGE));
  return page;
}

static gboolean
measure_gallery (Measure *self, GError **error)
{
  TopsheetGenerationQuery query = { .project_id = self->project_id, .phase = -1, .sort = TOPSHEET_SORT_NEWEST };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) page = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  start (self);
  ids = dex_await_boxed (topsheet_store_query_generations (self->store, &query), error);
  if (ids == NULL)
    return FALSE;
  page = first_page (ids);
  rows = dex_await_boxed (topsheet_store_load_generations (self->store, page), error);
  stop (self, "gallery");
  return rows != NULL;
}

static gboolean
measure_ledger (Measure *self, GError **error)
{
  TopsheetEntryQuery query = { .project_id = self->project_id, .phase = -1 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) page = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  start (self);
  ids = dex_await_boxed (topsheet_store_query_entries (self->store, &query), error);
  if (ids == NULL)
    return FALSE;
  page = first_page (ids);
  rows = dex_await_boxed (topsheet_store_load_entries (self->store, page), error);
  stop (self, "ledger");
  return rows != NULL;
}

static gboolean
measure_balance (Measure *self, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  start (self);
  rows = dex_await_boxed (topsheet_store_balance (self->store, self->project_id, TOPSHEET_BALANCE_ACCOUNT), error);
  if (rows == NULL)
    return FALSE;
  stop (self, "balance");
  for (guint i = 0; i < rows->len; i++)
    {
      TopsheetBalanceRow *row = g_ptr_array_index (rows, i);
      g_autofree char *amount = topsheet_money_print (&row->amount);

      g_print ("account-%s %s\n", row->key, amount);
    }
  return TRUE;
}

static DexFuture *
measure_fiber (gpointer data)
{
  Measure *self = data;
  g_autoptr (GError) error = NULL;

  if (!measure_open (self, &error) || !measure_gallery (self, &error) || !measure_ledger (self, &error) ||
      !measure_balance (self, &error) || !dex_await (topsheet_store_close (self->store), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

int
main (int argc, char *argv[])
{
  Measure self = { 0 };
  int status;

  dex_init ();
  if (argc != 2)
    {
      g_printerr ("Usage: measure-library LIBRARY\n");
      return 2;
    }
  self.library = argv[1];
  status = bench_run (measure_fiber, &self);
  g_clear_object (&self.store);
  return status;
}
