/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

static TopsheetImportSource *
put (Fixture *fixture, TopsheetSourceKind kind, const char *location, int phase, const char *deliverable)
{
  g_autoptr (TopsheetImportSource) source = topsheet_import_source_new (fixture->project_id, kind, location);

  source->phase = phase;
  source->deliverable = g_strdup (deliverable);
  return await_boxed (topsheet_store_put_source (fixture->store, source));
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetImportSource) folder = put (fixture, TOPSHEET_SOURCE_FOLDER, "/renders", -1, NULL);
  g_autoptr (TopsheetImportSource) server = put (fixture, TOPSHEET_SOURCE_COMFYUI, "http://127.0.0.1:8188", 2, "SH010");
  g_autoptr (TopsheetImportSource) again = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  const TopsheetImportSource *first, *second;

  g_assert_cmpint (folder->phase, ==, -1);
  g_assert_cmpint (folder->added_at_usec, ==, START_USEC);
  await_done (topsheet_store_move_source (fixture->store, server->id, "prompt-7"));
  await_done (topsheet_store_pause_source (fixture->store, folder->id, TRUE));
  again = put (fixture, TOPSHEET_SOURCE_COMFYUI, "http://127.0.0.1:8188", 3, NULL);
  g_assert_cmpint (again->id, ==, server->id);
  g_assert_cmpstr (again->position, ==, "prompt-7");

  listed = await_array (topsheet_store_list_sources (fixture->store, fixture->project_id));
  g_assert_cmpuint (listed->len, ==, 2);
  first = g_ptr_array_index (listed, 0);
  second = g_ptr_array_index (listed, 1);
  g_assert_true (first->paused);
  g_assert_cmpstr (first->location, ==, "/renders");
  g_assert_cmpint (second->phase, ==, 3);
  g_assert_null (second->deliverable);
  await_done (topsheet_store_remove_source (fixture->store, folder->id));
  g_ptr_array_unref (g_steal_pointer (&listed));
  listed = await_array (topsheet_store_list_sources (fixture->store, 0));
  g_assert_cmpuint (listed->len, ==, 1);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetImportSource) lost = topsheet_import_source_new (99, TOPSHEET_SOURCE_FOLDER, "/renders");

  await_error (topsheet_store_put_source (fixture->store, lost), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_remove_source (fixture->store, 99), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_pause_source (fixture->store, 99, TRUE), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_move_source (fixture->store, 99, NULL), TOPSHEET_STORE_ERROR_NOT_FOUND);
}

static GArray *
find_new (Fixture *fixture, gint64 source_id, GPtrArray *files)
{
  return await_ids (topsheet_store_find_new_files (fixture->store, source_id, files));
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetImportSource) folder = put (fixture, TOPSHEET_SOURCE_FOLDER, "/renders", -1, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_source_file_free);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "1", -1);
  g_autoptr (GArray) all = NULL, none = NULL, changed = NULL, gone = NULL;

  g_ptr_array_add (files, topsheet_source_file_new ("/renders/a.png", 10, 1000, hash));
  g_ptr_array_add (files, topsheet_source_file_new ("/renders/b.png", 20, 2000, NULL));
  all = find_new (fixture, folder->id, files);
  g_assert_cmpuint (all->len, ==, 2);
  await_done (topsheet_store_put_source_files (fixture->store, folder->id, files));
  none = find_new (fixture, folder->id, files);
  g_assert_cmpuint (none->len, ==, 0);
  ((TopsheetSourceFile *) g_ptr_array_index (files, 1))->modified_usec++;
  changed = find_new (fixture, folder->id, files);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpint (g_array_index (changed, gint64, 0), ==, 1);

  await_done (topsheet_store_remove_source (fixture->store, folder->id));
  await_done (topsheet_store_put_source_files (fixture->store, folder->id, files));
  gone = find_new (fixture, folder->id, files);
  g_assert_cmpuint (gone->len, ==, 2);
}

static void
test_patterns (Fixture *fixture, gconstpointer data)
{
  const char * const patterns[] = { "{deliverable}_v{version}", "{deliverable}-{version}_*", NULL };
  const char * const nothing[] = { NULL };
  g_auto (GStrv) none = await_boxed (topsheet_store_list_name_patterns (fixture->store, fixture->project_id));
  g_auto (GStrv) both = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  await_done (topsheet_store_set_name_patterns (fixture->store, fixture->project_id, patterns));
  both = await_boxed (topsheet_store_list_name_patterns (fixture->store, fixture->project_id));
  g_assert_cmpstrv (both, patterns);
  await_done (topsheet_store_set_name_patterns (fixture->store, fixture->project_id, nothing));
  await_error (topsheet_store_set_name_patterns (fixture->store, 99, patterns), TOPSHEET_STORE_ERROR_NOT_FOUND);
}

const StoreTest store_source_tests[] = {
  { "source/sources", test_sources },
  { "source/missing", test_missing },
  { "source/files", test_files },
  { "source/patterns", test_patterns },
  { NULL },
};
