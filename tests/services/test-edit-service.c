/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/edit/topsheet-edit-service.h"
#include "services/import/topsheet-import-service.h"
#include "services/edit/topsheet-refinement.h"
#include "services/edit/topsheet-relocation.h"

#include <glib/gstdio.h>
#include <utime.h>

#define REST_MS 120
#define OPENED_S (FIXTURE_NOW_USEC / G_USEC_PER_SEC)

static TopsheetGeneration *
import_one (Fixture *self)
{
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_EXPLORATION };
  g_autofree char *path = fixture_add_picture (self, "in/SH010_v001.png", "flux-2-pro", 1);
  const char * const paths[] = { path, NULL };
  g_autoptr (TopsheetImportResult) result = await_boxed (topsheet_import_service_run (self->session, self->project,
                                                                                      paths, &options, NULL));

  g_assert_cmpuint (result->items->len, ==, 1);
  return g_object_ref (g_ptr_array_index (result->items, 0));
}

static void
set_rate (Fixture *self, const char *member, gint64 tenths)
{
  const TopsheetDecimal rate = { tenths, 1 };

  await_done (topsheet_store_put_hourly_rate (self->store, topsheet_project_get_id (self->project), member, &rate));
}

static TopsheetEditService *
get_service (Fixture *self)
{
  TopsheetEditService *service = topsheet_edit_service_for_session (self->session);

  topsheet_edit_service_set_rest_ms (service, REST_MS);
  return service;
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_state (TopsheetEditService *service, gint64 edit_id, TopsheetEditState state)
{
  for (guint i = 0; i < 100 && topsheet_edit_service_get_state (service, edit_id) != state; i++)
    run_for (50);
  g_assert_cmpint (topsheet_edit_service_get_state (service, edit_id), ==, state);
}

static void
assert_path (Fixture *self, gint64 id, const char *path)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_val (ids, id);
  rows = await_boxed (topsheet_store_load_generations (self->store, ids));
  g_assert_cmpstr (topsheet_generation_get_path (g_ptr_array_index (rows, 0)), ==, path);
}

/* Only the same content gets the version a new place, and nothing is charged for it. */
static void
test_relocation (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) lost = import_one (self);
  g_autofree char *same = fixture_add_picture (self, "elsewhere/a.png", "flux-2-pro", 1);
  g_autofree char *other = fixture_add_picture (self, "elsewhere/b.png", "flux-2-pro", 2);
  g_autofree char *none = fixture_get_path (self, "elsewhere/c.png");
  const char *before = topsheet_generation_get_path (lost);
  gint64 id = topsheet_generation_get_id (lost);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_remove (before), ==, 0);
  await_done (topsheet_relocation_record (self->session, lost, other));
  assert_path (self, id, before);
  error = await_error (topsheet_relocation_record (self->session, lost, none));
  g_assert_nonnull (error);
  assert_path (self, id, before);
  await_done (topsheet_relocation_record (self->session, lost, same));
  assert_path (self, id, same);
  entries = fixture_load_entries (self);
  g_assert_cmpuint (entries->len, ==, 1);
}

/* What the editor of a person does: it writes half of the picture in place, later the whole one beside it, and renames; the
 * time is that of a save @minutes after opening. */
static void
run_editor (Fixture *self, const TopsheetOpenEdit *edit, guint64 seed, guint minutes)
{
  g_autofree char *picture = fixture_add_picture (self, "out/edited.png", "flux-2-pro", seed);
  g_autofree char *script =
    g_strdup_printf ("sleep 0.1; head -c 60 '%1$s' > '%2$s'; sleep 0.5; cp '%1$s' '%2$s.tmp'; touch -d @%3$" G_GINT64_FORMAT
                     " '%2$s.tmp'; mv '%2$s.tmp' '%2$s'",
                     picture, edit->path, (gint64) (OPENED_S + minutes * 60));
  const char *argv[] = { "/bin/sh", "-c", script, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_hand_off (Fixture *self, gconstpointer data)
{
  TopsheetEditService *service = get_service (self);
  g_autoptr (TopsheetGeneration) parent = import_one (self);
  g_autoptr (TopsheetOpenEdit) edit = NULL;
  g_autoptr (TopsheetGeneration) result = NULL, after = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *before = NULL, *name = NULL, *left = NULL;
  TopsheetLedgerEntry *entry;
  gsize length;
  TopsheetDecimal quantity;

  set_rate (self, NULL, 405);
  edit = await_boxed (topsheet_edit_service_start (service, parent, "Editor"));
  name = g_path_get_basename (edit->path);
  g_assert_cmpstr (name, ==, "SH010_v001_edit.png");
  g_assert_cmpint (topsheet_edit_service_get_state (service, edit->id), ==, TOPSHEET_EDIT_OPEN);
  g_assert_true (g_file_get_contents (topsheet_generation_get_path (parent), &before, &length, NULL));
  run_editor (self, edit, 7, 12);
  wait_for_state (service, edit->id, TOPSHEET_EDIT_SAVED);
  g_assert_cmpfloat (topsheet_edit_service_measure (service, edit->id), ==, 720);
  result = await_object (topsheet_edit_service_finish (service, edit->id, "retouch", -1));
  g_assert_cmpstr (topsheet_generation_get_version_id (result), ==, "SH010_v002");
  g_assert_cmpint (topsheet_generation_get_parent_id (result), ==, topsheet_generation_get_id (parent));
  g_assert_cmpstr (topsheet_generation_get_operation (result), ==, "retouch");
  g_assert_cmpfloat (topsheet_generation_get_edit_seconds (result), ==, 720);
  g_assert_cmpint (topsheet_generation_get_decision (result), ==, TOPSHEET_DECISION_PENDING);
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (result), ==, 0);
  g_assert_null (topsheet_parameters_get_prompt (topsheet_generation_get_parameters (result)));
  /* 0.2 h × 40.5 EUR */
  g_assert_cmpint (topsheet_generation_get_cost (result)->nanos, ==, G_GINT64_CONSTANT (8100000000));
  g_assert_false (g_file_test (edit->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (topsheet_generation_get_path (result), G_FILE_TEST_EXISTS));
  /* The original is as it was, and stays *edit*. */
  g_assert_true (g_file_get_contents (topsheet_generation_get_path (parent), &left, NULL, NULL));
  g_assert_cmpmem (before, length, left, length);
  after = await_object (topsheet_store_find_generation (self->store, 0, "SH010_v001"));
  g_assert_cmpint (topsheet_generation_get_decision (after), ==, TOPSHEET_DECISION_EDIT);
  entries = fixture_load_entries (self);
  entry = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpuint (topsheet_ledger_entry_get_account (entry), ==, 6000);
  quantity = topsheet_ledger_entry_get_quantity (entry);
  g_assert_cmpint (quantity.mantissa, ==, 12);
  g_assert_cmpint (topsheet_ledger_entry_get_unit (entry), ==, TOPSHEET_UNIT_MINUTE);
  fixture_verify (self);
}

/* Many saves are one refinement; long pauses are cut; without a rate nothing is free. */
static void
test_saves (Fixture *self, gconstpointer data)
{
  TopsheetEditService *service = get_service (self);
  g_autoptr (TopsheetGeneration) parent = import_one (self);
  g_autoptr (TopsheetOpenEdit) edit = await_boxed (topsheet_edit_service_start (service, parent, NULL));
  g_autoptr (TopsheetOpenEdit) again = await_boxed (topsheet_edit_service_start (service, parent, NULL));
  g_autoptr (TopsheetGeneration) result = NULL;

  g_assert_cmpint (again->id, ==, edit->id);
  run_editor (self, edit, 7, 5);
  wait_for_state (service, edit->id, TOPSHEET_EDIT_SAVED);
  run_editor (self, edit, 8, 305);
  for (guint i = 0; i < 60 && topsheet_edit_service_measure (service, edit->id) < 301; i++)
    run_for (50);
  /* 5 minutes, and of 5 hours the 20 minutes that count at most */
  result = await_object (topsheet_edit_service_finish (service, edit->id, "grade", -1));
  g_assert_cmpfloat (topsheet_generation_get_edit_seconds (result), ==, 300 + TOPSHEET_EDIT_IDLE_CAP_S);
  g_assert_null (topsheet_generation_get_cost (result));
  g_assert_cmpuint (topsheet_generation_get_version (result), ==, 2);
}

/* What is saved while nobody watches is found; what was not changed is no refinement; discarding leaves no trace. */
static void
test_restart (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = import_one (self);
  g_autoptr (TopsheetOpenEdit) edit = await_boxed (topsheet_edit_service_start (get_service (self), parent, "Editor"));
  g_autofree char *picture = fixture_add_picture (self, "out/edited.png", "flux-2-pro", 9);
  struct utimbuf times = { OPENED_S + 120, OPENED_S + 120 };
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetEditService *service;
  gsize length;

  error = await_error (topsheet_edit_service_finish (get_service (self), edit->id, "retouch", -1));
  g_assert_error (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED);
  fixture_reopen (self);
  g_assert_true (g_file_get_contents (picture, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (edit->path, bytes, (gssize) length, NULL));
  g_assert_cmpint (utime (edit->path, &times), ==, 0);
  service = get_service (self);
  await_done (topsheet_edit_service_load (service));
  wait_for_state (service, edit->id, TOPSHEET_EDIT_SAVED);
  edits = topsheet_edit_service_list (service, topsheet_project_get_id (self->project));
  g_assert_cmpuint (edits->len, ==, 1);
  g_assert_cmpfloat (((TopsheetOpenEdit *) g_ptr_array_index (edits, 0))->edit_seconds, ==, 120);
  g_unlink (edit->path);
  wait_for_state (service, edit->id, TOPSHEET_EDIT_GONE);
  await_done (topsheet_edit_service_discard (service, edit->id));
  g_clear_pointer (&edits, g_ptr_array_unref);
  edits = await_boxed (topsheet_store_list_open_edits (self->store, 0));
  g_assert_cmpuint (edits->len, ==, 0);
}

static TopsheetGeneration *
refine (Fixture *self, TopsheetGeneration *parent, TopsheetRefinement *refinement, guint64 seed)
{
  g_autofree char *name = g_strdup_printf ("out/%" G_GUINT64_FORMAT ".png", seed);
  g_autofree char *path = fixture_add_picture (self, name, "flux-2-pro", seed);

  refinement->path = path;
  return await_object (topsheet_refinement_record (self->session, self->project, parent, refinement));
}

/* Files that were made elsewhere: by people's time, a typed amount, a model of the catalogue. */
static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = import_one (self);
  TopsheetRefinement by_time = { .operation = "grade", .edit_seconds = 600, .member = "Ada" };
  TopsheetRefinement by_amount = { .operation = "upscaling", .edit_seconds = -1, .has_amount = TRUE };
  TopsheetRefinement by_model = { .operation = "upscaling", .edit_seconds = -1, .model = "bfl/flux-2-pro" };
  g_autoptr (TopsheetGeneration) a = NULL, b = NULL, c = NULL;

  fixture_add_rate (self);
  set_rate (self, NULL, 405);
  set_rate (self, "Ada", 600);
  a = refine (self, parent, &by_time, 21);
  /* 1/6 h × 60 EUR */
  g_assert_cmpint (topsheet_generation_get_cost (a)->nanos, ==, G_GINT64_CONSTANT (10000000000));
  g_assert_cmpstr (topsheet_generation_get_member (a), ==, "Ada");
  by_amount.amount = topsheet_money (250000000, "EUR");
  b = refine (self, parent, &by_amount, 22);
  g_assert_cmpint (topsheet_generation_get_cost (b)->nanos, ==, 250000000);
  c = refine (self, parent, &by_model, 23);
  /* the first megapixel, 0.03 USD × 0.86 */
  g_assert_cmpint (topsheet_generation_get_cost (c)->nanos, ==, 25800000);
  g_assert_cmpstr (topsheet_generation_get_provider (c), ==, "bfl");
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (c), ==, 0);
  await_done (topsheet_refinement_take_back (self->session, c));
  await_done (topsheet_refinement_take_back (self->session, c));
  g_clear_object (&c);
  c = await_object (topsheet_store_find_generation (self->store, 0, "SH010_v004"));
  g_assert_cmpint (topsheet_generation_get_decision (c), ==, TOPSHEET_DECISION_REJECTED);
  fixture_verify (self);
}

static void
test_match (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = import_one (self);
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();

  g_ptr_array_add (parents, parent);
  g_assert_true (topsheet_refinement_match (parents, "/x/SH010_v001_graded.png") == parent);
  g_assert_true (topsheet_refinement_match (parents, "sh010_v001.tif") == parent);
  g_assert_null (topsheet_refinement_match (parents, "/x/SH010_v0012.png"));
  g_assert_null (topsheet_refinement_match (parents, "/SH010_v001/other.png"));
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/edit-service/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("hand-off", test_hand_off);
  ADD ("relocation", test_relocation);
  ADD ("saves", test_saves);
  ADD ("restart", test_restart);
  ADD ("elsewhere", test_elsewhere);
  ADD ("match", test_match);
#undef ADD
  return fixture_run ();
}
