/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

#include "model/topsheet-account.h"

#define ALL_PHASES -1

static TopsheetGenerationQuery
query_of (Fixture *fixture)
{
  return (TopsheetGenerationQuery) { .project_id = fixture->project_id, .phase = ALL_PHASES };
}

/* Version ids of what a query finds, joined: "SH010_v001 SH010_v002" */
static char *
find (Fixture *fixture, const TopsheetGenerationQuery *query)
{
  g_autoptr (GArray) ids = await_ids (topsheet_store_query_generations (fixture->store, query));
  g_autoptr (GPtrArray) generations = await_array (topsheet_store_load_generations (fixture->store, ids));
  GString *found = g_string_new (NULL);

  g_assert_cmpuint (generations->len, ==, ids->len);
  for (guint i = 0; i < generations->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            topsheet_generation_get_version_id (g_ptr_array_index (generations, i)));
  return g_string_free (found, FALSE);
}

#define assert_found(fixture, query, expected)                                                                         \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found = find (fixture, query);                                                                    \
    g_assert_cmpstr (found, ==, expected);                                                                             \
  }                                                                                                                    \
  G_STMT_END

static void
fill_in (TopsheetGeneration *generation)
{
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();

  g_object_set (parameters, "tool", "ComfyUI", "prompt", "a \"fox\"\nin żółć \\ \x01 \U0001f98a", "seed",
                "18446744073709551615", "cfg", "7.5", NULL);
  topsheet_parameters_add_lora (parameters, "film-grain", "0.8");
  topsheet_parameters_add_lora (parameters, "no \"weight\"", NULL);
  topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
  g_object_set (generation, "parameters", parameters, "usage", usage, "path", "/tmp/a b/ż.png", "file-size-bytes",
                G_GINT64_CONSTANT (5000000000), "frames", 120u, "duration-s", 5.125, "made-at-usec", START_USEC - 5,
                "member", "Ada", NULL);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  TopsheetGeneration *generation = make_generation (fixture->project_id, "SH010", "picture");
  g_autoptr (GPtrArray) generations = list_of (generation, NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 52500000), NULL);
  TopsheetRecordResult *result;
  TopsheetGeneration *recorded;
  TopsheetParameters *parameters;
  g_autoptr (TopsheetGeneration) found = NULL;
  const TopsheetLora *lora;

  fill_in (generation);
  result = await_boxed (topsheet_store_record_generations (fixture->store, generations, entries));
  recorded = g_ptr_array_index (result->recorded, 0);
  g_assert_cmpuint (result->already_known, ==, 0);
  g_assert_cmpstr (topsheet_generation_get_version_id (recorded), ==, "SH010_v001");
  topsheet_record_result_free (result);

  found = await_object (topsheet_store_find_generation (fixture->store, fixture->project_id, "SH010_v001"));
  parameters = topsheet_generation_get_parameters (found);
  g_assert_cmpstr (topsheet_parameters_get_prompt (parameters), ==, "a \"fox\"\nin żółć \\ \x01 \U0001f98a");
  g_assert_cmpstr (topsheet_parameters_get_seed (parameters), ==, "18446744073709551615");
  g_assert_cmpstr (topsheet_parameters_get_tool (parameters), ==, "ComfyUI");
  g_assert_cmpstr (topsheet_parameters_get_cfg (parameters), ==, "7.5");
  g_assert_null (topsheet_parameters_get_negative_prompt (parameters));
  g_assert_cmpuint (topsheet_parameters_get_loras (parameters)->len, ==, 2);
  lora = g_ptr_array_index (topsheet_parameters_get_loras (parameters), 0);
  g_assert_cmpstr (lora->name, ==, "film-grain");
  g_assert_cmpstr (lora->weight, ==, "0.8");
  lora = g_ptr_array_index (topsheet_parameters_get_loras (parameters), 1);
  g_assert_cmpstr (lora->name, ==, "no \"weight\"");
  g_assert_null (lora->weight);

  g_assert_cmpstr (topsheet_generation_get_sha256 (found), ==, topsheet_generation_get_sha256 (generation));
  g_assert_cmpstr (topsheet_generation_get_path (found), ==, "/tmp/a b/ż.png");
  g_assert_cmpstr (topsheet_generation_get_format (found), ==, "png");
  g_assert_cmpstr (topsheet_generation_get_provider (found), ==, "bfl");
  g_assert_cmpstr (topsheet_generation_get_model_id (found), ==, "bfl/flux-2-pro");
  g_assert_cmpint (topsheet_generation_get_file_size_bytes (found), ==, G_GINT64_CONSTANT (5000000000));
  g_assert_cmpuint (topsheet_generation_get_width (found), ==, 1024);
  g_assert_cmpuint (topsheet_generation_get_height (found), ==, 768);
  g_assert_cmpuint (topsheet_generation_get_frames (found), ==, 120);
  g_assert_cmpfloat (topsheet_generation_get_duration_s (found), ==, 5.125);
  g_assert_cmpint (topsheet_generation_get_made_at_usec (found), ==, START_USEC - 5);
  g_assert_cmpint (topsheet_generation_get_recorded_at_usec (found), ==, START_USEC);
  g_assert_cmpint (topsheet_generation_get_decision (found), ==, TOPSHEET_DECISION_PENDING);
  g_assert_cmpstr (topsheet_generation_get_member (found), ==, "Ada");
  g_assert_cmpint (topsheet_generation_get_cost (found)->nanos, ==, 52500000);
  g_assert_cmpstr (topsheet_generation_get_cost (found)->currency, ==, "EUR");
  g_assert_cmpint (topsheet_generation_get_entry_id (found), ==, 1);
}

static void
test_entry_goes_with_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) priced = record_one (fixture->store, fixture->project_id, "SH010", "a", 7);
  g_autoptr (TopsheetGeneration) unpriced = record_one (fixture->store, fixture->project_id, "SH010", "b", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) entries = NULL;
  TopsheetLedgerEntry *entry;
  gint64 id = topsheet_generation_get_entry_id (unpriced);

  g_array_append_val (ids, id);
  entries = await_array (topsheet_store_load_entries (fixture->store, ids));
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (topsheet_ledger_entry_get_generation_id (entry), ==, topsheet_generation_get_id (unpriced));
  g_assert_cmpstr (topsheet_ledger_entry_get_version_id (entry), ==, "SH010_v002");
  g_assert_null (topsheet_ledger_entry_get_amount (entry));
  g_assert_cmpint (topsheet_ledger_entry_get_state (entry), ==, TOPSHEET_ENTRY_STATE_UNPRICED);
  g_assert_null (topsheet_generation_get_cost (unpriced));
  g_assert_cmpint (topsheet_generation_get_cost (priced)->nanos, ==, 7);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  TopsheetGeneration *wanted = make_generation (fixture->project_id, "SH010", NULL);
  TopsheetGeneration *taken = make_generation (fixture->project_id, "SH010", NULL);
  TopsheetGeneration *next = make_generation (fixture->project_id, "SH010", NULL);
  TopsheetGeneration *other = make_generation (fixture->project_id, "SH020", NULL);
  g_autoptr (GPtrArray) generations = list_of (wanted, taken, next, other, NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 1), make_charge (fixture->project_id, 1),
                                           make_charge (fixture->project_id, 1), make_charge (fixture->project_id, 1),
                                           NULL);
  g_autoptr (GPtrArray) deliverables = NULL;
  TopsheetRecordResult *result;

  g_object_set (wanted, "version", 7u, NULL);
  g_object_set (taken, "version", 7u, NULL);
  result = await_boxed (topsheet_store_record_generations (fixture->store, generations, entries));
  g_assert_cmpuint (result->recorded->len, ==, 4);
  g_assert_cmpstr (topsheet_generation_get_version_id (g_ptr_array_index (result->recorded, 0)), ==, "SH010_v007");
  g_assert_cmpstr (topsheet_generation_get_version_id (g_ptr_array_index (result->recorded, 1)), ==, "SH010_v008");
  g_assert_cmpstr (topsheet_generation_get_version_id (g_ptr_array_index (result->recorded, 2)), ==, "SH010_v009");
  g_assert_cmpstr (topsheet_generation_get_version_id (g_ptr_array_index (result->recorded, 3)), ==, "SH020_v001");
  topsheet_record_result_free (result);

  deliverables = await_array (topsheet_store_list_deliverables (fixture->store, fixture->project_id));
  g_assert_cmpuint (deliverables->len, ==, 2);
  g_assert_cmpuint (topsheet_deliverable_get_generations (g_ptr_array_index (deliverables, 0)), ==, 3);
  g_assert_cmpuint (topsheet_deliverable_get_accepted (g_ptr_array_index (deliverables, 0)), ==, 0);
}

static void
test_known_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) other_project = make_project (fixture->store, "Autumn");
  g_autoptr (TopsheetGeneration) first = record_one (fixture->store, fixture->project_id, "SH010", "same", 5);
  g_autoptr (TopsheetGeneration) elsewhere = NULL;
  g_autoptr (TopsheetGeneration) moved = NULL;
  TopsheetGeneration *again = make_generation (fixture->project_id, "SH099", "same");
  g_autoptr (GPtrArray) generations = list_of (again, make_generation (fixture->project_id, "SH010", "new"),
                                               make_generation (fixture->project_id, "SH010", "new"), NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 5), make_charge (fixture->project_id, 5),
                                           make_charge (fixture->project_id, 5), NULL);
  const char *asked[] = { topsheet_generation_get_sha256 (first),
                          "0000000000000000000000000000000000000000000000000000000000000000", NULL };
  const char *bad[] = { "abc", NULL };
  g_auto (GStrv) known = NULL;
  g_autoptr (TopsheetLibraryInfo) info = NULL;
  TopsheetRecordResult *result;

  g_object_set (again, "path", "/moved/here.png", NULL);
  result = await_boxed (topsheet_store_record_generations (fixture->store, generations, entries));
  g_assert_cmpuint (result->already_known, ==, 2);
  g_assert_cmpuint (result->recorded->len, ==, 1);
  topsheet_record_result_free (result);
  moved = await_object (topsheet_store_find_generation (fixture->store, fixture->project_id, "SH010_v001"));
  g_assert_cmpstr (topsheet_generation_get_path (moved), ==, "/moved/here.png");
  info = await_boxed (topsheet_store_get_info (fixture->store));
  g_assert_cmpuint (info->entries, ==, 2);
  g_assert_cmpuint (info->generations, ==, 2);

  known = await_boxed (topsheet_store_find_known_hashes (fixture->store, fixture->project_id, asked));
  g_assert_cmpuint (g_strv_length (known), ==, 1);
  g_assert_cmpstr (known[0], ==, asked[0]);
  await_error (topsheet_store_find_known_hashes (fixture->store, fixture->project_id, bad),
               TOPSHEET_STORE_ERROR_REFUSED);

  /* Another project may use the same picture. */
  elsewhere = record_one (fixture->store, topsheet_project_get_id (other_project), "SH010", "same", 5);
  g_assert_cmpstr (topsheet_generation_get_version_id (elsewhere), ==, "SH010_v001");
  await_error (topsheet_store_find_generation (fixture->store, 0, "SH010_v001"), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_find_generation (fixture->store, fixture->project_id, "SH010"),
               TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_find_generation (fixture->store, fixture->project_id, "SH010_v077"),
               TOPSHEET_STORE_ERROR_NOT_FOUND);
}

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) generations = list_of (make_generation (fixture->project_id, "SH010", "a"),
                                               make_generation (fixture->project_id, "not a code!", "b"), NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 5), make_charge (fixture->project_id, 5),
                                           NULL);
  g_autoptr (GPtrArray) homeless = list_of (make_generation (99, "SH010", "c"), NULL);
  g_autoptr (GPtrArray) homeless_entries = list_of (make_charge (99, 5), NULL);
  g_autoptr (GPtrArray) deliverables = NULL;
  g_autoptr (TopsheetLibraryInfo) info = NULL;

  await_error (topsheet_store_record_generations (fixture->store, generations, entries), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_record_generations (fixture->store, homeless, homeless_entries),
               TOPSHEET_STORE_ERROR_NOT_FOUND);
  info = await_boxed (topsheet_store_get_info (fixture->store));
  g_assert_cmpuint (info->generations, ==, 0);
  g_assert_cmpuint (info->entries, ==, 0);
  deliverables = await_array (topsheet_store_list_deliverables (fixture->store, fixture->project_id));
  g_assert_cmpuint (deliverables->len, ==, 0);
}

static void
record_text (Fixture *fixture,
             const char *deliverable,
             const char *model,
             const char *prompt,
             gint64 nanos,
             gint64 made_usec)
{
  TopsheetGeneration *generation = make_generation (fixture->project_id, deliverable, NULL);
  g_autoptr (GPtrArray) generations = list_of (generation, NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, nanos), NULL);
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();

  g_object_set (parameters, "prompt", prompt, NULL);
  g_object_set (generation, "model-id", model, "parameters", parameters, "made-at-usec", made_usec, NULL);
  await_done (topsheet_store_record_generations (fixture->store, generations, entries));
}

static void
test_query (Fixture *fixture, gconstpointer data)
{
  TopsheetGenerationQuery query = query_of (fixture);

  record_text (fixture, "SH020", "bfl/flux-2-pro", "A red fox in the snow", 30, START_USEC + 1);
  record_text (fixture, "SH010", "google/imagen-4", "Zażółć gęślą jaźń", 10, START_USEC + 3);
  record_text (fixture, "SH010", NULL, "red wine", -1, START_USEC + 2);

  assert_found (fixture, &query, "SH010_v001 SH010_v002 SH020_v001");
  query.sort = TOPSHEET_SORT_NEWEST;
  assert_found (fixture, &query, "SH010_v001 SH010_v002 SH020_v001");
  query.sort = TOPSHEET_SORT_OLDEST;
  assert_found (fixture, &query, "SH020_v001 SH010_v002 SH010_v001");
  query.sort = TOPSHEET_SORT_DEAREST;
  assert_found (fixture, &query, "SH020_v001 SH010_v001 SH010_v002");
  query.sort = TOPSHEET_SORT_MODEL;
  assert_found (fixture, &query, "SH020_v001 SH010_v001 SH010_v002");
  query.limit = 2;
  assert_found (fixture, &query, "SH020_v001 SH010_v001");

  query = query_of (fixture);
  query.deliverable = "SH010";
  assert_found (fixture, &query, "SH010_v001 SH010_v002");
  query.deliverable = NULL;
  query.phase = TOPSHEET_PHASE_POST;
  assert_found (fixture, &query, "");
  query.phase = TOPSHEET_PHASE_EXPLORATION;
  query.project_id = 99;
  assert_found (fixture, &query, "");
}

static TopsheetGeneration *
decide (Fixture *fixture, gint64 generation_id, TopsheetDecisionKind kind, const char *reason)
{
  g_autoptr (GPtrArray) decisions = list_of (topsheet_decision_new (generation_id, kind, reason, "Ada", 0), NULL);
  g_autoptr (GPtrArray) changed = await_array (topsheet_store_add_decisions (fixture->store, decisions, NULL));

  g_assert_cmpuint (changed->len, ==, 1);
  return g_object_ref (g_ptr_array_index (changed, 0));
}

static void
assert_counts (Fixture *fixture, guint pending, guint accepted, guint rejected, guint edit)
{
  TopsheetGenerationCounts *counts = await_boxed (topsheet_store_count_generations (fixture->store,
                                                                                    fixture->project_id));

  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_PENDING], ==, pending);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_ACCEPTED], ==, accepted);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_REJECTED], ==, rejected);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_EDIT], ==, edit);
  g_assert_cmpuint (counts->total, ==, pending + accepted + rejected + edit);
  g_free (counts);
}

static void
test_decisions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) first = record_one (fixture->store, fixture->project_id, "SH010", "a", 5);
  g_autoptr (TopsheetGeneration) second = record_one (fixture->store, fixture->project_id, "SH010", "b", 5);
  gint64 id = topsheet_generation_get_id (first);
  g_autoptr (TopsheetGeneration) accepted = NULL;
  g_autoptr (TopsheetGeneration) rejected = NULL;
  g_autoptr (TopsheetGeneration) undone = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) deliverables = NULL;
  TopsheetGenerationQuery query = query_of (fixture);

  assert_counts (fixture, 2, 0, 0, 0);
  accepted = decide (fixture, id, TOPSHEET_DECISION_ACCEPTED, NULL);
  g_assert_cmpint (topsheet_generation_get_decision (accepted), ==, TOPSHEET_DECISION_ACCEPTED);
  g_assert_cmpint (topsheet_generation_get_decided_at_usec (accepted), ==, START_USEC);
  assert_counts (fixture, 1, 1, 0, 0);
  deliverables = await_array (topsheet_store_list_deliverables (fixture->store, fixture->project_id));
  g_assert_cmpuint (topsheet_deliverable_get_accepted (g_ptr_array_index (deliverables, 0)), ==, 1);

  query.decisions = 1 << TOPSHEET_DECISION_ACCEPTED;
  assert_found (fixture, &query, "SH010_v001");
  query.decisions |= 1 << TOPSHEET_DECISION_PENDING;
  assert_found (fixture, &query, "SH010_v001 SH010_v002");

  rejected = decide (fixture, id, TOPSHEET_DECISION_REJECTED, "hands");
  g_assert_cmpstr (topsheet_generation_get_reason (rejected), ==, "hands");
  assert_counts (fixture, 1, 0, 1, 0);
  undone = decide (fixture, id, TOPSHEET_DECISION_PENDING, NULL);
  g_assert_null (topsheet_generation_get_reason (undone));
  assert_counts (fixture, 2, 0, 0, 0);

  /* Nothing is forgotten. */
  history = await_array (topsheet_store_list_decisions (fixture->store, id));
  g_assert_cmpuint (history->len, ==, 3);
  g_assert_cmpint (topsheet_decision_get_kind (g_ptr_array_index (history, 0)), ==, TOPSHEET_DECISION_PENDING);
  g_assert_cmpint (topsheet_decision_get_kind (g_ptr_array_index (history, 2)), ==, TOPSHEET_DECISION_ACCEPTED);
  g_assert_cmpstr (topsheet_decision_get_reason (g_ptr_array_index (history, 1)), ==, "hands");
  g_assert_cmpstr (topsheet_decision_get_member (g_ptr_array_index (history, 1)), ==, "Ada");
}

/* Undecided versions say nothing, an edit is not accepted, and what is accepted after one is. */
static void
test_acceptance (Fixture *fixture, gconstpointer data)
{
  static const TopsheetDecisionKind kinds[] = { TOPSHEET_DECISION_ACCEPTED, TOPSHEET_DECISION_REJECTED,
                                                TOPSHEET_DECISION_REJECTED, TOPSHEET_DECISION_EDIT,
                                                TOPSHEET_DECISION_EDIT,     TOPSHEET_DECISION_PENDING };
  g_autoptr (GPtrArray) rows = NULL, again = NULL, none = NULL, library = NULL;
  const TopsheetAcceptanceRow *row;
  gint64 last_edit = 0;

  none = await_array (topsheet_store_list_acceptance (fixture->store, fixture->project_id, NULL));
  g_assert_cmpuint (none->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *content = g_strdup_printf ("%zu", i);
      g_autoptr (TopsheetGeneration) generation = record_one (fixture->store, fixture->project_id, "SH010", content, 1);
      g_autoptr (TopsheetGeneration) decided = NULL;

      if (kinds[i] == TOPSHEET_DECISION_PENDING)
        continue;
      decided = decide (fixture, topsheet_generation_get_id (generation), kinds[i], NULL);
      if (kinds[i] == TOPSHEET_DECISION_EDIT)
        last_edit = topsheet_generation_get_id (generation);
    }
  rows = await_array (topsheet_store_list_acceptance (fixture->store, fixture->project_id, NULL));
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->project_id, ==, fixture->project_id);
  g_assert_cmpuint (row->accepted, ==, 1);
  g_assert_cmpuint (row->rejected, ==, 2);
  g_assert_cmpuint (row->edited, ==, 2);

  g_object_unref (decide (fixture, last_edit, TOPSHEET_DECISION_ACCEPTED, NULL));
  again = await_array (topsheet_store_list_acceptance (fixture->store, 0, row->model));
  g_assert_cmpuint (again->len, ==, 1);
  row = again->pdata[0];
  g_assert_cmpuint (row->accepted, ==, 2);
  g_assert_cmpuint (row->edited, ==, 1);
  library = await_array (topsheet_store_list_acceptance (fixture->store, 0, "nobody/knows-it"));
  g_assert_cmpuint (library->len, ==, 0);
}

static void
test_many_decisions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) first = record_one (fixture->store, fixture->project_id, "SH010", "a", 5);
  g_autoptr (TopsheetGeneration) second = record_one (fixture->store, fixture->project_id, "SH020", "b", 5);
  gint64 ids[] = { topsheet_generation_get_id (first), topsheet_generation_get_id (second) };
  g_autoptr (GPtrArray) decisions =
    list_of (topsheet_decision_new (ids[1], TOPSHEET_DECISION_ACCEPTED, NULL, NULL, 0),
             topsheet_decision_new (ids[0], TOPSHEET_DECISION_EDIT, NULL, NULL, START_USEC + 9),
             topsheet_decision_new (ids[1], TOPSHEET_DECISION_REJECTED, NULL, NULL, 0), NULL);
  TopsheetLedgerEntry *hours = make_charge (fixture->project_id, 40);
  g_autoptr (GPtrArray) entries = list_of (hours, NULL);
  g_autoptr (GPtrArray) bad = list_of (topsheet_decision_new (ids[0], TOPSHEET_DECISION_ACCEPTED, NULL, NULL, 0),
                                       topsheet_decision_new (4711, TOPSHEET_DECISION_ACCEPTED, NULL, NULL, 0), NULL);
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (TopsheetLibraryInfo) info = NULL;

  g_object_set (g_ptr_array_index (decisions, 0), "review-seconds", 12.5, NULL);
  g_object_set (hours, "account", TOPSHEET_ACCOUNT_HUMAN_TIME, "generation-id", ids[0], NULL);
  changed = await_array (topsheet_store_add_decisions (fixture->store, decisions, entries));
  g_assert_cmpuint (changed->len, ==, 2);
  g_assert_cmpint (topsheet_generation_get_decision (g_ptr_array_index (changed, 0)), ==, TOPSHEET_DECISION_REJECTED);
  g_assert_cmpint (topsheet_generation_get_decided_at_usec (g_ptr_array_index (changed, 1)), ==, START_USEC + 9);
  /* Time spent on looking is no part of what making it cost. */
  g_assert_cmpint (topsheet_generation_get_cost (g_ptr_array_index (changed, 1))->nanos, ==, 5);
  info = await_boxed (topsheet_store_get_info (fixture->store));
  g_assert_cmpuint (info->entries, ==, 3);

  await_error (topsheet_store_add_decisions (fixture->store, bad, NULL), TOPSHEET_STORE_ERROR_NOT_FOUND);
  assert_counts (fixture, 0, 0, 1, 1);
}

static void
test_load_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) generations = NULL;
  gint64 wanted[] = { 3, 99, 1, 2 };

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *content = g_strdup_printf ("%d", i);
      g_autoptr (TopsheetGeneration) generation = record_one (fixture->store, fixture->project_id, "SH010", content, 1);
    }
  g_array_append_vals (ids, wanted, G_N_ELEMENTS (wanted));
  generations = await_array (topsheet_store_load_generations (fixture->store, ids));
  g_assert_cmpuint (generations->len, ==, 3);
  g_assert_cmpint (topsheet_generation_get_id (g_ptr_array_index (generations, 0)), ==, 3);
  g_assert_cmpint (topsheet_generation_get_id (g_ptr_array_index (generations, 1)), ==, 1);
  g_assert_cmpint (topsheet_generation_get_id (g_ptr_array_index (generations, 2)), ==, 2);
}

const StoreTest store_generation_tests[] = {
  { "generation/round-trip", test_round_trip },
  { "generation/entry-goes-with-it", test_entry_goes_with_it },
  { "generation/versions", test_versions },
  { "generation/known-content", test_known_content },
  { "generation/all-or-nothing", test_all_or_nothing },
  { "generation/query", test_query },
  { "generation/load-order", test_load_order },
  { "decision/history", test_decisions },
  { "decision/many", test_many_decisions },
  { "decision/acceptance", test_acceptance },
  { NULL },
};
