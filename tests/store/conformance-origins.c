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

const StoreTest store_origin_tests[] = {
  { "origin/duplicates", test_duplicates },
  { "origin/parent", test_parent },
  { "origin/disputed", test_disputed },
  { "origin/hourly-rates", test_hourly_rates },
  { NULL },
};
