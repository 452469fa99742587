/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-watch.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_WATCHED_FOLDER (topsheet_watched_folder_get_type ())
/**
 * TopsheetWatchedFolder:
 *
 * A folder with all below it. A file is taken when it rests: its size and time of change were the same in two looks a second apart, or it did not change for
 * ten seconds; one whose content ends too early is looked at again as long as it is fresh. Moved and renamed files are known again by their content. When
 * the folder is not there (a drive that was unplugged), the watch waits for it and nothing else happens. Folders are observed up to a limit; beyond it, and
 * for what a file system does not tell, everything is looked through now and then.
 */
G_DECLARE_FINAL_TYPE (TopsheetWatchedFolder, topsheet_watched_folder, TOPSHEET, WATCHED_FOLDER, TopsheetWatch)

G_END_DECLS
