/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/topsheet-catalogue-update.h"
#include "services/topsheet-price-fetch.h"

#include <glib/gi18n.h>

/* Lines of a group in a text that people read; --json has them all. */
#define MAX_LINES 20

const TopsheetCliOption topsheet_cli_catalogue_update_options[] = {
  { "dry-run", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("only say what would be recorded") },
  { "accept", 0, TOPSHEET_CLI_OPTION_LIST, "ID", N_("take this suspicious price too; several may follow") },
  { "accept-suspicious", 0, TOPSHEET_CLI_OPTION_FLAG, NULL, N_("take every suspicious price too") },
  { NULL },
};

static TopsheetPriceChange *
get_change (TopsheetCatalogueUpdate *update, guint i)
{
  /* The list keeps it. */
  g_autoptr (TopsheetPriceChange) change =
    g_list_model_get_item (topsheet_catalogue_review_get_changes (update->review), i);

  return change;
}

static guint
count_changes (TopsheetCatalogueUpdate *update)
{
  return g_list_model_get_n_items (topsheet_catalogue_review_get_changes (update->review));
}

static gboolean
accept_one (TopsheetCatalogueUpdate *update, const char *id, GError **error)
{
  gboolean found = FALSE;

  for (guint i = 0; i < count_changes (update); i++)
    {
      TopsheetPriceChange *change = get_change (update, i);
      g_autofree char *its = topsheet_price_change_get_verdict (change) == TOPSHEET_PRICE_SUSPICIOUS
                               ? topsheet_catalogue_update_get_id (change)
                               : NULL;

      if (g_strcmp0 (its, id) != 0)
        continue;
      topsheet_price_change_set_accepted (change, TRUE);
      found = TRUE;
    }
  if (!found)
    g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
                 _("“%s” is no suspicious price of this list; nothing was recorded. --dry-run shows them."), id);
  return found;
}

static gboolean
accept (TopsheetCli *cli, TopsheetCatalogueUpdate *update, GError **error)
{
  const char * const *ids = topsheet_cli_get_list (cli, "accept");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!accept_one (update, ids[i], error))
      return FALSE;
  for (guint i = 1; cli->args[i] != NULL; i++)
    if (!accept_one (update, cli->args[i], error))
      return FALSE;
  for (guint i = 0; topsheet_cli_get_flag (cli, "accept-suspicious") && i < count_changes (update); i++)
    if (topsheet_price_change_get_verdict (get_change (update, i)) == TOPSHEET_PRICE_SUSPICIOUS)
      topsheet_price_change_set_accepted (get_change (update, i), TRUE);
  return TRUE;
}

static void
add_doubts (JsonBuilder *builder, guint doubts)
{
  json_builder_set_member_name (builder, "doubts");
  json_builder_begin_array (builder);
  for (guint bit = 1; bit <= TOPSHEET_PRICE_DOUBT_LAST; bit <<= 1)
    if (doubts & bit)
      json_builder_add_string_value (builder, topsheet_price_doubt_nick ((TopsheetPriceDoubt) bit));
  json_builder_end_array (builder);
}

static void
add_old_price (JsonBuilder *builder, TopsheetPriceRule *current)
{
  if (current == NULL)
    {
      topsheet_cli_add_null (builder, "old_price");
      topsheet_cli_add_null (builder, "old_per");
      topsheet_cli_add_null (builder, "old_currency");
      return;
    }
  topsheet_cli_add_decimal (builder, "old_price", topsheet_price_rule_get_price (current));
  topsheet_cli_add_int (builder, "old_per", (gint64) topsheet_price_rule_get_per (current));
  topsheet_cli_add_text (builder, "old_currency", topsheet_price_rule_get_currency (current));
}

static void
add_change (JsonBuilder *builder, TopsheetPriceChange *change)
{
  TopsheetPriceRule *rule = topsheet_price_change_get_rule (change);
  g_autofree char *id = topsheet_catalogue_update_get_id (change);
  TopsheetDecimal ratio;

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "id", id);
  topsheet_cli_add_text (builder, "model", topsheet_price_rule_get_model_id (rule));
  topsheet_cli_add_text (builder, "meter", topsheet_price_rule_get_meter (rule));
  topsheet_cli_add_strv (builder, "conditions", topsheet_price_rule_get_conditions (rule));
  topsheet_cli_add_text (builder, "unit", topsheet_unit_get_name (topsheet_price_rule_get_unit (rule)));
  add_old_price (builder, topsheet_price_change_get_current (change));
  topsheet_cli_add_decimal (builder, "new_price", topsheet_price_rule_get_price (rule));
  topsheet_cli_add_int (builder, "per", (gint64) topsheet_price_rule_get_per (rule));
  topsheet_cli_add_text (builder, "currency", topsheet_price_rule_get_currency (rule));
  if (topsheet_price_change_get_ratio (change, &ratio))
    topsheet_cli_add_decimal (builder, "ratio", ratio);
  else
    topsheet_cli_add_null (builder, "ratio");
  topsheet_cli_add_text (builder, "sentence", topsheet_price_change_get_sentence (change));
  add_doubts (builder, topsheet_price_change_get_doubts (change));
  topsheet_cli_add_bool (builder, "accepted", topsheet_price_change_get_accepted (change));
  json_builder_end_object (builder);
}

static void
add_changes (JsonBuilder *builder, TopsheetCatalogueUpdate *update, TopsheetPriceVerdict verdict)
{
  json_builder_set_member_name (builder, topsheet_price_verdict_nick (verdict));
  json_builder_begin_array (builder);
  for (guint i = 0; i < count_changes (update); i++)
    if (topsheet_price_change_get_verdict (get_change (update, i)) == verdict)
      add_change (builder, get_change (update, i));
  json_builder_end_array (builder);
}

static void
add_issues (JsonBuilder *builder, TopsheetCatalogueUpdate *update, const char *key, TopsheetPriceIssueKind kind)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < update->list->issues->len; i++)
    {
      const TopsheetPriceIssue *issue = g_ptr_array_index (update->list->issues, i);

      if (issue->kind != kind)
        continue;
      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "row", issue->key);
      topsheet_cli_add_text (builder, "path", issue->path);
      topsheet_cli_add_text (builder, "value", issue->value);
      topsheet_cli_add_text (builder, "sentence", issue->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gint64
count_issues (TopsheetCatalogueUpdate *update, TopsheetPriceIssueKind kind)
{
  return topsheet_price_list_count_issues (update->list, kind);
}

static void
print_json (TopsheetCli *cli, TopsheetCatalogueUpdate *update, guint n_recorded)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "source", update->name);
  topsheet_cli_add_text (builder, "format", topsheet_price_list_format_name (update->list->format));
  topsheet_cli_add_int (builder, "rows", update->list->n_rows);
  topsheet_cli_add_int (builder, "taken", update->list->n_taken);
  topsheet_cli_add_bool (builder, "dry_run", topsheet_cli_get_flag (cli, "dry-run"));
  topsheet_cli_add_int (builder, "recorded", n_recorded);
  topsheet_cli_add_int (builder, "unchanged",
                        topsheet_catalogue_review_count (update->review, TOPSHEET_PRICE_UNCHANGED));
  add_changes (builder, update, TOPSHEET_PRICE_ADDED);
  add_changes (builder, update, TOPSHEET_PRICE_CHANGED);
  add_changes (builder, update, TOPSHEET_PRICE_SUSPICIOUS);
  add_issues (builder, update, "refused", TOPSHEET_PRICE_ISSUE_REFUSED);
  add_issues (builder, update, "not_expressible", TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE);
  add_issues (builder, update, "names_refused", TOPSHEET_PRICE_ISSUE_NAME);
  topsheet_cli_add_int (builder, "zero", count_issues (update, TOPSHEET_PRICE_ISSUE_ZERO));
  topsheet_cli_add_int (builder, "repeated", count_issues (update, TOPSHEET_PRICE_ISSUE_REPEATED));
  topsheet_cli_add_int (builder, "no_price", count_issues (update, TOPSHEET_PRICE_ISSUE_NO_PRICE));
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
print_changes (TopsheetCatalogueUpdate *update, TopsheetPriceVerdict verdict, const char *title)
{
  const char * const columns[] = { _("ID"), _("Model"), _("Meter"), _("What it means"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  guint total = topsheet_catalogue_review_count (update->review, verdict), shown = 0;

  for (guint i = 0; i < count_changes (update) && shown < MAX_LINES; i++)
    {
      TopsheetPriceChange *change = get_change (update, i);
      g_autofree char *id = NULL;

      if (topsheet_price_change_get_verdict (change) != verdict)
        continue;
      id = topsheet_catalogue_update_get_id (change);
      topsheet_cli_table_add (table, id, topsheet_price_rule_get_model_id (topsheet_price_change_get_rule (change)),
                              topsheet_price_rule_get_meter (topsheet_price_change_get_rule (change)),
                              topsheet_price_change_get_sentence (change), NULL);
      shown++;
    }
  topsheet_cli_print ("%s: %u\n", title, total);
  if (total > 0)
    topsheet_cli_table_print (table);
  if (total > shown)
    topsheet_cli_print (_("… and %u more; --json lists all\n"), total - shown);
}

static void
print_text (TopsheetCli *cli, TopsheetCatalogueUpdate *update, guint n_recorded)
{
  print_changes (update, TOPSHEET_PRICE_ADDED, _("Added"));
  print_changes (update, TOPSHEET_PRICE_CHANGED, _("Changed"));
  print_changes (update, TOPSHEET_PRICE_SUSPICIOUS, _("Suspicious"));
  topsheet_cli_print (_("Not expressible: %u\n"), (guint) count_issues (update, TOPSHEET_PRICE_ISSUE_INEXPRESSIBLE));
  for (guint i = 0, shown = 0; i < update->list->issues->len && shown < MAX_LINES; i++)
    {
      const TopsheetPriceIssue *issue = g_ptr_array_index (update->list->issues, i);

      if (issue->kind != TOPSHEET_PRICE_ISSUE_REFUSED && issue->kind != TOPSHEET_PRICE_ISSUE_NAME)
        continue;
      topsheet_cli_print (_("Refused: %1$s: %2$s\n"), issue->key, issue->reason);
      shown++;
    }
  if (topsheet_cli_get_flag (cli, "dry-run"))
    topsheet_cli_print (_("Nothing was recorded, as --dry-run asks.\n"));
  else
    topsheet_cli_print (g_dngettext (NULL, "%u price was recorded.\n", "%u prices were recorded.\n", n_recorded),
                        n_recorded);
}

/* Some rows were wrong: the rest stands. */
static void
report_refused (TopsheetCli *cli, TopsheetCatalogueUpdate *update)
{
  guint n = (guint) count_issues (update, TOPSHEET_PRICE_ISSUE_REFUSED);

  if (n > 0)
    topsheet_cli_set_partial (cli,
                              g_error_new (TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_INPUT,
                                           g_dngettext (NULL,
                                                        "%u row of the price list was refused; the rest of it counts",
                                                        "%u rows of the price list were refused; the rest of it counts",
                                                        n),
                                           n));
}

gboolean
topsheet_cli_run_catalogue_update (TopsheetCli *cli, GError **error)
{
  const char *location = cli->args[0];
  g_autoptr (TopsheetCatalogueUpdate) update = NULL;
  g_autoptr (GError) local = NULL;
  guint n = 0;

  if (strstr (location, "://") != NULL && !topsheet_price_fetch_is_url (location))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("“%s” is no address of http or https, and no file"), location);
      return FALSE;
    }
  if (cli->args[1] != NULL && topsheet_cli_get_list (cli, "accept") == NULL)
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("“%s” is one argument too many"),
                   cli->args[1]);
      return FALSE;
    }
  if (!topsheet_cli_open (cli, TRUE, error))
    return FALSE;
  update = dex_await_boxed (topsheet_catalogue_update_read (cli->session, location, cli->cancellable), error);
  if (update == NULL || !accept (cli, update, error))
    return FALSE;
  if (!topsheet_cli_get_flag (cli, "dry-run"))
    {
      n = dex_await_uint (topsheet_catalogue_update_record (cli->session, update), &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  report_refused (cli, update);
  if (cli->json)
    print_json (cli, update, n);
  else
    print_text (cli, update, n);
  return TRUE;
}
