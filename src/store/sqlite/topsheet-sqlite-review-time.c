/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/topsheet-error.h"
#include "engine/topsheet-human-time.h"
#include "model/topsheet-account.h"
#include "store/sqlite/topsheet-sqlite-nouns.h"
#include "store/sqlite/topsheet-sqlite-posting.h"
#include "store/sqlite/topsheet-sqlite-statement.h"

#include <glib/gi18n-lib.h>

/* What an entry of this kind is known by. Reversed ones count too: who takes one back does not want it posted again. */
#define PRICE_SOURCE "review-time"

typedef struct
{
  TopsheetSqliteConnection *connection;
  TopsheetSqlitePosting *posting;
  TopsheetProject *project;
  const char *what;
  guint n_posted;
} Posting;

static TopsheetReviewTime *
find_member (GPtrArray *times, const char *member)
{
  for (guint i = 0; i < times->len; i++)
    {
      TopsheetReviewTime *time = g_ptr_array_index (times, i);

      if (g_str_equal (time->member, member))
        return time;
    }
  return NULL;
}

static gboolean
add_nanos (TopsheetReviewTime *time, gint64 nanos, GError **error)
{
  if (!__builtin_add_overflow (time->posted_nanos, nanos, &time->posted_nanos))
    return TRUE;
  g_set_error_literal (error, TOPSHEET_ERROR, TOPSHEET_ERROR_OVERFLOW,
                       _("What reviewing cost is too large to be added up."));
  return FALSE;
}

static gboolean
add_posted (TopsheetSqliteConnection *connection, gint64 project_id, GPtrArray *times, GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT coalesce (member, ''), quantity, CASE WHEN EXISTS (SELECT 1 FROM ledger_entry AS later "
                                   "WHERE later.refers_to = ledger_entry.id AND later.kind = ?) THEN 0 ELSE amount_nanos END "
                                   "FROM ledger_entry WHERE project_id = ? AND account = ? AND kind = ? "
                                   "AND price_source GLOB '" PRICE_SOURCE " *'");

  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_ENTRY_REVERSAL);
  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_ACCOUNT_HUMAN_TIME);
  topsheet_sqlite_statement_add_int64 (statement, TOPSHEET_ENTRY_CHARGE);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetReviewTime *time = find_member (times, topsheet_sqlite_statement_get_text (statement, 0));
      TopsheetDecimal quantity;

      if (!topsheet_sqlite_statement_get_decimal (statement, 1, &quantity, error) ||
          (time != NULL && !topsheet_decimal_add (&time->posted_hours, &quantity, &time->posted_hours, error)))
        return FALSE;
      if (time != NULL && !add_nanos (time, topsheet_sqlite_statement_get_int64 (statement, 2), error))
        return FALSE;
    }
  return topsheet_sqlite_statement_is_good (statement);
}

/* (transfer full) (nullable): with @error */
static GPtrArray *
list_times (TopsheetSqliteConnection *connection, gint64 project_id, GError **error)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func ((GDestroyNotify) topsheet_review_time_free);
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT coalesce (decision.member, ''), sum (review_seconds) FROM generation "
                                   "JOIN decision ON generation_id = generation.id WHERE project_id = ? AND review_seconds > 0 "
                                   "GROUP BY 1 ORDER BY 1");

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  while (topsheet_sqlite_statement_next (statement, error))
    {
      TopsheetReviewTime *time = g_new0 (TopsheetReviewTime, 1);

      time->member = g_strdup (topsheet_sqlite_statement_get_text (statement, 0));
      time->seconds = topsheet_sqlite_statement_get_double (statement, 1);
      g_ptr_array_add (times, time);
    }
  if (!topsheet_sqlite_statement_is_good (statement) || !add_posted (connection, project_id, times, error))
    return NULL;
  return g_steal_pointer (&times);
}

/* What an hour of @member costs now; FALSE in @has when nobody said. */
static gboolean
find_rate (TopsheetSqliteConnection *connection,
           gint64 project_id,
           const char *member,
           gboolean *has,
           TopsheetDecimal *rate,
           GError **error)
{
  g_autoptr (TopsheetSqliteStatement) statement =
    topsheet_sqlite_statement_new (connection,
                                   "SELECT rate FROM hourly_rate WHERE project_id = ? AND member IN (?, '') "
                                   "ORDER BY member = '', id DESC LIMIT 1");

  topsheet_sqlite_statement_add_int64 (statement, project_id);
  topsheet_sqlite_statement_add_text (statement, member);
  *has = topsheet_sqlite_statement_next (statement, error);
  if (*has)
    return topsheet_sqlite_statement_get_decimal (statement, 0, rate, error);
  return topsheet_sqlite_statement_is_good (statement);
}

static gboolean
post_time (Posting *self, const TopsheetReviewTime *time, GError **error)
{
  const char *currency = topsheet_project_get_currency (self->project);
  TopsheetSqliteDraft draft = {
    .project_id = topsheet_project_get_id (self->project),
    .kind = TOPSHEET_ENTRY_CHARGE,
    .environment = TOPSHEET_ENVIRONMENT_LIVE,
    .account = TOPSHEET_ACCOUNT_HUMAN_TIME,
    .phase = topsheet_project_get_phase (self->project),
    .what = self->what,
    .member = *time->member != '\0' ? time->member : NULL,
    .unit = TOPSHEET_UNIT_HOUR,
  };
  g_autofree char *source = NULL, *printed = NULL;
  TopsheetDecimal rate;
  TopsheetMoney amount;
  gboolean has;

  if (!topsheet_human_time_left (time->seconds, &time->posted_hours, &draft.quantity, error) ||
      !find_rate (self->connection, draft.project_id, time->member, &has, &rate, error))
    return FALSE;
  if (!has || topsheet_decimal_sign (&draft.quantity) <= 0)
    return TRUE;
  if (!topsheet_money_price (&draft.quantity, &rate, 1, currency, &amount, error))
    return FALSE;
  printed = topsheet_decimal_print (&rate);
  source = g_strdup_printf (PRICE_SOURCE " %s %s/h", printed, currency);
  draft.amount = &amount;
  draft.price_source = source;
  self->n_posted++;
  return topsheet_sqlite_posting_add (self->posting, &draft, NULL, error);
}

static gboolean
post_review_time_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  g_autoptr (TopsheetProject) project = topsheet_sqlite_load_project (connection, arguments->id, error);
  g_autoptr (GPtrArray) times = NULL;
  g_autoptr (TopsheetSqlitePosting) posting = NULL;
  Posting self = { .connection = connection, .project = project, .what = arguments->text };

  if (project == NULL || (times = list_times (connection, arguments->id, error)) == NULL ||
      (posting = topsheet_sqlite_posting_new (connection, error)) == NULL)
    return FALSE;
  self.posting = posting;
  for (guint i = 0; i < times->len; i++)
    if (!post_time (&self, g_ptr_array_index (times, i), error))
      return FALSE;

  g_value_init (result, G_TYPE_UINT);
  g_value_set_uint (result, self.n_posted);
  return TRUE;
}

static gboolean
list_review_time_work (TopsheetSqliteConnection *connection,
                       TopsheetSqliteArguments *arguments,
                       GValue *result,
                       GError **error)
{
  GPtrArray *times = list_times (connection, arguments->id, error);

  if (times == NULL)
    return FALSE;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, times);
  return TRUE;
}

DexFuture *
topsheet_sqlite_list_review_time (TopsheetSqliteWorker *worker, gint64 project_id)
{
  return topsheet_sqlite_worker_read (worker, list_review_time_work, (TopsheetSqliteArguments) { .id = project_id });
}

DexFuture *
topsheet_sqlite_post_review_time (TopsheetSqliteWorker *worker, gint64 project_id, const char *what)
{
  return topsheet_sqlite_worker_write (worker, post_review_time_work,
                                       (TopsheetSqliteArguments) { .id = project_id, .text = g_strdup (what) });
}
