/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/topsheet-report-text.h"

#include "base/topsheet-text.h"
#include "base/topsheet-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Digits of the chain's head that the foot shows, in groups of four. */
#define HEAD_DIGITS 12

char *
topsheet_report_fill (const char *form, ...)
{
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GString) text = NULL;
  const char *name;
  va_list args;

  g_return_val_if_fail (form != NULL, NULL);

  values = g_hash_table_new (g_str_hash, g_str_equal);
  va_start (args, form);
  while ((name = va_arg (args, const char *)) != NULL)
    g_hash_table_insert (values, (gpointer) name, (gpointer) va_arg (args, const char *));
  va_end (args);

  text = g_string_new (NULL);
  while (*form != '\0')
    {
      const char *close = *form == '{' ? strchr (form, '}') : NULL;
      g_autofree char *place = close != NULL ? g_strndup (form + 1, (gsize) (close - form - 1)) : NULL;
      const char *value = place != NULL ? g_hash_table_lookup (values, place) : NULL;

      if (value != NULL)
        {
          g_string_append (text, value);
          form = close + 1;
        }
      else
        g_string_append_c (text, *form++);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static TopsheetMoney
absolute (const TopsheetMoney *money)
{
  TopsheetMoney value = *money;

  if (value.nanos < 0 && value.nanos > G_MININT64)
    value.nanos = -value.nanos;

  return value;
}

char *
topsheet_report_amount (const TopsheetMoney *money)
{
  g_return_val_if_fail (money != NULL, NULL);

  return topsheet_money_format (money, TOPSHEET_MONEY_FORMAT_PLAIN);
}

char *
topsheet_report_amount_absolute (const TopsheetMoney *money)
{
  TopsheetMoney value;

  g_return_val_if_fail (money != NULL, NULL);

  value = absolute (money);
  return topsheet_money_format (&value, TOPSHEET_MONEY_FORMAT_PLAIN);
}

char *
topsheet_report_amount_code (const TopsheetMoney *money)
{
  TopsheetMoney value;

  g_return_val_if_fail (money != NULL, NULL);

  value = absolute (money);
  return topsheet_money_format (&value, TOPSHEET_MONEY_FORMAT_CODE);
}

char *
topsheet_report_cell (const TopsheetMoney *money)
{
  g_return_val_if_fail (money != NULL, NULL);

  return money->nanos == 0 ? g_strdup ("–") : topsheet_report_amount (money);
}

char *
topsheet_report_iso_date (gint64 usec)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (usec);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : g_strdup ("–");
}

static char *
plan_number (TopsheetReportData *data)
{
  return g_strdup_printf ("%u", topsheet_budget_plan_get_version (data->plan));
}

char *
topsheet_report_plan_name (TopsheetReportData *data)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);

  if (data->plan == NULL)
    return g_strdup (C_("budget", "Plan"));

  number = plan_number (data);
  return topsheet_report_fill (topsheet_budget_plan_is_approved (data->plan) ? _("Plan v{n}") : _("Plan v{n}, draft"),
                               "n", number, NULL);
}

char *
topsheet_report_unpriced_lead (TopsheetReportData *data)
{
  g_autofree char *count = NULL;
  guint entries, lines;
  const char *form;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);

  entries = data->cost.unpriced;
  lines = data->plan != NULL ? data->totals.unpriced : 0;
  if (entries + lines == 0)
    return NULL;

  if (lines == 0)
    form = ngettext ("{n} entry is unpriced; the figures leave it out.",
                     "{n} entries are unpriced; the figures leave them out.", entries);
  else if (entries == 0)
    form = ngettext ("{n} line of the plan is unpriced; the figures leave it out.",
                     "{n} lines of the plan are unpriced; the figures leave them out.", lines);
  else
    form = ngettext ("{n} entry or line of the plan is unpriced; the figures leave it out.",
                     "{n} entries and lines of the plan are unpriced; the figures leave them out.", entries + lines);
  count = topsheet_text_format_count (entries + lines);

  return topsheet_report_fill (form, "n", count, NULL);
}

/* Rows: over, under, exactly on plan. Columns: no limit, under, over, exactly at the limit. */
static const char * const verdicts[3][4] = {
  {
    N_("The project is forecast to cost {eac}: {d} over plan v{n}."),
    N_("The project is forecast to cost {eac}: {d} over plan v{n}, {h} under the limit."),
    N_("The project is forecast to cost {eac}: {d} over plan v{n}, {h} over the limit."),
    N_("The project is forecast to cost {eac}: {d} over plan v{n}, exactly at the limit."),
  },
  {
    N_("The project is forecast to cost {eac}: {d} under plan v{n}."),
    N_("The project is forecast to cost {eac}: {d} under plan v{n}, {h} under the limit."),
    N_("The project is forecast to cost {eac}: {d} under plan v{n}, {h} over the limit."),
    N_("The project is forecast to cost {eac}: {d} under plan v{n}, exactly at the limit."),
  },
  {
    N_("The project is forecast to cost {eac}: exactly on plan v{n}."),
    N_("The project is forecast to cost {eac}: exactly on plan v{n}, {h} under the limit."),
    N_("The project is forecast to cost {eac}: exactly on plan v{n}, {h} over the limit."),
    N_("The project is forecast to cost {eac}: exactly on plan v{n}, exactly at the limit."),
  },
};

char *
topsheet_report_verdict (TopsheetReportData *data)
{
  const TopsheetCostReport *cost;
  g_autofree char *eac = NULL, *difference = NULL, *left = NULL, *number = NULL;
  guint row, column = 0;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);

  cost = &data->cost;
  if (!cost->has_plan || data->plan == NULL)
    {
      g_autofree char *actual = topsheet_report_amount_code (&cost->total.actual);

      if (data->entries == 0)
        return g_strdup (_("Nothing has been spent; no plan is approved."));
      return topsheet_report_fill (_("{actual} have been spent; no plan is approved."), "actual", actual, NULL);
    }

  row = cost->total.variance.nanos < 0 ? 0 : cost->total.variance.nanos > 0 ? 1 : 2;
  if (cost->has_limit)
    column = cost->left_at_completion.nanos > 0 ? 1 : cost->left_at_completion.nanos < 0 ? 2 : 3;
  eac = topsheet_report_amount_code (&cost->total.at_completion);
  difference = topsheet_report_amount_code (&cost->total.variance);
  left = topsheet_report_amount_code (&cost->left_at_completion);
  number = plan_number (data);

  return topsheet_report_fill (_(verdicts[row][column]), "eac", eac, "d", difference, "h", left, "n", number, NULL);
}

guint64
topsheet_report_count_tries (TopsheetReportData *data)
{
  guint64 tries = 0;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), 0);

  for (guint i = 0; i < TOPSHEET_N_DECISIONS; i++)
    tries += data->counts[i];

  return tries;
}

/* "83 %"; below 1 %: "0.4 %", "under 0.1 %" (report/README §3). */
static char *
share_in_sentence (guint64 part, guint64 whole)
{
  double share = (double) part / (double) whole;

  if (part == 0 || share >= 0.01)
    return topsheet_text_format_share (share, 0);
  if (share >= 0.001)
    return topsheet_text_format_share (share, 1);
  /* xgettext:no-c-format */
  return g_strdup (_("under 0.1 %"));
}

char *
topsheet_report_decisions_lead (TopsheetReportData *data)
{
  guint64 tries, undecided, rejected;
  g_autofree char *finals = NULL, *count = NULL, *pending = NULL, *share = NULL, *second = NULL;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);

  tries = topsheet_report_count_tries (data);
  if (data->finals_needed > 0)
    {
      g_autofree char *accepted = topsheet_text_format_count (data->finals_accepted);
      g_autofree char *needed = topsheet_text_format_count (data->finals_needed);

      finals = topsheet_report_fill (ngettext ("{f} of {m} final is accepted.", "{f} of {m} finals are accepted.",
                                               data->finals_needed),
                                     "f", accepted, "m", needed, NULL);
    }
  if (tries == 0)
    return topsheet_report_join (finals, _("No tries yet."));

  undecided = data->counts[TOPSHEET_DECISION_PENDING];
  rejected = data->counts[TOPSHEET_DECISION_REJECTED];
  count = topsheet_text_format_count ((gint64) tries);
  pending = topsheet_text_format_count ((gint64) undecided);
  share = share_in_sentence (rejected, tries);
  if (undecided == 0)
    second = topsheet_report_fill (ngettext ("{r} of {t} try was rejected, none is undecided.",
                                             "{r} of {t} tries were rejected, none are undecided.", (gulong) tries),
                                   "r", share, "t", count, NULL);
  else
    second = topsheet_report_fill (ngettext ("{r} of {t} tries were rejected, {u} is undecided.",
                                             "{r} of {t} tries were rejected, {u} are undecided.", (gulong) undecided),
                                   "r", share, "t", count, "u", pending, NULL);

  return topsheet_report_join (finals, second);
}

char *
topsheet_report_join (const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return g_strdup (second);
  if (second == NULL || *second == '\0')
    return g_strdup (first);
  return g_strconcat (first, " ", second, NULL);
}

static char *
group_head (const char *hex)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < HEAD_DIGITS && hex[i] != '\0'; i++)
    {
      /* The groups stay on one line. */
      if (i > 0 && i % 4 == 0)
        g_string_append (text, "\u00a0");
      g_string_append_c (text, hex[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
foot_of_plan (TopsheetReportData *data)
{
  g_autofree char *number = NULL, *date = NULL;

  if (data->plan == NULL)
    return g_strdup (_("No plan"));

  number = plan_number (data);
  if (!topsheet_budget_plan_is_approved (data->plan))
    return topsheet_report_fill (_("Plan v{n}, draft"), "n", number, NULL);
  date = topsheet_report_iso_date (topsheet_budget_plan_get_approved_at_usec (data->plan));
  return topsheet_report_fill (_("Plan v{n}, approved {date}"), "n", number, "date", date, NULL);
}

char *
topsheet_report_foot (TopsheetReportData *data)
{
  g_autofree char *plan = NULL, *ledger = NULL;

  g_return_val_if_fail (TOPSHEET_IS_REPORT_DATA (data), NULL);

  plan = foot_of_plan (data);
  if (data->entries == 0 || data->head == NULL)
    ledger = g_strdup (_("ledger without entries"));
  else
    {
      g_autofree char *count = topsheet_text_format_count ((gint64) data->entries);
      g_autofree char *head = group_head (data->head);

      ledger = topsheet_report_fill (_("ledger to entry {n}, head {head}"), "n", count, "head", head, NULL);
    }

  return g_strconcat (plan, " · ", ledger, NULL);
}

void
topsheet_report_share (const guint64 *counts, guint n_counts, guint *tenths)
{
  guint64 sum = 0, rest = 1000;

  g_return_if_fail (counts != NULL && tenths != NULL);

  for (guint i = 0; i < n_counts; i++)
    sum += counts[i];
  for (guint i = 0; i < n_counts; i++)
    {
      tenths[i] = sum > 0 ? (guint) ((unsigned __int128) counts[i] * 1000 / sum) : 0;
      rest -= tenths[i];
    }

  /* What is left goes to the largest remainders, one tenth each. */
  for (; sum > 0 && rest > 0; rest--)
    {
      guint best = 0;
      guint64 most = 0;

      for (guint i = 0; i < n_counts; i++)
        {
          guint64 exact = (guint64) ((unsigned __int128) counts[i] * 1000 / sum);
          guint64 remainder = tenths[i] > exact ? 0 : (guint64) ((unsigned __int128) counts[i] * 1000 % sum);

          if (remainder > most)
            {
              most = remainder;
              best = i;
            }
        }
      tenths[best]++;
    }
}
