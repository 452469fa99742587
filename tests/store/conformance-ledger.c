/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-conformance.h"

#include "model/topsheet-account.h"

#define ALL_PHASES -1

static TopsheetLedgerEntry *
post_one (Fixture *fixture, TopsheetLedgerEntry *entry)
{
  g_autoptr (GPtrArray) entries = list_of (entry, NULL);
  g_autoptr (GPtrArray) posted = await_array (topsheet_store_post_entries (fixture->store, entries));

  g_assert_cmpuint (posted->len, ==, 1);
  return g_object_ref (g_ptr_array_index (posted, 0));
}

static void
refuse_one (Fixture *fixture, TopsheetLedgerEntry *entry, TopsheetStoreError code)
{
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 1), entry, NULL);

  await_error (topsheet_store_post_entries (fixture->store, entries), code);
}

static TopsheetLedgerEntry *
make_kind (Fixture *fixture, TopsheetEntryKind kind, gint64 nanos, gint64 refers_to)
{
  TopsheetMoney amount = topsheet_money (nanos, "EUR");
  TopsheetLedgerEntry *entry = topsheet_ledger_entry_new (fixture->project_id, kind, TOPSHEET_ACCOUNT_PRODUCTION,
                                                          TOPSHEET_PHASE_PRODUCTION, &amount);

  g_object_set (entry, "refers-to", refers_to, "provider", "bfl", NULL);
  return entry;
}

static TopsheetEntryState
state_of (Fixture *fixture, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) entries = NULL;

  g_array_append_val (ids, id);
  entries = await_array (topsheet_store_load_entries (fixture->store, ids));
  g_assert_cmpuint (entries->len, ==, 1);
  return topsheet_ledger_entry_get_state (g_ptr_array_index (entries, 0));
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney billed = topsheet_money (60000000, "USD");
  TopsheetLedgerEntry *entry = make_charge (fixture->project_id, 52500000);
  g_autoptr (TopsheetLedgerEntry) posted = NULL;
  TopsheetDecimal quantity;

  topsheet_ledger_entry_set_quantity (entry, (TopsheetDecimal) { 1572864, 6 }, TOPSHEET_UNIT_MEGAPIXEL);
  g_object_set (entry, "environment", TOPSHEET_ENVIRONMENT_TEST, "billed", &billed, "rate", "0.875", "price-source",
                "rule 7: price list", "posted-at-usec", START_USEC - 1, "reason", "żart", NULL);
  posted = post_one (fixture, entry);
  g_assert_cmpint (topsheet_ledger_entry_get_id (posted), ==, 1);
  g_assert_cmpint (topsheet_ledger_entry_get_project_id (posted), ==, fixture->project_id);
  g_assert_cmpint (topsheet_ledger_entry_get_kind (posted), ==, TOPSHEET_ENTRY_CHARGE);
  g_assert_cmpint (topsheet_ledger_entry_get_state (posted), ==, TOPSHEET_ENTRY_STATE_SETTLED);
  g_assert_cmpint (topsheet_ledger_entry_get_environment (posted), ==, TOPSHEET_ENVIRONMENT_TEST);
  g_assert_cmpuint (topsheet_ledger_entry_get_account (posted), ==, TOPSHEET_ACCOUNT_EXPLORATION);
  g_assert_cmpint (topsheet_ledger_entry_get_phase (posted), ==, TOPSHEET_PHASE_EXPLORATION);
  g_assert_cmpstr (topsheet_ledger_entry_get_what (posted), ==, "Generation");
  g_assert_cmpint (topsheet_ledger_entry_get_generation_id (posted), ==, 0);
  g_assert_null (topsheet_ledger_entry_get_version_id (posted));
  g_assert_cmpstr (topsheet_ledger_entry_get_provider (posted), ==, "bfl");
  g_assert_cmpstr (topsheet_ledger_entry_get_model (posted), ==, "bfl/flux-2-pro");
  g_assert_cmpstr (topsheet_ledger_entry_get_member (posted), ==, "Ada");
  quantity = topsheet_ledger_entry_get_quantity (posted);
  g_assert_cmpint (topsheet_decimal_compare (&quantity, &(TopsheetDecimal) { 1572864, 6 }), ==, 0);
  g_assert_cmpint (topsheet_ledger_entry_get_unit (posted), ==, TOPSHEET_UNIT_MEGAPIXEL);
  g_assert_cmpint (topsheet_ledger_entry_get_amount (posted)->nanos, ==, 52500000);
  g_assert_cmpstr (topsheet_ledger_entry_get_amount (posted)->currency, ==, "EUR");
  g_assert_cmpint (topsheet_ledger_entry_get_billed (posted)->nanos, ==, 60000000);
  g_assert_cmpstr (topsheet_ledger_entry_get_billed (posted)->currency, ==, "USD");
  g_assert_cmpstr (topsheet_ledger_entry_get_rate (posted), ==, "0.875");
  g_assert_cmpstr (topsheet_ledger_entry_get_price_source (posted), ==, "rule 7: price list");
  g_assert_cmpint (topsheet_ledger_entry_get_posted_at_usec (posted), ==, START_USEC - 1);
  g_assert_cmpint (topsheet_ledger_entry_get_recorded_at_usec (posted), ==, START_USEC);
  g_assert_cmpint (topsheet_ledger_entry_get_refers_to (posted), ==, 0);
  g_assert_cmpstr (topsheet_ledger_entry_get_reason (posted), ==, "żart");
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (posted), ==, 52500000);
  g_assert_cmpuint (strlen (topsheet_ledger_entry_get_hash (posted)), ==, 64);
}

static void
test_cumulative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetProject) other = make_project (fixture->store, "Autumn");
  g_autoptr (TopsheetLedgerEntry) first = post_one (fixture, make_charge (fixture->project_id, 10));
  g_autoptr (TopsheetLedgerEntry) elsewhere = post_one (fixture, make_charge (topsheet_project_get_id (other), 1000));
  g_autoptr (TopsheetLedgerEntry) unpriced = post_one (fixture, make_charge (fixture->project_id, -1));
  g_autoptr (TopsheetLedgerEntry) reserved = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RESERVATION, 5, 0));
  g_autoptr (TopsheetLedgerEntry) invoice = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_INVOICE, 10, 1));
  g_autoptr (TopsheetLedgerEntry) released = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -5, 4));
  g_autoptr (TopsheetLedgerEntry) bought = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_PURCHASE, 100, 0));

  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (first), ==, 10);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (elsewhere), ==, 1000);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (unpriced), ==, 10);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (reserved), ==, 15);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (invoice), ==, 15);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (released), ==, 10);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (bought), ==, 110);

  /* Numbers run through the library without gaps, also after something was refused. */
  refuse_one (fixture, make_charge (4711, 1), TOPSHEET_STORE_ERROR_NOT_FOUND);
  post_charges (fixture->store, fixture->project_id, 1);
  g_assert_cmpuint (verify_good (fixture->store), ==, 8);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetLedgerEntry) charge = post_one (fixture, make_charge (fixture->project_id, 10));
  g_autoptr (TopsheetLedgerEntry) unpriced = post_one (fixture, make_charge (fixture->project_id, -1));
  g_autoptr (TopsheetLedgerEntry) reserved = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RESERVATION, 5, 0));
  g_autoptr (TopsheetLedgerEntry) invoice = NULL;
  g_autoptr (TopsheetLedgerEntry) released = NULL;

  g_assert_cmpint (state_of (fixture, 1), ==, TOPSHEET_ENTRY_STATE_SETTLED);
  g_assert_cmpint (state_of (fixture, 2), ==, TOPSHEET_ENTRY_STATE_UNPRICED);
  g_assert_cmpint (state_of (fixture, 3), ==, TOPSHEET_ENTRY_STATE_RESERVED);
  invoice = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_INVOICE, 10, 1));
  g_assert_cmpint (state_of (fixture, 1), ==, TOPSHEET_ENTRY_STATE_INVOICED);
  released = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -5, 3));
  g_assert_cmpint (state_of (fixture, 3), ==, TOPSHEET_ENTRY_STATE_RELEASED);
  await_done (topsheet_store_reverse_entry (fixture->store, 1, NULL, NULL));
  g_assert_cmpint (state_of (fixture, 1), ==, TOPSHEET_ENTRY_STATE_REVERSED);
  await_done (topsheet_store_reverse_entry (fixture->store, 2, NULL, NULL));
  g_assert_cmpint (state_of (fixture, 2), ==, TOPSHEET_ENTRY_STATE_REVERSED);
  g_assert_cmpint (state_of (fixture, 6), ==, TOPSHEET_ENTRY_STATE_SETTLED);
}

static void
test_reverse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) generation = record_one (fixture->store, fixture->project_id, "SH010", "a", 42);
  g_autoptr (TopsheetLedgerEntry) reversal = NULL;
  g_autoptr (TopsheetGeneration) after = NULL;
  TopsheetDecimal quantity;

  topsheet_clock_advance (fixture->clock, 7);
  reversal = await_object (topsheet_store_reverse_entry (fixture->store, 1, "charged twice", "Grace"));
  g_assert_cmpint (topsheet_ledger_entry_get_kind (reversal), ==, TOPSHEET_ENTRY_REVERSAL);
  g_assert_cmpint (topsheet_ledger_entry_get_refers_to (reversal), ==, 1);
  g_assert_cmpint (topsheet_ledger_entry_get_amount (reversal)->nanos, ==, -42);
  g_assert_cmpuint (topsheet_ledger_entry_get_account (reversal), ==, TOPSHEET_ACCOUNT_EXPLORATION);
  g_assert_cmpint (topsheet_ledger_entry_get_phase (reversal), ==, TOPSHEET_PHASE_EXPLORATION);
  g_assert_cmpstr (topsheet_ledger_entry_get_model (reversal), ==, "bfl/flux-2-pro");
  g_assert_cmpstr (topsheet_ledger_entry_get_version_id (reversal), ==, "SH010_v001");
  g_assert_cmpstr (topsheet_ledger_entry_get_reason (reversal), ==, "charged twice");
  g_assert_cmpstr (topsheet_ledger_entry_get_member (reversal), ==, "Grace");
  g_assert_cmpint (topsheet_ledger_entry_get_posted_at_usec (reversal), ==, START_USEC + 7);
  g_assert_cmpint (topsheet_ledger_entry_get_cumulative_nanos (reversal), ==, 0);
  quantity = topsheet_ledger_entry_get_quantity (reversal);
  g_assert_cmpint (quantity.mantissa, ==, -1);

  await_error (topsheet_store_reverse_entry (fixture->store, 1, NULL, NULL), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_reverse_entry (fixture->store, 2, NULL, NULL), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_reverse_entry (fixture->store, 3, NULL, NULL), TOPSHEET_STORE_ERROR_NOT_FOUND);

  /* What the try cost is history; what the project paid is not. */
  after = await_object (topsheet_store_find_generation (fixture->store, fixture->project_id, "SH010_v001"));
  g_assert_cmpint (topsheet_generation_get_cost (after)->nanos, ==, 42);
}

static void
test_charge_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TopsheetGeneration) generation = record_one (fixture->store, fixture->project_id, "SH010", "a", -1);
  g_autoptr (TopsheetLedgerEntry) ignored = NULL;
  g_autoptr (TopsheetLedgerEntry) again = NULL;
  g_autoptr (TopsheetGeneration) after = NULL;
  TopsheetLedgerEntry *charge = make_charge (fixture->project_id, 9);
  TopsheetLedgerEntry *second = make_charge (fixture->project_id, 11);

  /* A charge beside one that stands is money, not the price of the try; after a reversal it is. */
  g_object_set (second, "generation-id", topsheet_generation_get_id (generation), NULL);
  ignored = post_one (fixture, second);
  await_done (topsheet_store_reverse_entry (fixture->store, 1, "now priced", NULL));
  g_object_set (charge, "generation-id", topsheet_generation_get_id (generation), "version-id", "SH010_v001", NULL);
  again = post_one (fixture, charge);
  after = await_object (topsheet_store_find_generation (fixture->store, fixture->project_id, "SH010_v001"));
  g_assert_cmpint (topsheet_generation_get_cost (after)->nanos, ==, 9);
  g_assert_cmpint (topsheet_generation_get_entry_id (after), ==, topsheet_ledger_entry_get_id (again));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  TopsheetMoney dollars = topsheet_money (1, "USD");
  g_autoptr (TopsheetProject) other = make_project (fixture->store, "Autumn");
  g_autoptr (TopsheetLedgerEntry) charge = post_one (fixture, make_charge (fixture->project_id, 10));
  g_autoptr (TopsheetLedgerEntry) reserved = post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RESERVATION, 5, 0));
  g_autoptr (TopsheetLedgerEntry) foreign = post_one (fixture, make_charge (topsheet_project_get_id (other), 10));
  TopsheetLedgerEntry *entry;

  entry = make_charge (fixture->project_id, 1);
  g_object_set (entry, "amount", &dollars, NULL);
  refuse_one (fixture, entry, TOPSHEET_STORE_ERROR_REFUSED);
  entry = make_charge (fixture->project_id, 1);
  g_object_set (entry, "account", 0u, NULL);
  refuse_one (fixture, entry, TOPSHEET_STORE_ERROR_REFUSED);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_REVERSAL, -10, 1), TOPSHEET_STORE_ERROR_REFUSED);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -5, 0), TOPSHEET_STORE_ERROR_REFUSED);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -10, 1), TOPSHEET_STORE_ERROR_REFUSED);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -4, 2), TOPSHEET_STORE_ERROR_REFUSED);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -5, 77), TOPSHEET_STORE_ERROR_NOT_FOUND);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_ADJUSTMENT, 1, 3), TOPSHEET_STORE_ERROR_REFUSED);
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RESERVATION, -1, 0), TOPSHEET_STORE_ERROR_REFUSED);
  await_error (topsheet_store_reverse_entry (fixture->store, 2, NULL, NULL), TOPSHEET_STORE_ERROR_REFUSED);

  /* Once. */
  g_object_unref (post_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -5, 2)));
  refuse_one (fixture, make_kind (fixture, TOPSHEET_ENTRY_RELEASE, -5, 2), TOPSHEET_STORE_ERROR_REFUSED);

  /* A sum that cannot be counted is refused, never wrapped. */
  g_object_unref (post_one (fixture, make_charge (fixture->project_id, G_MAXINT64 - 10)));
  refuse_one (fixture, make_charge (fixture->project_id, 1), TOPSHEET_STORE_ERROR_REFUSED);
  g_assert_cmpuint (verify_good (fixture->store), ==, 5);
}

static void
assert_ids (Fixture *fixture, const TopsheetEntryQuery *query, const char *expected)
{
  g_autoptr (GArray) ids = await_ids (topsheet_store_query_entries (fixture->store, query));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_query (Fixture *fixture, gconstpointer data)
{
  TopsheetLedgerEntry *early = make_charge (fixture->project_id, 1);
  TopsheetLedgerEntry *odd = make_charge (fixture->project_id, 2);
  TopsheetLedgerEntry *late = make_kind (fixture, TOPSHEET_ENTRY_PURCHASE, 3, 0);
  g_autoptr (GPtrArray) entries = list_of (early, odd, late, NULL);
  TopsheetEntryQuery query = { .project_id = fixture->project_id, .phase = ALL_PHASES };

  g_object_set (early, "posted-at-usec", START_USEC - 100, NULL);
  g_object_set (odd, "what", "100%_sure \\ case", NULL);
  g_object_set (late, "posted-at-usec", START_USEC + 100, "what", "Subscription", NULL);
  await_done (topsheet_store_post_entries (fixture->store, entries));

  assert_ids (fixture, &query, "3 2 1");
  query.oldest_first = TRUE;
  assert_ids (fixture, &query, "1 2 3");
  query.since_usec = START_USEC;
  assert_ids (fixture, &query, "2 3");
  query.until_usec = START_USEC + 100;
  assert_ids (fixture, &query, "2");
  query.since_usec = query.until_usec = 0;
  query.account = TOPSHEET_ACCOUNT_PRODUCTION;
  assert_ids (fixture, &query, "3");
  query.account = 0;
  query.phase = TOPSHEET_PHASE_EXPLORATION;
  assert_ids (fixture, &query, "1 2");
  query.phase = ALL_PHASES;
  query.text = "flux";
  assert_ids (fixture, &query, "1 2");
  query.text = "FLUX generation";
  assert_ids (fixture, &query, "1");
  query.text = "100%_sure";
  assert_ids (fixture, &query, "2");
  query.text = "%";
  assert_ids (fixture, &query, "2");
  query.text = "\\";
  assert_ids (fixture, &query, "2");
  query.text = "nothing";
  assert_ids (fixture, &query, "");
}

static const TopsheetBalanceRow *
row_of (GPtrArray *rows, const char *key)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetBalanceRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->key, key) == 0)
        return row;
    }
  g_error ("no row %s", key);
}

static void
test_balance (Fixture *fixture, gconstpointer data)
{
  TopsheetLedgerEntry *anonymous = make_charge (fixture->project_id, 4);
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 10), make_charge (fixture->project_id, -1),
                                           make_kind (fixture, TOPSHEET_ENTRY_RESERVATION, 5, 0),
                                           make_kind (fixture, TOPSHEET_ENTRY_INVOICE, 999, 1), anonymous, NULL);
  static const struct
  {
    TopsheetBalanceBy by;
    const char *key;
    guint64 entries, unpriced;
    gint64 amount, committed;
  } cases[] = {
    { TOPSHEET_BALANCE_ACCOUNT, "1000", 3, 1, 14, 0 },
    { TOPSHEET_BALANCE_ACCOUNT, "2000", 2, 0, 0, 5 },
    { TOPSHEET_BALANCE_PHASE, "exploration", 3, 1, 14, 0 },
    { TOPSHEET_BALANCE_PHASE, "production", 2, 0, 0, 5 },
    { TOPSHEET_BALANCE_MODEL, "", 3, 0, 4, 5 },
    { TOPSHEET_BALANCE_MODEL, "bfl/flux-2-pro", 2, 1, 10, 0 },
    { TOPSHEET_BALANCE_PROVIDER, "bfl", 5, 1, 14, 5 },
    { TOPSHEET_BALANCE_MEMBER, "Ada", 3, 1, 14, 0 },
    { TOPSHEET_BALANCE_MEMBER, "", 2, 0, 0, 5 },
    { TOPSHEET_BALANCE_DAY, "2026-11-20", 4, 1, 10, 5 },
    { TOPSHEET_BALANCE_DAY, "2026-11-19", 1, 0, 4, 0 },
  };
  TopsheetActuals *actuals;

  g_object_set (anonymous, "model", NULL, "posted-at-usec", START_USEC - 10 * G_TIME_SPAN_HOUR, NULL);
  await_done (topsheet_store_post_entries (fixture->store, entries));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = await_array (topsheet_store_balance (fixture->store, fixture->project_id,
                                                                        cases[i].by));
      const TopsheetBalanceRow *row = row_of (rows, cases[i].key);

      g_assert_cmpuint (row->entries, ==, cases[i].entries);
      g_assert_cmpuint (row->unpriced, ==, cases[i].unpriced);
      g_assert_cmpint (row->amount.nanos, ==, cases[i].amount);
      g_assert_cmpint (row->committed.nanos, ==, cases[i].committed);
      g_assert_cmpstr (row->amount.currency, ==, "EUR");
    }

  actuals = await_boxed (topsheet_store_get_actuals (fixture->store, fixture->project_id));
  g_assert_cmpint (actuals->actual[TOPSHEET_PHASE_EXPLORATION].nanos, ==, 14);
  g_assert_cmpint (actuals->committed[TOPSHEET_PHASE_PRODUCTION].nanos, ==, 5);
  g_assert_cmpuint (actuals->unpriced[TOPSHEET_PHASE_EXPLORATION], ==, 1);
  g_assert_cmpuint (actuals->entries[TOPSHEET_PHASE_PRODUCTION], ==, 2);
  g_assert_cmpint (actuals->actual[TOPSHEET_PHASE_POST].nanos, ==, 0);
  g_assert_cmpstr (actuals->actual[TOPSHEET_PHASE_POST].currency, ==, "EUR");
  g_boxed_free (TOPSHEET_TYPE_ACTUALS, actuals);
  await_error (topsheet_store_balance (fixture->store, 99, TOPSHEET_BALANCE_DAY), TOPSHEET_STORE_ERROR_NOT_FOUND);
  await_error (topsheet_store_get_actuals (fixture->store, 99), TOPSHEET_STORE_ERROR_NOT_FOUND);
}

/* Whoever reverses, the cost goes back where it came from. */
static void
test_balance_after_reversal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) entries = list_of (make_charge (fixture->project_id, 10), make_charge (fixture->project_id, -1),
                                           make_kind (fixture, TOPSHEET_ENTRY_INVOICE, 999, 1), NULL);
  const TopsheetBalanceRow *row;

  await_done (topsheet_store_post_entries (fixture->store, entries));
  await_done (topsheet_store_reverse_entry (fixture->store, 1, NULL, "Grace"));
  await_done (topsheet_store_reverse_entry (fixture->store, 2, NULL, "Grace"));
  await_done (topsheet_store_reverse_entry (fixture->store, 3, NULL, "Grace"));
  rows = await_array (topsheet_store_balance (fixture->store, fixture->project_id, TOPSHEET_BALANCE_MEMBER));
  g_assert_cmpuint (rows->len, ==, 2);
  row = row_of (rows, "Ada");
  g_assert_cmpint (row->amount.nanos, ==, 0);
  g_assert_cmpuint (row->unpriced, ==, 0);
  g_assert_cmpuint (row->entries, ==, 4);
}

/* A thousand entries of every kind against sums made by hand. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint64 actual = 0, committed = 0;
  guint64 n = 0;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 sum = 0, reserved = 0;
  guint64 counted = 0;

  for (int batch = 0; batch < 20; batch++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

      for (int i = 0; i < 50; i++)
        {
          static const TopsheetEntryKind kinds[] = {
            TOPSHEET_ENTRY_RESERVATION, TOPSHEET_ENTRY_CHARGE,  TOPSHEET_ENTRY_ADJUSTMENT,
            TOPSHEET_ENTRY_PURCHASE,    TOPSHEET_ENTRY_INVOICE,
          };
          TopsheetEntryKind kind = kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))];
          gint64 nanos = g_rand_int_range (random, kind == TOPSHEET_ENTRY_ADJUSTMENT ? -1000 : 0, 1000);
          TopsheetLedgerEntry *entry = make_kind (fixture, kind, nanos, 0);

          g_object_set (entry, "account", 1000u * (guint) g_rand_int_range (random, 1, 10), "posted-at-usec",
                        START_USEC + g_rand_int_range (random, 0, 1000000) * G_TIME_SPAN_SECOND, NULL);
          g_ptr_array_add (entries, entry);
          committed += kind == TOPSHEET_ENTRY_RESERVATION ? nanos : 0;
          actual += kind == TOPSHEET_ENTRY_RESERVATION || kind == TOPSHEET_ENTRY_INVOICE ? 0 : nanos;
          n++;
        }
      await_done (topsheet_store_post_entries (fixture->store, entries));
    }
  for (int by = TOPSHEET_BALANCE_ACCOUNT; by <= TOPSHEET_BALANCE_DAY; by++)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      rows = await_array (topsheet_store_balance (fixture->store, fixture->project_id, (TopsheetBalanceBy) by));
      sum = reserved = 0;
      counted = 0;
      for (guint i = 0; i < rows->len; i++)
        {
          const TopsheetBalanceRow *row = g_ptr_array_index (rows, i);

          sum += row->amount.nanos;
          reserved += row->committed.nanos;
          counted += row->entries;
        }
      g_assert_cmpint (sum, ==, actual);
      g_assert_cmpint (reserved, ==, committed);
      g_assert_cmpuint (counted, ==, n);
    }
  g_assert_cmpuint (verify_good (fixture->store), ==, n);
}

const StoreTest store_ledger_tests[] = {
  { "ledger/round-trip", test_round_trip },
  { "ledger/cumulative", test_cumulative },
  { "ledger/states", test_states },
  { "ledger/reverse", test_reverse },
  { "ledger/charge-again", test_charge_again },
  { "ledger/refused", test_refused },
  { "ledger/query", test_query },
  { "ledger/balance", test_balance },
  { "ledger/balance-after-reversal", test_balance_after_reversal },
  { "ledger/random", test_random },
  { NULL },
};
