/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

static TopsheetGeneration *
record (Fixture *fixture, TopsheetGeneration *generation)
{
  g_autoptr (GPtrArray) generations = list_of (generation, NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 1), NULL);
  TopsheetRecordResult *result = await_boxed (topsheet_store_record_generations (fixture->store, generations, entries));
  TopsheetGeneration *recorded = g_object_ref (g_ptr_array_index (result->recorded, 0));

  topsheet_record_result_free (result);
  return recorded;
}

/* @cfg written as the file says it. */
static TopsheetGeneration *
record_asked (Fixture *fixture, const char *content, const char *seed, const char *cfg)
{
  TopsheetGeneration *generation = make_generation (fixture->project_id, "SH010", content);
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();

  g_object_set (parameters, "prompt", "a fox", "seed", seed, "cfg", cfg, "model", "flux-2-pro", NULL);
  g_object_set (generation, "parameters", parameters, NULL);
  return record (fixture, generation);
}

static guint
count_of (Fixture *fixture, const char *text)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, START_USEC);
  TopsheetGenerationQuery query = { .project_id = fixture->project_id, .phase = -1, .search = search };
  g_autoptr (GArray) ids = NULL;

  g_assert_cmpuint (search->problems->len, ==, 0);
  ids = await_ids (topsheet_store_query_generations (fixture->store, &query));
  return ids->len;
}

static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) first = record_asked (fixture, "1", "42", "7.0");
  g_autoptr (TopsheetGeneration) other = record_asked (fixture, "2", "43", "7.0");
  g_autoptr (TopsheetGeneration) again = record_asked (fixture, "3", "42", "7");
  g_autoptr (TopsheetGeneration) third = record_asked (fixture, "4", "42", "7.00");
  g_autoptr (TopsheetGeneration) random = record_asked (fixture, "5", "-1", "7");
  g_autoptr (TopsheetGeneration) random_too = record_asked (fixture, "6", "-1", "7");

  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (first), ==, 0);
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (other), ==, 0);
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (again), ==, topsheet_generation_get_id (first));
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (third), ==, topsheet_generation_get_id (first));
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (random_too), ==, 0);
  g_assert_cmpuint (count_of (fixture, "duplicate:yes"), ==, 2);
  g_assert_cmpuint (count_of (fixture, "duplicate:no"), ==, 4);
}

static void
test_parent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = record_asked (fixture, "1", "42", "7");
  TopsheetGeneration *refinement = make_generation (fixture->project_id, "SH010", "2");
  g_autoptr (TopsheetGeneration) recorded = NULL;

  g_object_set (refinement, "parent-id", topsheet_generation_get_id (parent), "operation", "retouch", "edit-seconds",
                90.5, "stars", 4u, NULL);
  recorded = record (fixture, refinement);
  g_assert_cmpint (topsheet_generation_get_parent_id (recorded), ==, topsheet_generation_get_id (parent));
  g_assert_cmpstr (topsheet_generation_get_operation (recorded), ==, "retouch");
  g_assert_cmpfloat (topsheet_generation_get_edit_seconds (recorded), ==, 90.5);
  g_assert_cmpuint (topsheet_generation_get_stars (recorded), ==, 4);
  g_assert_cmpuint (count_of (fixture, "has:parent"), ==, 1);
  g_assert_cmpuint (count_of (fixture, "stars:>=4"), ==, 1);
  g_assert_cmpuint (count_of (fixture, "stars:0"), ==, 1);
}

static void
decide (Fixture *fixture, TopsheetGeneration *generation, TopsheetDecisionKind kind, const char *member)
{
  g_autoptr (GPtrArray) decisions =
    list_of (topsheet_decision_new (topsheet_generation_get_id (generation), kind, NULL, member, 0), NULL);
  g_autoptr (GPtrArray) changed = await_array (topsheet_store_add_decisions (fixture->store, decisions, NULL));

  g_assert_cmpuint (changed->len, ==, 1);
}

/* Two people's last words; one who changed his mind, or took his back, disputes nothing. */
static void
test_disputed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) generation = record_asked (fixture, "1", "42", "7");

  decide (fixture, generation, TOPSHEET_DECISION_REJECTED, "Ada");
  decide (fixture, generation, TOPSHEET_DECISION_ACCEPTED, "Ada");
  g_assert_cmpuint (count_of (fixture, "disputed:yes"), ==, 0);
  decide (fixture, generation, TOPSHEET_DECISION_REJECTED, "Bo");
  g_assert_cmpuint (count_of (fixture, "disputed:yes"), ==, 1);
  decide (fixture, generation, TOPSHEET_DECISION_PENDING, "Bo");
  g_assert_cmpuint (count_of (fixture, "disputed:yes"), ==, 0);
}

static void
test_hourly_rates (Fixture *fixture, gconstpointer data)
{
  const TopsheetDecimal low = { 405, 1 }, high = { 60, 0 };
  g_autoptr (GPtrArray) rates = NULL;
  const TopsheetHourlyRate *everybody, *ada;

  await_done (topsheet_store_put_hourly_rate (fixture->store, fixture->project_id, "Ada", &low));
  await_done (topsheet_store_put_hourly_rate (fixture->store, fixture->project_id, NULL, &low));
  await_done (topsheet_store_put_hourly_rate (fixture->store, fixture->project_id, "Ada", &high));
  rates = await_array (topsheet_store_list_hourly_rates (fixture->store, fixture->project_id));
  g_assert_cmpuint (rates->len, ==, 2);
  everybody = g_ptr_array_index (rates, 0);
  ada = g_ptr_array_index (rates, 1);
  g_assert_cmpstr (everybody->member, ==, "");
  g_assert_true (topsheet_decimal_compare (&everybody->rate, &low) == 0);
  g_assert_cmpstr (ada->member, ==, "Ada");
  g_assert_true (topsheet_decimal_compare (&ada->rate, &high) == 0);
  await_error (topsheet_store_put_hourly_rate (fixture->store, 99, NULL, &low), TOPSHEET_STORE_ERROR_NOT_FOUND);
}

static TopsheetGeneration *
record_prompt (Fixture *fixture, const char *content, const char *seed, const char *prompt, gint64 look)
{
  TopsheetGeneration *generation = make_generation (fixture->project_id, "SH010", content);
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();

  g_object_set (parameters, "prompt", prompt, "seed", seed, "model", "flux-2-pro", NULL);
  g_object_set (generation, "parameters", parameters, NULL);
  if (look >= 0)
    topsheet_generation_set_look (generation, (guint64) look);
  return record (fixture, generation);
}

static void
assert_duplicate (GPtrArray *duplicates, guint i, TopsheetDuplicateKind kind, TopsheetGeneration *generation)
{
  const TopsheetDuplicate *duplicate;

  g_assert_cmpuint (i, <, duplicates->len);
  duplicate = g_ptr_array_index (duplicates, i);
  g_assert_cmpint (duplicate->kind, ==, kind);
  g_assert_cmpint (topsheet_generation_get_id (duplicate->generation), ==, topsheet_generation_get_id (generation));
}

/* Same before near before alike, each once; another model, another prompt, what was not rejected and what came later is not near. */
static void
test_list_duplicates (Fixture *fixture, gconstpointer data)
{
  static const char words[] = "a red fox sits in deep snow under an old oak, evening light, 85 mm lens";
  static const char nearly[] = "a red fox sits in deep snow under an old oak, morning light, 85 mm lens";
  g_autoptr (TopsheetGeneration) near = record_prompt (fixture, "1", "1", nearly, 0xff);
  g_autoptr (TopsheetGeneration) kept = record_prompt (fixture, "2", "2", words, -1);
  g_autoptr (TopsheetGeneration) far = record_prompt (fixture, "3", "3", "a red fox jumps over a lazy dog", 0x7f);
  g_autoptr (TopsheetGeneration) same = record_prompt (fixture, "4", "42", words, 0x1ff);
  g_autoptr (TopsheetGeneration) this = record_prompt (fixture, "5", "42.0", words, 0xff);
  g_autoptr (TopsheetGeneration) later = record_prompt (fixture, "6", "6", words, 0xffffffff);
  g_autoptr (GPtrArray) duplicates = NULL, nothing = NULL;

  decide (fixture, near, TOPSHEET_DECISION_REJECTED, "Ada");
  decide (fixture, far, TOPSHEET_DECISION_REJECTED, "Ada");
  decide (fixture, same, TOPSHEET_DECISION_REJECTED, "Ada");
  decide (fixture, later, TOPSHEET_DECISION_REJECTED, "Ada");
  duplicates = await_array (topsheet_store_list_duplicates (fixture->store, this));
  g_assert_cmpuint (duplicates->len, ==, 3);
  assert_duplicate (duplicates, 0, TOPSHEET_DUPLICATE_SAME, same);
  assert_duplicate (duplicates, 1, TOPSHEET_DUPLICATE_NEAR, near);
  assert_duplicate (duplicates, 2, TOPSHEET_DUPLICATE_ALIKE, far);
  g_assert_cmpuint (((TopsheetDuplicate *) g_ptr_array_index (duplicates, 2))->difference, ==, 1);
  g_assert_cmpfloat (((TopsheetDuplicate *) g_ptr_array_index (duplicates, 1))->likeness, >, 0.9);
  g_assert_cmpint (topsheet_generation_get_decision (((TopsheetDuplicate *) g_ptr_array_index (duplicates, 0))
                                                       ->generation),
                   ==, TOPSHEET_DECISION_REJECTED);
  g_assert_cmpstr (topsheet_generation_get_duplicate_of (this), ==, topsheet_generation_get_version_id (same));
  nothing = await_array (topsheet_store_list_duplicates (fixture->store, kept));
  g_assert_cmpuint (nothing->len, ==, 1);
  assert_duplicate (nothing, 0, TOPSHEET_DUPLICATE_NEAR, near);
}

/* What is about to be paid for: it says less than the file did. */
static void
test_call_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) made = record_asked (fixture, "1", "42", "7.0");
  g_autoptr (TopsheetGeneration) call = topsheet_generation_new (fixture->project_id);
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
  g_autoptr (GPtrArray) same = NULL, other = NULL, random = NULL;

  g_object_set (parameters, "prompt", "a  fox", "seed", "42", "model", "FLUX-2-pro", NULL);
  g_object_set (call, "parameters", parameters, NULL);
  same = await_array (topsheet_store_list_duplicates (fixture->store, call));
  g_assert_cmpuint (same->len, ==, 1);
  assert_duplicate (same, 0, TOPSHEET_DUPLICATE_SAME, made);
  g_object_set (parameters, "cfg", "8", NULL);
  other = await_array (topsheet_store_list_duplicates (fixture->store, call));
  g_assert_cmpuint (other->len, ==, 0);
  g_object_set (parameters, "cfg", NULL, "seed", "-1", NULL);
  random = await_array (topsheet_store_list_duplicates (fixture->store, call));
  g_assert_cmpuint (random->len, ==, 0);
}

/* A picture went in whose content nobody knows; and an editor that kept the parameters of what it opened. */
static void
test_never_duplicates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = record_asked (fixture, "1", "42", "7");

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *content = g_strdup_printf ("%u", 2 + i);
      TopsheetGeneration *generation = make_generation (fixture->project_id, "SH010", content);
      g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
      g_autoptr (TopsheetGeneration) recorded = NULL;

      g_object_set (parameters, "prompt", "a fox", "seed", "42", "cfg", "7", "model", "flux-2-pro", "input",
                    i == 0 ? "sketch.png" : NULL, NULL);
      g_object_set (generation, "parameters", parameters, "parent-id", i == 0 ? 0 : topsheet_generation_get_id (parent),
                    NULL);
      recorded = record (fixture, generation);
      g_assert_cmpint (topsheet_generation_get_duplicate_of_id (recorded), ==, 0);
      g_assert_cmpstr (topsheet_generation_get_parent (recorded), ==,
                       i == 0 ? NULL : topsheet_generation_get_version_id (parent));
    }
  g_assert_cmpuint (count_of (fixture, "duplicate:yes"), ==, 0);
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) first = record_prompt (fixture, "1", "1", "a fox", -1);
  g_autoptr (TopsheetGeneration) seen = record_prompt (fixture, "2", "2", "a fox", 0);
  g_autoptr (TopsheetGeneration) last = record_prompt (fixture, "3", "3", "a fox", -1);
  g_autoptr (GPtrArray) unseen = await_array (topsheet_store_list_unseen (fixture->store, 0, 10));
  g_autoptr (GPtrArray) after = NULL, none = NULL;
  guint64 look = 1;

  g_assert_true (topsheet_generation_get_look (seen, &look));
  g_assert_cmpuint (look, ==, 0);
  g_assert_cmpuint (unseen->len, ==, 2);
  after = await_array (topsheet_store_list_unseen (fixture->store, topsheet_generation_get_id (first), 10));
  g_assert_cmpuint (after->len, ==, 1);
  topsheet_generation_set_look (g_ptr_array_index (unseen, 0), 1);
  topsheet_generation_set_look (g_ptr_array_index (unseen, 1), G_MAXUINT64);
  await_done (topsheet_store_put_looks (fixture->store, unseen));
  none = await_array (topsheet_store_list_unseen (fixture->store, 0, 10));
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_pointer (&after, g_ptr_array_unref);
  after = await_array (topsheet_store_list_duplicates (fixture->store, seen));
  g_assert_cmpuint (after->len, ==, 1);
  assert_duplicate (after, 0, TOPSHEET_DUPLICATE_ALIKE, first);
  g_assert_cmpint (topsheet_generation_get_id (last), !=, 0);
}

static void
test_provenance (Fixture *fixture, gconstpointer data)
{
  TopsheetGeneration *generation = make_generation (fixture->project_id, "SH010", "1");
  g_autoptr (TopsheetGeneration) recorded = NULL;

  g_object_set (generation, "provenance", "{\"c2pa\":true,\"generator\":\"ChatGPT\"}", NULL);
  recorded = record (fixture, generation);
  g_assert_cmpstr (topsheet_generation_get_provenance (recorded), ==, "{\"c2pa\":true,\"generator\":\"ChatGPT\"}");
  g_assert_cmpuint (count_of (fixture, "has:provenance"), ==, 1);
  g_assert_cmpuint (count_of (fixture, "-has:provenance"), ==, 0);
}

static TopsheetOpenEdit *
open_edit (Fixture *fixture, TopsheetGeneration *generation, const char *path)
{
  TopsheetOpenEdit edit = {
    .generation_id = topsheet_generation_get_id (generation),
    .path = (char *) path,
    .sha256 = (char *) topsheet_generation_get_sha256 (generation),
    .application = (char *) "GIMP",
    .member = (char *) "Ada",
  };

  return await_boxed (topsheet_store_add_open_edit (fixture->store, &edit));
}

static guint
count_open (Fixture *fixture, gint64 project_id)
{
  g_autoptr (GPtrArray) edits = await_array (topsheet_store_list_open_edits (fixture->store, project_id));

  return edits->len;
}

static void
test_open_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = record_asked (fixture, "1", "42", "7");
  g_autoptr (TopsheetOpenEdit) edit = open_edit (fixture, parent, "/tmp/SH010_v001_edit.png");
  g_autofree char *other = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "other", -1);
  g_autoptr (GPtrArray) edits = NULL;
  TopsheetOpenEdit again = *edit;
  const TopsheetOpenEdit *listed;

  g_assert_cmpint (edit->id, >, 0);
  g_assert_cmpint (edit->project_id, ==, fixture->project_id);
  g_assert_cmpstr (edit->version_id, ==, "SH010_v001");
  g_assert_cmpint (edit->opened_at_usec, ==, START_USEC);
  await_error (topsheet_store_add_open_edit (fixture->store, &again), TOPSHEET_STORE_ERROR_EXISTS);
  again.generation_id = 99;
  again.path = (char *) "/tmp/other.png";
  await_error (topsheet_store_add_open_edit (fixture->store, &again), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_done (topsheet_store_update_open_edit (fixture->store, edit->id, other, 90.5));
  await_error (topsheet_store_update_open_edit (fixture->store, 99, other, 1), TOPSHEET_STORE_ERROR_NOT_FOUND);
  edits = await_array (topsheet_store_list_open_edits (fixture->store, 0));
  g_assert_cmpuint (edits->len, ==, 1);
  listed = g_ptr_array_index (edits, 0);
  g_assert_cmpstr (listed->path, ==, "/tmp/SH010_v001_edit.png");
  g_assert_cmpstr (listed->sha256, ==, other);
  g_assert_cmpstr (listed->application, ==, "GIMP");
  g_assert_cmpstr (listed->member, ==, "Ada");
  g_assert_cmpfloat (listed->edit_seconds, ==, 90.5);
  g_assert_cmpuint (count_open (fixture, fixture->project_id + 1), ==, 0);
  await_done (topsheet_store_remove_open_edit (fixture->store, edit->id));
  await_error (topsheet_store_remove_open_edit (fixture->store, edit->id), TOPSHEET_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_open (fixture, 0), ==, 0);
}

static TopsheetGeneration *
make_refinement (Fixture *fixture, TopsheetGeneration *parent, const char *content)
{
  TopsheetGeneration *refinement = make_generation (fixture->project_id, "SH010", content);

  g_object_set (refinement, "parent-id", topsheet_generation_get_id (parent), "operation", "retouch", NULL);
  return refinement;
}

/* The edit is over and its refinement is there, or neither. */
static void
test_finish_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) parent = record_asked (fixture, "1", "42", "7");
  g_autoptr (TopsheetOpenEdit) edit = open_edit (fixture, parent, "/tmp/SH010_v001_edit.png");
  g_autoptr (TopsheetGeneration) same = make_refinement (fixture, parent, "1");
  g_autoptr (TopsheetGeneration) better = make_refinement (fixture, parent, "2");
  g_autoptr (TopsheetGeneration) recorded = NULL;
  g_autoptr (TopsheetLedgerEntry) entry = make_charge (fixture->project_id, 5);
  g_autoptr (GPtrArray) children = NULL;

  await_error (topsheet_store_finish_open_edit (fixture->store, edit->id, same, entry), TOPSHEET_STORE_ERROR_REFUSED);
  g_assert_cmpuint (count_open (fixture, 0), ==, 1);
  recorded = await_object (topsheet_store_finish_open_edit (fixture->store, edit->id, better, entry));
  g_assert_cmpstr (topsheet_generation_get_version_id (recorded), ==, "SH010_v002");
  g_assert_cmpint (topsheet_generation_get_cost (recorded)->nanos, ==, 5);
  g_assert_cmpint (topsheet_generation_get_duplicate_of_id (recorded), ==, 0);
  g_assert_cmpuint (count_open (fixture, 0), ==, 0);
  await_error (topsheet_store_finish_open_edit (fixture->store, edit->id, better, entry),
               TOPSHEET_STORE_ERROR_NOT_FOUND);
  children = await_array (topsheet_store_list_children (fixture->store, topsheet_generation_get_id (parent)));
  g_assert_cmpuint (children->len, ==, 1);
  g_assert_cmpint (topsheet_generation_get_id (g_ptr_array_index (children, 0)), ==,
                   topsheet_generation_get_id (recorded));
  verify_good (fixture->store);
}

/* From when it was made to the first sign of an edit. */
static void
test_first_edits (Fixture *fixture, gconstpointer data)
{
  TopsheetGeneration *made = make_generation (fixture->project_id, "SH010", "1");
  TopsheetGeneration *other = make_generation (fixture->project_id, "SH020", "2");
  g_autoptr (TopsheetGeneration) decided = NULL, opened = NULL, untouched = NULL, refinement = NULL;
  g_autoptr (TopsheetOpenEdit) edit = NULL;
  g_autoptr (GPtrArray) edits = NULL;

  g_object_set (made, "made-at-usec", START_USEC - 600 * G_USEC_PER_SEC, NULL);
  g_object_set (other, "made-at-usec", START_USEC - 60 * G_USEC_PER_SEC, NULL);
  decided = record (fixture, made);
  opened = record (fixture, other);
  untouched = record_asked (fixture, "3", "42", "7");
  decide (fixture, untouched, TOPSHEET_DECISION_REJECTED, "Ada");
  edit = open_edit (fixture, opened, "/tmp/SH020_v001_edit.png");
  refinement = make_refinement (fixture, decided, "4");
  g_object_set (refinement, "edit-seconds", 240.0, NULL);
  g_object_unref (record (fixture, g_steal_pointer (&refinement)));
  decide (fixture, decided, TOPSHEET_DECISION_EDIT, "Ada");
  edits = await_array (topsheet_store_list_first_edits (fixture->store, fixture->project_id));
  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_cmpfloat (((TopsheetFirstEdit *) g_ptr_array_index (edits, 0))->seconds, ==, 360);
  g_assert_cmpstr (((TopsheetFirstEdit *) g_ptr_array_index (edits, 1))->deliverable, ==, "SH020");
  g_assert_cmpfloat (((TopsheetFirstEdit *) g_ptr_array_index (edits, 1))->seconds, ==, 60);
}

static void
test_stars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) first = record_asked (fixture, "1", "42", "7");
  g_autoptr (TopsheetGeneration) second = record_asked (fixture, "2", "43", "7");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GArray) sorted = NULL;
  TopsheetGenerationQuery query = { .project_id = fixture->project_id, .phase = -1, .sort = TOPSHEET_SORT_STARS };
  gint64 a = topsheet_generation_get_id (first), b = topsheet_generation_get_id (second), none = 99;

  g_array_append_val (ids, a);
  g_array_append_val (ids, b);
  changed = await_array (topsheet_store_set_stars (fixture->store, ids, (const guint8[]) { 2, 5 }));
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpuint (topsheet_generation_get_stars (g_ptr_array_index (changed, 1)), ==, 5);
  sorted = await_ids (topsheet_store_query_generations (fixture->store, &query));
  g_assert_cmpint (g_array_index (sorted, gint64, 0), ==, b);
  g_assert_cmpuint (count_of (fixture, "stars:>=2"), ==, 2);

  /* All or none. */
  g_array_append_val (ids, none);
  await_error (topsheet_store_set_stars (fixture->store, ids, (const guint8[]) { 0, 0, 1 }),
               TOPSHEET_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_of (fixture, "stars:5"), ==, 1);
}

static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  const char * const mine[] = { "light", "Horizon not level", NULL }, * const twice[] = { "a", "a", NULL };
  const char * const nothing[] = { "", NULL }, * const none[] = { NULL };
  g_auto (GStrv) before = await_boxed (topsheet_store_list_reasons (fixture->store));
  g_auto (GStrv) after = NULL;

  g_assert_cmpuint (g_strv_length (before), ==, 0);
  await_done (topsheet_store_set_reasons (fixture->store, mine));
  await_error (topsheet_store_set_reasons (fixture->store, twice), TOPSHEET_STORE_ERROR_EXISTS);
  await_error (topsheet_store_set_reasons (fixture->store, nothing), TOPSHEET_STORE_ERROR_REFUSED);
  after = await_boxed (topsheet_store_list_reasons (fixture->store));
  g_assert_cmpstrv (after, mine);
  await_done (topsheet_store_set_reasons (fixture->store, none));
  g_strfreev (after);
  after = await_boxed (topsheet_store_list_reasons (fixture->store));
  g_assert_cmpuint (g_strv_length (after), ==, 0);
}

static void
review (Fixture *fixture, TopsheetGeneration *generation, const char *member, double seconds)
{
  TopsheetDecision *decision = topsheet_decision_new (topsheet_generation_get_id (generation),
                                                      TOPSHEET_DECISION_ACCEPTED, NULL, member, 0);
  g_autoptr (GPtrArray) decisions = list_of (decision, NULL);

  g_object_set (decision, "review-seconds", seconds, NULL);
  g_ptr_array_unref (await_array (topsheet_store_add_decisions (fixture->store, decisions, NULL)));
}

static guint
post_time (Fixture *fixture)
{
  return await_uint (topsheet_store_post_review_time (fixture->store, fixture->project_id, "Reviewing"));
}

/* Each second is posted once, at the rate of its person; what nobody has a rate for waits. */
static void
test_review_time (Fixture *fixture, gconstpointer data)
{
  const TopsheetDecimal rate = { 54, 0 }, half = { 50, 2 };
  g_autoptr (TopsheetGeneration) generation = record_asked (fixture, "1", "42", "7");
  TopsheetEntryQuery query = { .project_id = fixture->project_id, .account = 6000, .phase = -1, .oldest_first = TRUE };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) times = NULL;
  TopsheetLedgerEntry *entry;
  const TopsheetReviewTime *ada;
  TopsheetDecimal quantity;

  review (fixture, generation, "Ada", 1500);
  review (fixture, generation, "Ada", 301); /* 0.50027… h */
  review (fixture, generation, "Bo", 36);
  g_assert_cmpuint (post_time (fixture), ==, 0);
  await_done (topsheet_store_put_hourly_rate (fixture->store, fixture->project_id, "Ada", &rate));
  g_assert_cmpuint (post_time (fixture), ==, 1);
  g_assert_cmpuint (post_time (fixture), ==, 0);
  review (fixture, generation, "Ada", 2.6); /* with the second that was left over one step of 3.6 s */
  g_assert_cmpuint (post_time (fixture), ==, 1);
  await_done (topsheet_store_put_hourly_rate (fixture->store, fixture->project_id, NULL, &rate));
  g_assert_cmpuint (post_time (fixture), ==, 1);

  ids = await_ids (topsheet_store_query_entries (fixture->store, &query));
  entries = await_array (topsheet_store_load_entries (fixture->store, ids));
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  quantity = topsheet_ledger_entry_get_quantity (entry);
  g_assert_cmpint (topsheet_decimal_compare (&quantity, &half), ==, 0);
  g_assert_cmpint (topsheet_ledger_entry_get_unit (entry), ==, TOPSHEET_UNIT_HOUR);
  g_assert_cmpint (topsheet_ledger_entry_get_amount (entry)->nanos, ==, G_GINT64_CONSTANT (27000000000));
  g_assert_cmpstr (topsheet_ledger_entry_get_member (entry), ==, "Ada");
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpint (topsheet_ledger_entry_get_amount (entry)->nanos, ==, 54000000); /* 0.001 h */
  entry = g_ptr_array_index (entries, 2);
  g_assert_cmpstr (topsheet_ledger_entry_get_member (entry), ==, "Bo");
  g_assert_cmpint (topsheet_ledger_entry_get_amount (entry)->nanos, ==, 540000000);

  /* Who takes one back does not want it again. */
  g_object_unref (await_object (topsheet_store_reverse_entry (fixture->store, topsheet_ledger_entry_get_id (entry),
                                                              "Not billed", "Ada")));
  g_assert_cmpuint (post_time (fixture), ==, 0);
  times = await_array (topsheet_store_list_review_time (fixture->store, fixture->project_id));
  g_assert_cmpuint (times->len, ==, 2);
  ada = g_ptr_array_index (times, 0);
  g_assert_cmpfloat_with_epsilon (ada->seconds, 1803.6, 1e-9);
  g_assert_cmpint (ada->posted_nanos, ==, G_GINT64_CONSTANT (27054000000));
  g_assert_cmpint (((TopsheetReviewTime *) g_ptr_array_index (times, 1))->posted_nanos, ==, 0);
}

const StoreTest store_origin_tests[] = {
  { "origin/open-edits", test_open_edits },
  { "origin/finish-edit", test_finish_edit },
  { "origin/first-edits", test_first_edits },
  { "origin/duplicates", test_duplicates },
  { "origin/list-duplicates", test_list_duplicates },
  { "origin/call-duplicates", test_call_duplicates },
  { "origin/never-duplicates", test_never_duplicates },
  { "origin/looks", test_looks },
  { "origin/provenance", test_provenance },
  { "origin/parent", test_parent },
  { "origin/disputed", test_disputed },
  { "origin/hourly-rates", test_hourly_rates },
  { "origin/stars", test_stars },
  { "origin/reasons", test_reasons },
  { "origin/review-time", test_review_time },
  { NULL },
};
