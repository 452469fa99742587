/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/ledger/topsheet-entry-list.h"

struct _TopsheetEntryList
{
  TopsheetPagedList parent_instance;
  TopsheetStore *store;
  gint64 project_id;
  guint account;
  int phase;
  char *text;
};

G_DEFINE_FINAL_TYPE (TopsheetEntryList, topsheet_entry_list, TOPSHEET_TYPE_PAGED_LIST)

static DexFuture *
query (TopsheetPagedList *list)
{
  TopsheetEntryList *self = TOPSHEET_ENTRY_LIST (list);
  TopsheetEntryQuery question = { 0 };

  question.project_id = self->project_id;
  question.account = self->account;
  question.phase = self->phase;
  question.text = self->text;
  return topsheet_store_query_entries (self->store, &question);
}

static DexFuture *
load (TopsheetPagedList *list, GArray *ids)
{
  return topsheet_store_load_entries (TOPSHEET_ENTRY_LIST (list)->store, ids);
}

static gint64
get_row_id (TopsheetPagedList *list, GObject *row)
{
  return topsheet_ledger_entry_get_id (TOPSHEET_LEDGER_ENTRY (row));
}

static void
changed_cb (TopsheetEntryList *self, TopsheetChange kinds)
{
  if (!(kinds & TOPSHEET_CHANGE_LEDGER) || !topsheet_paged_list_is_queried (TOPSHEET_PAGED_LIST (self)))
    return;
  topsheet_paged_list_refresh_rows (TOPSHEET_PAGED_LIST (self));
  topsheet_paged_list_merge (TOPSHEET_PAGED_LIST (self));
}

static void
topsheet_entry_list_finalize (GObject *object)
{
  TopsheetEntryList *self = TOPSHEET_ENTRY_LIST (object);

  g_clear_object (&self->store);
  g_free (self->text);
  G_OBJECT_CLASS (topsheet_entry_list_parent_class)->finalize (object);
}

static void
topsheet_entry_list_class_init (TopsheetEntryListClass *klass)
{
  TopsheetPagedListClass *list_class = TOPSHEET_PAGED_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = topsheet_entry_list_finalize;
  list_class->query = query;
  list_class->load = load;
  list_class->get_row_id = get_row_id;
}

static void
topsheet_entry_list_init (TopsheetEntryList *self)
{
  self->phase = -1;
}

TopsheetEntryList *
topsheet_entry_list_new (TopsheetStore *store, gint64 project_id)
{
  TopsheetEntryList *self;

  g_return_val_if_fail (TOPSHEET_IS_STORE (store), NULL);

  self = g_object_new (TOPSHEET_TYPE_ENTRY_LIST, NULL);
  self->store = g_object_ref (store);
  self->project_id = project_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

guint
topsheet_entry_list_get_account (TopsheetEntryList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_ENTRY_LIST (self), 0);

  return self->account;
}

int
topsheet_entry_list_get_phase (TopsheetEntryList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_ENTRY_LIST (self), -1);

  return self->phase;
}

const char *
topsheet_entry_list_get_text (TopsheetEntryList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_ENTRY_LIST (self), NULL);

  return self->text;
}

gboolean
topsheet_entry_list_is_filtered (TopsheetEntryList *self)
{
  g_return_val_if_fail (TOPSHEET_IS_ENTRY_LIST (self), FALSE);

  return self->account != 0 || self->phase >= 0 || self->text != NULL;
}

void
topsheet_entry_list_set_account (TopsheetEntryList *self, guint account)
{
  g_return_if_fail (TOPSHEET_IS_ENTRY_LIST (self));

  if (self->account == account)
    return;
  self->account = account;
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self));
}

void
topsheet_entry_list_set_phase (TopsheetEntryList *self, int phase)
{
  g_return_if_fail (TOPSHEET_IS_ENTRY_LIST (self));

  if (self->phase == phase)
    return;
  self->phase = phase;
  topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self));
}

void
topsheet_entry_list_set_text (TopsheetEntryList *self, const char *text)
{
  g_return_if_fail (TOPSHEET_IS_ENTRY_LIST (self));

  if (g_set_str (&self->text, text != NULL && *text != '\0' ? text : NULL))
    topsheet_paged_list_requery (TOPSHEET_PAGED_LIST (self));
}
