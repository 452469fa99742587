/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as JSON: what is accepted is written and reads back as the same document, and can be computed. */
#include "exchange/topsheet-plan-file.h"

#include "topsheet-fuzz.h"

#include <string.h>

static char *
build_text (TopsheetBudgetPlan *plan,
            GPtrArray          *rates)
{
  g_autoptr (JsonNode) node = topsheet_plan_file_build (plan, rates);

  return json_to_string (node, FALSE);
}

static void
check_round_trip (TopsheetBudgetPlan *plan,
                  GPtrArray          *rates)
{
  g_autofree char *text = build_text (plan, rates);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) rates_again = NULL;
  g_autoptr (TopsheetBudgetPlan) again = topsheet_plan_file_parse (bytes, NULL, &rates_again, NULL);
  g_autofree char *text_again = NULL;

  g_assert_nonnull (again);
  text_again = build_text (again, rates_again);
  g_assert_cmpstr (text, ==, text_again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (TopsheetBudgetPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  TopsheetBudgetTotals totals;

  plan = topsheet_plan_file_parse (bytes, NULL, &rates, &error);
  if (plan == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_round_trip (plan, rates);
  topsheet_budget_compute (plan, NULL, rates, 1, &totals, NULL);
  return 0;
}
