/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/demo/topsheet-demo-picture.h"

#include <glib/gstdio.h>

static char *home;

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

static DexFuture *
note_settled (DexFuture *future, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return NULL;
}

/* Runs the main loop until the future is settled; its value, or NULL with @error. Workers settle futures in their own
 * threads: only a callback wakes this one. */
static const GValue *
await (DexFuture *future, GError **error)
{
  gboolean is_settled = FALSE;
  DexFuture *noted = dex_future_finally (dex_ref (future), note_settled, &is_settled, NULL);

  while (!is_settled)
    g_main_context_iteration (NULL, TRUE);
  dex_unref (noted);
  return dex_future_get_value (future, error);
}

static gpointer
dup_value (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = await (future, &error);
  gpointer result;

  g_assert_no_error (error);
  g_assert_nonnull (value);
  result = G_VALUE_HOLDS_OBJECT (value) ? g_value_dup_object (value) : g_value_dup_boxed (value);
  dex_unref (future);
  return result;
}

gpointer
await_object (DexFuture *future)
{
  return dup_value (future);
}

gpointer
await_boxed (DexFuture *future)
{
  return dup_value (future);
}

void
await_done (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  await (future, &error);
  g_assert_no_error (error);
  dex_unref (future);
}

GError *
await_error (DexFuture *future)
{
  GError *error = NULL;

  g_assert_null (await (future, &error));
  g_assert_nonnull (error);
  dex_unref (future);
  return error;
}

void
fixture_init (int *argc, char ***argv)
{
  home = g_dir_make_tmp ("topsheet-home-XXXXXX", NULL);
  g_assert_nonnull (home);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (argc, argv, NULL);
  dex_init ();
}

int
fixture_run (void)
{
  int status = g_test_run ();

  remove_tree (home);
  g_clear_pointer (&home, g_free);
  return status;
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetProject) project = topsheet_project_new ("Test", "EUR");
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("topsheet-services-XXXXXX", &error);
  g_assert_no_error (error);
  self->library = g_build_filename (self->folder, "library.db", NULL);
  self->clock = topsheet_clock_new_fixed (FIXTURE_NOW_USEC);
  self->session = await_object (topsheet_session_open (self->library, TRUE, self->clock));
  self->store = topsheet_session_get_store (self->session);
  self->project = await_object (topsheet_store_add_project (self->store, project));
}

void
fixture_reopen (Fixture *self)
{
  await_done (topsheet_session_close (self->session));
  g_clear_object (&self->session);
  self->session = await_object (topsheet_session_open (self->library, FALSE, self->clock));
  self->store = topsheet_session_get_store (self->session);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  await_done (topsheet_session_close (self->session));
  g_clear_object (&self->project);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_tree (self->folder);
  g_free (self->library);
  g_free (self->folder);
}

char *
fixture_get_path (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
fixture_add_picture (Fixture *self, const char *name, const char *model, guint64 seed)
{
  const char * const keys[] = { "parameters", NULL };
  g_autofree char *text =
    g_strdup_printf ("a jacket on a summit\nNegative prompt: text\nSteps: 20, Sampler: Euler, CFG scale: 7, "
                     "Seed: %" G_GUINT64_FORMAT ", Size: 64x36, Model: %s",
                     seed, model);
  const char * const texts[] = { text, NULL };
  char *path = fixture_get_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;

  png = topsheet_demo_picture_make (
    &(TopsheetDemoPicture) {
      .scene = TOPSHEET_DEMO_SCENE_SUMMIT,
      .width = 64,
      .height = 36,
      .seed = seed,
      .text_keys = model != NULL ? keys : NULL,
      .texts = texts,
    },
    &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error);
  g_assert_no_error (error);
  return path;
}

void
fixture_add_rate (Fixture *self)
{
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (rates, topsheet_rate_new (topsheet_project_get_id (self->project), "USD", "EUR",
                                             (TopsheetDecimal) { 86, 2 }, 0, "test"));
  await_done (topsheet_store_put_rates (self->store, rates));
}

GPtrArray *
fixture_load_entries (Fixture *self)
{
  TopsheetEntryQuery query = { .project_id = topsheet_project_get_id (self->project),
                               .phase = -1,
                               .oldest_first = TRUE };
  g_autoptr (GArray) ids = await_boxed (topsheet_store_query_entries (self->store, &query));

  return await_boxed (topsheet_store_load_entries (self->store, ids));
}

void
fixture_verify (Fixture *self)
{
  g_autoptr (TopsheetVerification) verification = await_boxed (topsheet_store_verify (self->store));

  g_assert_cmpstr (verification->message, ==, NULL);
  g_assert_true (verification->ok);
}
