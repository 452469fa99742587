/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/cli.h"

#include "services/topsheet-hours-service.h"

#include <glib/gi18n.h>

static const TopsheetHourlyRate *
find_rate (GPtrArray *rates, const char *member)
{
  for (guint i = 0; i < rates->len; i++)
    {
      const TopsheetHourlyRate *rate = g_ptr_array_index (rates, i);

      if (g_str_equal (rate->member, member))
        return rate;
    }
  return NULL;
}

static const TopsheetReviewTime *
find_time (GPtrArray *times, const char *member)
{
  for (guint i = 0; i < times->len; i++)
    {
      const TopsheetReviewTime *time = g_ptr_array_index (times, i);

      if (g_str_equal (time->member, member))
        return time;
    }
  return NULL;
}

static void
add_person (JsonBuilder *builder,
            const char *member,
            const TopsheetHourlyRate *rate,
            const TopsheetReviewTime *time,
            const char *currency)
{
  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "member", *member != '\0' ? member : NULL);
  if (rate != NULL)
    topsheet_cli_add_decimal (builder, "rate", rate->rate);
  else
    topsheet_cli_add_null (builder, "rate");
  topsheet_cli_add_text (builder, "currency", currency);
  if (time != NULL)
    {
      topsheet_cli_add_double (builder, "review_seconds", time->seconds);
      topsheet_cli_add_decimal (builder, "posted_hours", time->posted_hours);
    }
  else
    {
      topsheet_cli_add_null (builder, "review_seconds");
      topsheet_cli_add_null (builder, "posted_hours");
    }
  json_builder_end_object (builder);
}

static void
add_row (TopsheetCliTable *table,
         const char *member,
         const TopsheetHourlyRate *rate,
         const TopsheetReviewTime *time,
         const char *currency)
{
  g_autofree char *number = rate != NULL ? topsheet_decimal_print (&rate->rate) : NULL;
  g_autofree char *hour = number != NULL ? g_strdup_printf (_("%1$s %2$s/h"), number, currency) : g_strdup ("–");
  g_autofree char *spent = time != NULL ? topsheet_hours_service_format_duration (time->seconds) : g_strdup ("–");
  g_autofree char *posted = time != NULL ? topsheet_decimal_print (&time->posted_hours) : g_strdup ("–");

  topsheet_cli_table_add (table, *member != '\0' ? member : _("Everybody else"), hour, spent, posted, NULL);
}

/* Who has a rate, spent time, or both; everybody else first. */
static GPtrArray *
collect_members (GPtrArray *rates, GPtrArray *times)
{
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; i < rates->len; i++)
    g_ptr_array_add (members, ((TopsheetHourlyRate *) g_ptr_array_index (rates, i))->member);
  for (guint i = 0; i < times->len; i++)
    {
      TopsheetReviewTime *time = g_ptr_array_index (times, i);

      if (find_rate (rates, time->member) == NULL)
        g_ptr_array_add (members, time->member);
    }
  return members;
}

static gboolean
run_rates (TopsheetCli *cli, GError **error)
{
  const char * const columns[] = { _("Member"), _(">An hour"), _(">Reviewing"), _(">Hours posted"), NULL };
  g_autoptr (TopsheetProject) project = topsheet_cli_open_project (cli, cli->args[0], error);
  g_autoptr (GPtrArray) rates = NULL, times = NULL, members = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (TopsheetCliTable) table = topsheet_cli_table_new (columns);
  TopsheetStore *store;

  if (project == NULL)
    return FALSE;
  store = topsheet_cli_get_store (cli);
  rates = dex_await_boxed (topsheet_store_list_hourly_rates (store, topsheet_project_get_id (project)), error);
  if (rates == NULL)
    return FALSE;
  times = dex_await_boxed (topsheet_store_list_review_time (store, topsheet_project_get_id (project)), error);
  if (times == NULL)
    return FALSE;
  members = collect_members (rates, times);
  topsheet_cli_begin_list (builder);
  for (guint i = 0; i < members->len; i++)
    {
      const char *member = g_ptr_array_index (members, i);
      const TopsheetHourlyRate *rate = find_rate (rates, member);
      const TopsheetReviewTime *time = find_time (times, member);

      add_person (builder, member, rate, time, topsheet_project_get_currency (project));
      add_row (table, member, rate, time, topsheet_project_get_currency (project));
    }
  topsheet_cli_end_list (builder, members->len);
  if (cli->json)
    topsheet_cli_print_json (cli, builder);
  else
    topsheet_cli_table_print (table);
  return TRUE;
}

static void
print_rate (TopsheetCli *cli, TopsheetProject *project, const char *member, const TopsheetDecimal *rate, guint posted)
{
  g_autofree char *number = topsheet_decimal_print (rate);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      topsheet_cli_print (_("%1$s: %2$s %3$s an hour\n"), member != NULL ? member : _("Everybody else"), number,
                          topsheet_project_get_currency (project));
      return;
    }
  json_builder_begin_object (builder);
  topsheet_cli_add_text (builder, "member", member);
  topsheet_cli_add_decimal (builder, "rate", *rate);
  topsheet_cli_add_text (builder, "currency", topsheet_project_get_currency (project));
  topsheet_cli_add_int (builder, "posted", posted);
  json_builder_end_object (builder);
  topsheet_cli_print_json (cli, builder);
}

static gboolean
run_rate (TopsheetCli *cli, GError **error)
{
  const char *amount = cli->args[2] != NULL ? cli->args[2] : cli->args[1];
  const char *member = cli->args[2] != NULL ? cli->args[1] : NULL;
  g_autoptr (TopsheetProject) project = NULL;
  g_autoptr (GError) local = NULL;
  TopsheetDecimal rate;
  guint posted;

  if (!topsheet_decimal_parse (amount, &rate, NULL) || topsheet_decimal_sign (&rate) < 0 || (member && !*member))
    {
      g_set_error (error, TOPSHEET_CLI_ERROR, TOPSHEET_CLI_ERROR_USAGE,
                   _("AMOUNT takes what an hour costs in the project's currency, such as 54 or 40.5, not “%s”"),
                   member && !*member ? member : amount);
      return FALSE;
    }
  project = topsheet_cli_open_project (cli, cli->args[0], error);
  if (project == NULL)
    return FALSE;
  posted = dex_await_uint (topsheet_hours_service_set_rate (cli->session, topsheet_project_get_id (project), member,
                                                            &rate),
                           &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  print_rate (cli, project, member, &rate, posted);
  return TRUE;
}

static const TopsheetCliVerb verbs[] = {
  { "rate", "P [MEMBER] AMOUNT",
    N_("Says what an hour of a person costs, or of everybody who has no rate; time that was measured is posted"), 2, 3,
    NULL, run_rate },
  { "rates", "P", N_("Lists what an hour costs and how long reviewing took"), 1, 1, NULL, run_rates },
  { NULL },
};

const TopsheetCliNoun topsheet_cli_member = { "member", N_("People and what their time costs"), verbs };
