/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

#include "model/topsheet-account.h"

static TopsheetBudgetPlan *
make_plan (gint64 project_id, guint n_lines)
{
  TopsheetBudgetPlan *plan = topsheet_budget_plan_new (project_id, "EUR");

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *name = g_strdup_printf ("Line %u", i);
      g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_EXPLORATION,
                                                                      TOPSHEET_ACCOUNT_EXPLORATION, name);

      topsheet_budget_line_set_count (line, topsheet_decimal_from_int (10 * (i + 1)));
      g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
    }
  return plan;
}

static guint
n_lines (TopsheetBudgetPlan *plan)
{
  return g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney limit = topsheet_money (G_GINT64_CONSTANT (9000) * TOPSHEET_NANOS_PER_UNIT, "EUR");
  TopsheetDecimal price = { 35, 4 }, found_price, percent = { 225, 1 };
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 2);
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)), 1);
  g_autoptr (TopsheetBudgetLine) found_line = NULL;
  g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();
  g_autoptr (TopsheetBudgetPlan) saved = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  g_autofree char *usage_text = NULL;

  topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
  topsheet_usage_set_selector (usage, "quality", "high");
  g_object_set (line, "model-id", "bfl/flux-2-pro", "usage", usage, "unit", TOPSHEET_UNIT_IMAGE, "note",
                "żółw; \"quoted\"", NULL);
  topsheet_budget_line_set_unit_price (line, &price, "USD");
  topsheet_budget_plan_set_buffer_percent (plan, percent);
  topsheet_budget_plan_set_limit (plan, &limit);
  g_object_set (plan, "buffer-base", TOPSHEET_BUFFER_BASE_COMPUTE, NULL);
  saved = await_object (topsheet_store_save_plan (fixture->store, plan));

  g_assert_cmpuint (topsheet_budget_plan_get_version (saved), ==, 1);
  g_assert_false (topsheet_budget_plan_is_approved (saved));
  g_assert_cmpint (topsheet_budget_plan_get_saved_at_usec (saved), ==, START_USEC);
  percent = topsheet_budget_plan_get_buffer_percent (saved);
  g_assert_cmpint (topsheet_decimal_compare (&percent, &(TopsheetDecimal) { 225, 1 }), ==, 0);
  g_assert_cmpint (topsheet_budget_plan_get_buffer_base (saved), ==, TOPSHEET_BUFFER_BASE_COMPUTE);
  g_assert_cmpint (topsheet_budget_plan_get_limit (saved)->nanos, ==, limit.nanos);
  g_assert_cmpuint (n_lines (saved), ==, 2);
  found_line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (saved)), 1);
  g_assert_cmpstr (topsheet_budget_line_get_name (found_line), ==, "Line 1");
  g_assert_cmpstr (topsheet_budget_line_get_model_id (found_line), ==, "bfl/flux-2-pro");
  g_assert_cmpstr (topsheet_budget_line_get_note (found_line), ==, "żółw; \"quoted\"");
  g_assert_cmpint (topsheet_budget_line_get_unit (found_line), ==, TOPSHEET_UNIT_IMAGE);
  usage_text = topsheet_usage_to_text (topsheet_budget_line_get_usage (found_line));
  g_assert_cmpstr (usage_text, ==, "images=1;quality=high");
  g_assert_true (topsheet_budget_line_get_unit_price (found_line, &found_price));
  g_assert_cmpint (topsheet_decimal_compare (&found_price, &price), ==, 0);
  g_assert_cmpstr (topsheet_budget_line_get_price_currency (found_line), ==, "USD");

  /* The limit is the project's. */
  project = await_object (topsheet_store_get_project (fixture->store, "Spring campaign"));
  g_assert_cmpint (topsheet_project_get_limit (project)->nanos, ==, limit.nanos);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 3);
  g_autoptr (TopsheetBudgetPlan) shorter = make_plan (fixture->project_id, 1);
  g_autoptr (TopsheetBudgetPlan) saved = NULL;
  g_autoptr (TopsheetBudgetPlan) approved = NULL;
  g_autoptr (TopsheetBudgetPlan) next = NULL;
  g_autoptr (TopsheetBudgetPlan) first = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  await_error (topsheet_store_load_plan (fixture->store, fixture->project_id, 0), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_approve_plan (fixture->store, fixture->project_id, "Ada"), TOPSHEET_STORE_ERROR_NOT_FOUND);

  /* A draft is replaced. */
  await_done (topsheet_store_save_plan (fixture->store, plan));
  saved = await_object (topsheet_store_save_plan (fixture->store, shorter));
  g_assert_cmpuint (topsheet_budget_plan_get_version (saved), ==, 1);
  g_assert_cmpuint (n_lines (saved), ==, 1);

  /* Approval freezes it and ends planning. */
  approved = await_object (topsheet_store_approve_plan (fixture->store, fixture->project_id, "Ada"));
  g_assert_true (topsheet_budget_plan_is_approved (approved));
  g_assert_cmpstr (topsheet_budget_plan_get_approved_by (approved), ==, "Ada");
  g_assert_cmpuint (strlen (topsheet_budget_plan_get_hash (approved)), ==, 64);
  project = await_object (topsheet_store_get_project (fixture->store, "Spring campaign"));
  g_assert_cmpint (topsheet_project_get_phase (project), ==, TOPSHEET_PHASE_EXPLORATION);
  await_error (topsheet_store_approve_plan (fixture->store, fixture->project_id, "Ada"), TOPSHEET_STORE_ERROR_REFUSED);

  /* The next save is version 2 and leaves version 1 alone. */
  next = await_object (topsheet_store_save_plan (fixture->store, plan));
  g_assert_cmpuint (topsheet_budget_plan_get_version (next), ==, 2);
  g_assert_null (topsheet_budget_plan_get_hash (next));
  first = await_object (topsheet_store_load_plan (fixture->store, fixture->project_id, 1));
  g_assert_cmpuint (n_lines (first), ==, 1);
  g_assert_cmpstr (topsheet_budget_plan_get_hash (first), ==, topsheet_budget_plan_get_hash (approved));

  versions = await_array (topsheet_store_list_plans (fixture->store, fixture->project_id));
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpuint (topsheet_budget_plan_get_version (g_ptr_array_index (versions, 0)), ==, 2);
  g_assert_cmpuint (n_lines (g_ptr_array_index (versions, 0)), ==, 0);
  await_error (topsheet_store_load_plan (fixture->store, fixture->project_id, 3), TOPSHEET_STORE_ERROR_NOT_FOUND);
}

static void
test_hash_is_of_the_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) other = make_project (fixture->store, "Autumn");
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 2);
  g_autoptr (TopsheetBudgetPlan) first = NULL;
  g_autoptr (TopsheetBudgetPlan) second = NULL;
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)), 1);

  await_done (topsheet_store_save_plan (fixture->store, plan));
  first = await_object (topsheet_store_approve_plan (fixture->store, fixture->project_id, NULL));
  g_object_set (line, "note", "one word", NULL);
  await_done (topsheet_store_save_plan (fixture->store, plan));
  second = await_object (topsheet_store_approve_plan (fixture->store, fixture->project_id, NULL));
  g_assert_cmpstr (topsheet_budget_plan_get_hash (first), !=, topsheet_budget_plan_get_hash (second));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney dollars = topsheet_money (1, "USD");
  g_autoptr (TopsheetBudgetPlan) foreign = topsheet_budget_plan_new (fixture->project_id, "USD");
  g_autoptr (TopsheetBudgetPlan) homeless = make_plan (4711, 1);
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 1);
  g_autoptr (TopsheetBudgetPlan) kept = NULL;

  await_error (topsheet_store_save_plan (fixture->store, foreign), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_save_plan (fixture->store, homeless), TOPSHEET_STORE_ERROR_NOT_FOUND);

  /* The draft that was there stays when its successor is refused at the last step. */
  await_done (topsheet_store_save_plan (fixture->store, plan));
  topsheet_budget_plan_set_limit (plan, &dollars);
  g_list_store_remove_all (topsheet_budget_plan_get_lines (plan));
  await_error (topsheet_store_save_plan (fixture->store, plan), TOPSHEET_STORE_ERROR_REFUSED);
  kept = await_object (topsheet_store_load_plan (fixture->store, fixture->project_id, 0));
  g_assert_cmpuint (n_lines (kept), ==, 1);
}

/* The form goes on while the plan is being saved. */
static void
test_saved_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 5);
  g_autoptr (TopsheetBudgetPlan) saved = NULL;
  DexFuture *saving = topsheet_store_save_plan (fixture->store, plan);

  g_list_store_remove_all (topsheet_budget_plan_get_lines (plan));
  saved = await_object (saving);
  g_assert_cmpuint (n_lines (saved), ==, 5);
}

/* Name, variables, formulas, what is wanted and how much is accepted. */
static void
test_drivers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 2);
  g_autoptr (TopsheetBudgetLine) counted = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)),
                                                                  0);
  g_autoptr (TopsheetBudgetLine) wanted = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)),
                                                                 1);
  g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new ("fps", "24", "fps");
  g_autoptr (TopsheetBudgetPlan) saved = NULL;
  g_autoptr (TopsheetBudgetLine) first = NULL, second = NULL;
  g_autoptr (TopsheetPlanVariable) kept = NULL;
  TopsheetDecimal acceptance;
  guint accepted, attempts;

  g_object_set (plan, "name", "Agency draft", NULL);
  g_object_set (counted, "formula", "fps * 60", NULL);
  g_object_set (wanted, "wanted", "24", "acceptance", "0.35", "accepted-seen", 4, "attempts-seen", 10, NULL);
  g_list_store_append (topsheet_budget_plan_get_variables (plan), variable);
  await_done (topsheet_store_save_plan (fixture->store, plan));
  /* Saving again replaces all of it. */
  saved = await_object (topsheet_store_save_plan (fixture->store, plan));

  g_assert_cmpstr (topsheet_budget_plan_get_name (saved), ==, "Agency draft");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_variables (saved))), ==, 1);
  kept = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_variables (saved)), 0);
  g_assert_cmpstr (topsheet_plan_variable_get_name (kept), ==, "fps");
  g_assert_cmpstr (topsheet_plan_variable_get_value (kept), ==, "24");
  g_assert_cmpstr (topsheet_plan_variable_get_unit (kept), ==, "fps");
  first = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (saved)), 0);
  second = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (saved)), 1);
  g_assert_cmpstr (topsheet_budget_line_get_formula (first), ==, "fps * 60");
  g_assert_false (topsheet_budget_line_get_wanted (first, NULL));
  g_assert_true (topsheet_budget_line_get_wanted (second, NULL));
  g_assert_true (topsheet_budget_line_get_acceptance (second, &acceptance));
  g_assert_cmpint (topsheet_decimal_compare (&acceptance, &(TopsheetDecimal) { 35, 2 }), ==, 0);
  topsheet_budget_line_get_seen (second, &accepted, &attempts);
  g_assert_cmpuint (accepted, ==, 4);
  g_assert_cmpuint (attempts, ==, 10);
}

/* (transfer full) */
static char *
approve_with (Fixture *fixture, const char *name, const char *formula, const char *value)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 1);
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)), 0);
  g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new ("fps", value, NULL);
  g_autoptr (TopsheetBudgetPlan) approved = NULL;

  g_object_set (plan, "name", name, NULL);
  g_object_set (line, "formula", formula, NULL);
  g_list_store_append (topsheet_budget_plan_get_variables (plan), variable);
  await_done (topsheet_store_save_plan (fixture->store, plan));
  approved = await_object (topsheet_store_approve_plan (fixture->store, fixture->project_id, "Ada"));
  return g_strdup (topsheet_budget_plan_get_hash (approved));
}

static void
test_hash_covers_drivers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = approve_with (fixture, "a", "fps", "24");
  g_autofree char *renamed = approve_with (fixture, "b", "fps", "24");
  g_autofree char *other_formula = approve_with (fixture, "b", "fps * 2", "24");
  g_autofree char *other_value = approve_with (fixture, "b", "fps * 2", "25");

  g_assert_cmpstr (first, !=, renamed);
  g_assert_cmpstr (renamed, !=, other_formula);
  g_assert_cmpstr (other_formula, !=, other_value);
}

static void
assert_version (TopsheetBudgetPlan *plan, guint version, const char *name, guint lines)
{
  g_assert_cmpuint (topsheet_budget_plan_get_version (plan), ==, version);
  g_assert_cmpstr (topsheet_budget_plan_get_name (plan), ==, name);
  g_assert_cmpuint (n_lines (plan), ==, lines);
}

/* Every part of a draft stays under a name, and a copy of it is the draft from there on. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 3);
  g_autoptr (TopsheetPlanVariable) variable = topsheet_plan_variable_new ("fps", "24", "fps");
  g_autoptr (TopsheetBudgetLine) line = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (plan)), 2);
  g_autoptr (TopsheetBudgetPlan) draft = NULL, kept = NULL, next = NULL, whole = NULL;
  g_autoptr (TopsheetBudgetLine) copied = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  await_error (topsheet_store_keep_plan (fixture->store, fixture->project_id, "x"), TOPSHEET_STORE_ERROR_NOT_FOUND);
  g_object_set (line, "formula", "fps * 2", "note", "a note", NULL);
  g_list_store_append (topsheet_budget_plan_get_variables (plan), variable);
  await_done (topsheet_store_save_plan (fixture->store, plan));
  draft = await_object (topsheet_store_keep_plan (fixture->store, fixture->project_id, "Before the call"));
  assert_version (draft, 2, NULL, 3);
  copied = g_list_model_get_item (G_LIST_MODEL (topsheet_budget_plan_get_lines (draft)), 2);
  g_assert_cmpstr (topsheet_budget_line_get_formula (copied), ==, "fps * 2");
  g_assert_cmpstr (topsheet_budget_line_get_note (copied), ==, "a note");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (topsheet_budget_plan_get_variables (draft))), ==, 1);

  /* The draft goes on, what was kept does not. */
  g_list_store_remove_all (topsheet_budget_plan_get_lines (plan));
  next = await_object (topsheet_store_save_plan (fixture->store, plan));
  assert_version (next, 2, NULL, 0);
  kept = await_object (topsheet_store_load_plan (fixture->store, fixture->project_id, 1));
  assert_version (kept, 1, "Before the call", 3);
  versions = await_array (topsheet_store_list_plans (fixture->store, fixture->project_id));
  g_assert_cmpuint (versions->len, ==, 2);

  /* Taken back: the draft has the number again. */
  whole = await_object (topsheet_store_unkeep_plan (fixture->store, fixture->project_id, 1));
  assert_version (whole, 1, NULL, 0);
  await_error (topsheet_store_load_plan (fixture->store, fixture->project_id, 2), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_unkeep_plan (fixture->store, fixture->project_id, 1), TOPSHEET_STORE_ERROR_REFUSED);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetBudgetPlan) plan = make_plan (fixture->project_id, 1);
  g_autoptr (TopsheetBudgetPlan) renamed = NULL, cleared = NULL, draft = NULL;
  g_autofree char *long_name = g_strnfill (201, 'x');

  await_done (topsheet_store_save_plan (fixture->store, plan));
  renamed = await_object (topsheet_store_rename_plan (fixture->store, fixture->project_id, 1, "  Łódź round "));
  assert_version (renamed, 1, "Łódź round", 1);
  await_error (topsheet_store_rename_plan (fixture->store, fixture->project_id, 1, long_name),
               TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_rename_plan (fixture->store, fixture->project_id, 2, "x"), TOPSHEET_STORE_ERROR_NOT_FOUND);
  cleared = await_object (topsheet_store_rename_plan (fixture->store, fixture->project_id, 1, " "));
  assert_version (cleared, 1, NULL, 1);

  /* What is approved is frozen, its name as well. */
  await_done (topsheet_store_approve_plan (fixture->store, fixture->project_id, "Ada"));
  await_error (topsheet_store_rename_plan (fixture->store, fixture->project_id, 1, "x"), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_keep_plan (fixture->store, fixture->project_id, "x"), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_unkeep_plan (fixture->store, fixture->project_id, 1), TOPSHEET_STORE_ERROR_REFUSED);
  draft = await_object (topsheet_store_save_plan (fixture->store, plan));
  assert_version (draft, 2, NULL, 1);
  await_error (topsheet_store_unkeep_plan (fixture->store, fixture->project_id, 1), TOPSHEET_STORE_ERROR_REFUSED);
}

const StoreTest store_plan_tests[] = {
  { "plan/keep", test_keep },
  { "plan/rename", test_rename },
  { "plan/drivers", test_drivers },
  { "plan/hash-covers-drivers", test_hash_covers_drivers },
  { "plan/round-trip", test_round_trip },
  { "plan/versions", test_versions },
  { "plan/hash-is-of-the-content", test_hash_is_of_the_content },
  { "plan/refused", test_refused },
  { "plan/saved-as-it-was", test_saved_as_it_was },
  { NULL },
};
