/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-paged-list.h"
#include "store/topsheet-store.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GENERATION_LIST (topsheet_generation_list_get_type ())
/**
 * TopsheetGenerationList:
 *
 * The versions of a project as a lazy list (#TopsheetPagedList) of a filter and an order. What is decided on stays where it is until the filter, the order or the
 * search changes, or the list is asked anew. It follows the store: new versions are put in, changed ones are loaded again.
 *
 * By deliverable, by phase, by model and by day the first row of each carries it as its group.
 */
G_DECLARE_FINAL_TYPE (TopsheetGenerationList, topsheet_generation_list, TOPSHEET, GENERATION_LIST, TopsheetPagedList)

TopsheetGenerationList *topsheet_generation_list_new           (TopsheetStore          *store,
                                                                gint64                  project_id);
/* Bits 1 << TopsheetDecisionKind; 0 = all. */
guint                   topsheet_generation_list_get_decisions (TopsheetGenerationList *self);
TopsheetSort            topsheet_generation_list_get_sort      (TopsheetGenerationList *self);
/* NULL when nothing is searched for. (transfer none) */
TopsheetSearch         *topsheet_generation_list_get_search    (TopsheetGenerationList *self);
void                    topsheet_generation_list_set_decisions (TopsheetGenerationList *self,
                                                                guint                   decisions);
gint64                  topsheet_generation_list_get_project_id (TopsheetGenerationList *self);
void                    topsheet_generation_list_set_sort      (TopsheetGenerationList *self,
                                                                TopsheetSort            sort);
/* @search: (nullable) */
void                    topsheet_generation_list_set_search    (TopsheetGenerationList *self,
                                                                TopsheetSearch         *search);
/* How many of each decision the search finds, of all when nothing is searched for: → TopsheetGenerationCounts (boxed) */
DexFuture              *topsheet_generation_list_count         (TopsheetGenerationList *self);
/* Ids in the list's order and with its search, but with other decisions: → GArray as topsheet_store_query_generations() */
DexFuture              *topsheet_generation_list_query_like    (TopsheetGenerationList *self,
                                                                guint                   decisions);
/* Groups of what is shown, in its order: → GPtrArray as topsheet_store_list_groups() */
DexFuture              *topsheet_generation_list_list_groups   (TopsheetGenerationList *self);
/* What a person calls the group @key (nullable) of TopsheetGenerationGroup in an order. (transfer full) */
char                   *topsheet_generation_list_describe_group (TopsheetSort           sort,
                                                                 const char            *key);

G_END_DECLS
