/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services-fixture.h"

#include "services/demo/topsheet-demo-picture.h"
#include "services/topsheet-duplicate-service.h"
#include "services/import/topsheet-import-service.h"

#include <glib/gstdio.h>

#define PROMPT "a red jacket on a summit, morning light, 85 mm lens, film grain"
#define SETTINGS                                                                                                       \
  PROMPT "\nNegative prompt: text\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: 42, Size: 64x36, Model: flux-2-pro"
/* The same again, as another program would write it. */
#define SAME                                                                                                           \
  PROMPT "\nNegative prompt:  text\nSeed: 42, Model: flux-2-pro, Steps: 20, CFG scale: 7.0, Size: 64x36, Sampler: euler"

/* A picture whose pixels follow from @seed, with @text under @key. */
static void
add_picture (Fixture *self, const char *name, guint64 seed, const char *key, const char *text)
{
  const char * const keys[] = { key, NULL };
  const char * const texts[] = { text, NULL };
  g_autofree char *path = fixture_get_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = topsheet_demo_picture_make (
    &(TopsheetDemoPicture) {
      .scene = seed % 2 == 0 ? TOPSHEET_DEMO_SCENE_SUMMIT : TOPSHEET_DEMO_SCENE_CABIN,
      .width = 64,
      .height = 36,
      .seed = seed,
      .text_keys = keys,
      .texts = texts,
    },
    &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), &error);
  g_assert_no_error (error);
}

static TopsheetImportResult *
import_all (Fixture *self)
{
  g_autofree char *folder = fixture_get_path (self, "in");
  const char * const paths[] = { folder, NULL };
  TopsheetImportOptions options = { .phase = TOPSHEET_PHASE_EXPLORATION };

  return await_boxed (topsheet_import_service_run (self->session, self->project, paths, &options, NULL));
}

static const TopsheetDuplicate *
get_only (GPtrArray *duplicates, TopsheetDuplicateKind kind, const char *version_id)
{
  const TopsheetDuplicate *duplicate;

  g_assert_cmpuint (duplicates->len, ==, 1);
  duplicate = g_ptr_array_index (duplicates, 0);
  g_assert_cmpint (duplicate->kind, ==, kind);
  g_assert_cmpstr (topsheet_generation_get_version_id (duplicate->generation), ==, version_id);
  return duplicate;
}

static void
test_same (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  add_picture (self, "in/SH010_v001.png", 2, "parameters", SETTINGS);
  add_picture (self, "in/SH010_v002.png", 3, "parameters", SAME);
  result = import_all (self);
  g_assert_cmpuint (result->imported, ==, 2);
  g_assert_cmpuint (result->duplicates, ==, 1);
  summary = topsheet_duplicate_service_summarize (result->items);
  g_assert_cmpstr (summary, ==, "1 was made before: SH010_v001");
  duplicates = await_boxed (topsheet_duplicate_service_find (self->session, g_ptr_array_index (result->items, 1)));
  text = topsheet_duplicate_service_describe (g_ptr_array_index (result->items, 1),
                                              get_only (duplicates, TOPSHEET_DUPLICATE_SAME, "SH010_v001"));
  g_assert_cmpstr (text, ==, "Same settings and seed");
}

/* Two that nobody can tell apart by what their files say: a random seed, and another picture that went in. */
static void
test_never (Fixture *self, gconstpointer data)
{
  static const char graph[] =
    "{\"1\":{\"class_type\":\"LoadImage\",\"inputs\":{\"image\":\"sketch.png\"}},"
    "\"2\":{\"class_type\":\"CheckpointLoaderSimple\",\"inputs\":{\"ckpt_name\":\"flux.safetensors\"}},"
    "\"3\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"a fox\",\"clip\":[\"2\",1]}},"
    "\"4\":{\"class_type\":\"VAEEncode\",\"inputs\":{\"pixels\":[\"1\",0],\"vae\":[\"2\",2]}},"
    "\"5\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":7,\"steps\":8,\"cfg\":1,\"sampler_name\":\"euler\",\"scheduler\":\"simple\",\"denoise\":1,"
    "\"model\":[\"2\",0],\"positive\":[\"3\",0],\"negative\":[\"3\",0],\"latent_image\":[\"4\",0]}},"
    "\"6\":{\"class_type\":\"VAEDecode\",\"inputs\":{\"samples\":[\"5\",0],\"vae\":[\"2\",2]}},"
    "\"7\":{\"class_type\":\"SaveImage\",\"inputs\":{\"images\":[\"6\",0]}}}";
  g_autoptr (TopsheetImportResult) result = NULL;
  TopsheetParameters *parameters;

  add_picture (self, "in/SH010_v001.png", 2, "prompt", graph);
  add_picture (self, "in/SH010_v002.png", 3, "prompt", graph);
  add_picture (self, "in/SH010_v003.png", 4, "parameters", PROMPT "\nSteps: 20, Seed: -1, Model: flux-2-pro");
  add_picture (self, "in/SH010_v004.png", 5, "parameters", PROMPT "\nSteps: 20, Seed: -1, Model: flux-2-pro");
  result = import_all (self);
  g_assert_cmpuint (result->imported, ==, 4);
  g_assert_cmpuint (result->duplicates, ==, 0);
  parameters = topsheet_generation_get_parameters (g_ptr_array_index (result->items, 0));
  g_assert_cmpstr (topsheet_parameters_get_seed (parameters), ==, "7");
  g_assert_cmpstr (topsheet_parameters_get_input (parameters), ==, "sketch.png");
  g_assert_null (topsheet_duplicate_service_summarize (result->items));
}

/* The same pixels under another prompt; and one that was rejected with another seed. */
static void
test_near_and_alike (Fixture *self, gconstpointer data)
{
  g_autoptr (TopsheetImportResult) result = NULL;
  g_autoptr (GPtrArray) alike = NULL, decisions = NULL, changed = NULL, near = NULL;
  g_autofree char *text = NULL, *looks = NULL;
  TopsheetGeneration *first;

  add_picture (self, "in/SH010_v001.png", 2, "parameters", SETTINGS);
  add_picture (self, "in/SH010_v002.png", 2, "parameters", "something else\nSteps: 20, Seed: 8, Model: sdxl");
  add_picture (self, "in/SH010_v003.png", 3, "parameters",
               PROMPT " x\nNegative prompt: text\nSteps: 9, Seed: 9, Model: flux-2-pro");
  result = import_all (self);
  first = g_ptr_array_index (result->items, 0);
  alike = await_boxed (topsheet_duplicate_service_find (self->session, first));
  looks = topsheet_duplicate_service_describe (first, get_only (alike, TOPSHEET_DUPLICATE_ALIKE, "SH010_v002"));
  g_assert_cmpstr (looks, ==, "Looks 100 % alike");

  decisions = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (decisions, topsheet_decision_new (topsheet_generation_get_id (first), TOPSHEET_DECISION_REJECTED,
                                                     "anatomy", "Ada", 0));
  changed = await_boxed (topsheet_store_add_decisions (self->store, decisions, NULL));
  near = await_boxed (topsheet_duplicate_service_find (self->session, g_ptr_array_index (result->items, 2)));
  text = topsheet_duplicate_service_describe (g_ptr_array_index (result->items, 2),
                                              get_only (near, TOPSHEET_DUPLICATE_NEAR, "SH010_v001"));
  /* Twelve of twelve words and thirteen. */
  g_assert_cmpstr (text, ==, "Prompt 96 % the same, seed 42");
}

/* Recorded by an older program, or by hand: looked at later, those that are gone are passed over. */
static void
test_catch_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fixture_add_picture (self, "later.png", "flux-2-pro", 5);
  g_autoptr (GPtrArray) generations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GPtrArray) unseen = NULL;
  g_autoptr (GError) error = NULL;
  gint64 project_id = topsheet_project_get_id (self->project);
  TopsheetRecordResult *recorded;

  for (guint i = 0; i < 2; i++)
    {
      TopsheetGeneration *generation = topsheet_generation_new (project_id);
      g_autofree char *sha256 = g_strdup_printf ("%064u", i);

      g_object_set (generation, "deliverable", "SH010", "sha256", sha256, "path", i == 0 ? path : "/nowhere/x.png",
                    NULL);
      g_ptr_array_add (generations, generation);
      g_ptr_array_add (entries, topsheet_ledger_entry_new (project_id, TOPSHEET_ENTRY_CHARGE, 1000,
                                                           TOPSHEET_PHASE_EXPLORATION, NULL));
    }
  recorded = await_boxed (topsheet_store_record_generations (self->store, generations, entries));
  topsheet_record_result_free (recorded);
  g_cancellable_cancel (cancelled);
  error = await_error (topsheet_duplicate_service_catch_up (self->session, cancelled));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  await_done (topsheet_duplicate_service_catch_up (self->session, NULL));
  unseen = await_boxed (topsheet_store_list_unseen (self->store, 0, 10));
  g_assert_cmpuint (unseen->len, ==, 1);
  g_assert_cmpstr (topsheet_generation_get_path (g_ptr_array_index (unseen, 0)), ==, "/nowhere/x.png");
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/services/duplicate/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  ADD ("same", test_same);
  ADD ("never", test_never);
  ADD ("near-and-alike", test_near_and_alike);
  ADD ("catch-up", test_catch_up);
  return fixture_run ();
}
