/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/overview/topsheet-overview-tiles.h"

#include "app/widgets/topsheet-money-label.h"
#include "app/widgets/topsheet-stat-tile.h"
#include "base/topsheet-text.h"
#include "base/topsheet-time.h"
#include "services/edit/topsheet-first-edit.h"

#include <glib/gi18n.h>

typedef enum
{
  TILE_SPENT,
  TILE_COMMITTED,
  TILE_REMAINING,
  TILE_COMPLETION,
  TILE_PER_ASSET,
  TILE_ACCEPTANCE,
  TILE_AWAITING,
  TILE_FIRST_EDIT,
} Tile;

#define WARNING_SHARE 0.8

static void
show (GtkWidget **tiles, Tile tile, const char *figure, const char *detail, const char *level)
{
  topsheet_stat_tile_show (TOPSHEET_STAT_TILE (tiles[tile]), figure, detail, level);
}

static const char *
level_of (const TopsheetOverviewData *data)
{
  const TopsheetMoney *limit = topsheet_project_get_limit (data->project);
  const double used = data->has_left ? 1.0 - topsheet_money_share (&data->left, limit) : 0.0;

  return data->has_left && data->left.nanos < 0 ? "error" : used >= WARNING_SHARE ? "warning" : "";
}

static void
show_spent (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  const TopsheetMoney *limit = topsheet_project_get_limit (data->project);
  g_autofree char *figure = topsheet_money_format (&data->spent, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *share = topsheet_text_format_share (topsheet_money_share (&data->spent, limit), 1);
  g_autofree char *whole = topsheet_money_label (limit, TOPSHEET_MONEY_FORMAT_SYMBOL);
  g_autofree char *detail = limit != NULL && limit->nanos > 0 ? g_strdup_printf (_("%s of %s"), share, whole)
                                                              : g_strdup (_("no limit is set"));
  g_autofree char *committed = topsheet_money_format (&data->committed, TOPSHEET_MONEY_FORMAT_SYMBOL);

  show (tiles, TILE_SPENT, figure, detail, "");
  show (tiles, TILE_COMMITTED, committed,
        data->committed.nanos != 0 ? _("held in open reservations") : _("no open reservations"), "");
}

static void
show_remaining (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  g_autofree char *figure = topsheet_money_label (data->has_left ? &data->left : NULL, TOPSHEET_MONEY_FORMAT_SYMBOL);

  show (tiles, TILE_REMAINING, figure,
        !data->has_left        ? _("no limit is set")
        : data->left.nanos < 0 ? _("over the limit")
                               : _("until the limit"),
        level_of (data));
}

static void
show_completion (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  const TopsheetMoney *estimate = &data->cost.total.at_completion;
  TopsheetMoney left = data->cost.left_at_completion;
  const gboolean over = data->cost.has_limit && left.nanos < 0;
  g_autofree char *figure = topsheet_money_label (data->has_plan ? estimate : NULL, TOPSHEET_MONEY_FORMAT_WHOLE);
  g_autofree char *amount = NULL;
  g_autofree char *detail = NULL;

  if (!data->has_plan)
    detail = g_strdup (_("needs a budget"));
  else if (!data->cost.has_limit)
    detail = g_strdup (_("no limit is set"));
  else
    {
      left.nanos = ABS (left.nanos);
      amount = topsheet_money_format (&left, TOPSHEET_MONEY_FORMAT_WHOLE);
      detail = g_strdup_printf (over ? _("%s over the limit") : _("%s below the limit"), amount);
    }
  show (tiles, TILE_COMPLETION, figure, detail, data->has_plan && over ? "warning" : "");
}

/* @money ÷ @n, rounded to a nano. */
static gboolean
divide (const TopsheetMoney *money, guint64 n, TopsheetMoney *out)
{
  const TopsheetDecimal nanos = topsheet_decimal_from_int (money->nanos);
  const TopsheetDecimal count = topsheet_decimal_from_int ((gint64) n);
  TopsheetDecimal quotient;

  if (n == 0 || !topsheet_decimal_divide (&nanos, &count, 0, &quotient, NULL))
    return FALSE;
  *out = topsheet_money (quotient.mantissa, money->currency);
  return TRUE;
}

static void
show_per_asset (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  const guint64 accepted = data->counts.by_decision[TOPSHEET_DECISION_ACCEPTED];
  TopsheetMoney all, compute;
  g_autofree char *figure = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *detail = NULL;

  if (!divide (&data->spent, accepted, &all) || !divide (&data->compute, accepted, &compute))
    {
      show (tiles, TILE_PER_ASSET, "–", _("nothing accepted yet"), "");
      return;
    }
  figure = topsheet_money_format (&all, TOPSHEET_MONEY_FORMAT_SYMBOL);
  alone = topsheet_money_format (&compute, TOPSHEET_MONEY_FORMAT_SYMBOL);
  detail = g_strdup_printf (_("%s for generation alone"), alone);
  show (tiles, TILE_PER_ASSET, figure, detail, "");
}

static void
show_review (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  const guint64 accepted = data->counts.by_decision[TOPSHEET_DECISION_ACCEPTED];
  const guint64 pending = data->counts.by_decision[TOPSHEET_DECISION_PENDING];
  const guint64 decided = data->counts.total - pending;
  g_autofree char *rate = decided > 0 ? topsheet_text_format_share ((double) accepted / (double) decided, 1)
                                      : g_strdup ("–");
  g_autofree char *accepted_text = topsheet_text_format_count ((gint64) accepted);
  g_autofree char *decided_text = topsheet_text_format_count ((gint64) decided);
  g_autofree char *pending_text = topsheet_text_format_count ((gint64) pending);
  g_autofree char *of = decided > 0 ? g_strdup_printf (_("%s of %s decided"), accepted_text, decided_text)
                                    : g_strdup (_("nothing decided yet"));
  g_autofree char *day = data->oldest_usec > 0 ? topsheet_time_format_day (data->oldest_usec) : NULL;
  g_autofree char *since = day != NULL ? g_strdup_printf (_("oldest since %s"), day) : g_strdup (_("all reviewed"));

  show (tiles, TILE_ACCEPTANCE, rate, of, "");
  show (tiles, TILE_AWAITING, pending_text, data->counts.total > 0 ? since : _("nothing imported yet"), "");
}

static void
show_first_edit (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  g_autofree char *figure = data->n_edited > 0 ? topsheet_first_edit_format (data->first_edit_s) : g_strdup ("–");
  g_autofree char *of = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "of %u version", "median of %u versions",
                                                      data->n_edited),
                                         data->n_edited);

  show (tiles, TILE_FIRST_EDIT, figure, data->n_edited > 0 ? of : _("nothing edited yet"), "");
}

void
topsheet_overview_tiles_make (GtkWidget **tiles)
{
  tiles[TILE_SPENT] = topsheet_stat_tile_new (_("Spent"));
  tiles[TILE_COMMITTED] = topsheet_stat_tile_new (_("Committed"));
  tiles[TILE_REMAINING] = topsheet_stat_tile_new (_("Remaining"));
  tiles[TILE_COMPLETION] = topsheet_stat_tile_new (_("Estimate at completion"));
  tiles[TILE_PER_ASSET] = topsheet_stat_tile_new (_("Cost per accepted asset"));
  tiles[TILE_ACCEPTANCE] = topsheet_stat_tile_new (_("Acceptance rate"));
  tiles[TILE_AWAITING] = topsheet_stat_tile_new (_("Awaiting review"));
  tiles[TILE_FIRST_EDIT] = topsheet_stat_tile_new (_("Time to first edit"));
}

void
topsheet_overview_tiles_show (GtkWidget **tiles, const TopsheetOverviewData *data)
{
  show_spent (tiles, data);
  show_remaining (tiles, data);
  show_completion (tiles, data);
  show_per_asset (tiles, data);
  show_review (tiles, data);
  show_first_edit (tiles, data);
}
