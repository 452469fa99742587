/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "media/topsheet-media-file.h"
#include "services/import/topsheet-import-service.h"
#include "services/import/topsheet-import-survey.h"

#include <glib/gstdio.h>
#include <unistd.h>

static guint
await_uint (DexFuture *future)
{
  guint n;

  while (dex_future_is_pending (future))
    g_main_context_iteration (NULL, TRUE);
  n = g_value_get_uint (dex_future_get_value (future, NULL));
  dex_unref (future);
  return n;
}

static TopsheetImportResult *
import (Fixture *self, const char *path, const TopsheetImportOptions *options)
{
  const char * const paths[] = { path, NULL };
  TopsheetImportOptions defaults = { .phase = TOPSHEET_PHASE_EXPLORATION };

  return await_boxed (topsheet_import_service_run (self->session, self->project, paths,
                                                   options != NULL ? options : &defaults, NULL));
}

static void
add_pictures (Fixture *self, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%03u.png", i);
      g_autofree char *path = fixture_add_picture (self, name, "flux-2-pro", i + 1);
    }
}

static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autoptr (TopsheetImportResult) first = NULL;
  g_autoptr (TopsheetImportResult) second = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  fixture_add_rate (self);
  add_pictures (self, 5);
  first = import (self, folder, NULL);
  g_assert_cmpuint (first->imported, ==, 5);
  g_assert_cmpuint (first->already_known, ==, 0);
  g_assert_cmpuint (first->unpriced, ==, 0);
  g_assert_true (first->has_cost);
  /* 5 × 0.03 USD × 0.86 */
  g_assert_cmpint (first->cost.nanos, ==, 129000000);
  g_assert_cmpstr (first->cost.currency, ==, "EUR");
  second = import (self, folder, NULL);
  g_assert_cmpuint (second->imported, ==, 0);
  g_assert_cmpuint (second->already_known, ==, 5);
  g_assert_false (second->has_cost);
  entries = fixture_load_entries (self);
  g_assert_cmpuint (entries->len, ==, 5);
  g_assert_cmpuint (topsheet_ledger_entry_get_account (g_ptr_array_index (entries, 0)), ==, 1000);
  g_assert_cmpint (topsheet_ledger_entry_get_billed (g_ptr_array_index (entries, 0))->nanos, ==, 30000000);
  g_assert_cmpstr (topsheet_ledger_entry_get_rate (g_ptr_array_index (entries, 0)), ==, "0.86");
  fixture_verify (self);
}

static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_add_picture (self, "in/SH010_v001.png", "flux-2-pro", 7);
  g_autofree char *elsewhere = fixture_get_path (self, "moved.png");
  g_autoptr (TopsheetImportResult) first = import (self, path, NULL);
  g_autoptr (TopsheetImportResult) second = NULL;
  g_autoptr (TopsheetGeneration) generation = NULL;

  g_assert_cmpuint (first->imported, ==, 1);
  g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
  second = import (self, elsewhere, NULL);
  g_assert_cmpuint (second->already_known, ==, 1);
  generation = await_object (topsheet_store_find_generation (self->store, 0, "SH010_v001"));
  g_assert_cmpstr (topsheet_generation_get_path (generation), ==, elsewhere);
}

static void
test_same_content_twice_in_a_batch (Fixture *self, gconstpointer data)
{
  g_autofree char *one = fixture_add_picture (self, "in/a.png", "flux-2-pro", 7);
  g_autofree char *two = fixture_add_picture (self, "in/b.png", "flux-2-pro", 7);
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autoptr (TopsheetImportResult) result = import (self, folder, NULL);

  g_assert_cmpuint (result->imported, ==, 1);
  g_assert_cmpuint (result->already_known, ==, 1);
}

/* Four files that cannot be taken: cut, something else, missing, and a folder nobody may see is left out of this
 * because root may. */
static void
add_failures (Fixture *self)
{
  g_autofree char *whole = fixture_add_picture (self, "in/cut.png", "flux-2-pro", 99);
  g_autofree char *text = fixture_get_path (self, "in/text.png");
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (whole, contents, (gssize) length / 2, NULL));
  g_assert_true (g_file_set_contents (text, "this is no picture", -1, NULL));
}

static void
test_failures (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autofree char *missing = fixture_get_path (self, "missing.png");
  const char * const paths[] = { folder, missing, NULL };
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_PRODUCTION };
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (TopsheetImportResult) refused = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  add_pictures (self, 3);
  add_failures (self);
  options.atomic = TRUE;
  refused = await_boxed (topsheet_import_service_run (self->session, self->project, paths, &options, NULL));
  g_assert_cmpuint (refused->imported, ==, 0);
  g_assert_cmpuint (refused->failed->len, ==, 3);
  entries = fixture_load_entries (self);
  g_assert_cmpuint (entries->len, ==, 0);
  options.atomic = FALSE;
  result = await_boxed (topsheet_import_service_run (self->session, self->project, paths, &options, NULL));
  g_assert_cmpuint (result->imported, ==, 3);
  g_assert_cmpuint (result->failed->len, ==, 3);
  for (guint i = 0; i < result->failed->len; i++)
    {
      const TopsheetImportFailure *failure = g_ptr_array_index (result->failed, i);

      g_test_message ("%s: %s", failure->path, failure->error->message);
      if (g_str_has_suffix (failure->path, "missing.png"))
        g_assert_error (failure->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      else
        g_assert_true (failure->error->domain == TOPSHEET_MEDIA_ERROR);
    }
}

/* Without a rule or a rate there is an entry, with no amount and with the reason; never a zero. */
static void
test_unpriced (Fixture *self, gconstpointer data)
{
  g_autofree char *unknown = fixture_add_picture (self, "in/1.png", "somebodys-own-model", 1);
  g_autofree char *no_rate = fixture_add_picture (self, "in/2.png", "flux-2-pro", 2);
  g_autofree char *silent = fixture_add_picture (self, "in/3.png", NULL, 3);
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autoptr (TopsheetImportResult) result = import (self, folder, NULL);
  g_autoptr (GPtrArray) entries = fixture_load_entries (self);

  g_assert_cmpuint (result->imported, ==, 3);
  g_assert_cmpuint (result->unpriced, ==, 3);
  g_assert_cmpuint (result->without_metadata, ==, 1);
  g_assert_false (result->has_cost);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    {
      TopsheetLedgerEntry *entry = g_ptr_array_index (entries, i);

      g_assert_null (topsheet_ledger_entry_get_amount (entry));
      g_assert_nonnull (topsheet_ledger_entry_get_reason (entry));
      g_assert_cmpint (topsheet_ledger_entry_get_state (entry), ==, TOPSHEET_ENTRY_STATE_UNPRICED);
    }
  g_assert_nonnull (strstr (topsheet_ledger_entry_get_reason (g_ptr_array_index (entries, 0)), "somebodys-own-model"));
  g_assert_nonnull (strstr (topsheet_ledger_entry_get_reason (g_ptr_array_index (entries, 1)), "USD"));
}

/* A model for all is what the person says, whatever the files say. */
static void
test_model_for_all (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_add_picture (self, "in/1.png", "somebodys-own-model", 1);
  const char * const paths[] = { path, NULL };
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_PRODUCTION, .model = "flux-2-max", .deliverable = "KV01" };
  TopsheetImportOptions wrong = { .phase = TOPSHEET_PHASE_PRODUCTION, .model = "no-such-model" };
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetGeneration *generation;

  fixture_add_rate (self);
  error = await_error (topsheet_import_service_run (self->session, self->project, paths, &wrong, NULL));
  g_test_message ("%s", error->message);
  result = import (self, path, &options);
  generation = g_ptr_array_index (result->items, 0);
  g_assert_cmpstr (topsheet_generation_get_model_id (generation), ==, "bfl/flux-2-max");
  g_assert_cmpstr (topsheet_generation_get_provider (generation), ==, "bfl");
  g_assert_cmpstr (topsheet_generation_get_version_id (generation), ==, "KV01_v001");
  g_assert_cmpstr (topsheet_parameters_get_model (topsheet_generation_get_parameters (generation)), ==,
                   "somebodys-own-model");
  g_assert_cmpint (result->cost.nanos, ==, 60200000);
}

static void
test_folders (Fixture *self, gconstpointer data)
{
  static const char * const names[] = { "in/SH020/b.png", "in/SH020/a.png",   "in/SH010_v004.png",
                                        "in/loose.png",   "in/.hidden/c.png", "in/.d.png" };
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autofree char *loop = fixture_get_path (self, "in/SH020/loop");
  g_autofree char *nowhere = fixture_get_path (self, "in/nowhere.png");
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_add_picture (self, names[i], "flux-2-pro", i + 1);
    }
  g_assert_cmpint (symlink (folder, loop), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/at/all.png", nowhere), ==, 0);
  result = import (self, folder, NULL);
  g_assert_cmpuint (result->failed->len, ==, 0);
  for (guint i = 0; i < result->items->len; i++)
    g_string_append_printf (found, "%s ", topsheet_generation_get_version_id (g_ptr_array_index (result->items, i)));
  /* Sorted by byte; "loose" belongs to no shot, so it goes to the first one, after the version that is there. */
  g_assert_cmpstr (found->str, ==, "SH010_v004 SH020_v001 SH020_v002 SH010_v005 ");
}

typedef struct
{
  GCancellable *cancellable;
  guint at;
} Stop;

static void
stop_there (guint done, guint total, gpointer user_data)
{
  Stop *stop = user_data;

  if (done >= stop->at)
    g_cancellable_cancel (stop->cancellable);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Stop stop = { cancellable, 100 };
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_EXPLORATION,
                                    .progress = stop_there,
                                    .progress_data = &stop };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TopsheetImportResult) rest = NULL;

  add_pictures (self, 150);
  error = await_error (topsheet_import_service_run (self->session, self->project, paths, &options, cancellable));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_test_message ("%s", error->message);
  /* The batch that was read before stays, the one that was being read is not in it. */
  entries = fixture_load_entries (self);
  g_assert_cmpuint (entries->len, ==, 64);
  fixture_verify (self);
  rest = import (self, folder, NULL);
  g_assert_cmpuint (rest->imported, ==, 86);
  g_assert_cmpuint (rest->already_known, ==, 64);
}

static void
test_thumbnails (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_add_picture (self, "in/1.png", "flux-2-pro", 77);
  g_autoptr (TopsheetImportResult) result = import (self, path, NULL);
  g_autoptr (GBytes) jpeg = NULL;

  jpeg = topsheet_thumbnail_cache_lookup (topsheet_session_get_thumbnails (self->session),
                                          topsheet_generation_get_sha256 (g_ptr_array_index (result->items, 0)),
                                          TOPSHEET_THUMBNAIL_NORMAL);
  g_assert_nonnull (jpeg);
}

/* Formats that come from other hands are taken like the others; passed over is only what is no picture and no film. */
static void
test_formats (Fixture *self, gconstpointer data)
{
  static const guint8 GIF[] = "GIF89a\2\0\1\0\x80\0\0\xFF\0\0\0\0\xFF,\0\0\0\0\2\0\1\0\0\2\2\x44\n\0;";
  g_autofree char *folder = fixture_get_path (self, "in");
  g_autofree char *svg = fixture_get_path (self, "in/SH010_v001.svg");
  g_autofree char *gif = fixture_get_path (self, "in/SH010_v002.gif");
  g_autofree char *text = fixture_get_path (self, "in/SH010_v003.mp4");
  g_autoptr (TopsheetImportResult) result = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (svg, "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'/>", -1,
                                      NULL));
  g_assert_true (g_file_set_contents (gif, (const char *) GIF, sizeof GIF - 1, NULL));
  g_assert_true (g_file_set_contents (text, "no film", -1, NULL));
  result = import (self, folder, NULL);
  g_assert_cmpuint (result->imported, ==, 2);
  g_assert_cmpuint (result->failed->len, ==, 0);
  g_assert_cmpuint (result->skipped->len, ==, 1);
  g_assert_cmpstr (((TopsheetImportFailure *) result->skipped->pdata[0])->path, ==, text);
  for (guint i = 0; i < 2; i++)
    {
      TopsheetGeneration *generation = result->items->pdata[i];
      g_autoptr (GBytes) jpeg = topsheet_thumbnail_cache_lookup (topsheet_session_get_thumbnails (self->session),
                                                                 topsheet_generation_get_sha256 (generation), 256);

      g_assert_nonnull (jpeg);
      g_assert_cmpstr (topsheet_generation_get_format (generation), ==, i == 0 ? "svg" : "gif");
      g_assert_cmpuint (topsheet_generation_get_width (generation), ==, i == 0 ? 60 : 2);
    }
}

/* What is said once holds for files that say nothing, and only for those. */
static void
test_unknown (Fixture *self, gconstpointer data)
{
  g_autofree char *silent = fixture_add_picture (self, "in/silent.png", NULL, 1);
  g_autofree char *speaking = fixture_add_picture (self, "in/speaking.png", "flux-2-pro", 2);
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  TopsheetImportUnknown unknown = { .model_id = "bfl/flux-2-pro",
                                    .phase = TOPSHEET_PHASE_POST,
                                    .deliverable = "KV07",
                                    .has_cost = TRUE,
                                    .cost = topsheet_money (250000000, "EUR") };
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_EXPLORATION, .unknown = &unknown };
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  TopsheetGeneration *first, *second;

  g_assert_cmpuint (await_uint (topsheet_import_survey_run (self->session, paths, NULL)), ==, 1);
  fixture_add_rate (self);
  result = import (self, folder, &options);
  g_assert_cmpuint (result->imported, ==, 2);
  first = g_ptr_array_index (result->items, 0);
  second = g_ptr_array_index (result->items, 1);
  g_assert_cmpstr (topsheet_generation_get_deliverable (first), ==, "KV07");
  g_assert_cmpint (topsheet_generation_get_phase (first), ==, TOPSHEET_PHASE_POST);
  g_assert_cmpstr (topsheet_generation_get_model (first), ==, "bfl/flux-2-pro");
  g_assert_cmpint (topsheet_generation_get_cost (first)->nanos, ==, 250000000);
  g_assert_cmpstr (topsheet_generation_get_deliverable (second), ==, "SH010");
  g_assert_cmpint (topsheet_generation_get_phase (second), ==, TOPSHEET_PHASE_EXPLORATION);
  g_assert_cmpint (topsheet_generation_get_cost (second)->nanos, ==, 25800000);
  fixture_verify (self);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/services/import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  ADD ("twice", test_twice);
  ADD ("moved", test_moved);
  ADD ("same-content", test_same_content_twice_in_a_batch);
  ADD ("failures", test_failures);
  ADD ("unpriced", test_unpriced);
  ADD ("model-for-all", test_model_for_all);
  ADD ("folders", test_folders);
  ADD ("cancel", test_cancel);
  ADD ("thumbnails", test_thumbnails);
  ADD ("formats", test_formats);
  ADD ("unknown", test_unknown);
  return fixture_run ();
}
