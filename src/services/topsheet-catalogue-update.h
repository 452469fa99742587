/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/topsheet-catalogue-review.h"
#include "exchange/topsheet-price-list.h"
#include "services/topsheet-session.h"

G_BEGIN_DECLS

/**
 * TopsheetCatalogueUpdate:
 * @name: the file or address, for a person
 * @list: what was read
 * @review: what it means for the library; a person may accept and decline in it
 *
 * A price list that was read and not recorded yet.
 */
typedef struct
{
  char                    *name;
  TopsheetPriceList       *list;
  TopsheetCatalogueReview *review;
} TopsheetCatalogueUpdate;

#define TOPSHEET_TYPE_CATALOGUE_UPDATE (topsheet_catalogue_update_get_type ())
GType                    topsheet_catalogue_update_get_type (void) G_GNUC_CONST;
/* The parts are shared. */
TopsheetCatalogueUpdate *topsheet_catalogue_update_copy     (TopsheetCatalogueUpdate *self);
void                     topsheet_catalogue_update_free     (TopsheetCatalogueUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TopsheetCatalogueUpdate, topsheet_catalogue_update_free)

/* → TopsheetCatalogueUpdate (boxed): the list at @location (a path, or an address of http or https) against the catalogue. Prices of one's own are left out of
 * it: they count whatever a list says. Nothing is recorded. Errors: topsheet_price_fetch_read(), topsheet_price_list_read() */
DexFuture *topsheet_catalogue_update_read   (TopsheetSession         *session,
                                             const char              *location,
                                             GCancellable            *cancellable);
/* → guint: how many prices were recorded. Those that are accepted, in one transaction; then the session's catalogue is read again. */
DexFuture *topsheet_catalogue_update_record (TopsheetSession         *session,
                                             TopsheetCatalogueUpdate *update);
/* "3f9a0c21b7": names a change of a list, the same whenever the list is read. (transfer full) */
char      *topsheet_catalogue_update_get_id (TopsheetPriceChange     *change);

G_END_DECLS
