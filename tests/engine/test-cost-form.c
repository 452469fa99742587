/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-cost-form.h"

static TopsheetUsage *
make_terms (TopsheetCostForm form, const char *text)
{
  TopsheetUsage *terms = topsheet_cost_form_preset (form);
  g_auto (GStrv) parts = g_strsplit (text, " ", 0);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);

      topsheet_usage_set_selector (terms, pair[0], pair[1]);
    }
  return terms;
}

static void
assert_month (TopsheetCostForm form, const char *text, const char *wanted_count, const char *wanted_price)
{
  g_autoptr (TopsheetUsage) terms = make_terms (form, text);
  g_autoptr (GError) error = NULL;
  g_autofree char *count_text = NULL, *price_text = NULL;
  TopsheetDecimal count, price;
  TopsheetUnit unit;

  g_assert_true (topsheet_cost_form_compute (form, terms, &count, &unit, &price, &error));
  g_assert_no_error (error);
  count_text = topsheet_decimal_print (&count);
  price_text = topsheet_decimal_print (&price);
  g_assert_cmpstr (count_text, ==, wanted_count);
  g_assert_cmpstr (price_text, ==, wanted_price);
}

static void
test_infrastructure (void)
{
  const TopsheetCostForm form = TOPSHEET_COST_FORM_INFRASTRUCTURE;

  /* An H100 that is always on at 2.69 an hour. */
  assert_month (form, "rent=2.69 for_months=6", "6", "1963.7");
  /* 1.2 GPUs and a quarter more are 1.5, so 2; twice for availability: 4 × 1963.70 */
  assert_month (form, "rent=2.69 gpus=1.2 headroom=25 copies=2", "1", "7854.8");
  /* 7,200 ÷ 36 + 4 × 64 = 456 */
  assert_month (form, "purchase=7200 life=36 admin_hours=4 admin_rate=64 hours=0", "1", "456");
  /* 0.6 kW × 200 h × 0.30 = 36, for each of two */
  assert_month (form, "gpus=2 watts=600 hours=200 tariff=0.30", "1", "72");
}

static void
test_licence (void)
{
  const TopsheetCostForm form = TOPSHEET_COST_FORM_LICENCE;

  assert_month (form, "fee=20 seats=3 for_months=4", "4", "60");
  /* 12 + (800 − 625) × 0.02 */
  assert_month (form, "fee=12 included=625 used=800 overage=0.02", "1", "15.5");
  assert_month (form, "fee=12 included=625 used=600 overage=0.02", "1", "12");
}

static void
test_adaptation (void)
{
  assert_month (TOPSHEET_COST_FORM_ADAPTATION, "days=2.5 day_rate=480 gpu_time=40 gpu_rate=2.69 one_off=99.9", "1",
                "1407.5");
}

static void
test_storage (void)
{
  const TopsheetCostForm form = TOPSHEET_COST_FORM_STORAGE;

  /* 500 GB at 0.02 */
  assert_month (form, "size=500 price=0.02 for_months=6", "6", "10");
  /* 100, 150, 200, 250 are 175 on average; × 3 versions × 2 places × 0.02 */
  assert_month (form, "size=100 growth=50 versions=3 backups=1 price=0.02 for_months=4", "4", "21");
  /* Half a month has nothing added to it. */
  assert_month (form, "size=100 growth=50 price=0.02 for_months=0.5", "0.5", "2");
}

static void
test_transfer (void)
{
  /* 40 × 0.01 + (20 + 3 × 60) × 0.09 */
  assert_month (TOPSHEET_COST_FORM_TRANSFER,
                "up=40 up_price=0.01 down=20 people=3 sync=60 down_price=0.09 for_months=2", "2", "18.4");
}

static void
test_time (void)
{
  const TopsheetCostForm form = TOPSHEET_COST_FORM_TIME;

  /* 2 + 0.5 × 0.5 + 3 ÷ 4 = 3 minutes, 120 times; 6 edits of 10: 420 minutes. */
  assert_month (form, "attempts=120 review=2 wait=0.5 attended=50 switch=3 batch=4 edits=6 edit_minutes=10 rate=60",
                "7", "60");
  assert_month (form, "edits=1 edit_minutes=20 rate=64", "0.333333333", "64");
}

static void
test_time_refused (void)
{
  static const char * const texts[] = { "batch=0", "batch=0.5", "attended=101", "review=-1" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TopsheetUsage) terms = make_terms (TOPSHEET_COST_FORM_TIME, texts[i]);
      g_autoptr (GError) error = NULL;
      TopsheetDecimal count, price;
      TopsheetUnit unit;

      g_assert_false (topsheet_cost_form_compute (TOPSHEET_COST_FORM_TIME, terms, &count, &unit, &price, &error));
      g_assert_error (error, TOPSHEET_ERROR, TOPSHEET_ERROR_INVALID);
    }
}

static void
test_sentences (void)
{
  g_autoptr (TopsheetUsage) never = make_terms (TOPSHEET_COST_FORM_LICENCE,
                                                "fee=12 included=625 used=600 overage=0.01 payg=0.01");
  g_autoptr (TopsheetUsage) from = make_terms (TOPSHEET_COST_FORM_LICENCE,
                                               "fee=12 included=2000 used=600 overage=0.01 payg=0.01");
  g_autoptr (TopsheetUsage) own = make_terms (TOPSHEET_COST_FORM_INFRASTRUCTURE, "gpus=1.2 headroom=25 copies=2");
  g_autofree char *first = topsheet_cost_form_explain (TOPSHEET_COST_FORM_LICENCE, never);
  g_autofree char *second = topsheet_cost_form_explain (TOPSHEET_COST_FORM_LICENCE, from);
  g_autofree char *third = topsheet_cost_form_explain (TOPSHEET_COST_FORM_INFRASTRUCTURE, own);

  /* The fee buys 1,200 units at 0.01, and the plan has 625. */
  g_assert_cmpstr (first, ==,
                   "A unit used comes to 0.02. The plan is never cheaper than paying for each unit: it includes only 625.");
  g_assert_cmpstr (second, ==,
                   "A unit used comes to 0.02. The plan is no dearer than paying for each unit from 1200 units a month on.");
  g_assert_cmpstr (third, ==, "GPUs, whole and with their copies: 4.");
}

static void
test_refused (void)
{
  static const char * const texts[] = { "rent=-1", "rent=many", "purchase=100 life=0",
                                        "rent=9000000000 hours=9000000000" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TopsheetUsage) terms = make_terms (TOPSHEET_COST_FORM_INFRASTRUCTURE, texts[i]);
      g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_POST, 7000, "Own");
      g_autoptr (GError) error = NULL;

      g_assert_false (topsheet_cost_form_apply (TOPSHEET_COST_FORM_INFRASTRUCTURE, terms, line, &error));
      g_assert_nonnull (error);
    }
}

/* The terms come back from the text that plans are kept as. */
static void
test_round_trip (void)
{
  g_autoptr (TopsheetUsage) terms = make_terms (TOPSHEET_COST_FORM_INFRASTRUCTURE, "rent=2.69 for_months=6");
  g_autoptr (TopsheetBudgetLine) line = topsheet_budget_line_new (TOPSHEET_PHASE_POST, 7000, "Own");
  g_autofree char *text = topsheet_usage_to_text (terms);
  g_autoptr (TopsheetUsage) again = topsheet_usage_from_text (text, NULL);
  TopsheetDecimal price;

  g_assert_nonnull (again);
  g_assert_true (topsheet_cost_form_apply (TOPSHEET_COST_FORM_INFRASTRUCTURE, again, line, NULL));
  g_assert_cmpint (topsheet_cost_form_of (line), ==, TOPSHEET_COST_FORM_INFRASTRUCTURE);
  g_assert_cmpint (topsheet_budget_line_get_unit (line), ==, TOPSHEET_UNIT_MONTH);
  g_assert_cmpint (topsheet_budget_line_get_count (line).mantissa, ==, 6);
  g_assert_true (topsheet_budget_line_get_unit_price (line, &price));
  g_assert_cmpfloat_with_epsilon (topsheet_decimal_to_double (&price), 1963.7, 1e-9);
}

/* A term that is called as a quantity of a call would come back as one. */
static void
test_keys (void)
{
  for (guint i = TOPSHEET_COST_FORM_NONE + 1; i < TOPSHEET_N_COST_FORMS; i++)
    for (const TopsheetCostField *field = topsheet_cost_form_get_fields ((TopsheetCostForm) i); field->key != NULL;
         field++)
      g_assert_false (topsheet_usage_is_quantity (field->key));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost-form/infrastructure", test_infrastructure);
  g_test_add_func ("/cost-form/licence", test_licence);
  g_test_add_func ("/cost-form/adaptation", test_adaptation);
  g_test_add_func ("/cost-form/storage", test_storage);
  g_test_add_func ("/cost-form/transfer", test_transfer);
  g_test_add_func ("/cost-form/time", test_time);
  g_test_add_func ("/cost-form/time-refused", test_time_refused);
  g_test_add_func ("/cost-form/sentences", test_sentences);
  g_test_add_func ("/cost-form/refused", test_refused);
  g_test_add_func ("/cost-form/keys", test_keys);
  g_test_add_func ("/cost-form/round-trip", test_round_trip);
  return g_test_run ();
}
