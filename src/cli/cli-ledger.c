/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "base/topsheet-time.h"
#include "model/topsheet-account.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* Entries that are in memory at a time. */
#define PAGE 512

static const TopsheetCliOption list_options[] = {
  { "since", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("from this day on") },
  { "until", 0, TOPSHEET_CLI_OPTION_TEXT, "DATE", N_("before this day") },
  { "account", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("only one account, such as 2000") },
  { "phase", 0, TOPSHEET_CLI_OPTION_TEXT, "F", N_("only one phase") },
  { "query", 0, TOPSHEET_CLI_OPTION_TEXT, "Q", N_("words in what, model, provider and version") },
  { "limit", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("at most so many, the newest") },
  { NULL },
};

static const TopsheetCliOption balance_options[] = {
  { "by", 0, TOPSHEET_CLI_OPTION_TEXT, "KEY",
    N_("account, phase, model, provider, member or day; account unless told") },
  { NULL },
};

static const TopsheetCliOption reverse_options[] = {
  { "reason", 0, TOPSHEET_CLI_OPTION_TEXT, "R", N_("why it is taken back") },
  { "member", 0, TOPSHEET_CLI_OPTION_TEXT, "M", N_("who takes it back; you unless told") },
  { NULL },
};

/* What is left of the project's limit after the entry. */
static gboolean
find_balance (TopsheetProject *project, TopsheetLedgerEntry *entry, TopsheetMoney *balance)
{
  const TopsheetMoney *limit = topsheet_project_get_limit (project);
  TopsheetMoney spent = topsheet_money (topsheet_ledger_entry_get_cumulative_nanos (entry),
                                        topsheet_project_get_currency (project));

  return limit != NULL && topsheet_money_subtract (limit, &spent, balance, NULL);
}

static void
add_entry (JsonBuilder *builder, TopsheetLedgerEntry *entry, TopsheetProject *project)
{
  const TopsheetMoney *billed = topsheet_ledger_entry_get_billed (entry);
  gint64 refers_to = topsheet_ledger_entry_get_refers_to (entry);
  TopsheetMoney balance;

  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "id", topsheet_ledger_entry_get_id (entry));
  topsheet_cli_add_time (builder, "date", topsheet_ledger_entry_get_posted_at_usec (entry));
  topsheet_cli_add_time (builder, "recorded_at", topsheet_ledger_entry_get_recorded_at_usec (entry));
  topsheet_cli_add_text (builder, "kind", topsheet_entry_kind_get_nick (topsheet_ledger_entry_get_kind (entry)));
  topsheet_cli_add_text (builder, "state", topsheet_entry_state_get_nick (topsheet_ledger_entry_get_state (entry)));
  topsheet_cli_add_text (builder, "environment",
                         topsheet_environment_get_nick (topsheet_ledger_entry_get_environment (entry)));
  topsheet_cli_add_int (builder, "account", topsheet_ledger_entry_get_account (entry));
  topsheet_cli_add_text (builder, "phase", topsheet_phase_get_nick (topsheet_ledger_entry_get_phase (entry)));
  topsheet_cli_add_text (builder, "what", topsheet_ledger_entry_get_what (entry));
  topsheet_cli_add_text (builder, "version", topsheet_ledger_entry_get_version_id (entry));
  topsheet_cli_add_text (builder, "provider", topsheet_ledger_entry_get_provider (entry));
  topsheet_cli_add_text (builder, "model", topsheet_ledger_entry_get_model (entry));
  topsheet_cli_add_text (builder, "member", topsheet_ledger_entry_get_member (entry));
  topsheet_cli_add_decimal (builder, "quantity", topsheet_ledger_entry_get_quantity (entry));
  topsheet_cli_add_text (builder, "unit", topsheet_unit_get_name (topsheet_ledger_entry_get_unit (entry)));
  topsheet_cli_add_money (builder, "amount", topsheet_ledger_entry_get_amount (entry));
  topsheet_cli_add_text (builder, "currency", topsheet_project_get_currency (project));
  topsheet_cli_add_money (builder, "balance", find_balance (project, entry, &balance) ? &balance : NULL);
  topsheet_cli_add_money (builder, "billed", billed);
  topsheet_cli_add_text (builder, "billed_currency", billed != NULL ? billed->currency : NULL);
  topsheet_cli_add_text (builder, "rate", topsheet_ledger_entry_get_rate (entry));
  topsheet_cli_add_text (builder, "source", topsheet_ledger_entry_get_price_source (entry));
  topsheet_cli_add_text (builder, "reason", topsheet_ledger_entry_get_reason (entry));
  if (refers_to > 0)
    topsheet_cli_add_int (builder, "refers_to", refers_to);
  else
    topsheet_cli_add_null (builder, "refers_to");
  topsheet_cli_add_text (builder, "hash", topsheet_ledger_entry_get_hash (entry));
  json_builder_end_object (builder);
}

static void
add_row (TopsheetCliTable *table, TopsheetLedgerEntry *entry, TopsheetProject *project)
{
  TopsheetMoney balance;
  gboolean has_balance = find_balance (project, entry, &balance);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_ledger_entry_get_id (entry));
  g_autofree char *day = topsheet_time_print_rfc3339 (topsheet_ledger_entry_get_posted_at_usec (entry));
  g_autofree char *account = g_strdup_printf ("%u", topsheet_ledger_entry_get_account (entry));
  g_autofree char *amount = topsheet_cli_format_money (topsheet_ledger_entry_get_amount (entry));
  g_autofree char *left = topsheet_cli_format_money (has_balance ? &balance : NULL);
  const char *version = topsheet_ledger_entry_get_version_id (entry);

  if (strlen (day) > 10)
    day[10] = '\0';
  topsheet_cli_table_add (table, id, day, topsheet_entry_state_get_title (topsheet_ledger_entry_get_state (entry)),
                          account, topsheet_cli_or_dash (topsheet_ledger_entry_get_what (entry)),
                          topsheet_cli_or_dash (version),
                          topsheet_cli_or_dash (topsheet_ledger_entry_get_model (entry)), amount, left, NULL);
}

static gboolean
print_pages (TopsheetCli *cli,
             TopsheetProject *project,
             GArray *ids,
             TopsheetCliStream *stream,
             TopsheetCliTable *table,
             GError **error)
{
  for (guint first = 0; first < ids->len; first += PAGE)
    {
      g_autoptr (GArray) page = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) entries = NULL;

      g_array_append_vals (page, &g_array_index (ids, gint64, first), MIN (PAGE, ids->len - first));
      entries = dex_await_boxed (topsheet_store_load_entries (topsheet_cli_get_store (cli), page), error);
      if (entries == NULL)
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        {
          g_autoptr (JsonBuilder) builder = json_builder_new ();

          if (!cli->json)
            {
              add_row (table, g_ptr_array_index (entries, i), project);
              continue;
            }
          add_entry (builder, g_ptr_array_index (entries, i), project);
          topsheet_cli_stream_add (stream, builder);
        }
    }
  return TRUE;
}

static gboolean
print_list (TopsheetCli *cli, TopsheetProject *project, GArray *ids, gint64 total, GError **error)
{
  const char * const columns[] = { _(">Entry"),  _("Date"),  _("State"),   _("Account"),  _("What"),
                                   _("Version"), _("Model"), _(">Amount"), _(">Balance"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (GError) local = NULL;
  TopsheetCliStream stream;

  if (!cli->json)
    {
      if (!print_pages (cli, project, ids, NULL, table, error))
        return FALSE;
      topsheet_cli_table_print (table);
      return TRUE;
    }
  topsheet_cli_stream_begin (&stream, cli);
  if (!print_pages (cli, project, ids, &stream, NULL, &local))
    topsheet_cli_set_partial (cli, g_error_copy (local));
  topsheet_cli_stream_end (&stream, total, local);
  return TRUE;
}

static gboolean
parse_query (TopsheetCli *cli, TopsheetEntryQuery *query, GError **error)
{
  guint64 account = 0;

  if (!topsheet_cli_get_time (cli, "since", &query->since_usec, error) ||
      !topsheet_cli_get_time (cli, "until", &query->until_usec, error) ||
      !topsheet_cli_get_number (cli, "account", 1, 99999, &account, error) ||
      !topsheet_cli_get_phase (cli, &query->phase, error))
    return FALSE;
  if (account != 0 && !topsheet_account_is_valid ((guint) account))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("--account is one of 1000, 2000 … 9000, not “%s”"), topsheet_cli_get_text (cli, "account"));
      return FALSE;
    }
  query->account = (guint) account;
  query->text = topsheet_cli_get_text (cli, "query");
  return TRUE;
}

static gboolean
run_list (TopsheetCli *cli, GError **error)
{
  TopsheetEntryQuery query = { .phase = -1 };
  guint64 limit = G_MAXUINT32;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 total;

  if (!parse_query (cli, &query, error) || !topsheet_cli_get_number (cli, "limit", 1, G_MAXUINT32, &limit, error))
    return FALSE;
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  query.project_id = topsheet_project_get_id (project);
  ids = dex_await_boxed (topsheet_store_query_entries (topsheet_cli_get_store (cli), &query), error);
  if (ids == NULL)
    return FALSE;
  total = ids->len;
  if (ids->len > limit)
    g_array_set_size (ids, (guint) limit);
  return print_list (cli, project, ids, total, error);
}

static gboolean
parse_by (TopsheetCli *cli, TopsheetBalanceBy *by, GError **error)
{
  static const char * const names[] = {
    [TOPSHEET_BALANCE_ACCOUNT] = "account",   [TOPSHEET_BALANCE_PHASE] = "phase",   [TOPSHEET_BALANCE_MODEL] = "model",
    [TOPSHEET_BALANCE_PROVIDER] = "provider", [TOPSHEET_BALANCE_MEMBER] = "member", [TOPSHEET_BALANCE_DAY] = "day",
  };
  const char *name = topsheet_cli_get_text (cli, "by");

  *by = TOPSHEET_BALANCE_ACCOUNT;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *by = (TopsheetBalanceBy) i;
        return TRUE;
      }
  g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
               _("--by is one of account, phase, model, provider, member and day, not “%s”"), name);
  return FALSE;
}

/* What a person reads for a key: the title of the account or phase. */
static const char *
get_title (TopsheetBalanceBy by, const char *key)
{
  TopsheetPhase phase;

  if (*key == '\0')
    return _("not known");
  if (by == TOPSHEET_BALANCE_ACCOUNT)
    return topsheet_account_get_title ((guint) g_ascii_strtoull (key, NULL, 10));
  if (by == TOPSHEET_BALANCE_PHASE && topsheet_phase_from_nick (key, &phase))
    return topsheet_phase_get_title (phase);
  return key;
}

/* What the entries of a row cost as far as it is known; nothing is known of a row without a single price. */
static const TopsheetMoney *
get_known (const TopsheetBalanceRow *row)
{
  return row->entries > row->unpriced || row->entries == 0 ? &row->amount : NULL;
}

static void
add_balance_row (JsonBuilder *builder, TopsheetCliTable *table, TopsheetBalanceBy by, const TopsheetBalanceRow *row)
{
  g_autofree char *entries = g_strdup_printf ("%" G_GUINT64_FORMAT, row->entries);
  g_autofree char *unpriced = g_strdup_printf ("%" G_GUINT64_FORMAT, row->unpriced);
  g_autofree char *amount = topsheet_cli_format_money (get_known (row));
  g_autofree char *committed = topsheet_cli_format_money (&row->committed);
  const char *key = by == TOPSHEET_BALANCE_ACCOUNT ? row->key : "";

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "key", *row->key != '\0' ? row->key : NULL);
  topsheet_cli_add_int (builder, "entries", (gint64) row->entries);
  topsheet_cli_add_int (builder, "unpriced", (gint64) row->unpriced);
  topsheet_cli_add_money (builder, "amount", get_known (row));
  topsheet_cli_add_money (builder, "committed", &row->committed);
  topsheet_cli_add_text (builder, "currency", row->amount.currency);
  json_builder_end_object (builder);
  if (*key != '\0')
    {
      g_autofree char *title = g_strdup_printf ("%s %s", key, get_title (by, key));

      topsheet_cli_table_add (table, title, entries, unpriced, amount, committed, NULL);
    }
  else
    topsheet_cli_table_add (table, get_title (by, row->key), entries, unpriced, amount, committed, NULL);
}

static gboolean
run_balance (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("What"), _(">Entries"), _(">Unpriced"), _(">Amount"), _(">Committed"), NULL };
  TopsheetBalanceBy by;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  TopsheetMoney sum;
  gboolean is_known;
  g_autofree char *total = NULL;

  if (!parse_by (cli, &by, error) || (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  rows = dex_await_boxed (topsheet_store_balance (topsheet_cli_get_store (cli), topsheet_project_get_id (project), by),
                          error);
  if (rows == NULL)
    return FALSE;
  sum = topsheet_money (0, topsheet_project_get_currency (project));
  is_known = rows->len == 0;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetBalanceRow *row = g_ptr_array_index (rows, i);

      add_balance_row (builder, table, by, row);
      is_known = is_known || get_known (row) != NULL;
      if (!topsheet_money_add (&sum, &row->amount, &sum, error))
        return FALSE;
    }
  json_builder_end_array (builder);
  topsheet_cli_add_int (builder, "total", rows->len);
  topsheet_cli_add_money (builder, "amount", is_known ? &sum : NULL);
  topsheet_cli_add_text (builder, "currency", sum.currency);
  json_builder_end_object (builder);
  total = topsheet_cli_format_money (is_known ? &sum : NULL);
  topsheet_cli_table_add (table, _("Total"), "", "", total, "", NULL);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

static TopsheetProject *
load_project (TopsheetCli *cli, TopsheetLedgerEntry *entry, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, topsheet_ledger_entry_get_project_id (entry));

  return dex_await_object (topsheet_store_get_project (topsheet_cli_get_store (cli), id), error);
}

static gboolean
run_reverse (TopsheetCli *cli, GError **error)
{
  const char *reason = topsheet_cli_get_text (cli, "reason");
  const char *member = topsheet_cli_get_text (cli, "member");
  g_autoptr (TopsheetLedgerEntry) entry = NULL;
  g_autoptr (TopsheetProject) project = NULL;
  guint64 id;

  if (!g_ascii_string_to_unsigned (cli->args[0], 10, 1, G_MAXINT64, &id, NULL))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("ENTRY is the number of an entry, not “%s”"),
                   cli->args[0]);
      return FALSE;
    }
  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                           _("--reason is missing: the ledger keeps why an entry was taken back"));
      return FALSE;
    }
  if (!topsheet_cli_open (cli, FALSE, error))
    return FALSE;
  entry = dex_await_object (topsheet_store_reverse_entry (topsheet_cli_get_store (cli), (gint64) id, reason,
                                                          member != NULL ? member
                                                                         : topsheet_session_get_member (cli->session)),
                            error);
  if (entry == NULL || (project = load_project (cli, entry, error)) == NULL)
    return FALSE;
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_entry (builder, entry, project);
      topsheet_cli_print_json (cli, builder);
    }
  else
    topsheet_cli_print (_("Entry %" PRId64 " takes entry %" PRIu64 " back.\n"), topsheet_ledger_entry_get_id (entry),
                        id);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "list", "P", N_("Lists the entries, newest first"), 1, 1, list_options, run_list },
  { "balance", "P", N_("Adds the entries up"), 1, 1, balance_options, run_balance },
  { "reverse", "ENTRY --reason R", N_("Takes an entry back by a further one; nothing is ever erased"), 1, 1,
    reverse_options, run_reverse },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_ledger = { "ledger", N_("What was spent"), verbs };
