/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli-compare.h"

#include "engine/topsheet-price-shock.h"
#include "services/topsheet-budget-service.h"

#include <glib/gi18n.h>

const TopsheetCliOption topsheet_cli_compare_shock_options[] = {
  { "change", 0, TOPSHEET_CLI_OPTION_LIST, "NAME=FACTOR",
    N_("a provider or a model and what its prices are multiplied with, such as openai=2") },
  { "number", 0, TOPSHEET_CLI_OPTION_TEXT, "N", N_("another version than the newest") },
  { NULL },
};

static void
change_clear (gpointer data)
{
  TopsheetPriceMove *self = data;

  g_free ((char *) self->what);
}

/* A model by any name the catalogue knows it by, else the name of a provider that it has. */
static char *
find_target (TopsheetCatalogue *catalogue, const char *name)
{
  const char *id = topsheet_catalogue_resolve (catalogue, name, NULL);

  for (const char * const *model = topsheet_catalogue_list (catalogue); *model != NULL; model++)
    {
      GPtrArray *rules = topsheet_catalogue_get_rules (catalogue, *model);

      if (rules->len > 0 && g_strcmp0 (topsheet_price_rule_get_provider (rules->pdata[0]), name) == 0)
        return g_strdup (name);
    }
  return g_strdup (id);
}

static GArray *
read_changes (TopsheetCli *cli, TopsheetCatalogue *catalogue, GError **error)
{
  const char * const *given = topsheet_cli_get_list (cli, "change");
  g_autoptr (GArray) changes = g_array_new (FALSE, TRUE, sizeof (TopsheetPriceMove));

  g_array_set_clear_func (changes, change_clear);
  if (given == NULL)
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE, _("--%s is missing"), "change");
      return NULL;
    }
  for (guint i = 0; given[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      TopsheetPriceMove change = { 0 };

      if (!topsheet_cli_read_assignment ("change", given[i], &name, &change.factor, error))
        return NULL;
      change.what = find_target (catalogue, name);
      if (change.what == NULL)
        {
          g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_NOT_FOUND,
                       _("“%s” is no provider and no model of the catalogue"), name);
          return NULL;
        }
      g_array_append_val (changes, change);
    }
  return g_steal_pointer (&changes);
}

static void
add_totals (JsonBuilder *builder, const char *key, const TopsheetBudgetTotals *totals)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_object (builder);
  topsheet_cli_add_money (builder, "total", &totals->total);
  topsheet_cli_add_money (builder, "compute", &totals->compute);
  topsheet_cli_add_money (builder, "headroom", totals->has_headroom ? &totals->headroom : NULL);
  topsheet_cli_add_money (builder, "api_headroom", totals->has_api_headroom ? &totals->api_headroom : NULL);
  json_builder_set_member_name (builder, "by_phase");
  json_builder_begin_object (builder);
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    topsheet_cli_add_money (builder, topsheet_phase_get_nick (i), &totals->by_phase[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
print_json (TopsheetCli *cli, TopsheetBudgetPlan *plan, GArray *changes, const TopsheetPriceShock *shock)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  topsheet_cli_add_int (builder, "version", topsheet_budget_plan_get_version (plan));
  topsheet_cli_add_text (builder, "currency", topsheet_budget_plan_get_currency (plan));
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      const TopsheetPriceMove *change = &g_array_index (changes, TopsheetPriceMove, i);

      json_builder_begin_object (builder);
      topsheet_cli_add_text (builder, "name", change->what);
      topsheet_cli_add_decimal (builder, "factor", change->factor);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  topsheet_cli_add_int (builder, "lines_changed", shock->changed);
  topsheet_cli_add_int (builder, "lines_unpriced", shock->after.unpriced);
  add_totals (builder, "before", &shock->before);
  add_totals (builder, "after", &shock->after);
  topsheet_cli_add_known (builder, "limit_factor", shock->has_limit_factor, shock->limit_factor);
  topsheet_cli_add_known (builder, "api_limit_factor", shock->has_api_limit_factor, shock->api_limit_factor);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static void
add_row (TopsheetCliTable *table, const char *name, const TopsheetMoney *before, const TopsheetMoney *after)
{
  g_autofree char *first = topsheet_cli_format_money (before);
  g_autofree char *second = topsheet_cli_format_money (after);

  topsheet_cli_table_add (table, name, first, second, NULL);
}

static void
print_factor (gboolean is_known, const TopsheetDecimal *factor, const char *form)
{
  g_autofree char *text = is_known ? topsheet_decimal_print (factor) : NULL;

  if (text != NULL)
    topsheet_cli_print ("%s %s\n", form, text);
}

static const char *
get_verdict (const TopsheetPriceShock *shock)
{
  const gboolean over = shock->after.has_headroom && shock->after.headroom.nanos < 0;
  const gboolean over_api = shock->after.has_api_headroom && shock->after.api_headroom.nanos < 0;

  if (shock->changed == 0)
    return _("No priced line of the plan uses what changes.");
  if (over && over_api)
    return _("The plan would be over its limit and over the hard API limit.");
  if (over)
    return _("The plan would be over its limit.");
  if (over_api)
    return _("The plan would be over the hard API limit.");
  return shock->after.has_headroom || shock->after.has_api_headroom ? _("The plan would stay within its limits.")
                                                                    : _("The plan has no limit that could break.");
}

static void
print_text (const TopsheetPriceShock *shock)
{
  const TopsheetBudgetTotals *before = &shock->before, *after = &shock->after;
  const char * const columns[] = { "", _(">Now"), _(">Then"), NULL };
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);

  topsheet_cli_print ("%s\n", get_verdict (shock));
  for (guint i = 0; i < TOPSHEET_N_PHASES; i++)
    add_row (table, topsheet_phase_get_title (i), &before->by_phase[i], &after->by_phase[i]);
  add_row (table, _("Buffer"), &before->buffer, &after->buffer);
  add_row (table, _("Total"), &before->total, &after->total);
  if (before->has_headroom)
    add_row (table, _("Left of the limit"), &before->headroom, &after->headroom);
  if (before->has_api_headroom)
    add_row (table, _("Left of the API limit"), &before->api_headroom, &after->api_headroom);
  topsheet_cli_table_print (table);
  print_factor (shock->has_limit_factor, &shock->limit_factor,
                _("The limit is reached when these prices rise together ×"));
  print_factor (shock->has_api_limit_factor, &shock->api_limit_factor,
                _("The hard API limit is reached when these prices rise together ×"));
  if (after->unpriced > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", after->unpriced);

      topsheet_cli_print (g_dngettext (NULL, "%s line has no price and is in neither sum.\n",
                                       "%s lines have no price and are in neither sum.\n", after->unpriced),
                          count);
    }
}

gboolean
topsheet_cli_compare_shock (TopsheetCli *cli, GError **error)
{
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (TopsheetBudgetView) view = NULL;
  g_autoptr (GArray) changes = NULL;
  TopsheetPriceShock shock;
  TopsheetCatalogue *catalogue;
  guint64 number = 0;

  if (!topsheet_cli_get_number (cli, "number", 1, G_MAXUINT32, &number, error) ||
      (project = topsheet_cli_open_project (cli, cli->args[0], error)) == NULL)
    return FALSE;
  catalogue = topsheet_session_get_catalogue (cli->session);
  if ((changes = read_changes (cli, catalogue, error)) == NULL)
    return FALSE;
  view = dex_await_boxed (topsheet_budget_service_load (cli->session, topsheet_project_get_id (project), (guint) number),
                          error);
  if (view == NULL ||
      !topsheet_price_shock_compute (view->plan, catalogue, view->rates, topsheet_clock_get_usec (cli->clock),
                                     (const TopsheetPriceMove *) changes->data, changes->len, &shock, error))
    return FALSE;
  if (cli->json)
    print_json (cli, view->plan, changes, &shock);
  else
    print_text (&shock);
  return TRUE;
}
