/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

#define DAY_USEC (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct
{
  const char *deliverable;
  const char *model;
  const char *provider;
  const char *member;
  const char *prompt;
  const char *negative;
  const char *tool;
  const char *steps;
  const char *cfg;
  const char *seed;
  const char *sampler;
  const char *lora;
  const char *path;
  guint width, height, frames;
  double duration_s;
  gint64 cost_nanos; /* negative: not known */
  gint64 made_usec;
  TopsheetPhase phase;
  TopsheetDecisionKind decision;
  const char *reason;
} Row;

/* A_v001 … E_v001; E has a picture and nothing else. */
static const Row rows[] = {
  { "A",
    "bfl/flux-2-pro",
    "bfl",
    "Ada",
    "A red fox in the snow",
    "blurry, bad hands",
    "ComfyUI",
    "20",
    "7.5",
    "42",
    "euler",
    "film-grain",
    "/a.png",
    1024,
    768,
    0,
    0,
    500000000,
    START_USEC - 3 * DAY_USEC,
    TOPSHEET_PHASE_EXPLORATION,
    TOPSHEET_DECISION_REJECTED,
    "hands" },
  { "B",
    "google/imagen-4",
    "google",
    "Dorota Śliwa",
    "Zażółć gęślą jaźń, a red coat",
    NULL,
    "Midjourney",
    "30",
    "3.3",
    "18446744073709551615",
    "dpmpp_2m",
    "odd \"name\":\"x\"",
    "/b.png",
    1024,
    1024,
    0,
    0,
    750000000,
    START_USEC - DAY_USEC,
    TOPSHEET_PHASE_PRODUCTION,
    TOPSHEET_DECISION_ACCEPTED,
    NULL },
  { "C",
    "runway/gen4_turbo",
    "runway",
    "Ada",
    "red wine",
    "watermark",
    NULL,
    "50",
    NULL,
    "7",
    "euler ancestral",
    NULL,
    NULL,
    1280,
    720,
    120,
    5.0,
    -1,
    START_USEC,
    TOPSHEET_PHASE_PRODUCTION,
    TOPSHEET_DECISION_EDIT,
    "Światło, too dark" },
  { "D",
    "bfl/flux-1-dev",
    "bfl",
    NULL,
    "100%_sure \"quoted\" NEAR the coat of red",
    NULL,
    "ComfyUI",
    "4",
    "1",
    NULL,
    NULL,
    "detail",
    "/d.png",
    512,
    512,
    0,
    0,
    0,
    START_USEC - 40 * DAY_USEC,
    TOPSHEET_PHASE_EXPLORATION,
    TOPSHEET_DECISION_PENDING,
    NULL },
  { "E",
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    "/e.png",
    0,
    0,
    0,
    0,
    -1,
    0,
    TOPSHEET_PHASE_EXPLORATION,
    TOPSHEET_DECISION_PENDING,
    NULL },
};

static void
record (Fixture *fixture, const Row *row)
{
  TopsheetGeneration *generation = make_generation (fixture->project_id, row->deliverable, NULL);
  g_autoptr (GPtrArray) generations = list_of (generation, NULL);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, row->cost_nanos), NULL);
  g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();
  g_autoptr (GPtrArray) decisions = NULL;
  TopsheetRecordResult *result;

  g_object_set (parameters, "prompt", row->prompt, "negative-prompt", row->negative, "tool", row->tool, "steps",
                row->steps, "cfg", row->cfg, "seed", row->seed, "sampler", row->sampler, NULL);
  if (row->lora != NULL)
    topsheet_parameters_add_lora (parameters, row->lora, "0.8");
  g_object_set (generation, "model-id", row->model, "provider", row->provider, "member", row->member, "parameters",
                parameters, "path", row->path, "width", row->width, "height", row->height, "frames", row->frames,
                "duration-s", row->duration_s, "made-at-usec", row->made_usec, "phase", row->phase, NULL);
  result = await_boxed (topsheet_store_record_generations (fixture->store, generations, entries));
  if (row->decision != TOPSHEET_DECISION_PENDING)
    {
      gint64 id = topsheet_generation_get_id (g_ptr_array_index (result->recorded, 0));

      decisions = list_of (topsheet_decision_new (id, row->decision, row->reason, "Ada", 0), NULL);
      await_done (topsheet_store_add_decisions (fixture->store, decisions, NULL));
    }
  topsheet_record_result_free (result);
}

/* The letters of what is found, in order. */
static char *
find (Fixture *fixture, const char *text, TopsheetSort sort)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read (text, START_USEC);
  TopsheetGenerationQuery query = { .project_id = fixture->project_id, .phase = -1, .search = search, .sort = sort };
  g_autoptr (GArray) ids = await_ids (topsheet_store_query_generations (fixture->store, &query));
  g_autoptr (GPtrArray) generations = await_array (topsheet_store_load_generations (fixture->store, ids));
  g_autofree TopsheetGenerationCounts *counts = await_boxed (topsheet_store_count_found (fixture->store, &query));
  GString *found = g_string_new (NULL);

  g_assert_cmpuint (counts->total, ==, ids->len);
  for (guint i = 0; i < generations->len; i++)
    g_string_append (found, topsheet_generation_get_deliverable (g_ptr_array_index (generations, i)));
  return g_string_free (found, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
} cases[] = {
  { "", "ABCDE" },
  /* words */
  { "red", "ABCD" },
  { "RED fox", "A" },
  { "sno", "A" },
  { "\"sno\"", "" },
  { "\"sno\"*", "A" },
  { "zazo", "B" },
  { "gęślą imagen", "B" },
  { "\"red coat\"", "B" },
  { "red coat", "BD" },
  { "B_v001", "B" },
  { "-red", "E" },
  { "-fox -wine red", "BD" },
  { "prompt:flux", "" },
  { "prompt:\"red wine\",fox", "AC" },
  { "-prompt:fox", "BCDE" },
  { "negative:hands", "A" },
  { "negative:hands,watermark red", "AC" },
  { "-negative:hands", "BCDE" },
  /* columns */
  { "model:flux", "AD" },
  { "model:flux-2", "A" },
  { "model:\"flux 2 pro\"", "A" },
  { "model:lux", "" },
  { "-model:flux", "BCE" },
  { "provider:bfl,google", "ABD" },
  { "member:sliwa", "B" },
  { "deliverable:a", "A" },
  { "reason:hands", "A" },
  { "reason:swiatlo", "" },
  { "reason:świat", "C" },
  { "tool:comfyui", "AD" },
  { "sampler:euler", "AC" },
  { "sampler:\"euler ancestral\"", "C" },
  { "lora:grain", "A" },
  { "lora:film-grain,detail", "AD" },
  { "lora:name", "B" },
  { "lora:weight", "" },
  { "lora:0", "" },
  { "decision:rejected,edit", "AC" },
  { "decision:undecided", "DE" },
  { "phase:production", "BC" },
  /* numbers; what is not known is in no range, and out of none */
  { "cost:>0.5", "B" },
  { "cost:>=0.5", "AB" },
  { "cost:0", "D" },
  { "cost:0..0.5", "AD" },
  { "-cost:>0.5", "ACDE" },
  { "unpriced:yes", "CE" },
  { "unpriced:no", "ABD" },
  { "steps:20..30", "AB" },
  { "steps:<20", "D" },
  { "-steps:<20", "ABCE" },
  { "cfg:3.3", "B" },
  { "cfg:7.5,1", "AD" },
  { "seed:18446744073709551615", "B" },
  { "seed:42,7", "AC" },
  { "width:<1000", "D" },
  { "height:>=768", "AB" },
  { "size:1024x768,512x512", "AD" },
  { "frames:>1", "C" },
  { "duration:4..10", "C" },
  { "version:1", "ABCDE" },
  { "version:>1", "" },
  /* days; E was recorded today */
  { "date:today", "CE" },
  { "date:7d", "ABCE" },
  { "date:2026-11", "ABCE" },
  { "date:2026-10..2026-11", "ABCDE" },
  { "date:<2026-11", "D" },
  { "date:yesterday,2026-11-17", "AB" },
  /* what there is */
  { "has:file", "ABDE" },
  { "-has:metadata", "E" },
  { "has:prompt", "ABCD" },
  { "has:negative", "AC" },
  { "has:model", "ABCD" },
  { "has:seed", "ABC" },
  { "has:lora", "ABD" },
  { "has:cost", "ABD" },
  { "has:reason", "AC" },
  { "has:file has:cost has:seed", "AB" },
  /* all together */
  { "model:flux decision:rejected reason:hands cost:>=0.5 steps:20..30 phase:exploration date:2026-11 \"red fox\"",
    "A" },
  /* nothing that is written is SQL or an operator */
  { "100%_sure", "D" },
  { "\\\"quoted", "D" },
  { "NEAR", "D" },
  { "NEAR( red AND OR NOT )", "" },
  { "red* - )", "ABCD" },
  { "prompt\\:red", "" },
  { "model:\"'; DROP TABLE generation; --\"", "" },
  { "model:%", "ABCDE" },
  { "- * \"\"", "ABCDE" },
  { "^red + {} \\: \"red\"", "ABCD" },
};

static void
test_cases (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    record (fixture, &rows[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (fixture, cases[i].text, TOPSHEET_SORT_DELIVERABLE);

      g_test_message ("search: %s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char * const expected[] = {
    [TOPSHEET_SORT_DELIVERABLE] = "ABCD", [TOPSHEET_SORT_NEWEST] = "CBAD", [TOPSHEET_SORT_OLDEST] = "DABC",
    [TOPSHEET_SORT_DEAREST] = "BADC",     [TOPSHEET_SORT_MODEL] = "DABC",  [TOPSHEET_SORT_PHASE] = "ADBC",
    [TOPSHEET_SORT_STARS] = "ABCD",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    record (fixture, &rows[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *found = find (fixture, "has:prompt", (TopsheetSort) i);

      g_assert_cmpstr (found, ==, expected[i]);
    }
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read ("has:prompt", START_USEC);
  TopsheetGenerationQuery query = { .project_id = fixture->project_id,
                                    .phase = -1,
                                    .search = search,
                                    .limit = 1,
                                    .decisions = 1 << TOPSHEET_DECISION_EDIT };
  g_autofree TopsheetGenerationCounts *counts = NULL;
  g_autoptr (GArray) ids = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    record (fixture, &rows[i]);
  ids = await_ids (topsheet_store_query_generations (fixture->store, &query));
  g_assert_cmpuint (ids->len, ==, 1);
  counts = await_boxed (topsheet_store_count_found (fixture->store, &query));
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_PENDING], ==, 1);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_ACCEPTED], ==, 1);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_REJECTED], ==, 1);
  g_assert_cmpuint (counts->by_decision[TOPSHEET_DECISION_EDIT], ==, 1);
  g_assert_cmpuint (counts->total, ==, 4);
  g_assert_true (counts->has_cost);
}

/* A decision is found at once, and by what it is now. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) generation = record_one (fixture->store, fixture->project_id, "A", "a", 5);
  gint64 id = topsheet_generation_get_id (generation);
  g_autoptr (GPtrArray) rejected = list_of (topsheet_decision_new (id, TOPSHEET_DECISION_REJECTED, "light", "Ada", 0),
                                            NULL);
  g_autoptr (GPtrArray) accepted = list_of (topsheet_decision_new (id, TOPSHEET_DECISION_ACCEPTED, NULL, "Ada", 0),
                                            NULL);
  g_autofree char *before = find (fixture, "reason:light", TOPSHEET_SORT_DELIVERABLE);
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;

  await_done (topsheet_store_add_decisions (fixture->store, rejected, NULL));
  between = find (fixture, "reason:light decision:rejected", TOPSHEET_SORT_DELIVERABLE);
  await_done (topsheet_store_add_decisions (fixture->store, accepted, NULL));
  after = find (fixture, "reason:light", TOPSHEET_SORT_DELIVERABLE);
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (between, ==, "A");
  g_assert_cmpstr (after, ==, "");
}

/* Every key, and as many terms as there may be, is a question the store understands. */
static void
test_every_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *found = NULL;
  g_autofree char *found_many = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    record (fixture, &rows[i]);
  for (guint i = TOPSHEET_SEARCH_TEXT + 1; i < TOPSHEET_SEARCH_N_KEYS; i++)
    {
      g_autofree char *alone = NULL;
      const char *name = topsheet_search_key_get_name ((TopsheetSearchKey) i);
      const char *example = topsheet_search_key_get_example ((TopsheetSearchKey) i);
      g_autofree char *term = g_strdup_printf ("%s:%s -%s:%s", name, example, name, example);

      alone = find (fixture, term, TOPSHEET_SORT_NEWEST);
      g_assert_cmpstr (alone, ==, "");
      g_string_append_printf (all, "%s:%s ", name, example);
    }
  found = find (fixture, all->str, TOPSHEET_SORT_NEWEST);
  g_assert_cmpstr (found, ==, "");
  for (guint i = 0; i < TOPSHEET_SEARCH_MAX_TERMS; i++)
    g_string_append (many, "red ");
  found_many = find (fixture, many->str, TOPSHEET_SORT_DELIVERABLE);
  g_assert_cmpstr (found_many, ==, "ABCD");
}

static void
assert_strings (DexFuture *future, const char *expected)
{
  g_auto (GStrv) strings = await_boxed (future);
  g_autofree char *joined = g_strjoinv ("|", strings);

  g_assert_cmpstr (joined, ==, expected);
}

/* "key first count undecided" of each group; the id of its first one is that of its place in the list. */
static void
assert_groups (Fixture *fixture, const TopsheetGenerationQuery *query, const char *expected)
{
  g_autoptr (GPtrArray) groups = await_array (topsheet_store_list_groups (fixture->store, query));
  g_autoptr (GArray) ids = await_ids (topsheet_store_query_generations (fixture->store, query));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      TopsheetGenerationGroup *group = groups->pdata[i];

      g_string_append_printf (found, "%s%s %u %u %u", i > 0 ? "; " : "", group->key ? group->key : "–", group->first,
                              group->count, group->undecided);
      g_assert_cmpint (group->first_id, ==, g_array_index (ids, gint64, group->first));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetSearch) search = topsheet_search_read ("has:prompt", START_USEC);
  TopsheetGenerationQuery query = { .project_id = fixture->project_id, .phase = -1 };

  assert_groups (fixture, &query, "");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    record (fixture, &rows[i]);
  record (fixture, &rows[3]);
  assert_groups (fixture, &query, "A 0 1 0; B 1 1 0; C 2 1 0; D 3 2 2; E 5 1 1");
  query.sort = TOPSHEET_SORT_PHASE;
  assert_groups (fixture, &query, "exploration 0 4 3; production 4 2 0");
  query.sort = TOPSHEET_SORT_MODEL;
  assert_groups (fixture, &query,
                 "bfl/flux-1-dev 0 2 2; bfl/flux-2-pro 2 1 0; google/imagen-4 3 1 0; runway/gen4_turbo 4 1 0; – 5 1 1");
  query.sort = TOPSHEET_SORT_DEAREST;
  assert_groups (fixture, &query, "");
  /* E was recorded on the day on which C was made. */
  query.sort = TOPSHEET_SORT_OLDEST;
  assert_groups (fixture, &query, "2026-10-11 0 2 2; 2026-11-17 2 1 0; 2026-11-19 3 1 0; 2026-11-20 4 2 1");
  query.sort = TOPSHEET_SORT_NEWEST;
  query.search = search;
  query.decisions = 1u << TOPSHEET_DECISION_PENDING | 1u << TOPSHEET_DECISION_EDIT;
  assert_groups (fixture, &query, "2026-11-20 0 1 0; 2026-10-11 1 2 2");
  query.decisions = 0;
  query.limit = 1;
  assert_groups (fixture, &query, "2026-11-20 0 1 0");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) other = make_project (fixture->store, "Autumn");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    record (fixture, &rows[i]);
  assert_strings (topsheet_store_list_values (fixture->store, fixture->project_id, TOPSHEET_SEARCH_PROVIDER),
                  "bfl|google|runway");
  assert_strings (topsheet_store_list_values (fixture->store, fixture->project_id, TOPSHEET_SEARCH_REASON),
                  "hands|Światło, too dark");
  assert_strings (topsheet_store_list_values (fixture->store, fixture->project_id, TOPSHEET_SEARCH_COST), "");
  assert_strings (topsheet_store_list_values (fixture->store, fixture->project_id, TOPSHEET_SEARCH_TEXT), "");
  assert_strings (topsheet_store_list_values (fixture->store, topsheet_project_get_id (other), TOPSHEET_SEARCH_MODEL),
                  "");
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) other = make_project (fixture->store, "Autumn");
  gint64 id = fixture->project_id;
  TopsheetStore *store = fixture->store;

  assert_strings (topsheet_store_list_searches (store, id), "");
  await_done (topsheet_store_save_search (store, id, NULL, "Hands", "reason:hands"));
  await_done (topsheet_store_save_search (store, id, NULL, "Dear", "cost:>0.5"));
  await_done (topsheet_store_save_search (store, topsheet_project_get_id (other), NULL, "Hands", "red"));
  assert_strings (topsheet_store_list_searches (store, id), "Dear|cost:>0.5|Hands|reason:hands");
  await_error (topsheet_store_save_search (store, id, NULL, "Hands", "x"), TOPSHEET_STORE_ERROR_EXISTS);
  await_error (topsheet_store_save_search (store, id, "Dear", "Hands", "x"), TOPSHEET_STORE_ERROR_EXISTS);
  await_error (topsheet_store_save_search (store, id, "Nobody", NULL, NULL), TOPSHEET_STORE_ERROR_NOT_FOUND);
  assert_strings (topsheet_store_list_searches (store, id), "Dear|cost:>0.5|Hands|reason:hands");
  await_done (topsheet_store_save_search (store, id, "Hands", "Bad hands", "reason:hands"));
  await_done (topsheet_store_save_search (store, id, "Dear", NULL, NULL));
  assert_strings (topsheet_store_list_searches (store, id), "Bad hands|reason:hands");
  await_done (topsheet_store_save_search (store, id, "Bad hands", "Bad hands", "reason:anatomy"));
  assert_strings (topsheet_store_list_searches (store, id), "Bad hands|reason:anatomy");
}

const StoreTest store_search_tests[] = {
  { "search/cases", test_cases },     { "search/order", test_order },         { "search/counts", test_counts },
  { "search/follows", test_follows }, { "search/every-key", test_every_key }, { "search/values", test_values },
  { "search/saved", test_saved },     { "search/groups", test_groups },       { NULL },
};
