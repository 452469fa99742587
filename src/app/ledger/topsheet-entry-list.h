/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-paged-list.h"
#include "store/topsheet-store.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_ENTRY_LIST (topsheet_entry_list_get_type ())
/**
 * TopsheetEntryList:
 *
 * The ledger of a project as a lazy list, newest first. It follows the store: new entries are put in on top, and states, which later entries decide,
 * are read again.
 */
G_DECLARE_FINAL_TYPE (TopsheetEntryList, topsheet_entry_list, TOPSHEET, ENTRY_LIST, TopsheetPagedList)

TopsheetEntryList *topsheet_entry_list_new          (TopsheetStore     *store,
                                                     gint64             project_id);
/* 0 = all */
guint              topsheet_entry_list_get_account  (TopsheetEntryList *self);
/* TopsheetPhase, -1 = all */
int                topsheet_entry_list_get_phase    (TopsheetEntryList *self);
const char        *topsheet_entry_list_get_text     (TopsheetEntryList *self);
gboolean           topsheet_entry_list_is_filtered  (TopsheetEntryList *self);
void               topsheet_entry_list_set_account  (TopsheetEntryList *self,
                                                     guint              account);
void               topsheet_entry_list_set_phase    (TopsheetEntryList *self,
                                                     int                phase);
void               topsheet_entry_list_set_text     (TopsheetEntryList *self,
                                                     const char        *text);

G_END_DECLS
