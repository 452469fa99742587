/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "services/topsheet-ledger-service.h"

/* Entries that are in memory at once while a sum is made. */
#define PART 500

G_DEFINE_BOXED_TYPE (TopsheetLedgerSum, topsheet_ledger_sum, topsheet_ledger_sum_copy, topsheet_ledger_sum_free)

typedef struct
{
  TopsheetStore *store;
  GArray *ids;
  gint64 project_id;
  char *currency;
  GCancellable *cancellable;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->store);
  g_clear_pointer (&task->ids, g_array_unref);
  g_clear_object (&task->cancellable);
  g_free (task->currency);
  g_free (task);
}

static Task *
task_new (TopsheetSession *session, const char *currency)
{
  Task *task = g_new0 (Task, 1);

  task->store = g_object_ref (topsheet_session_get_store (session));
  task->currency = g_strdup (currency);
  return task;
}

static void
sum_init (TopsheetLedgerSum *sum, const char *currency)
{
  *sum = (TopsheetLedgerSum) { 0 };
  sum->settled = sum->reserved = sum->total = topsheet_money (0, currency);
  sum->is_valid = TRUE;
}

static void
sum_add (TopsheetLedgerSum *sum, TopsheetMoney *column, const TopsheetMoney *amount)
{
  sum->is_valid = sum->is_valid && topsheet_money_add (column, amount, column, NULL) &&
                  topsheet_money_add (&sum->total, amount, &sum->total, NULL);
}

static void
sum_add_entry (TopsheetLedgerSum *sum, TopsheetLedgerEntry *entry)
{
  const TopsheetMoney *amount = topsheet_ledger_entry_get_amount (entry);

  sum->entries++;
  if (amount == NULL)
    {
      sum->unpriced++;
      return;
    }
  switch (topsheet_ledger_entry_get_kind (entry))
    {
    case TOPSHEET_ENTRY_RESERVATION:
    case TOPSHEET_ENTRY_RELEASE:
      sum_add (sum, &sum->reserved, amount);
      break;
    case TOPSHEET_ENTRY_CHARGE:
    case TOPSHEET_ENTRY_ADJUSTMENT:
    case TOPSHEET_ENTRY_REVERSAL:
    case TOPSHEET_ENTRY_PURCHASE:
      sum_add (sum, &sum->settled, amount);
      break;
    case TOPSHEET_ENTRY_INVOICE:
    default:
      break;
    }
}

static DexFuture *
sum_ids_fiber (gpointer data)
{
  Task *task = data;
  TopsheetLedgerSum sum;

  sum_init (&sum, task->currency);
  for (guint i = 0; i < task->ids->len; i += PART)
    {
      g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) entries = NULL;
      GError *error = NULL;

      if (g_cancellable_set_error_if_cancelled (task->cancellable, &error))
        return dex_future_new_for_error (error);
      g_array_append_vals (part, &g_array_index (task->ids, gint64, i), MIN (PART, task->ids->len - i));
      entries = dex_await_boxed (topsheet_store_load_entries (task->store, part), &error);
      if (entries == NULL)
        return dex_future_new_for_error (error);
      for (guint k = 0; k < entries->len; k++)
        sum_add_entry (&sum, entries->pdata[k]);
    }
  return dex_future_new_take_boxed (TOPSHEET_TYPE_LEDGER_SUM, topsheet_ledger_sum_copy (&sum));
}

static DexFuture *
sum_all_fiber (gpointer data)
{
  Task *task = data;
  g_autoptr (GPtrArray) rows = NULL;
  GError *error = NULL;
  TopsheetLedgerSum sum;

  rows = dex_await_boxed (topsheet_store_balance (task->store, task->project_id, TOPSHEET_BALANCE_ACCOUNT), &error);
  if (rows == NULL)
    return dex_future_new_for_error (error);
  sum_init (&sum, task->currency);
  for (guint i = 0; i < rows->len; i++)
    {
      const TopsheetBalanceRow *row = rows->pdata[i];

      sum.entries += row->entries;
      sum.unpriced += row->unpriced;
      sum_add (&sum, &sum.settled, &row->amount);
      sum_add (&sum, &sum.reserved, &row->committed);
    }
  return dex_future_new_take_boxed (TOPSHEET_TYPE_LEDGER_SUM, topsheet_ledger_sum_copy (&sum));
}

TopsheetLedgerSum *
topsheet_ledger_sum_copy (const TopsheetLedgerSum *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
topsheet_ledger_sum_free (TopsheetLedgerSum *self)
{
  g_free (self);
}

DexFuture *
topsheet_ledger_service_sum_all (TopsheetSession *session, gint64 project_id, const char *currency)
{
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  task = task_new (session, currency);
  task->project_id = project_id;
  return dex_scheduler_spawn (NULL, 0, sum_all_fiber, task, task_free);
}

DexFuture *
topsheet_ledger_service_sum_ids (TopsheetSession *session, GArray *ids, const char *currency, GCancellable *cancellable)
{
  Task *task;

  g_return_val_if_fail (TOPSHEET_IS_SESSION (session), NULL);
  g_return_val_if_fail (ids != NULL && currency != NULL, NULL);

  task = task_new (session, currency);
  task->ids = g_array_ref (ids);
  g_set_object (&task->cancellable, cancellable);
  return dex_scheduler_spawn (NULL, 0, sum_ids_fiber, task, task_free);
}
