/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/topsheet-paged-item.h"

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/* Rows that are fetched together, and how many such pages are kept when no widget shows them. */
#define TOPSHEET_PAGED_LIST_PAGE  128
#define TOPSHEET_PAGED_LIST_PAGES 64

#define TOPSHEET_PAGED_NOT_FOUND G_MAXUINT

#define TOPSHEET_TYPE_PAGED_LIST (topsheet_paged_list_get_type ())
/**
 * TopsheetPagedList:
 *
 * A list of any length over a store: a snapshot of the ids in order, and a #TopsheetPagedItem for what is looked at. Rows come in pages of
 * %TOPSHEET_PAGED_LIST_PAGE by id, only for positions that were wanted, and the least recent pages are dropped. Answers to older questions are dropped.
 *
 * Properties (read-only): loading (the order is being fetched). Signals: `queried ()` after the order arrived, `loaded ()` after rows arrived,
 * `failed (GError *)`.
 */
G_DECLARE_DERIVABLE_TYPE (TopsheetPagedList, topsheet_paged_list, TOPSHEET, PAGED_LIST, GObject)

/**
 * TopsheetPagedListClass:
 * @query: → GArray of gint64 ids in order (boxed G_TYPE_ARRAY)
 * @load: → GPtrArray of GObject for @ids (boxed G_TYPE_PTR_ARRAY); missing ones may be left out
 * @get_row_id: the id of a row
 * @get_group: (nullable): (transfer full) (nullable): what begins with @row when @previous (nullable) stands before it
 */
struct _TopsheetPagedListClass
{
  GObjectClass parent_class;

  DexFuture *(*query)      (TopsheetPagedList *self);
  DexFuture *(*load)       (TopsheetPagedList *self,
                            GArray            *ids);
  gint64     (*get_row_id) (TopsheetPagedList *self,
                            GObject           *row);
  char      *(*get_group)  (TopsheetPagedList *self,
                            GObject           *row,
                            GObject           *previous);
};

/* Asks for the order anew; the list becomes exactly that. */
void        topsheet_paged_list_requery      (TopsheetPagedList *self);
/* Asks for the order anew, but only adds what is new: what does not match any more stays where it is. */
void        topsheet_paged_list_merge        (TopsheetPagedList *self);
/* Loads again what is shown and forgets the rest; places do not change. */
void        topsheet_paged_list_refresh_rows (TopsheetPagedList *self);
/* Rows as they stand after a write of our own. (element-type GObject) */
void        topsheet_paged_list_put_rows     (TopsheetPagedList *self,
                                              GPtrArray         *rows);
/* A widget shows this position: its page is fetched unless it is here. */
void        topsheet_paged_list_want         (TopsheetPagedList *self,
                                              guint              position);
gint64      topsheet_paged_list_get_id       (TopsheetPagedList *self,
                                              guint              position);
/* All ids in order. (transfer full) */
GArray     *topsheet_paged_list_dup_ids      (TopsheetPagedList *self);
/* Position of an id, or %TOPSHEET_PAGED_NOT_FOUND. */
guint       topsheet_paged_list_find         (TopsheetPagedList *self,
                                              gint64             id);
/* The row when it is in memory. (transfer none) (nullable) */
gpointer    topsheet_paged_list_peek_row     (TopsheetPagedList *self,
                                              guint              position);
gboolean    topsheet_paged_list_get_loading  (TopsheetPagedList *self);
/* Whether the order arrived at least once. */
gboolean    topsheet_paged_list_is_queried   (TopsheetPagedList *self);
/* For tests: items alive, rows in memory, and rows asked for so far. */
guint       topsheet_paged_list_count_items  (TopsheetPagedList *self);
guint       topsheet_paged_list_count_rows   (TopsheetPagedList *self);
guint       topsheet_paged_list_count_asked  (TopsheetPagedList *self);

G_END_DECLS
