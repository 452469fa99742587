/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "services/demo/topsheet-demo-script.h"

#include "model/topsheet-account.h"
#include "model/topsheet-ledger-entry.h"

/* A line of the budget: either a model and how many of 1,000 pictures it makes, or a typed price and how many units. */
typedef struct
{
  TopsheetPhase phase;
  guint account;
  const char *name;
  const char *model_id;
  guint per_mille;
  TopsheetUnit unit;
  guint count;
  TopsheetDecimal price;
} Line;

/* clang-format off */
static const Line lines[] = {
  { TOPSHEET_PHASE_EXPLORATION, TOPSHEET_ACCOUNT_EXPLORATION, "Look development", "bfl/flux-2-klein-4b", 260, TOPSHEET_UNIT_IMAGE, 0, { 0 } },
  { TOPSHEET_PHASE_EXPLORATION, TOPSHEET_ACCOUNT_EXPLORATION, "Quick sketches", "fal/flux-schnell", 140, TOPSHEET_UNIT_IMAGE, 0, { 0 } },
  { TOPSHEET_PHASE_EXPLORATION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Art direction", NULL, 0, TOPSHEET_UNIT_HOUR, 16, { 60, 0 } },
  { TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_PRODUCTION, "Production frames", "bfl/flux-2-pro", 300, TOPSHEET_UNIT_IMAGE, 0, { 0 } },
  { TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_PRODUCTION, "Alternative takes", "stability/sd3.5-large", 120, TOPSHEET_UNIT_IMAGE, 0, { 0 } },
  { TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Review and selection", NULL, 0, TOPSHEET_UNIT_HOUR, 24, { 55, 0 } },
  { TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_LICENCES, "Editor licences, one month", NULL, 0, TOPSHEET_UNIT_MONTH, 2, { 245, 1 } },
  { TOPSHEET_PHASE_ITERATION, TOPSHEET_ACCOUNT_ITERATION, "Hero frames", "bfl/flux-2-max", 180, TOPSHEET_UNIT_IMAGE, 0, { 0 } },
  { TOPSHEET_PHASE_ITERATION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Retouching", NULL, 0, TOPSHEET_UNIT_HOUR, 14, { 55, 0 } },
  { TOPSHEET_PHASE_POST, TOPSHEET_ACCOUNT_HUMAN_TIME, "Grading and delivery", NULL, 0, TOPSHEET_UNIT_HOUR, 10, { 66, 0 } },
  { TOPSHEET_PHASE_POST, TOPSHEET_ACCOUNT_STORAGE, "Archive, twelve months", NULL, 0, TOPSHEET_UNIT_GB_MONTH, 960, { 23, 3 } },
};
/* clang-format on */

/* What people did and what was bought, beside the pictures. */
typedef struct
{
  TopsheetEntryKind kind;
  TopsheetPhase phase;
  guint account;
  const char *what;
  const char *member;
  TopsheetDecimal quantity;
  TopsheetUnit unit;
  TopsheetDecimal price;
  guint days_ago;
} Work;

/* clang-format off */
static const Work works[] = {
  { TOPSHEET_ENTRY_CHARGE, TOPSHEET_PHASE_EXPLORATION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Art direction", "Søren Aas", { 85, 1 }, TOPSHEET_UNIT_HOUR, { 60, 0 }, 24 },
  { TOPSHEET_ENTRY_CHARGE, TOPSHEET_PHASE_EXPLORATION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Art direction", "Søren Aas", { 6, 0 }, TOPSHEET_UNIT_HOUR, { 60, 0 }, 19 },
  { TOPSHEET_ENTRY_PURCHASE, TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_LICENCES, "Editor licences, one month", "Maja Wójcik", { 2, 0 }, TOPSHEET_UNIT_MONTH, { 245, 1 }, 16 },
  { TOPSHEET_ENTRY_CHARGE, TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Review and selection", "Hanna Lis", { 12, 0 }, TOPSHEET_UNIT_HOUR, { 55, 0 }, 12 },
  { TOPSHEET_ENTRY_CHARGE, TOPSHEET_PHASE_PRODUCTION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Review and selection", "Hanna Lis", { 155, 1 }, TOPSHEET_UNIT_HOUR, { 55, 0 }, 6 },
  { TOPSHEET_ENTRY_CHARGE, TOPSHEET_PHASE_ITERATION, TOPSHEET_ACCOUNT_HUMAN_TIME, "Retouching", "Hanna Lis", { 525, 2 }, TOPSHEET_UNIT_HOUR, { 55, 0 }, 2 },
};
/* clang-format on */

static TopsheetBudgetLine *
make_line (const Line *line, guint generations)
{
  TopsheetBudgetLine *made = topsheet_budget_line_new (line->phase, line->account, line->name);

  g_object_set (made, "unit", line->unit, NULL);
  if (line->model_id != NULL)
    {
      g_autoptr (TopsheetUsage) usage = topsheet_usage_new ();

      topsheet_usage_set_quantity (usage, "images", topsheet_decimal_from_int (1));
      topsheet_usage_set_selector (usage, "op", "t2i");
      topsheet_usage_set_selector (usage, "width", "768");
      topsheet_usage_set_selector (usage, "height", "432");
      g_object_set (made, "model-id", line->model_id, "usage", usage, NULL);
      topsheet_budget_line_set_count (made, topsheet_decimal_from_int (((gint64) generations * line->per_mille + 999) /
                                                                       1000));
    }
  else
    {
      topsheet_budget_line_set_count (made, topsheet_decimal_from_int (line->count));
      topsheet_budget_line_set_unit_price (made, &line->price, NULL);
    }
  return made;
}

TopsheetBudgetPlan *
topsheet_demo_script_plan (gint64 project_id, guint generations)
{
  TopsheetBudgetPlan *plan = topsheet_budget_plan_new (project_id, TOPSHEET_DEMO_CURRENCY);
  gint64 api_units = 10 + (gint64) generations / 20;
  TopsheetMoney limit = topsheet_money ((5000 + api_units) * TOPSHEET_NANOS_PER_UNIT, TOPSHEET_DEMO_CURRENCY);
  TopsheetMoney api_limit = topsheet_money (api_units * TOPSHEET_NANOS_PER_UNIT, TOPSHEET_DEMO_CURRENCY);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (TopsheetBudgetLine) line = make_line (&lines[i], generations);

      g_list_store_append (topsheet_budget_plan_get_lines (plan), line);
    }
  topsheet_budget_plan_set_limit (plan, &limit);
  topsheet_budget_plan_set_api_limit (plan, &api_limit);
  return plan;
}

GPtrArray *
topsheet_demo_script_entries (gint64 project_id, gint64 now_usec)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      const Work *work = &works[i];
      TopsheetLedgerEntry *entry;
      TopsheetMoney amount;

      if (!topsheet_money_price (&work->quantity, &work->price, 1, TOPSHEET_DEMO_CURRENCY, &amount, NULL))
        continue;
      entry = topsheet_ledger_entry_new (project_id, work->kind, work->account, work->phase, &amount);
      topsheet_ledger_entry_set_quantity (entry, work->quantity, work->unit);
      g_object_set (entry, "what", work->what, "member", work->member, "price-source", TOPSHEET_DEMO_RATE_SOURCE,
                    "posted-at-usec", now_usec - work->days_ago * G_TIME_SPAN_DAY, NULL);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}
