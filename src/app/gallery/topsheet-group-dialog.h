/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/topsheet-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_GROUP_DIALOG (topsheet_group_dialog_get_type ())
/**
 * TopsheetGroupDialog:
 *
 * The groups of an order with how many versions they have and how many of those wait. Typing narrows the list, Enter takes the marked one.
 *
 * Signals: picked (gint64 id): of the first version of the group.
 */
G_DECLARE_FINAL_TYPE (TopsheetGroupDialog, topsheet_group_dialog, TOPSHEET, GROUP_DIALOG, AdwDialog)

GtkWidget *topsheet_group_dialog_new        (void);
/**
 * topsheet_group_dialog_set_groups:
 * @groups: (element-type TopsheetGenerationGroup): copied
 * @place: where the person is, as the place of a version; its group is marked
 */
void       topsheet_group_dialog_set_groups (TopsheetGroupDialog *self,
                                             GPtrArray           *groups,
                                             TopsheetSort         sort,
                                             guint                place);

G_END_DECLS
