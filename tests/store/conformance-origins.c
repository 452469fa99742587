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
}

const StoreTest store_origin_tests[] = {
  { "origin/duplicates", test_duplicates },
  { "origin/parent", test_parent },
  { "origin/disputed", test_disputed },
  { "origin/hourly-rates", test_hourly_rates },
  { "origin/stars", test_stars },
  { "origin/reasons", test_reasons },
  { "origin/review-time", test_review_time },
  { NULL },
};
