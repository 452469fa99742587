/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sqlite/topsheet-sqlite-chain.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RULE_COLUMNS                                                                                                                        \
  "model_id, provider, model, modality, tier, meter, price, per, unit, currency, conditions, credit_rate, valid_from_usec, valid_to_usec, " \
  "as_of, source, source_url, confidence, notes"

/* A column goes to the row and to the digest of what the rule says. */
typedef struct
{
  TopsheetSqliteStatement *statement;
  TopsheetSqliteChain *digest;
} RuleWriter;

static void
put_text (RuleWriter *writer, const char *value)
{
  topsheet_sqlite_statement_add_text (writer->statement, value);
  if (value != NULL)
    topsheet_sqlite_chain_add_text (writer->digest, value, strlen (value));
  else
    topsheet_sqlite_chain_add_null (writer->digest);
}

static void
put_int64 (RuleWriter *writer, gint64 value)
{
  topsheet_sqlite_statement_add_int64 (writer->statement, value);
  topsheet_sqlite_chain_add_int64 (writer->digest, value);
}

gboolean
topsheet_sqlite_print_conditions (TopsheetSqliteConnection *connection,
                                  const char * const *conditions,
                                  char **out,
                                  GError **error)
{
  g_autofree char *json = g_strdup ("[]");
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection,
                                                                                 "SELECT json_insert (?, '$[#]', ?)");

  for (guint i = 0; conditions != NULL && conditions[i] != NULL; i++)
    {
      topsheet_sqlite_statement_reset (statement);
      topsheet_sqlite_statement_add_text (statement, json);
      topsheet_sqlite_statement_add_text (statement, conditions[i]);
      if (!topsheet_sqlite_statement_next (statement, error))
        return FALSE;
      g_set_str (&json, topsheet_sqlite_statement_get_text (statement, 0));
    }

  *out = g_steal_pointer (&json);
  return TRUE;
}

static void
put_rule (RuleWriter *writer, TopsheetPriceRule *rule, const char *conditions)
{
  TopsheetDecimal price = topsheet_price_rule_get_price (rule);
  g_autofree char *price_text = topsheet_decimal_print (&price);
  g_autofree char *notes = NULL;

  g_object_get (rule, "notes", &notes, NULL);
  put_text (writer, topsheet_price_rule_get_model_id (rule));
  put_text (writer, topsheet_price_rule_get_provider (rule));
  put_text (writer, topsheet_price_rule_get_model (rule));
  put_text (writer, topsheet_price_rule_get_modality (rule));
  put_int64 (writer, topsheet_price_rule_get_tier (rule));
  put_text (writer, topsheet_price_rule_get_meter (rule));
  put_text (writer, price_text);
  put_int64 (writer, (gint64) topsheet_price_rule_get_per (rule));
  put_text (writer, topsheet_unit_get_name (topsheet_price_rule_get_unit (rule)));
  put_text (writer, topsheet_price_rule_get_currency (rule));
  put_text (writer, conditions);
  put_text (writer, topsheet_price_rule_get_credit_rate (rule));
  put_int64 (writer, topsheet_price_rule_get_valid_from_usec (rule));
  put_int64 (writer, topsheet_price_rule_get_valid_to_usec (rule));
  put_text (writer, topsheet_price_rule_get_as_of (rule));
  put_text (writer, topsheet_price_rule_get_source (rule));
  put_text (writer, topsheet_price_rule_get_source_url (rule));
  put_text (writer, topsheet_price_rule_get_confidence (rule));
  put_text (writer, notes);
}

static gboolean
put_price_rule (TopsheetSqliteConnection *connection,
                TopsheetPriceRule *rule,
                const char *catalogue_version,
                guint *n_new,
                GError **error)
{
  g_autofree char *conditions = NULL;
  g_autoptr (TopsheetSqliteChain) digest = topsheet_sqlite_chain_new (NULL);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO price_rule (" RULE_COLUMNS
                                   ", digest, catalogue_version, recorded_at_usec) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING");
  RuleWriter writer = { statement, digest };

  if (!topsheet_sqlite_print_conditions (connection, topsheet_price_rule_get_conditions (rule), &conditions, error))
    return FALSE;
  put_rule (&writer, rule, conditions);
  topsheet_sqlite_statement_add_blob (statement, topsheet_sqlite_chain_close (digest), TOPSHEET_CHAIN_HASH_BYTES);
  topsheet_sqlite_statement_add_text (statement, catalogue_version);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  if (!topsheet_sqlite_statement_run (statement, error))
    return FALSE;

  *n_new += (guint) sqlite3_changes (connection->db);
  return TRUE;
}

static gboolean
put_price_rules_work (TopsheetSqliteConnection *connection,
                      TopsheetSqliteArguments *arguments,
                      GValue *result,
                      GError **error)
{
  guint n_new = 0;

  for (guint i = 0; i < arguments->objects->len; i++)
    if (!put_price_rule (connection, g_ptr_array_index (arguments->objects, i), arguments->text, &n_new, error))
      return FALSE;

  if (n_new > 0)
    connection->touched |= TOPSHEET_CHANGE_PRICE;
  g_value_init (result, G_TYPE_UINT);
  g_value_set_uint (result, n_new);
  return TRUE;
}

gboolean
topsheet_sqlite_parse_conditions (TopsheetSqliteConnection *connection, const char *json, GStrv *out, GError **error)
{
  g_autoptr (GStrvBuilder) conditions = g_strv_builder_new ();
  g_autoptr (TopsheetSqliteStatement) statement = topsheet_sqlite_statement_new (connection,
                                                                                 "SELECT atom FROM json_each (?)");

  topsheet_sqlite_statement_add_text (statement, json);
  while (topsheet_sqlite_statement_next (statement, error))
    g_strv_builder_add (conditions, topsheet_sqlite_statement_get_text (statement, 0));
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  *out = g_strv_builder_end (conditions);
  return TRUE;
}

static TopsheetPriceRule *
read_rule (TopsheetSqliteConnection *connection, TopsheetSqliteStatement *row, GError **error)
{
  g_auto (GStrv) conditions = NULL;
  TopsheetUnit unit = TOPSHEET_UNIT_NONE;
  TopsheetDecimal price;

  if (!topsheet_sqlite_parse_conditions (connection, topsheet_sqlite_statement_get_text (row, 10), &conditions, error) ||
      !topsheet_sqlite_statement_get_decimal (row, 6, &price, error))
    return NULL;
  topsheet_unit_from_name (topsheet_sqlite_statement_get_text (row, 8), &unit);

  /* clang-format off */
  return g_object_new (TOPSHEET_TYPE_PRICE_RULE,
                       "model-id", topsheet_sqlite_statement_get_text (row, 0),
                       "provider", topsheet_sqlite_statement_get_text (row, 1),
                       "model", topsheet_sqlite_statement_get_text (row, 2),
                       "modality", topsheet_sqlite_statement_get_text (row, 3),
                       "tier", (int) topsheet_sqlite_statement_get_int64 (row, 4),
                       "meter", topsheet_sqlite_statement_get_text (row, 5),
                       "price", topsheet_sqlite_statement_get_text (row, 6),
                       "per", (guint64) topsheet_sqlite_statement_get_int64 (row, 7),
                       "unit", (int) unit,
                       "currency", topsheet_sqlite_statement_get_text (row, 9),
                       "conditions", conditions,
                       "credit-rate", topsheet_sqlite_statement_get_text (row, 11),
                       "valid-from-usec", topsheet_sqlite_statement_get_int64 (row, 12),
                       "valid-to-usec", topsheet_sqlite_statement_get_int64 (row, 13),
                       "as-of", topsheet_sqlite_statement_get_text (row, 14),
                       "source", topsheet_sqlite_statement_get_text (row, 15),
                       "source-url", topsheet_sqlite_statement_get_text (row, 16),
                       "confidence", topsheet_sqlite_statement_get_text (row, 17),
                       "notes", topsheet_sqlite_statement_get_text (row, 18),
                       "id", topsheet_sqlite_statement_get_int64 (row, 19),
                       "recorded-at-usec", topsheet_sqlite_statement_get_int64 (row, 20),
                       NULL);
  /* clang-format on */
}

static gboolean
list_price_rules_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT " RULE_COLUMNS ", id, recorded_at_usec FROM price_rule ORDER BY id");

  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetPriceRule *rule = read_rule (connection, statement, error);

      if (rule == NULL)
        return FALSE;
      g_ptr_array_add (rules, rule);
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rules));
  return TRUE;
}

static gboolean
put_rate (TopsheetSqliteConnection *connection, TopsheetRate *rate, GError **error)
{
  TopsheetDecimal factor = topsheet_rate_get_rate (rate);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "INSERT INTO rate (project_id, from_currency, to_currency, rate, valid_from_usec, source, recorded_at_usec) VALUES (?, ?, ?, ?, ?, ?, ?)");

  if (topsheet_decimal_sign (&factor) <= 0)
    {
      g_set_error_literal (error, TOPSHEET_STORE_ERROR, TOPSHEET_STORE_ERROR_REFUSED,
                           _("An exchange rate must be larger than zero. Nothing was saved."));
      return FALSE;
    }
  topsheet_sqlite_statement_add_int64 (statement, topsheet_rate_get_project_id (rate));
  topsheet_sqlite_statement_add_text (statement, topsheet_rate_get_from (rate));
  topsheet_sqlite_statement_add_text (statement, topsheet_rate_get_to (rate));
  topsheet_sqlite_statement_add_decimal (statement, factor);
  topsheet_sqlite_statement_add_int64 (statement, topsheet_rate_get_valid_from_usec (rate));
  topsheet_sqlite_statement_add_text (statement, topsheet_rate_get_source (rate));
  topsheet_sqlite_statement_add_int64 (statement, topsheet_sqlite_connection_now (connection));
  return topsheet_sqlite_statement_run (statement, error);
}

static gboolean
put_rates_work (TopsheetSqliteConnection *connection, TopsheetSqliteArguments *arguments, GValue *result, GError **error)
{
  for (guint i = 0; i < arguments->objects->len; i++)
    {
      TopsheetRate *rate = g_ptr_array_index (arguments->objects, i);
      g_autofree char *currency = topsheet_sqlite_project_currency (connection, topsheet_rate_get_project_id (rate),
                                                                    error);

      if (currency == NULL || !put_rate (connection, rate, error))
        return FALSE;
    }
  if (arguments->objects->len > 0)
    connection->touched |= TOPSHEET_CHANGE_PRICE;
  return TRUE;
}

/* Of two for the same pair and date the later recorded one counts; the other stays in the table. */
static gboolean
list_rates_work (TopsheetSqliteConnection *connection,
                 TopsheetSqliteArguments *arguments,
                 GValue *result,
                 GError **error)
{
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT from_currency, to_currency, rate, valid_from_usec, source, max (id) FROM rate WHERE project_id = ? "
                                   "GROUP BY from_currency, to_currency, valid_from_usec ORDER BY from_currency, to_currency, valid_from_usec");

  topsheet_sqlite_statement_add_int64 (statement, arguments->id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetDecimal factor;

      if (!topsheet_sqlite_statement_get_decimal (statement, 2, &factor, error))
        return FALSE;
      g_ptr_array_add (rates, topsheet_rate_new (arguments->id, topsheet_sqlite_statement_get_text (statement, 0),
                                                 topsheet_sqlite_statement_get_text (statement, 1), factor,
                                                 topsheet_sqlite_statement_get_int64 (statement, 3),
                                                 topsheet_sqlite_statement_get_text (statement, 4)));
    }
  if (!topsheet_sqlite_statement_is_good (statement))
    return FALSE;

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rates));
  return TRUE;
}

DexFuture *
topsheet_sqlite_put_price_rules (TopsheetSqliteWorker *worker, GPtrArray *rules, const char *catalogue_version)
{
  return topsheet_sqlite_worker_write (worker, put_price_rules_work,
                                       (TopsheetSqliteArguments) {
                                         .objects = topsheet_sqlite_ref_objects (rules),
                                         .text = g_strdup (catalogue_version),
                                       });
}

DexFuture *
topsheet_sqlite_list_price_rules (TopsheetSqliteWorker *worker)
{
  return topsheet_sqlite_worker_read (worker, list_price_rules_work, (TopsheetSqliteArguments) { 0 });
}

DexFuture *
topsheet_sqlite_put_rates (TopsheetSqliteWorker *worker, GPtrArray *rates)
{
  return topsheet_sqlite_worker_write (worker, put_rates_work,
                                       (TopsheetSqliteArguments) { .objects = topsheet_sqlite_ref_objects (rates) });
}

DexFuture *
topsheet_sqlite_list_rates (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_rates_work, (TopsheetSqliteArguments) { .id = project_id });
}
