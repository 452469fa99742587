/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services/import/topsheet-watch.h"

G_BEGIN_DECLS

#define TOPSHEET_TYPE_WATCHED_SERVER (topsheet_watched_server_get_type ())
/**
 * TopsheetWatchedServer:
 *
 * A ComfyUI server that is asked every few seconds for what it has made since, see topsheet_comfyui_history_run(). While it does not run, the watch waits for it.
 */
G_DECLARE_FINAL_TYPE (TopsheetWatchedServer, topsheet_watched_server, TOPSHEET, WATCHED_SERVER, TopsheetWatch)

G_END_DECLS
