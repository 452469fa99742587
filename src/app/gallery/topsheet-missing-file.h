/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/topsheet-generation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TOPSHEET_TYPE_MISSING_FILE (topsheet_missing_file_get_type ())
/**
 * TopsheetMissingFile:
 *
 * Says that the file of a version is not where it was, and offers to locate it; not there while it is. In a page with the actions of topsheet-edit-actions.h.
 *
 * Property: missing (read-only): it says so now.
 */
G_DECLARE_FINAL_TYPE (TopsheetMissingFile, topsheet_missing_file, TOPSHEET, MISSING_FILE, AdwBin)

GtkWidget *topsheet_missing_file_new        (void);
/* @owner: see topsheet_file_look_new(); the same each time. @generation: (nullable) */
void       topsheet_missing_file_show       (TopsheetMissingFile *self,
                                             GObject             *owner,
                                             TopsheetGeneration  *generation);
gboolean   topsheet_missing_file_is_missing (TopsheetMissingFile *self);

G_END_DECLS
