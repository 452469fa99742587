/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes the library that is frozen for each released schema: a bit of everything, always the same bytes of content. Run once per schema:
 *
 *     make-frozen-library schema-2.db && gzip -9n schema-2.db && mv schema-2.db.gz tests/fixtures/store/
 *
 * A frozen library is never made again: it stands for those that people have.
 */
#include "store-fixture.h"

#include "model/topsheet-account.h"
#include "model/topsheet-plan-variable.h"
#include "store/sqlite/topsheet-sqlite-store.h"

static void
save_plan (TopsheetStore *store, gint64 project_id)
{
  g_autoptr (TopsheetBudgetPlan) plan = topsheet_budget_plan_new (project_id, "EUR");
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_EXPLORATION,
                                                                  TOPSHEET_ACCOUNT_EXPLORATION, "Sketches");
  g_autoptr (TopsheetPlanVariable) shots = topsheet_plan_variable_new ("shots", "24", NULL);
  TopsheetMoney limit = topsheet_money (750 * TOPSHEET_NANOS_PER_UNIT, "EUR");
  TopsheetDecimal price = { 35, 4 };

  topsheet_budget_line_set_count (line, topsheet_decimal_from_int (120));
  topsheet_budget_line_set_unit_price (line, &price, NULL);
  g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
  topsheet_budget_plan_set_limit (plan, &limit);
  await_done (topsheet_store_save_plan (store, plan));
  await_done (topsheet_store_approve_plan (store, project_id, "Ada"));
  g_object_set (line, "note", "second thoughts", "formula", "shots * 3", NULL);
  g_object_set (plan, "name", "After the meeting", NULL);
  g_list_store_append (topsheet_budget_plan_get_variables (plan), shots);
  await_done (topsheet_store_save_plan (store, plan));
}

static void
record (TopsheetStore *store, gint64 project_id, TopsheetClock *clock)
{
  static const gint64 nanos[] = { 52500000, -1, 300000000 };

  for (guint i = 0; i < 6; i++)
    {
      TopsheetGeneration *generation;
      g_autofree char *content = g_strdup_printf ("picture %u", i);
      g_autoptr (GPtrArray) generations =
        list_of (generation = make_generation (project_id, i < 4 ? "SH010" : "SH020", content), NULL);
      g_autoptr (GPtrArray) entries = list_of (make_charge (project_id, nanos[i % G_N_ELEMENTS (nanos)]), NULL);
      g_autoptr (TopsheetParameters) parameters = topsheet_parameters_new ();

      topsheet_clock_advance (clock, G_USEC_PER_SEC);
      g_object_set (parameters, "tool", "ComfyUI", "prompt", "a red fox, zażółć", "seed", "18446744073709551615", NULL);
      topsheet_parameters_add_lora (parameters, "film-grain", "0.8");
      g_object_set (generation, "parameters", parameters, "path", "/pictures/fox.png", "made-at-usec", START_USEC - i,
                    NULL);
      await_done (topsheet_store_record_generations (store, generations, entries));
    }
}

static void
decide (TopsheetStore *store)
{
  g_autoptr (GPtrArray) decisions =
    list_of (topsheet_decision_new (1, TOPSHEET_DECISION_ACCEPTED, NULL, "Ada", START_USEC),
             topsheet_decision_new (2, TOPSHEET_DECISION_REJECTED, "hands", "Ada", START_USEC),
             topsheet_decision_new (2, TOPSHEET_DECISION_EDIT, NULL, "Grace", START_USEC), NULL);

  await_done (topsheet_store_add_decisions (store, decisions, NULL));
}

static void
post (TopsheetStore *store, gint64 project_id)
{
  TopsheetLedgerEntry *hours = make_charge (project_id, 80 * TOPSHEET_NANOS_PER_UNIT);
  TopsheetLedgerEntry *reservation = make_charge (project_id, 1000);
  TopsheetLedgerEntry *release = make_charge (project_id, 0);
  TopsheetMoney back = topsheet_money (-1000, "EUR");
  TopsheetMoney billed = topsheet_money (93 * TOPSHEET_NANOS_PER_UNIT, "USD");
  g_autoptr (GPtrArray) entries = list_of (hours, reservation, release, NULL);

  g_object_set (hours, "account", TOPSHEET_ACCOUNT_HUMAN_TIME, "billed", &billed, "rate", "0.86", "price-source",
                "typed", "reason", "review", NULL);
  g_object_set (reservation, "kind", TOPSHEET_ENTRY_RESERVATION, NULL);
  g_object_set (release, "kind", TOPSHEET_ENTRY_RELEASE, "amount", &back, "refers-to", G_GINT64_CONSTANT (8), NULL);
  await_done (topsheet_store_post_entries (store, entries));
  await_done (topsheet_store_reverse_entry (store, 2, "charged twice", "Grace"));
}

static void
put_prices (TopsheetStore *store, gint64 project_id)
{
  static const char * const conditions[] = { "quality=high", NULL };
  g_autoptr (TopsheetPriceRule) rule = topsheet_price_rule_new ("bfl/flux-2-pro", "image", (TopsheetDecimal) { 3, 2 },
                                                                1, TOPSHEET_UNIT_IMAGE, "USD");
  g_autoptr (GPtrArray) rules = list_of (g_object_ref (rule), NULL);
  g_autoptr (GPtrArray) rates =
    list_of (topsheet_rate_new (project_id, "USD", "EUR", (TopsheetDecimal) { 86, 2 }, START_USEC, "bank"), NULL);

  g_object_set (rule, "conditions", conditions, "source", "price list", NULL);
  await_done (topsheet_store_put_price_rules (store, rules, "2026-11-01"));
  await_done (topsheet_store_put_rates (store, rates));
}

int
main (int argc, char *argv[])
{
  g_autoptr (TopsheetClock) clock = topsheet_clock_new_fixed (START_USEC);
  g_autoptr (TopsheetStore) store = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  gint64 project_id;

  g_assert_cmpint (argc, ==, 2);
  dex_init ();
  store = await_object (topsheet_sqlite_store_open (argv[1], TOPSHEET_SQLITE_CREATE, clock));
  project = make_project (store, "Spring campaign");
  project_id = topsheet_project_get_id (project);
  save_plan (store, project_id);
  record (store, project_id, clock);
  decide (store);
  post (store, project_id);
  put_prices (store, project_id);
  await_done (topsheet_store_close (store));
  return 0;
}
