/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as JSON: what is accepted is written and read back as the same plan, and can be computed. */
#include "exchange/topsheet-plan-file.h"

#include "topsheet-fuzz.h"

#include <string.h>

static GBytes *
write_plan (TopsheetBudgetPlan *plan, GPtrArray *rates)
{
  g_autoptr (JsonNode) node = topsheet_plan_file_build (plan, rates);
  char *text = json_to_string (node, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

static TopsheetBudgetPlan *
read_plan (GBytes *json, GPtrArray **rates)
{
  g_autoptr (GError) error = NULL;
  TopsheetBudgetPlan *plan = topsheet_plan_file_parse (json, "EUR", rates, &error);

  g_assert_true ((plan == NULL) == (error != NULL));
  return plan;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (GPtrArray) rates_again = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = read_plan (json, &rates);
  g_autoptr (TopsheetBudgetPlan) plan_again = NULL;
  TopsheetBudgetTotals totals;

  if (plan == NULL)
    return 0;
  written = write_plan (plan, rates);
  plan_again = read_plan (written, &rates_again);
  g_assert_nonnull (plan_again);
  again = write_plan (plan_again, rates_again);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), g_bytes_get_data (again, NULL),
                   g_bytes_get_size (again));
  topsheet_budget_compute (plan, NULL, rates, 1, &totals, NULL);
  return 0;
}
