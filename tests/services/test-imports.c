/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports that go on by themselves, the rest of those that were stopped, what names say, and texts that name files. */

#include "services-fixture.h"

#include "services/import/topsheet-import-names.h"
#include "services/import/topsheet-import-once.h"
#include "services/import/topsheet-import-text.h"
#include "services/import/topsheet-imports.h"

#include <string.h>
#include <unistd.h>

static void
wait_for (TopsheetImportJob *job)
{
  while (topsheet_import_job_get_state (job) == TOPSHEET_IMPORT_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_pictures (Fixture *self, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/SH010_v%03u.png", i + 1);
      g_autofree char *path = fixture_add_picture (self, name, "flux-2-pro", i + 1);
    }
}

static GPtrArray *
list_sources (Fixture *self)
{
  return await_boxed (topsheet_store_list_sources (self->store, topsheet_project_get_id (self->project)));
}

static void
note_done (TopsheetImportJob *job, guint *told)
{
  guint total;

  topsheet_import_job_get_progress (job, told, &total);
}

static gboolean
wake_up (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The last file is long in the reading: what was told by then is all that is done. */
static void
test_told (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autofree char *endless = NULL;
  const char * const paths[] = { folder, NULL };
  g_autoptr (TopsheetImportJob) job = NULL;
  const guint source = g_timeout_add (10, wake_up, NULL);
  guint told = 0;

  add_pictures (self, 20);
  endless = fixture_add_picture (self, "in/SH010_v999.png", "flux-2-pro", 999);
  g_assert_cmpint (truncate (endless, G_GINT64_CONSTANT (1) << 38), ==, 0);
  job = g_object_ref (topsheet_imports_start (topsheet_imports_for_session (self->session), self->project, paths,
                                              &(TopsheetImportWish) { .phase = -1 }));
  g_signal_connect (job, "changed", G_CALLBACK (note_done), &told);
  while (told < 20 && topsheet_import_job_get_state (job) == TOPSHEET_IMPORT_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (told, ==, 20);
  topsheet_import_job_cancel (job);
  wait_for (job);
  g_assert_cmpint (topsheet_import_job_get_state (job), ==, TOPSHEET_IMPORT_STOPPED);
  g_source_remove (source);
}

static void
test_job (Fixture *self, gconstpointer data)
{
  TopsheetImports *imports = topsheet_imports_for_session (self->session);
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  g_autoptr (TopsheetImportJob) job = NULL;
  g_autoptr (GPtrArray) listed = NULL, after = NULL, sources = NULL;
  guint done, total;

  add_pictures (self, 5);
  job = g_object_ref (topsheet_imports_start (imports, self->project, paths, &(TopsheetImportWish) { .phase = -1 }));
  listed = topsheet_imports_list (imports, topsheet_project_get_id (self->project));
  g_assert_cmpuint (listed->len, ==, 1);
  wait_for (job);
  g_assert_cmpint (topsheet_import_job_get_state (job), ==, TOPSHEET_IMPORT_DONE);
  g_assert_cmpuint (topsheet_import_job_get_result (job)->imported, ==, 5);
  topsheet_import_job_get_progress (job, &done, &total);
  g_assert_cmpuint (done, ==, 5);
  g_assert_cmpuint (total, ==, 5);
  g_assert_true (g_str_has_suffix (topsheet_import_job_get_file (job), "SH010_v005.png"));
  sources = list_sources (self);
  g_assert_cmpuint (sources->len, ==, 0);
  topsheet_imports_dismiss (imports, job);
  after = topsheet_imports_list (imports, topsheet_project_get_id (self->project));
  g_assert_cmpuint (after->len, ==, 0);
}

static void
cancel_first (TopsheetImportJob *job, gpointer data)
{
  guint done, total;

  topsheet_import_job_get_progress (job, &done, &total);
  if (done >= 64)
    topsheet_import_job_cancel (job);
}

/* Cancelled after its first batch; the rest is counted and taken. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  TopsheetImports *imports = topsheet_imports_for_session (self->session);
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  g_autoptr (TopsheetImportJob) job = NULL, rest_job = NULL;
  g_autoptr (GPtrArray) listed = NULL, sources = NULL, gone = NULL;
  g_autofree TopsheetImportRest *rest = NULL;

  add_pictures (self, 200);
  job = g_object_ref (topsheet_imports_start (imports, self->project, paths, &(TopsheetImportWish) { .phase = -1 }));
  g_signal_connect (job, "changed", G_CALLBACK (cancel_first), NULL);
  wait_for (job);
  g_assert_cmpint (topsheet_import_job_get_state (job), ==, TOPSHEET_IMPORT_STOPPED);
  listed = topsheet_imports_list (imports, topsheet_project_get_id (self->project));
  g_assert_cmpuint (listed->len, ==, 0);

  sources = list_sources (self);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_false (topsheet_imports_has_source (imports, g_ptr_array_index (sources, 0)));
  rest = await_boxed (topsheet_import_rest_count (self->session, g_ptr_array_index (sources, 0)));
  g_assert_cmpuint (rest->total, ==, 200);
  g_assert_cmpuint (rest->taken % 64, ==, 0);
  g_assert_cmpuint (rest->taken, <, 200);

  rest_job = g_object_ref (topsheet_imports_resume (imports, self->project, g_ptr_array_index (sources, 0)));
  g_assert_true (topsheet_imports_has_source (imports, g_ptr_array_index (sources, 0)));
  wait_for (rest_job);
  g_assert_cmpint (topsheet_import_job_get_state (rest_job), ==, TOPSHEET_IMPORT_DONE);
  g_assert_cmpuint (topsheet_import_job_get_result (rest_job)->imported, ==, 200 - rest->taken);
  gone = list_sources (self);
  g_assert_cmpuint (gone->len, ==, 0);
}

/* Closing the library stops it; what is left is there the next time. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  g_autoptr (GPtrArray) sources = NULL;

  add_pictures (self, 100);
  topsheet_imports_start (topsheet_imports_for_session (self->session), self->project, paths,
                          &(TopsheetImportWish) { .phase = -1 });
  g_main_context_iteration (NULL, FALSE);
  fixture_reopen (self);
  sources = list_sources (self);
  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (((TopsheetImportSource *) g_ptr_array_index (sources, 0))->location, ==, folder);
}

static void
check_name (const char *path, const char *pattern, gboolean fits, const char *code, gboolean is_from_name, guint version)
{
  const char * const patterns[] = { pattern, NULL };
  g_autoptr (GPtrArray) deliverables = g_ptr_array_new_with_free_func (g_object_unref);
  TopsheetImportName *name = topsheet_import_name_new (path, "/r");
  TopsheetImportReading reading;

  g_ptr_array_add (deliverables, topsheet_deliverable_new (1, "KV01", NULL));
  g_ptr_array_add (deliverables, topsheet_deliverable_new (1, "KV02", NULL));
  topsheet_import_names_read (name, patterns, deliverables, &reading);
  g_test_message ("%s by %s", path, pattern != NULL ? pattern : "nothing");
  g_assert_cmpint (reading.fits, ==, fits);
  g_assert_cmpint (reading.pattern, ==, fits && pattern != NULL ? 0 : -1);
  g_assert_cmpstr (reading.code, ==, code);
  g_assert_cmpint (reading.is_from_name, ==, is_from_name);
  g_assert_cmpuint (reading.version, ==, version);
  topsheet_import_reading_clear (&reading);
  topsheet_import_name_free (name);
}

static void
test_names (void)
{
  check_name ("/r/kv01_v003.png", NULL, TRUE, "KV01", TRUE, 3);
  check_name ("/r/kv01-3.png", NULL, FALSE, "UNSORTED", FALSE, 0);
  check_name ("/r/kv01-3.png", "{deliverable}-{version}", TRUE, "KV01", TRUE, 3);
  check_name ("/r/kv02/0007.png", "{version}", TRUE, "KV02", FALSE, 7);
  check_name ("/r/KV02/final.png", "{deliverable}-{version}", FALSE, "KV02", FALSE, 0);
}

static void
test_propose (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_import_name_free);
  const char * const known[] = { "{deliverable}-{version}", NULL };

  g_assert_cmpstr (topsheet_import_names_propose (names, NULL), ==, "{deliverable}_v{version}");
  g_ptr_array_add (names, topsheet_import_name_new ("/r/KV01-3.png", "/r"));
  g_ptr_array_add (names, topsheet_import_name_new ("/r/KV01-4.png", "/r"));
  g_ptr_array_add (names, topsheet_import_name_new ("/r/KV01 (5).png", "/r"));
  g_assert_cmpstr (topsheet_import_names_propose (names, NULL), ==, "{deliverable}-{version}");
  g_assert_cmpstr (topsheet_import_names_propose (names, known), ==, "{deliverable} ({version})");
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  g_autoptr (GPtrArray) names = NULL;
  const TopsheetImportName *first;

  add_pictures (self, 3);
  names = await_boxed (topsheet_import_names_list (self->session, paths, NULL));
  g_assert_cmpuint (names->len, ==, 3);
  first = g_ptr_array_index (names, 0);
  g_assert_true (g_str_has_suffix (first->path, "/in/SH010_v001.png"));
  g_assert_cmpstr (first->root, ==, folder);
}

static void
check_text (const char *text, const char *expected)
{
  g_auto (GStrv) paths = topsheet_import_text_to_paths (text);
  g_autofree char *joined = paths != NULL ? g_strjoinv (" ", paths) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_text (Fixture *self, gconstpointer data)
{
  g_autofree char *one = fixture_add_picture (self, "in/one picture.png", NULL, 1);
  g_autofree char *two = fixture_add_picture (self, "in/two.png", NULL, 2);
  g_autofree char *uri = g_filename_to_uri (one, NULL, NULL);
  g_autofree char *uris = g_strconcat (uri, "\r\n", "\"", two, "\"\r\n", uri, "\r\n", NULL);
  g_autofree char *both = g_strconcat (one, " ", two, NULL);
  g_autofree char *copied = g_strconcat ("x-special/nautilus-clipboard\ncopy\n", uri, "\n", NULL);
  g_autofree char *mixed = g_strconcat (one, "\nand some words\n", NULL);
  g_autofree char *elsewhere = g_strconcat ("file://server", one, NULL);

  check_text (uris, both);
  check_text (copied, one);
  check_text (one, one);
  check_text (mixed, NULL);
  check_text (elsewhere, NULL);
  check_text ("", NULL);
  check_text ("/", NULL);
  check_text ("/no/such/file.png", NULL);
  check_text ("https://example.com/a.png", NULL);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/services/imports/job", Fixture, NULL, fixture_set_up, test_job, fixture_tear_down);
  g_test_add ("/services/imports/told", Fixture, NULL, fixture_set_up, test_told, fixture_tear_down);
  g_test_add ("/services/imports/stopped", Fixture, NULL, fixture_set_up, test_stopped, fixture_tear_down);
  g_test_add ("/services/imports/closed", Fixture, NULL, fixture_set_up, test_closed, fixture_tear_down);
  g_test_add_func ("/services/imports/names", test_names);
  g_test_add_func ("/services/imports/propose", test_propose);
  g_test_add ("/services/imports/list", Fixture, NULL, fixture_set_up, test_list, fixture_tear_down);
  g_test_add ("/services/imports/text", Fixture, NULL, fixture_set_up, test_text, fixture_tear_down);
  return fixture_run ();
}
