/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_PAGED_ITEM (topsheet_paged_item_get_type ())
/**
 * TopsheetPagedItem:
 *
 * A place in a #TopsheetPagedList: cheap, made when a widget asks for it, filled when its page arrives.
 * Properties: id; row (nullable: not loaded yet); group (nullable: what begins with this row, "SH040").
 */
G_DECLARE_FINAL_TYPE (TopsheetPagedItem, topsheet_paged_item, TOPSHEET, PAGED_ITEM, GObject)

TopsheetPagedItem *topsheet_paged_item_new       (gint64             id);
gint64             topsheet_paged_item_get_id    (TopsheetPagedItem *self);
/* (transfer none) (nullable) */
gpointer           topsheet_paged_item_get_row   (TopsheetPagedItem *self);
/* (transfer none) (nullable) */
const char        *topsheet_paged_item_get_group (TopsheetPagedItem *self);
/* Where it stood last; the list checks it before it believes it. */
guint              topsheet_paged_item_get_position (TopsheetPagedItem *self);
void               topsheet_paged_item_set_position (TopsheetPagedItem *self,
                                                     guint              position);
void               topsheet_paged_item_set_row   (TopsheetPagedItem *self,
                                                  GObject           *row);
void               topsheet_paged_item_set_group (TopsheetPagedItem *self,
                                                  const char        *group);

G_END_DECLS
