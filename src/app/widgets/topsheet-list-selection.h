/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_LIST_SELECTION (topsheet_list_selection_get_type ())
/**
 * TopsheetListSelection:
 *
 * Which places of a long list are selected: a bitset and nothing else, so selecting all of a hundred thousand asks for no item and keeps none
 * alive. The target is the place acted on last; a range grows from the anchor.
 *
 * Properties: model (construct only); target (position or %GTK_INVALID_LIST_POSITION, read-only); n-selected (read-only).
 */
G_DECLARE_FINAL_TYPE (TopsheetListSelection, topsheet_list_selection, TOPSHEET, LIST_SELECTION, GObject)

TopsheetListSelection *topsheet_list_selection_new            (GListModel            *model);
/* (transfer none) */
GListModel            *topsheet_list_selection_get_model      (TopsheetListSelection *self);
guint                  topsheet_list_selection_get_target     (TopsheetListSelection *self);
guint                  topsheet_list_selection_get_n_selected (TopsheetListSelection *self);
/* Only this one. */
void                   topsheet_list_selection_set_target     (TopsheetListSelection *self,
                                                               guint                  position);

G_END_DECLS
