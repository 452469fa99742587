/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/import/topsheet-watch-service.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENCE_USEC (60 * G_USEC_PER_SEC)

typedef gboolean (*Condition) (Fixture *self, gconstpointer data);

static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (Fixture *self, Condition condition, gconstpointer data)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE_USEC;
  guint source = g_timeout_add (20, tick, NULL);

  while (!condition (self, data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

static void
run_for (guint msec)
{
  const gint64 end = g_get_monotonic_time () + msec * 1000;
  guint source = g_timeout_add (20, tick, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static TopsheetWatch *
get_watch (Fixture *self)
{
  GPtrArray *watches = topsheet_watch_service_list (topsheet_session_get_watches (self->session));

  return watches->len > 0 ? g_ptr_array_index (watches, 0) : NULL;
}

static gboolean
has_state (Fixture *self, gconstpointer data)
{
  TopsheetWatch *watch = get_watch (self);

  return watch != NULL && (int) topsheet_watch_get_state (watch) == GPOINTER_TO_INT (data);
}

static gboolean
has_imported (Fixture *self, gconstpointer data)
{
  TopsheetWatch *watch = get_watch (self);

  return watch != NULL && topsheet_watch_get_imported (watch) >= GPOINTER_TO_UINT (data);
}

static gboolean
has_known (Fixture *self, gconstpointer data)
{
  TopsheetWatch *watch = get_watch (self);

  return watch != NULL && topsheet_watch_get_known (watch) >= GPOINTER_TO_UINT (data);
}

static void
watch_folder (Fixture *self, const char *name)
{
  g_autofree char *path = fixture_get_path (self, name);
  g_autoptr (TopsheetImportSource) source = topsheet_import_source_new (topsheet_project_get_id (self->project),
                                                                        TOPSHEET_SOURCE_FOLDER, path);
  g_autoptr (TopsheetImportSource) kept = NULL;

  g_mkdir_with_parents (path, 0700);
  kept = await_boxed (topsheet_store_put_source (self->store, source));
  topsheet_watch_service_start (topsheet_session_get_watches (self->session), 0);
  wait_until (self, has_state, GINT_TO_POINTER (TOPSHEET_WATCH_WATCHING));
}

static char *
get_path_of (Fixture *self, const char *version_id)
{
  g_autoptr (TopsheetGeneration) generation = await_object (topsheet_store_find_generation (self->store, 0, version_id));

  return g_strdup (topsheet_generation_get_path (generation));
}

/* Files that are there, that come, and that come in new folders; hidden ones and other kinds are passed over. */
static void
test_files_appear (Fixture *self, gconstpointer data)
{
  g_autofree char *first = fixture_add_picture (self, "in/SH010_v001.png", "flux-2-pro", 1);
  g_autofree char *second = NULL, *third = NULL, *hidden = NULL, *path = NULL;

  watch_folder (self, "in");
  wait_until (self, has_imported, GUINT_TO_POINTER (1));
  second = fixture_add_picture (self, "in/SH010_v002.png", "flux-2-pro", 2);
  hidden = fixture_add_picture (self, "in/.SH010_v009.png", "flux-2-pro", 9);
  third = fixture_add_picture (self, "in/deep/down/SH020_v001.png", "flux-2-pro", 3);
  wait_until (self, has_imported, GUINT_TO_POINTER (3));
  run_for (1500);
  g_assert_true (has_state (self, GINT_TO_POINTER (TOPSHEET_WATCH_WATCHING)));
  g_assert_cmpuint (topsheet_watch_get_imported (get_watch (self)), ==, 3);
  g_assert_cmpuint (topsheet_watch_get_failed (get_watch (self)), ==, 0);
  path = get_path_of (self, "SH020_v001");
  g_assert_cmpstr (path, ==, third);
}

/* A file and a folder that get another name, and one that is gone. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char *first = fixture_add_picture (self, "in/SH010_v001.png", "flux-2-pro", 1);
  g_autofree char *second = fixture_add_picture (self, "in/a/SH010_v002.png", "flux-2-pro", 2);
  g_autofree char *third = fixture_add_picture (self, "in/SH010_v003.png", "flux-2-pro", 3);
  g_autofree char *renamed = fixture_get_path (self, "in/final.png");
  g_autofree char *folder = fixture_get_path (self, "in/a");
  g_autofree char *folder_renamed = fixture_get_path (self, "in/b");
  g_autofree char *inside = fixture_get_path (self, "in/b/SH010_v002.png");
  g_autofree char *late = NULL, *path = NULL, *path_inside = NULL, *lost = NULL;

  watch_folder (self, "in");
  wait_until (self, has_imported, GUINT_TO_POINTER (3));
  g_assert_cmpint (g_rename (first, renamed), ==, 0);
  g_assert_cmpint (g_rename (folder, folder_renamed), ==, 0);
  g_assert_cmpint (g_unlink (third), ==, 0);
  wait_until (self, has_known, GUINT_TO_POINTER (2));
  path = get_path_of (self, "SH010_v001");
  g_assert_cmpstr (path, ==, renamed);
  path_inside = get_path_of (self, "SH010_v002");
  g_assert_cmpstr (path_inside, ==, inside);
  lost = get_path_of (self, "SH010_v003");
  g_assert_cmpstr (lost, ==, third);
  /* The renamed folder is still observed. */
  late = fixture_add_picture (self, "in/b/SH010_v004.png", "flux-2-pro", 4);
  wait_until (self, has_imported, GUINT_TO_POINTER (4));
  fixture_verify (self);
}

static void
append (const char *path, const char *bytes, gsize length)
{
  FILE *file = g_fopen (path, "ab");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A file that is written in parts, slower than the time a file has to rest. */
static void
test_half_written (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = fixture_add_picture (self, "out/whole.png", "flux-2-pro", 1);
  g_autofree char *path = fixture_get_path (self, "in/SH010_v001.png");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  watch_folder (self, "in");
  for (gsize i = 0; i < 3; i++)
    {
      append (path, bytes + i * (length / 4), length / 4);
      run_for (i == 1 ? 2500 : 400);
      g_assert_cmpuint (topsheet_watch_get_imported (get_watch (self)), ==, 0);
      g_assert_cmpuint (topsheet_watch_get_failed (get_watch (self)), ==, 0);
    }
  append (path, bytes + 3 * (length / 4), length - 3 * (length / 4));
  wait_until (self, has_imported, GUINT_TO_POINTER (1));
  g_assert_cmpuint (topsheet_watch_get_imported (get_watch (self)), ==, 1);
  g_assert_cmpuint (topsheet_watch_get_failed (get_watch (self)), ==, 0);
}

static void
make_older (const char *path, gint64 seconds)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                              (guint64) (g_get_real_time () / G_USEC_PER_SEC - seconds),
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
}

static gboolean
has_failed (Fixture *self, gconstpointer data)
{
  TopsheetWatch *watch = get_watch (self);

  return watch != NULL && topsheet_watch_get_failed (watch) >= GPOINTER_TO_UINT (data);
}

/* A damaged file is told of once, and taken when it is mended. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = fixture_add_picture (self, "out/whole.png", "flux-2-pro", 1);
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autofree char *path = fixture_get_path (self, "in/SH010_v001.png");
  g_autofree char *bytes = NULL;
  gsize length;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  append (path, bytes, length / 2);
  make_older (path, 100);
  watch_folder (self, "in");
  wait_until (self, has_failed, GUINT_TO_POINTER (1));
  wait_until (self, has_state, GINT_TO_POINTER (TOPSHEET_WATCH_WATCHING));
  g_assert_nonnull (g_strrstr (topsheet_watch_get_message (get_watch (self)), "SH010_v001.png"));
  topsheet_watch_wake (get_watch (self));
  run_for (500);
  g_assert_cmpuint (topsheet_watch_get_failed (get_watch (self)), ==, 1);
  append (path, bytes + length / 2, length - length / 2);
  wait_until (self, has_imported, GUINT_TO_POINTER (1));
}

/* A drive that is unplugged and plugged in again: nothing is lost, nothing is imported twice, and the watch goes on by itself. */
static void
test_unplugged (Fixture *self, gconstpointer data)
{
  g_autofree char *first = fixture_add_picture (self, "in/SH010_v001.png", "flux-2-pro", 1);
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autofree char *away = fixture_get_path (self, "away");
  g_autofree char *second = NULL, *path = NULL;

  watch_folder (self, "in");
  wait_until (self, has_imported, GUINT_TO_POINTER (1));
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  wait_until (self, has_state, GINT_TO_POINTER (TOPSHEET_WATCH_WAITING));
  g_assert_nonnull (topsheet_watch_get_message (get_watch (self)));
  path = get_path_of (self, "SH010_v001");
  g_assert_cmpstr (path, ==, first);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  wait_until (self, has_state, GINT_TO_POINTER (TOPSHEET_WATCH_WATCHING));
  second = fixture_add_picture (self, "in/SH010_v002.png", "flux-2-pro", 2);
  wait_until (self, has_imported, GUINT_TO_POINTER (2));
  g_assert_cmpuint (topsheet_watch_get_known (get_watch (self)), ==, 0);
}

/* Many files, and the library opened again: what is known is not read again. */
static void
test_many (Fixture *self, gconstpointer data)
{
  const guint n = 2000;
  g_autofree char *late = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%02u/SH%03u_v001.png", i % 50, i);
      g_autofree char *path = fixture_add_picture (self, name, NULL, i + 1);

      make_older (path, 60);
    }
  watch_folder (self, "in");
  g_assert_cmpuint (topsheet_watch_get_imported (get_watch (self)), ==, n);
  fixture_reopen (self);
  topsheet_watch_service_start (topsheet_session_get_watches (self->session), 0);
  wait_until (self, has_state, GINT_TO_POINTER (TOPSHEET_WATCH_WATCHING));
  g_assert_cmpuint (topsheet_watch_get_imported (get_watch (self)), ==, 0);
  g_assert_cmpuint (topsheet_watch_get_known (get_watch (self)), ==, 0);
  late = fixture_add_picture (self, "in/07/SH999_v002.png", NULL, n + 1);
  wait_until (self, has_imported, GUINT_TO_POINTER (1));
}

/* Paused, changed and removed while it runs; another project's sources are left alone. */
static void
test_sources_come_and_go (Fixture *self, gconstpointer data)
{
  g_autofree char *first = fixture_add_picture (self, "in/SH010_v001.png", "flux-2-pro", 1);
  gint64 id;

  watch_folder (self, "in");
  id = topsheet_watch_get_source (get_watch (self))->id;
  await_done (topsheet_store_pause_source (self->store, id, TRUE));
  while (get_watch (self) != NULL)
    g_main_context_iteration (NULL, TRUE);
  await_done (topsheet_store_pause_source (self->store, id, FALSE));
  wait_until (self, has_state, GINT_TO_POINTER (TOPSHEET_WATCH_WATCHING));
  g_assert_true (topsheet_watch_service_find (topsheet_session_get_watches (self->session), id) == get_watch (self));
  await_done (topsheet_store_remove_source (self->store, id));
  while (get_watch (self) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/watch/files-appear", test_files_appear },
    { "/watch/moved", test_moved },
    { "/watch/half-written", test_half_written },
    { "/watch/damaged", test_damaged },
    { "/watch/unplugged", test_unplugged },
    { "/watch/many", test_many },
    { "/watch/sources-come-and-go", test_sources_come_and_go },
  };

  fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);
  return fixture_run ();
}
